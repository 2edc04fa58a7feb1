"""The k-slot reading that the benchmarks measure quality in, held against the slow and obvious."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.learner import Learner
from planner.scheduling.engine import run
from planner.scheduling.schedule import schedule
from tests.benchmarks.optimum import pinned_roadmap
from tests.benchmarks.plans import made_up_catalogue
from tests.benchmarks.slots import Slots, list_schedule, lower_bound, makespan, slots_of
from tests.unit.scheduling.synthetic import FEW, catalogue, roadmap, skill
from tests.unit.scheduling.test_engine import work_of


@st.composite
def problems(draw: st.DrawFn, most: int = 9) -> Slots:
    """A few skills of whole hours with links, releases, priorities and places."""
    count = draw(st.integers(1, most))
    links = {
        each: draw(st.lists(st.integers(0, each - 1), max_size=3, unique=True))
        for each in range(1, count)
    }
    hours = draw(st.lists(st.integers(1, 12).map(float), min_size=count, max_size=count))
    release = st.sampled_from((0.0, 0.0)) | st.integers(0, 40).map(float)
    releases = draw(st.lists(release, min_size=count, max_size=count))
    rank = draw(st.permutations(range(count)))
    return slots_of(work_of(hours, links, releases, (), rank, draw(st.integers(1, 3))))


def ready_at(slots: Slots, index: int, start: list[int]) -> int:
    """Return the hour from which a skill may start."""
    ends = [start[need] + slots.hours[need] for need in slots.needs[index]]
    return max([slots.release[index], *ends])


def running(slots: Slots, hour: int, start: list[int]) -> list[int]:
    """Return what holds a place during `hour`."""
    return [each for each, at in enumerate(start) if at <= hour < at + slots.hours[each]]


@given(problems())
def test_places_prerequisites_and_releases_are_kept_and_no_place_idles(slots: Slots) -> None:
    start = list_schedule(slots)
    rank = {index: place for place, index in enumerate(slots.order)}
    for index, at in enumerate(start):
        ready = ready_at(slots, index, start)
        assert at >= ready
        for hour in range(ready, at):
            assert len(running(slots, hour, start)) == slots.places
        waiting = [each for each, then in enumerate(start) if then > at]
        open_then = [each for each in waiting if ready_at(slots, each, start) <= at]
        assert all(rank[index] < rank[each] for each in open_then)
    for hour in range(makespan(slots, start)):
        assert len(running(slots, hour, start)) <= slots.places


def shortest(slots: Slots) -> int:
    """Return the optimum by trying every order: each skill at the earliest hour that is free."""
    count, best = len(slots.hours), None
    for order in permutations(range(count)):
        start: dict[int, int] = {}
        for index in order:
            if any(need not in start for need in slots.needs[index]):
                break
            at = max(
                [slots.release[index]]
                + [start[need] + slots.hours[need] for need in slots.needs[index]]
            )
            while not is_free(slots, index, at, start):
                at += 1
            start[index] = at
        else:
            end = makespan(slots, [start[index] for index in range(count)])
            best = end if best is None else min(best, end)
    assert best is not None
    return best


def is_free(slots: Slots, index: int, at: int, start: dict[int, int]) -> bool:
    """Return whether one place is free for the whole of a skill from hour `at`."""
    for hour in range(at, at + slots.hours[index]):
        if sum(then <= hour < then + slots.hours[each] for each, then in start.items()) >= (
            slots.places
        ):
            return False
    return True


@given(problems(most=5))
@FEW
def test_the_optimum_lies_between_the_bound_and_the_list_schedule(slots: Slots) -> None:
    best = shortest(slots)
    assert lower_bound(slots) <= best <= makespan(slots, list_schedule(slots))
    if slots.places == 1:
        assert best == makespan(slots, list_schedule(slots))


@given(problems())
def test_the_bound_is_the_best_cut_over_all_pairs_of_hours(slots: Slots) -> None:
    count = range(len(slots.hours))

    def head(index: int) -> int:
        chains = [head(need) + slots.hours[need] for need in slots.needs[index]]
        return max([slots.release[index], *chains])

    def tail(index: int) -> int:
        return max([slots.hours[after] + tail(after) for after in slots.unlocks[index]], default=0)

    cuts = [head(each) + slots.hours[each] + tail(each) for each in count]
    for begin in {head(each) for each in count}:
        for end in {tail(each) for each in count}:
            inside = [i for i in count if head(i) >= begin and tail(i) >= end]
            total = sum(slots.hours[each] for each in inside)
            if inside:
                cuts.append(begin + end + (total + slots.places - 1) // slots.places)
    assert lower_bound(slots) == max(cuts)


@pytest.mark.parametrize("seed", range(5))
def test_with_focus_one_it_is_the_engine(seed: int) -> None:
    """Without pins: those take a place of their own, which no reading of `focus` places knows."""
    made_up = made_up_catalogue(40, seed)
    roadmap = pinned_roadmap(made_up, 1, seed)
    plans = {skill: replace(plan, pin=None) for skill, plan in roadmap.plans.items()}
    work = schedule(replace(roadmap, plans=plans), made_up).work
    slots, timing = slots_of(work), run(work)
    start = list_schedule(slots)
    assert start == timing.start
    assert makespan(slots, start) == max(timing.finish)


def test_releases_count_in_hours_of_one_place() -> None:
    work = work_of([4.0, 4.0], release=[0.0, 12.0], focus=2)
    assert list_schedule(slots_of(work)) == [0, 6]


def test_what_it_cannot_read_is_refused() -> None:
    with pytest.raises(ValueError, match="whole hours"):
        slots_of(work_of([1.5]))
    with pytest.raises(ValueError, match="nothing begun"):
        slots_of(work_of([1.0], begun=(0,)))


def test_the_programs_own_priorities_are_read() -> None:
    skills = [skill("a", 2), skill("b", 3), skill("c", 9, ["a"])]
    plan = schedule(replace(roadmap(), learner=Learner(focus=1)), catalogue(skills))
    assert [plan.studied[each] for each in slots_of(plan.work).order] == ["a", "c", "b"]
