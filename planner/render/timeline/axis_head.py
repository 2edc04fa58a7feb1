"""The head: two-line axis, capacity strip, and the markers that stand in them."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.domain.formatting import short_day
from planner.layout.axis import Axis
from planner.render.fonts import text_scale
from planner.render.text import draw_text, rise, width
from planner.render.theme import colour
from planner.render.timeline.background import today_line
from planner.render.timeline.capacity import paint_capacity
from planner.render.timeline.caption_column import paint_head_of_captions
from planner.render.timeline.markers import paint_markers_in_head
from planner.render.timeline.scene import TimelineScene

_CENTRE = Qt.AlignmentFlag.AlignHCenter


def paint_head(painter: QPainter, scene: TimelineScene, axis: Axis) -> None:
    """Paint the head over whatever scrolled beneath it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    paint_capacity(painter, scene)
    paint_axis(painter, scene, axis)
    paint_head_marks(painter, scene)


def paint_head_marks(painter: QPainter, scene: TimelineScene) -> None:
    """Paint what stands over axis and capacity strip: rules, today, deadline, the dragged day."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _paint_rules(painter, scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    today_line(painter, scene, scene.head.axis, scene.head.height)
    paint_markers_in_head(painter, scene)
    _paint_marks(painter, scene)
    paint_head_of_captions(painter, scene)


def _paint_rules(painter: QPainter, scene: TimelineScene) -> None:
    painter.setPen(QPen(colour(scene.theme.border), 1))
    for y in (scene.head.axis - 0.5, scene.head.height - 0.5):
        painter.drawLine(QPointF(0, y), QPointF(scene.width, y))


def paint_axis(painter: QPainter, scene: TimelineScene, axis: Axis) -> None:
    """Paint the two lines of labels."""
    theme, grow = scene.theme, text_scale()
    painter.fillRect(QRectF(0, 0, scene.width, scene.head.axis), colour(theme.canvas))
    for place, tick in enumerate(axis.upper):
        following = axis.upper[place + 1].x if place + 1 < len(axis.upper) else scene.width + 200
        x = tick.x + 8
        if tick.x > 0:
            painter.setPen(QPen(colour(theme.grid2), 1))
            side, foot = round(tick.x) + 0.5, scene.head.axis - 1
            painter.drawLine(QPointF(side, 4), QPointF(side, foot))
        used = draw_text(painter, x, 17 * grow, tick.text, theme.ink, 12, 600)
        room = following - x - used - 8
        if tick.aside and width(f" {tick.aside}", 12) <= room:
            draw_text(painter, x + used + 4, 17 * grow, tick.aside, theme.ink3, 12)
    painter.setPen(QPen(colour(theme.grid2), 1))
    sides = (round(tick.x) + 0.5 for tick in axis.lower)
    painter.drawLines([QLineF(x, 28 * grow, x, scene.head.axis) for x in sides])
    for tick in (each for each in axis.lower if each.x + 4 >= scene.style.beside):
        draw_text(painter, tick.x + 4, 34 * grow, tick.text, theme.ink3, 10.5)


def _paint_marks(painter: QPainter, scene: TimelineScene) -> None:
    theme, scale = scene.theme, scene.scale
    if scene.today:
        x = scale.x(scene.today.toordinal() + 0.5)
        if scene.style.beside - 20 <= x <= scene.width + 20:
            text = f"{scene.today_label} {short_day(scene.today)}"
            half = width(text, 11, 600) / 2 + 10
            x = min(max(x, scene.style.beside + half), scene.width - half)
            pill(painter, x, 22 * text_scale(), text, theme.ink, theme.on_ink)
    drag = scene.drag
    if drag is not None and drag.snap is not None:
        x = scale.x_of(drag.snap.day)
        text = str(drag.snap.day.day)
        high = 18 * text_scale()
        box = QRectF(x - 1, 22 * text_scale(), max(width(text, 11, 600) + 12, 22), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.ink))
        painter.drawRoundedRect(box, 4, 4)
        base = box.center().y() + 4 * text_scale()
        draw_text(painter, box.center().x(), base, text, theme.on_ink, 11, 600, _CENTRE)


def pill(
    painter: QPainter, x: float, top: float, text: str, fill: str, ink: str, height: float = 18
) -> QRectF:
    """Paint a rounded label centred on `x` and return its rectangle."""
    advance = width(text, 11, 600)
    height = height * text_scale()
    box = QRectF(x - advance / 2 - 6, top, advance + 12, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill))
    painter.drawRoundedRect(box, height / 2, height / 2)
    draw_text(painter, x, top + height / 2 + rise(11), text, ink, 11, 600, _CENTRE)
    return box
