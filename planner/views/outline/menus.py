"""The context menu of skills in the outline and the catalogue."""

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from planner.document.document import Document
from planner.document.state_edits import StateChoice, choice_of, edit_to_state
from planner.domain.formatting import day_text
from planner.domain.parts import PartId, skill_of_part
from planner.edits import AddSkill, Edit, Pin, RemoveSkill, Several
from planner.edits.own_skills import own_skill
from planner.render.glyphs import GLYPH_OF_STATE, paint_glyph
from planner.render.icons import icon
from planner.render.theme import Theme
from planner.scheduling.states import state_of
from planner.scheduling.workload import Status


class SkillMenu(QMenu):
    """What can be done with the selected skills and parts of skills.

    `details_wanted`, `pin_wanted` and `log_wanted` ask for what another part of the window does,
    `change_wanted` and `delete_wanted` the same for a skill of the learner's own.
    """

    details_wanted = Signal()
    pin_wanted = Signal(str)
    log_wanted = Signal(str)
    change_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(
        self,
        skills: tuple[PartId, ...],
        document: Document,
        theme: Theme,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._skills, self._document, self._theme, self._day = skills, document, theme, day
        tasks = document.schedule.tasks
        self._planned = tuple(each for each in skills if each in tasks)
        self._add("Show details", "info").triggered.connect(self.details_wanted)
        self.addSeparator()
        self._add_pins()
        self._add_states()
        if len(skills) == 1 and self._planned:
            self._add("Log hours…", "timer").triggered.connect(self._ask_log)
        self.addSeparator()
        if len(skills) == 1 and own_skill(skill_of_part(skills[0]), document.roadmap):
            self._add("Change skill…", "notebook-pen").triggered.connect(self._ask_change)
            self._add("Delete skill", "x").triggered.connect(self._ask_delete)
            self.addSeparator()
        self._add_membership()

    def _add(self, text: str, picture: str | QIcon) -> QAction:
        shown = icon(picture, self._theme.ink2) if isinstance(picture, str) else picture
        action = QAction(shown, text, self)
        self.addAction(action)
        return action

    def _add_edit(self, text: str, picture: str | QIcon, edit: Edit | None) -> QAction:
        action = self._add(text, picture)
        action.setData(edit)
        action.triggered.connect(self._apply)
        return action

    def _apply(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and action.data() is not None:
            self._document.apply(action.data())

    def _ask_pin(self) -> None:
        self.pin_wanted.emit(self._skills[0])

    def _ask_log(self) -> None:
        self.log_wanted.emit(self._skills[0])

    def _ask_change(self) -> None:
        self.change_wanted.emit(skill_of_part(self._skills[0]))

    def _ask_delete(self) -> None:
        self.delete_wanted.emit(skill_of_part(self._skills[0]))

    def _add_pins(self) -> None:
        schedule = self._document.schedule
        tasks = [schedule.tasks[each] for each in self._planned]
        pinned = tuple(task.id for task in tasks if task.pin)
        waiting = [task.id for task in tasks if task.status is Status.PLANNED]
        bars = [schedule.by_id[each] for each in waiting if each in schedule.by_id]
        if len(bars) == 1 and len(self._skills) == 1:
            if not pinned:
                text = f"Pin to {day_text(bars[0].start, weekday=True)}"
                self._add_edit(text, "pin", Pin(bars[0].id, bars[0].start))
            self._add("Pin to another day…", "calendar").triggered.connect(self._ask_pin)
        if pinned:
            unpin = _together([Pin(each, None) for each in pinned], "Unpin {} skills")
            self._add_edit("Unpin", "pin-off", unpin)
        self.addSeparator()

    def _add_states(self) -> None:
        schedule = self._document.schedule
        known = schedule.roadmap.learner.known
        here = [each for each in self._skills if each in schedule.tasks or each in known]
        held = {choice_of(state_of(each, schedule)) for each in here}
        for choice in StateChoice:
            if here or choice is StateChoice.KNOWN:
                edit = edit_to_state(choice, self._skills, schedule, self._day)
                picture = _state_icon(choice, self._theme)
                action = self._add_edit(f"Mark as {choice.label.lower()}", picture, edit)
                action.setEnabled(held != {choice})

    def _add_membership(self) -> None:
        lacking = [each for each in self._skills if each not in self._planned]
        if lacking:
            add = _together([AddSkill(each) for each in lacking], "Add {} skills")
            self._add_edit("Add to the plan", "plus", add)
        if self._planned:
            planned = dict.fromkeys(map(skill_of_part, self._planned))
            drop = _together([RemoveSkill(each) for each in planned], "Remove {} skills")
            self._add_edit("Remove from plan", "trash-2", drop)


def _together(edits: list[Pin] | list[AddSkill] | list[RemoveSkill], text: str) -> Edit:
    return edits[0] if len(edits) == 1 else Several(tuple(edits), text.format(len(edits)))


def _state_icon(choice: StateChoice, theme: Theme) -> QIcon:
    """Return the glyph of a state that a person can choose, as a menu's icon."""
    name = GLYPH_OF_STATE[choice.state]
    result = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            paint_glyph(painter, name, QRectF(1, 1, 14, 14), theme.ink2, theme, 0.6)
        result.addPixmap(pixmap)
    return result
