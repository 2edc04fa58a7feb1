"""Nothing that is in no file is lost without being asked about."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from planner.app.desk import Desk
from planner.app.dialogs.dialog import Ask
from planner.app.plan.plan_file import PlanFile
from planner.app.workspace.workspace import Workspace


class UnsavedWork(QObject):
    """Keeps what is to be done once the open plan is safe. `save_wanted` when that needs saving."""

    save_wanted = Signal()

    def __init__(
        self, desk: Desk, file: PlanFile, workspace: Workspace, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._file, self._workspace = desk, file, workspace
        self._then: Callable[[], object] | None = None

    @property
    def exists(self) -> bool:
        """Whether closing would lose work: edits, or a new plan that is in no file."""
        self._workspace.commit_fields()
        return self._file.is_unsaved()

    def leave(self) -> None:
        """Write unsaved work into its journal, and leave that to the next start."""
        self._workspace.commit_fields()
        self._file.recovery.leave()

    def when_safe(self, then: Callable[[], object]) -> None:
        """Do `then` at once, or after the person said what shall become of unsaved work."""
        document = self._desk.document
        if document is None or not self.exists:
            then()
            return
        dialog = Ask(
            f"Save “{document.roadmap.title}”?",
            "It has changes that are in no file yet. Without saving they are lost.",
            (
                ("discard", "Discard changes", "plain"),
                ("cancel", "Keep editing", "plain"),
                ("save", "Save" if document.path else "Save as…", "primary"),
            ),
        )
        self._then = then
        dialog.answered.connect(self._on_answered)
        self._desk.ask(dialog)

    def go_on(self) -> None:
        """Do what waited until the plan was saved."""
        then, self._then = self._then, None
        if then is not None:
            then()

    @Slot()
    def stay(self) -> None:
        """Forget what waited: the plan was not saved."""
        self._then = None

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        if answer == "save":
            self.save_wanted.emit()
        elif answer == "discard":
            self.go_on()
        else:
            self.stay()
