"""How long a skill can be put off without moving the finish, found by scheduling again.

List scheduling has anomalies (Graham 1969), so slack is not a difference of early and late
dates: it is measured under the same rules. It costs a schedule per question; compute it on
demand, not per frame.
"""

from collections.abc import Mapping

from planner.scheduling.availability import EPSILON
from planner.scheduling.engine import Work, run
from planner.scheduling.schedule import Kind, Schedule
from planner.scheduling.workload import Status

_STEPS = 12


def critical_skills(schedule: Schedule, probe_hours: float = 1.0) -> frozenset[str]:
    """Return the studied skills that move the finish when they start `probe_hours` later."""
    return frozenset(
        skill
        for place, skill in enumerate(schedule.studied)
        if not schedule.work.begun[place] and _moves_finish(schedule, place, probe_hours)
    )


def slack_days(schedule: Schedule) -> Mapping[str, int]:
    """Return per activity the whole days its start can be put off without moving the finish.

    Done activities and course parts, which cannot be put off, have 0.
    """
    result = {}
    for bar in schedule.activities:
        place = schedule.index.get(bar.skill.id) if bar.kind is Kind.STUDY else None
        movable = place is not None and bar.status is Status.PLANNED
        result[bar.id] = _slack_days(schedule, place) if movable and place is not None else 0
    return result


def _slack_days(schedule: Schedule, place: int) -> int:
    start = schedule.timing.start[place]
    good, bad = 0.0, schedule.finish_hours - start + 1.0
    for _ in range(_STEPS):
        middle = (good + bad) / 2
        if _moves_finish(schedule, place, middle):
            bad = middle
        else:
            good = middle
    calendar = schedule.availability
    return (calendar.day_of_start(start + good) - calendar.day_of_start(start)).days


def _moves_finish(schedule: Schedule, place: int, later: float) -> bool:
    """Return whether the finish moves when this activity may start `later` hours later."""
    work = schedule.work
    release = list(work.release)
    release[place] = schedule.timing.start[place] + later
    put_off = Work(work.hours, work.needs, work.unlocks, release, work.rank, work.begun, work.focus)
    return max(run(put_off).finish) > schedule.finish_hours + 10 * EPSILON
