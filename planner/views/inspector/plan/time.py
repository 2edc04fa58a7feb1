"""Fields of the learner's time: hours by weekday, focus, time off, start and deadline."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.document.document import Preview
from planner.domain.formatting import exact_hours_text
from planner.domain.learner import CalendarRule
from planner.edits import AddRule, Edit, RemoveRule, SetDeadline, SetFocus, SetHours, SetStart
from planner.views.common.accessible import in_order_of
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button, IconButton
from planner.views.common.calendar_rules import RuleRow
from planner.views.common.date_field import DateField
from planner.views.common.labels import Label
from planner.views.common.popover import BreakPopover, DayPopover
from planner.views.common.segmented import SegmentedControl
from planner.views.common.themed import theme_children
from planner.views.inspector.plan.holidays import HolidayList, HolidayPopover
from planner.views.inspector.plan.week_editor import WeekEditor
from planner.views.inspector.shared.parts import LabelledRow, Section, clear
from planner.views.inspector.shared.skill_facts import PlanFacts


class HoursSection(Section):
    """Hours of a usual week and how many skills are studied at once."""

    def __init__(self) -> None:
        super().__init__("Hours of a usual week")
        self.total = Label("", 12, 600, "ink")
        assert self.head is not None
        head = self.head.layout()
        assert head is not None
        head.addWidget(self.total)
        self.week = WeekEditor()
        items = [(str(count), str(count), "") for count in range(1, 5)]
        self.focus = SegmentedControl(items, small=True)
        self.focus.setAccessibleName("Skills at a time")
        set_tooltip(self.focus, "The most skills in progress at once")
        self.box.addWidget(self.week)
        line = QHBoxLayout()
        line.addWidget(Label("Skills at a time", 12.5, 400, "ink2"))
        line.addStretch(1)
        line.addWidget(self.focus)
        self.box.addLayout(line)
        self._shown: tuple[CalendarRule, ...] | None = None
        self._other = QVBoxLayout()
        self._other.setSpacing(0)
        self.box.addLayout(self._other)
        self.week.entered.connect(self._on_hours)
        self.focus.chosen.connect(self._on_focus)

    def fill(self, view: PlanFacts) -> None:
        """Show the learner's hours."""
        learner = view.schedule.roadmap.learner
        self.week.show_hours(learner.hours)
        self.total.setText(f"{exact_hours_text(learner.hours_per_week)} a week")
        self.focus.set_current(str(learner.focus))
        self._fill_other(learner.calendar, view.day)

    def _fill_other(self, rules: tuple[CalendarRule, ...], day: date) -> None:
        """List from when to when other hours hold."""
        if rules == self._shown:
            return
        self._shown = rules
        clear(self._other)
        for place in sorted(range(len(rules)), key=lambda place: rules[place].first):
            if not rules[place].is_break:
                row = RuleRow(place, rules[place], rules[place].last < day)
                row.removed.connect(self._remove)
                self._other.addWidget(row)
        theme_children(self, self.theme)

    def _remove(self, place: int) -> None:
        self.edited.emit(RemoveRule(place))

    def _on_hours(self, hours: tuple[float, ...]) -> None:
        mon, tue, wed, thu, fri, sat, sun = hours
        self.edited.emit(SetHours((mon, tue, wed, thu, fri, sat, sun)))

    def _on_focus(self, count: str) -> None:
        self.edited.emit(SetFocus(int(count)))


