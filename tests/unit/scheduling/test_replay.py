"""Runs whose rest is filled in at once, in the order of another run, against runs of all events."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits import Edit, Pin, SetEffort
from planner.scheduling import trace
from planner.scheduling.engine import EngineRun, run
from planner.scheduling.preview_session import PreviewSession
from planner.scheduling.replay import Replay, _last_greater
from planner.scheduling.schedule import schedule
from planner.scheduling.trace import Trace
from planner.scheduling.work import GRID, HoldBack, Timing, Work, by_rank
from tests.benchmarks.plans import made_up_catalogue, made_up_roadmap
from tests.strategies import examples

uneven = st.integers(2048, 8192).map(lambda count: count / 1024)
even = st.sampled_from((2.0, 3.0, 4.0))


@pytest.fixture(autouse=True)
def replay_whatever_is_left() -> Iterator[None]:
    """Short plans would be over before it pays."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trace, "_LOOK_EVERY", 1)
        patch.setattr(trace, "_APART", 0)
        patch.setattr(trace, "_LEAST_REPLAY", 1)
        yield


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Return from which to which turn each replay goes, as it happens."""
    found = list[tuple[int, int]]()
    fill = Replay.fill

    def noting(self: Replay, study: EngineRun, rest: object, until: int, ran: list[int]) -> None:
        found.append((len(study.sequence), until))
        fill(self, study, rest, until, ran)  # type: ignore[arg-type]

    monkeypatch.setattr(Replay, "fill", noting)
    return found


@st.composite
def works(draw: st.DrawFn, hours: st.SearchStrategy[float]) -> Work:
    """Activities of which many may start at once, ranked nearly with prerequisites first."""
    count = draw(st.integers(6, 40))
    unlocks: list[list[int]] = [[] for _ in range(count)]
    needs = [0] * count
    links = st.lists(st.integers(1, 12), max_size=2, unique=True)
    for place in range(count):
        for back in draw(links):
            if back <= place and draw(st.booleans()):
                unlocks[place - back].append(place)
                needs[place] += 1
    order = list(range(count))
    for _ in range(draw(st.integers(0, 3))):
        order.insert(draw(st.integers(0, count - 1)), order.pop(draw(st.integers(0, count - 1))))
    begun = draw(st.sampled_from((0, 0, 1, 5)))
    return Work(
        hours=draw(st.lists(hours, min_size=count, max_size=count)),
        needs=needs,
        unlocks=unlocks,
        release=[draw(st.sampled_from((0.0, 0.0, 0.0, 6.0))) for _ in range(count)],
        rank=by_rank(order),
        order=order,
        begun=[place < begun for place in range(count)],
        pinned=[draw(st.integers(0, 9)) == 0 for _ in range(count)],
        focus=draw(st.integers(1, 4)),
        hold=draw(st.none() | st.just(halves(count))),
    )


def halves(count: int) -> HoldBack:
    """Return what holds the second half of the places back until the first is done."""
    first = count // 2
    entry = bytes([1] * first + [0] * (count - first))
    return HoldBack(entry, bytes(1 - flag for flag in entry))


def check_same(found: Timing, expected: Timing) -> None:
    """Fail unless both are the same to the last bit, reasons included."""
    assert found.start == expected.start
    assert found.finish == expected.finish
    assert found.opener == expected.opener
    assert found.freed == expected.freed
    assert found.full == expected.full
    assert found.sequence == expected.sequence
    assert found.end == expected.end == max(expected.finish)


@given(works(uneven) | works(even), st.data())
@examples(3)
def test_other_hours_releases_and_pins(work: Work, data: st.DataObject) -> None:
    traced, count = Trace(work), len(work.hours)
    for _ in range(3):
        changed = data.draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=2))
        hours, release, pinned = list(work.hours), list(work.release), list(work.pinned)
        for place in changed:
            hours[place] = data.draw(uneven)
            release[place] = float(data.draw(st.sampled_from((0, 0, 9))))
            pinned[place] = data.draw(st.booleans())
        other = replace(work, hours=hours, release=release, pinned=pinned)
        check_same(traced.again(other, changed).timing, run(other))


def pinned(skill: str, days: timedelta, chance: random.Random) -> Edit:
    return Pin(skill, made_up_roadmap(made_up_catalogue(60)).start + abs(days))


def stretched(skill: str, days: timedelta, chance: random.Random) -> Edit:
    return SetEffort(skill, chance.uniform(5, 200))


@pytest.mark.parametrize("focus", [1, 2, 3, 4])
@pytest.mark.parametrize("make", [pinned, stretched])
def test_drags_in_long_plans(
    make: Callable[..., Edit], focus: int, filled: list[tuple[int, int]]
) -> None:
    catalogue = made_up_catalogue(500)
    held = replace(made_up_roadmap(catalogue), plans={})
    held = replace(held, learner=replace(held.learner, focus=focus))
    before = schedule(held, catalogue)
    session, chance = PreviewSession(before, catalogue), random.Random(focus)
    for skill in chance.sample(list(catalogue.skills), 15):
        days = before.by_id[skill].start - held.start + timedelta(chance.randint(-300, 300))
        roadmap = make(skill, days, chance).apply(held, catalogue)
        found, expected = session.after(roadmap), schedule(roadmap, catalogue)
        check_same(found.timing, expected.timing)
        assert found.by_id.days == expected.by_id.days
    assert focus == 1 or filled


def wide(count: int, links: dict[int, int], focus: int, step: int = 11) -> Work:
    """Return work of uneven hours in the order of its indices; `links` names dependants of some."""
    needs, unlocks = [0] * count, [list[int]() for _ in range(count)]
    for before, after in links.items():
        needs[after] += 1
        unlocks[before].append(after)
    hours = [2 + place * step % 29 * 3 / 32 + place / 1024 for place in range(count)]
    order = list(range(count))
    nobody = [False] * count
    return Work(hours, needs, unlocks, [0.0] * count, order, order, nobody, nobody, focus)


def test_the_whole_rest_when_nothing_depends_on_anything(filled: list[tuple[int, int]]) -> None:
    work = wide(60, {}, focus=2)
    longer = replace(work, hours=[3.75, *work.hours[1:]])
    check_same(Trace(work).again(longer, {0}).timing, run(longer))
    assert filled == [(2, 60)]


@pytest.mark.parametrize(("focus", "step"), [(2, 11), (3, 5), (3, 11)])
def test_a_place_that_stays_free_is_left_to_the_engine(focus: int, step: int) -> None:
    """Each waits for the one that is two or three turns before: in time mostly, but not always."""
    work = wide(80, {each: each + focus for each in range(20, 80 - focus)}, focus, step)
    traced = Trace(work)
    for other in range(1, 24):
        longer = replace(work, hours=[2 + other * 5 / 32, *work.hours[1:]])
        check_same(traced.again(longer, {0}).timing, run(longer))


@pytest.mark.parametrize("gap", [0, 1, 2**9, 2**11, 2**15])
def test_ends_that_are_close_are_left_to_the_engine(gap: int) -> None:
    """The engine takes two ends less than `EPSILON` apart for one, and counts the first."""
    work = wide(40, {20: 30, 21: 31}, focus=3)
    base = [*work.hours[:20], 4.0, 4.0 + gap * GRID, 4.0, *work.hours[23:]]
    traced = Trace(replace(work, hours=base))
    for more in range(1, 9):
        hours = [2 + more / 4, *base[1:]]
        longer = replace(work, hours=hours)
        check_same(traced.again(longer, {0}).timing, run(longer))
    last = replace(work, hours=[*base[:-3], 8.0, 8.0 + gap * GRID, 8.0])
    longer = replace(last, hours=[2.5, *last.hours[1:]])
    check_same(Trace(last).again(longer, {0}).timing, run(longer))


@given(st.permutations(range(12)))
def test_the_last_greater_one_before(values: list[int]) -> None:
    expected = [
        max((at for at in range(place) if values[at] > value), default=-1)
        for place, value in enumerate(values)
    ]
    assert _last_greater(values) == expected


def nearly_in_order(chance: random.Random) -> Work:
    """Return work in which most is ready when it is its turn, and what is not rests on what was
    started a few turns before."""
    count, focus = chance.randint(40, 90), chance.randint(1, 4)
    needs, unlocks = [0] * count, [list[int]() for _ in range(count)]
    for place in range(count):
        for back in chance.sample(range(1, focus + 5), chance.choice((0, 1, 1, 2))):
            if back <= place:
                unlocks[place - back].append(place)
                needs[place] += 1
    order = list(range(count))
    for _ in range(chance.choice((0, 2, 12))):
        order.insert(chance.randrange(count), order.pop(chance.randrange(count)))
    begun = chance.choice((0, 0, 2, 7))
    order.sort(key=lambda place: place >= begun)
    hours = [chance.randint(2048, 6144) / 1024 for _ in range(count)]
    latest = chance.choice((0, 0, 15, 40, 80))
    release = [float(chance.choice((0, 0, chance.randint(0, latest)))) for _ in range(count)]
    release[:begun] = [0.0] * begun
    pinned = [chance.random() < 0.03 for _ in range(count)]
    return Work(
        hours, needs, unlocks, release, by_rank(order), order,
        [place < begun for place in range(count)], pinned, focus,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_what_is_mostly_ready_in_its_turn(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        work = nearly_in_order(chance)
        traced, places = Trace(work), range(len(work.hours))
        for _ in range(4):
            some = chance.choice((places[:20], places))
            changed = set(chance.sample(some, chance.randint(1, 2)))
            hours, release, pinned = list(work.hours), list(work.release), list(work.pinned)
            for place in changed:
                hours[place] = chance.choice((3, 9, 150)) * chance.randint(512, 1024) / 1024
                release[place] = float(chance.choice((0, 0, 9)))
                pinned[place] = chance.random() < 0.3
            other = replace(work, hours=hours, release=release, pinned=pinned)
            check_same(traced.again(other, changed).timing, run(other))
