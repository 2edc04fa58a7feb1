"""The page of one skill."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.formatting import day_text
from planner.domain.parts import EARLIEST, Earliest
from planner.edits import Edit, MarkKnown, Pin
from planner.scheduling.known import implied_with
from planner.scheduling.turn_texts import turn_number, turn_text
from planner.scheduling.workload import Status
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button, IconButton
from planner.views.common.date_field import DateField
from planner.views.common.labels import Label
from planner.views.common.themed import Themed
from planner.views.inspector.shared.columns import Columns
from planner.views.inspector.shared.implied_popover import ImpliedPopover
from planner.views.inspector.shared.parts import LabelledRow, Section
from planner.views.inspector.shared.skill_facts import SkillFacts
from planner.views.inspector.shared.skill_sentences import start_sentence, turn_sentence
from planner.views.inspector.skill.effort import EffortSection
from planner.views.inspector.skill.head import SkillHead
from planner.views.inspector.skill.learning_resources import (
    NoteSection,
    ResourceSection,
    WhySection,
)
from planner.views.inspector.skill.links import LinkSection
from planner.views.inspector.skill.topics import TopicSection

_TO_EARLIEST, _TO_DAY = "Earliest possible instead", "On that day instead"


class SkillDatesSection(Section):
    """When it starts and ends, why then, and the pin as a field."""

    def __init__(self) -> None:
        super().__init__()
        self._view: SkillFacts | None = None
        self.taught, self.starts, self.ends = (
            LabelledRow("Taught"),
            LabelledRow("Starts"),
            LabelledRow("Likely finish"),
        )
        self.safe = LabelledRow("Safe finish", weight=400)
        set_tooltip(self.safe, "Done by then with a chance of 80%")
        self.pin = DateField("Pinned to")
        self.unpin = IconButton("x", "Unpin", 24, 14)
        self._pin_row = LabelledRow("Pinned to", self.pin, self.unpin)
        self.kept = LabelledRow("Pinned to")
        self.other_pin = Button(_TO_EARLIEST, "magnet", "flat", small=True)
        self.why = Label("", 12, 400, "ink2", wrap=True)
        self.turn = Label("", 12, 400, "ink2", wrap=True)
        self.box.setSpacing(0)
        for widget in (self.taught, self.starts, self.ends, self.safe, self._pin_row, self.kept):
            self.box.addWidget(widget)
        self.box.addWidget(self.other_pin, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addSpacing(4)
        self.box.addWidget(self.why)
        self.box.addSpacing(4)
        self.box.addWidget(self.turn)
        self.pin.entered.connect(self._on_pin)
        self.unpin.clicked.connect(self._unpin)
        self.other_pin.clicked.connect(self._pin_otherwise)

    def fill(self, view: SkillFacts) -> None:
        """Show the dates of a skill."""
        self._view = view
        course, study = view.course, view.study
        self.taught.say(f"{day_text(course.start)} to {day_text(course.finish)}" if course else "")
        begun = study is not None and study.status is not Status.PLANNED
        done = study is not None and study.status is Status.DONE
        start = day_text(study.start, weekday=True) if study else ""
        finish = day_text(study.finish, weekday=True) if study else ""
        self.starts.say(start, "Started" if begun else "Starts")
        self.ends.say(finish, "Finished" if done else "Likely finish")
        self._say_safe(view, study is not None and not done)
        pin = view.plan.pin if study is not None else None
        self._pin_row.setVisible(isinstance(pin, date))
        at_earliest = isinstance(pin, Earliest)
        self.kept.say("Earliest possible" if at_earliest else "")
        self.other_pin.setVisible(pin is not None)
        self.other_pin.setText(_TO_DAY if at_earliest else _TO_EARLIEST)
        self.other_pin.set_icon("pin" if at_earliest else "magnet")
        if isinstance(pin, date):
            self.pin.show_day(pin)
        text = self._sentence(view)
        self.why.setText(text)
        self.why.setVisible(bool(text))
        self.turn.setText(self._turn(view))
        self.turn.setVisible(bool(self.turn.text()))

    def _say_safe(self, view: SkillFacts, is_open: bool) -> None:
        day, shown_forecast = view.safe_finish, view.shown_forecast
        role = shown_forecast.role if shown_forecast else "ink3"
        text = day_text(day, weekday=True) if day else "…"
        self.safe.say(text if is_open else "", role=role)

    @staticmethod
    def _turn(view: SkillFacts) -> str:
        """Return why the turn of the skill comes when it does, "" where nothing of it is to be
        studied."""
        study = view.study
        if study is None or study.status is Status.DONE:
            return ""
        number = turn_number(study.id, view.schedule)
        text = turn_text(study.id, view.schedule, view.catalogue)
        return f"Turn {number}. {text}" if number else text

    @staticmethod
    def _sentence(view: SkillFacts) -> str:
        if view.study is not None:
            return " ".join(filter(None, (start_sentence(view), turn_sentence(view))))
        if view.course is not None:
            part = view.schedule.programme.part(view.skill.id)
            names = ", ".join(dict.fromkeys(part.courses)) if part else ""
            return f"Taught by the programme: {names}."
        if view.known is not None:
            return f"You know it at level {view.known.word}, so the plan needs no time for it."
        return "Not in this plan. Adding it also adds the prerequisites the plan lacks."

    def _on_pin(self, day: date) -> None:
        if self._view is not None:
            self.edited.emit(Pin(self._view.id, day))

    def _pin_otherwise(self) -> None:
        """From a day to the earliest start, and from there to the day it starts on now."""
        view = self._view
        if view is not None and view.study is not None:
            on_day = isinstance(view.plan.pin, date)
            self.edited.emit(Pin(view.id, EARLIEST if on_day else view.study.start))

    def _unpin(self) -> None:
        if self._view is not None:
            self.edited.emit(Pin(self._view.id, None))


class SkillPage(Themed, QWidget):
    """Everything about one skill. `edited` carries an edit, `picked` another skill's id."""

    edited = Signal(object)
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: SkillFacts | None = None
        self.head, self.dates, self.effort = SkillHead(), SkillDatesSection(), EffortSection()
        self.topics, self.why, self.links = TopicSection(), WhySection(), LinkSection()
        self.resources, self.notes = ResourceSection(), NoteSection()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._columns = Columns(self.sections[:4], self.sections[4:])
        box.addWidget(self._columns)
        for section in self.sections:
            section.edited.connect(self._on_edited)
            section.picked.connect(self.picked)

    def set_two_columns(self, two: bool) -> None:
        """Show the sections in two columns, or in one."""
        self._columns.set_two(two)

    @property
    def sections(
        self,
    ) -> tuple[
        SkillHead, SkillDatesSection, EffortSection, TopicSection, WhySection, LinkSection,
        ResourceSection, NoteSection,
    ]:  # fmt: skip
        """The sections from top to bottom."""
        return (
            self.head, self.dates, self.effort, self.topics, self.why, self.links, self.resources,
            self.notes,
        )  # fmt: skip

    def fill(self, view: SkillFacts) -> None:
        """Show a skill."""
        self._view = view
        for section in self.sections:
            section.fill(view)

    def _on_edited(self, edit: Edit) -> None:
        """Ask first whether what is implied is known too."""
        if not (isinstance(edit, MarkKnown) and self._ask_implied(edit)):
            self.edited.emit(edit)

    def _ask_implied(self, edit: MarkKnown) -> bool:
        """Ask, and return whether there is something to ask."""
        view, level = self._view, edit.level
        if view is None or level is None:
            return False
        implied = implied_with({edit.skill: level}, view.schedule.roadmap, view.catalogue)
        if implied is None:
            return False
        popover = ImpliedPopover(edit, implied, self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.answered.connect(self.edited)
        popover.set_theme(self.theme)
        popover.open_below(self.head.state)
        return True

    def commit(self) -> None:
        """Take what is being typed in any field."""
        self.effort.commit()
        self.notes.field.commit()
