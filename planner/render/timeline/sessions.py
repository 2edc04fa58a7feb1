"""Level Days: the sessions of a skill as cards in its bar, and the hours of each day."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.domain.area_colours import AreaColours
from planner.domain.formatting import exact_hours_text
from planner.layout.timescale import Zoom
from planner.render.fonts import text_scale
from planner.render.text import draw_text, width
from planner.render.theme import blend
from planner.render.timeline.scene import TimelineScene
from planner.scheduling.schedule import Activity

RISE = 7.0
"""Pixels by which a title goes up to leave room for cards."""
_HEIGHT = 14.0
_MOST_SCALE = 1.15
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def shows_sessions(scene: TimelineScene) -> bool:
    """Return whether there is room for cards: days, and text not much larger than usual."""
    return scene.zoom is Zoom.DAYS and text_scale() <= _MOST_SCALE


def paint_sessions(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF,
    area: AreaColours, share: float,
) -> None:  # fmt: skip
    """Paint a card for each day on which the bar's skill is studied."""
    theme, scale = scene.theme, scene.scale
    painter.setBrush(blend(area.tint, theme.canvas, 0.5 * share))
    for session in scene.sessions.get(bar.id, ()):
        left = max(scale.x_of(session.day), rect.left() + 4) + 1.5
        right = min(scale.x_of(session.day) + scale.per_day, rect.right()) - 1.5
        card = QRectF(left, rect.bottom() - _HEIGHT - 3, right - left, _HEIGHT)
        if card.width() < 4:
            continue
        painter.setPen(QPen(blend(area.line, theme.canvas, share), 1))
        painter.drawRoundedRect(card, 3, 3)
        text = exact_hours_text(round(session.hours, 1))
        if width(text, 10.5) <= card.width() - 4:
            tone = blend(theme.ink, theme.canvas, share).name()
            middle = card.center().x()
            draw_text(painter, middle, card.bottom() - 3.5, text, tone, 10.5, 400, _CENTRE)


def paint_day_hours(painter: QPainter, scene: TimelineScene, limits: Mapping[date, float]) -> None:
    """Write into the capacity strip how many hours each day has.

    `limits` are the pixels, by Monday, of the line that would run through what stands at it.
    """
    scale, calendar = scene.scale, scene.schedule.availability
    day, last = scale.day(0), scale.day(scene.width)
    while day <= last:
        hours = calendar.hours_on(day)
        if hours > 0:
            text = exact_hours_text(hours)
            x = scale.x_of(day) + scale.per_day / 2
            line = limits.get(day - timedelta(days=day.weekday()), 0.0)
            foot = scene.head.height
            y = line - 4 if foot - 16 < line < foot - 3 else foot - 6
            draw_text(painter, x, y, text, scene.theme.ink2, 11, 400, _CENTRE)
        day += timedelta(days=1)
