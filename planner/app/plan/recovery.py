"""Unsaved work survives a crash: it is written beside the settings while a plan is edited.

The journal of a window is locked by it. One whose window is gone without taking it away is what a
crash left; the start page offers it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from time import monotonic

from PySide6.QtCore import QObject, QThreadPool, QTimer

from planner.app.plan.locks import FileLock
from planner.document.document import Document
from planner.document.listening import Listening
from planner.domain.roadmap import Roadmap
from planner.storage.journal import Journal, read_journal, write_journal
from planner.storage.roadmap_file import dumps

REST_MS = 2000
"""How long edits have to rest before they are written (specification: within 2 s of the last)."""
LONGEST_MS = 4000
"""When they are written however fast they come (specification: none older than 5 s is lost)."""

_ENDING = ".journal"


@dataclass(frozen=True, slots=True)
class Recoverable:
    """What a crash left: the journal in `file`."""

    file: Path
    journal: Journal


class Recovery(QObject):
    """Keeps the journal of the plan that is open, and lists those that crashes left in `folder`.

    `rest_ms` and `longest_ms` as the constants; `now` gives the moment that is written down.
    """

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
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # the later state is written later
        self._rest = QTimer(self, interval=rest_ms, singleShot=True)
        self._rest.timeout.connect(self.write)
        self._document: Document | None = None
        self._listening = Listening()
        self._is_unsaved: Callable[[], bool] = bool
        self._digest: Callable[[], str] = str
        self._file: Path | None = None
        self._lock: FileLock | None = None
        self._adopted: tuple[Path, FileLock] | None = None
        self._since = 0.0

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
            (document.changed, self._on_changed), (document.saved_changed, self._on_changed)
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
        self._since = 0.0
        document = self._document
        if document is None or not self._is_unsaved():
            return
        file = self._own_file()
        if file is not None:
            roadmap, path, digest = document.roadmap, document.path, self._digest()
            now = datetime.now().astimezone()
            self._pool.start(lambda: _write(file, roadmap, path, digest, now))

    def finish_writing(self) -> None:
        """Wait until nothing is being written any more."""
        self._pool.waitForDone()

    def left_over(self) -> tuple[Recoverable, ...]:
        """Return what crashes left, the newest first. What other windows work on is not in it."""
        found = []
        for file in sorted(self._folder.glob(f"*{_ENDING}")):
            lock = _lock_of(file)
            if file == self._file or lock.take() is not None:
                continue
            journal = read_journal(file)
            lock.release()
            if journal is not None:
                found.append(Recoverable(file, journal))
        return tuple(sorted(found, key=lambda each: each.journal.written, reverse=True))

    def adopt(self, left: Recoverable) -> bool:
        """Let the plan that is watched next go on in the journal `left`.

        Return False if another window was faster.
        """
        lock = _lock_of(left.file)
        if lock.take() is not None:
            return False
        if not left.file.is_file():
            lock.release()
            return False
        self._adopted = (left.file, lock)
        return True

    def discard(self, left: Recoverable) -> None:
        """Delete what a crash left."""
        lock = _lock_of(left.file)
        if lock.take() is None:
            with suppress(OSError):
                left.file.unlink()
            lock.release()

    def _on_changed(self) -> None:
        if not self._is_unsaved():
            self._clear()
            return
        self._since = self._since or monotonic()
        waited = round((monotonic() - self._since) * 1000)
        if waited + self._rest.interval() <= self._longest or not self._rest.isActive():
            self._rest.start()

    def _own_file(self) -> Path | None:
        """Return the file of this window's journal, locked; None if none can be made."""
        if self._file is None:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / f"{token_hex(8)}{_ENDING}"
            lock = _lock_of(file)
            lock.take()
            if not lock.is_held:
                return None
            self._file, self._lock = file, lock
        return self._file

    def _clear(self) -> None:
        self._rest.stop()
        self._since = 0.0
        if self._file is None:
            return
        self.finish_writing()
        with suppress(OSError):
            self._file.unlink()
        self._file = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _lock_of(file: Path) -> FileLock:
    return FileLock(file.with_suffix(".lock"))


def _write(file: Path, roadmap: Roadmap, path: Path | None, digest: str, now: datetime) -> None:
    """Write a journal; where that cannot be done, work goes on without one."""
    with suppress(OSError):
        write_journal(file, Journal(roadmap.title, path, digest, now, dumps(roadmap)))
