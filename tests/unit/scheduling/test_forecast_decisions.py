"""What moves the finish, how many hours it takes, and what else helps."""

import math
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from planner.domain.career import Requirement
from planner.domain.catalogue import Catalogue
from planner.domain.effort import P90_Z, Level
from planner.domain.learner import CalendarRule, Learner, spread
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.skill import Origin
from planner.resources import samples
from planner.scheduling.drivers import DriverKind, drivers
from planner.scheduling.engine import run
from planner.scheduling.forecast import SAFE, fixed_until, forecast
from planner.scheduling.forecast_samples import Efforts, calendar_with_hours, demand_of
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.ways_out import (
    WayOutKind,
    hours_per_week_for,
    optional_skills,
    ways_out,
)
from planner.scheduling.workload import Task
from planner.storage.roadmap_file import load
from tests.unit.scheduling.synthetic import FEW, START, catalogue, roadmap, skill
from tests.unit.scheduling.uncertain import chain, spread_out, uncertain_cases

FILES = sorted(samples().glob("*.yaml"))
each_sample = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
DAILY = (2.0,) * 7


@pytest.fixture
def shipped(catalogue: Catalogue) -> Catalogue:
    """The shipped catalogue; the name of the shared fixture is that of a function here."""
    return catalogue


def finish_with(plan: Schedule, place: int, hours: float) -> date:
    changed = list(plan.work.hours)
    changed[place] = hours
    end = max(run(replace(plan.work, hours=changed)).finish)
    fixed = (bar.finish for bar in plan.activities if bar.finish_hours is None)
    return max([plan.availability.day_of_finish(end), *fixed])


@each_sample
def test_an_hour_a_week_moves_the_finish_as_scheduling_again_says(
    path: Path, shipped: Catalogue
) -> None:
    held = load(path, shipped).roadmap
    plan = schedule(held, shipped)
    found = [each for each in drivers(plan) if each.kind is DriverKind.HOURS_PER_WEEK]
    days = (found[0].earlier, found[0].later) if found else (0, 0)
    for step, moved in zip((1, -1), days, strict=True):
        week = spread(held.learner.hours_per_week + step, held.learner.hours)
        other = schedule(replace(held, learner=replace(held.learner, hours=week)), shipped)
        assert (plan.finish - other.finish).days * step == moved


def own_ends(task: Task) -> tuple[float, float]:
    """Return the hours left of a skill with a chance of 10 and of 90 %, the pace left out."""
    below, above = (
        max(math.sqrt(max(each**2 - 0.25**2, 0.0)), min(each, 0.2))
        for each in (task.estimate.below, task.estimate.above / task.estimate.likely)
    )
    ends = [math.exp(-P90_Z * below), 1 + P90_Z * above]
    steps = [place / 100 for place in range(-800, 801)]
    mean = sum(
        (math.exp(below * z) if z < 0 else 1 + above * z) * math.exp(-z * z / 2) for z in steps
    ) / sum(math.exp(-z * z / 2) for z in steps)
    low, high = (task.remaining * end / mean for end in ends)
    return low, high


@each_sample
def test_skills_move_the_finish_as_the_engine_says(path: Path, shipped: Catalogue) -> None:
    plan = schedule(load(path, shipped).roadmap, shipped)
    if forecast(plan, 1).record.is_used:
        pytest.skip("the learner's own record replaces the three points")
    found = {each.skill: each for each in drivers(plan) if each.skill}
    for id_, place in plan.index.items():
        task = plan.tasks[id_]
        if task.plan.logged:
            continue
        low, high = own_ends(task)
        earlier = (plan.finish - finish_with(plan, place, low)).days
        later = (finish_with(plan, place, high) - plan.finish).days
        driver = found.get(id_)
        assert (driver.earlier if driver else 0) == pytest.approx(earlier, abs=1)
        assert (driver.later if driver else 0) == pytest.approx(later, abs=1)


