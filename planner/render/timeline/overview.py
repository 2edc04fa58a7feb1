"""The overview strip: the whole plan in 45 pixels, and the part of it in view."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.layout.lanes import Span
from planner.layout.timescale import TimeScale
from planner.render.text import draw_text
from planner.render.theme import Theme, blend, colour
from planner.scheduling.schedule import Schedule

OVERVIEW_HEIGHT = 45.0
_LINE = 2.6
_MARGIN = 10.0


def overview_scale(first: float, last: float, width: float) -> TimeScale:
    """Return the scale on which the strip shows the moments `first` to `last`."""
    per_day = (width - 2 * _MARGIN) / max(last - first, 1.0)
    return TimeScale(first - _MARGIN / per_day, per_day)


def paint_overview(
    painter: QPainter, schedule: Schedule, spans: Mapping[str, Span], areas: list[str],
    scale: TimeScale, size: tuple[float, float], window: tuple[float, float],
    today: date | None, safe: date | None, theme: Theme,
) -> None:  # fmt: skip
    """Paint the strip; `window` is the part in view as pixels of the strip."""
    width, height = size
    painter.fillRect(QRectF(0, 0, width, height), colour(theme.panel))
    likely = scale.x(schedule.finish.toordinal() + 1)
    if safe is not None:
        room = scale.x(safe.toordinal() + 1) - likely
        painter.fillRect(QRectF(likely, 3, room, height - 18), blend(theme.ink, theme.panel, 0.1))
    _paint_years(painter, scale, size, theme)
    _paint_window(painter, window, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    pitch = (height - 20) / max(len(areas), 1)
    for bar in schedule.activities:
        span = spans[bar.id]
        row = areas.index(bar.skill.area) if bar.skill.area in areas else 0
        left, right = scale.x(span.start), scale.x(span.end)
        painter.setBrush(colour(theme.area(bar.skill.area).solid))
        line = QRectF(left, 7 + row * pitch, max(right - left, 1.5), _LINE)
        painter.drawRoundedRect(line, _LINE / 2, _LINE / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if today:
        _line(painter, scale.x(today.toordinal() + 0.5), theme.ink, 1.25)
    _line(painter, likely, theme.ink, 1.75)
    _paint_handles(painter, window, theme)


def _paint_years(
    painter: QPainter, scale: TimeScale, size: tuple[float, float], theme: Theme
) -> None:
    width, height = size
    first, last = scale.day(_MARGIN + 1), scale.day(width)
    draw_text(painter, 10, height - 4, str(first.year), theme.ink3, 10)
    every = max(1, round(40 / max(scale.per_day * 365, 1)))
    for year in range(first.year + 1, last.year + 1):
        x = scale.x_of(date(year, 1, 1))
        painter.setPen(QPen(colour(theme.border2), 1))
        painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, height))
        if x > 44 and x < width - 30 and (year - first.year) % every == 0:
            draw_text(painter, x + 4, height - 4, str(year), theme.ink3, 10)


def _paint_window(painter: QPainter, window: tuple[float, float], theme: Theme) -> None:
    left, right = window
    box = QRectF(left, 2.5, max(right - left, 6.0), OVERVIEW_HEIGHT - 17)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(theme.field), 1))
    painter.setBrush(colour(theme.hover))
    painter.drawRoundedRect(box, 4, 4)


def _paint_handles(painter: QPainter, window: tuple[float, float], theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ink2))
    for x in window:
        painter.drawRoundedRect(QRectF(x - 2, 10, 4, 13), 2, 2)


def _line(painter: QPainter, x: float, hex_: str, width: float) -> None:
    painter.setPen(QPen(colour(hex_), width))
    painter.drawLine(QPointF(x, 3), QPointF(x, OVERVIEW_HEIGHT - 15))
