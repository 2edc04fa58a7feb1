"""The few facts a plan begins with, and the finish they lead to while they change."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from planner.app.dialogs import Dialog
from planner.app.known_list import KnownList
from planner.domain.catalogue import Catalogue
from planner.domain.learner import Learner, longest_week, spread
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route import RouteChoice
from planner.domain.scope import scope_of
from planner.domain.words import day_text
from planner.edits import SetHours
from planner.render.theme import Theme
from planner.scheduling.schedule import Schedule, schedule
from planner.views.common.buttons import Button
from planner.views.common.fields import limit_days, pad_spin_box
from planner.views.common.labels import Label
from planner.views.common.segmented import SegmentedControl

FIELD = 32


class HoursBox(QDoubleSpinBox):
    """Hours as one says them: 10 h and 7.5 h, never 10.0 h."""

    def textFromValue(self, value: float) -> str:
        """Leave out the decimal that says nothing."""
        return super().textFromValue(value).removesuffix(f"{self.locale().decimalPoint()}0")


class DayBox(QDateEdit):
    """A day that Tab leaves at once."""

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next field, not to the month."""
        return QWidget.focusNextPrevChild(self, next)


class NewPlanDialog(Dialog):
    """Asks for title, career, route, start, hours and focus; `created` carries the roadmap."""

    created = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, catalogue: Catalogue, today: date) -> None:
        super().__init__(parent, theme, "New plan", 560)
        self._catalogue = catalogue
        self._make_fields(today)
        self._grid = QGridLayout()
        self._grid.setColumnMinimumWidth(0, 128)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(10)
        for name, field in (
            ("Career", self.career), ("Goal", self.aim), ("Way there", self.route),
            ("Start", self.start), ("Hours a week", self.hours), ("Skills at a time", self.focus),
            ("Deadline", self._deadline_row()), ("Name", self.name),
            ("Known already", self.known_button),
        ):  # fmt: skip
            self._add(name, field)
        self.column.addSpacing(4)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.known)
        self.known.hide()
        self.column.addSpacing(10)
        self.outcome = Label("", 13, 500, wrap=True)
        self.outcome.setMinimumHeight(40)
        self.column.addWidget(self.outcome)
        self.add_button("Cancel").clicked.connect(self.reject)
        self.confirm = self.add_button("Create plan", "primary")
        self.confirm.clicked.connect(self._on_confirm)
        self.finish_layout()
        self._timer = QTimer(self, interval=60, singleShot=True)
        self._timer.timeout.connect(self._show_outcome)
        self._connect()
        self._on_changed()
        self._show_outcome()

    def roadmap(self) -> Roadmap:
        """Return the plan the answers describe."""
        start = _day(self.start)
        hours = spread(self.hours.value(), Learner().hours)
        roadmap = Roadmap(
            title=self.name.text().strip() or self._suggested_name(),
            career=str(self.career.currentData()),
            start=start,
            status_date=start,
            route=RouteChoice(str(self.route.currentData())),
            aim=Aim(self.aim.current),
            deadline=_day(self.deadline) if self.has_deadline.isChecked() else None,
            learner=Learner(focus=int(self.focus.current), known=dict(self.known.known)),
        )
        return SetHours(hours).apply(roadmap, self._catalogue)

    def _make_fields(self, today: date) -> None:
        self.career = QComboBox()
        for career in self._catalogue.careers.values():
            self.career.addItem(career.name, career.id)
        self.aim = SegmentedControl(
            [(Aim.PATH.value, "The whole path", ""), (Aim.ENTRY.value, "Entry level", "")]
        )
        self.route = QComboBox()
        for route in self._catalogue.routes.values():
            self.route.addItem(route.name, route.id)
        self.route.setCurrentIndex(max(self.route.findData("self-study"), 0))
        monday = today + timedelta(days=-today.weekday() % 7)
        self.start = DayBox(QDate(monday.year, monday.month, monday.day))
        limit_days(self.start)
        self.start.setCalendarPopup(True)
        self.start.setDisplayFormat("d MMM yyyy")
        self.hours = HoursBox()
        self.hours.setRange(0.5, longest_week(Learner().hours))
        self.hours.setDecimals(1)
        self.hours.setValue(10.0)
        self.hours.setSuffix(" h")
        pad_spin_box(self.hours)
        self.focus = SegmentedControl([(str(n), str(n), "") for n in range(1, 5)])
        self.focus.set_current("2")
        self.name = QLineEdit()
        self.has_deadline = QCheckBox("by")
        self.deadline = DayBox(self.start.date().addYears(2))
        limit_days(self.deadline)
        self.deadline.setMinimumDate(self.start.date())
        self.deadline.setCalendarPopup(True)
        self.deadline.setDisplayFormat("d MMM yyyy")
        self.deadline.setEnabled(False)
        self.known = KnownList(self._catalogue)
        self.known_button = Button("Nothing yet", chevron=True)
        self.known_button.clicked.connect(self._toggle_known)

    def _deadline_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.has_deadline)
        row.addWidget(self.deadline, 1)
        self.deadline.setFixedHeight(FIELD)
        self.has_deadline.setAccessibleName("There is a deadline")
        self.deadline.setAccessibleName("Deadline")
        return holder

    def _add(self, text: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Label(text, 13, 400, "ink2"), row, 0)
        if isinstance(field, SegmentedControl):
            self._grid.addWidget(field, row, 1)
        else:
            field.setFixedHeight(FIELD)
            self._grid.addWidget(field, row, 1)
        field.setAccessibleName(text)

    def _connect(self) -> None:
        self.career.currentIndexChanged.connect(self._on_changed)
        self.route.currentIndexChanged.connect(self._on_changed)
        self.start.dateChanged.connect(self._on_changed)
        self.hours.valueChanged.connect(self._on_changed)
        self.aim.chosen.connect(self._on_changed)
        self.career.currentIndexChanged.connect(self._offer_skills)
        self.has_deadline.toggled.connect(self.deadline.setEnabled)
        self.has_deadline.toggled.connect(self._on_changed)
        self.deadline.dateChanged.connect(self._on_changed)
        self.start.dateChanged.connect(self.deadline.setMinimumDate)
        self.known.changed.connect(self._on_changed)
        self._offer_skills()
        self.focus.chosen.connect(self._on_changed)

    def _offer_skills(self) -> None:
        career, start = str(self.career.currentData()), _day(self.start)
        whole = Roadmap(title="", career=career, start=start, status_date=start)
        self.known.show_skills(scope_of(whole, self._catalogue).levels)

    def _toggle_known(self) -> None:
        self.known.setVisible(self.known.isHidden())
        if not self.known.isHidden():
            self.known.filter.setFocus()
        self.adjustSize()

    def _on_changed(self) -> None:
        count = len(self.known.known)
        words = f"{count} skill{'' if count == 1 else 's'}"
        self.known_button.setText(words if count else "Nothing yet")
        self.name.setPlaceholderText(self._suggested_name())
        self._timer.start()

    def _suggested_name(self) -> str:
        route = self._catalogue.routes[str(self.route.currentData())]
        return f"{self.career.currentText()}, {route.short_name.lower()}"

    def _show_outcome(self) -> None:
        plan = schedule(self.roadmap(), self._catalogue)
        hours = f"{plan.remaining_hours:,.0f} h of your own study"
        if plan.course_hours >= 1:
            hours += f" and {plan.course_hours:,.0f} h taught"
        self.outcome.setText(
            f"{len(plan.tasks)} skills, {hours}.\n"
            f"Likely finish {day_text(plan.finish)}{_against_deadline(plan)}."
        )

    def _on_confirm(self) -> None:
        roadmap = self.roadmap()
        self.accept()
        self.created.emit(roadmap)


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _against_deadline(plan: Schedule) -> str:
    deadline = plan.roadmap.deadline
    if deadline is None:
        return ""
    days = (deadline - plan.finish).days
    unit = "day" if abs(days) == 1 else "days"
    return f", {abs(days)} {unit} {'before' if days >= 0 else 'after'} the deadline"
