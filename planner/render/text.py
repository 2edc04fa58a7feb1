"""One line of text in the bundled font, measured once."""

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from planner.render.fonts import font, forget_with_fonts, text_scale, typeset
from planner.render.theme import colour as colour_of

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@cache
def metrics(pixels: float, weight: int = 400) -> QFontMetricsF:
    """Return the metrics of the bundled font."""
    return QFontMetricsF(font(pixels, weight))


@lru_cache(maxsize=32768)
def width(text: str, pixels: float, weight: int = 400) -> float:
    """Return the width of `text` in pixels at 100 %."""
    return metrics(pixels, weight).horizontalAdvance(typeset(text))


@cache
def rise(pixels: float) -> float:
    """Return how far below the middle of a line its baseline lies."""
    return 0.36 * pixels * text_scale()


def draw_text(
    painter: QPainter, x: float, baseline: float, text: str, colour: str, pixels: float,
    weight: int = 400, align: Qt.AlignmentFlag = _LEFT,
) -> float:  # fmt: skip
    """Draw one line with its baseline there and return its width."""
    advance = width(text, pixels, weight)
    if align is _RIGHT:
        x -= advance
    elif align is _CENTRE:
        x -= advance / 2
    painter.setFont(font(pixels, weight))
    painter.setPen(colour_of(colour))
    painter.drawText(QPointF(x, baseline), typeset(text))
    return advance


def elided(text: str, pixels: float, weight: int, room: float) -> str:
    """Return `text` cut with an ellipsis to fit `room` pixels."""
    if width(text, pixels, weight) <= room:
        return text
    return metrics(pixels, weight).elidedText(typeset(text), Qt.TextElideMode.ElideRight, room)


for _held in (metrics, width, rise):
    forget_with_fonts(_held.cache_clear)
