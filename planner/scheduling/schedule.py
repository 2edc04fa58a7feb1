"""A roadmap with dates: what the window, the exports and the command line show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import count_text
from planner.domain.programme import Programme, programme_of
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route_lookup import route_of
from planner.domain.scope import Scope, scope_of
from planner.domain.skill import SkillId
from planner.scheduling.activity import (
    WITH_THE_PLAN,
    Activity,
    ActivityKind,
    BarFactory,
    Bars,
    Wait,
    WaitKind,
    fixed_days,
)
from planner.scheduling.availability import EPSILON, Availability, calendar_of
from planner.scheduling.engine import Timing, Work, all_on_grid, by_rank, on_grid, run
from planner.scheduling.prework import prework_of
from planner.scheduling.priorities import Priorities, priorities_of
from planner.scheduling.workload import Status, Task, own_order, tasks_of

__all__ = ["Activity", "ActivityKind", "Milestone", "Schedule", "Wait", "WaitKind", "schedule"]

_DAY = timedelta(days=1)


class MilestoneId(StrEnum):
    """The milestones there are."""

    ENTRY = "entry-level"
    PATH = "path-complete"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A set of skills reached; `day` is the last day of the last of them, None if none is left.

    `without` are skills that belong to it and that the plan leaves out: the name says so.
    """

    id: MilestoneId
    name: str
    day: date | None
    without: tuple[SkillId, ...] = ()

    @property
    def label(self) -> str:
        """The name for narrow places: “Entry, in part” where skills are left out."""
        return "Entry, in part" if self.without else self.name


@dataclass(frozen=True)
class Schedule:
    """All dates of a roadmap. Immutable; what costs time is computed when first asked for.

    `studied` are the skills with hours left, in the order of `work` and `timing`; `index` says
    which is where. `by_id` has the bars by their ids.
    """

    roadmap: Roadmap
    scope: Scope
    programme: Programme
    tasks: Mapping[SkillId, Task]
    availability: Availability
    studied: tuple[SkillId, ...]
    index: Mapping[SkillId, int]
    work: Work
    timing: Timing
    gates: Mapping[SkillId, Wait]
    priorities: Priorities
    by_id: Bars

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """All bars by start, then finish, then catalogue order."""
        return self.by_id.in_order()

    @cached_property
    def finish(self) -> date:
        """The last day of the plan, inclusive; its start when nothing is to be done."""
        last = self.by_id.plan.last_day()
        return self.roadmap.start if last is None else date.fromordinal(last)

    @cached_property
    def finish_hours(self) -> float:
        """The axis position at which the last study part ends."""
        return self.timing.end

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """Entry level and, where the plan goes on, the whole path."""
        scope = self.scope
        day, without = self._last_day(scope.entry), scope.entry_without
        entry = Milestone(MilestoneId.ENTRY, _entry_name(scope), day, without)
        if self.roadmap.aim is Aim.ENTRY:
            return (entry,)
        path = self._last_day()
        return entry, Milestone(MilestoneId.PATH, "Path complete", path)

    @property
    def remaining_hours(self) -> float:
        """Hours of own study still to do."""
        return sum(task.remaining for task in self.tasks.values())

    @property
    def course_hours(self) -> float:
        """Hours of the plan that courses deliver."""
        return sum(task.course_hours for task in self.tasks.values())

    @property
    def logged_hours(self) -> float:
        """Hours logged on skills of the plan."""
        return sum(task.plan.logged for task in self.tasks.values())

    def earliest_start(self, skill: SkillId) -> tuple[date, Wait]:
        """Return the first day on which `skill` could begin if pins and places did not matter,
        and what holds it back."""
        at, wait = 0.0, Wait(WaitKind.START)
        gate = course_gate(self.tasks[skill], self.tasks)
        if gate.day:
            at, wait = self.availability.hours_through(gate.day), gate
        for need in self.tasks[skill].needs:
            place = self.index.get(need)
            if place is not None and self.timing.finish[place] > at:
                at = self.timing.finish[place]
                wait = Wait(WaitKind.PREREQUISITE, need, self.availability.day_of_finish(at))
        return self.availability.day_of_start(at), wait

    def _last_day(self, skills: frozenset[SkillId] | None = None) -> date | None:
        last = self.by_id.plan.last_day(skills)
        return None if last is None else date.fromordinal(last)


