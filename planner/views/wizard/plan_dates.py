"""Start, deadline and time off."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.domain.formatting import count_text
from planner.domain.learner import CalendarRule
from planner.views.common.buttons import Button, IconButton
from planner.views.common.calendar_rules import RuleRow
from planner.views.common.date_field import DateField
from planner.views.common.labels import Label
from planner.views.common.popover import BreakPopover, DayPopover, Popover
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed
from planner.views.wizard.answers import Answers

FIELD = 32
_ROWS_SHOWN = 6


class PlanDates(Themed, QWidget):
    """`started` and `ends` carry a day (or None), `rules` the whole calendar when it changed."""

    started = Signal(object)
    ends = Signal(object)
    rules = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[CalendarRule, ...] = ()
        self._near = date.min
        self.start, self.deadline = DateField("Start"), DateField("Deadline")
        self.set_deadline = Button("Set a deadline", "flag")
        self.no_deadline = IconButton("x", "Remove the deadline", 28, 14)
        self.time_off = Button("No time off yet", "calendar-off")
        for field in (self.start, self.deadline, self.set_deadline, self.time_off):
            grow_height(field, FIELD, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        ends = QHBoxLayout()
        ends.setSpacing(2)
        for each in (self.set_deadline, self.deadline, self.no_deadline):
            ends.addWidget(each, int(each is not self.no_deadline))
        for name, part in (("Start", self.start), ("Deadline, if you have one", ends),
                           ("Time off", self.time_off)):  # fmt: skip
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(Label(name, 12, 400, "ink2"))
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
            row.addLayout(column, 4 if isinstance(part, QWidget) else 5)
        self.start.entered.connect(self.started)
        self.deadline.entered.connect(self.ends)
        self.no_deadline.clicked.connect(self._clear)
        self.set_deadline.clicked.connect(self.ask_deadline)
        self.time_off.clicked.connect(self.ask_time_off)

    def show_answers(self, answers: Answers, near: date) -> None:
        """Show the days; `near` is the day a deadline is first thought of."""
        self._near = near
        self._rules = answers.calendar
        self.start.show_day(answers.start)
        has = answers.deadline is not None
        if answers.deadline is not None:
            self.deadline.show_day(answers.deadline)
        self.deadline.setVisible(has)
        self.no_deadline.setVisible(has)
        self.set_deadline.setVisible(not has)
        days = sum((rule.last - rule.first).days + 1 for rule in answers.calendar)
        words = f"{count_text(len(answers.calendar), 'break')}, {count_text(days, 'day')}"
        self.time_off.setText(words if answers.calendar else "None yet")
        self.time_off.setAccessibleName(f"Time off: {self.time_off.text()}")

    def ask_deadline(self) -> None:
        """Ask for a deadline."""
        popover = DayPopover("Be done by", "Set the deadline", self._near, self)
        popover.chosen.connect(self.ends)
        self._open(popover, self.set_deadline)

    def ask_time_off(self) -> None:
        """List the breaks, or ask for the first one."""
        if not self._rules:
            self.ask_break()
            return
        popover = BreaksPopover(self._rules, self)
        popover.more.clicked.connect(popover.close)
        popover.more.clicked.connect(self.ask_break)
        popover.removed.connect(self._remove)
        self._open(popover, self.time_off)

    def ask_break(self) -> None:
        """Ask for a break."""
        last = max((rule.last for rule in self._rules), default=self.start.day)
        first = max(last, self.start.day) + timedelta(days=1)
        first += timedelta(days=-first.weekday() % 7)
        popover = BreakPopover(first, first + timedelta(days=6), self)
        popover.chosen.connect(self._add)
        self._open(popover, self.time_off)

    def _open(self, popover: Popover, below: QWidget) -> None:
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.set_theme(self.theme)
        popover.open_below(below)

    def _add(self, first: date, last: date, name: str) -> None:
        self.rules.emit((*self._rules, CalendarRule(first, last, None, name)))

    def _remove(self, place: int) -> None:
        rules = list(self._rules)
        del rules[place]
        self.rules.emit(tuple(rules))

    def _clear(self) -> None:
        self.ends.emit(None)
        self.set_deadline.setFocus()


class BreaksPopover(Popover):
    """The breaks there are, each to be removed; `removed` carries the place of one."""

    removed = Signal(int)

    def __init__(self, rules: tuple[CalendarRule, ...], host: QWidget) -> None:
        super().__init__("Time off", host, 340)
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for place, rule in sorted(enumerate(rules), key=lambda item: item[1].first):
            row = RuleRow(place, rule, False)
            row.removed.connect(self._remove)
            lines.addWidget(row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFixedHeight(26 * min(len(rules), _ROWS_SHOWN))
        self.box.addWidget(area)
        self.more = Button("Add time off…", "plus", small=True)
        self.box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _remove(self, place: int) -> None:
        self.close()
        self.removed.emit(place)
