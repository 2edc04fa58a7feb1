"""What moves the finish most: an hour a week more or less, and skills that turn out other than
planned.

Each is changed alone, all else as planned, and the plan is scheduled again: a skill to the hours
it has with a chance of 10 and of 90 % (of what is left, when it is in progress), at the median
pace. The shared pace is left out: it moves everything and nothing can be done about it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.domain.learner import spread
from planner.domain.skill import SkillId
from planner.scheduling.availability import Availability
from planner.scheduling.schedule import Schedule

if TYPE_CHECKING:
    from planner.scheduling.forecast_samples import Demand, Floats

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
    from planner.scheduling.forecast_samples import calendar_with_hours, finish_of

    ends = finish_of(schedule, _Variants(schedule).hours, calendar_with_hours(schedule))
    planned, *days = (_day(schedule, schedule.availability, end) for end in ends.tolist())
    return [
        Driver(DriverKind.SKILL, skill, (planned - low).days, (high - planned).days)
        for skill, low, high in zip(schedule.studied, days[::2], days[1::2], strict=True)
    ]


class _Variants:
    """The hours of each skill over these variants of the plan: as planned, then for each skill
    this one low, and this one high."""

    def __init__(self, schedule: Schedule) -> None:
        import numpy as np

        from planner.scheduling.forecast_samples import TABLE_SIZE, Efforts

        self._planned = schedule.work.hours
        self._efforts = Efforts(schedule, samples=1, seed=0)
        self._entries = np.array([int(_LOW * TABLE_SIZE), int(_HIGH * TABLE_SIZE)])

    def hours(self, place: int) -> "Floats":
        """Return the hours of the skill at `place` in all variants."""
        import numpy as np

        planned = self._planned[place]
        hours = np.full(1 + 2 * len(self._planned), planned)
        low, high = self._efforts.hours_at(place, self._entries, np.ones(2)).tolist()
        hours[1 + 2 * place] = min(low, planned)
        hours[2 + 2 * place] = max(high, planned)
        return hours


def _hours_per_week(schedule: Schedule) -> Driver:
    import numpy as np

    from planner.scheduling.forecast_samples import demand_of

    now = schedule.roadmap.learner.hours_per_week
    step = min(STEP_HOURS, now / 2) or STEP_HOURS
    demand = demand_of(schedule, lambda place: np.array([schedule.work.hours[place]]))
    planned, more, less = (
        _finish_at(schedule, demand, hours) for hours in (now, now + step, max(now - step, 0.0))
    )
    later = (less - planned).days if now > 0 else 0
    return Driver(DriverKind.HOURS_PER_WEEK, None, (planned - more).days, later, step)


def _finish_at(schedule: Schedule, demand: "Demand", hours_per_week: float) -> date:
    from planner.scheduling.forecast_samples import calendar_with_hours

    week = spread(hours_per_week, schedule.roadmap.learner.hours)
    calendar = calendar_with_hours(schedule, week if hours_per_week else None)
    return _day(schedule, calendar, float(demand.finish(calendar)[0]))


def _day(schedule: Schedule, calendar: Availability, hours: float) -> date:
    from planner.scheduling.forecast import fixed_until

    return max(calendar.day_of_finish(hours), fixed_until(schedule))
