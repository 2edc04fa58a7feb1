"""Sessions: never more in a day than it has, and together what is left."""

from datetime import date

import pytest

from planner.layout.sessions import sessions_between
from planner.scheduling.schedule import ActivityKind
from tests.unit.layout.shown import SAMPLES, shown


@pytest.mark.parametrize("name", SAMPLES)
def test_sessions_of_a_skill_are_what_is_left(name: str) -> None:
    plan = shown(name)
    sessions = sessions_between(plan, plan.roadmap.start, plan.finish)
    for bar in plan.activities:
        if bar.kind is ActivityKind.COURSE or bar.finish_hours is None:
            assert bar.id not in sessions
            continue
        days = sessions[bar.id]
        assert all(bar.start <= each.day <= bar.finish for each in days)
        left_out = 0.05 * ((bar.finish - bar.start).days + 1) + 0.01
        assert sum(each.hours for each in days) == pytest.approx(bar.remaining, abs=left_out)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_day_has_more_than_its_hours(name: str) -> None:
    plan = shown(name)
    per_day: dict[date, float] = {}
    for sessions in sessions_between(plan, plan.roadmap.start, plan.finish).values():
        for each in sessions:
            per_day[each.day] = per_day.get(each.day, 0.0) + each.hours
    assert per_day
    for day, hours in per_day.items():
        assert hours <= plan.availability.hours_on(day) + 1e-6


def test_only_the_days_asked_for() -> None:
    plan = shown(SAMPLES[0])
    whole = sessions_between(plan, plan.roadmap.start, plan.finish)
    skill, days = max(whole.items(), key=lambda each: len(each[1]))
    middle = days[len(days) // 2]
    assert sessions_between(plan, middle.day, middle.day)[skill] == [middle]
    assert sessions_between(plan, plan.finish, plan.roadmap.start) == {}
