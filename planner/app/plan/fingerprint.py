"""Telling whether a file is still what it was when it was read or written last."""

from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path

from planner.storage.byte_reader import read_bytes
from planner.storage.yaml_reader import MAX_BYTES

_UNREADABLE = "unreadable"


class FileChange(Enum):
    """What became of a file meanwhile."""

    WRITTEN = "written"
    UNREADABLE = "unreadable"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The content of the file at `path` at one moment.

    `digest` is "" for one that is not there, a word that is no digest for one that cannot be read.
    """

    path: Path
    digest: str

    @classmethod
    def of(cls, path: Path) -> "Fingerprint":
        """Read `path`, no more of it than a roadmap may have."""
        try:
            return cls(path.absolute(), sha256(read_bytes(path, MAX_BYTES)).hexdigest())
        except FileNotFoundError:
            return cls(path.absolute(), "")
        except (OSError, ValueError):
            return cls(path.absolute(), _UNREADABLE)

    def change(self, path: Path) -> FileChange | None:
        """Return what became of `path` since; None if nothing, or if it is another file."""
        if path.absolute() != self.path:
            return None
        now = Fingerprint.of(path)
        if now.digest == self.digest:
            return None
        if not now.digest:
            return FileChange.GONE
        return FileChange.UNREADABLE if now.digest == _UNREADABLE else FileChange.WRITTEN
