"""The palette over the window: commands and skills by typing."""

from PySide6.QtCore import QObject

from planner.app.actions.book import ActionBook
from planner.app.commands.looks import LookCommands
from planner.app.commands.palette_lines import action_lines, missing_skill_lines, plan_skill_lines
from planner.app.desk import Desk
from planner.app.dialogs.palette import CommandPalette
from planner.edits import AddSkill


class SearchCommands(QObject):
    """Fills `palette` with what can be done or found."""

    def __init__(
        self,
        desk: Desk,
        book: ActionBook,
        palette: CommandPalette,
        looks: LookCommands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._book = desk, book
        self._palette, self._looks = palette, looks

    def open(self) -> None:
        """Open the command palette, or close it."""
        if self._palette.isVisible():
            self._palette.shut()
            return
        lines = list(action_lines(self._book))
        words = "Run a command"
        if self._desk.document is not None:
            lines += plan_skill_lines(self._desk.document, self._looks.show_skill)
            words = "Search or run a command"
        self._palette.open_with(lines, words)

    def add_skill(self) -> None:
        """Offer the skills that are not in the plan."""
        document = self._desk.document
        if document is not None:
            lines = missing_skill_lines(document, self._add)
            self._palette.open_with(lines, "Add a skill to the plan")

    def _add(self, skill: str) -> None:
        document = self._desk.document
        if document is not None and document.apply(AddSkill(skill)):
            document.select([skill])
