"""The recovery journal: unsaved work of an open plan, beside the settings, never in its file."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from planner.atomic import replace_file
from planner.domain.clock import moment_of
from planner.domain.limits import FIRST_DAY, LAST_DAY
from planner.storage.byte_reader import read_bytes

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
    """Return the journal in `file`; None for a file that is none, or that cannot be read.

    Where its text is there, what is odd about the rest does not lose it: without a path that can be
    one it is a plan in no file, without a moment it is as old as `file`.
    """
    try:
        content = json.loads(read_bytes(file, _LARGEST))
        text = content["text"]
        if content["format"] != _FORMAT or not isinstance(text, str) or not text.strip():
            return None
        return Journal(
            title=str(content.get("title", "")),
            path=_path(content.get("path")),
            digest=str(content.get("digest", "")),
            written=_moment(content.get("written")) or _age(file),
            text=text,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _path(value: object) -> Path | None:
    """Return the path that `value` is; only whole ones were ever written."""
    if not isinstance(value, str) or "\0" in value:
        return None
    path = Path(value)
    return path if path.is_absolute() else None


def _moment(value: object) -> datetime | None:
    """Return the moment in `value`, None if it is none in which the program could be used."""
    try:
        moment = datetime.fromisoformat(str(value)).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return moment if FIRST_DAY <= moment.date() <= LAST_DAY else None


def _age(file: Path) -> datetime:
    return moment_of(file.stat().st_mtime) or datetime.fromtimestamp(0, UTC)
