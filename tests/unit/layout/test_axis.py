"""The two-line time axis at all five levels."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.layout.axis import Tick, axis_for
from planner.layout.timescale import STYLES, TimeScale, Zoom
from tests.unit.layout.shown import scales

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WIDTH = 900.0
UPPER_CHARACTER = 7.5
LOWER_CHARACTER = 6.2
FIRST = date(2020, 1, 1)
LAST = date(2090, 1, 1)

levels = st.sampled_from(Zoom)
days = st.dates(FIRST, LAST)


def at(level: Zoom, day: date) -> TimeScale:
    return TimeScale(day.toordinal(), STYLES[level].detent)


def begins(scale: TimeScale, tick: Tick) -> date:
    """Return the day at whose beginning a tick stands."""
    return date.fromordinal(round(scale.moment(tick.x)))


@given(scales)
def test_ticks_stand_in_order_at_beginnings_of_days(scale: TimeScale) -> None:
    axis = axis_for(scale, WIDTH)
    for ticks in (axis.upper, axis.lower):
        places = [tick.x for tick in ticks]
        assert places == sorted(set(places))
    for tick in (*axis.upper[1:], *axis.lower):
        assert scale.x_of(begins(scale, tick)) == pytest.approx(tick.x, abs=1e-3)


@given(scales)
def test_lower_line_covers_view_without_holes(scale: TimeScale) -> None:
    lower = axis_for(scale, WIDTH).lower
    period = {Zoom.YEARS: 92, Zoom.QUARTERS: 31, Zoom.MONTHS: 7, Zoom.WEEKS: 1, Zoom.DAYS: 1}
    most = max(period[scale.zoom] * scale.per_day, 17.0 + period[scale.zoom] * scale.per_day)
    places = [tick.x for tick in lower]
    assert all(b - a <= most + 1e-3 for a, b in pairwise(places))
    assert places[-1] >= WIDTH - most


@given(days)
def test_years_say_year_and_quarter(day: date) -> None:
    scale = at(Zoom.YEARS, day)
    axis = axis_for(scale, WIDTH)
    for tick in axis.upper[1:]:
        assert begins(scale, tick) == date(int(tick.text), 1, 1)
    for tick in axis.lower:
        quarter = begins(scale, tick)
        assert tick.text == f"Q{(quarter.month + 2) // 3}"
        assert quarter.day == 1


@given(days)
def test_quarters_say_quarter_and_month(day: date) -> None:
    scale = at(Zoom.QUARTERS, day)
    axis = axis_for(scale, WIDTH)
    for tick in axis.upper[1:]:
        quarter = begins(scale, tick)
        assert (tick.text, tick.aside) == (f"Q{(quarter.month + 2) // 3}", str(quarter.year))
        assert (quarter.day, quarter.month % 3) == (1, 1)
    assert_months(scale, axis.lower)


def assert_months(scale: TimeScale, ticks: tuple[Tick, ...]) -> None:
    for tick in ticks:
        month = begins(scale, tick)
        assert month.day == 1
        assert MONTHS[month.month - 1].startswith(tick.text)
        assert tick.aside in ("", str(month.year))
        assert tick.aside or month.month > 1 or tick.text == "Jan"


@given(days)
def test_months_say_month_and_monday(day: date) -> None:
    scale = at(Zoom.MONTHS, day)
    axis = axis_for(scale, WIDTH)
    assert_months(scale, axis.upper[1:])
    for tick in axis.lower:
        monday = begins(scale, tick)
        assert monday.weekday() == 0
        assert tick.text == str(monday.day)


@given(st.sampled_from([Zoom.WEEKS, Zoom.DAYS]), days)
def test_weeks_and_days_say_monday_and_day(level: Zoom, day: date) -> None:
    scale = at(level, day)
    axis = axis_for(scale, WIDTH)
    for tick in axis.upper[1:]:
        monday = begins(scale, tick)
        assert monday.weekday() == 0
        number, name = tick.text.split()
        assert number == str(monday.day)
        assert MONTHS[monday.month - 1].startswith(name)
    for tick in axis.lower:
        each = begins(scale, tick)
        with_name = f"{WEEKDAYS[each.weekday()]} {each.day}"
        assert tick.text == (with_name if level is Zoom.DAYS else str(each.day))


@pytest.mark.parametrize(
    ("level", "day", "tick"),
    [
        (Zoom.YEARS, date(2026, 2, 3), Tick(0.0, "2026")),
        (Zoom.QUARTERS, date(2026, 2, 3), Tick(0.0, "Q1", "2026")),
        (Zoom.MONTHS, date(2026, 2, 3), Tick(0.0, "Feb", "2026")),
        (Zoom.WEEKS, date(2026, 5, 5), Tick(0.0, "4 May", "2026")),
        (Zoom.DAYS, date(2026, 5, 5), Tick(0.0, "4 May", "2026")),
    ],
)
def test_period_begun_left_of_view_is_named_at_its_edge(level: Zoom, day: date, tick: Tick) -> None:
    assert axis_for(at(level, day), WIDTH).upper[0] == tick


@given(st.sampled_from([Zoom.MONTHS, Zoom.WEEKS, Zoom.DAYS]), days)
def test_label_at_the_edge_is_true(level: Zoom, day: date) -> None:
    first = axis_for(at(level, day), WIDTH).upper[0]
    if first.x == 0:
        monday = day - timedelta(days=day.weekday())
        by_week = f"{monday.day} {MONTHS[monday.month - 1]}"
        assert any(words.startswith(first.text) for words in (by_week, MONTHS[day.month - 1]))


@given(levels, days)
def test_the_year_is_always_told_with_room_for_it(level: Zoom, day: date) -> None:
    upper = axis_for(at(level, day), WIDTH).upper
    told = [f"{tick.text} {tick.aside}" for tick in upper[:2]]
    assert any(str(year) in text for year in (day.year, day.year + 1) for text in told), told
    for tick, following in pairwise(upper):
        if tick.aside:
            assert tick.x + UPPER_CHARACTER * len(f"{tick.text} {tick.aside}") <= following.x, tick


@given(levels, days)
def test_labels_do_not_run_into_one_another(level: Zoom, day: date) -> None:
    axis = axis_for(at(level, day), WIDTH)
    for a, b in pairwise(axis.upper):
        assert a.x + UPPER_CHARACTER * len(a.text) <= b.x, (a, b)
    for a, b in pairwise(axis.lower):
        assert a.x + LOWER_CHARACTER * len(a.text) <= b.x, (a, b)


@given(scales)
def test_grid_has_a_line_per_label_darker_at_the_upper_ones(scale: TimeScale) -> None:
    axis = axis_for(scale, WIDTH)
    grid = dict(axis.grid)
    assert set(grid) >= {tick.x for tick in axis.lower}
    strong = {x for x, is_strong in axis.grid if is_strong}
    assert {tick.x for tick in axis.upper if tick.x > 0} <= strong


@pytest.mark.parametrize("level", Zoom)
def test_axis_reaches_to_first_day_of_calendar(level: Zoom) -> None:
    assert axis_for(at(level, date(1, 1, 3)), WIDTH).upper


@pytest.mark.parametrize("level", Zoom)
def test_axis_reaches_to_last_day_of_calendar(level: Zoom) -> None:
    assert axis_for(at(level, date(9999, 12, 20)), WIDTH).grid
