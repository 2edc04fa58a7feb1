"""Locks between windows: on a plan's file, and on the journal of unsaved work.

Qt's lock files hold process, host and program; one whose process is gone is taken over. One of
which that cannot be told (an empty one, garbage, another machine's) is in the way until `seize`.
"""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from planner.app.plan.lock_holder import Holder, holder_of
from planner.atomic import real_path
from planner.domain.clock import moment_of


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stood in the way: by this `seize` knows that it is still the same."""

    inode: int
    changed: int


class FileLock:
    """A lock in the file `place`, held from `take` until `release` or the end of the process.

    `trouble` says in a sentence why there can be no lock, "" where there can.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.trouble = ""
        self._seen: _Seen | None = None
        self._lock = QLockFile(str(place))
        self._lock.setStaleLockTime(0)  # only a process that is gone loses its lock

    def take(self) -> Holder | None:
        """Take the lock. Return who has it instead, None if it is ours or cannot be had at all.

        A folder that may not be written has no locks: saving there fails with a sentence anyway.
        """
        self.trouble, self._seen = "", None
        if self._lock.isLocked():
            return None
        status = self._status()
        if status is None or stat.S_ISREG(status.st_mode):  # Qt would wait for a pipe for ever
            if self.trouble or self._lock.tryLock(0):
                return None
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return None
            status = self._status()
        if status is None:
            return Holder(0, "", None, lives=True)  # it has just come, or gone
        self._seen = _Seen(status.st_ino, status.st_mtime_ns)
        return holder_of(self.place, moment_of(status.st_mtime))

    def seize(self) -> Holder | None:
        """Take the lock from a holder that does not live, if it is still the one `take` found.

        Return who has it now instead, None as `take`.
        """
        status, seen = self._status(), self._seen
        if status is not None and seen == _Seen(status.st_ino, status.st_mtime_ns):
            with suppress(OSError):
                if stat.S_ISDIR(status.st_mode):
                    self.place.rmdir()
                else:
                    self.place.unlink()
        return self.take()

    @property
    def is_held(self) -> bool:
        """Whether it is ours."""
        return bool(self._lock.isLocked())

    def release(self) -> None:
        """Let others have it; its file goes."""
        if self._lock.isLocked():
            self._lock.unlock()

    def _status(self) -> os.stat_result | None:
        try:
            return self.place.lstat()
        except FileNotFoundError:
            return None
        except OSError as error:
            if len(os.fsencode(self.place.name)) > _LONGEST_NAME:
                self.trouble = "The name of the file is too long for a lock beside it."
            else:
                self.trouble = f"There can be no lock beside the file: {error.strerror}."
            return None


_LONGEST_NAME = 255
"""Bytes of a file's name on most systems."""


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

    def seize(self, plan: Path) -> Holder | None:
        """As `ask`, but from a holder that does not live it is taken."""
        holder = self.ask(plan)
        if holder is None or holder.lives or self._asked is None:
            return holder
        return self._asked.seize()

    def keep(self) -> None:
        """Stay with the file that was asked for; the one held until now is left to others."""
        if self._asked is not None:
            asked, self._asked = self._asked, None
            self.release()
            self._held = asked

    @property
    def trouble(self) -> str:
        """Why the file that was asked for last can have no lock, "" where it can."""
        lock = self._asked or self._held
        return lock.trouble if lock is not None else ""

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
