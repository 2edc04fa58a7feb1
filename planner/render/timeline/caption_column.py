"""The column of area names at the left of level Years."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from planner.domain.formatting import count_text, hours_text
from planner.layout.lanes import Lane
from planner.render.fonts import text_scale
from planner.render.icons import paint_icon
from planner.render.text import draw_text, elided
from planner.render.theme import colour
from planner.render.timeline.scene import TimelineScene

_LEFT, _TEXT = 10.0, 30.0


def area_name(scene: TimelineScene, area: str) -> str:
    """Return how an area is called; one that nobody knows by its id."""
    return scene.areas[area].name if area in scene.areas else area


def area_icon(scene: TimelineScene, area: str) -> str:
    """Return the icon of an area."""
    return (scene.areas[area].icon if area in scene.areas else "") or "book-open"


def paint_captions_beside(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the column over what is scrolled beneath it: name, then hours and skills, by lane."""
    theme, right = scene.theme, scene.style.beside
    top = scene.head.height
    painter.fillRect(QRectF(0, top, right, scene.height - top), colour(theme.canvas))
    painter.setPen(QPen(colour(theme.border2), 1))
    painter.drawLine(QPointF(right - 0.5, top), QPointF(right - 0.5, scene.height))
    painter.setPen(QPen(colour(theme.border), 1))
    for lane in scene.lanes.lanes[1:]:
        y = round(top + lane.top - scene.scroll) + 0.5
        painter.drawLine(QPointF(0, y), QPointF(right - 1, y))
    for lane in scene.lanes.lanes:
        _paint_area(painter, scene, lane, top + lane.top - scene.scroll)


def paint_head_of_captions(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the corner above the column: what the strip shows."""
    theme, right, grow = scene.theme, scene.style.beside, text_scale()
    if not right:
        return
    head = scene.head
    painter.fillRect(QRectF(0, 0, right, head.axis), colour(theme.canvas))
    painter.fillRect(QRectF(0, head.axis, right, head.strip), colour(theme.panel))
    painter.setPen(QPen(colour(theme.border2), 1))
    painter.drawLine(QPointF(right - 0.5, 0), QPointF(right - 0.5, head.height))
    if head.strip:
        _line(painter, scene, head.axis + 20 * grow, "Hours a week", theme.ink, 600)


def _paint_area(painter: QPainter, scene: TimelineScene, lane: Lane, top: float) -> None:
    theme, grow = scene.theme, text_scale()
    ink = theme.area(lane.area).ink
    two = lane.height >= 38 * grow
    first = top + (18 * grow if two else min(lane.height / 2 + 4 * grow, 15 * grow))
    box = QRectF(_LEFT, first - 4 * grow - 6, 12, 12)
    paint_icon(painter, area_icon(scene, lane.area), box, ink, 2.2)
    _line(painter, scene, first, area_name(scene, lane.area), ink, 600)
    count = scene.skill_counts.get(lane.area, 0)
    if two and count:
        _, total = scene.progress.get(lane.area, (0.0, 0.0))
        second = f"{hours_text(total)}, {count_text(count, 'skill')}"
        _line(painter, scene, first + 15 * grow, second, theme.ink3, 400)


def _line(
    painter: QPainter, scene: TimelineScene, base: float, text: str, ink: str, weight: int
) -> None:
    room = scene.style.beside - _TEXT - 6
    draw_text(painter, _TEXT, base, elided(text, 11, weight, room), ink, 11, weight)
