"""Hairlines and progress lines."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.render.theme import colour
from planner.views.common.painting import paint_progress
from planner.views.common.themed import Themed

_BUSY_STEPS = 60


class Separator(Themed, QWidget):
    """A hairline; vertical ones may have a fixed `length` in pixels."""

    spoken_role = QAccessible.Role.Separator

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        length: int = 0,
        role: str = "border",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
            if length:
                self.setFixedHeight(length)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the line."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(getattr(self.theme, self._role)))


class ProgressLine(Themed, QWidget):
    """A thin rounded progress bar on a `ground` role; `ink` is a hex colour, None: the ink."""

    spoken_role = QAccessible.Role.ProgressBar

    def __init__(
        self, height: int = 4, ground: str = "grid2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._share = 0.0
        self._ink: str | None = None
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, ink: str | None = None) -> None:
        """Show `share` (0 to 1) in the hex colour `ink`."""
        self._share, self._ink = share, ink
        self.update()

    def spoken_value(self) -> str:
        """Return the share, for those who cannot see the line."""
        return f"{self._share:.0%}"

    def sizeHint(self) -> QSize:
        """Return a short line."""
        return QSize(44, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and filled part."""
        with QPainter(self) as painter:
            ink = self._ink or self.theme.ink2
            ground = getattr(self.theme, self._ground)
            paint_progress(painter, self.rect(), self._share, ink, ground)


class BusyLine(Themed, QWidget):
    """A line on which a short stretch goes to and fro while it is visible."""

    spoken_role = QAccessible.Role.ProgressBar

    def __init__(self, height: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._timer = QTimer(self, interval=40)
        self._timer.timeout.connect(self._advance)
        self.setFixedHeight(height)
        self.setAccessibleName("Working")

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and stretch."""
        length = self.width() * 0.35
        share = abs(self._step % _BUSY_STEPS - _BUSY_STEPS / 2) / (_BUSY_STEPS / 2)
        stretch = QRectF((self.width() - length) * share, 0, length, self.height())
        with QPainter(self) as painter:
            paint_progress(painter, self.rect(), 0.0, self.theme.ink2, self.theme.grid2)
            paint_progress(painter, stretch, 1.0, self.theme.ink2, self.theme.ink2)

    def _advance(self) -> None:
        self._step += 1
        self.update()