@FEW
@given(uncertain_cases())
def test_skills_move_the_finish_as_a_queue_with_those_hours_does(
    case: tuple[Roadmap, Catalogue],
) -> None:
    plan = schedule(*case)
    if not plan.studied:
        return
    calendar, fixed = calendar_with_hours(plan), fixed_until(plan)
    efforts, entries = Efforts(plan, samples=1, seed=0), np.array([409, 3686])

    def finish(place: int, hours: float) -> date:
        own = [*plan.work.hours[:place], hours, *plan.work.hours[place + 1 :]]
        ends = demand_of(plan, lambda at: np.array([own[at]])).finish(calendar)
        return max(calendar.day_of_finish(float(ends[0])), fixed)

    found = {each.skill: (each.earlier, each.later) for each in drivers(plan) if each.skill}
    for place, (id_, hours) in enumerate(zip(plan.studied, plan.work.hours, strict=True)):
        low, high = efforts.hours_at(place, entries, np.ones(2)).tolist()
        days = (
            finish(place, hours),
            finish(place, min(low, hours)),
            finish(place, max(high, hours)),
        )
        expected = (days[0] - days[1]).days, (days[2] - days[0]).days
        assert found.get(id_, (0, 0)) == expected


def test_the_strongest_driver_comes_first() -> None:
    found = drivers(schedule(roadmap(Learner(DAILY)), chain([10, 80, 30])))
    spans = [each.earlier + each.later for each in found]
    assert spans == sorted(spans, reverse=True)
    assert [each.skill for each in found if each.skill] == ["s1", "s2", "s0"]


def test_a_skill_beside_a_late_pin_moves_nothing() -> None:
    wide = spread_out(catalogue([skill("a", 5), skill("b", 20)]))
    held = roadmap(Learner(DAILY)).with_plan("b", SkillPlan(pin=START + timedelta(days=200)))
    assert [each.skill for each in drivers(schedule(held, wide)) if each.skill] == ["b"]


def test_nothing_moves_an_empty_plan() -> None:
    assert drivers(schedule(replace(roadmap(), removed=("s0",)), chain([10]))) == ()


# Hours a week


def chance_at(held: Roadmap, given: Catalogue, hours: float, deadline: date) -> float:
    week = spread(hours, held.learner.hours)
    plan = schedule(replace(held, learner=replace(held.learner, hours=week)), given)
    return forecast(plan).chance_by(deadline)


@each_sample
def test_hours_per_week_are_just_enough(path: Path, shipped: Catalogue) -> None:
    held = load(path, shipped).roadmap
    plan = schedule(held, shipped)
    deadline = held.deadline or plan.finish
    hours = hours_per_week_for(plan, deadline)
    assert hours is not None
    assert chance_at(held, shipped, hours, deadline) >= SAFE
    assert chance_at(held, shipped, hours - 0.1, deadline) < SAFE


def test_more_hours_are_needed_for_a_nearer_deadline_or_more_chance() -> None:
    plan = schedule(roadmap(Learner(DAILY)), chain([30, 40, 20]))
    by_weeks = [hours_per_week_for(plan, START + timedelta(weeks=n)) for n in (20, 10, 5)]
    assert None not in by_weeks
    assert by_weeks == sorted(each for each in by_weeks if each)
    assert (hours_per_week_for(plan, plan.finish, 0.95) or 0) > (
        hours_per_week_for(plan, plan.finish, 0.5) or 0
    )


def test_what_cannot_be_reached_is_none() -> None:
    plan = schedule(roadmap(Learner(DAILY)), chain([300]))
    assert hours_per_week_for(plan, START + timedelta(days=2)) is None
    assert hours_per_week_for(plan, START - timedelta(days=50)) is None


def test_no_day_gets_more_than_24_hours() -> None:
    saturdays = Learner((0, 0, 0, 0, 0, 2, 0))
    plan = schedule(roadmap(saturdays), chain([24]))
    assert hours_per_week_for(plan, START + timedelta(days=6)) is None
    assert hours_per_week_for(plan, START + timedelta(days=30)) is not None


