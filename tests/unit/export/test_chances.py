"""The chances that JSON and documents tell, found again another way."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.formatting import chance_text
from planner.domain.learner import spread
from planner.domain.roadmap import Roadmap
from planner.edits.calendar import SetHours
from planner.export.document_data import document_data
from planner.export.finish_curve import CURVE_WIDTH, curve_data
from planner.export.forecast_summary import deadline_text, forecast_summary_of
from planner.export.plan_json import plan_data
from planner.resources import samples
from planner.scheduling.availability import next_day
from planner.scheduling.engine import run
from planner.scheduling.forecast import SAMPLES, forecast
from planner.scheduling.schedule import ActivityKind, Schedule, schedule
from planner.scheduling.workload import Status
from planner.storage.roadmap_file import load
from tests.unit.export import plans

RUNS = 1500
PACE = 0.25
each_route = pytest.mark.parametrize("route", ["self-study", "bootcamp"])


def json_of(plan: Schedule, catalogue: Catalogue) -> dict[str, Any]:
    return cast("dict[str, Any]", plan_data(plan, catalogue))


def brute_force(plan: Schedule) -> list[date]:
    """Return the finishes, ascending, of plans with hours drawn anew, by the engine alone."""
    dice = Random(7)
    tasks = [plan.tasks[skill] for skill in plan.studied]
    fixed = max((b.finish for b in plan.activities if b.finish_hours is None), default=date.min)
    days = []
    for _ in range(RUNS):
        pace, hours = math.exp(PACE * dice.gauss(0, 1)), []
        for task in tasks:
            hours.append(_left(task.hours, task.estimate.sigma, task.plan.logged, pace, dice))
        end = max(run(replace(plan.work, hours=hours)).finish)
        days.append(max(plan.availability.day_of_finish(end), fixed))
    return sorted(days)


def _left(mean: float, sigma: float, logged: float, pace: float, dice: Random) -> float:
    """Return a lognormal amount of hours less what is logged, drawn until it is more."""
    while True:
        whole = mean * pace * math.exp(sigma * dice.gauss(0, 1) - sigma**2 / 2)
        if whole > logged:
            return whole - logged


def quantile(days: Sequence[date], level: float) -> date:
    return days[math.ceil(level * len(days)) - 1]


@each_route
def test_the_quantiles_are_those_of_plans_drawn_one_by_one(route: str) -> None:
    plan = plans.plan(route)
    finish, days = json_of(plan, plans.catalogue())["finish"], brute_force(plan)
    length = (plan.finish - plan.roadmap.status_date).days
    for key, level in (("p50", 0.5), ("p80", 0.8), ("p95", 0.95)):
        off = (date.fromisoformat(finish[key]) - quantile(days, level)).days
        assert abs(off) <= max(4, 0.05 * length), key


@each_route
@pytest.mark.parametrize("day", [date(2026, 9, 30), date(2026, 10, 25), date(2026, 12, 31)])
def test_the_chance_is_the_share_of_plans_in_time(route: str, day: date) -> None:
    plan = plans.plan_of(replace(plans.roadmap(route), deadline=day))
    chance, days = json_of(plan, plans.catalogue())["deadline"]["chance"], brute_force(plan)
    assert chance == pytest.approx(sum(each <= day for each in days) / RUNS, abs=0.05)
    known = forecast(plan)
    if day >= known.fixed_until:
        until = known.calendar.hours_before(next_day(day)) + 1e-6
        assert chance == sum(end <= until for end in known.finish_hours.tolist()) / SAMPLES


def with_hours(held: Roadmap, hours: float, catalogue: Catalogue) -> float:
    """Return the chance of the deadline when the week has so many hours, by the window's edit."""
    week = spread(hours, held.learner.hours)
    changed = SetHours(week).apply(held, catalogue)
    plan = schedule(changed, catalogue)
    assert held.deadline is not None
    return forecast(plan).chance_by(held.deadline)


@pytest.mark.parametrize("name", ["applied-ml-evenings", "halfway-analyst", "pins-and-breaks"])
def test_so_many_hours_a_week_make_the_deadline_safe(name: str, catalogue: Catalogue) -> None:
    held = load(samples() / f"{name}.yaml", catalogue).roadmap
    wanted = json_of(schedule(held, catalogue), catalogue)["deadline"]["hours_per_week_for_80"]
    assert wanted is not None
    assert with_hours(held, wanted, catalogue) >= 0.8
    assert with_hours(held, wanted - 0.1, catalogue) < 0.8


