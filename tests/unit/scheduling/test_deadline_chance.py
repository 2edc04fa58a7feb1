"""The chance of the deadline without the rest of a forecast."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.domain.parts import EARLIEST
from planner.edits import Edit, LogHours, Pin, SetDeadline, SetHours, TakePrerequisitesFirst
from planner.resources import samples
from planner.scheduling import deadline_chance
from planner.scheduling.deadline_chance import chance_by, chances_between
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import Schedule, schedule
from planner.storage.roadmap_file import load
from tests.strategies import catalogue

NAMES = ("applied-ml-evenings", "pins-and-breaks", "core-ml-masters")


def plan_of(name: str) -> Schedule:
    return schedule(load(samples() / f"{name}.yaml", catalogue()).roadmap, catalogue())


def with_deadline(name: str, later: int) -> Schedule:
    plan = plan_of(name)
    roadmap = SetDeadline(plan.finish + timedelta(days=later)).apply(plan.roadmap, catalogue())
    return schedule(roadmap, catalogue())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("later", [-60, 0, 45, 400])
def test_it_is_what_the_forecast_says(name: str, later: int) -> None:
    plan = plan_of(name)
    deadline = plan.finish + timedelta(days=later)
    assert chance_by(plan, deadline) == forecast(plan).chance_by(deadline)


@pytest.mark.parametrize("name", NAMES)
def test_before_and_after_an_edit_it_is_that_of_both_forecasts(name: str) -> None:
    plan = with_deadline(name, 30)
    deadline = plan.roadmap.deadline
    assert deadline is not None
    late = plan.studied[-1]
    edits: tuple[Edit, ...] = (
        TakePrerequisitesFirst(late),
        Pin(late, EARLIEST),
        Pin(late, plan.finish + timedelta(days=200)),
        LogHours(plan.studied[0], 3.0, plan.roadmap.status_date),
        SetHours((4.0,) * 7),
    )
    for edit in edits:
        after = schedule(edit.apply(plan.roadmap, catalogue()), catalogue())
        expected = forecast(plan).chance_by(deadline), forecast(after).chance_by(deadline)
        assert chances_between(plan, after, None) == expected, edit
        assert chances_between(plan, after, forecast(plan)) == expected, edit


def test_another_order_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = with_deadline("applied-ml-evenings", 30)
    first = TakePrerequisitesFirst("system-design").apply(plan.roadmap, catalogue())
    after, found = schedule(first, catalogue()), forecast(plan)
    monkeypatch.setattr(deadline_chance, "chance_by", lambda *_: pytest.fail("drawn"))
    chances = chances_between(plan, after, found)
    assert chances is not None
    assert chances[0] == chances[1]


def test_without_a_deadline_there_is_none() -> None:
    plan = plan_of("applied-ml-evenings")
    roadmap = replace(plan.roadmap, deadline=None)
    bare = schedule(roadmap, catalogue())
    assert chances_between(bare, bare, None) is None
