"""The marks of a skill’s state in a box of 14: shape tells them apart, not colour."""

import math
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from planner.render.icons import paint_icon
from planner.render.theme import Theme, colour
from planner.scheduling.states import State

BOX = 14.0
"""Side of the box the shapes are given in."""

GLYPH_OF_STATE = {
    State.KNOWN: "ring_check",
    State.DONE: "disc_check",
    State.IN_PROGRESS: "pie",
    State.NEXT: "ring",
    State.LOCKED: "dotted_ring",
}
"""The glyph of each state."""

_CENTRE = QPointF(7, 7)


def paint_glyph(
    painter: QPainter, name: str, box: QRectF, colour: str, theme: Theme, fraction: float = 0.0
) -> None:
    """Paint the glyph `name` into `box` in `colour`, a hex value.

    Names are ring_check, disc_check, pie, ring, dotted_ring and pin. `fraction` (0 to 1) is how
    much of a pie is filled. Raises `KeyError` for another name.
    """
    paint = _PAINTERS[name]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    paint(painter, colour, theme, min(max(fraction, 0.0), 1.0))
    painter.restore()


def glyph_colour(state: State, area: str, theme: Theme) -> str:
    """Return the hex colour of a state’s glyph: grey for known and locked, else the area’s text.

    That stands out from bars, their filled parts and rows alike; its solid colour does not.
    """
    return theme.ink3 if state in (State.KNOWN, State.LOCKED) else theme.area(area).ink


def _pen(hex_: str, width: float) -> QPen:
    pen = QPen(colour(hex_), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _circle(painter: QPainter, radius: float, hex_: str, width: float) -> None:
    painter.setPen(_pen(hex_, width))
    painter.drawEllipse(_CENTRE, radius, radius)


def _ring_check(painter: QPainter, hex_: str, theme: Theme, fraction: float) -> None:
    del theme, fraction
    _circle(painter, 5.4, hex_, 1.2)
    painter.setPen(_pen(hex_, 1.5))
    painter.drawPolyline(QPolygonF([QPointF(4.5, 7.2), QPointF(6.3, 8.9), QPointF(9.6, 5.3)]))


def _disc_check(painter: QPainter, hex_: str, theme: Theme, fraction: float) -> None:
    del theme, fraction
    painter.fillPath(_disc_with_tick(), colour(hex_))


@cache
def _disc_with_tick() -> QPainterPath:
    """A disc with the tick cut out, so that whatever lies below shows through."""
    disc = QPainterPath()
    disc.addEllipse(_CENTRE, 6, 6)
    tick = QPainterPath(QPointF(4.3, 7.2))
    tick.lineTo(6.3, 9.1)
    tick.lineTo(9.8, 5.2)
    stroker = QPainterPathStroker()
    stroker.setWidth(1.6)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return disc.subtracted(stroker.createStroke(tick))


def _pie(painter: QPainter, hex_: str, theme: Theme, fraction: float) -> None:
    del theme
    _circle(painter, 5.4, hex_, 1.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(hex_))
    square = QRectF(3.4, 3.4, 7.2, 7.2)
    # A sliver shows that it has begun, a gap that it is not yet done.
    span = 360 * min(max(fraction, 0.08), 0.94)
    path = QPainterPath(_CENTRE)
    path.arcTo(square, 90, -span)
    path.closeSubpath()
    painter.drawPath(path)


def _ring(painter: QPainter, hex_: str, theme: Theme, fraction: float) -> None:
    del theme, fraction
    _circle(painter, 5.4, hex_, 1.6)


def _dotted_ring(painter: QPainter, hex_: str, theme: Theme, fraction: float) -> None:
    del theme, fraction
    pen = _pen(hex_, 1.3)
    dashes = 8
    period = 2 * math.pi * 5.2 / dashes / 1.3
    pen.setDashPattern([period * 0.36, period * 0.64])
    painter.setPen(pen)
    painter.drawEllipse(_CENTRE, 5.2, 5.2)


def _pin(painter: QPainter, hex_: str, theme: Theme, fraction: float) -> None:
    del theme, fraction
    paint_icon(painter, "pin", QRectF(0, 0, BOX, BOX), hex_, 2.0)


_PAINTERS: dict[str, Callable[[QPainter, str, Theme, float], None]] = {
    "ring_check": _ring_check,
    "disc_check": _disc_check,
    "pie": _pie,
    "ring": _ring,
    "dotted_ring": _dotted_ring,
    "pin": _pin,
}
