"""What is wrong, where, and how to go on: the one shape of every complaint."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How much a problem stands in the way."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input.

    `message` is a full sentence that says what is wrong; `hint` a full sentence that says how
    to go on (may be empty). `file` and `line` (1-based) say where, when that is known.
    `code` is stable and meant for programs.
    """

    code: str
    message: str
    hint: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    severity: Severity = field(default=Severity.ERROR)

    def __str__(self) -> str:
        """Return `file:line: message hint` with the parts that are known."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        text = f"{self.message} {self.hint}".rstrip()
        return f"{place}: {text}" if place else text


def nearest(word: str, allowed: "Iterable[str]") -> str:
    """Return a hint that names the allowed word nearest to `word`, or all of a short list."""
    words = [str(each) for each in allowed]
    by_lower = {each.lower(): each for each in words}
    matches = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    if matches:
        return f"Did you mean “{by_lower[matches[0]]}”?"
    if 0 < len(words) <= 8:
        return f"Use one of: {', '.join(words)}."
    return ""
