"""The JSON for other programs."""

import json
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from planner.domain.effort import Level
from planner.domain.learner import Learner
from planner.export.plan_json import known_hours, plan_data
from tests.unit.export.golden import check_golden
from tests.unit.export.plans import catalogue, plan, plan_of, roadmap


@pytest.mark.parametrize("route", ["self-study", "bootcamp"])
def test_plan_data_is_as_in_the_golden_file(route: str) -> None:
    check_golden(f"plan-{route}.json", plan_data(plan(route), catalogue()))


def test_hours_add_up() -> None:
    data = cast("dict[str, Any]", plan_data(plan("bootcamp"), catalogue()))
    hours = data["hours"]
    assert hours["total"] == pytest.approx(hours["course"] + hours["self_study"], abs=0.002)
    assert sum(bar["hours"] for bar in data["activities"]) == pytest.approx(
        hours["total"], abs=0.01
    )


def test_what_is_known_saves_its_hours() -> None:
    ignorant = plan_of(replace(roadmap(), learner=Learner()))
    learner = Learner(known={"python": Level.WORKING})
    python = ignorant.tasks["python"].hours
    assert known_hours(ignorant, catalogue()) == 0.0
    assert known_hours(plan_of(replace(roadmap(), learner=learner)), catalogue()) == (
        pytest.approx(python)
    )


def test_a_missed_deadline_is_a_problem_and_a_held_one_is_none() -> None:
    late = cast("dict[str, Any]", plan_data(plan(), catalogue()))
    assert [each["code"] for each in late["problems"]] == ["deadline"]
    held = plan_of(replace(roadmap(), deadline=date(2040, 1, 1)))
    assert plan_data(held, catalogue())["problems"] == []


def test_data_is_plain_json() -> None:
    data = plan_data(plan(), catalogue())
    assert json.loads(json.dumps(data)) == data
