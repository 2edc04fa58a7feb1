"""The recovery journal: unsaved work of an open plan, beside the settings, never in its file."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.atomic import replace_file

_FORMAT = 1
_LARGEST = 64 * 2**20
"""Bytes of a journal that are read at most; a larger file is not one of ours."""


@dataclass(frozen=True, slots=True)
class Journal:
    """A plan as it was on screen at `written` (an aware moment) and in no file yet.

    `path` is the file it belongs to, None for a plan that was never saved; `digest` the sha256 of
    that file when it was last read or written, "" if unknown. `text` is what the file would hold.
    """

    title: str
    path: Path | None
    digest: str
    written: datetime
    text: str


def write_journal(file: Path, journal: Journal) -> None:
    """Write `journal` to `file` at once or not at all, making its folder. Raises `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "format": _FORMAT,
        "title": journal.title,
        "path": str(journal.path) if journal.path is not None else None,
        "digest": journal.digest,
        "written": journal.written.isoformat(timespec="seconds"),
        "text": journal.text,
    }
    replace_file(file, json.dumps(content, indent=1).encode("ascii"))


def read_journal(file: Path) -> Journal | None:
    """Return the journal in `file`; None for a file that is none, or that cannot be read."""
    try:
        if file.stat().st_size > _LARGEST:
            return None
        content = json.loads(file.read_bytes())
        if content["format"] != _FORMAT:
            return None
        path = content["path"]
        written = datetime.fromisoformat(content["written"])
        return Journal(
            title=str(content["title"]),
            path=Path(path) if path is not None else None,
            digest=str(content["digest"]),
            written=written if written.tzinfo else written.astimezone(),
            text=str(content["text"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
