"""Pictures kept between frames: painted once, sharp at the screen's pixel ratio."""

from collections.abc import Callable, Hashable
from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

_Stamp: TypeAlias = tuple[QPoint, QPixmap]

_ALIKE = 2
"""Frames in which a thing is painted alike before a picture of it is worth its making."""


class Layer:
    """A picture that is painted anew only when what it shows has changed.

    `painted` counts how often that was, for tests.
    """

    def __init__(self) -> None:
        self._key: Hashable = None
        self._held: object = None
        self._pixmap = QPixmap()
        self.painted = 0

    def pixmap(
        self,
        size: QSize,
        ratio: float,
        key: Hashable,
        paint: Callable[[QPainter], None],
        shows: object = None,
    ) -> QPixmap:
        """Return the picture of `size` (logical pixels) for a device pixel ratio.

        `paint` is called if `key`, size or ratio differ from last time or `shows` is another
        object; that one is held, so that none can take its place in memory.
        """
        full = (key, size.width(), size.height(), ratio)
        if full == self._key and shows is self._held:
            return self._pixmap
        self._key, self._held = full, shows
        self.painted += 1
        self._pixmap = _transparent(size, ratio)
        with QPainter(self._pixmap) as painter:
            paint(painter)
        return self._pixmap

    def forget(self) -> None:
        """Give the memory back."""
        self._key = self._held = None
        self._pixmap = QPixmap()


class Stamps:
    """Small pictures of things by name, for as long as they stay where they are.

    What looks alike in several frames is kept as a picture, which is all that later ones lay down;
    what moves is painted in every frame. `painted` counts the pictures made, for tests.
    """

    def __init__(self) -> None:
        self._common: Hashable = None
        self._ratio = 1.0
        self._kept: dict[str, tuple[Hashable, int | _Stamp]] = {}
        self.painted = 0

    def begin(self, ratio: float, common: Hashable) -> None:
        """Begin a frame for a device pixel ratio; what is kept goes if `common` has changed."""
        if (ratio, common) != (self._ratio, self._common):
            self._ratio, self._common = ratio, common
            self._kept.clear()

    def paint(
        self,
        painter: QPainter,
        name: str,
        key: Hashable,
        reach: Callable[[], QRect],
        paint: Callable[[QPainter], None],
    ) -> None:
        """Paint the thing of this name, which looks the same while `key` is the same.

        `paint` goes by the coordinates of `painter` and stays within the rectangle of `reach`.
        """
        before, held = self._kept.get(name, (None, 0))
        if before != key:
            held = 0
        if isinstance(held, int):
            held = held + 1 if held < _ALIKE else self._made(reach(), paint)
            self._kept[name] = key, held
        if isinstance(held, int):
            paint(painter)
        else:
            painter.drawPixmap(*held)

    def _made(self, area: QRect, paint: Callable[[QPainter], None]) -> _Stamp:
        if area.isEmpty():
            return area.topLeft(), QPixmap()
        # Corners on multiples of four are whole pixels at 125, 150 and 175 % too.
        corner = QPoint(area.left() // 4 * 4, area.top() // 4 * 4)
        self.painted += 1
        pixmap = _transparent(QRect(corner, area.bottomRight()).size(), self._ratio)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-corner)
            paint(painter)
        return corner, pixmap

    def forget(self) -> None:
        """Give the memory back."""
        self._common = None
        self._kept.clear()


def _transparent(size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
