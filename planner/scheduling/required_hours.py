"""How many hours a week a milestone takes: the plan as drawn, searched for a day.

The usual week keeps its shape; breaks, dated hours, pins and the terms of a programme stay. More
hours never end a plan later, so halving the stretch that is left finds the least that is enough.
"""

from collections.abc import Callable
from datetime import date

from planner.domain.learner import WeekHours, longest_week, spread
from planner.scheduling.bisection import least
from planner.scheduling.schedule import MilestoneId, Schedule
from planner.scheduling.ways_out import MOST_HOURS_PER_WEEK

STEPS_PER_HOUR = 10


def day_of_milestone(schedule: Schedule, milestone: MilestoneId) -> date | None:
    """Return the day of a milestone by its id; None if there is none or nothing is left."""
    return next((each.day for each in schedule.milestones if each.id == milestone), None)


def required_hours(
    schedule: Schedule,
    milestone: MilestoneId,
    wanted: date,
    with_hours: Callable[[WeekHours], Schedule],
) -> float | None:
    """Return the least hours of a usual week with which `milestone` is reached by `wanted`.

    To a tenth of an hour; None if no week of up to 112 h and 24 h a day does it. `with_hours`
    schedules the plan anew with another usual week.
    """
    usual = schedule.roadmap.learner.hours

    def meets(steps: int) -> bool:
        day = day_of_milestone(with_hours(spread(steps / STEPS_PER_HOUR, usual)), milestone)
        return day is not None and day <= wanted

    low, high = _bracket(round(sum(usual) * STEPS_PER_HOUR), most_steps(usual), meets)
    if high is None:
        return None
    return least(meets, low, high) / STEPS_PER_HOUR


def most_steps(usual: WeekHours) -> int:
    """Return the largest week to try, in tenths of an hour."""
    return int(min(longest_week(usual), MOST_HOURS_PER_WEEK) * STEPS_PER_HOUR)


def _bracket(now: int, most: int, meets: Callable[[int], bool]) -> tuple[int, int | None]:
    """Return steps that do not suffice and steps that do, doubling or halving from the present."""
    now = min(max(now, 1), most)
    if meets(now):
        low, high = now // 2, now
        while low > 0 and meets(low):
            low, high = low // 2, low
        return low, high
    low = now
    while low < most:
        high = min(2 * low, most)
        if meets(high):
            return low, high
        low = high
    return low, None
