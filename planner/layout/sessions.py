"""On which days each skill is studied, and for how long."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from planner.scheduling.schedule import Schedule

_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Session:
    """The hours of one skill on one day."""

    day: date
    hours: float


def sessions_between(schedule: Schedule, first: date, last: date) -> dict[str, list[Session]]:
    """Return by bar the days from `first` to `last`, both inclusive, on which it is studied.

    Skills in progress at once share the hours evenly, as the engine has them. Sessions of less than
    three minutes are left out; courses and what is done have none.
    """
    calendar, timing = schedule.availability, schedule.timing
    day, found = max(first, calendar.origin), dict[str, list[Session]]()
    if day > last:
        return found
    begin, end = calendar.hours_before(day), calendar.hours_before(last) + calendar.hours_on(last)
    spans = [
        (skill, start, stop)
        for skill, start, stop in zip(schedule.studied, timing.start, timing.finish, strict=True)
        if start < end and stop > begin
    ]
    while day <= last:
        start = calendar.hours_before(day)
        for skill, hours in _shares(spans, start, start + calendar.hours_on(day)).items():
            if hours >= _LEAST:
                found.setdefault(skill, []).append(Session(day, hours))
        if day == date.max:
            break
        day += timedelta(days=1)
    return found


def _shares(spans: list[tuple[str, float, float]], begin: float, end: float) -> dict[str, float]:
    """Return the hours of each skill between two positions on the axis of hours."""
    here = [(skill, max(a, begin), min(b, end)) for skill, a, b in spans if a < end and b > begin]
    shares = {skill: 0.0 for skill, _, _ in here}
    points = sorted({point for _, a, b in here for point in (a, b)})
    for a, b in pairwise(points):
        active = [skill for skill, first, last in here if first <= a and last >= b]
        for skill in active:
            shares[skill] += (b - a) / len(active)
    return shares
