"""Bundled line icons (Lucide), recoloured at load: Qt renders `currentColor` black."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planner.resources import resource


@cache
def icon_pixmap(name: str, size: int, colour: str, stroke: float, ratio: float) -> QPixmap:
    """Return the icon `name` at `size` logical pixels, for a device pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_icon(painter, name, QRectF(0, 0, size, size), colour, stroke)
    return pixmap


def paint_icon(
    painter: QPainter, name: str, box: QRectF, colour: str, stroke: float = 1.75
) -> None:
    """Paint the icon into `box`; `stroke` is in units of its 24-unit grid."""
    _renderer(name, colour, stroke).render(painter, box)


def icon(name: str, colour: str, size: int = 16, stroke: float = 1.75) -> QIcon:
    """Return the icon for buttons and menus, sharp at 100 to 300 %."""
    result = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        result.addPixmap(icon_pixmap(name, size, colour, stroke, ratio))
    return result


@cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", colour)
    text = text.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(text.encode()))
