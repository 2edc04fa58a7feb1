"""Signs that look like others, or come from another program, and break a file: named where they
stand, instead of what the parser makes of them some lines further on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.domain.problem import Problem

_LOOK_BACK = 40
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:[ \t].*)?$", re.MULTILINE)
_SPACES = {
    "\xa0": "A no-break space", "\u2007": "A figure space", "\u202f": "A narrow no-break space",
    "\u3000": "A full-width space", "\u2009": "A thin space", "\u2003": "An em space",
    "\u2002": "An en space",
}  # fmt: skip
_HIDDEN = {
    "\ufeff": "A byte order mark", "\u200b": "A zero-width space", "\u2060": "A word joiner",
    "\xad": "A soft hyphen", "\u200e": "A mark of direction", "\u200f": "A mark of direction",
}  # fmt: skip
_WIDE = {
    "：": ":", "﹕": ":", "︓": ":", "，": ",", "、": ",", "［": "[", "］": "]", "｛": "{",
    "｝": "}", "－": "-",
}  # fmt: skip
_SPACE_SET = "".join(_SPACES)
_KEY = r"[\w.+-]+(?: [\w.+-]+){0,3}"
_HIDDEN_SIGN = re.compile(
    rf"\ufeff|(?<![^\s\w:,{{\[-])[{''.join(_HIDDEN)}](?![^\s\w:,}}\]-])", re.ASCII
)
"""Beside letters of ASCII or signs of structure: elsewhere such signs have their use."""
_ODD_SPACE = re.compile(
    rf"^[ \t]*([{_SPACE_SET}])|^\s*-([{_SPACE_SET}])"
    rf"|^\s*(?:- +)?{_KEY}(?:([{_SPACE_SET}])+\s*:|:([{_SPACE_SET}]))"
    rf"|[{{,]\s*{_KEY}(?:([{_SPACE_SET}])\s*:|:([{_SPACE_SET}]))"
)
_WIDE_SIGN = re.compile(
    rf"^\s*(?:- +)?[\"']?{_KEY}[\"']?\s*([：﹕︓])|[{{,，]\s*{_KEY}\s*([：﹕︓])"
    rf"|:\s*([［｛])|\d\s*([，、])\s*{_KEY}\s*[:：]|^\s*([－])\s"
)
_DASH = re.compile(r"^\s*([–—•·*])\s+\S")
_TIGHT = re.compile(r"^\s*(?:- +)?([A-Za-z_]\w*):(?!//)[^\s:]")
_CURLY = re.compile(r":\s*([“„‟«”])")


@dataclass(frozen=True, slots=True)
class OddSign:
    """What is wrong in a line; `column` is 1-based. `instead` is what should stand there, where
    putting it there changes nothing else."""

    code: str
    message: str
    hint: str
    column: int
    instead: str | None = None

    def problem(self, line: int) -> Problem:
        """Return it as a problem."""
        return Problem(self.code, self.message, self.hint, None, line, self.column)


def cause_in(line: str, with_guesses: bool = True) -> OddSign | None:
    """Return what breaks `line`, None if nothing is to be seen.

    Guesses are signs that may well stand in text; they count where a parser stumbled.
    """
    found = _HIDDEN_SIGN.search(line)
    if found:
        message = f"{_named(_HIDDEN[found[0]], found[0])} stands here."
        more = " Perhaps two files were joined here." if found[0] == "\ufeff" else ""
        hint = f"Delete it; it cannot be seen.{more}"
        return OddSign("hidden", message, hint, found.start() + 1, "")
    found = _ODD_SPACE.search(line)
    if found:
        char, column = _first(found)
        message = (
            f"{_named(_SPACES[char], char)} stands here, which YAML does not take for a space."
        )
        return OddSign("odd-space", message, "Type a common space in its place.", column, " ")
    found = _WIDE_SIGN.search(line)
    if found:
        char, column = _first(found)
        message = f"The full-width sign “{char}” stands here."
        return OddSign("full-width", message, f"Type “{_WIDE[char]}”.", column, _WIDE[char])
    return _guess(line) if with_guesses else None


def _guess(line: str) -> OddSign | None:
    found = _DASH.search(line)
    if found:
        message = f"“{found[1]}” does not begin an item of a list."
        return OddSign("dash", message, "Type “- ”.", found.start(1) + 1, "-")
    found = _TIGHT.search(line)
    if found:
        message = f"There is no space behind the colon of “{found[1]}”."
        return OddSign("no-space", message, "Write “key: value”.", found.end(1) + 2)
    found = _CURLY.search(line)
    if found:
        message = f"The quotation mark “{found[1]}” quotes nothing here."
        hint = "Use straight quotes, or none."
        return OddSign("quotes", message, hint, found.start(1) + 1)
    return None


def cause_before(text: str, line: int) -> Problem | None:
    """Return why a parser stumbled at `line` (1-based) of `text`, None if nothing is to be seen."""
    marks = [text.count("\n", 0, found.start()) + 1 for found in _CONFLICT.finditer(text)]
    if marks:
        message = (
            "Two versions of this file were merged and both are still in it, from here "
            f"to line {marks[-1]}."
        )
        hint = "Keep one of them, and delete the lines of “<<<<<<<”, “=======” and “>>>>>>>”."
        return Problem("conflict", message, hint, None, marks[0], 1)
    lines = text.split("\n")
    for number in range(min(line, len(lines)), max(line - _LOOK_BACK, 0), -1):
        cause = cause_in(lines[number - 1], number > line - 3)
        if cause is not None:
            return cause.problem(number)
    return None


def with_causes(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """Return `problems`, those replaced in whose line a sign is seen that explains them."""
    made: dict[Problem, None] = {}
    lines: list[str] = []
    for problem in problems:
        cause = None
        if problem.line is not None and problem.code in _EXPLAINED:
            lines = lines or text.split("\n")
            guesses = problem.code in ("type", "date")
            more = 1 if problem.code == "type" else 0  # a value may begin in the line below
            for number in range(problem.line, min(problem.line + more, len(lines)) + 1):
                line = lines[number - 1]
                found = None if line.isascii() and not guesses else cause_in(line, guesses)
                cause = cause or (found.problem(number) if found else None)
        if cause is None:
            made[problem] = None
        else:
            made[replace(cause, file=problem.file, severity=problem.severity)] = None
    return tuple(made)


_EXPLAINED = frozenset(
    ("unknown-key", "type", "date", "value", "missing", "unknown-skill", "unknown-career",
     "unknown-route", "unknown-area", "unknown-group", "unknown-source", "unknown-term", "id")
)  # fmt: skip


def _named(name: str, char: str) -> str:
    return f"{name} (U+{ord(char):04X})"


def _first(found: re.Match[str]) -> tuple[str, int]:
    place = next(place for place in range(1, len(found.groups()) + 1) if found[place])
    return found[place], found.start(place) + 1