@pytest.mark.parametrize("path", sorted(samples().glob("*.yaml")), ids=lambda path: path.stem)
def test_the_json_of_the_samples_is_consistent(path: Path, catalogue: Catalogue) -> None:
    plan = schedule(load(path, catalogue).roadmap, catalogue)
    data = json_of(plan, catalogue)
    finish, deadline = data["finish"], data["deadline"]
    assert finish["p50"] <= finish["p80"] <= finish["p95"]
    assert [each for each in data["milestones"] if None in each.values()] == []
    assert {each["p80"] for each in data["milestones"]} <= {finish["p80"]} | {
        each["p80"] for each in data["milestones"] if each["p80"] < finish["p80"]
    }
    assert (deadline["date"] is None) == (deadline["chance"] is None)
    for bar, told in zip(plan.activities, data["activities"], strict=True):
        days = told["forecast"]
        assert days["p50"] <= days["p80"] <= finish["p80"]
        if bar.kind is ActivityKind.COURSE or bar.status is Status.DONE:
            assert days["p50"] == days["p80"] == told["finish"]


def test_nothing_left_to_learn_leaves_nothing_to_chance() -> None:
    plan = nothing_left()
    data = json_of(plan, plans.catalogue())
    assert set(data["finish"].values()) == {plan.finish.isoformat()}
    assert all(each["p50"] is each["p80"] is None for each in data["milestones"])
    assert data["deadline"]["chance"] == 1.0
    assert data["deadline"]["hours_per_week_for_80"] == 0.0


def nothing_left() -> Schedule:
    held = plans.roadmap()
    known = dict.fromkeys(plans.catalogue().skills, Level.PROFICIENT)
    return plans.plan_of(replace(held, learner=replace(held.learner, known=known), plans={}))


@each_route
def test_the_curve_stays_on_its_axis_and_its_areas_below_it(route: str) -> None:
    plan = plans.plan(route)
    data = cast(
        "dict[str, Any] | None", curve_data(plan, forecast_summary_of(plan, forecast(plan)))
    )
    assert data is not None
    across = [x for x, _ in data["points"]]
    assert across == sorted(across)
    assert across[0] >= 0
    assert across[-1] <= CURVE_WIDTH + 0.01
    assert max(height for _, height in data["points"]) == data["height"]
    assert data["before"][-1] == data["between"][0]
    assert data["before"][-1][0] == data["likely"]
    assert data["between"][-1][0] == data["safe"]
    assert data["deadline"] is None  # it was long before


def test_a_finish_that_is_certain_has_no_curve() -> None:
    plan = nothing_left()
    assert curve_data(plan, forecast_summary_of(plan, forecast(plan))) is None


def test_a_given_forecast_is_the_one_shown() -> None:
    plan = plans.plan()
    few = forecast(plan, samples=20, seed=3)
    data = cast("Any", document_data(plan, plans.catalogue(), "a4", plans.EXPORTED, few))
    assert few.finish.p80 != forecast(plan).finish.p80
    assert data["summary"]["facts"][1]["value"].startswith(str(few.finish.p80.day))
    told = cast("Any", plan_data(plan, plans.catalogue(), few))
    assert told["finish"]["p80"] == few.finish.p80.isoformat()


@pytest.mark.parametrize(
    ("chance", "text"),
    [(0.0, "0%"), (0.001, "<1%"), (0.68, "68%"), (0.9999, ">99%"), (1.0, "100%")],
)
def test_a_chance_is_told_as_none_or_certain_only_when_it_is(chance: float, text: str) -> None:
    assert chance_text(chance) == text


def test_a_deadline_is_told_with_what_would_make_it_safe() -> None:
    def told(deadline: date) -> str:
        plan = plans.plan_of(replace(plans.roadmap(), deadline=deadline))
        return deadline_text(plan, forecast_summary_of(plan, forecast(plan)))

    assert told(date(2040, 1, 1)) == "Deadline 1 Jan 2040: 100% chance."
    assert "More hours a week alone do not" in told(date(2026, 6, 30))  # a pin stands later
    assert "h a week it would be safe." in told(date(2026, 10, 25))
