"""The few facts a plan begins with, and the finish they lead to while they change."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDoubleSpinBox, QGridLayout, QLineEdit, QWidget

from planner.app.dialogs import Dialog
from planner.domain.catalogue import Catalogue
from planner.domain.learner import Learner, spread
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route import RouteChoice
from planner.domain.words import day_text
from planner.render.theme import Theme
from planner.scheduling.schedule import schedule
from planner.views.common.fields import pad_spin_box
from planner.views.common.labels import Label
from planner.views.common.segmented import SegmentedControl

FIELD = 32


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
            ("Name", self.name),
        ):  # fmt: skip
            self._add(name, field)
        self.column.addSpacing(4)
        self.column.addLayout(self._grid)
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

    @property
    def is_computing(self) -> bool:
        """Whether the finish on screen is not yet that of the answers."""
        return self._timer.isActive()

    def roadmap(self) -> Roadmap:
        """Return the plan the answers describe."""
        start = self.start.date().toPython()
        assert isinstance(start, date)
        hours = spread(self.hours.value(), Learner().hours)
        return Roadmap(
            title=self.name.text().strip() or self._suggested_name(),
            career=str(self.career.currentData()),
            start=start,
            status_date=start,
            route=RouteChoice(str(self.route.currentData())),
            aim=Aim(self.aim.current),
            learner=Learner(hours=hours, focus=int(self.focus.current)),
        )

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
        self.start = QDateEdit(QDate(monday.year, monday.month, monday.day))
        self.start.setCalendarPopup(True)
        self.start.setDisplayFormat("d MMM yyyy")
        self.hours = QDoubleSpinBox()
        self.hours.setRange(0.5, 100.0)
        self.hours.setDecimals(1)
        self.hours.setValue(10.0)
        self.hours.setSuffix(" h")
        pad_spin_box(self.hours)
        self.focus = SegmentedControl([(str(n), str(n), "") for n in range(1, 5)])
        self.focus.set_current("2")
        self.name = QLineEdit()

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
        self.focus.chosen.connect(self._on_changed)

    def _on_changed(self) -> None:
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
            f"Likely finish {day_text(plan.finish)}. Mark what you know already to shorten it."
        )

    def _on_confirm(self) -> None:
        roadmap = self.roadmap()
        self.accept()
        self.created.emit(roadmap)
