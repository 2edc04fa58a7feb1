"""What the window does about skills of the learner's own: make, change, delete."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.app.dialogs import Ask
from planner.app.own_skill import OwnSkillDialog
from planner.domain.skill import Skill, SkillId
from planner.domain.words import exact_hours_text
from planner.edits import AddOwnSkill, Edit, RemoveOwnSkill
from planner.edits.own_skills import dependants_of, new_id, own_skill

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow

_MOST_NAMES = 4


class OwnSkillCommands(QObject):
    """Dialogs and edits of own skills in `window`; each is one undo step."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._asked: SkillId = ""

    @property
    def selected(self) -> Skill | None:
        """The own skill that is selected alone, in the plan or not."""
        document = self._window.document
        if document is None or len(document.selection) != 1:
            return None
        return own_skill(document.selection[0].removesuffix("@course"), document.roadmap)

    def new(self) -> None:
        """Ask for a new skill."""
        self.new_named("")

    @Slot(str)
    def new_named(self, name: str) -> None:
        """Ask for a new skill that is called `name` at first."""
        self._open(None, name)

    def change(self) -> None:
        """Ask for other facts about the selected own skill."""
        if self.selected is not None:
            self._open(self.selected)

    @Slot(str)
    def change_skill(self, skill: SkillId) -> None:
        """Ask for other facts about the own `skill`."""
        document = self._window.document
        own = own_skill(skill, document.roadmap) if document else None
        if own is not None:
            self._open(own)

    def delete(self) -> None:
        """Delete the selected own skill."""
        if self.selected is not None:
            self.delete_skill(self.selected.id)

    @Slot(str)
    def delete_skill(self, skill: SkillId) -> None:
        """Delete the own `skill`; what would be lost or unlinked with it is said first."""
        document = self._window.document
        own = own_skill(skill, document.roadmap) if document else None
        if document is None or own is None:
            return
        text = self._loss(own)
        if not text:
            document.apply(RemoveOwnSkill(skill))
            return
        self._asked = skill
        answers = (("cancel", "Keep it", "plain"), ("delete", "Delete", "primary"))
        window = self._window
        dialog = Ask(window, window.theme, f"Delete {own.name}?", text, answers)
        dialog.answered.connect(self._on_answered)
        dialog.open()

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        document = self._window.document
        if answer == "delete" and document is not None:
            document.apply(RemoveOwnSkill(self._asked))

    def _loss(self, own: Skill) -> str:
        """Return what goes with the skill, "" if it is nothing but the skill."""
        document = self._window.document
        assert document is not None
        skills = document.schedule.scope.skills
        needing = dependants_of(own.id, document.roadmap, document.catalogue)
        parts = []
        if needing:
            names = [skills[each].label for each in needing[:_MOST_NAMES]]
            more = len(needing) - len(names)
            listed = ", ".join(names) + (f" and {more} more" if more else "")
            it = "it" if len(needing) == 1 else "they"
            parts.append(f"Needed by {listed}: {it} will no longer wait for this skill.")
        plan = document.roadmap.plan(own.id)
        if plan.logged > 0:
            parts.append(f"Its {exact_hours_text(plan.logged)} logged go as well.")
        if plan.note:
            parts.append("Its note goes as well.")
        return f"{' '.join(parts)} Undo brings all of it back." if parts else ""

    def _open(self, own: Skill | None, name: str = "") -> None:
        window = self._window
        if window.document is not None:
            dialog = OwnSkillDialog(window, window.theme, window.document, own, name)
            dialog.given.connect(self._apply)
            dialog.open()

    def _apply(self, edit: Edit) -> None:
        document = self._window.document
        if document is None:
            return
        made = ""
        if isinstance(edit, AddOwnSkill):
            made = new_id(edit.name, document.roadmap, document.catalogue)
        if document.apply(edit) and made:
            self._window.look.show_skill(made)
