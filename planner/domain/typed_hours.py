"""Hours as people type them: with decimals, as a clock, with minutes, grouped in thousands."""

import re

from planner.domain.limits import kept
from planner.domain.problem import Problem

EXAMPLES = "Write them like 1.5, 1:30, 1 h 30 min or 90 min."

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_NUMBER = (
    r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?"  # 1,200.5
    r"|[1-9]\d{0,2}(?:[ '’]\d{3})+(?:[.,]\d*)?"  # 1 200,5
    r"|\d+(?:[.,]\d*)?|[.,]\d+"
)
_HOURS, _MINUTES = r"(?:h|hr|hrs|hour|hours)", r"(?:m|min|mins|minute|minutes)"
_CLOCK = re.compile(rf"(\d{{1,6}}):([0-5]\d)(?: ?{_HOURS})?")
_BOTH = re.compile(rf"({_NUMBER}) ?{_HOURS} ?(?:and )?([0-5]?\d) ?{_MINUTES}?")
_ONLY_MINUTES = re.compile(rf"({_NUMBER}) ?{_MINUTES}")
_ONLY_HOURS = re.compile(rf"({_NUMBER})(?: ?{_HOURS})?")
_QUOTED = 40


class UnreadableHours(ValueError):
    """A text that is no hours; `problem` says so and how to write them."""

    def __init__(self, text: str) -> None:
        quoted = " ".join(text.split())
        quoted = quoted if len(quoted) <= _QUOTED else quoted[: _QUOTED - 1] + "…"
        message = f"“{quoted}” is not hours." if quoted else "There are no hours here."
        self.problem = Problem("no-hours-read", message, EXAMPLES)
        super().__init__(str(self.problem))


def read_hours(text: str) -> float:
    """Return the hours that `text` names, to the thousandth that files keep; below 0 after “-”.

    “1.5”, “1,5”, “1:30”, “1h30”, “1 h 30 min”, “2h 30m”, “90min”, “1 200” and, as this program
    writes it, “1,200”: a comma before exactly three digits parts thousands. Raises
    `UnreadableHours`.
    """
    plain = _SPACES.sub(" ", text.strip().lower()).replace("−", "-")
    sign = -1 if plain.startswith("-") else 1
    found = _hours(plain.removeprefix("-").lstrip())
    if found is None:
        raise UnreadableHours(text)
    return kept(sign * found)


def _hours(text: str) -> float | None:
    if match := _CLOCK.fullmatch(text):
        return int(match[1]) + int(match[2]) / 60
    if match := _ONLY_HOURS.fullmatch(text):
        return _number(match[1])
    if match := _ONLY_MINUTES.fullmatch(text):
        return _number(match[1]) / 60
    if (match := _BOTH.fullmatch(text)) and _number(match[1]).is_integer():
        return _number(match[1]) + int(match[2]) / 60
    return None


def _number(text: str) -> float:
    """Return a number as `_NUMBER` allows it; a comma is a point unless it parts thousands."""
    plain = re.sub(r"[ '’]", "", text)
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?", plain):
        return float(plain.replace(",", ""))
    return float(plain.replace(",", "."))