def schedule(roadmap: Roadmap, catalogue: Catalogue, scope: Scope | None = None) -> Schedule:
    """Compute all dates of `roadmap`. Deterministic. Raises `CycleError` on a loop.

    `scope` saves working it out again when only dates or hours differ.
    """
    scope = scope or scope_of(roadmap, catalogue)
    programme = programme_of(roadmap, route_of(roadmap, catalogue))
    tasks = tasks_of(roadmap, catalogue, scope, programme)
    learner = roadmap.learner
    origin = max(roadmap.start, roadmap.status_date)
    calendar = calendar_of(
        origin, learner.hours, learner.calendar, programme.limits, learner.days_off
    )
    studied = tuple([skill for skill, task in tasks.items() if task.remaining > EPSILON])
    index = {skill: place for place, skill in enumerate(studied)}
    gates = _gates(studied, tasks, programme)
    prework = prework_of(programme, tasks, scope, learner.known, origin)
    priorities, work = _work(roadmap, scope, tasks, index, list(gates.values()), calendar, prework)
    timing = run(work)
    fixed = fixed_days(tasks, index, roadmap.status_date)
    plan = BarFactory(tasks, studied, index, timing, calendar, gates, fixed, roadmap.status_date)
    return Schedule(
        roadmap, scope, programme, tasks, calendar, studied, index, work, timing, gates,
        priorities, Bars(plan),
    )  # fmt: skip


def _entry_name(scope: Scope) -> str:
    without = scope.entry_without
    if not without:
        return "Entry level"
    if len(without) == 1:
        return f"Entry level without {scope.skills[without[0]].label}"
    return f"Entry level without {count_text(len(without), 'skill')}"


def _work(
    roadmap: Roadmap,
    scope: Scope,
    tasks: Mapping[SkillId, Task],
    index: Mapping[SkillId, int],
    gates: list[Wait],
    calendar: Availability,
    prework: frozenset[SkillId],
) -> tuple[Priorities, Work]:
    todo = [tasks[skill] for skill in index]
    needs, unlocks = _links(todo, index)
    in_progress = Status.IN_PROGRESS
    begun = [task.status is in_progress for task in todo]
    priorities = priorities_of(todo, begun, unlocks, scope.entry, prework)
    order = priorities.order(own_places(roadmap, index))
    work = Work(
        hours=all_on_grid([task.remaining for task in todo]),
        needs=needs,
        unlocks=unlocks,
        release=[release_of(gate, calendar) if gate.day else 0.0 for gate in gates],
        rank=priorities.rank if order is priorities.in_order else by_rank(order),
        order=order,
        begun=begun,
        focus=roadmap.learner.focus,
    )
    return priorities, work


def _links(todo: list[Task], index: Mapping[SkillId, int]) -> tuple[list[int], list[list[int]]]:
    needs = [0] * len(todo)
    unlocks: list[list[int]] = [[] for _ in todo]
    for place, task in enumerate(todo):
        for need in task.needs:
            before = index.get(need)
            if before is not None:
                needs[place] += 1
                unlocks[before].append(place)
    return needs, unlocks


def _gates(
    studied: tuple[SkillId, ...], tasks: Mapping[SkillId, Task], programme: Programme
) -> dict[SkillId, Wait]:
    gates = dict.fromkeys(studied, WITH_THE_PLAN)
    todo = [tasks[skill] for skill in studied]
    if not programme.parts:
        todo = [task for task in todo if task.plan.pin]
    for task in todo:
        gates[task.skill.id] = gate_of(task, tasks, programme)
    return gates


def gate_of(task: Task, tasks: Mapping[SkillId, Task], programme: Programme) -> Wait:
    """Return the latest dated thing that holds `task` back: its pin or a course part.

    `day` is the last day that is still closed.
    """
    gate, pin = WITH_THE_PLAN, task.plan.pin
    if programme.parts:
        gate = course_gate(task, tasks)
    if pin is not None and (gate.day is None or pin > gate.day):
        return Wait(WaitKind.PIN, task.skill.id, pin - _DAY if pin > date.min else pin)
    return gate


def course_gate(task: Task, tasks: Mapping[SkillId, Task]) -> Wait:
    """Return the latest course part that `task` builds on, its own or a prerequisite's."""
    gate, latest = WITH_THE_PLAN, date.min
    for each in (task.skill.id, *task.needs):
        course = tasks[each].course
        if course is not None and tasks[each].builds_on_course and course.last > latest:
            latest, gate = course.last, Wait(WaitKind.COURSE, each, course.last)
    return gate


def release_of(gate: Wait, calendar: Availability) -> float:
    """Return the axis position at which `gate` opens."""
    return on_grid(calendar.hours_through(gate.day)) if gate.day else 0.0


def own_places(roadmap: Roadmap, index: Mapping[SkillId, int]) -> list[int]:
    """Return the places of the studied skills in the learner's own order, in that order."""
    own = own_order(roadmap)
    return [index[skill] for skill in sorted(own, key=own.__getitem__) if skill in index]
