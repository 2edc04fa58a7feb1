"""Decoding helper for every YAML format: takes fields by type and collects what is wrong.

A `Reader` collects the problems of one file. `Fields` is one mapping: each accessor takes a key,
reports a wrong type or range with its line and then returns the default, so that one reading
finds all problems. At the end `close` (unknown keys are errors) or `rest` (unknown keys are kept
and reported as warnings) tells what was not taken.

    fields = reader.fields(node, "skill")
    fields.require("id", "name")
    name = fields.text("name")
    level = LEVEL_BY_WORD.get(fields.word("level", LEVEL_BY_WORD))
    fields.close()
"""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from planner.domain.faults import Fault
from planner.domain.limits import DAYS_TEXT, is_day, kept
from planner.domain.problem import Problem, Severity, nearest
from planner.storage.quoted import FLAGS, day_in, is_within, number_in
from planner.storage.yaml_reader import Node, quoted

MAX_PROBLEMS = 100
_MAX_GUESSED = 64
_MAX_COMPARISONS = 30_000


class Reader:
    """Collects the problems of one file and checks single values; `file` is for messages."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.failed = False
        """Whether there are errors, not only warnings."""
        self.errors = 0
        """How many errors were reported, listed or not."""
        self._comparisons = _MAX_COMPARISONS
        self._left = dict.fromkeys(Severity, MAX_PROBLEMS)

    @property
    def full(self) -> bool:
        """Whether so much is wrong that further errors are not listed."""
        return self._left[Severity.ERROR] < 0

    def tell(self, line: int, fault: Fault, near: str = "") -> None:
        """Report a fault; `near` takes the place of its hint."""
        hint = near or fault.hint
        problem = Problem(fault.code, fault.message, hint, self.file, line)
        self._add(replace(problem, severity=fault.severity))

    def error(self, line: int, code: str, message: str, hint: str = "") -> None:
        """Report what keeps the file from being used."""
        self._add(Problem(code, message, hint, self.file, line))

    def wrong(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Report a scalar as an error, with its column."""
        self._add(Problem(code, message, hint, self.file, node.line, node.column))

    def warn(self, line: int, code: str, message: str, hint: str = "") -> None:
        """Report what is odd but loses nothing."""
        self._add(Problem(code, message, hint, self.file, line, severity=Severity.WARNING))

    def _add(self, problem: Problem) -> None:
        severity = problem.severity
        if severity is Severity.ERROR:
            self.failed = True
            self.errors += 1
        self._left[severity] -= 1
        if self._left[severity] >= 0:
            self.problems.append(problem)
        elif self._left[severity] == -1:
            message = f"There are more than {MAX_PROBLEMS} problems; the rest is not listed."
            self.problems.append(Problem("too-many", message, "", self.file, severity=severity))

    def guess(self, word: str, allowed: Iterable[str]) -> str:
        """Return a hint with the nearest allowed word; nothing where that would take too long."""
        words = [] if len(word) > _MAX_GUESSED or self._comparisons <= 0 else list(allowed)
        self._comparisons -= len(words)
        return nearest(word, words) if self._comparisons >= 0 else ""

    def fields(self, node: Node, what: str) -> "Fields":
        """Return the fields of a mapping; anything else is reported and gives no fields."""
        if not isinstance(node.value, dict):
            hint = "Write “key: value”, a key a line."
            self.error(node.key_line, "type", f"{what} must be a mapping, not {node.kind}.", hint)
        return Fields(self, node, what)

    def items(self, node: Node, what: str) -> list[Node]:
        """Return the items of a list; anything else but an empty value is reported."""
        if not isinstance(node.value, list) and node.value is not None:
            hint = "Write each item on a line of its own after “- ”, or as [a, b]."
            self.error(node.key_line, "type", f"{what} must be a list, not {node.kind}.", hint)
        return node.items

    def text(self, node: Node, what: str) -> str:
        """Return a scalar as it is spelt; a list or mapping is reported and gives ""."""
        if isinstance(node.value, list | dict):
            self.error(node.key_line, "type", f"{what} must be text, not {node.kind}.")
        return node.text if node.value is not None else ""

    def number(self, node: Node, what: str, low: float, high: float) -> float | None:
        """Return a number from `low` to `high` (inclusive); else report and return None."""
        held = node.value
        value = number_in(held) if isinstance(held, str) else held
        if isinstance(value, bool) or not isinstance(value, int | float):
            hint = "Write digits, with a point for decimals: 1.5."
            self.wrong(node, "type", f"{what} must be a number, not {node.kind}.", hint)
            return None
        if isinstance(held, str) and high < math.inf:
            fits = is_within(held, low, high)
        else:
            fits = low <= value <= high
        if not fits or math.isnan(value):
            span = f"at least {low:,g}" if high == math.inf else f"from {low:,g} to {high:,g}"
            message = f"{what} must be {span}, not {quoted(node.text)}."
            self.wrong(node, "range", message)
            return None
        return float(value)

    def whole(self, node: Node, what: str, low: int, high: int) -> int | None:
        """Return a whole number from `low` to `high` (inclusive); else report and return None."""
        value = self.number(node, what, low, high)
        has_point = isinstance(node.value, str) and "." in node.value
        if value is not None and (value != int(value) or has_point):
            message = f"{what} must be a whole number, not {node.kind}."
            self.error(node.key_line, "type", message)
            return None
        return None if value is None else int(value)

    def flag(self, node: Node, what: str) -> bool | None:
        """Return true or false; else report and return None."""
        value = FLAGS.get(node.value) if isinstance(node.value, str) else node.value
        if isinstance(value, bool):
            return value
        self.error(node.key_line, "type", f"{what} must be true or false, not {node.kind}.")
        return None

    def day(self, node: Node, what: str) -> date | None:
        """Return a day from 1970 to 2200; else report and return None."""
        value = day_in(node.value) if isinstance(node.value, str) else node.value
        if not isinstance(value, date):
            self.wrong(node, "date", *_not_a_day(node, what))
            return None
        if not is_day(value):
            message = f"{what} must lie {DAYS_TEXT}, not {value}."
            self.wrong(node, "range", message)
            return None
        return value

    def word(self, node: Node, what: str, allowed: Iterable[str], code: str = "value") -> str:
        """Return a scalar that is one of `allowed`; else report the nearest and return ""."""
        word = self.text(node, what)
        words = _listed(allowed)
        if word in words or isinstance(node.value, list | dict):
            return word
        message = f"{what} {quoted(word)} is not known." if word else f"{what} is empty."
        self.wrong(node, code, message, self.guess(word, words))
        return ""

    def allows(
        self, line: int, word: str, what: str, allowed: Iterable[str], code: str = "value"
    ) -> bool:
        """Return whether `word` is one of `allowed`; report the nearest if it is not."""
        words = _listed(allowed)
        if word in words:
            return True
        message = f"{what} {quoted(word)} is not known." if word else f"{what} is empty."
        self.error(line, code, message, self.guess(word, words))
        return False


