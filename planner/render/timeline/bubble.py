"""The bubble of a drag: what is dragged to where, and why it goes no further."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from planner.domain.formatting import day_text, hours_text
from planner.render.fonts import text_scale
from planner.render.icons import paint_icon
from planner.render.text import draw_text, width
from planner.render.theme import blend, colour
from planner.render.timeline.scene import DragPicture, TimelineScene, Verb

_HEIGHT = 42.0
_LINES = 17.0, 33.0
"""Baselines of the two lines below the top."""
_AWAY = 12.0
"""Pixels from the bar to the bubble; the tip bridges half of them."""


def paint_bubble(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the bubble below what is dragged, above it if there is no room."""
    drag = scene.drag
    assert drag is not None
    hung = _hung_from(scene, drag)
    if hung is None or drag.held_back:
        return
    anchor, held = hung
    headline, second = bubble_words(scene)
    room = max(width(headline, 12.5, 600), width(second, 11)) + 22
    room += 20 if drag.refused else 0
    below = _goes_below(scene, held)
    height = _HEIGHT * text_scale()
    top = held.bottom() + _AWAY if below else held.top() - _AWAY - height
    left = min(max(anchor - 70, 6.0), scene.width - room - 6)
    box = QRectF(left, top, room, height)
    _paint_box(painter, scene, box, anchor, below)
    _paint_words(painter, scene, box, headline, second)


def _goes_below(scene: TimelineScene, held: QRectF) -> bool:
    """Below if there is room, but not over a link that comes from there if there is room above."""
    room_below = held.bottom() + _AWAY + _HEIGHT * text_scale() < scene.height
    room_above = held.top() - _AWAY - _HEIGHT * text_scale() > scene.head.height
    link = scene.link
    if link is not None and room_above and scene.rect(link.source).top() > held.top():
        return False
    return room_below or not room_above


def _hung_from(scene: TimelineScene, drag: DragPicture) -> tuple[float, QRectF] | None:
    """Return the pixel that the tip points at, and what the bubble must not cover."""
    if drag.spot is not None:
        x, y = drag.spot
        return min(max(x, 0.0), scene.width), QRectF(x, y, 0, 0)
    if not scene.has(drag.id):
        return None
    rect = scene.rect(drag.id)
    return (rect.right() if drag.verb is Verb.RESIZE else rect.left()), rect


def _paint_box(
    painter: QPainter, scene: TimelineScene, box: QRectF, anchor: float, below: bool
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(scene.theme.ink))
    painter.drawRoundedRect(box, 7, 7)
    tip = min(max(anchor, box.left() + 12), box.right() - 12)
    edge, point = (box.top(), box.top() - 6) if below else (box.bottom(), box.bottom() + 6)
    arrow = [QPointF(tip - 6, edge), QPointF(tip, point), QPointF(tip + 6, edge)]
    painter.drawPolygon(QPolygonF(arrow))


def _paint_words(
    painter: QPainter, scene: TimelineScene, box: QRectF, headline: str, second: str
) -> None:
    theme, drag = scene.theme, scene.drag
    left = box.left() + 11
    if drag is not None and drag.refused:
        top = box.top() + _LINES[0] * text_scale() - 10
        paint_icon(painter, "ban", QRectF(left, top, 13, 13), theme.on_ink, 2.2)
        left += 20
    first, last = (box.top() + each * text_scale() for each in _LINES)
    draw_text(painter, left, first, headline, theme.on_ink, 12.5, 600)
    faint = blend(theme.on_ink, theme.ink, 0.75).name()
    draw_text(painter, left, last, second, faint, 11)


def bubble_words(scene: TimelineScene) -> tuple[str, str]:
    """Return the two lines of the bubble."""
    drag = scene.drag
    assert drag is not None
    if drag.words is not None:
        return drag.words
    bar = drag.preview.after.by_id[drag.id]
    if drag.verb is Verb.RESIZE:
        return hours_text(bar.hours), f"Likely end {day_text(bar.finish, weekday=True)}"
    return f"Starts {day_text(bar.start, weekday=True)}", bar.label


def paint_place(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the insertion line of a change of order: at the beginning or end of the other bar."""
    drag = scene.drag
    if drag is None or drag.place is None or not scene.has(drag.place[0]):
        return
    other, after = drag.place
    rect = scene.rect(other, drag.was.get(other))
    tone = scene.theme.conflict if drag.refused else scene.theme.ink
    x = round(rect.right() + 4 if after else rect.left() - 4) + 0.5
    painter.setPen(QPen(colour(tone), 2))
    painter.drawLine(QPointF(x, rect.top() - 4), QPointF(x, rect.bottom() + 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tone))
    for y in (rect.top() - 4, rect.bottom() + 4):
        painter.drawEllipse(QPointF(x, y), 3, 3)
