"""The day it is."""

from datetime import date, datetime

from planner.domain.limits import nearest_day


def today() -> date:
    """Return the day on this computer's clock; a clock that is far off gives the nearest limit."""
    return nearest_day(datetime.now().astimezone().date())
