"""Hours a week for a day: found by halving, checked by trying every tenth of an hour."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.learner import WeekHours, spread
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.scheduling.required_hours import (
    STEPS_PER_HOUR,
    day_of_milestone,
    most_steps,
    required_hours,
)
from planner.scheduling.schedule import MilestoneId, Schedule, schedule
from tests.gui.timeline.plan import made_up_catalogue, made_up_roadmap

CATALOGUE = made_up_catalogue()
ENTRY, PATH = MilestoneId.ENTRY, MilestoneId.PATH


def with_hours(roadmap: Roadmap, week: WeekHours) -> Schedule:
    return schedule(replace(roadmap, learner=replace(roadmap.learner, hours=week)), CATALOGUE)


def least(roadmap: Roadmap, milestone: MilestoneId, wanted: date) -> float | None:
    """Try every tenth of an hour from below."""
    usual = roadmap.learner.hours
    for steps in range(1, most_steps(usual) + 1):
        after = with_hours(roadmap, spread(steps / STEPS_PER_HOUR, usual))
        day = day_of_milestone(after, milestone)
        if day is not None and day <= wanted:
            return steps / STEPS_PER_HOUR
    return None


def found(roadmap: Roadmap, milestone: MilestoneId, wanted: date) -> float | None:
    held = schedule(roadmap, CATALOGUE)
    return required_hours(held, milestone, wanted, lambda week: with_hours(roadmap, week))


@settings(max_examples=12, derandomize=True, deadline=None)
@given(st.sampled_from([ENTRY, PATH]), st.integers(-150, 400))
def test_it_is_the_least_that_is_enough(milestone: MilestoneId, days: int) -> None:
    roadmap = made_up_roadmap()
    day = day_of_milestone(schedule(roadmap, CATALOGUE), milestone)
    assert day is not None
    wanted = day + timedelta(days=days)
    assert found(roadmap, milestone, wanted) == least(roadmap, milestone, wanted)


def test_the_present_day_takes_at_most_the_present_hours() -> None:
    roadmap = made_up_roadmap()
    finish = schedule(roadmap, CATALOGUE).finish
    hours = found(roadmap, PATH, finish)
    assert hours is not None
    assert hours <= roadmap.learner.hours_per_week


@pytest.mark.parametrize("wanted", [date(2026, 3, 1), date(2026, 12, 1)])
def test_a_pin_beyond_the_day_makes_it_impossible(wanted: date) -> None:
    roadmap = made_up_roadmap().with_plan("capstone", SkillPlan(pin=date(2027, 1, 4)))
    assert found(roadmap, PATH, wanted) is None
    assert found(roadmap, PATH, date(2027, 2, 1)) is not None


def test_milestones_that_are_not_planned_have_no_day() -> None:
    held = schedule(replace(made_up_roadmap(), aim=Aim.ENTRY), CATALOGUE)
    assert day_of_milestone(held, PATH) is None
