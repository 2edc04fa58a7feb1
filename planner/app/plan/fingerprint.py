"""Telling whether a file is still what it was when it was read or written last."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The content of the file at `path` at one moment; `digest` "" for one that is not there."""

    path: Path
    digest: str

    @classmethod
    def of(cls, path: Path) -> "Fingerprint":
        """Read `path`. What cannot be read counts as not there."""
        try:
            return cls(path.absolute(), sha256(path.read_bytes()).hexdigest())
        except OSError:
            return cls(path.absolute(), "")

    def is_outdated(self, path: Path) -> bool:
        """Whether `path` is this file and now holds something else; a file that went does not."""
        now = Fingerprint.of(path)
        return now.path == self.path and now.digest not in ("", self.digest)
