"""The calendar against counting day by day."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.learner import CalendarRule, Learner
from planner.domain.programme import Limit
from planner.scheduling.availability import HORIZON_DAYS, Availability, next_day
from tests.unit.scheduling.reference import hours_on
from tests.unit.scheduling.synthetic import START, learners

DAYS = 400
EVENINGS = (1.5, 1.5, 1.5, 1.5, 0.0, 4.0, 0.0)
NEVER = (0.0,) * 7


@st.composite
def limits(draw: st.DrawFn) -> Limit:
    first = START + timedelta(days=draw(st.integers(-20, 200)))
    last = first + timedelta(days=draw(st.integers(0, 150)))
    return Limit(first, last, draw(st.integers(0, 30)) / 2)


def calendar_of(learner: Learner, terms: list[Limit], origin: date = START) -> Availability:
    return Availability(origin, learner.hours, learner.calendar, terms, learner.days_off)


def counted(learner: Learner, terms: list[Limit], days: int = DAYS) -> list[Fraction]:
    """Return the hours of each day from `START` on, each looked up on its own."""
    plain = [(term.first, term.last, term.hours_per_week) for term in terms]
    return [hours_on(START + timedelta(days=n), learner, plain) for n in range(days)]


@given(learners(), st.lists(limits(), max_size=2))
def test_hours_before_a_day_are_those_of_the_days_before(
    learner: Learner, terms: list[Limit]
) -> None:
    calendar, total = calendar_of(learner, terms), Fraction(0)
    for place, hours in enumerate(counted(learner, terms)):
        day = START + timedelta(days=place)
        assert calendar.hours_on(day) == pytest.approx(float(hours))
        assert calendar.hours_before(day) == pytest.approx(float(total))
        total += hours
    last = START + timedelta(days=DAYS - 1)
    assert calendar.hours_between(START, last) == pytest.approx(float(total))


@given(learners(), st.lists(limits(), max_size=2))
def test_days_are_the_inverse_of_hours(learner: Learner, terms: list[Limit]) -> None:
    calendar, hours = calendar_of(learner, terms), counted(learner, terms)
    for place, each in enumerate(hours):
        day = START + timedelta(days=place)
        begin, end = calendar.hours_before(day), calendar.hours_before(next_day(day))
        if each:
            for position in (begin, (begin + end) / 2):
                assert calendar.day_of_start(position) == day
            for position in ((begin + end) / 2, end):
                assert calendar.day_of_finish(position) == day
        elif any(hours[place:]):
            after = next(n for n in range(place, DAYS) if hours[n])
            assert calendar.day_of_start(begin) == START + timedelta(days=after)


@given(learners(), st.lists(limits(), max_size=2), st.data())
def test_known_finishes_spare_the_look_up_of_starts(
    learner: Learner, terms: list[Limit], data: st.DataObject
) -> None:
    calendar = calendar_of(learner, terms)
    ends_of_days = [calendar.hours_through(START + timedelta(days=day)) for day in range(60)]
    somewhere = st.sampled_from(ends_of_days) | st.integers(0, 400).map(lambda each: each / 4)
    ends = data.draw(st.lists(somewhere, min_size=1, max_size=8))
    starts = [0.0, *ends, *data.draw(st.lists(somewhere, max_size=4))]
    finishes = dict(zip(ends, calendar.days_of_finish(ends), strict=True))
    expected = [calendar.day_of_start(each).toordinal() for each in starts]
    assert calendar.days_of_start(starts, finishes) == expected


@given(learners(), st.integers(-3, 60))
def test_hours_through_a_day_are_those_before_the_next(learner: Learner, days: int) -> None:
    day = START + timedelta(days=days)
    calendar = calendar_of(learner, [])
    assert calendar.hours_through(day) == calendar.hours_before(next_day(day))
    assert calendar.hours_through(date.max) == calendar.hours_before(date.max)


@given(st.integers(0, 30_000), st.integers(1, 4000))
def test_finish_days_over_decades_of_one_hour_on_a_weekday(offset: int, hours: int) -> None:
    origin = date(1970, 1, 1) + timedelta(days=offset)
    calendar = Availability(origin, (0, 0, 1, 0, 0, 0, 0))
    first = origin + timedelta(days=(2 - origin.weekday()) % 7)
    assert calendar.day_of_finish(hours) == first + timedelta(weeks=hours - 1)
    assert calendar.day_of_start(hours) == first + timedelta(weeks=hours)


@pytest.mark.parametrize("year", [2028, 2027, 2100, 2000])
def test_leap_days_count(year: int) -> None:
    calendar = Availability(date(year, 1, 1), (1.0,) * 7)
    is_leap = year in (2028, 2000)
    assert calendar.hours_before(date(year, 3, 1)) == 60 if is_leap else 59
    assert calendar.day_of_finish(60) == date(year, 2, 29) if is_leap else date(year, 3, 1)


def test_a_leap_day_can_be_a_holiday() -> None:
    leap, origin = date(2028, 2, 29), date(2028, 1, 1)
    calendar = Availability(origin, (1.0,) * 7, days_off=[leap])
    assert calendar.hours_on(leap) == 0
    assert calendar.hours_before(date(2028, 3, 1)) == calendar.hours_before(leap) == 59
    assert calendar.day_of_finish(60) == calendar.day_of_start(59) == date(2028, 3, 1)


def test_holidays_win_over_rules_and_are_not_made_up_for_in_a_term() -> None:
    monday = START - timedelta(days=START.weekday())
    tuesday = monday + timedelta(days=1)
    rule = CalendarRule(monday, monday + timedelta(days=6), (3.0,) * 7)
    term = Limit(monday, monday + timedelta(days=6), 7.0)
    calendar = Availability(monday, EVENINGS, [rule], [term], {tuesday})
    assert calendar.hours_on(monday) == pytest.approx(1.0)
    assert calendar.hours_on(tuesday) == 0
    assert calendar.hours_between(monday, monday + timedelta(days=6)) == pytest.approx(6.0)


@given(st.lists(st.dates(date(1970, 1, 1), START - timedelta(days=1))), st.integers(1, 300))
def test_holidays_outside_the_plan_change_nothing(before: list[date], hours: int) -> None:
    plain = Availability(START, EVENINGS)
    last = plain.day_of_finish(hours)
    after = [last + timedelta(days=n) for n in (1, 2, 400, 9000)]
    other = Availability(START, EVENINGS, days_off=[*before, *after])
    assert other.day_of_finish(hours) == last
    assert other.hours_before(last) == plain.hours_before(last)


def test_a_start_on_a_run_of_holidays() -> None:
    run = [START + timedelta(days=n) for n in range(21)]
    calendar = Availability(START, (1.0,) * 7, days_off=run)
    assert calendar.day_of_start(0.0) == START + timedelta(days=21)
    assert calendar.hours_before(START + timedelta(days=22)) == 1.0


def test_every_day_of_a_year_is_a_holiday() -> None:
    run = {START + timedelta(days=n) for n in range(366)}
    calendar = Availability(START, (0, 0, 1, 0, 0, 0, 0), days_off=run)
    back = START + timedelta(days=366)
    back += timedelta(days=(2 - back.weekday()) % 7)
    assert calendar.day_of_finish(1.0) == calendar.day_of_start(0.0) == back


def test_thirty_years_of_an_hour_a_week_with_that_day_off_in_every_month() -> None:
    """Counted day by day: the first Wednesday of every month is a holiday."""
    origin, end = date(2026, 1, 1), date(2056, 1, 1)
    days = [origin + timedelta(days=n) for n in range((end - origin).days)]
    wednesdays = [day for day in days if day.weekday() == 2]
    studied = [day for day in wednesdays if day.day > 7]
    off = [day for day in wednesdays if day.day <= 7]
    assert len(off) == 360
    calendar = Availability(origin, (0, 0, 1, 0, 0, 0, 0), days_off=off)
    for count, day in enumerate(studied, 1):
        assert calendar.day_of_finish(count) == day
    assert calendar.hours_before(end) == len(studied)


def test_days_before_the_origin_are_not_on_the_axis() -> None:
    calendar = Availability(START, EVENINGS)
    assert calendar.hours_before(START - timedelta(days=30)) == 0
    assert calendar.hours_on(START - timedelta(days=7)) == 1.5


def test_later_rules_win() -> None:
    last = START + timedelta(days=6)
    rules = [CalendarRule(START, last, 20.0), CalendarRule(START + timedelta(days=5), last)]
    calendar = Availability(START, EVENINGS, rules)
    assert calendar.hours_on(START) == 3.0
    assert calendar.hours_on(START + timedelta(days=5)) == 0.0


def test_a_start_inside_a_break_of_two_years() -> None:
    away = CalendarRule(START - timedelta(days=10), START + timedelta(days=729))
    calendar = Availability(START, EVENINGS, [away])
    back = START + timedelta(days=730)
    while calendar.hours_on(back) == 0:
        back += timedelta(days=1)
    assert calendar.day_of_start(0.0) == back
    assert calendar.day_of_finish(calendar.hours_on(back)) == back
    assert calendar.hours_before(back) == 0


def test_a_calendar_without_hours_ends_at_the_horizon() -> None:
    calendar = Availability(START, NEVER)
    assert not calendar.is_reachable(1.0)
    assert calendar.day_of_finish(1.0) == START + timedelta(days=HORIZON_DAYS)
    assert calendar.day_of_start(0.0) == START + timedelta(days=HORIZON_DAYS)


def test_the_last_day_there_is() -> None:
    assert next_day(date.max) == date.max
    assert next_day(date(2028, 2, 28)) == date(2028, 2, 29)
    assert Availability(START, EVENINGS).hours_before(date.max) > 0


class Interrupted(Availability):
    """A calendar of which another thread takes away what it knows right after each step."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "_total" and isinstance(value, list):
            value = value[:1]
        super().__setattr__(name, value)


@pytest.mark.parametrize("hours", [0.0, 3.0, 500.0, 5000.0])
def test_threads_that_share_a_calendar_do_not_spoil_its_answers(hours: float) -> None:
    calm, shared = Availability(START, EVENINGS), Interrupted(START, EVENINGS)
    day = calm.day_of_finish(hours)
    assert shared.day_of_finish(hours) == day
    assert shared.day_of_start(hours) == calm.day_of_start(hours)
    assert shared.days_of_start([hours, 1.0]) == calm.days_of_start([hours, 1.0])
    assert shared.days_of_finish([hours, 1.0]) == calm.days_of_finish([hours, 1.0])
    assert shared.moment_of_start(hours) == calm.moment_of_start(hours)
    assert shared.moment_of_finish(hours) == calm.moment_of_finish(hours)
    assert shared.hours_before(day) == calm.hours_before(day)
    assert shared.is_reachable(hours)
