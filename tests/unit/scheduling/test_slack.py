"""Slack by the queue against scheduling again with the start put off."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Catalogue
from planner.domain.learner import Learner
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.scheduling.activity import ActivityKind
from planner.scheduling.engine import run
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.slack import critical_skills, slack_days
from planner.scheduling.workload import Status
from tests.unit.scheduling.synthetic import START, cases, catalogue, roadmap, skill

MARGIN = 1e-4


def finish_when(plan: Schedule, place: int, later: float) -> float:
    """Return the finish, on the axis, of scheduling again with a later start."""
    release = list(plan.work.release)
    release[place] = plan.timing.start[place] + later
    return max(run(replace(plan.work, release=release)).finish)


@given(cases(), st.sampled_from((0.25, 1.0, 6.0, 40.0)))
def test_critical_is_what_moves_the_finish(case: tuple[Roadmap, Catalogue], probe: float) -> None:
    plan = schedule(*case)
    moves = {
        skill
        for place, skill in enumerate(plan.studied)
        if not plan.work.begun[place]
        and finish_when(plan, place, probe) > plan.finish_hours + MARGIN
    }
    assert critical_skills(plan, probe) == moves


@given(cases())
def test_slack_is_the_most_days_that_do_not_move_the_finish(
    case: tuple[Roadmap, Catalogue],
) -> None:
    plan = schedule(*case)
    calendar = plan.availability
    for id_, days in slack_days(plan).items():
        bar = plan.by_id[id_]
        if (
            bar.kind is ActivityKind.COURSE
            or bar.status is not Status.PLANNED
            or id_ not in plan.index
        ):
            assert days == 0
            continue
        place = plan.index[id_]
        start = plan.timing.start[place]
        on_the_day = calendar.hours_before(bar.start + timedelta(days=days))
        if on_the_day > start:
            assert finish_when(plan, place, on_the_day - start) <= plan.finish_hours + MARGIN
        next_day = calendar.hours_before(bar.start + timedelta(days=days + 1))
        while calendar.hours_before(bar.start + timedelta(days=days + 2)) <= next_day:
            days += 1  # a day without hours is no later on the axis
        assert finish_when(plan, place, next_day + 2 * MARGIN - start) > plan.finish_hours


def test_slack_is_the_room_beside_a_pinned_skill() -> None:
    three = catalogue([skill("a", 5), skill("b", 5), skill("last", 10)])
    held = roadmap(Learner((1.0,) * 7, focus=1)).with_plan(
        "last", SkillPlan(pin=START + timedelta(days=30))
    )
    plan = schedule(held, three)
    assert slack_days(plan) == {"a": 25, "b": 20, "last": 0}
    assert critical_skills(plan) == {"last"}


@pytest.mark.parametrize("focus", [1, 2, 3])
def test_without_pins_only_the_last_chain_is_critical(focus: int) -> None:
    four = catalogue([skill("a", 5), skill("b", 5, ["a"]), skill("c", 4), skill("d", 4)])
    plan = schedule(roadmap(Learner((1.0,) * 7, focus=focus)), four)
    assert plan.finish == START + timedelta(days=17)
    latest = {
        id_: plan.by_id[id_].start + timedelta(days=days) for id_, days in slack_days(plan).items()
    }
    assert {id_: (day - START).days for id_, day in latest.items()} == {
        "a": 8,
        "b": 13,
        "c": 14,
        "d": 14,
    }
