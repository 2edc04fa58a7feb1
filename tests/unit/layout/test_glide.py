"""The way from one view to another begins and ends where it should and keeps its anchor."""

from hypothesis import given
from hypothesis import strategies as st

from planner.layout.glide import between
from planner.layout.timescale import LEAST_PIXELS_PER_DAY, MOST_PIXELS_PER_DAY, TimeScale

scales = st.builds(
    TimeScale,
    st.floats(730_000, 760_000),
    st.floats(LEAST_PIXELS_PER_DAY, MOST_PIXELS_PER_DAY),
)
shares = st.floats(0, 1)


@given(scales, scales)
def test_it_begins_and_ends_exactly(start: TimeScale, end: TimeScale) -> None:
    assert between(start, end, 0.0) == start
    assert between(start, end, 1.0) == end


@given(scales, st.floats(0.2, 5), st.floats(0, 1500), shares)
def test_zoom_keeps_the_moment_under_its_anchor(
    start: TimeScale, factor: float, anchor: float, share: float
) -> None:
    end = start.zoomed(factor, anchor)
    on_the_way = between(start, end, share)
    assert abs(on_the_way.x(start.moment(anchor)) - anchor) < 0.5


@given(scales, st.floats(-5000, 5000), shares)
def test_a_scroll_goes_evenly(start: TimeScale, pixels: float, share: float) -> None:
    end = start.moved(pixels)
    assert between(start, end, share).per_day == end.per_day
    assert abs(between(start, end, share).x(start.left) + pixels * share) < 0.5


@given(scales, scales, shares)
def test_zoom_stays_between_both(start: TimeScale, end: TimeScale, share: float) -> None:
    low, high = sorted((start.per_day, end.per_day))
    assert low * 0.999 <= between(start, end, share).per_day <= high * 1.001
