"""When the plan studies: the stretches of the axis in which anything is in progress."""

from bisect import bisect_right
from datetime import date
from math import inf

from planner.scheduling.availability import next_day
from planner.scheduling.schedule import Schedule


def busy_between(stretches: list[tuple[float, float]], begin: float, end: float) -> float:
    """Return the hours from `begin` to `end` that lie in the sorted, disjoint `stretches`."""
    place = max(bisect_right(stretches, (begin, float("inf"))) - 1, 0)
    total = 0.0
    for start, stop in stretches[place:]:
        if start >= end:
            break
        total += max(0.0, min(stop, end) - max(start, begin))
    return total


def busy_stretches(
    schedule: Schedule, first: date = date.min, last: date = date.max
) -> list[tuple[float, float]]:
    """Return the stretches of the axis in which at least one activity is in progress.

    What lies wholly before `first` or after `last`, both inclusive, may be missing.
    """
    begin = schedule.availability.hours_before(first)
    end = schedule.availability.hours_before(next_day(last)) if last < date.max else inf
    merged: list[tuple[float, float]] = []
    times, places = schedule.timing, schedule.by_id.plan.places_between(begin, end)
    for start, stop in sorted([(times.start[place], times.finish[place]) for place in places]):
        if merged and start <= merged[-1][1] + 1e-6:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stop))
        else:
            merged.append((start, stop))
    return merged
