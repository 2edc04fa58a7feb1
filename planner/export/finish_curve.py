"""The curve of when the plan is done, in points: its outline, what is marked on it, its axis."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from planner.domain.formatting import month_word
from planner.export.axis import TimeWindow, month_starts, x_of
from planner.export.forecast_summary import ForecastSummary
from planner.export.text import Json, month
from planner.scheduling.schedule import Schedule

CURVE_WIDTH, CURVE_HEIGHT = 240.0, 52.0
_FEWEST_DAYS = 5
_LABEL_ROOM = 41.0
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)

_Point = tuple[float, float]


def curve_data(schedule: Schedule, forecast_summary: ForecastSummary) -> Json | None:
    """Return the curve of the finish, None when there is hardly a choice of days.

    `points` are x and height from the left end of the axis; `before` is the area under them up to
    the likely finish, `between` from there to the safe one. Marks out of view have no `x`.
    """
    heights = _heights(forecast_summary)
    if len(heights) < _FEWEST_DAYS:
        return None
    window = _window(list(heights))
    highest = max(heights.values())
    points = [
        (window.x_end(day), CURVE_HEIGHT * height / highest) for day, height in heights.items()
    ]
    likely, safe = window.x_end(schedule.finish), window.x_end(forecast_summary.safe)
    return {
        "width": CURVE_WIDTH,
        "height": CURVE_HEIGHT,
        "points": _plain(points),
        "before": _plain(_under(points, points[0][0], likely)),
        "between": _plain(_under(points, likely, safe)),
        "likely": _mark(window, schedule.finish),
        "safe": _mark(window, forecast_summary.safe),
        "deadline": _mark(window, schedule.roadmap.deadline),
        "labels": list(_labels(window)),
    }


def _heights(forecast_summary: ForecastSummary) -> dict[date, float]:
    """Return the density by day; what falls on one day stands at the height of its last point."""
    return {point.day: point.density for point in forecast_summary.forecast.finish_curve()}


def _window(days: Sequence[date]) -> TimeWindow:
    last = max(days[-1], days[0] + timedelta(days=_FEWEST_DAYS))
    return TimeWindow(days[0], last, CURVE_WIDTH)


def _under(points: Sequence[_Point], start: float, end: float) -> list[_Point]:
    """Return the curve from `start` to `end`, cut to its own ends."""
    start, end = max(start, points[0][0]), min(end, points[-1][0])
    if start >= end:
        return []
    inner = [point for point in points if start < point[0] < end]
    return [(start, _height(points, start)), *inner, (end, _height(points, end))]


def _height(points: Sequence[_Point], x: float) -> float:
    for (left, low), (right, high) in pairwise(points):
        if left <= x <= right:
            return low + (high - low) * (x - left) / (right - left)
    return points[-1][1]


def _plain(points: Sequence[_Point]) -> list[list[float]]:
    return [[round(x, 2), round(height, 1)] for x, height in points]


def _mark(window: TimeWindow, day: date | None) -> float | None:
    return round(window.x_end(day), 2) if day is not None and window.shows(day) else None


def _labels(window: TimeWindow) -> Iterator[Json]:
    """Yield months far enough apart to be read, the year with the first and each January."""
    wide = 30.44 * window.per_day
    step = next((each for each in _STEPS if each * wide >= _LABEL_ROOM), _STEPS[-1])
    first = True
    for start in month_starts(window, min(step, 12)):
        if step > 12 and start.year % (step // 12):
            continue
        if window.x(start) + _LABEL_ROOM > window.width + 4.0:
            return
        yield {"x": x_of(window, start), "text": _label(start, step, first)}
        first = False


def _label(start: date, step: int, first: bool) -> str:
    if step >= 12:
        return str(start.year)
    return month(start) if first or start.month == 1 else month_word(start)
