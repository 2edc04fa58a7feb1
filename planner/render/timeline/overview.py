"""The overview strip: the whole plan in 45 pixels, and the part of it in view."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.layout.lanes import Span
from planner.layout.timescale import TimeScale
from planner.render.fonts import text_scale
from planner.render.text import draw_text
from planner.render.text import width as text_width
from planner.render.theme import Theme, blend, colour
from planner.scheduling.schedule import Schedule

OVERVIEW_HEIGHT = 45.0
_YEARS = 12.0
"""What of it grows with text: the line of years."""
_LINE = 2.6
_MARGIN = 10.0


def overview_height() -> float:
    """Return the height of the strip, which grows with text."""
    return OVERVIEW_HEIGHT + _YEARS * (text_scale() - 1)


def overview_scale(first: float, last: float, width: float) -> TimeScale:
    """Return the scale on which the strip shows the moments `first` to `last`."""
    per_day = (width - 2 * _MARGIN) / max(last - first, 1.0)
    return TimeScale(first - _MARGIN / per_day, per_day)


def paint_overview_ground(
    painter: QPainter, scale: TimeScale, size: tuple[float, float],
    finish: date, safe: date | None, theme: Theme,
) -> None:  # fmt: skip
    """Paint what lies below the window: the years, and the band from likely to safe finish."""
    width, height = size
    painter.fillRect(QRectF(0, 0, width, height), colour(theme.panel))
    if safe is not None:
        likely = scale.x(finish.toordinal() + 1)
        room = scale.x(safe.toordinal() + 1) - likely
        painter.fillRect(
            QRectF(likely, 3, room, OVERVIEW_HEIGHT - 18), blend(theme.ink, theme.panel, 0.1)
        )
        _line(painter, likely + room, theme.ink, 1, (2, 2))
    _paint_years(painter, scale, size, theme)


def paint_overview_bars(
    painter: QPainter, schedule: Schedule, spans: Mapping[str, Span], areas: Sequence[str],
    scale: TimeScale, theme: Theme, shown: Container[str] | None = None,
) -> None:  # fmt: skip
    """Paint the bars, or only those `shown`, as lines, an area a row."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    pitch = (OVERVIEW_HEIGHT - 20) / max(len(areas), 1)
    rows = {area: 7 + place * pitch for place, area in enumerate(areas)}
    for bar in schedule.activities:
        if shown is not None and bar.id not in shown:
            continue
        span = spans[bar.id]
        left, right = scale.x(span.start), scale.x(span.end)
        painter.setBrush(colour(theme.area(bar.skill.area).solid))
        line = QRectF(left, rows.get(bar.skill.area, 7.0), max(right - left, 1.5), _LINE)
        painter.drawRoundedRect(line, _LINE / 2, _LINE / 2)


def paint_overview_marks(
    painter: QPainter, scale: TimeScale, window: tuple[float, float],
    finish: date, today: date | None, theme: Theme,
) -> None:  # fmt: skip
    """Paint today, the likely finish and the ends of the window, over the bars."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if today:
        _line(painter, scale.x(today.toordinal() + 0.5), theme.ink, 1.25)
    _line(painter, scale.x(finish.toordinal() + 1), theme.ink, 1.75)
    _paint_handles(painter, window, theme)


def _paint_years(
    painter: QPainter, scale: TimeScale, size: tuple[float, float], theme: Theme
) -> None:
    width, height = size
    first, last = scale.day(_MARGIN + 1), scale.day(width)
    years = range(first.year, last.year + 1)
    starts = [max(scale.x_of(date(year, 1, 1)), 6.0) for year in years]
    label = _year_label(scale.per_day * 365)
    free = 0.0
    for year, x, following in zip(years, starts, [*starts[1:], width], strict=True):
        if year > first.year:
            painter.setPen(QPen(colour(theme.border2), 1))
            painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, height))
        text = label(year)
        end = x + 4 + text_width(text, 10)
        is_cut = year == first.year and end + 2 > following
        if x >= free and end <= width and not is_cut:
            draw_text(painter, x + 4, height - 4, text, theme.ink3, 10)
            free = end + 2


def _year_label(room: float) -> Callable[[int], str]:
    """Return how years are written where each has so many pixels: 2028, or ’28."""
    if room >= text_width("2028", 10) + 8:
        return str
    return lambda year: f"’{year % 100:02}"


def paint_overview_window(painter: QPainter, window: tuple[float, float], theme: Theme) -> None:
    """Paint the part in view, given as pixels of the strip."""
    left, right = window
    box = QRectF(left, 2.5, max(right - left, 6.0), OVERVIEW_HEIGHT - 17)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(theme.ink2), 1.2))
    painter.setBrush(blend(theme.ink, theme.panel, 0.05))
    painter.drawRoundedRect(box, 4, 4)


def _paint_handles(painter: QPainter, window: tuple[float, float], theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ink2))
    for x in window:
        painter.drawRoundedRect(QRectF(x - 2, 10, 4, 13), 2, 2)


def _line(
    painter: QPainter, x: float, hex_: str, width: float, dash: tuple[float, ...] = ()
) -> None:
    pen = QPen(colour(hex_), width)
    if dash:
        pen.setDashPattern(dash)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, 3), QPointF(x, OVERVIEW_HEIGHT - 15))
