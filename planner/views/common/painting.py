"""Small painting helpers: crisp boxes, text and progress."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from planner.render.fonts import text_scale, typeset
from planner.render.icons import icon_pixmap
from planner.render.theme import colour


def text_width(text: str, face: QFont) -> int:
    """Return the width of `text` in whole pixels, rounded up."""
    return int(QFontMetricsF(face).horizontalAdvance(typeset(text)) + 0.999)


def grown(pixels: float) -> int:
    """Return a height or place that follows the size of text; `pixels` is that at 100 %."""
    return round(pixels * text_scale())


def paint_box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: str | QColor | None,
    line: str | QColor | None = None,
    radius: float = 6.0,
    width: float = 1.0,
) -> None:
    """Fill a rounded rectangle and draw its outline inside `rect`, crisp at 100 %."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    if line is not None:
        half = width / 2
        box.adjust(half, half, -half, -half)
        radius = max(radius - half, 0.0)
    painter.setPen(QPen(_colour(line), width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(_colour(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


def paint_text(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    face: QFont,
    ink: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line of `text`, centred vertically, elided on the right if it is too long."""
    painter.setFont(face)
    painter.setPen(colour(ink))
    box, text = QRectF(rect), typeset(text)
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 0.5)
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, int(flags), shown)


def paint_pixmap_icon(
    painter: QPainter, widget: QWidget, name: str, at: QPointF, size: int, ink: str, stroke: float
) -> None:
    """Paint the cached icon `name` with its upper left corner at `at`."""
    pixmap = icon_pixmap(name, size, ink, stroke, widget.devicePixelRatioF())
    painter.drawPixmap(at, pixmap)


def paint_progress(
    painter: QPainter, rect: QRect | QRectF, share: float, ink: str, ground: str
) -> None:
    """Paint a rounded progress line; anything begun shows at least a dot."""
    box = QRectF(rect)
    radius = box.height() / 2
    paint_box(painter, box, ground, None, radius)
    if share > 0:
        box.setWidth(max(box.width() * min(share, 1.0), box.height()))
        paint_box(painter, box, ink, None, radius)


def size_of(width: float, height: float) -> QSize:
    """Return a size in whole pixels, rounded up."""
    return QSize(int(width + 0.999), int(height + 0.999))


def _colour(role: str | QColor) -> QColor:
    return colour(role) if isinstance(role, str) else role
