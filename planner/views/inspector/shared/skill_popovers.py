"""The panels that ask for a day, for hours, and whether to open an address."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.domain.limits import MAX_DAILY_HOURS, MAX_HOURS, kept
from planner.domain.parts import EARLIEST
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.date_field import DateField
from planner.views.common.labels import Label
from planner.views.common.popover import Popover
from planner.views.common.value_fields import HoursField


class PinPopover(Popover):
    """Asks for the day on which a skill shall start: `pinned` carries it, or `EARLIEST`."""

    pinned = Signal(object)

    def __init__(self, name: str, day: date, host: QWidget) -> None:
        super().__init__(f"Start {name} on", host)
        self.day = DateField("Start on")
        self.day.show_day(day)
        self.box.addWidget(self.day)
        hint = "What comes after moves with it. Left of its prerequisites it starts when they end."
        self.box.addWidget(Label(hint, 11, 400, "ink2", wrap=True))
        self.earliest = Button("Earliest possible", "magnet", small=True)
        set_tooltip(self.earliest, "As soon as what comes before it is done, also when that moves")
        self.earliest.clicked.connect(self._pin_earliest)
        self.add_buttons("Pin", self.earliest).clicked.connect(self._pin)
        self.day.setFocus()

    def _pin(self) -> None:
        if not self.take_typed():
            return
        self.close()
        self.pinned.emit(self.day.day)

    def _pin_earliest(self) -> None:
        self.close()
        self.pinned.emit(EARLIEST)


class LogPopover(Popover):
    """Asks for hours studied and the day: `logged` carries both."""

    logged = Signal(float, object)

    def __init__(self, name: str, day: date, host: QWidget) -> None:
        super().__init__(f"Log hours on {name}", host)
        self.hours = HoursField("Hours studied", -MAX_HOURS, MAX_DAILY_HOURS)
        self.hours.show_value(1.0)
        self.hours.setSingleStep(0.5)
        self.day = DateField("Day")
        self.day.show_day(day)
        self.add_field("Hours studied", self.hours)
        self.add_field("Day", self.day)
        self.box.addWidget(Label("A negative number corrects a slip.", 11, 400, "ink2", wrap=True))
        self.add_buttons("Log hours").clicked.connect(self._log)
        self.hours.setFocus()
        self.hours.selectAll()

    def _log(self) -> None:
        if not self.take_typed():
            return
        self.close()
        if self.hours.value():
            self.logged.emit(kept(self.hours.value()), self.day.day)


class AddressPopover(Popover):
    """Shows an address before the browser opens it: `accepted` carries it."""

    accepted = Signal(str)

    def __init__(self, address: str, host: QWidget) -> None:
        super().__init__("Open this address in the browser?", host, 280)
        self._address = address
        shown = address.replace("/", "/\u200b").replace("-", "-\u200b")
        self.box.addWidget(Label(shown, 12, 400, "ink2", wrap=True))
        copy = Button("Copy", "copy", small=True)
        copy.clicked.connect(self._copy)
        opener = self.add_buttons("Open", copy)
        opener.clicked.connect(self._open)
        opener.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.close()

    def _open(self) -> None:
        self.close()
        self.accepted.emit(self._address)
