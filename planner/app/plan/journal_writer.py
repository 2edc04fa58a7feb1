"""Writes journals beside the window's thread, the latest state only, and tells how that went."""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from PySide6.QtCore import QObject, QThreadPool, Signal

from planner.storage.save import reason_of

Job = Callable[[], None]
"""Writes one state; raises `OSError` or `ValueError`."""


class JournalWriter(QObject):
    """Does one job after the other; of those that wait only the last. `ended` carries why it could
    not be done, "" if it was."""

    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # the later state is written later
        self._lock = Lock()
        self._next: Job | None = None

    def start(self, job: Job) -> None:
        """Have `job` done as soon as what is being written is on the disk."""
        with self._lock:
            waits, self._next = self._next is not None, job
        if not waits:
            self._pool.start(self._work)

    def finish(self) -> None:
        """Wait until nothing is being written any more."""
        self._pool.waitForDone()

    def _work(self) -> None:
        with self._lock:
            job, self._next = self._next, None
        if job is not None:
            reason = why_not(job)
            with suppress(RuntimeError):  # the window is gone
                self.ended.emit(reason)


def why_not(job: Job) -> str:
    """Do `job`; return in a sentence why it cannot be done, "" if it was."""
    try:
        job()
    except (OSError, ValueError) as error:
        return reason_of(error)[1]
    return ""
