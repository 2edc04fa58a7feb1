"""Hours a week from a day on: what else is dated stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.learner import CalendarRule, Learner
from planner.domain.limits import LAST_DAY, MOST_RULE_DAYS
from planner.domain.roadmap import Roadmap
from planner.edits import ChangeRule, RemoveRule, SetHoursFrom
from planner.scheduling.availability import Availability
from tests import strategies as some
from tests.unit.edits.base import applied, labelled, rejected

START = date(2026, 1, 5)
ROADMAP = Roadmap("Road", "applied-ml-engineer", START, START)
DAYS = st.integers(0, 900).map(lambda count: START + timedelta(days=count))


def hours_on(roadmap: Roadmap, day: date) -> float:
    learner = roadmap.learner
    return Availability(START, learner.hours, learner.calendar).hours_on(day)


def holding(calendar: tuple[CalendarRule, ...], day: date) -> CalendarRule | None:
    """Return the rule that decides the hours of `day`."""
    return next((r for r in reversed(calendar) if r.first <= day <= r.last), None)


def gives_way(rule: CalendarRule | None, first: date) -> bool:
    """Whether a rule is hours from a day on, no later than `first`; an undated day gives way."""
    if rule is None:
        return True
    return rule.hours is not None and rule.is_open_ended and rule.first <= first


OPEN_RULES = st.builds(
    lambda first, hours: CalendarRule(first, first + timedelta(days=MOST_RULE_DAYS - 1), hours),
    DAYS, some.hours(0, 100),
)  # fmt: skip


@given(
    st.lists(some.rules(some.NO_EXTRA) | OPEN_RULES, max_size=4).map(tuple),
    DAYS, st.none() | st.integers(0, 200), DAYS,
)  # fmt: skip
def test_only_days_that_no_end_dates_change(
    calendar: tuple[CalendarRule, ...], first: date, length: int | None, day: date
) -> None:
    """A second computation: the old rules decide wherever one with an end holds, or a later one
    without; else the stretch does."""
    learner = Learner(hours=(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0), calendar=calendar)
    roadmap = replace(ROADMAP, learner=learner)
    last = None if length is None else first + timedelta(days=length)
    edit = SetHoursFrom(first, last, 14.0)
    stretch = [first + timedelta(days=each) for each in range((length or MOST_RULE_DAYS - 1) + 1)]
    usual = edit.is_usual(roadmap)
    if not usual and not any(gives_way(holding(calendar, each), first) for each in stretch):
        assert rejected(edit, roadmap).code == "no-effect"
        return
    after = applied(edit, roadmap)
    was = holding(calendar, day)
    inside = first <= day and (last is None or day <= last)
    if usual:
        assert was is not None or hours_on(after, day) == 2.0
    elif inside and gives_way(was, first):
        assert hours_on(after, day) == 2.0
    else:
        assert hours_on(after, day) == hours_on(roadmap, day)


def from_day(first: date, hours: float) -> CalendarRule:
    return CalendarRule(first, first + timedelta(days=MOST_RULE_DAYS - 1), hours, "New job")


def with_rules(*rules: CalendarRule) -> Roadmap:
    return replace(ROADMAP, learner=replace(ROADMAP.learner, calendar=rules))


JUNE, NEW_YEAR = date(2026, 6, 1), date(2027, 1, 4)
SUMMER = CalendarRule(date(2027, 7, 5), date(2027, 8, 1), 6.0, "Summer")


def test_hours_from_a_day_on_follow_those_of_an_earlier_day_under_what_is_dated() -> None:
    roadmap = with_rules(from_day(JUNE, 5.0), SUMMER)
    after = applied(SetHoursFrom(NEW_YEAR, None, 8.0), roadmap)
    calendar = after.learner.calendar
    assert [rule.hours for rule in calendar] == [5.0, 8.0, 6.0]
    assert applied(RemoveRule(1), after) == roadmap


def test_hours_from_the_same_day_on_take_the_place_of_the_old() -> None:
    roadmap = with_rules(from_day(NEW_YEAR, 5.0), SUMMER)
    after = applied(SetHoursFrom(NEW_YEAR, None, 8.0), roadmap)
    assert after.learner.calendar == (from_day(NEW_YEAR, 8.0), SUMMER)


@pytest.mark.parametrize("first", [START, START - timedelta(days=2)])
def test_from_the_start_on_they_win_over_hours_from_the_start_on(first: date) -> None:
    edit, roadmap = SetHoursFrom(first, None, 14.0), with_rules(from_day(START, 5.0))
    after = applied(edit, roadmap)
    assert sum(hours_on(after, START + timedelta(days=each)) for each in range(7)) == 14.0
    assert labelled(edit, roadmap).startswith("Study 14 h a week from ")


def test_a_later_day_still_says_what_holds_from_there() -> None:
    after = applied(SetHoursFrom(JUNE, None, 8.0), with_rules(from_day(NEW_YEAR, 5.0)))
    mondays = (START, JUNE, NEW_YEAR - timedelta(days=7), NEW_YEAR)
    weeks = [sum(hours_on(after, day + timedelta(days=n)) for n in range(7)) for day in mondays]
    assert weeks == pytest.approx([10.0, 8.0, 8.0, 5.0])


def test_without_effect_it_says_what_wins() -> None:
    roadmap = with_rules(SUMMER)
    problem = rejected(SetHoursFrom(date(2027, 7, 12), date(2027, 7, 18), 8.0), roadmap)
    assert str(problem) == (
        "Time off or other dated hours hold on all days from 12 to 18 Jul 2027. "
        "Change or remove those instead."
    )
    one_day = SetHoursFrom(date(2027, 7, 12), date(2027, 7, 12), 8.0)
    assert "hold on 12 Jul 2027." in str(rejected(one_day, roadmap))
    break_ = replace(from_day(JUNE, 0.0), hours=None)
    assert "from 1 Jun 2026 on." in str(rejected(SetHoursFrom(JUNE, None, 8.0), with_rules(break_)))


def test_open_end_is_as_long_as_a_rule_may_be_and_reads_so() -> None:
    first = date(2026, 6, 1)
    rule = applied(SetHoursFrom(first, None, 8.0), ROADMAP).learner.calendar[0]
    assert (rule.last - rule.first).days + 1 == MOST_RULE_DAYS
    assert rule.is_open_ended
    assert not replace(rule, last=rule.last - timedelta(days=1)).is_open_ended
    changed = ChangeRule(0, replace(rule, hours=9.0))
    assert labelled(changed, ROADMAP) == "Study 9 h a week from 1 Jun 2026"


def test_open_end_stays_within_the_calendar() -> None:
    first = LAST_DAY - timedelta(days=30)
    rule = applied(SetHoursFrom(first, None, 8.0), ROADMAP).learner.calendar[0]
    assert rule.last == LAST_DAY


def test_a_day_beyond_the_calendar_is_refused_and_named() -> None:
    edit = SetHoursFrom(date.max, None, 8.0)
    assert rejected(edit, ROADMAP).code == "day-range"
    rule = CalendarRule(date(2027, 1, 4), date.max, 8.0)
    assert labelled(ChangeRule(0, rule), ROADMAP) == "Study 8 h a week from 4 Jan 2027"
