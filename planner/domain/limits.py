"""The ranges of days and hours, the same for edits, files, fields and the command line."""

from datetime import date

FIRST_DAY = date(1970, 1, 1)
LAST_DAY = date(2200, 12, 31)
DAYS_TEXT = f"between {FIRST_DAY.year} and {LAST_DAY.year}"

MAX_DAILY_HOURS = 24.0
MAX_WEEKLY_HOURS = 7 * MAX_DAILY_HOURS
MAX_FOCUS = 4
"""The most skills in progress at once that can be asked for."""

DECIMALS = 3
"""Decimals kept of hours: a thousandth, 3.6 seconds."""
MIN_HOURS = 10.0**-DECIMALS
"""The least that is not nothing: of an effort, and of the only day with hours."""
MAX_HOURS = 100_000.0
"""The most hours of an effort, and logged on one skill."""

MOST_RULE_DAYS = 3653
"""Ten years: the most days a calendar rule may hold, its first and last among them."""


def is_day(day: date) -> bool:
    """Return whether a roadmap may name `day`."""
    return FIRST_DAY <= day <= LAST_DAY


def nearest_day(day: date) -> date:
    """Return `day`, or the nearest that a roadmap may name."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def is_rule_length(first: date, last: date) -> bool:
    """Return whether a calendar rule may hold from `first` to `last`, both inclusive."""
    return 1 <= (last - first).days + 1 <= MOST_RULE_DAYS


def kept(hours: float) -> float:
    """Return `hours` as a file keeps them."""
    return round(float(hours), DECIMALS)