class TimeOffSection(Section):
    """Breaks and public holidays."""

    def __init__(self) -> None:
        super().__init__("Time off", "plus", "Add time off")
        self._shown: tuple[CalendarRule, ...] | None = None
        self._day = date.min
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.evaluate: Callable[[Edit], Preview | None] = lambda _: None
        self._view: PlanFacts | None = None
        self.holidays = HolidayList()
        self.holidays.edited.connect(self.edited)
        self._none = Label("None. Time off moves what comes after it.", 12, 400, "ink2", wrap=True)
        self.box.addWidget(self._none)
        self.box.addLayout(self._lines)
        self.past = Button("", "chevron-right", "flat", small=True)
        self.past.setCheckable(True)
        self._folded = QWidget()
        self._over = QVBoxLayout(self._folded)
        self._over.setContentsMargins(0, 0, 0, 0)
        self._over.setSpacing(0)
        self._folded.hide()
        self.box.addWidget(self.past, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._folded)
        self.box.addWidget(self.holidays)
        self.add_holidays = Button("Public holidays…", "calendar-off", small=True)
        self.add_holidays.clicked.connect(self.open_holidays)
        self.box.addWidget(self.add_holidays, 0, Qt.AlignmentFlag.AlignLeft)
        self.past.toggled.connect(self._toggle)
        assert self.head is not None
        assert self.head.button is not None
        self.plus = self.head.button
        self.plus.clicked.connect(self.open_popover)

    def fill(self, view: PlanFacts) -> None:
        """List the breaks, those that lie ahead first."""
        self._day = max(view.day, view.schedule.roadmap.start)
        self._view = view
        learner = view.schedule.roadmap.learner
        rules = learner.calendar
        self.holidays.show_holidays(learner, view.day, view.last_day, self.theme)
        self.holidays.setVisible(bool(learner.holidays))
        breaks = [place for place, rule in enumerate(rules) if rule.is_break]
        self._none.setVisible(not breaks and not learner.holidays)
        if rules == self._shown:
            return
        self._shown = rules
        clear(self._lines)
        clear(self._over)
        order = sorted(breaks, key=lambda place: rules[place].first)
        over = [place for place in order if rules[place].last < self._day]
        for place in order:
            row = RuleRow(place, rules[place], place in over)
            row.removed.connect(self._remove)
            (self._over if place in over else self._lines).addWidget(row)
        self.past.setText(f"{len(over)} that {'is' if len(over) == 1 else 'are'} over")
        self.past.setVisible(bool(over))
        in_order_of(self.box)
        theme_children(self, self.theme)

    def _toggle(self, on: bool) -> None:
        self.past.set_icon("chevron-down" if on else "chevron-right")
        self._folded.setVisible(on)

    def open_popover(self) -> None:
        """Ask for first and last day."""
        self.ask_days(self._day + timedelta(days=7 - self._day.weekday()))

    def ask_days(self, first: date) -> None:
        """Ask for first and last day, a week from `first` to begin with."""
        popover = BreakPopover(first, first + timedelta(days=6), self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.chosen.connect(self._add)
        popover.set_theme(self.theme)
        popover.open_below(self.plus)

    def open_holidays(self) -> None:
        """Ask for a country."""
        if self._view is None:
            return
        roadmap = self._view.schedule.roadmap
        until = self._view.last_day.year
        popover = HolidayPopover(roadmap.start, until, roadmap.learner, self.evaluate, self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.chosen.connect(self.edited)
        popover.set_theme(self.theme)
        popover.open_below(self.add_holidays)

    def _add(self, first: date, last: date, name: str) -> None:
        self.edited.emit(AddRule(CalendarRule(first, last, None, name)))

    def _remove(self, place: int) -> None:
        self.edited.emit(RemoveRule(place))


class PlanDatesSection(Section):
    """Start and deadline as fields."""

    def __init__(self) -> None:
        super().__init__("Dates")
        self.start, self.deadline = DateField("Start"), DateField("Deadline")
        self.clear_deadline = IconButton("x", "Remove the deadline", 24, 13)
        self.set_deadline = Button("Set a deadline", "flag", small=True)
        self._row = LabelledRow("Deadline", self.deadline, self.clear_deadline)
        self._near = date.min
        self.box.addWidget(LabelledRow("Start", self.start))
        self.box.addWidget(self._row)
        self.box.addWidget(self.set_deadline, 0, Qt.AlignmentFlag.AlignLeft)
        self.start.entered.connect(self._on_start)
        self.deadline.entered.connect(self._on_deadline)
        self.clear_deadline.clicked.connect(self._clear)
        self.set_deadline.clicked.connect(self.open_popover)

    def fill(self, view: PlanFacts) -> None:
        """Show both days."""
        roadmap = view.schedule.roadmap
        self._near = view.schedule.finish
        self.start.show_day(roadmap.start)
        has_deadline = roadmap.deadline is not None
        if roadmap.deadline is not None:
            self.deadline.show_day(roadmap.deadline)
        self._row.setVisible(has_deadline)
        self.set_deadline.setVisible(not has_deadline)

    def open_popover(self) -> None:
        """Ask for a deadline."""
        popover = DayPopover("Be done by", "Set the deadline", self._near, self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.chosen.connect(self._on_deadline)
        popover.set_theme(self.theme)
        popover.open_below(self.set_deadline)

    def _on_start(self, day: date) -> None:
        self.edited.emit(SetStart(day))

    def _on_deadline(self, day: date) -> None:
        self.edited.emit(SetDeadline(day))

    def _clear(self) -> None:
        self.edited.emit(SetDeadline(None))
