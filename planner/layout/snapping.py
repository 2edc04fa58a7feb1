"""Where a dragged date comes to rest."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.layout.timescale import TimeScale, day_of

MAGNET_PIXELS = 8.0


@dataclass(frozen=True, slots=True)
class Snap:
    """A day and why it is this one: "earliest", "week" or "" for the day under the pointer."""

    day: date
    rule: str = ""


def snap(scale: TimeScale, moment: float, earliest: date, free: bool = False) -> Snap:
    """Return where a bar whose start is dragged to `moment` comes to rest.

    Never left of `earliest`; within 8 px of it the magnet holds. Otherwise to the nearest week
    start up to level Months, to the nearest day above. `free` switches week and magnet off.
    """
    day = date.fromordinal(max(round(moment), 1))
    if day <= earliest:
        return Snap(earliest, "earliest")
    if free:
        return Snap(day)
    distance = abs(moment - earliest.toordinal()) * scale.per_day
    if scale.zoom.shows_days:
        return Snap(earliest, "earliest") if distance <= MAGNET_PIXELS else Snap(day)
    monday = nearest_monday(day)
    to_monday = abs(moment - monday.toordinal()) * scale.per_day
    if (distance <= MAGNET_PIXELS and distance <= to_monday) or monday <= earliest:
        return Snap(earliest, "earliest")
    return Snap(monday, "week")


def snap_week(scale: TimeScale, moment: float, free: bool = False) -> Snap:
    """Return where a day that may lie anywhere comes to rest: week starts up to level Months.

    `free` switches that off.
    """
    day = day_of(moment + 0.5)
    if free or scale.zoom.shows_days:
        return Snap(day)
    return Snap(nearest_monday(day), "week")


def nearest_monday(day: date) -> date:
    """Return the Monday nearest to `day`."""
    back = day.weekday()
    return day - timedelta(days=back) if back <= 3 else day + timedelta(days=7 - back)
