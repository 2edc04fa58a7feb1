"""The sign of an area in a list or a heading."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.render.icons import paint_icon
from planner.views.common.painting import paint_box
from planner.views.common.themed import Themed


class AreaTile(Themed, QWidget):
    """The small square with an area's icon."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._area, self._icon = "", "book-open"
        self.setFixedSize(18, 18)

    def show_area(self, area: str, icon: str) -> None:
        """Show another area."""
        self._area, self._icon = area, icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon."""
        area = self.theme.area(self._area)
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), area.tint, None, 5)
            paint_icon(painter, self._icon, QRectF(3, 3, 12, 12), area.ink, 2.0)
