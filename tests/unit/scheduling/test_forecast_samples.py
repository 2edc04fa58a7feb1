"""The sampled hours, and the finish of a queue against the engine and against the calendar."""

import math
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from planner.domain.assumptions import PACE_SPREAD, RECORD_PACE_SPREAD
from planner.domain.catalogue import Catalogue
from planner.domain.effort import P90_Z, Effort
from planner.domain.learner import Learner
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.scheduling.forecast import SEED
from planner.scheduling.forecast_samples import (
    RECORD_SIZE,
    Efforts,
    Queue,
    calendar_with_hours,
    demand_of,
    drawn,
    latest_first,
)
from planner.scheduling.own_record import record_of
from planner.scheduling.schedule import Schedule, schedule
from tests.unit.scheduling.reference import Job, day_by_day, hours_on
from tests.unit.scheduling.synthetic import FEW, START, catalogue, names, roadmap, skill
from tests.unit.scheduling.uncertain import (
    chain,
    one_by_one,
    sampled_hours,
    spread_out,
    uncertain_cases,
)

SAMPLES = 10_000
ONE = chain([40])


def efforts_of(held: Roadmap, given_catalogue: Catalogue, samples: int = SAMPLES) -> Efforts:
    return Efforts(schedule(held, given_catalogue), samples, SEED)


def test_hours_follow_the_three_points_with_the_pace_and_less_without() -> None:
    efforts = efforts_of(roadmap(), ONE)
    low, middle, high = np.quantile(efforts.hours(0), (0.1, 0.5, 0.9))
    assert (low, middle, high) == pytest.approx((20, 40, 80), rel=0.05)
    alone = efforts.hours(0) / efforts.pace
    own_low, own_middle, own_high = np.quantile(alone, (0.1, 0.5, 0.9))
    assert own_middle / own_low == pytest.approx(middle / low * 0.91, rel=0.03)
    assert own_high / own_middle == pytest.approx(high / middle * 0.95, rel=0.03)
    assert alone.mean() == pytest.approx(schedule(roadmap(), ONE).work.hours[0], rel=0.01)


def test_the_own_part_is_what_the_pace_leaves() -> None:
    """Both together are as wide as the estimate; of a narrow one 0.2 are its own, or all."""
    below = math.log(2) / P90_Z
    for low, spread in ((40 / 2, math.sqrt(below**2 - 0.25**2)), (40 / 1.3, 0.2), (40 / 1.1, None)):
        effort = Effort(low, 40, 40)
        held = roadmap().with_plan("s0", SkillPlan(effort=effort))
        efforts = efforts_of(held, ONE)
        alone = np.sort(efforts.hours(0) / efforts.pace)
        found = math.log(alone[-1] / np.quantile(alone, 0.1)) / P90_Z
        assert found == pytest.approx(effort.below if spread is None else spread, rel=0.02)


def test_pace_is_shared_stratified_and_one_at_its_median() -> None:
    pace = efforts_of(roadmap(), ONE).pace
    assert np.all(np.diff(pace) > 0)
    assert np.log(pace).std() == pytest.approx(PACE_SPREAD, rel=0.001)
    assert np.median(pace) == pytest.approx(1)


def test_a_skill_known_exactly_varies_with_the_pace_only() -> None:
    certain = catalogue([skill("a", 10)])
    efforts = efforts_of(roadmap(), certain)
    assert np.allclose(efforts.hours(0), 10 * efforts.pace)


def test_draws_depend_on_the_skill_and_the_seed_only() -> None:
    assert drawn("python", 5, 1).tolist() == [2067, 3553, 2251, 685, 3729]
    assert drawn("python", 9, 1)[:5].tolist() == drawn("python", 5, 1).tolist()
    assert drawn("python", 99, 1).tolist() != drawn("python", 99, 2).tolist()
    assert drawn("python", 99, 1).tolist() != drawn("sql", 99, 1).tolist()


def test_an_edit_of_one_skill_leaves_the_samples_of_the_others() -> None:
    wide = spread_out(catalogue([skill("a", 10), skill("b", 20, ["a"]), skill("c", 30)]))
    before = schedule(roadmap(), wide)
    edited = roadmap().with_plan("b", SkillPlan(effort=Effort(1, 5, 9)))
    for after in (schedule(edited, wide), schedule(replace(roadmap(), removed=("b",)), wide)):
        for id_ in ("a", "c"):
            old = Efforts(before, 500, SEED).hours(before.index[id_])
            new = Efforts(after, 500, SEED).hours(after.index[id_])
            assert np.array_equal(old, new)


@pytest.mark.parametrize("logged", [1.0, 20.0, 45.0, 150.0, 900.0, 1e5])
def test_hours_left_are_those_of_who_got_that_far(logged: float) -> None:
    begun = roadmap().with_plan("s0", SkillPlan(started=START, logged=logged))
    left = efforts_of(begun, ONE).hours(0)
    assert np.all(left >= 0)
    assert np.all(np.isfinite(left))
    if logged < 100:
        whole = efforts_of(roadmap(), ONE).hours(0)
        expected = np.quantile(whole[whole > logged] - logged, (0.25, 0.5, 0.75))
        assert np.quantile(left, (0.25, 0.5, 0.75)) == pytest.approx(expected, rel=0.15)
    at_median = Efforts(schedule(begun, ONE), 1, SEED)
    entries = np.arange(4096)
    mean = at_median.hours_at(0, entries, np.ones(4096)).mean()
    if logged < 200:
        assert mean == pytest.approx(schedule(begun, ONE).work.hours[0], rel=0.02)


