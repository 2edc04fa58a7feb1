"""What is known about a file that cannot be opened, ready to be shown."""

import re
from dataclasses import dataclass
from pathlib import Path

from planner.domain.problem import Problem

_AROUND = 2
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Mark:
    """The wrong word: its line (1-based) and the letters from `first` up to `last` (0-based)."""

    line: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Backup:
    """The version before the last save that can be read, told in one line."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file, its problems, the lines around the first, and what could be opened instead.

    `rest` says what could be read of it, `repair` what can be repaired; "" if nothing.
    """

    path: Path
    problems: tuple[Problem, ...]
    lines: tuple[tuple[int, str], ...] = ()
    mark: Mark | None = None
    backup: Backup | None = None
    rest: str = ""
    repair: str = ""

    @property
    def details(self) -> str:
        """All problems as text, for the clipboard."""
        return "\n".join(map(str, self.problems))


def lines_around(path: Path, line: int | None) -> tuple[tuple[int, str], ...]:
    """Return the numbered lines around `line`, none if the file cannot be read."""
    if line is None:
        return ()
    try:
        with path.open("rb") as stream:
            text = stream.read(_MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ()
    lines = text.splitlines()
    first, last = max(line - _AROUND, 1), min(line + _AROUND, len(lines))
    return tuple((number, lines[number - 1]) for number in range(first, last + 1))


def mark_of(problem: Problem, text: str) -> Mark | None:
    """Return where the wrong word stands in its line `text`.

    The column tells; without one, the first word that the message quotes and the line holds.
    """
    if problem.line is None:
        return None
    if problem.column is not None and 0 < problem.column <= len(text):
        first = problem.column - 1
        quote = text[first] if text[first] in "\"'" else ""
        found = re.match(f"{quote}[^{quote}]*{quote}" if quote else r"[^,}\]#]+", text[first:])
        length = len(found.group().rstrip()) if found else 1
        return Mark(problem.line, first, first + max(length, 1))
    for word in re.findall("“([^”]+)”", problem.message):
        place = text.find(word)
        if place >= 0:
            return Mark(problem.line, place, place + len(word))
    return None
