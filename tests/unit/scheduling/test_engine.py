"""The engine against a replay in Fractions, and against the rules its answer has to keep."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.engine import run, tails
from planner.scheduling.work import NOBODY, Cause, Timing, Work, by_rank
from tests.unit.scheduling.synthetic import FIXED, quarters

CLOSE = 1e-5


def work_of(
    hours: list[float],
    links: dict[int, list[int]] | None = None,
    release: list[float] | None = None,
    begun: tuple[int, ...] = (),
    rank: list[int] | None = None,
    focus: int = 1,
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
        focus=focus,
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
    )


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
        for index in ready[: work.focus - (len(start) - len(finish))]:
            start[index] = now
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
        assert len(active) <= work.focus
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
def test_no_place_is_free_while_something_is_ready(work: Work) -> None:
    timing = run(work)
    for begin, _end, active in pieces(timing):
        if len(active) < work.focus:
            for index, start in enumerate(timing.start):
                assert start <= begin + CLOSE or ready_from(work, timing, index) > begin + CLOSE


@given(works())
@FIXED
def test_who_is_ready_starts_in_the_order_of_ranks(work: Work) -> None:
    timing = run(work)
    for one, start in enumerate(timing.start):
        assert start >= ready_from(work, timing, one) - CLOSE
        for other, later in enumerate(timing.start):
            if later > start + CLOSE and ready_from(work, timing, other) < start - CLOSE:
                assert work.rank[one] < work.rank[other]


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
            case Cause.FOCUS:
                assert timing.finish[blocker] == start
                assert ready_from(work, timing, index) < start
            case Cause.PROGRESS:
                assert work.begun[index]
        assert (blocker == NOBODY) == (timing.cause[index] not in (Cause.PREREQUISITE, Cause.FOCUS))


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


def test_what_has_begun_waits_for_no_prerequisite_but_for_a_place() -> None:
    timing = run(work_of([4, 2, 3], links={1: [0], 2: [0]}, begun=(1, 2), rank=[2, 0, 1]))
    assert timing.start == [5, 0, 2]
    assert [cause.name for cause in timing.cause] == ["FOCUS", "PROGRESS", "PROGRESS"]


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
