"""The day it is."""

from datetime import date, datetime

from planner.domain.limits import nearest_day


def today() -> date:
    """Return the day on this computer's clock; a clock that is far off gives the nearest limit."""
    return nearest_day(datetime.now().astimezone().date())


def moment_of(seconds: float) -> datetime | None:
    """Return the local moment `seconds` after 1970, None for one that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, ValueError, OSError):
        return None