def with_record(ratio: float, finished: int) -> tuple[Roadmap, Catalogue]:
    """Return a plan of which so many skills took `ratio` times 0.8 to 1.2 of the hours planned."""
    ids = names(finished + 3)
    made = catalogue([skill(id_, 10) for id_ in ids])
    held = roadmap()
    for place, id_ in enumerate(ids[:finished]):
        hours = 10 * ratio * (0.8 + 0.4 * place / (finished - 1))
        held = held.with_plan(id_, SkillPlan(finished=START, logged=hours))
    return held, made


def test_enough_finished_skills_replace_the_spread_of_the_catalogue() -> None:
    held, made = with_record(1.5, RECORD_SIZE)
    efforts = efforts_of(held, made)
    assert np.log(efforts.pace).std() == pytest.approx(RECORD_PACE_SPREAD, rel=0.001)
    shares = efforts.hours(0) / efforts.pace / 10
    assert shares.min() == pytest.approx(0.8)
    assert shares.max() == pytest.approx(1.2)
    assert len(np.unique(shares.round(9))) == RECORD_SIZE
    record = record_of(schedule(held, made).tasks.values())
    assert record.skills == RECORD_SIZE
    assert record.mean == pytest.approx(1.5)


def test_too_few_finished_skills_do_not() -> None:
    held, made = with_record(1.5, RECORD_SIZE - 1)
    assert efforts_of(held, made).record is None


@pytest.mark.parametrize("logged", [5.0, 11.0, 400.0])
def test_hours_left_by_record_are_never_negative(logged: float) -> None:
    held, made = with_record(1.0, RECORD_SIZE)
    begun = held.with_plan("s20", SkillPlan(started=START, logged=logged))
    plan = schedule(begun, made)
    left = Efforts(plan, SAMPLES, SEED).hours(plan.index["s20"])
    assert np.all(left >= 0)
    assert np.all(left[left < 1e9] <= max(12 * 2 - logged, 0.1 * logged) + 1e-9)


@FEW
@given(uncertain_cases())
def test_the_finish_of_a_queue_is_that_of_the_engine(case: tuple[Roadmap, Catalogue]) -> None:
    plan = schedule(*case)
    if plan.studied:
        hours = sampled_hours(plan, 60)
        queue = demand_of(plan, lambda place: hours[place]).finish(calendar_with_hours(plan))
        assert np.allclose(queue, one_by_one(plan, hours).max(axis=0), atol=1e-4)


@FEW
@given(uncertain_cases())
def test_a_queue_that_keeps_no_demand_ends_as_the_demand_does(
    case: tuple[Roadmap, Catalogue],
) -> None:
    plan = schedule(*case)
    if plan.studied:
        hours, calendar = sampled_hours(plan, 60), calendar_with_hours(plan)
        kept = demand_of(plan, lambda place: hours[place]).finish(calendar)
        queue = Queue(calendar)
        for day, place in latest_first(plan):
            queue.add(day, hours[place])
        assert np.allclose(queue.finish(), kept)


@pytest.mark.parametrize("focus", [1, 2, 3, 4])
def test_the_finish_of_a_queue_is_that_of_studying_day_by_day(focus: int) -> None:
    """The same with no code in common: days instead of an axis, fractions instead of floats."""
    needs: dict[str, list[str]] = {
        "a": [], "b": ["a"], "c": ["a"], "d": [], "e": ["b", "c"], "f": ["d"], "g": [],
    }  # fmt: skip
    wide = spread_out(catalogue([skill(id_, 12, need) for id_, need in needs.items()]))
    pins = {"d": START + timedelta(days=9), "e": START + timedelta(days=30)}
    held = roadmap(Learner((2.0, 0.0, 3.0, 1.0, 0.0, 5.0, 0.0), focus=focus))
    for id_, pin in pins.items():
        held = held.with_plan(id_, SkillPlan(pin=pin))
    plan = schedule(held, wide)
    hours = sampled_hours(plan, 40)
    calendar = calendar_with_hours(plan)
    ends = demand_of(plan, lambda place: hours[place]).finish(calendar)
    for sample, end in enumerate(ends.tolist()):
        jobs = _jobs(plan, hours[:, sample].tolist(), needs)
        days = day_by_day(jobs, focus, START, lambda day: hours_on(day, held.learner))
        assert calendar.day_of_finish(end) == max(last for _, last in days.values())


def _jobs(plan: Schedule, hours: list[float], needs: dict[str, list[str]]) -> dict[str, Job]:
    jobs = {}
    for id_, place in plan.index.items():
        pin, turn = plan.roadmap.plan(id_).pin, plan.work.rank[place]
        opens = pin if isinstance(pin, date) else START
        jobs[id_] = Job(Fraction(hours[place]), needs[id_], turn, opens, alone=pin is not None)
    return jobs
