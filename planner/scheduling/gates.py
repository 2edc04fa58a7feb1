"""The dated things that hold a part back: its pin, and the course parts that it builds on."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from planner.domain.parts import PartId
from planner.domain.programme import Programme
from planner.scheduling.availability import Availability
from planner.scheduling.waits import WITH_THE_PLAN, Wait, WaitKind
from planner.scheduling.work import on_grid
from planner.scheduling.workload import Task

_DAY = timedelta(days=1)


def gates_of(
    studied: Sequence[PartId], tasks: Mapping[PartId, Task], programme: Programme
) -> dict[PartId, Wait]:
    """Return the gate of each of the `studied` parts."""
    gates = dict.fromkeys(studied, WITH_THE_PLAN)
    todo = [tasks[skill] for skill in studied]
    if not programme.parts:
        todo = [task for task in todo if task.plan.pin]
    for task in todo:
        gates[task.id] = gate_of(task, tasks, programme)
    return gates


def gate_of(task: Task, tasks: Mapping[PartId, Task], programme: Programme) -> Wait:
    """Return the latest dated thing that holds `task` back: its pin or a course part.

    `day` is the last day that is still closed.
    """
    gate, pin = WITH_THE_PLAN, task.plan.pin
    if programme.parts:
        gate = course_gate(task, tasks)
    if isinstance(pin, date) and (gate.day is None or pin > gate.day):
        return Wait(WaitKind.PIN, task.id, pin - _DAY if pin > date.min else pin)
    return gate


def course_gate(task: Task, tasks: Mapping[PartId, Task]) -> Wait:
    """Return the latest course part that `task` builds on, its own or a prerequisite's."""
    gate, latest = WITH_THE_PLAN, date.min
    for each in (task.id, *task.needs):
        course = tasks[each].course
        if course is not None and tasks[each].builds_on_course and course.last > latest:
            latest, gate = course.last, Wait(WaitKind.COURSE, each, course.last)
    return gate


def release_of(gate: Wait, calendar: Availability) -> float:
    """Return the axis position at which `gate` opens."""
    return on_grid(calendar.hours_through(gate.day)) if gate.day else 0.0
