"""Hours a week from a day on: what else is dated stays."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.learner import CalendarRule, Learner
from planner.domain.limits import LAST_DAY, MOST_RULE_DAYS
from planner.domain.roadmap import Roadmap
from planner.edits import ChangeRule, SetHoursFrom
from planner.edits.calendar import is_open_ended
from planner.scheduling.availability import Availability
from tests import strategies as some
from tests.unit.edits.base import applied, labelled, rejected

START = date(2026, 1, 5)
ROADMAP = Roadmap("Road", "applied-ml-engineer", START, START)
DAYS = st.integers(0, 900).map(lambda count: START + timedelta(days=count))


def hours_on(roadmap: Roadmap, day: date) -> float:
    learner = roadmap.learner
    return Availability(START, learner.hours, learner.calendar).hours_on(day)


@given(
    st.lists(some.rules(some.NO_EXTRA), max_size=3).map(tuple),
    DAYS, st.none() | st.integers(0, 200), DAYS,
)  # fmt: skip
def test_only_undated_days_of_the_stretch_change(
    calendar: tuple[CalendarRule, ...], first: date, length: int | None, day: date
) -> None:
    """A second computation: the old rules decide wherever one holds, else the stretch does."""
    learner = Learner(hours=(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0), calendar=calendar)
    roadmap = replace(ROADMAP, learner=learner)
    last = None if length is None else first + timedelta(days=length)
    edit = SetHoursFrom(first, last, 14.0)
    after = applied(edit, roadmap)
    dated = any(rule.first <= day <= rule.last for rule in calendar)
    usual = edit.is_usual(roadmap)
    inside = usual or (first <= day and (last is None or day <= last))
    if dated and not usual:
        assert hours_on(after, day) == hours_on(roadmap, day)
    elif not dated:
        assert hours_on(after, day) == (2.0 if inside else 1.0)


def test_open_end_is_as_long_as_a_rule_may_be_and_reads_so() -> None:
    first = date(2026, 6, 1)
    rule = applied(SetHoursFrom(first, None, 8.0), ROADMAP).learner.calendar[0]
    assert (rule.last - rule.first).days + 1 == MOST_RULE_DAYS
    assert is_open_ended(rule)
    assert not is_open_ended(replace(rule, last=rule.last - timedelta(days=1)))
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
