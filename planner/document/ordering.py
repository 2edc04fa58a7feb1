"""Which skill is taken first: from what a person drags to the edit, or why it cannot be."""

from planner.domain.problem import Problem
from planner.domain.skill import SkillId
from planner.edits import Edit, OrderAfter, OrderBefore
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Status


def order_edit(schedule: Schedule, skill: SkillId, other: SkillId, after: bool) -> Edit | Problem:
    """Return the edit that takes `skill` right before or after `other`, or why there is none.

    Only skills that have not begun have a turn, and a prerequisite always comes first.
    """
    for each in (skill, other):
        if each not in schedule.index or schedule.tasks[each].status is not Status.PLANNED:
            name = schedule.scope.skills[each].label
            message = f"{name} is not waiting for its turn, so it has no place in the order."
            return Problem("no-turn", message, "Choose a skill that has not begun.")
    first, second = (other, skill) if after else (skill, other)
    if second in _all_needs(schedule, first):
        names = [schedule.scope.skills[each].label for each in (first, second)]
        message = f"{names[0]} needs {names[1]}, so it cannot come before it."
        return Problem("needed-first", message, "Nothing was changed.")
    return OrderAfter(skill, other) if after else OrderBefore(skill, other)


def _all_needs(schedule: Schedule, skill: SkillId) -> set[SkillId]:
    """Return all prerequisites of `skill`, those of its prerequisites too."""
    found: set[SkillId] = set()
    waiting = [skill]
    while waiting:
        for need in schedule.scope.needs(waiting.pop()):
            if need not in found:
                found.add(need)
                waiting.append(need)
    return found
