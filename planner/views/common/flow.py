"""Widgets that flow over lines."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets out in lines, 6 px apart, each at most as wide as the room."""

    GAP = 6

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def widgets(self) -> list[QWidget]:
        """Return the widgets in order."""
        widgets = (item.widget() for item in self._items)
        return [widget for widget in widgets if widget is not None]

    def take_all(self) -> None:
        """Forget all items; the widgets stay children."""
        self._items = []
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: lines are as high as chips."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget the heights: layouts ask for them again and again."""
        self._heights = {}
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return the smallest size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the height of one line."""
        return QSize(72, self._line())

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def _place(self, rect: QRect, moving: bool) -> int:
        x, y, line = rect.x(), rect.y(), self._line()
        for item in self._items:
            width = min(item.sizeHint().width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y = rect.x(), y + line + self.GAP
            if moving:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, line)))
            x += width + self.GAP
        return y + line - rect.y()

    def _line(self) -> int:
        """Return the height of a line: that of the highest item."""
        return max((item.sizeHint().height() for item in self._items), default=0)
