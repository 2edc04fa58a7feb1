"""What can be done when the deadline is not safe: a later one, more hours, fewer skills.

Only data with the outcome of each; the edit is made by who shows it. All outcomes are of the same
samples, so they can be compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from planner.domain.catalogue import Catalogue
from planner.domain.learner import spread
from planner.domain.limits import MAX_DAILY_HOURS
from planner.domain.scope import chosen_members
from planner.domain.skill import Origin, SkillId
from planner.scheduling.availability import Availability
from planner.scheduling.bisection import least
from planner.scheduling.forecast import SAFE, SAMPLES, SEED, Forecast, fixed_until, quantile
from planner.scheduling.schedule import Schedule
from planner.scheduling.schedule import schedule as scheduled
from planner.scheduling.workload import Status

if TYPE_CHECKING:
    from planner.scheduling.forecast_samples import Demand

MOST_HOURS_PER_WEEK = 112.0
_STEPS_PER_HOUR = 10


class WayOutKind(StrEnum):
    """What is changed."""

    EXTEND = "extend"
    ADD_HOURS = "add-hours"
    DROP_SKILLS = "drop-skills"


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change and what comes of it.

    `deadline` is the date it is about: a later one to extend to, else the one that is missed.
    `p50` and `p80` are the finish after the change and `chance` that of `deadline` then;
    `hours_per_week` the usual week it takes, `skills` what is left out.
    """

    kind: WayOutKind
    deadline: date
    p50: date
    p80: date
    chance: float
    hours_per_week: float | None = None
    skills: tuple[SkillId, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether the deadline becomes safe."""
        return self.chance >= SAFE


def ways_out(schedule: Schedule, catalogue: Catalogue, forecast: Forecast) -> tuple[WayOut, ...]:
    """Return what would make the deadline of the roadmap safe, () if it is safe or not set.

    Extending comes first; a change that would not help is left out. Dropping all that may be
    dropped is offered, too, when it is not enough.
    """
    deadline = schedule.roadmap.deadline
    if deadline is None or forecast.chance_by(deadline) >= SAFE:
        return ()
    finish = forecast.finish
    extend = WayOut(
        WayOutKind.EXTEND, finish.p80, finish.p50, finish.p80, forecast.chance_by(finish.p80)
    )
    ways = (extend, _more_hours(schedule, deadline), _fewer_skills(schedule, catalogue, deadline))
    return tuple(way for way in ways if way is not None and (way is extend or way.p80 < finish.p80))


def hours_per_week_for(schedule: Schedule, deadline: date, chance: float = SAFE) -> float | None:
    """Return the least hours of a usual week with which `deadline` is met with this `chance`.

    The usual week keeps its shape; breaks, dated rules with hours of their own and the limits of
    a programme stay. To a tenth of an hour, rounded up; None if no week of up to 112 h and 24 h a
    day does it. More hours never lower the chance, so bisection finds it.
    """
    if deadline < fixed_until(schedule):
        return None
    if not schedule.studied:
        return 0.0
    demand = _demand(schedule)

    def meets(steps: int) -> bool:
        return demand.chance(_calendar(schedule, steps / _STEPS_PER_HOUR), deadline) >= chance

    most = _most_steps(schedule.roadmap.learner.hours)
    if not meets(most):
        return None
    return least(meets, -1, most) / _STEPS_PER_HOUR


def optional_skills(schedule: Schedule, catalogue: Catalogue) -> tuple[SkillId, ...]:
    """Return the skills the plan can do without, the first to go first.

    Not the entry-level set, nor what is begun or done. First what the catalogue added for today's
    practice, then what the person added, then what the career's FAQ and its typical lists name;
    within each what would be studied last. A skill goes only after all that rest on it.
    """
    candidates, scope = _candidates(schedule, catalogue), schedule.scope
    places = {skill: place for place, skill in enumerate(candidates)}
    resting = {skill: len(scope.unlocks(skill)) for skill in candidates}
    order = {
        skill: (early, -_start(schedule, skill), places[skill], skill)
        for skill, early in candidates.items()
    }
    free = [order[skill] for skill, count in resting.items() if not count]
    heapify(free)
    chosen: list[SkillId] = []
    while free:
        skill = heappop(free)[-1]
        chosen.append(skill)
        for need in scope.needs(skill):
            if need in resting:
                resting[need] -= 1
                if not resting[need]:
                    heappush(free, order[need])
    return tuple(chosen)


def _candidates(schedule: Schedule, catalogue: Catalogue) -> dict[SkillId, int]:
    """Return the optional skills, each with how early it may go."""
    roadmap = schedule.roadmap
    chosen = chosen_members(catalogue.groups, roadmap.learner)
    asked = catalogue.careers[roadmap.career].requirements
    needs = {chosen.get(each.group or "", each.skill): each.need for each in asked}
    found = {}
    for skill, task in schedule.tasks.items():
        if task.status is not Status.PLANNED or skill in schedule.scope.entry:
            continue
        need = needs.get(skill, "")
        if task.skill.origin is Origin.ADDITION or need == "addition":
            found[skill] = 0
        elif skill in roadmap.added and not need:
            found[skill] = 1
        elif need in ("faq", "typical"):
            found[skill] = ("faq", "typical").index(need) + 2
    return found


def _start(schedule: Schedule, skill: SkillId) -> float:
    place = schedule.index.get(skill)
    return schedule.timing.start[place] if place is not None else 0.0


def _more_hours(schedule: Schedule, deadline: date) -> WayOut | None:
    hours = hours_per_week_for(schedule, deadline)
    if hours is None:
        return None
    calendar = _calendar(schedule, hours)
    way = _outcome(WayOutKind.ADD_HOURS, schedule, deadline, calendar)
    return replace(way, hours_per_week=hours)


def _fewer_skills(schedule: Schedule, catalogue: Catalogue, deadline: date) -> WayOut | None:
    """Return the shortest beginning of the optional skills that is enough, else all of them."""
    optional = optional_skills(schedule, catalogue)

    def outcome(count: int) -> WayOut:
        return _without(optional[:count], schedule, catalogue, deadline)

    low, high = 0, len(optional)
    if not high:
        return None
    best = outcome(high)
    while best.is_enough and high - low > 1:
        middle = (low + high) // 2
        tried = outcome(middle)
        if tried.is_enough:
            best, high = tried, middle
        else:
            low = middle
    return best


def _without(
    skills: Sequence[SkillId], schedule: Schedule, catalogue: Catalogue, deadline: date
) -> WayOut:
    roadmap = schedule.roadmap
    removed = (*roadmap.removed, *skills)
    added = tuple(skill for skill in roadmap.added if skill not in skills)
    rest = scheduled(replace(roadmap, removed=removed, added=added), catalogue)
    way = _outcome(WayOutKind.DROP_SKILLS, rest, deadline, _calendar(rest, None))
    return replace(way, skills=tuple(skills))


def _outcome(
    kind: WayOutKind, schedule: Schedule, deadline: date, calendar: Availability
) -> WayOut:
    import numpy as np

    fixed = fixed_until(schedule)
    if not schedule.studied:
        return WayOut(kind, deadline, fixed, fixed, float(fixed <= deadline))
    demand = _demand(schedule)
    ends = np.sort(demand.finish(calendar))
    p50, p80 = (max(calendar.day_of_finish(quantile(ends, at)), fixed) for at in (0.5, SAFE))
    chance = demand.chance(calendar, deadline) if fixed <= deadline else 0.0
    return WayOut(kind, deadline, p50, p80, chance)


def _demand(schedule: Schedule) -> "Demand":
    from planner.scheduling.forecast_samples import Efforts, demand_of

    return demand_of(schedule, Efforts(schedule, SAMPLES, SEED).hours)


def _calendar(schedule: Schedule, hours_per_week: float | None) -> Availability:
    from planner.scheduling.forecast_samples import calendar_with_hours

    if hours_per_week is None:
        return calendar_with_hours(schedule)
    return calendar_with_hours(schedule, spread(hours_per_week, schedule.roadmap.learner.hours))


def _most_steps(week: Sequence[float]) -> int:
    """Return the largest week to try, in tenths of an hour: the longest day has 24 h."""
    total, longest = sum(week), max(week)
    most = MAX_DAILY_HOURS * total / longest if longest > 0 else MOST_HOURS_PER_WEEK
    return int(min(most, MOST_HOURS_PER_WEEK) * _STEPS_PER_HOUR)
