"""The ranges of days and hours, the same for edits, files, fields and the command line."""

import re
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

AWARE_FACTORS = (0.05, 0.95)
"""Hours to *aware* as a multiple of those to *working*: always fewer."""
PROFICIENT_FACTORS = (1.05, 5.0)
"""Hours to *proficient* as a multiple of those to *working*: always more."""
BIASES = (0.2, 5.0)
"""Factors on efforts."""
PACE_SPREADS = (0.0, 1.0)
"""Sigma of ln(pace); at 1.0 one plan in ten takes less than 0.28 and one more than 3.6 times."""

MAX_WEEKS = 5200
"""The most weeks of a term, and before it since the intake."""
MAX_CREDITS = 60.0
"""The most credits of a course."""
MAX_AMOUNT = 1e9
"""The highest price, in whatever currency."""
MAX_TERMS, MAX_COURSES = 60, 60
"""The most terms of an own route, and courses of one of its terms."""
LONGEST_NAME = 120
"""The most letters of the name of an own skill."""

MOST_RULE_DAYS = 3653
"""Ten years: the most days a calendar rule may hold, its first and last among them."""

MOST_HOLIDAY_YEARS = 40
"""The most years for which public holidays are looked up at once."""
LAST_HOLIDAY_YEAR = 2100
"""The last year for which they can be."""


ID_HINT = "Use small letters, digits, “-”, “_” and “.”, at most 100."
"""What an id of a person's own skill or route is made of; it begins with a letter or digit."""
ID_PATTERN = r"[a-z0-9][a-z0-9._-]{0,99}"
KEY_PATTERN = r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*"
"""Ids of costs and of what the catalogue holds."""
_ID, _KEY = re.compile(ID_PATTERN), re.compile(KEY_PATTERN)


def is_id(word: str) -> bool:
    """Return whether a skill or a route of a person's own may have this id."""
    return _ID.fullmatch(word) is not None


def is_key(word: str) -> bool:
    """Return whether a cost, or a thing of the catalogue, may have this id."""
    return _KEY.fullmatch(word) is not None


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
