"""What moves the finish most: an hour a week more or less, and skills that turn out other than
planned.

Each is changed alone, all else as planned, and the plan is scheduled again: a skill to the hours
it has with a chance of 10 and of 90 % (of what is left, when it is in progress), at the median
pace. The shared pace is left out: it moves everything and nothing can be done about it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from planner.domain.learner import spread
from planner.domain.skill import SkillId
from planner.scheduling.availability import Availability
from planner.scheduling.forecast import fixed_until
from planner.scheduling.schedule import Schedule

if TYPE_CHECKING:
    from planner.scheduling.forecast_samples import Demand

STEP_HOURS = 1.0
_LOW, _HIGH = 0.1, 0.9


class DriverKind(StrEnum):
    """What is changed."""

    HOURS_PER_WEEK = "hours-per-week"
    SKILL = "skill"


@dataclass(frozen=True, slots=True)
class Driver:
    """The finish as planned comes `earlier` or `later` by so many days (0 or more each).

    `skill` is set for a skill; `step` is the change of the hours per week, 0 for a skill.
    """

    kind: DriverKind
    skill: SkillId | None
    earlier: int
    later: int
    step: float = 0.0


def drivers(schedule: Schedule) -> tuple[Driver, ...]:
    """Return what moves the finish of `schedule` by at least a day, the strongest first."""
    if not schedule.studied:
        return ()
    found = [_hours_per_week(schedule), *_skills(schedule)]
    moving = [each for each in found if each.earlier or each.later]
    return tuple(sorted(moving, key=lambda each: -(each.earlier + each.later)))


def _skills(schedule: Schedule) -> list[Driver]:
    import numpy as np

    from planner.scheduling.forecast_samples import TABLE_SIZE, Efforts, calendar_with_hours

    calendar, fixed = calendar_with_hours(schedule), fixed_until(schedule)
    queue, efforts = _PlannedQueue(schedule, calendar), Efforts(schedule, samples=1, seed=0)
    entries, pace = np.array([int(_LOW * TABLE_SIZE), int(_HIGH * TABLE_SIZE)]), np.ones(2)
    planned, found = _day(calendar, fixed, queue.finish_with(0, 0.0)), []
    for place, (skill, hours) in enumerate(zip(schedule.studied, schedule.work.hours, strict=True)):
        low, high = efforts.hours_at(place, entries, pace).tolist()
        earlier = _day(calendar, fixed, queue.finish_with(place, min(low - hours, 0.0)))
        later = _day(calendar, fixed, queue.finish_with(place, max(high - hours, 0.0)))
        kind = DriverKind.SKILL
        found.append(Driver(kind, skill, (planned - earlier).days, (later - planned).days))
    return found


class _PlannedQueue:
    """The finish of `Demand` with the hours as planned, but for one skill.

    More hours of a skill put off what is the latest over the day that opens it and those before
    (`_since`), and leave what comes of the later days (`_beyond`): so each answer costs the same,
    however many skills there are.
    """

    def __init__(self, schedule: Schedule, calendar: Availability) -> None:
        from planner.scheduling.forecast_samples import latest_first

        totals, self._day_of = dict[int, float](), dict[int, int]()
        total = 0.0
        for day, place in latest_first(schedule):
            total += schedule.work.hours[place]
            totals[day], self._day_of[place] = total, day
        ends = [
            calendar.hours_before(date.fromordinal(max(day, 1))) + hours
            for day, hours in totals.items()
        ]
        self._beyond = dict(zip(totals, accumulate(ends, max, initial=0.0), strict=False))
        since = [*accumulate(reversed(ends), max)]
        self._since = dict(zip(totals, reversed(since), strict=True))

    def finish_with(self, place: int, more: float) -> float:
        """Return the axis position of the finish if what is studied at `place` takes so many hours
        `more`."""
        day = self._day_of[place]
        return max(self._beyond[day], self._since[day] + more)


def _hours_per_week(schedule: Schedule) -> Driver:
    import numpy as np

    from planner.scheduling.forecast_samples import demand_of

    now = schedule.roadmap.learner.hours_per_week
    step = min(STEP_HOURS, now / 2) or STEP_HOURS
    demand = demand_of(schedule, lambda place: np.array([schedule.work.hours[place]]))
    fixed = fixed_until(schedule)
    planned, more, less = (
        _finish_at(schedule, demand, hours, fixed)
        for hours in (now, now + step, max(now - step, 0.0))
    )
    later = (less - planned).days if now > 0 else 0
    return Driver(DriverKind.HOURS_PER_WEEK, None, (planned - more).days, later, step)


def _finish_at(schedule: Schedule, demand: "Demand", hours_per_week: float, fixed: date) -> date:
    from planner.scheduling.forecast_samples import calendar_with_hours

    week = spread(hours_per_week, schedule.roadmap.learner.hours)
    calendar = calendar_with_hours(schedule, week if hours_per_week else None)
    return _day(calendar, fixed, float(demand.finish(calendar)[0]))


def _day(calendar: Availability, fixed: date, hours: float) -> date:
    return max(calendar.day_of_finish(hours), fixed)
