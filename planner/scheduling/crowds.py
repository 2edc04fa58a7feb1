"""When more skills are in progress at once than the learner's focus, as pins take places of their
own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.parts import PartId
from planner.domain.words import day_near, day_text
from planner.scheduling.availability import EPSILON
from planner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Crowd:
    """From `first` to `last`, both inclusive, up to `count` skills share the hours."""

    count: int
    first: date
    last: date

    @property
    def text(self) -> str:
        """Such as “3 at once from 3 May to 8 Jun 2027”."""
        if self.first == self.last:
            return f"{self.count} at once on {day_text(self.first)}"
        return (
            f"{self.count} at once from {day_near(self.first, self.last)} to {day_text(self.last)}"
        )


def crowd_of(schedule: Schedule, part: PartId) -> Crowd | None:
    """Return the first stretch of the study of `part` in which more than `focus` are in progress.

    None where there is none, and for a part that is not studied.
    """
    place = schedule.index.get(part)
    if place is None:
        return None
    start, finish = schedule.timing.start, schedule.timing.finish
    begin, end = start[place], finish[place]
    lying = [
        (max(a, begin), min(b, end))
        for a, b in zip(start, finish, strict=True)
        if a < end - EPSILON and b > begin + EPSILON
    ]
    found = _first_over(lying, schedule.roadmap.learner.focus)
    if found is None:
        return None
    count, first, last = found
    calendar = schedule.availability
    return Crowd(count, calendar.day_of_start(first), calendar.day_of_finish(last))


def _first_over(
    stretches: Iterable[tuple[float, float]], most: int
) -> tuple[int, float, float] | None:
    """Return how many of `stretches` lie over one another where more than `most` first do, and
    from where to where."""
    ends = sorted((at, by) for a, b in stretches for at, by in ((a, 1), (b, -1)))
    count = peak = 0
    first = last = 0.0
    for at, by in ends:
        if peak and at > last + EPSILON and count <= most:
            break
        count += by
        if count > most:
            first = at if not peak else first
            peak = max(peak, count)
        if by < 0 and count == most:
            last = at
    return (peak, first, last) if peak else None
