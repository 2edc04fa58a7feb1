"""The record counts a skill in two parts once, and every edit of progress moves its factor."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.assumptions import Assumptions
from planner.domain.effort import Effort
from planner.domain.roadmap import DeeperPlan, Roadmap, SkillPlan
from planner.edits import MarkPlanned, SetEffort
from planner.scheduling.own_record import record_of
from planner.scheduling.preview_session import PreviewSession
from planner.scheduling.schedule import schedule
from tests.benchmarks.mentor import beginner
from tests.strategies import catalogue

SKILL = "deep-learning"
FIRST, LAST = date(2027, 2, 1), date(2027, 3, 1)
ENTRY = SkillPlan(started=FIRST, finished=LAST, logged=40.0)
BOTH = replace(ENTRY, deeper=DeeperPlan(started=LAST, finished=LAST, logged=90.0))


def held(plan: SkillPlan, record: bool = True) -> Roadmap:
    roadmap = replace(beginner("applied-ml-engineer"), status_date=LAST)
    return replace(roadmap, assumptions=Assumptions(record=record)).with_plan(SKILL, plan)


def hours() -> float:
    return catalogue().skills[SKILL].effort.expected


def test_a_skill_counts_once_with_the_hours_of_the_parts_that_are_done() -> None:
    for plan, share in ((ENTRY, 40 / (0.3 * hours())), (BOTH, 130 / hours())):
        found = schedule(held(plan), catalogue())
        record = record_of(found.tasks.values())
        assert record.ratios == pytest.approx((share,))
        assert found.tasks["python"].bias == pytest.approx((share + 10) / 11)


def test_the_estimate_at_the_start_counts_for_both_parts() -> None:
    before = record_of(schedule(held(BOTH), catalogue()).tasks.values())
    changed = SetEffort(SKILL, Effort(100, 300, 500)).apply(held(BOTH), catalogue())
    assert record_of(schedule(changed, catalogue()).tasks.values()).mean == pytest.approx(
        before.mean
    )


def test_the_estimate_at_the_start_goes_with_the_last_part_that_has_begun() -> None:
    changed = SetEffort(SKILL, 500.0).apply(held(BOTH), catalogue())
    assert changed.plan(SKILL).at_start is not None
    one = MarkPlanned(f"{SKILL}+").apply(changed, catalogue())
    assert one.plan(SKILL).at_start is not None
    assert MarkPlanned(SKILL).apply(one, catalogue()).plan(SKILL).at_start is None


def test_a_preview_of_progress_counts_by_the_new_record() -> None:
    session = PreviewSession(schedule(held(ENTRY), catalogue()), catalogue())
    for plan in (BOTH, replace(ENTRY, logged=60.0), SkillPlan(pin=LAST + timedelta(days=30))):
        after = session.after(held(plan))
        assert after.tasks == schedule(held(plan), catalogue()).tasks
        assert after.finish == schedule(held(plan), catalogue()).finish
