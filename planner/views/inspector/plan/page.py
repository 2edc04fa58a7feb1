"""The page of the plan itself, shown when nothing is selected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.formatting import count_text, day_text, exact_hours_text, hours_text
from planner.domain.route_lookup import route_of
from planner.edits import SetNote
from planner.views.common.buttons import Button
from planner.views.common.labels import Heading, Label
from planner.views.common.themed import Themed
from planner.views.common.value_fields import NoteField
from planner.views.inspector.plan.assumptions import AssumptionsSection
from planner.views.inspector.plan.drivers import DriversSection
from planner.views.inspector.plan.finish import FinishSection
from planner.views.inspector.plan.route import RouteSection
from planner.views.inspector.plan.time import HoursSection, PlanDatesSection, TimeOffSection
from planner.views.inspector.plan.ways import WaysSection
from planner.views.inspector.shared.columns import Columns
from planner.views.inspector.shared.parts import LabelledRow, Section
from planner.views.inspector.shared.skill_facts import PlanFacts


class PlanHead(Section):
    """Title, role, route and start. `about_wanted` carries the career to read about."""

    about_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(line=False)
        self._career = ""
        self.box.setSpacing(2)
        self.title = Heading("", 19, 600, "ink", wrap=True)
        self.about = Label("", 12, 400, "ink2", wrap=True)
        for widget in (Label("Plan", 12, 400, "ink2"), self.title, self.about):
            self.box.addWidget(widget)
        self.role = Button("About this role", "book-open", "flat", small=True)
        self.role.clicked.connect(self._on_about)
        self.box.addWidget(self.role, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, view: PlanFacts) -> None:
        """Show the plan's name and where it leads."""
        roadmap, catalogue = view.schedule.roadmap, view.catalogue
        self._career = roadmap.career
        self.title.setText(roadmap.title)
        career, route = catalogue.careers[roadmap.career], route_of(roadmap, catalogue)
        tense = "started" if roadmap.start <= view.day else "starts"
        start = day_text(roadmap.start)
        self.about.setText(f"{career.name}. {route.short_name}, {tense} {start}")

    def _on_about(self) -> None:
        self.about_wanted.emit(self._career)


class WorkSection(Section):
    """Hours behind and hours ahead."""

    def __init__(self) -> None:
        super().__init__("Work")
        self.rows = (
            LabelledRow("Logged"),
            LabelledRow("Remaining"),
            LabelledRow("From courses"),
            LabelledRow("Pace"),
        )
        self.box.setSpacing(0)
        self.box.insertSpacing(1, 4)
        for row in self.rows:
            self.box.addWidget(row)

    def fill(self, view: PlanFacts) -> None:
        """Show sums of hours."""
        schedule = view.schedule
        logged, remaining, courses, pace = self.rows
        left = schedule.open_skills
        logged.say(hours_text(schedule.logged_hours))
        remaining.say(f"{hours_text(schedule.remaining_hours)} in {count_text(left, 'skill')}")
        taught = schedule.course_hours
        courses.say(hours_text(taught) if taught else "")
        pace.say(f"{exact_hours_text(schedule.roadmap.learner.hours_per_week)} a week")


class PlanNote(Section):
    """The note on the whole plan."""

    def __init__(self) -> None:
        super().__init__("Notes")
        self.field = NoteField("Notes on the plan", "Why this plan, what to remember")
        self.box.addWidget(self.field)
        self.field.entered.connect(self._on_entered)
        self.field.typed.connect(self._on_typed)

    def fill(self, view: PlanFacts) -> None:
        """Show the note."""
        self.field.show_text(view.schedule.roadmap.note)

    def _on_entered(self, text: str) -> None:
        self.edited.emit(SetNote(text))

    def _on_typed(self, text: str | None) -> None:
        self.typed.emit(SetNote(text) if text is not None else None)


class PlanPage(Themed, QWidget):
    """Everything about the plan. `edited` carries an edit."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.head, self.finish, self.work = PlanHead(), FinishSection(), WorkSection()
        self.ways, self.drivers = WaysSection(), DriversSection()
        self.hours, self.off, self.dates = HoursSection(), TimeOffSection(), PlanDatesSection()
        self.route, self.note = RouteSection(), PlanNote()
        self.assumptions = AssumptionsSection()
        self.sections = (
            self.head, self.finish, self.ways, self.work, self.drivers, self.hours, self.off,
            self.dates, self.route, self.assumptions, self.note,
        )  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._columns = Columns(self.sections[:5], self.sections[5:])
        box.addWidget(self._columns)
        for section in self.sections:
            section.edited.connect(self.edited)

    def set_two_columns(self, two: bool) -> None:
        """Show the sections in two columns, or in one."""
        self._columns.set_two(two)

    def fill(self, view: PlanFacts) -> None:
        """Show a plan."""
        for section in self.sections:
            section.fill(view)

    def commit(self) -> None:
        """Take what is being typed in any field."""
        self.hours.week.commit()
        self.assumptions.commit()
        self.note.field.commit()
