"""Days as people type them. English words, like those that `domain.formatting` writes."""

import re
from calendar import monthrange
from datetime import date
from typing import TypeAlias

from planner.domain.formatting import MONTHS
from planner.domain.limits import DAYS_TEXT, FIRST_DAY, LAST_DAY
from planner.domain.problem import Problem

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2}|)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = re.compile(r"[\s.,'’-]*")
_FILLING = frozenset(("st", "nd", "rd", "th", "of"))
_ORDERS = {"1": "d", "1m": "dm", "m1": "md", "1m1": "dmy", "m11": "mdy"}
"""What words mean (day, month, year) by their shape: 1 a number, m a month."""
_SHORTEST = 3
"""Letters by which months and weekdays differ."""
_QUOTED = 40

_Written: TypeAlias = tuple[int, int, int]
"""Year, month and day, whether or not there is such a day."""


class UnreadableDay(ValueError):
    """A text that names no day; `problem` says why and how to write one."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        self.problem = Problem(code, message, hint)
        super().__init__(str(self.problem))


def read_day(text: str, shown: date) -> date:
    """Return the day that `text` names; the month or year that it leaves out are those of `shown`.

    In any case, months and weekdays in full or from three letters on: “31 Dec”, “Mon 31 December
    2029”, “Dec 31, 2029”, “31.12.2029”, “2029-12-31”. A year of two digits is one of this
    century. Raises `UnreadableDay`.
    """
    written = _written(text.strip().lower(), shown)
    if written is None or not 1 <= written[1] <= 12:
        quoted = " ".join(text.split())
        quoted = quoted if len(quoted) <= _QUOTED else quoted[: _QUOTED - 1] + "…"
        message = f"“{quoted}” is not a day." if quoted else "There is no day here."
        raise UnreadableDay("no-day", message, "Write it like 31 Dec 2027 or 2027-12-31.")
    year, month, day = written
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise UnreadableDay("day-range", f"The year {year} is not {DAYS_TEXT}.", "Check the year.")
    most = monthrange(year, month)[1]
    if not 1 <= day <= most:
        message = f"{MONTHS[month - 1]} {year} has {most} days."
        raise UnreadableDay("no-such-day", message, f"Enter a day from 1 to {most}.")
    return date(year, month, day)


def _written(text: str, shown: date) -> _Written | None:
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        return year, month, day
    if match := _DOTTED.fullmatch(text):
        return _year(match[3], shown), int(match[2]), int(match[1])
    if _BETWEEN.fullmatch(_WORD.sub("", text)) is None:
        return None
    words = [word for word in _WORD.findall(text) if word not in _FILLING]
    if words and _place(words[0], _WEEKDAYS):
        words = words[1:]
    shape = "".join("1" if w.isdecimal() else "m" if _place(w, MONTHS) else "?" for w in words)
    parts = dict(zip(_ORDERS.get(shape, ""), words, strict=False))
    if "d" not in parts or len(parts["d"]) > 2 or len(parts.get("y", "2000")) not in (2, 4):
        return None
    month = _place(parts["m"], MONTHS) if "m" in parts else shown.month
    return _year(parts.get("y", ""), shown), month, int(parts["d"])


def _place(word: str, names: tuple[str, ...]) -> int:
    """Return which of `names` begins with `word`, counted from 1; 0 for none."""
    found = (place for place, name in enumerate(names, 1) if name.lower().startswith(word))
    return next(found, 0) if len(word) >= _SHORTEST else 0


def _year(digits: str, shown: date) -> int:
    if not digits:
        return shown.year
    return int(digits) + (2000 if len(digits) == 2 else 0)
