"""What crashes left: journals whose window is gone."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from planner.app.plan.locks import FileLock
from planner.atomic import real_path, sweep
from planner.storage.byte_reader import read_bytes
from planner.storage.journal import Journal, read_journal
from planner.storage.yaml_reader import MAX_BYTES

ENDING = ".journal"
_BAD = ".unreadable"


@dataclass(frozen=True, slots=True)
class Recoverable:
    """What a crash left: the journal in `file`."""

    file: Path
    journal: Journal

    def belongs_to(self, path: Path) -> bool:
        """Whether it is of the plan in the file `path`."""
        return self.journal.path is not None and _is_same(self.journal.path, path)


class LeftOver:
    """The journals in `folder` that no living window works on, this one among them.

    `set_aside` are the files that are no journals: they were given another name.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.set_aside: list[Path] = []

    def found(self) -> tuple[Recoverable, ...]:
        """Return what crashes left, the newest first."""
        try:
            files = sorted(self._folder.glob(f"*{ENDING}"))
            self._tidy()
        except OSError:  # a folder that may not be entered
            return ()
        found = [left for left in map(self._read, files) if left is not None]
        return tuple(sorted(found, key=lambda each: each.journal.written, reverse=True))

    def told(self) -> str:
        """Return in a sentence which files were set aside, "" for none."""
        names = ", ".join(map(str, self.set_aside))
        said = "Kept work that cannot be read was set aside as"
        return f"{said} {names}." if names else ""

    def take(self, left: Recoverable) -> tuple[Path, FileLock] | None:
        """Return the file of `left` and its lock, now ours; None if another window was faster.

        Where it cannot be told whether its window lives, the journal gets a new name: should it
        live after all, it writes the old one again, and nothing is lost on either side.
        """
        lock = lock_of(left.file)
        if lock.take() is None:
            if left.file.is_file():
                return left.file, lock
            lock.release()
            return None
        file = self._folder / f"{token_hex(8)}{ENDING}"
        lock = lock_of(file)
        lock.take()
        try:
            left.file.rename(file)
        except OSError:
            lock.release()
            return None
        return file, lock

    def discard(self, left: Recoverable) -> None:
        """Delete what a crash left."""
        taken = self.take(left)
        if taken is not None:
            file, lock = taken
            with suppress(OSError):
                file.unlink()
            lock.release()

    def _read(self, file: Path) -> Recoverable | None:
        lock = lock_of(file)
        holder = lock.take()
        if holder is not None and holder.lives:
            return None
        journal = read_journal(file)
        if journal is None:
            self._put_aside(file)
        elif _is_saved(journal):
            with suppress(OSError):
                file.unlink()
            journal = None
        lock.release()
        return Recoverable(file, journal) if journal is not None else None

    def _put_aside(self, file: Path) -> None:
        aside = file.with_name(f"{file.name}{_BAD}")
        with suppress(OSError):
            file.rename(aside)
            self.set_aside.append(aside)

    def _tidy(self) -> None:
        """Remove what windows left that were killed before or while they wrote."""
        sweep(self._folder)
        for file in self._folder.glob("*.lock"):
            if not file.with_suffix(ENDING).exists():
                lock = FileLock(file)
                holder = lock.take()
                if holder is not None and not holder.process:
                    lock.seize()
                lock.release()


def _is_saved(journal: Journal) -> bool:
    """Whether the file holds the same: the window ended between saving and removing it."""
    if journal.path is None:
        return False
    try:
        return read_bytes(journal.path, MAX_BYTES) == journal.text.encode("utf-8", "surrogatepass")
    except (OSError, ValueError):
        return False


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one that is gone
        return real_path(one) == real_path(other)
    except ValueError:  # a name no system takes
        return one == other


def lock_of(file: Path) -> FileLock:
    """Return the lock of the journal `file`."""
    return FileLock(file.with_suffix(".lock"))
