"""Where a dragged date comes to rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.layout.snapping import MAGNET_PIXELS, Snap, nearest_monday, snap, snap_week
from planner.layout.timescale import TimeScale, Zoom
from tests.unit.layout.shown import detent, zooms

EARLIEST = date(2027, 3, 3)  # a Wednesday
earliests = st.dates(date(2000, 1, 1), date(2100, 1, 1))
MONDAY = date(2027, 3, 1)
offsets = st.floats(-400, 400)
WEEKLY = (Zoom.YEARS, Zoom.QUARTERS, Zoom.MONTHS)


def moment(day: date, days: float = 0.0) -> float:
    return day.toordinal() + days


@given(zooms, earliests, offsets, st.booleans())
def test_never_left_of_earliest(per_day: float, earliest: date, offset: float, free: bool) -> None:
    rest = snap(TimeScale(0, per_day), moment(earliest, offset), earliest, free)
    assert rest.day >= earliest
    assert offset > 0 or rest == Snap(earliest, "earliest")


@given(zooms, earliests, st.floats(0.5, 400))
def test_free_rests_on_nearest_day(per_day: float, earliest: date, offset: float) -> None:
    wanted = moment(earliest, offset)
    rest = snap(TimeScale(0, per_day), wanted, earliest, free=True)
    assert abs(rest.day.toordinal() - wanted) <= 0.5
    assert rest.rule in ("", "earliest")


@given(zooms, earliests, offsets)
def test_rests_on_earliest_week_start_or_day(per_day: float, earliest: date, offset: float) -> None:
    scale = TimeScale(0, per_day)
    rest = snap(scale, moment(earliest, offset), earliest)
    if rest.rule == "earliest":
        assert rest.day == earliest
    elif scale.zoom in WEEKLY and rest.rule == "week":
        assert rest.day.weekday() == 0
        assert abs(rest.day.toordinal() - moment(earliest, offset)) <= 4.5
    else:
        assert rest.rule == ""
        assert abs(rest.day.toordinal() - moment(earliest, offset)) <= 0.5
        assert scale.zoom not in WEEKLY or nearest_monday(rest.day) < earliest


def test_the_magnet_does_not_catch_beyond_its_pixels() -> None:
    """Tuesday is the earliest day; nearer to the Monday before it than to the next one."""
    scale, tuesday = TimeScale(0, 7.5), EARLIEST - timedelta(days=1)
    near, beyond = moment(tuesday, 1.05), moment(tuesday, 1.1)
    assert snap(scale, near, tuesday) == Snap(tuesday, "earliest")
    assert snap(scale, beyond, tuesday) == Snap(EARLIEST)


@given(st.sampled_from([Zoom.WEEKS, Zoom.DAYS]), st.floats(0.001, 3))
def test_magnet_holds_within_its_pixels(level: Zoom, days: float) -> None:
    scale = detent(level)
    rest = snap(scale, moment(EARLIEST, days), EARLIEST)
    holds = days * scale.per_day <= MAGNET_PIXELS
    assert (rest.rule == "earliest") == (holds or days < 0.5)


def test_magnet_yields_to_a_nearer_week_start() -> None:
    scale = detent(Zoom.MONTHS)
    monday = EARLIEST + timedelta(days=5)
    assert snap(scale, moment(EARLIEST, 1), EARLIEST) == Snap(EARLIEST, "earliest")
    assert snap(scale, moment(EARLIEST, 2.4), EARLIEST) == Snap(EARLIEST, "earliest")
    assert snap(scale, moment(EARLIEST, 3), EARLIEST) == Snap(monday, "week")


@given(zooms, earliests, st.floats(0, 400), st.floats(0, 400))
def test_farther_right_never_rests_farther_left(
    per_day: float, earliest: date, a: float, b: float
) -> None:
    scale = TimeScale(0, per_day)
    near, far = sorted((a, b))
    first, second = (snap(scale, moment(earliest, each), earliest).day for each in (near, far))
    assert first <= second


@pytest.mark.parametrize("offset", range(7))
def test_nearest_monday_is_at_most_three_days_away(offset: int) -> None:
    day = date(2027, 3, 1) + timedelta(days=offset)
    monday = nearest_monday(day)
    assert monday.weekday() == 0
    assert abs((monday - day).days) <= 3


@pytest.mark.parametrize("per_day", [0.5, 1.5, 3.12])
def test_days_in_the_head_rest_on_week_starts_up_to_months(per_day: float) -> None:
    scale = TimeScale(MONDAY.toordinal() - 60, per_day)
    for days in (-3, 0, 3):
        rest = snap_week(scale, MONDAY.toordinal() + days)
        assert (rest.day, rest.rule) == (MONDAY, "week")
    free = snap_week(scale, MONDAY.toordinal() + 2.4, free=True)
    assert (free.day, free.rule) == (MONDAY + timedelta(days=2), "")


@pytest.mark.parametrize("per_day", [14.0, 44.0])
def test_days_in_the_head_rest_on_days_from_weeks_on(per_day: float) -> None:
    scale = TimeScale(MONDAY.toordinal() - 60, per_day)
    rest = snap_week(scale, MONDAY.toordinal() + 1.6)
    assert (rest.day, rest.rule) == (MONDAY + timedelta(days=2), "")
