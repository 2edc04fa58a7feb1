"""The curve of the finish: how likely each day is, with the likely, the safe and the asked one.

Its axis is hours of study, so that equal areas are equal chances; the ticks say which months.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from planner.domain.formatting import month_word, short_day
from planner.render.fonts import font
from planner.render.icons import paint_icon
from planner.render.theme import Theme, colour
from planner.scheduling.availability import Availability, next_day
from planner.scheduling.forecast import Forecast

HEIGHT = 92
BASE = 72
TOP = 14
"""Pixels of the design: the whole, from its top to the axis, and to the peak."""

_MOST_TICKS = 5
_FEW_DAYS = 75
_LEAST_GAP = 0.15
_PAST_END = 0.25  # a deadline further out than this share of the curve is left to the words


@dataclass(frozen=True, slots=True)
class CurveTick:
    """A place on the axis, as a share of its length, and what it is called."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class FinishCurve:
    """The curve as shares of width and of height; `deadline` None: none, or far off."""

    points: tuple[tuple[float, float], ...]
    likely: float
    safe: float
    deadline: float | None
    ticks: tuple[CurveTick, ...]


def finish_curve(forecast: Forecast, likely: date, deadline: date | None) -> FinishCurve | None:
    """Return the curve of `forecast` with the plan's `likely` finish, None if that is certain."""
    calendar = forecast.calendar
    fixed = calendar.hours_before(forecast.fixed_until)
    points = [point for point in forecast.finish_curve() if point.hours >= fixed]
    if len(points) < 2:
        return None
    low, high = points[0].hours, points[-1].hours
    first, last = points[0].day, points[-1].day
    asked = calendar.hours_before(next_day(deadline)) if deadline is not None else None
    if asked is not None and high < asked <= high + _PAST_END * (high - low):
        assert deadline is not None
        high, last = asked + 0.04 * (asked - low), deadline
    peak = max(point.density for point in points)

    def share(hours: float) -> float:
        return (hours - low) / (high - low)

    def end_of(day: date) -> float:
        return min(max(share(calendar.hours_before(next_day(day))), 0.0), 1.0)

    at = None if asked is None else share(asked)
    return FinishCurve(
        tuple((share(point.hours), point.density / peak) for point in points),
        end_of(likely),
        end_of(forecast.finish.p80),
        at if at is not None and 0 <= at <= 1 else None,
        _ticks(calendar, first, last, low, high),
    )


def _ticks(
    calendar: Availability, first: date, last: date, low: float, high: float
) -> tuple[CurveTick, ...]:
    found: list[CurveTick] = []
    for day, text in _labels(first, last):
        at = (calendar.hours_before(day) - low) / (high - low)
        if 0 <= at <= 1 and (not found or at - found[-1].at >= _LEAST_GAP):
            found.append(CurveTick(at, text))
    return tuple(found)


def _labels(first: date, last: date) -> list[tuple[date, str]]:
    """Return about five days to name from `first` to `last`: Mondays, months or years."""
    if (last - first).days <= _FEW_DAYS:
        step = max((last - first).days // (7 * _MOST_TICKS) + 1, 1) * 7
        monday = first + timedelta(days=-first.weekday() % 7)
        days = [monday + timedelta(days=step * count) for count in range(_MOST_TICKS + 1)]
        return [(day, short_day(day)) for day in days]
    begin, end = first.year * 12 + first.month, last.year * 12 + last.month
    span = end - begin
    step = next((each for each in (1, 2, 3, 6) if span / each <= _MOST_TICKS), 0)
    step = step or -(-span // (12 * _MOST_TICKS)) * 12
    months = [place for place in range(begin, end) if place % step == 0]
    labels = []
    for place in months:
        day = date(place // 12, place % 12 + 1, 1)
        with_year = place == months[0] or day.month == 1
        text = str(day.year) if step >= 12 else month_word(day)
        labels.append((day, f"{text} {day.year}" if with_year and step < 12 else text))
    return labels


def paint_finish_curve(
    painter: QPainter, rect: QRectF, curve: FinishCurve, theme: Theme, ink: str | None = None
) -> None:
    """Paint `curve` into `rect`, `HEIGHT` high; `ink` for one that is out of date."""
    ink = ink or theme.ink
    painter.save()
    painter.translate(rect.topLeft())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = rect.width()
    _fill(painter, curve, 0.0, curve.likely, width, ink, 0.07)
    _fill(painter, curve, curve.likely, max(curve.safe, curve.likely), width, ink, 0.2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(ink), 1.4))
    painter.drawPath(_path(curve.points, width))
    _line(painter, curve.likely * width, 10, QPen(colour(ink), 1.5))
    _line(painter, curve.safe * width, 20, _dashed(ink, 1.2, 2, 2))
    if curve.deadline is not None:
        x = curve.deadline * width
        _line(painter, x, 4, _dashed(theme.warn, 1.25, 3, 2))
        left = x + 1 if x + 13 <= width else x - 13
        paint_icon(painter, "flag", QRectF(left, 2, 12, 12), theme.warn, 2.0)
    _paint_axis(painter, curve, width, theme)
    painter.restore()


def _paint_axis(painter: QPainter, curve: FinishCurve, width: float, theme: Theme) -> None:
    painter.setPen(QPen(colour(theme.border2), 1))
    painter.drawLine(QPointF(0, BASE + 0.5), QPointF(width, BASE + 0.5))
    face = font(10.5)
    measure = QFontMetricsF(face)
    painter.setFont(face)
    for tick in curve.ticks:
        x = tick.at * width
        painter.setPen(QPen(colour(theme.border2), 1))
        painter.drawLine(QPointF(x, BASE), QPointF(x, BASE + 4))
        if x + 1 + measure.horizontalAdvance(tick.text) <= width:
            painter.setPen(colour(theme.ink3))
            painter.drawText(QPointF(x + 1, BASE + 17), tick.text)


def _fill(
    painter: QPainter,
    curve: FinishCurve,
    left: float,
    right: float,
    width: float,
    ink: str,
    opacity: float,
) -> None:
    inside = [point for point in curve.points if left < point[0] < right]
    ends = (left, height_at(curve.points, left)), (right, height_at(curve.points, right))
    path = _path((ends[0], *inside, ends[1]), width)
    path.lineTo(right * width, BASE)
    path.lineTo(left * width, BASE)
    fill = QColor(ink)
    fill.setAlphaF(opacity)
    painter.fillPath(path, fill)


def height_at(points: Sequence[tuple[float, float]], at: float) -> float:
    """Return the height of the curve through `points` at the share `at` of the width."""
    for (left, low), (right, high) in pairwise(points):
        if left <= at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return points[0][1] if at < points[0][0] else 0.0


def _path(points: Sequence[tuple[float, float]], width: float) -> QPainterPath:
    places = [QPointF(at * width, BASE - height * (BASE - TOP)) for at, height in points]
    path = QPainterPath(places[0])
    for place in places[1:]:
        path.lineTo(place)
    return path


def _line(painter: QPainter, x: float, top: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QPointF(x, top), QPointF(x, BASE))


def _dashed(ink: str, width: float, on: float, off: float) -> QPen:
    pen = QPen(colour(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([on / width, off / width])
    return pen
