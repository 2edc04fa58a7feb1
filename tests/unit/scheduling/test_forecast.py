"""The forecast: it agrees with the plan and the engine, and is the same everywhere."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.learner import CalendarRule, Learner
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.route import Course, Route, RouteChoice, RouteKind, Term
from planner.resources import samples
from planner.scheduling.forecast import Forecast, Quantiles, forecast
from planner.scheduling.schedule import Schedule, schedule
from planner.storage.roadmap_file import load
from tests.benchmarks.plans import made_up_catalogue
from tests.unit.scheduling.synthetic import FEW, START, catalogue, roadmap, skill
from tests.unit.scheduling.uncertain import (
    chain,
    one_by_one,
    sampled_hours,
    spread_out,
    uncertain_cases,
)

FILES = sorted(samples().glob("*.yaml"))
each_sample = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
each_focus = pytest.mark.parametrize("focus", [1, 2, 3, 4])
DAILY = (2.0,) * 7


def plan_in(path: Path, shipped: Catalogue) -> Schedule:
    return schedule(load(path, shipped).roadmap, shipped)


def days(quantiles: Quantiles) -> list[date]:
    return [quantiles.p50, quantiles.p80, quantiles.p95]


@pytest.fixture
def shipped(catalogue: Catalogue) -> Catalogue:
    """The shipped catalogue; the name of the shared fixture is that of a function here."""
    return catalogue


@each_sample
def test_half_of_the_samples_are_done_when_the_plan_is(path: Path, shipped: Catalogue) -> None:
    plan = plan_in(path, shipped)
    left = (plan.finish - plan.roadmap.status_date).days
    off = (forecast(plan).finish.p50 - plan.finish).days
    assert abs(off) <= 0.02 * left


@each_sample
def test_quantiles_are_in_order(path: Path, shipped: Catalogue) -> None:
    check_order(forecast(plan_in(path, shipped)))


@each_sample
def test_skills_agree_with_many_runs_of_the_engine(path: Path, shipped: Catalogue) -> None:
    plan = plan_in(path, shipped)
    found = forecast(plan)
    ends = np.sort(one_by_one(plan, sampled_hours(plan, 4000)), axis=1)
    for id_, place in plan.index.items():
        for level, day in ((0.5, found.skills[id_].p50), (0.8, found.skills[id_].p80)):
            hours = found.calendar.hours_before(day)
            exact = float(ends[place, int(level * 4000)])
            chance = np.searchsorted(ends[place], hours) / 4000  # two humps have no one middle
            assert abs(hours - exact) <= 0.06 * plan.finish_hours or abs(chance - level) <= 0.03


@each_sample
def test_the_entry_level_agrees_with_many_runs_of_the_engine(
    path: Path, shipped: Catalogue
) -> None:
    plan = plan_in(path, shipped)
    entry = [place for id_, place in plan.index.items() if id_ in plan.scope.entry]
    ends = np.sort(one_by_one(plan, sampled_hours(plan, 4000))[entry].max(axis=0))
    found = forecast(plan)
    milestone = found.milestones["entry-level"]
    for level, day in ((0.5, milestone.p50), (0.8, milestone.p80)):
        off = found.calendar.hours_before(day) - float(ends[int(level * 4000)])
        assert abs(off) <= 0.04 * plan.finish_hours


def check_order(found: Forecast) -> None:
    for each in (found.finish, *found.milestones.values(), *found.skills.values()):
        assert days(each) == sorted(days(each))
        assert each.p80 <= found.finish.p80
    chances = [found.chance_by(day) for day in days(found.finish)]
    assert [chance >= level for chance, level in zip(chances, (0.5, 0.8, 0.95), strict=True)]
    assert chances == sorted(chances)


@FEW
@given(uncertain_cases())
def test_any_roadmap_has_a_forecast(case: tuple[Roadmap, Catalogue]) -> None:
    plan = schedule(*case)
    found = forecast(plan, samples=100)
    check_order(found)
    assert found == forecast(plan, samples=100)
    assert set(found.skills) == set(plan.studied)
    assert set(found.milestones) == {each.id for each in plan.milestones if each.day}
    assert found.finish.p50 >= found.fixed_until
    for point in found.finish_curve(20):
        assert 0 <= point.chance <= 1
        assert point.density >= 0


@each_focus
def test_a_plan_of_sixty_skills_is_as_wide_as_experience_says(focus: int) -> None:
    sixty = made_up_catalogue(60)
    begin = date(2026, 1, 5)
    plan = schedule(Roadmap("Plan", "career", begin, begin, learner=Learner(focus=focus)), sixty)
    found = forecast(plan).finish
    assert (found.p50 - plan.finish).days == pytest.approx(0, abs=0.02 * (plan.finish - begin).days)
    assert 1.15 <= (found.p80 - begin) / (found.p50 - begin) <= 1.35


@each_focus
def test_the_focus_does_not_change_the_finish(focus: int) -> None:
    wide = spread_out(catalogue([skill("a", 40), skill("b", 40), skill("c", 40, ["a"])]))
    found = forecast(schedule(roadmap(Learner(DAILY, focus=focus)), wide))
    one = forecast(schedule(roadmap(Learner(DAILY, focus=1)), wide))
    assert np.allclose(found.finish_hours, one.finish_hours)


def test_more_logged_hours_never_break() -> None:
    wide = chain([40, 20])
    for logged in range(0, 400, 7):
        held = roadmap(Learner(DAILY)).with_plan("s0", SkillPlan(started=START, logged=logged))
        found = forecast(schedule(held, wide), samples=500)
        check_order(found)
        assert np.all(np.isfinite(found.finish_hours))


def test_a_pin_is_a_floor() -> None:
    pin = START + timedelta(days=300)
    held = roadmap(Learner(DAILY)).with_plan("s1", SkillPlan(pin=pin))
    found = forecast(schedule(held, chain([10, 10])))
    assert found.chance_by(pin - timedelta(days=1)) == 0
    assert min(found.finish_hours) > 600
    assert found.skills["s0"].p95 < pin < found.skills["s1"].p50


def test_nothing_ends_in_a_break() -> None:
    away = CalendarRule(START + timedelta(days=10), START + timedelta(days=99))
    found = forecast(schedule(roadmap(Learner(DAILY, (away,))), chain([15])))
    inside = {found.chance_by(away.first + timedelta(days=day)) for day in (0, 40, 89)}
    assert len(inside) == 1
    assert 0 < inside.pop() < 1
    assert not any(away.first <= point.day <= away.last for point in found.finish_curve())


def test_courses_are_certain_and_hold_the_finish() -> None:
    term = Term("T", 0, 10, 20, 0, (Course("C", {"a": 1.0}),))
    route = Route("programme", RouteKind.BOOTCAMP, "Programme", "P", "", (term,))
    wide = spread_out(catalogue([skill("a", 40), skill("b", 5)], programme=route))
    plan = schedule(replace(roadmap(), route=RouteChoice("programme"), removed=("b",)), wide)
    found = forecast(plan)
    end = START + timedelta(weeks=10, days=-1)
    assert days(found.finish) == [end] * 3
    assert found.finish.is_certain
    assert (found.chance_by(end - timedelta(days=1)), found.chance_by(end)) == (0, 1)
    assert found.finish_curve() == ()


def test_an_empty_plan_and_one_that_is_done_are_certain() -> None:
    done = SkillPlan(started=START, finished=START + timedelta(days=3), logged=10)
    for held in (replace(roadmap(), removed=("s0",)), roadmap().with_plan("s0", done)):
        plan = schedule(held, chain([10]))
        found = forecast(plan)
        assert days(found.finish) == [plan.finish] * 3
        assert found.chance_by(plan.finish) == 1
        assert found.chance_by(plan.finish - timedelta(days=1)) == 0
        assert found.skills == {}
        assert found.finish_curve() == ()


def test_milestones_of_a_done_plan_keep_their_own_days() -> None:
    made = spread_out(catalogue([skill("a", 10), skill("b", 10)], entry={"a": Level.WORKING}))
    held = roadmap()
    for id_, day in (("a", 3), ("b", 30)):
        held = held.with_plan(id_, SkillPlan(finished=START + timedelta(days=day), logged=9))
    plan = schedule(held, made)
    found = forecast(plan).milestones
    assert {id_: each.p80 for id_, each in found.items()} == {
        each.id: each.day for each in plan.milestones
    }


def test_the_curve_rises_to_its_chances_and_encloses_them() -> None:
    found = forecast(schedule(roadmap(Learner(DAILY)), chain([30] * 8)))
    curve = found.finish_curve(100)
    assert len(curve) == 100
    chances = [point.chance for point in curve]
    assert chances == sorted(chances)
    step = curve[1].hours - curve[0].hours
    assert sum(point.density for point in curve) * step == pytest.approx(0.99, abs=0.01)
    heights = [point.density for point in curve]
    assert 10 < heights.index(max(heights)) < 60


def test_no_hours_at_all_is_the_end_of_time_and_no_error() -> None:
    found = forecast(schedule(roadmap(Learner((0.0,) * 7)), chain([10])), samples=50)
    assert found.finish.p50 > START + timedelta(days=80_000)
    assert found.chance_by(START + timedelta(days=3650)) == 0


def test_the_forecast_shares_no_calendar_with_the_plan() -> None:
    plan = schedule(roadmap(), chain([10]))
    assert forecast(plan).calendar is not plan.availability


SCRIPT = """
from planner.resources import samples
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import schedule
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load
shipped = load_catalogue()
found = forecast(schedule(load(samples() / "pins-and-breaks.yaml", shipped).roadmap, shipped), 500)
print(found)
"""


def test_every_process_says_the_same() -> None:
    said = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SCRIPT]
        ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        said.add(ran.stdout)
    assert len(said) == 1


def test_numpy_waits_for_the_first_forecast() -> None:
    modules = "forecast, drivers, ways_out"
    script = (
        f"import sys; from planner.scheduling import {modules}; assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
