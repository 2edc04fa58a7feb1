"""The page of several selected skills: what they are together, and what is done to all."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.document.state_edits import StateChoice, edit_to_state
from planner.domain.formatting import count_text, day_text, hours_text
from planner.domain.parts import PartId, skill_of_part
from planner.edits import AddSkill, Edit, Pin, RemoveSkill, Several
from planner.scheduling.activity import bar_ids
from planner.scheduling.workload import Status
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.labels import Heading, Label
from planner.views.common.popover import DayPopover
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed
from planner.views.inspector.shared.chips import ChipList
from planner.views.inspector.shared.parts import LabelledRow, Section
from planner.views.inspector.shared.skill_facts import PlanFacts
from planner.views.inspector.shared.skill_links import chip_of
from planner.views.inspector.skill.head import glyph_icon


class SeveralPage(Themed, QWidget):
    """Sums and common actions. `edited` carries one edit for all, `picked` one skill."""

    edited = Signal(object)
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: PlanFacts | None = None
        self._parts: tuple[PartId, ...] = ()
        self._head, self._sums, self._list = Section(line=False), Section(), Section("Selected")
        self.title = Heading("", 19, 600, "ink")
        self.about = Label("", 12, 400, "ink2", wrap=True)
        self.mark = Button("Mark as", small=True, chevron=True)
        self.pin = Button("Pin", "pin", small=True)
        self.add = Button("Add", "plus", small=True)
        self.remove = Button("Remove", "trash-2", small=True)
        self.rows = (
            LabelledRow("Hours"),
            LabelledRow("Logged"),
            LabelledRow("First start"),
            LabelledRow("Last finish"),
        )
        self.chips = ChipList("")
        self._lay_out()
        self.mark.clicked.connect(self._open_states)
        self.pin.clicked.connect(self._toggle_pins)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.chips.picked.connect(self.picked)

    def _lay_out(self) -> None:
        set_tooltip(self.remove, "Remove from plan (Del)")
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.mark, self.pin, self.add):
            grow_height(button, 28, 16)
            buttons.addWidget(button)
        grow_height(self.remove, 28, 16)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        self._head.box.setSpacing(2)
        self._head.box.addWidget(self.title)
        self._head.box.addWidget(self.about)
        self._head.box.addSpacing(8)
        self._head.box.addLayout(buttons)
        self._sums.box.setSpacing(0)
        for row in self.rows:
            self._sums.box.addWidget(row)
        self._list.box.addWidget(self.chips)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 0)
        box.setSpacing(0)
        for section in (self._head, self._sums, self._list):
            box.addWidget(section)
        box.addStretch(1)

    def fill(self, view: PlanFacts, parts: tuple[PartId, ...]) -> None:
        """Show these skills and parts of skills together."""
        self._view, self._parts = view, parts
        schedule = view.schedule
        skills = tuple(dict.fromkeys(map(skill_of_part, parts)))
        areas = dict.fromkeys(schedule.scope.skills[each].area for each in skills)
        names = [view.catalogue.areas[a].name for a in areas if a in view.catalogue.areas]
        self.title.setText(count_text(len(skills), "skill"))
        self.about.setText(", ".join(names))
        tasks = [schedule.tasks[each] for each in parts if each in schedule.tasks]
        shown = {id_ for part in parts for id_ in bar_ids(part)}
        bars = [bar for bar in schedule.activities if bar.id in shown]
        hours, logged, start, finish = self.rows
        hours.say(hours_text(sum(task.hours + task.course_hours for task in tasks)))
        logged.say(hours_text(sum(task.plan.logged for task in tasks)))
        start.say(day_text(min(b.start for b in bars), weekday=True) if bars else "")
        finish.say(day_text(max(b.finish for b in bars), weekday=True) if bars else "")
        self.pin.setText("Unpin" if self._pinned else "Pin")
        self.pin.set_icon("pin-off" if self._pinned else "pin")
        self.pin.setEnabled(bool(self._pinned or self._waiting))
        self.add.setVisible(len(tasks) < len(parts))
        self.remove.setVisible(bool(tasks))
        self.chips.show_chips(tuple(chip_of(each, schedule) for each in parts))

    @property
    def _pinned(self) -> tuple[PartId, ...]:
        roadmap = self._view.schedule.roadmap if self._view else None
        return tuple(part for part in self._parts if roadmap and roadmap.part_plan(part).pin)

    @property
    def _waiting(self) -> tuple[PartId, ...]:
        tasks = self._view.schedule.tasks if self._view else {}
        return tuple(p for p in self._parts if p in tasks and tasks[p].status is Status.PLANNED)

    def states_menu(self) -> QMenu:
        """Return the menu of states for all."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in StateChoice:
            action = menu.addAction(glyph_icon(choice, "", self.theme), choice.label)
            action.setData(choice.value)
            action.triggered.connect(self._on_state)
        return menu

    def _open_states(self) -> None:
        self.mark.open_menu(self.states_menu())

    def _on_state(self) -> None:
        action, view = self.sender(), self._view
        if isinstance(action, QAction) and view is not None:
            choice = StateChoice(action.data())
            self.edited.emit(edit_to_state(choice, self._parts, view.schedule, view.day))

    def _toggle_pins(self) -> None:
        if self._pinned:
            self._emit([Pin(each, None) for each in self._pinned], "Unpin")
            return
        view = self._view
        if view is None or not self._waiting:
            return
        bars = [view.schedule.by_id[each] for each in self._waiting if each in view.schedule.by_id]
        first = min((bar.start for bar in bars), default=view.day)
        popover = DayPopover("Start no earlier than", "Pin", first, self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.chosen.connect(self._on_pin)
        popover.set_theme(self.theme)
        popover.open_below(self.pin)

    def _on_pin(self, day: date) -> None:
        edits = [Pin(each, day) for each in self._waiting]
        self._emit(edits, "Pin")

    def _add(self) -> None:
        tasks = self._view.schedule.tasks if self._view else {}
        self._emit([AddSkill(each) for each in self._parts if each not in tasks], "Add")

    def _remove(self) -> None:
        tasks = self._view.schedule.tasks if self._view else {}
        planned = dict.fromkeys(skill_of_part(each) for each in self._parts if each in tasks)
        self._emit([RemoveSkill(each) for each in planned], "Remove")

    def _emit(
        self, edits: list[Edit] | list[Pin] | list[AddSkill] | list[RemoveSkill], verb: str
    ) -> None:
        self.edited.emit(Several(tuple(edits), f"{verb} {count_text(len(edits), 'skill')}"))
