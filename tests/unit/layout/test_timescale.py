"""Days to pixels and back, zoom and its levels."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.layout.timescale import (
    LEAST_PIXELS_PER_DAY,
    MOST_PIXELS_PER_DAY,
    STYLES,
    TimeScale,
    Zoom,
    day_of,
    fitted,
)
from tests.unit.layout.shown import lefts, scales

pixels = st.floats(-5_000, 5_000)


@given(scales, pixels)
def test_moment_is_inverse_of_x(scale: TimeScale, x: float) -> None:
    assert scale.x(scale.moment(x)) == pytest.approx(x, abs=1e-4)


@given(scales, lefts)
def test_x_is_inverse_of_moment(scale: TimeScale, moment: float) -> None:
    assert scale.moment(scale.x(moment)) == pytest.approx(moment, abs=1e-4)


@given(scales, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_day_covers_its_pixels(scale: TimeScale, day: date) -> None:
    x = scale.x_of(day)
    nudge = 1e-3 * scale.per_day
    assert scale.day(x + nudge) == day
    assert scale.day(x + scale.per_day - nudge) == day
    assert scale.day(x - nudge) == day - timedelta(days=1)


@given(scales, st.floats(0.001, 1_000), st.floats(0, 2_000))
def test_zoom_keeps_moment_under_pointer(scale: TimeScale, factor: float, anchor: float) -> None:
    zoomed = scale.zoomed(factor, anchor)
    assert zoomed.moment(anchor) == pytest.approx(scale.moment(anchor), abs=1e-4)
    assert LEAST_PIXELS_PER_DAY <= zoomed.per_day <= MOST_PIXELS_PER_DAY


@given(scales, pixels)
def test_scroll_moves_all_by_pixels(scale: TimeScale, way: float) -> None:
    moved = scale.moved(way)
    assert moved.per_day == scale.per_day
    assert moved.x(scale.left) == pytest.approx(-way, abs=1e-3)


@pytest.mark.parametrize("level", Zoom)
def test_detent_lies_in_its_level(level: Zoom) -> None:
    scale = TimeScale(739_000, STYLES[level].detent)
    assert scale.zoom is level
    assert scale.style is STYLES[level]


@pytest.mark.parametrize(
    ("per_day", "level"),
    [
        (LEAST_PIXELS_PER_DAY, Zoom.YEARS), (0.79, Zoom.YEARS),
        (0.8, Zoom.QUARTERS), (2.19, Zoom.QUARTERS),
        (2.2, Zoom.MONTHS), (7.99, Zoom.MONTHS),
        (8, Zoom.WEEKS), (27.9, Zoom.WEEKS),
        (28, Zoom.DAYS), (MOST_PIXELS_PER_DAY, Zoom.DAYS),
    ],
)  # fmt: skip
def test_levels_change_where_design_says(per_day: float, level: Zoom) -> None:
    assert TimeScale(0, per_day).zoom is level


@given(lefts, st.floats(2, 9_000), st.floats(200, 3_000))
def test_fit_shows_all_within_margins(first: float, days: float, width: float) -> None:
    scale = fitted(first, first + days, width)
    assert scale.x(first) == pytest.approx(24, abs=1e-3)
    if LEAST_PIXELS_PER_DAY < scale.per_day < MOST_PIXELS_PER_DAY:
        assert scale.x(first + days) == pytest.approx(width - 24, abs=1e-3)


def test_fit_of_nothing_is_not_endless() -> None:
    assert fitted(739_000, 739_000, 800).per_day == MOST_PIXELS_PER_DAY
    assert fitted(739_000, 740_000, 0).per_day == LEAST_PIXELS_PER_DAY


def test_moments_beyond_calendar_are_clamped() -> None:
    assert day_of(-1e9) == date.min
    assert day_of(1e9) == date.max
    assert day_of(date(2026, 3, 11).toordinal() + 0.99) == date(2026, 3, 11)
