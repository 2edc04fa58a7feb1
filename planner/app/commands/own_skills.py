"""What is done about skills of the learner's own: make, change, delete."""

from PySide6.QtCore import QObject, Slot

from planner.app.commands.looks import LookCommands
from planner.app.desk import Desk
from planner.app.dialogs.dialog import Ask
from planner.app.plan.selection import selected_own_skill
from planner.domain.formatting import exact_hours_text
from planner.domain.skill import Skill, SkillId
from planner.edits import AddOwnSkill, Edit, RemoveOwnSkill
from planner.edits.own_skills import dependants_of, new_id, own_skill

_MOST_NAMES = 4


class OwnSkillCommands(QObject):
    """Dialogs and edits of own skills; each is one undo step."""

    def __init__(self, desk: Desk, looks: LookCommands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._looks = desk, looks
        self._asked: SkillId = ""

    def new(self) -> None:
        """Ask for a new skill."""
        self.new_named("")

    @Slot(str)
    def new_named(self, name: str) -> None:
        """Ask for a new skill that is called `name` at first."""
        self._open(None, name)

    def change(self) -> None:
        """Ask for other facts about the selected own skill."""
        own = selected_own_skill(self._desk.document)
        if own is not None:
            self._open(own)

    @Slot(str)
    def change_skill(self, skill: SkillId) -> None:
        """Ask for other facts about the own `skill`."""
        document = self._desk.document
        own = own_skill(skill, document.roadmap) if document else None
        if own is not None:
            self._open(own)

    def delete(self) -> None:
        """Delete the selected own skill."""
        own = selected_own_skill(self._desk.document)
        if own is not None:
            self.delete_skill(own.id)

    @Slot(str)
    def delete_skill(self, skill: SkillId) -> None:
        """Delete the own `skill`; what would be lost or unlinked with it is said first."""
        document = self._desk.document
        own = own_skill(skill, document.roadmap) if document else None
        if document is None or own is None:
            return
        text = self._loss(own)
        if not text:
            document.apply(RemoveOwnSkill(skill))
            return
        self._asked = skill
        answers = (("cancel", "Keep it", "plain"), ("delete", "Delete", "primary"))
        dialog = Ask(f"Delete {own.name}?", text, answers)
        dialog.answered.connect(self._on_answered)
        self._desk.ask(dialog)

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        document = self._desk.document
        if answer == "delete" and document is not None:
            document.apply(RemoveOwnSkill(self._asked))

    def _loss(self, own: Skill) -> str:
        """Return what goes with the skill, "" if it is nothing but the skill."""
        document = self._desk.document
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
        document = self._desk.document
        if document is not None:
            from planner.app.dialogs.own_skill import OwnSkillDialog

            dialog = OwnSkillDialog(document, own, name)
            dialog.given.connect(self._apply)
            self._desk.ask(dialog)

    def _apply(self, edit: Edit) -> None:
        document = self._desk.document
        if document is None:
            return
        made = ""
        if isinstance(edit, AddOwnSkill):
            made = new_id(edit.name, document.roadmap, document.catalogue)
        if document.apply(edit) and made:
            self._looks.show_skill(made)
