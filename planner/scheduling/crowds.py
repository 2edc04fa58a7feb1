"""Where more is in progress at once than the learner has places."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.domain.formatting import day_near, day_text
from planner.domain.parts import PartId
from planner.scheduling.schedule import Schedule

_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Crowd:
    """`count` are in progress at once, the most, from `first` to `last`, both inclusive: the whole
    time in which there are more than places. `parts` are all that take part in it."""

    count: int
    first: date
    last: date
    parts: tuple[PartId, ...]

    @property
    def text(self) -> str:
        """“3 at once from 3 May to 8 Jun 2027”."""
        first = day_near(self.first, self.last)
        return f"{self.count} at once from {first} to {day_text(self.last)}"


def crowd_of(part: PartId, schedule: Schedule) -> Crowd | None:
    """Return the first time in which, while `part` is in progress, there are more than places."""
    place = schedule.index.get(part)
    if place is None:
        return None
    focus, timing = schedule.roadmap.learner.focus, schedule.timing
    stretches = _stretches(schedule, timing.start[place], timing.finish[place])
    full = [len(active) > focus for _, _, active in stretches]
    if True not in full:
        return None
    first = full.index(True)
    last = next((at for at in range(first, len(full)) if not full[at]), len(full))
    found = stretches[first:last]
    calendar, studied = schedule.availability, schedule.studied
    parts = dict.fromkeys(studied[each] for _, _, active in found for each in active)
    return Crowd(
        max(len(active) for _, _, active in found),
        calendar.day_of_start(found[0][0]),
        calendar.day_of_finish(found[-1][1]),
        tuple(parts),
    )


def _stretches(
    schedule: Schedule, begin: float, end: float
) -> list[tuple[float, float, list[int]]]:
    """Return the stretches of the axis between two starts or ends, each with the places in
    progress."""
    start, finish = schedule.timing.start, schedule.timing.finish
    among = schedule.by_id.plan.places_between(begin, end)
    inside = {at for each in among for at in (start[each], finish[each]) if begin < at < end}
    return [
        (since, until, [each for each in among if start[each] <= since and finish[each] >= until])
        for since, until in pairwise(sorted({begin, end, *inside}))
        if until - since > _LEAST
    ]
