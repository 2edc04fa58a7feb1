"""Locks between windows: on a plan's file, and on the journal of unsaved work.

Qt's lock files hold process, host and program; one whose process is gone is taken over.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from planner.atomic import real_path


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a lock: a process, and the host it runs on."""

    process: int
    host: str

    @property
    def text(self) -> str:
        """Who that is, as a sentence goes on: “another window (process 4711)”."""
        if not self.process:
            return "another window"
        here = self.host in ("", QSysInfo.machineHostName())
        return f"another window{'' if here else f' on {self.host}'} (process {self.process})"


class FileLock:
    """A lock in the file `place`, held from `take` until `release` or the end of the process."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._lock = QLockFile(str(place))
        self._lock.setStaleLockTime(0)  # only a process that is gone loses its lock

    def take(self) -> Holder | None:
        """Take the lock. Return who has it instead, None if it is ours or cannot be had at all.

        A folder that may not be written has no locks: saving there fails with a sentence anyway.
        """
        if self._lock.isLocked() or self._lock.tryLock(0):
            return None
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return None
        return _holder(self._lock)

    @property
    def is_held(self) -> bool:
        """Whether it is ours."""
        return bool(self._lock.isLocked())

    def release(self) -> None:
        """Let others have it; its file goes."""
        if self._lock.isLocked():
            self._lock.unlock()


class PlanLock:
    """The lock of the plan that is open in a window, and of the file it is about to be saved to."""

    def __init__(self) -> None:
        self._held: FileLock | None = None
        self._asked: FileLock | None = None

    def ask(self, plan: Path) -> Holder | None:
        """Take the lock of the file `plan`. Return who has it instead, None if nobody."""
        lock = lock_of(plan)
        self._drop_asked()
        if self._held is not None and self._held.place == lock.place:
            return None
        self._asked = lock
        return lock.take()

    def keep(self) -> None:
        """Stay with the file that was asked for; the one held until now is left to others."""
        if self._asked is not None:
            asked, self._asked = self._asked, None
            self.release()
            self._held = asked

    def release(self) -> None:
        """Leave all to others."""
        self._drop_asked()
        if self._held is not None:
            self._held.release()
            self._held = None

    def _drop_asked(self) -> None:
        if self._asked is not None:
            self._asked.release()
            self._asked = None


def lock_of(plan: Path) -> FileLock:
    """Return the lock of the file of a plan: a hidden file beside it."""
    target = real_path(plan)
    return FileLock(target.with_name(f".{target.name}.lock"))


def _holder(lock: QLockFile) -> Holder:
    found: object = lock.getLockInfo()
    if not isinstance(found, tuple):
        return Holder(0, "")
    process, host, _ = found  # PySide6 leaves out the bool of the C++ method
    return Holder(int(process), str(host))
