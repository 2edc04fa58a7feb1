"""Hours a week against a count day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.layout.capacity import WeeklyHours
from planner.scheduling.busy import busy_between, busy_stretches
from planner.scheduling.schedule import Schedule
from tests.unit.layout.shown import SAMPLES, shown


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def mondays(plan: Schedule) -> list[date]:
    first = monday_of(plan.roadmap.start) - timedelta(days=14)
    count = (plan.finish - first).days // 7 + 4
    return [first + timedelta(days=7 * place) for place in range(count)]


def available_by_hand(plan: Schedule, monday: date) -> float:
    days = [monday + timedelta(days=offset) for offset in range(7)]
    return sum(plan.availability.hours_on(day) for day in days)


def used_by_hand(plan: Schedule, day: date) -> float:
    """Count the hours of `day` in which some activity is under way, in slices of a sixtieth."""
    calendar = plan.availability
    hours = calendar.hours_on(day)
    if day < calendar.origin:
        return hours if day >= plan.roadmap.start else 0.0
    begin = calendar.hours_before(day)
    running = [
        (start, finish)
        for start, finish in zip(plan.timing.start, plan.timing.finish, strict=True)
        if start < begin + hours and finish > begin
    ]
    slices = 60
    moments = [begin + hours * (place + 0.5) / slices for place in range(slices)]
    busy = sum(any(start <= at < finish for start, finish in running) for at in moments)
    return hours * busy / slices


@pytest.mark.parametrize("name", SAMPLES)
def test_available_hours_are_those_of_the_calendar(name: str) -> None:
    plan = shown(name)
    weeks = WeeklyHours(plan)
    for monday in mondays(plan):
        assert weeks.week(monday).available == pytest.approx(available_by_hand(plan, monday))


@pytest.mark.parametrize("name", SAMPLES)
def test_used_hours_match_count_by_day(name: str) -> None:
    plan = shown(name)
    weeks = WeeklyHours(plan)
    for monday in mondays(plan)[::5]:
        days = [monday + timedelta(days=offset) for offset in range(7)]
        by_hand = sum(used_by_hand(plan, day) for day in days)
        assert weeks.week(monday).used == pytest.approx(by_hand, abs=0.3), monday


@pytest.mark.parametrize("name", SAMPLES)
def test_all_study_is_in_some_week(name: str) -> None:
    """Weeks from today to the finish use exactly the hours the engine laid out."""
    plan = shown(name)
    weeks = WeeklyHours(plan)
    busy = sum(stop - start for start, stop in busy_stretches(plan))
    before = plan.availability.hours_between(
        plan.roadmap.start, plan.availability.origin - timedelta(days=1)
    )
    used = sum(weeks.week(monday).used for monday in mondays(plan))
    assert used == pytest.approx(busy + before, abs=1e-3)
    assert busy == pytest.approx(plan.remaining_hours, abs=1e-3)


@pytest.mark.parametrize("name", SAMPLES)
def test_never_more_used_than_available(name: str) -> None:
    plan = shown(name)
    weeks = WeeklyHours(plan)
    for week in weeks.between(plan.roadmap.start, plan.finish):
        assert -1e-9 <= week.used <= week.available + 1e-6


def test_between_gives_every_touched_week_once() -> None:
    weeks = WeeklyHours(shown(SAMPLES[0]))
    sunday = date(2026, 3, 15)
    assert [week.monday for week in weeks.between(sunday, sunday)] == [date(2026, 3, 9)]
    touched = weeks.between(sunday, sunday + timedelta(days=8))
    assert [week.monday.day for week in touched] == [9, 16, 23]
    assert weeks.week(date(2026, 3, 9)) is weeks.week(date(2026, 3, 9))


@pytest.mark.parametrize("name", SAMPLES)
def test_weeks_that_share_a_calendar_are_those_counted_alone(name: str) -> None:
    plan = shown(name)
    first = WeeklyHours(plan)
    first.between(plan.roadmap.start, plan.finish)
    shared, alone = WeeklyHours(plan, first), WeeklyHours(plan)
    for monday in mondays(plan)[::3]:
        assert shared.week(monday) == alone.week(monday)


def test_another_calendar_is_not_shared() -> None:
    plan, other = shown(SAMPLES[0]), shown(SAMPLES[1])
    weeks = WeeklyHours(other, WeeklyHours(plan))
    for monday in mondays(other)[::3]:
        assert weeks.week(monday) == WeeklyHours(other).week(monday)


@given(
    st.lists(st.integers(0, 400), min_size=0, max_size=20, unique=True),
    st.integers(0, 400),
    st.integers(0, 400),
)
def test_busy_between_measures_overlap(edges: list[int], one: int, other: int) -> None:
    ordered = sorted(edges)
    stretches = [(float(a), float(b)) for a, b in zip(ordered[::2], ordered[1::2], strict=False)]
    begin, end = sorted((one, other))
    covered = {hour for a, b in stretches for hour in range(int(a), int(b))}
    assert busy_between(stretches, begin, end) == len(covered & set(range(begin, end)))
