"""Offers unsaved work of a crash when its file is opened, in whichever way that is done."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from planner.app.commands.files import FileCommands
from planner.app.desk import Desk
from planner.app.dialogs.dialog import Ask
from planner.app.plan.left_over import LeftOver, Recoverable


class RecoveryOffer(QObject):
    """Looks after each opening for journals of that file, and says which others there are."""

    def __init__(
        self, desk: Desk, files: FileCommands, left_over: LeftOver, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._files, self._left_over = desk, files, left_over
        files.tried.connect(self._on_tried)

    @Slot(Path)
    def _on_tried(self, path: Path) -> None:
        found = self._left_over.found()
        mine = [left for left in found if left.belongs_to(path)]
        if mine:
            self._offer(mine[0])
        elif found:
            others = f"Unsaved changes of “{found[0].journal.title}” wait on the start page."
            self._desk.say(others, "Show", self._files.close)
        elif self._left_over.set_aside:
            self._desk.say(self._left_over.told())

    def _offer(self, left: Recoverable) -> None:
        from planner.app.pages.recovered_words import moment_text, what_differs

        when = moment_text(left.journal.written, self._desk.today())
        differs = what_differs(left.journal, self._desk.catalogue)
        dialog = Ask(
            f"Recover unsaved changes of “{left.journal.title}”?",
            f"They are from {when}: the program ended before they were saved. {differs}".rstrip(),
            (
                ("discard", "Discard them", "plain"),
                ("later", "Not now", "plain"),
                ("recover", "Recover", "primary"),
            ),
        )
        dialog.answered.connect(lambda answer: self._on_answered(left, answer))
        self._desk.ask(dialog)

    def _on_answered(self, left: Recoverable, answer: str) -> None:
        if answer == "recover":
            self._files.open_recovered(left)
        elif answer == "discard":
            self._left_over.discard(left)
