"""What text in quotes means where a number, a day, or true and false is asked for.

Programs that write YAML or JSON quote days, people quote numbers. Whatever is understood here is in
the schema as well: each rule is a pattern that both use.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from planner.domain.limits import DECIMALS

_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_MOST_DIGITS = 300
_MIDNIGHT = r"(?:[Tt ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:00)?)?"
_DAY = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_MIDNIGHT}")

FLAGS = {"true": True, "false": False}

MONTH_DAY = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
"""A day of the year, 29 February too."""
_YEAR = r"(?:19[7-9][0-9]|2[01][0-9]{2}|2200)"
_LEAP = r"(?:19(?:7[26]|8[048]|9[26])|2000|2[01](?:0[48]|[2468][048]|[13579][26]))"
DAY = rf"(?:{_YEAR}-(?!02-29){MONTH_DAY}|{_LEAP}-02-29){_MIDNIGHT}"
"""A day from 1970 to 2200, also as the midnight that other programs make of it."""


def day_in(text: str) -> date | None:
    """Return the day that `text` names, None if it is not one of the calendar."""
    found = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def number_in(text: str) -> float | None:
    """Return the number that quoted `text` spells in plain digits, None for any other text."""
    fits = len(text) <= _MOST_DIGITS and _NUMBER.fullmatch(text)
    return float(text) if fits else None


def is_within(text: str, low: float, high: float, whole: bool = False) -> bool:
    """Return whether quoted `text` is a number from `low` to `high`, inclusive."""
    return re.fullmatch(range_pattern(low, high, whole), text) is not None


def exactly(pattern: str) -> str:
    """Return `pattern` for a schema: the whole text, and no line break behind it."""
    return f"^{pattern}$(?!\\n)"


@cache
def range_pattern(low: float, high: float, whole: bool = False) -> str:
    """Return the pattern of plain numbers from `low` to `high` (0 or more), inclusive."""
    most = "|".join(_at_most(*_digits(high), whole=whole))
    least = "" if low == 0 else f"(?=(?:{'|'.join(_at_least(*_digits(low), whole=whole))})$)"
    return f"{least}(?:{most})"


def _digits(value: float) -> tuple[str, str]:
    whole, _, fraction = f"{value:.{DECIMALS}f}".partition(".")
    return whole, fraction.rstrip("0")


def _at_most(digits: str, fraction: str, whole: bool) -> Iterator[str]:
    """Yield patterns for what is below `digits` before the point, and for what begins so."""
    more = "" if whole else r"(?:\.[0-9]+)?"
    if len(digits) > 1:
        yield f"(?:0|[1-9][0-9]{{0,{len(digits) - 2}}}){more}"
    for place, digit in enumerate(digits):
        least = 1 if place == 0 and len(digits) > 1 else 0
        if int(digit) > least:
            yield f"{digits[:place]}[{least}-{int(digit) - 1}]{_any(digits, place)}{more}"
    if whole:
        yield digits
        return
    below = [f"{fraction[:place]}[0-{int(digit) - 1}][0-9]*"
             for place, digit in enumerate(fraction) if digit != "0"]  # fmt: skip
    ends = [*below, *(fraction[:place] for place in range(1, len(fraction))), f"{fraction}0*"]
    if not fraction:
        ends = ["0+"]
    yield rf"{digits}(?:\.(?:{'|'.join(ends)}))?"


def _at_least(digits: str, fraction: str, whole: bool) -> Iterator[str]:
    """Yield patterns for what is above `digits` before the point, and for what begins so."""
    more = "" if whole else r"(?:\.[0-9]+)?"
    yield f"[1-9][0-9]{{{len(digits)},}}{more}"
    for place, digit in enumerate(digits):
        if digit != "9":
            yield f"{digits[:place]}[{int(digit) + 1}-9]{_any(digits, place)}{more}"
    if whole or not fraction:
        yield f"{digits}{more}"
        return
    above = [f"{fraction[:place]}[{int(digit) + 1}-9][0-9]*"
             for place, digit in enumerate(fraction) if digit != "9"]  # fmt: skip
    yield rf"{digits}\.(?:{'|'.join([*above, f'{fraction}[0-9]*'])})"


def _any(digits: str, place: int) -> str:
    return f"[0-9]{{{len(digits) - place - 1}}}" if place + 1 < len(digits) else ""
