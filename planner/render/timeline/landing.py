"""Where a dragged bar lands: the line of its day, the magnet, and the leash to the hand."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.render.fonts import text_scale
from planner.render.icons import paint_icon
from planner.render.text import draw_text, width
from planner.render.theme import colour
from planner.render.timeline.scene import DragPicture, TimelineScene

_WASH = 0.05
_LEASH = 2.0
"""Pixels from which on a leash is to be seen."""
_LABEL, _BELOW, _BESIDE = 28.0, 15.0, 9.0
_CARD = 300.0
"""Pixels that a card at the pointer may take towards the line."""


def paint_landing(painter: QPainter, scene: TimelineScene) -> None:
    """Paint what shows where a bar that is moved comes to stand, and why not at the pointer."""
    drag = scene.drag
    if drag is None or drag.verb != "move" or drag.snap is None or not scene.has(drag.id):
        return
    bar = scene.rect(drag.id)
    at_magnet = drag.snap.rule == "earliest"
    x = round(scene.scale.x_of(drag.snap.day)) + 0.5
    pen = QPen(colour(scene.theme.good if at_magnet else scene.theme.ink), 1.5)
    if not at_magnet:
        pen = QPen(colour(scene.theme.ink), 1.25, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    for top, bottom in ((scene.head.height, bar.top() - 2), (bar.bottom() + 2, scene.height)):
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    _paint_leash(painter, scene, drag, bar)
    if at_magnet and drag.reason:
        _paint_label(painter, scene, drag, x, bar)


def _paint_leash(painter: QPainter, scene: TimelineScene, drag: DragPicture, bar: QRectF) -> None:
    if drag.leash is None:
        return
    x = max(scene.scale.x(drag.leash), 0.0)
    if bar.left() - x < _LEASH:
        return
    if drag.held_back:
        wash = QColor(scene.theme.conflict)
        wash.setAlphaF(_WASH)
        around = (scene.style.pitch - scene.style.bar) / 2
        painter.fillRect(QRectF(0, bar.top() - around, bar.left(), scene.style.pitch), wash)
    pen = QPen(colour(scene.theme.ink2), 1.5)
    pen.setDashPattern([1.5, 3])
    painter.setPen(pen)
    y = bar.center().y()
    painter.drawLine(QPointF(x, y), QPointF(bar.left() - 2, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(scene.theme.ink2))
    painter.drawEllipse(QPointF(x, y), 2.5, 2.5)


def _paint_label(
    painter: QPainter, scene: TimelineScene, drag: DragPicture, x: float, bar: QRectF
) -> None:
    """Paint beside the line why the bar cannot start earlier, unless the card lies there."""
    theme, height = scene.theme, _LABEL * text_scale()
    if drag.held_back and drag.leash is not None and x - scene.scale.x(drag.leash) < _CARD:
        return
    room = width(drag.reason, 12, 600) + 40
    below = bar.bottom() + _BELOW + (0 if drag.held_back else 42 * text_scale())
    top = min(below, scene.height - height - 6)
    left = x + _BESIDE if x + _BESIDE + room < scene.width else max(x - _BESIDE - room, 6.0)
    box = QRectF(left, top, room, height)
    painter.setPen(QPen(colour(theme.good), 1.25))
    if left > x:
        painter.drawLine(QPointF(x, box.center().y()), QPointF(left, box.center().y()))
    painter.setBrush(colour(theme.good_bg))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    paint_icon(painter, "magnet", QRectF(left + 9, box.center().y() - 7, 14, 14), theme.good, 2)
    baseline = box.center().y() + 4.5 * text_scale()
    draw_text(painter, left + 30, baseline, drag.reason, theme.good, 12, 600)


def paint_cause(painter: QPainter, scene: TimelineScene) -> None:
    """Outline the bars that hold a dragged one back."""
    drag = scene.drag
    if drag is None or drag.verb != "move" or not drag.held_back:
        return
    needs = scene.schedule.by_id[drag.id].needs
    shown = [need for need in needs if scene.has(need)]
    ends = [scene.schedule.by_id[need].finish for need in shown]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(scene.theme.ink), 1.5))
    for need, end in zip(shown, ends, strict=True):
        if end == max(ends):
            painter.drawRoundedRect(scene.rect(need).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
