"""One line of text in the bundled font, measured once."""

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from planner.render.fonts import font
from planner.render.theme import colour as colour_of


@cache
def metrics(pixels: float, weight: int = 400) -> QFontMetricsF:
    """Return the metrics of the bundled font."""
    return QFontMetricsF(font(pixels, weight))


@lru_cache(maxsize=8192)
def width(text: str, pixels: float, weight: int = 400) -> float:
    """Return the width of `text` in pixels at 100 %."""
    return metrics(pixels, weight).horizontalAdvance(text)


def draw_text(
    painter: QPainter, x: float, baseline: float, text: str, colour: str, pixels: float,
    weight: int = 400, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:  # fmt: skip
    """Draw one line with its baseline there and return its width."""
    advance = width(text, pixels, weight)
    if align & Qt.AlignmentFlag.AlignRight:
        x -= advance
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x -= advance / 2
    painter.setFont(font(pixels, weight))
    painter.setPen(colour_of(colour))
    painter.drawText(QPointF(x, baseline), text)
    return advance


def elided(text: str, pixels: float, weight: int, room: float) -> str:
    """Return `text` cut with an ellipsis to fit `room` pixels."""
    if width(text, pixels, weight) <= room:
        return text
    return metrics(pixels, weight).elidedText(text, Qt.TextElideMode.ElideRight, room)
