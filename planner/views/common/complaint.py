"""A sentence below a field: why what was typed there cannot be taken."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.views.common.below import put_below
from planner.views.common.labels import Label
from planner.views.common.painting import paint_box
from planner.views.common.themed import Themed, theme_children

_STAYS_MS = 10_000
_WIDTH = 248


class Complaint(Themed, QWidget):
    """Stands over the window, takes no focus, and goes by itself after ten seconds."""

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._field = field
        self.label = Label("", 12, 400, "ink", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.addWidget(self.label)
        self.setFixedWidth(_WIDTH)
        self._timer = QTimer(self, interval=_STAYS_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)

    def say(self, text: str) -> None:
        """Show `text` below the field, and tell it to who listens."""
        theme_children(self, self.theme)
        self.label.setText(text)
        self.setAccessibleName(text)
        self.ensurePolished()
        layout = self.layout()
        assert layout is not None
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        put_below(self, self._field)
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a raised card."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.theme.raised)
            paint_box(painter, self.rect(), self.theme.warn_bg, self.theme.warn, 0)
