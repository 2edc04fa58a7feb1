"""What is told while the view goes along with a drag at its edge."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from planner.domain.formatting import count_text
from planner.layout.edges import ZONE
from planner.render.fonts import text_scale
from planner.render.icons import paint_icon
from planner.render.text import draw_text, width
from planner.render.theme import colour
from planner.render.timeline.scene import TimelineScene

_NOTE = 226.0, 40.0
_ASIDE, _ABOVE = 8.0, 12.0
_SHADE = 0.2
_SECOND = "Faster further out. Esc stops."


def paint_edge(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the shade at the edge and the note at the foot while the view goes along."""
    if scene.scrolling is None:
        return
    is_left = scene.scrolling.weeks_a_second < 0
    edge, inner = (0.0, ZONE) if is_left else (scene.width, scene.width - ZONE)
    shade = QLinearGradient(edge, 0, inner, 0)
    for place, strength in ((0, _SHADE), (1, 0.0)):
        ink = QColor(scene.theme.ink)
        ink.setAlphaF(strength)
        shade.setColorAt(place, ink)
    zone = QRectF(min(edge, inner), scene.head.axis, ZONE, scene.height - scene.head.axis)
    painter.fillRect(zone, shade)
    _paint_note(painter, scene, is_left)


def _paint_note(painter: QPainter, scene: TimelineScene, is_left: bool) -> None:
    assert scene.scrolling is not None
    theme, scale = scene.theme, text_scale()
    first = f"Scrolling, {count_text(round(abs(scene.scrolling.weeks_a_second)), 'week')} a second"
    room = max(_NOTE[0], width(first, 12.5, 600) + 46, width(_SECOND, 11.5) + 46)
    height = _NOTE[1] * scale
    left = _ASIDE if is_left else scene.width - room - _ASIDE
    box = QRectF(left, scene.height - height - _ABOVE, room, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(theme.border2), 1))
    painter.setBrush(colour(theme.raised))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
    name = "chevron-left" if is_left else "chevron-right"
    for aside in (0, 5):
        corner = QPointF(box.left() + 7 + aside, box.center().y() - 7)
        paint_icon(painter, name, QRectF(corner.x(), corner.y(), 14, 14), theme.ink, 2)
    draw_text(painter, box.left() + 34, box.top() + 17 * scale, first, theme.ink, 12.5, 600)
    draw_text(painter, box.left() + 34, box.top() + 32 * scale, _SECOND, theme.ink2, 11.5)