def _listed(words: Iterable[str]) -> Collection[str]:
    return words if isinstance(words, Collection) else list(words)


class Fields:
    """One mapping of a file; every key is taken at most once. `what` names it in messages."""

    def __init__(self, reader: Reader, node: Node, what: str) -> None:
        self.reader = reader
        self.node = node
        self.what = what
        self._known: dict[str, None] = {}

    def __iter__(self) -> Iterator[tuple[str, Node]]:
        return iter(self.node.entries.items())

    @property
    def line(self) -> int:
        """The line on which the mapping is introduced."""
        return self.node.key_line

    def line_of(self, key: str) -> int:
        """The line of `key`, or of the mapping when the key is missing."""
        node = self.node.entries.get(key)
        return node.key_line if node else self.line

    def require(self, *keys: str) -> bool:
        """Report each of `keys` that is missing or empty; return whether none is."""
        missing = [key for key in keys if self._absent(key)]
        if isinstance(self.node.value, dict):
            for key in missing:
                message = f"{self.what} has no “{key}”."
                self.reader.error(self.line_of(key), "missing", message, f"Add “{key}: …”.")
        return not missing

    def _absent(self, key: str) -> bool:
        node = self.node.entries.get(key)
        return node is None or node.value is None

    def take(self, key: str) -> Node | None:
        """Return the node of `key`; None if it is missing or empty."""
        self._known[key] = None
        node = self.node.entries.get(key)
        return None if node is None or node.value is None else node

    def text(self, key: str, default: str = "") -> str:
        """Return text; numbers and days are taken as they are spelt."""
        node = self.take(key)
        return default if node is None else self.reader.text(node, f"“{key}”")

    def flag(self, key: str, default: bool = False) -> bool:
        """Return true or false."""
        node = self.take(key)
        value = None if node is None else self.reader.flag(node, f"“{key}”")
        return default if value is None else value

    def number(self, key: str, low: float = 0.0, high: float = math.inf) -> float | None:
        """Return a number from `low` to `high` with the decimals that a file keeps, None if it is
        missing or wrong."""
        node = self.take(key)
        value = None if node is None else self.reader.number(node, f"“{key}”", low, high)
        return None if value is None else kept(value)

    def whole(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number from `low` to `high`, None if it is missing or wrong."""
        node = self.take(key)
        return None if node is None else self.reader.whole(node, f"“{key}”", low, high)

    def word(self, key: str, allowed: Iterable[str], default: str = "") -> str:
        """Return one of the words `allowed`, `default` if it is missing or wrong."""
        node = self.take(key)
        return default if node is None else self.reader.word(node, f"“{key}”", allowed) or default

    def items(self, key: str) -> list[Node]:
        """Return the nodes of a list, [] if it is missing or wrong."""
        node = self.take(key)
        return [] if node is None else self.reader.items(node, f"“{key}”")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, () if it is missing or wrong."""
        return tuple(self.reader.text(item, f"An item of “{key}”") for item in self.items(key))

    def mapping(self, key: str) -> "Fields":
        """Return the fields of a nested mapping; no fields if it is missing or wrong."""
        node = self.take(key)
        if node is None:
            return Fields(self.reader, Node({}, self.line, 1, key_line=self.line), f"“{key}”")
        return self.reader.fields(node, f"“{key}”")

    def ignore(self, *keys: str) -> None:
        """Mark keys as known although nothing is made of them."""
        self._known.update(dict.fromkeys(keys))

    def rest(self) -> dict[str, object]:
        """Return what was not taken as plain data, with a warning for each key."""
        left = {key: node for key, node in self if key not in self._known}
        for key, node in left.items():
            hint = self.reader.guess(key, self._known) or "It is kept as it is."
            message = f"{self.what} has the unknown key {quoted(key)}."
            self.reader.warn(node.key_line, "unknown-key", message, hint)
        return {key: node.data() for key, node in left.items()}

    def close(self) -> None:
        """Report every key that was not taken as an error."""
        for key, node in self:
            if key not in self._known:
                message = f"{self.what} has the unknown key {quoted(key)}."
                hint = self.reader.guess(key, self._known)
                self.reader.error(node.key_line, "unknown-key", message, hint)


def _not_a_day(node: Node, what: str) -> tuple[str, str]:
    parts = node.text.split("-")
    if [len(part) for part in parts] == [4, 2, 2] and all(part.isdecimal() for part in parts):
        message = f"{what}: {node.text} is not a day of the calendar."
        return message, "Check the month and the day of the month."
    message = f"{what} must be a day, not {node.kind}."
    return message, "Write it as year-month-day: 2026-03-01."
