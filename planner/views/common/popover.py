"""Small panels that open below a button, take a value and close; Esc closes them."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.views.common.below import put_below
from planner.views.common.buttons import Button
from planner.views.common.date_field import DateField
from planner.views.common.labels import Heading, Label
from planner.views.common.text_size import give_face, grow_height
from planner.views.common.themed import Themed
from planner.views.common.value_fields import HoursField


class Popover(Themed, QFrame):
    """A frame over the window. Enter presses the `main` button."""

    def __init__(self, title: str, host: QWidget, width: int = 248) -> None:
        super().__init__(host, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("popover")
        self.setAccessibleName(title)
        self.setFixedWidth(width)
        self.main: Button | None = None
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(14, 12, 14, 12)
        self.box.setSpacing(8)
        self.title = Heading(title, 13, 600, "ink", wrap=True)
        self.box.addWidget(self.title)

    def open_below(self, widget: QWidget) -> None:
        """Open below `widget`, or above it where the screen ends."""
        self.ensurePolished()
        self.resize(self.width(), self.box.totalHeightForWidth(self.width()))
        put_below(self, widget)
        self.show()

    def take_typed(self) -> bool:
        """Take what is being typed into fields; return whether all could be read."""
        days, hours = self.findChildren(DateField), self.findChildren(HoursField)
        return all(day.commit() for day in days) and all(each.commit() for each in hours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Enter accepts."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.main is not None:
            self.main.click()
        else:
            super().keyPressEvent(event)

    def add_field(self, name: str, field: QWidget) -> None:
        """Add a label and its field below."""
        label = Label(name, 11, 400, "ink2")
        label.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(field)
        self.box.addLayout(column)

    def add_buttons(self, words: str, *others: Button) -> Button:
        """Add the main button at the right and return it."""
        self.main = Button(words, kind="primary", small=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        for other in others:
            row.addWidget(other)
        row.addStretch(1)
        row.addWidget(self.main)
        self.box.addSpacing(4)
        self.box.addLayout(row)
        return self.main


class DayPopover(Popover):
    """Asks for a day: `chosen` carries it."""

    chosen = Signal(object)

    def __init__(self, title: str, words: str, day: date, host: QWidget) -> None:
        super().__init__(title, host)
        self.day = DateField(title)
        self.day.show_day(day)
        self.box.addWidget(self.day)
        self.add_buttons(words).clicked.connect(self._choose)
        self.day.setFocus()

    def _choose(self) -> None:
        if self.take_typed():
            self.close()
            self.chosen.emit(self.day.day)


class BreakPopover(Popover):
    """Asks for time off: `chosen` carries first day, last day and a name."""

    chosen = Signal(object, object, str)

    def __init__(self, first: date, last: date, host: QWidget) -> None:
        super().__init__("Add time off", host)
        self.first, self.last = DateField("First day off"), DateField("Last day off")
        self.name = QLineEdit()
        give_face(self.name, 12.5)
        grow_height(self.name, 26, 16)
        self.name.setPlaceholderText("Summer holiday")
        self.name.setAccessibleName("Name")
        self.first.show_day(first)
        self.last.show_day(last)
        self.first.dateChanged.connect(self._keep_order)
        self.add_field("First day", self.first)
        self.add_field("Last day", self.last)
        self.add_field("Name (optional)", self.name)
        self.add_buttons("Add time off").clicked.connect(self._choose)
        self.first.setFocus()

    def _keep_order(self) -> None:
        if self.last.day < self.first.day:
            self.last.show_day(self.first.day)

    def _choose(self) -> None:
        if not self.take_typed():
            return
        self.close()
        self.chosen.emit(self.first.day, self.last.day, self.name.text().strip())