def test_nothing_left_needs_no_hours() -> None:
    plan = schedule(replace(roadmap(), removed=("s0",)), chain([10]))
    assert hours_per_week_for(plan, plan.finish) == 0


def test_dated_hours_of_their_own_stay() -> None:
    fixed = CalendarRule(START, START + timedelta(days=700), 3.0)
    plan = schedule(roadmap(Learner(DAILY, (fixed,))), chain([100]))
    assert hours_per_week_for(plan, START + timedelta(days=60)) is None


# Ways out


def test_a_safe_deadline_or_none_needs_no_way_out() -> None:
    held = roadmap(Learner(DAILY))
    for deadline in (None, START + timedelta(days=5000)):
        plan = schedule(replace(held, deadline=deadline), chain([30]))
        assert ways_out(plan, chain([30]), forecast(plan)) == ()


def optional_catalogue() -> Catalogue:
    """Return a catalogue that asks for "base" and, as typical or added, for what rests on it."""
    made = [skill("base", 20), skill("typical", 30, ["base"]), skill("top", 10, ["typical"])]
    made += [replace(skill("extra", 15, ["base"]), origin=Origin.ADDITION), skill("mine", 5)]
    wide = spread_out(catalogue(made, entry={"base": Level.WORKING}))
    needs = {"base": "mandatory", "typical": "typical", "top": "faq", "extra": "addition"}
    asked = tuple(Requirement(id_, Level.WORKING, need) for id_, need in needs.items())
    return replace(wide, careers={"c": replace(wide.careers["c"], requirements=asked)})


def test_optional_skills_go_in_order_and_after_what_rests_on_them() -> None:
    given = optional_catalogue()
    plan = schedule(replace(roadmap(), added=("mine",)), given)
    assert optional_skills(plan, given) == ("extra", "mine", "top", "typical")
    begun = roadmap().with_plan("top", SkillPlan(started=START))
    assert optional_skills(schedule(begun, given), given) == ("extra",)


def test_each_way_out_keeps_what_it_promises() -> None:
    given = optional_catalogue()
    held = replace(roadmap(Learner(DAILY)), deadline=START + timedelta(days=40))
    plan = schedule(held, given)
    found = forecast(plan)
    extend, hours, drop = ways_out(plan, given, found)
    assert (extend.kind, extend.deadline) == (WayOutKind.EXTEND, found.finish.p80)
    assert found.chance_by(extend.deadline) >= SAFE > found.chance_by(plan.finish)
    assert hours.kind is WayOutKind.ADD_HOURS
    assert hours.hours_per_week is not None
    assert chance_at(held, given, hours.hours_per_week, hours.deadline) == hours.chance >= SAFE
    assert drop.kind is WayOutKind.DROP_SKILLS
    rest = forecast(schedule(replace(held, removed=drop.skills), given))
    assert (rest.finish.p50, rest.finish.p80) == (drop.p50, drop.p80)
    assert rest.chance_by(drop.deadline) == drop.chance
    assert drop.is_enough
    fewer = forecast(schedule(replace(held, removed=drop.skills[:-1]), given))
    assert fewer.chance_by(drop.deadline) < SAFE


@each_sample
def test_ways_out_of_the_samples(path: Path, shipped: Catalogue) -> None:
    held = load(path, shipped).roadmap
    plan = schedule(replace(held, deadline=schedule(held, shipped).finish), shipped)
    found = forecast(plan)
    ways = ways_out(plan, shipped, found)
    assert {way.kind for way in ways} >= {WayOutKind.EXTEND}
    for way in ways:
        assert way.p50 <= found.finish.p50
        assert way.p80 <= found.finish.p80
        assert way.is_enough == (way.p80 <= way.deadline)
        assert not plan.scope.entry.intersection(way.skills)
