"""The engine against a replay in Fractions, and against the rules its answer has to keep."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.engine import run, tails
from planner.scheduling.work import NOBODY, Cause, HoldBack, Layout, Timing, Work, by_rank
from tests.unit.scheduling.synthetic import FIXED, quarters

CLOSE = 1e-5


def work_of(
    hours: list[float],
    links: dict[int, list[int]] | None = None,
    release: list[float] | None = None,
    begun: tuple[int, ...] = (),
    rank: list[int] | None = None,
    focus: int = 1,
    pinned: tuple[int, ...] = (),
    **rules: Any,
) -> Work:
    """Return work by activity index; `links` names the prerequisites of some."""
    count = len(hours)
    needs = [(links or {}).get(each, []) for each in range(count)]
    rank = rank or list(range(count))
    return Work(
        hours=hours,
        needs=[len(each) for each in needs],
        unlocks=[
            [after for after in range(count) if each in needs[after]] for each in range(count)
        ],
        release=release or [0.0] * count,
        rank=rank,
        order=by_rank(rank),
        begun=[each in begun for each in range(count)],
        pinned=[each in pinned for each in range(count)],
        focus=focus,
        **rules,
    )


@st.composite
def works(draw: st.DrawFn) -> Work:
    hours = draw(st.lists(quarters, min_size=1, max_size=9))
    count = len(hours)
    links = {
        each: draw(st.lists(st.integers(0, each - 1), max_size=3, unique=True))
        for each in range(1, count)
    }
    release = st.sampled_from((0.0, 0.0, 0.0)) | st.integers(0, 200).map(lambda n: n / 4)
    return work_of(
        hours,
        links,
        draw(st.lists(release, min_size=count, max_size=count)),
        tuple(draw(st.sets(st.integers(0, count - 1), max_size=2))),
        draw(st.permutations(range(count))),
        draw(st.integers(1, 4)),
        tuple(draw(st.sets(st.integers(0, count - 1), max_size=2))),
        patience=draw(st.sampled_from((0.0, 5.0, inf))),
        hold=draw(st.none() | holds(count)),
        layout=draw(st.none() | layouts(count)),
    )


def holds(count: int) -> st.SearchStrategy[HoldBack]:
    """Entry level, what lies beyond it, and some of that which is exempt for a while."""
    kinds = st.lists(
        st.sampled_from(["entry", "held", "exempt", "other"]), min_size=count, max_size=count
    )
    return st.tuples(kinds, st.integers(0, 120)).map(
        lambda drawn: HoldBack(
            bytes(kind == "entry" for kind in drawn[0]),
            bytes(kind == "held" for kind in drawn[0]),
            tuple(place for place, kind in enumerate(drawn[0]) if kind == "exempt"),
            drawn[1] / 4,
        )
    )


def layouts(count: int) -> st.SearchStrategy[Layout]:
    """Two tracks or one, and what stands above them."""
    tracks = st.just(b"") | st.lists(st.integers(0, 1), min_size=count, max_size=count).map(bytes)
    return st.builds(Layout, tracks, st.integers(0, 2), st.integers(2, 4))


def needs_of(work: Work, index: int) -> list[int]:
    return [each for each, after in enumerate(work.unlocks) if index in after]


def replay(work: Work) -> list[tuple[Fraction, Fraction]]:
    """Return start and finish by going from event to event in exact numbers."""
    count = len(work.hours)
    left = [Fraction(hours) for hours in work.hours]
    start: dict[int, Fraction] = {}
    finish: dict[int, Fraction] = {}
    now = Fraction(0)

    def is_ready(index: int) -> bool:
        if index in start:
            return False
        waits = not all(need in finish for need in needs_of(work, index))
        return work.begun[index] or not (waits or work.release[index] > now)

    while len(finish) < count:
        ready = sorted(filter(is_ready, range(count)), key=lambda each: work.rank[each])
        start |= {each: now for each in ready if work.begun[each] or work.pinned[each]}
        while len(start) - len(finish) < work.focus:
            queue = [each for each in work.order if each not in start]
            ready = [each for each in queue if is_ready(each) and not work.pinned[each]]
            found = next_one(work, queue, ready, start, finish, now)
            if found is None:
                break
            start[found] = now
        active = [each for each in start if each not in finish]
        moments = [Fraction(at) for at in work.release if at > now]
        if active:
            moments.append(now + min(left[each] for each in active) * len(active))
        after = min(moments)
        for index in active:
            left[index] -= (after - now) / len(active)
            if left[index] == 0:
                finish[index] = after
        now = after
    return [(start[each], finish[each]) for each in range(count)]


def next_one(
    work: Work,
    queue: list[int],
    ready: list[int],
    start: Mapping[int, Fraction],
    finish: Mapping[int, Fraction],
    now: Fraction,
) -> int | None:
    """Return what takes a free place; `queue` has all that wait for one by rank."""
    active = [each for each in start if each not in finish]
    free = [each for each in ready if not is_held(work, each, finish, now)]
    if not active or not free:
        open_ones = free or ([] if active and reached(work, finish) is None else ready)
        return by_track(work, open_ones, active) if work.layout else next(iter(open_ones), None)
    if work.layout:
        return by_track(work, free, active)
    for each in queue:
        if each in free:
            return each
        if (
            not is_held(work, each, finish, now)
            and opens_at(work, each, start) - now <= work.patience
        ):
            return None
    return None


def reached(work: Work, finish: Mapping[int, Fraction]) -> bool | None:
    """Return True if all parts of entry level are done, None if not."""
    entry = work.hold.entry if work.hold else b""
    return None if any(part and each not in finish for each, part in enumerate(entry)) else True


def is_held(work: Work, index: int, finish: Mapping[int, Fraction], now: Fraction) -> bool:
    if work.hold is None or reached(work, finish):
        return False
    late = index in work.hold.exempt and now >= work.hold.exempt_until
    return bool(work.hold.held[index]) or late


def opens_at(work: Work, index: int, start: Mapping[int, Fraction]) -> Fraction:
    """Return when nothing dated is in the way of `index` or of what comes before it."""
    if index in start or work.begun[index]:
        return Fraction(0)
    before = [opens_at(work, each, start) for each in needs_of(work, index)]
    return max([Fraction(work.release[index]), *before])


def by_track(work: Work, ready: list[int], active: list[int]) -> int | None:
    """Return who goes first: own order, then what leads, then the track with fewer at work."""
    layout = work.layout
    assert layout is not None

    def key(index: int) -> tuple[int, int, int]:
        rank = work.rank[index]
        above = 0 if rank < layout.own else 1 if rank < layout.leading else 2
        beside = 0
        if above and work.focus > 1 and layout.track:
            beside = sum(layout.track[each] == layout.track[index] for each in active)
        return above, beside, rank

    return min(ready, key=key, default=None)


@given(works())
@FIXED
def test_times_are_those_of_the_replay(work: Work) -> None:
    timing = run(work)
    for index, (start, finish) in enumerate(replay(work)):
        assert timing.start[index] == pytest.approx(float(start), abs=CLOSE)
        assert timing.finish[index] == pytest.approx(float(finish), abs=CLOSE)


def pieces(timing: Timing) -> list[tuple[float, float, list[int]]]:
    """Return the stretches between events and what is in progress in each."""
    moments = sorted({0.0, *timing.start, *timing.finish})
    stretches = [(a, b) for a, b in pairwise(moments) if b - a > CLOSE]
    count = range(len(timing.start))
    return [
        (a, b, [i for i in count if timing.start[i] < (a + b) / 2 < timing.finish[i]])
        for a, b in stretches
    ]


@given(works())
@FIXED
def test_capacity_is_shared_equally_by_at_most_focus_and_all_hours_are_done(work: Work) -> None:
    timing = run(work)
    done = [0.0] * len(work.hours)
    for begin, end, active in pieces(timing):
        alone = [index for index in active if work.pinned[index] or work.begun[index]]
        assert len(active) <= max(work.focus, len(alone) + work.focus - 1)
        for index in active:
            done[index] += (end - begin) / len(active)
    assert done == pytest.approx(work.hours, abs=1e-3)


def ready_from(work: Work, timing: Timing, index: int) -> float:
    if work.begun[index]:
        return 0.0
    ends = [timing.finish[need] for need in needs_of(work, index)]
    return max([work.release[index], *ends])


@given(works())
@FIXED
def test_no_hour_is_idle_while_something_is_ready(work: Work) -> None:
    timing = run(work)
    for begin, end, active in pieces(timing):
        if not active:
            for index in range(len(timing.start)):
                ready = ready_from(work, timing, index)
                assert ready >= end - CLOSE or timing.finish[index] <= begin + CLOSE


@given(works())
@FIXED
def test_what_is_pinned_starts_when_nothing_comes_before_it(work: Work) -> None:
    timing = run(work)
    for index, start in enumerate(timing.start):
        ready = ready_from(work, timing, index)
        assert start >= ready - CLOSE
        if work.pinned[index] or work.begun[index]:
            assert start == pytest.approx(ready, abs=CLOSE)


@given(works())
@FIXED
def test_nothing_else_starts_while_all_places_are_taken(work: Work) -> None:
    timing = run(work)
    for index, start in enumerate(timing.start):
        if not (work.pinned[index] or work.begun[index]):
            before = [
                each
                for each in range(len(timing.start))
                if timing.start[each] < start - CLOSE and timing.finish[each] > start + CLOSE
            ]
            assert len(before) < work.focus


@given(works())
@FIXED
def test_nobody_overtakes_while_something_is_in_progress(work: Work) -> None:
    work = replace(work, layout=None, hold=None, patience=inf)
    timing = run(work)
    for one, start in enumerate(timing.start):
        if work.pinned[one] or work.begun[one] or not busy_at(timing, one):
            continue
        earlier = work.order[: work.rank[one]]
        assert all(timing.start[each] <= start + CLOSE for each in earlier)


def busy_at(timing: Timing, index: int) -> bool:
    """Whether anything else is in progress when `index` starts, or starts just before it."""
    start = timing.start[index]
    turn = timing.sequence.index(index)
    before = timing.sequence[:turn]
    return any(timing.finish[each] > start for each in before)


@given(works())
@FIXED
def test_the_finish_does_not_depend_on_order_places_or_pins_to_the_same_days(work: Work) -> None:
    other = replace(
        work, layout=None, hold=None, pinned=[False] * len(work.hours), focus=4 - work.focus % 4,
        rank=work.rank[::-1], order=by_rank(work.rank[::-1]),
    )  # fmt: skip
    assert run(work).end == pytest.approx(run(other).end, abs=1e-3)


@given(works())
@FIXED
def test_nothing_beyond_entry_level_starts_beside_it(work: Work) -> None:
    timing, hold = run(work), work.hold
    if hold is None:
        return
    entry = [each for each, part in enumerate(hold.entry) if part]
    for index, start in enumerate(timing.start):
        if hold.held[index] and not (work.pinned[index] or work.begun[index]):
            begun = [each for each in entry if timing.start[each] < start - CLOSE]
            assert all(timing.finish[each] <= start + CLOSE for each in begun)
            others = [each for each in entry if timing.start[each] >= start - CLOSE]
            assert all(ready_from(work, timing, each) >= start - CLOSE for each in others)


@given(works())
@FIXED
def test_the_cause_of_a_start_is_what_happened_then(work: Work) -> None:
    timing = run(work)
    for index, start in enumerate(timing.start):
        blocker = timing.blocker[index]
        match timing.cause[index]:
            case Cause.NOTHING:
                assert start == 0.0
            case Cause.PREREQUISITE:
                assert blocker in needs_of(work, index)
                assert timing.finish[blocker] == start
            case Cause.RELEASE:
                assert start == pytest.approx(work.release[index], abs=CLOSE)
            case Cause.FOCUS | Cause.ENTRY | Cause.IDLE:
                assert timing.finish[blocker] == start
                assert ready_from(work, timing, index) < start
            case Cause.TURN:
                assert timing.start[blocker] <= start
                assert work.rank[blocker] < work.rank[index]
            case Cause.PROGRESS:
                assert work.begun[index]
        alone = (Cause.NOTHING, Cause.RELEASE, Cause.PROGRESS)
        assert (blocker == NOBODY) == (timing.cause[index] in alone)


@given(works())
@FIXED
def test_without_releases_one_place_is_never_idle(work: Work) -> None:
    work = replace(work, release=[0.0] * len(work.hours), focus=1)
    assert max(run(work).finish) == pytest.approx(sum(work.hours))


def test_nothing_to_do() -> None:
    assert run(work_of([])).finish == []


def test_places_share_the_hours_and_pass_on_what_one_does_not_use() -> None:
    timing = run(work_of([4, 2, 3], focus=2))
    assert timing.finish == [8, 4, 9]
    assert timing.start == [0, 0, 4]
    assert timing.cause[2] is Cause.FOCUS
    assert timing.blocker[2] == 1


def test_what_has_begun_goes_on_whatever_the_focus_and_its_prerequisites() -> None:
    timing = run(work_of([4, 2, 3], links={1: [0], 2: [0]}, begun=(1, 2), rank=[2, 0, 1]))
    assert timing.start == [5, 0, 0]
    assert timing.finish == [9, 4, 5]
    assert [cause.name for cause in timing.cause] == ["FOCUS", "PROGRESS", "PROGRESS"]


def test_what_is_pinned_takes_a_place_of_its_own() -> None:
    timing = run(work_of([10, 2, 3], release=[0, 4, 0], pinned=(1,)))
    assert timing.start == [0, 4, 12]
    assert timing.finish == [12, 8, 15]
    assert timing.reason(1) == (Cause.RELEASE, NOBODY)


def test_a_free_place_passes_its_hours_on_rather_than_let_anybody_overtake() -> None:
    work = work_of([6, 2, 5, 1], links={2: [0]}, focus=2)
    assert run(work).start == [0, 0, 8, 8]
    assert run(work).reason(3) == (Cause.TURN, 2)
    assert run(replace(work, layout=Layout())).start == [0, 0, 9, 4]


def test_what_waits_longer_than_the_patience_holds_nobody_back() -> None:
    work = work_of([6, 2, 1], release=[0, 30, 0], focus=2, patience=10)
    assert run(work).start == [0, 30, 0]
    assert run(replace(work, patience=40)).start == [0, 30, 6]


def test_beyond_entry_level_one_at_a_time_where_all_of_it_waits() -> None:
    hold = HoldBack(bytes([1, 0, 0]), bytes([0, 1, 1]))
    timing = run(work_of([2, 3, 3], release=[30, 0, 0], focus=2, hold=hold, patience=0))
    assert timing.start == [30, 0, 3]
    assert timing.reason(2) == (Cause.ENTRY, 1)


def test_idle_until_the_first_release() -> None:
    timing = run(work_of([1, 1], release=[10, 20]))
    assert (timing.start, timing.finish) == ([10, 20], [11, 21])


def test_a_release_in_between_takes_the_free_place_at_once() -> None:
    timing = run(work_of([10, 1], release=[0, 4], focus=2))
    assert timing.start == [0, 4]
    assert timing.finish == [11, 6]


def test_tiny_and_huge_hours_together_come_to_an_end() -> None:
    timing = run(work_of([1e-5, 1e9, 1e-5, 3], focus=3))
    assert timing.finish[1] == pytest.approx(1e9 + 3)


def test_tails_are_the_longest_chain_that_waits() -> None:
    work = work_of([1, 2, 3, 4], links={1: [0], 2: [0], 3: [1]})
    assert tails(work.hours, work.unlocks, [0, 1, 2, 3]) == [7, 6, 3, 4]
