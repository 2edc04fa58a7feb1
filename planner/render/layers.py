"""Pictures kept between frames: painted once, sharp at the screen's pixel ratio."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap


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
        self._pixmap = QPixmap(size * ratio)
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(self._pixmap) as painter:
            paint(painter)
        return self._pixmap

    def forget(self) -> None:
        """Give the memory back."""
        self._key = self._held = None
        self._pixmap = QPixmap()
