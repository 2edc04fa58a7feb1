"""The file of the open plan: whether it holds what is on screen, and who else has to do with it."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from planner.app.desk import Desk
from planner.app.plan.fingerprint import FileChange, Fingerprint
from planner.app.plan.lock_holder import Holder
from planner.app.plan.locks import PlanLock
from planner.app.plan.recovery import Recovery
from planner.document.document import Document


class PlanFile(QObject):
    """Follows the plan on `desk`: its lock, its fingerprint, and the journal of unsaved work."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_new = False
        self._on_disk: Fingerprint | None = None
        self._lock = PlanLock()
        self.recovery = Recovery(desk.settings.folder / "recovery", self)
        desk.closed.connect(self.let_go)

    def follow(self, document: Document, is_new: bool, on_disk: Fingerprint | None) -> None:
        """Watch `document`; one that `is_new` is unsaved work from the beginning.

        `on_disk` is what its file held when it was read, if it has one.
        """
        self._is_new, self._on_disk = is_new, on_disk
        self.recovery.watch(document, self.is_unsaved, self._digest)

    @Slot()
    def let_go(self) -> None:
        """Leave the file to others and take the journal away: the plan was closed knowingly."""
        self.recovery.forget()
        self._lock.release()
        self._is_new, self._on_disk = False, None

    def is_unsaved(self) -> bool:
        """Whether closing would lose work: edits, or a new plan that is in no file."""
        document = self._desk.document
        if document is None:
            return False
        return not document.undo_stack.isClean() or (self._is_new and document.path is None)

    @property
    def saved_text(self) -> str:
        """One word on whether the file holds what is on screen."""
        document = self._desk.document
        if document is None:
            return ""
        if document.path is None:
            return "Not saved yet"
        return "Saved" if document.is_saved else "Unsaved"

    def claim(self, path: Path) -> Holder | None:
        """Take the lock of `path`, until `keep` for now. Return who has it instead."""
        return self._lock.ask(path)

    def seize(self, path: Path) -> Holder | None:
        """As `claim`, but from a holder that does not live the lock is taken."""
        return self._lock.seize(path)

    @property
    def lock_trouble(self) -> str:
        """Why the file that was claimed can have no lock, "" where it can."""
        return self._lock.trouble

    def keep(self) -> None:
        """Stay with the file that was claimed."""
        self._lock.keep()

    def change_by_others(self, path: Path) -> FileChange | None:
        """Return what others did to `path` since; None if nothing, or if it is not the plan's."""
        return self._on_disk.change(path) if self._on_disk is not None else None

    def accept(self, path: Path) -> None:
        """Take what is in `path` now as known: saving may replace it."""
        self._on_disk = Fingerprint.of(path)

    def take_saved(self, path: Path) -> None:
        """Note that the plan was just saved to `path`, which was claimed."""
        self._is_new = False
        self._on_disk = Fingerprint.of(path)
        self.keep()

    def _digest(self) -> str:
        return self._on_disk.digest if self._on_disk is not None else ""
