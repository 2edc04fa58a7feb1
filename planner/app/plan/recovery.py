"""Unsaved work survives a crash: it is written beside the settings while a plan is edited.

The journal of a window is locked by it. One whose window is gone without taking it away is what a
crash left: `planner.app.plan.left_over` finds it.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.app.plan.journal_writer import JournalWriter, why_not
from planner.app.plan.left_over import ENDING, LeftOver, Recoverable, lock_of
from planner.app.plan.locks import FileLock
from planner.atomic import replace_file
from planner.document.document import Document
from planner.document.listening import Listening
from planner.domain.roadmap import Roadmap
from planner.storage.journal import Journal, write_journal
from planner.storage.roadmap_file import dumps

REST_MS = 250
"""How long edits have to rest before they are written."""
LONGEST_MS = 600
"""When they are written however fast they come (specification: none older than 2 s is lost)."""
RETRY_MS = 5000
"""When it is tried again after it could not be written."""


class Recovery(QObject):
    """Keeps the journal of the plan that is open in `folder`.

    `rest_ms` and `longest_ms` as the constants. `failed` carries in a sentence why there is no
    journal now; `works_again` comes when there is one after all.
    """

    failed = Signal(str)
    works_again = Signal()

    def __init__(
        self,
        folder: Path,
        parent: QObject | None = None,
        rest_ms: int = REST_MS,
        longest_ms: int = LONGEST_MS,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._longest = longest_ms
        self._writer = JournalWriter(self)
        self._writer.ended.connect(self._on_ended)
        self._rest = QTimer(self, interval=rest_ms, singleShot=True)
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._rest.timeout.connect(self.write)
        self._retry.timeout.connect(self.write)
        self._document: Document | None = None
        self._listening = Listening()
        self._is_unsaved: Callable[[], bool] = bool
        self._digest: Callable[[], str] = str
        self._file: Path | None = None
        self._lock: FileLock | None = None
        self._adopted: tuple[Path, FileLock] | None = None
        self._since: float | None = None
        self._trouble = ""
        self.left_over = LeftOver(folder)

    def watch(
        self, document: Document, is_unsaved: Callable[[], bool], digest: Callable[[], str]
    ) -> None:
        """Keep the journal of `document`, which has work in no file while `is_unsaved()`.

        `digest()` is that of its file when it was last read or written.
        """
        self.forget()
        if self._adopted is not None:
            (self._file, self._lock), self._adopted = self._adopted, None
        self._document, self._is_unsaved, self._digest = document, is_unsaved, digest
        self._listening.hear(
            (document.changed, self._on_changed),
            (document.saved_changed, self._on_changed),
            (document.held_changed, self._on_changed),
        )
        self._on_changed()

    def forget(self) -> None:
        """Stop watching and take the journal away: its plan was saved, or given up knowingly."""
        self._listening.stop()
        self._document = None
        self._clear()

    def write(self) -> None:
        """Write what is unsaved now, in the background."""
        self._rest.stop()
        self._since = None
        document = self._document
        if document is None or not self._has_work():
            return
        file = self._make_file()
        if file is not None:
            roadmap, path, digest = document.roadmap_with_held, document.path, self._digest()
            now = datetime.now().astimezone()
            self._writer.start(lambda: _write(file, roadmap, path, digest, now))

    def finish_writing(self) -> None:
        """Wait until nothing is being written any more."""
        self._writer.finish()

    def leave(self) -> None:
        """Write what is unsaved and stop, without taking the journal away: the program ends."""
        self.write()
        self.finish_writing()
        self._listening.stop()
        self._document = self._file = None
        self._clear()

    def adopt(self, left: Recoverable) -> bool:
        """Let the plan that is watched next go on in the journal `left`.

        Return False if another window was faster.
        """
        self._adopted = self.left_over.take(left)
        return self._adopted is not None

    @Slot()
    def _on_changed(self) -> None:
        if not self._has_work():
            self._clear()
            return
        if self._since is None:
            self._since = monotonic()
        waited = round((monotonic() - self._since) * 1000)
        if waited >= self._longest:
            self.write()  # edits that come without a pause let no timer run
        elif waited + self._rest.interval() <= self._longest or not self._rest.isActive():
            self._rest.start()

    @Slot(str)
    def _on_ended(self, trouble: str) -> None:
        before, self._trouble = self._trouble, trouble
        if trouble:
            self._retry.start()
        if trouble and trouble != before:
            self.failed.emit(trouble)
        elif before and not trouble:
            self.works_again.emit()

    def _has_work(self) -> bool:
        """Whether a crash would lose something: edits, a new plan, or what is being typed."""
        held = self._document is not None and self._document.is_held
        return held or self._is_unsaved()

    def _make_file(self) -> Path | None:
        """Return the file of this window's journal, locked; None if none can be made."""
        if self._file is None:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / f"{token_hex(8)}{ENDING}"
            lock = lock_of(file)
            lock.take()
            if not lock.is_held:
                reason = why_not(lambda: _try_out(lock.place))
                self._on_ended(reason or "It cannot be locked.")
                return None
            self._file, self._lock = file, lock
        return self._file

    def _clear(self) -> None:
        self._rest.stop()
        self._retry.stop()
        self._since, self._trouble = None, ""
        if self._file is not None:
            self.finish_writing()
            with suppress(OSError):
                self._file.unlink()
            self._file = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _try_out(file: Path) -> None:
    """Make and remove `file`, to hear from the system why it cannot be made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, b"\n")
    file.unlink()


def _write(file: Path, roadmap: Roadmap, path: Path | None, digest: str, now: datetime) -> None:
    write_journal(file, Journal(roadmap.title, path, digest, now, dumps(roadmap)))
