"""Which skill is taken first: from what a person drags to the edit, or why it cannot be."""

from planner.domain.parts import PartId
from planner.domain.problem import Problem
from planner.edits import Edit, OrderAfter, OrderBefore
from planner.edits.skills import parts_before
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Status


def order_edit(schedule: Schedule, skill: PartId, other: PartId, after: bool) -> Edit | Problem:
    """Return the edit that takes `skill` right before or after `other`, or why there is none.

    Only skills that have not begun have a turn, and a prerequisite always comes first.
    """
    for each in (skill, other):
        if each not in schedule.index or schedule.tasks[each].status is not Status.PLANNED:
            name = schedule.label(each)
            message = f"{name} is not waiting for its turn, so it has no place in the order."
            return Problem("no-turn", message, "Choose a skill that has not begun.")
    first, second = (other, skill) if after else (skill, other)
    if second in parts_before(first, schedule.scope):
        names = [schedule.label(each) for each in (first, second)]
        message = f"{names[0]} needs {names[1]}, so it cannot come before it."
        return Problem("needed-first", message, "Nothing was changed.")
    return OrderAfter(skill, other) if after else OrderBefore(skill, other)
