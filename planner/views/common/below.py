"""Where a panel opens: below a widget, or above it where the screen ends."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def put_below(panel: QWidget, widget: QWidget) -> None:
    """Move `panel`, a window of the size it will have, below `widget`."""
    corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
    screen = QGuiApplication.screenAt(corner) or panel.screen()
    room: QRect = screen.availableGeometry()
    x = min(max(corner.x(), room.left() + 4), room.right() - panel.width() - 4)
    y = corner.y()
    if y + panel.height() > room.bottom():
        y = widget.mapToGlobal(QPoint(0, 0)).y() - panel.height() - 4
    panel.move(x, max(y, room.top()))
