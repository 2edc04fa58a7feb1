"""In one word how a skill stands, and how far each area is."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from planner.domain.catalogue import Catalogue
from planner.domain.scope import chosen_members, scope_of
from planner.domain.skill import SkillId
from planner.scheduling.availability import EPSILON
from planner.scheduling.schedule import Activity, Schedule
from planner.scheduling.workload import Status, Task


class State(StrEnum):
    """How a skill stands, in the order of the legend."""

    KNOWN = "known"
    DONE = "done"
    IN_PROGRESS = "in-progress"
    NEXT = "next"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        """What the screen calls it."""
        return self.capitalize().replace("-", " ")


# A lookup in an enumeration takes longer than what is done with it.
_KNOWN, _DONE, _IN_PROGRESS = State.KNOWN, State.DONE, State.IN_PROGRESS
_NEXT, _LOCKED = State.NEXT, State.LOCKED


def state_of(skill: SkillId, schedule: Schedule) -> State:
    """Return how `skill` stands in the plan of `schedule`.

    Next: not begun, and all prerequisites in the plan are done. Locked: one of them is not. A
    course that has ended by the status date and leaves nothing to study counts as done. A
    skill outside the plan is known if the learner knows it at any level, else locked.
    """
    task = schedule.tasks.get(skill)
    if task is None:
        return _KNOWN if skill in schedule.roadmap.learner.known else _LOCKED
    if _is_over(task, schedule):
        return _DONE
    if task.status is Status.IN_PROGRESS:
        return _IN_PROGRESS
    ready = all(_is_over(schedule.tasks[need], schedule) for need in task.needs)
    return _NEXT if ready else _LOCKED


def _is_over(task: Task, schedule: Schedule) -> bool:
    if task.status is Status.DONE or task.course is None:
        return task.status is Status.DONE
    taught = task.course.last < schedule.roadmap.status_date
    return taught and task.remaining <= EPSILON


def progress_of(task: Task) -> float:
    """Return the share of `task` that is done, by hours: 0 to 1, and 1 only when it is done."""
    return _share_done(task.status, task.plan.logged, task.remaining)


def progress_of_bar(bar: Activity) -> float:
    """Return the share of `bar` that is done, as `progress_of` does for its skill."""
    return _share_done(bar.status, bar.logged, bar.remaining)


def _share_done(status: Status, logged: float, remaining: float) -> float:
    if status is Status.DONE:
        return 1.0
    total = logged + remaining
    return logged / total if total > 0 else 0.0


def area_progress(schedule: Schedule) -> Mapping[str, tuple[float, float]]:
    """Return done and total hours of the plan per area, areas in the order of the skills.

    A done skill counts what was logged, else its planned hours, in both; one in progress what was
    logged in the first and that with what remains in the second. Hours that courses deliver count
    in the total.
    """
    sums: dict[str, tuple[float, float]] = {}
    for task in schedule.tasks.values():
        done, total = _hours(task, _is_over(task, schedule))
        held_done, held_total = sums.get(task.skill.area, (0.0, 0.0))
        sums[task.skill.area] = (held_done + done, held_total + total)
    return sums


def known_on_path(schedule: Schedule, catalogue: Catalogue) -> tuple[SkillId, ...]:
    """Return the skills the plan would contain if the learner did not know them already.

    Prerequisites come first. Raises `CycleError` if the links form a loop.
    """
    learner = schedule.roadmap.learner
    if not learner.known:
        return ()
    chosen = chosen_members(catalogue.groups, learner)
    nobody = replace(schedule.roadmap, learner=replace(learner, known={}, choices=chosen))
    levels = scope_of(nobody, catalogue).levels
    return tuple(each for each in levels if each in learner.known and each not in schedule.tasks)


def _hours(task: Task, over: bool) -> tuple[float, float]:
    if over:
        hours = (task.plan.logged or task.hours) + task.course_hours
        return hours, hours
    return task.plan.logged, task.plan.logged + task.remaining + task.course_hours
