"""Hours by weekday: a bar and a field for each day."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.domain.learner import WeekHours
from planner.domain.limits import MAX_DAILY_HOURS
from planner.views.common.labels import Label
from planner.views.common.painting import paint_box
from planner.views.common.text_size import give_face
from planner.views.common.themed import Themed
from planner.views.common.value_fields import HoursField

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BAR_ROOM = 34
_NARROW = """QDoubleSpinBox { padding: 0; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }
QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow { image: none; width: 0; height: 0; }"""
"""Buttons without width: with a style sheet, a field without buttons gets no room for text."""


class WeekEditor(Themed, QWidget):
    """Seven fields; `entered` carries the hours of all days when one was changed."""

    entered = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._hours: WeekHours = (0.0,) * 7
        grid = QGridLayout(self)
        grid.setContentsMargins(0, _BAR_ROOM, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        self.fields: list[HoursField] = []
        for place, name in enumerate(_NAMES):
            field = self._field(name)
            field.setProperty("place", place)
            field.entered.connect(self._on_entered)
            self.fields.append(field)
            label = Label(name[:2], 10.5, 400, "ink3")
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setBuddy(field)
            grid.addWidget(field, 0, place)
            grid.addWidget(label, 1, place)
            grid.setColumnStretch(place, 1)

    @staticmethod
    def _field(name: str) -> HoursField:
        field = HoursField(f"Hours on {name}", 0.0, MAX_DAILY_HOURS)
        field.setSuffix("")
        field.setSingleStep(0.5)
        field.lineEdit().setTextMargins(0, 0, 0, 0)
        field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        give_face(field, 12, 500)
        field.setMinimumWidth(32)
        field.setStyleSheet(_NARROW)
        return field

    def show_hours(self, hours: WeekHours) -> None:
        """Show Monday to Sunday."""
        self._hours = hours
        for field, each in zip(self.fields, hours, strict=True):
            field.show_value(each)
        self.update()

    def commit(self) -> None:
        """Take what is being typed."""
        for field in self.fields:
            field.commit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar over each field; the longest day is as high as the room."""
        theme = self.theme
        most = max(max(self._hours), 4.0)
        with QPainter(self) as painter:
            for field, hours in zip(self.fields, self._hours, strict=True):
                place = field.geometry()
                high = max(hours / most * (_BAR_ROOM - 6), 2.0)
                bar = QRectF(place.left() + 4, _BAR_ROOM - 4 - high, place.width() - 8, high)
                fill = theme.field if hours > 0 else theme.grid2
                paint_box(painter, bar, fill, None, min(3.0, high / 2))

    def _on_entered(self, hours: float) -> None:
        field = self.sender()
        if isinstance(field, HoursField):
            days = list(self._hours)
            days[int(field.property("place"))] = hours
            self.entered.emit(tuple(days))
