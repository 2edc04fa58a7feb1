"""Hours a week along the axis: what is available and what the plan uses."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from planner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Week:
    """A week from `monday`: hours that can be studied and hours the plan uses of them."""

    monday: date
    available: float
    used: float


class WeeklyHours:
    """Hours per week of one schedule, each week worked out once."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._weeks: dict[date, Week] = {}
        self._busy = busy_stretches(schedule)

    def week(self, monday: date) -> Week:
        """Return the week that begins on `monday`."""
        held = self._weeks.get(monday)
        if held is None:
            held = self._weeks[monday] = self._count(monday)
        return held

    def between(self, first: date, last: date) -> list[Week]:
        """Return the weeks that `first` to `last` touch."""
        monday = first - timedelta(days=first.weekday())
        weeks = []
        while monday <= last:
            weeks.append(self.week(monday))
            monday += timedelta(days=7)
        return weeks

    def _count(self, monday: date) -> Week:
        schedule, calendar = self._schedule, self._schedule.availability
        available = used = 0.0
        for offset in range(7):
            day = monday + timedelta(days=offset)
            hours = calendar.hours_on(day)
            available += hours
            if schedule.roadmap.start <= day < calendar.origin:
                used += hours
            elif calendar.origin <= day <= schedule.finish:
                start = calendar.hours_before(day)
                used += busy_between(self._busy, start, start + hours)
        return Week(monday, available, used)


def busy_between(stretches: list[tuple[float, float]], begin: float, end: float) -> float:
    """Return the hours from `begin` to `end` that lie in the sorted, disjoint `stretches`."""
    place = max(bisect_right(stretches, (begin, float("inf"))) - 1, 0)
    total = 0.0
    for start, stop in stretches[place:]:
        if start >= end:
            break
        total += max(0.0, min(stop, end) - max(start, begin))
    return total


def busy_stretches(schedule: Schedule) -> list[tuple[float, float]]:
    """Return the stretches of the axis in which at least one activity is in progress."""
    merged: list[tuple[float, float]] = []
    timing = schedule.timing
    for start, stop in sorted(zip(timing.start, timing.finish, strict=True)):
        if merged and start <= merged[-1][1] + 1e-6:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stop))
        else:
            merged.append((start, stop))
    return merged
