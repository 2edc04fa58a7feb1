"""A surface for other widgets."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.render.theme import colour
from planner.views.common.themed import Themed


class Ground(Themed, QWidget):
    """A surface in the colour of `role`, with a hairline at its lower edge if `line` says so.

    What lies on it follows its theme.
    """

    def __init__(
        self, role: str = "canvas", line: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._line = role, line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the surface and draw the line."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(getattr(self.theme, self._role)))
            if self._line:
                line = colour(self.theme.border)
                painter.fillRect(0, self.height() - 1, self.width(), 1, line)
