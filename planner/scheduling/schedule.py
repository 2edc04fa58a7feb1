"""A roadmap with dates: what the window, the exports and the command line show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.roadmap import Roadmap
from planner.domain.scope import Scope, scope_of
from planner.domain.skill import Skill, SkillId
from planner.scheduling.availability import EPSILON, Availability, next_day
from planner.scheduling.engine import NOBODY, Cause, Timing, Work, run, tails
from planner.scheduling.programme import Programme, programme_of
from planner.scheduling.workload import Status, Task, own_order, tasks_of


class Kind(StrEnum):
    """Whether an activity is study of one's own or part of a programme."""

    STUDY = "study"
    COURSE = "course"


class WaitKind(StrEnum):
    """What the start of an activity waited for."""

    START = "start"
    PREREQUISITE = "prerequisite"
    PIN = "pin"
    COURSE = "course"
    FOCUS = "focus"
    PROGRESS = "progress"
    DONE = "done"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Wait:
    """The reason for a start: `skill` is the blocker and `day` the last day it held (inclusive)."""

    kind: WaitKind
    skill: SkillId | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A bar: `start` and `finish` are inclusive days, `hours` the effort it stands for.

    `id` is the skill's for study and the skill's with "@course" for course parts. `remaining`
    are the hours still to do. `start_hours` and `finish_hours` are positions on the axis of
    cumulative hours, None where only days are known (course parts and what is done).
    """

    id: str
    skill: Skill
    kind: Kind
    level: Level
    status: Status
    hours: float
    remaining: float
    logged: float
    start: date
    finish: date
    start_hours: float | None
    finish_hours: float | None
    pin: date | None
    needs: tuple[SkillId, ...]
    wait: Wait


@dataclass(frozen=True, slots=True)
class Milestone:
    """A set of skills reached; `day` is the last day of the last of them, None if none is left."""

    id: str
    name: str
    day: date | None


@dataclass(frozen=True)
class Schedule:
    """All dates of a roadmap. Immutable; what costs time is computed when first asked for."""

    roadmap: Roadmap
    scope: Scope
    programme: Programme
    tasks: Mapping[SkillId, Task]
    availability: Availability
    studied: tuple[SkillId, ...]
    work: Work
    timing: Timing
    gates: Mapping[SkillId, Wait]

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """All bars by start, then finish, then catalogue order."""
        bars = [bar for task in self.tasks.values() for bar in self._bars(task)]
        return tuple(sorted(bars, key=lambda bar: (bar.start, bar.finish)))

    @cached_property
    def by_id(self) -> Mapping[str, Activity]:
        """Activities by their id."""
        return {activity.id: activity for activity in self.activities}

    @cached_property
    def finish(self) -> date:
        """The last day of the plan, inclusive; its start when nothing is to be done."""
        return max((bar.finish for bar in self.activities), default=self.roadmap.start)

    @cached_property
    def finish_hours(self) -> float:
        """The axis position at which the last study part ends."""
        return max(self.timing.finish, default=0.0)

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """Entry level and, where the plan goes on, the whole path."""
        entry = self._last_day(self.scope.entry)
        if self.roadmap.aim == "entry":
            return (Milestone("entry-level", "Entry level", entry),)
        path = self._last_day(frozenset(self.tasks))
        return (
            Milestone("entry-level", "Entry level", entry),
            Milestone("path-complete", "Path complete", path),
        )

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

    @cached_property
    def index(self) -> Mapping[SkillId, int]:
        """Place of each studied skill in `work` and `timing`."""
        return {skill: index for index, skill in enumerate(self.studied)}

    def earliest_start(self, skill: SkillId) -> tuple[date, Wait]:
        """Return the first day on which `skill` could begin if pins and places did not matter,
        and what holds it back."""
        at, wait = 0.0, Wait(WaitKind.START)
        gate = self.gates.get(skill)
        if gate and gate.kind is WaitKind.COURSE and gate.day:
            at, wait = self.availability.hours_before(next_day(gate.day)), gate
        for need in self.tasks[skill].needs:
            place = self.index.get(need)
            if place is not None and self.timing.finish[place] > at:
                at = self.timing.finish[place]
                wait = Wait(WaitKind.PREREQUISITE, need, self.availability.day_of_finish(at))
        return self.availability.day_of_start(at), wait

    def _last_day(self, skills: frozenset[SkillId]) -> date | None:
        return max((bar.finish for bar in self.activities if bar.skill.id in skills), default=None)

    def _bars(self, task: Task) -> list[Activity]:
        bars = []
        if task.course is not None and task.course_factor > 0:
            bars.append(_course_bar(task))
        place = self.index.get(task.skill.id)
        if place is not None:
            bars.append(self._study_bar(task, place))
        elif task.status is Status.DONE:
            bars.append(self._done_bar(task))
        return bars

    def _study_bar(self, task: Task, place: int) -> Activity:
        begin, end = self.timing.start[place], self.timing.finish[place]
        start = self.availability.day_of_start(begin)
        if task.status is Status.IN_PROGRESS and task.plan.started:
            start = min(start, task.plan.started)
        finish = max(self.availability.day_of_finish(end), start)
        return Activity(
            task.skill.id, task.skill, Kind.STUDY, task.level, task.status,
            task.hours, task.remaining, task.plan.logged, start, finish, begin, end,
            task.pin, task.needs, self._wait(task.skill.id, place),
        )  # fmt: skip

    def _done_bar(self, task: Task) -> Activity:
        finish = task.plan.finished or self.roadmap.status_date
        start = min(task.plan.started or finish, finish)
        hours = task.plan.logged or task.hours
        return Activity(
            task.skill.id, task.skill, Kind.STUDY, task.level, Status.DONE,
            hours, 0.0, task.plan.logged, start, finish, None, None,
            task.pin, task.needs, Wait(WaitKind.DONE, None, finish),
        )  # fmt: skip

    def _wait(self, skill: SkillId, place: int) -> Wait:
        cause, blocker = self.timing.cause[place], self.timing.blocker[place]
        if cause is Cause.RELEASE:
            return self.gates[skill]
        if cause is Cause.PROGRESS:
            return Wait(WaitKind.PROGRESS, None, self.roadmap.status_date)
        if cause is Cause.NOTHING or blocker == NOBODY:
            return Wait(WaitKind.START)
        kind = WaitKind.PREREQUISITE if cause is Cause.PREREQUISITE else WaitKind.FOCUS
        ended = self.availability.day_of_finish(self.timing.finish[blocker])
        return Wait(kind, self.studied[blocker], ended)


def schedule(roadmap: Roadmap, catalogue: Catalogue, scope: Scope | None = None) -> Schedule:
    """Compute all dates of `roadmap`. Deterministic. Raises `CycleError` on a loop.

    `scope` saves working it out again when only dates or hours differ.
    """
    scope = scope or scope_of(roadmap, catalogue)
    programme = programme_of(roadmap, catalogue.routes[roadmap.route.id])
    tasks = tasks_of(roadmap, catalogue, scope, programme)
    learner = roadmap.learner
    origin = max(roadmap.start, roadmap.status_date)
    availability = Availability(origin, learner.hours, learner.calendar, programme.limits)
    studied = tuple(skill for skill, task in tasks.items() if task.remaining > EPSILON)
    gates = {skill: _gate(tasks, skill) for skill in studied}
    work = _work(roadmap, scope, tasks, availability, studied, gates)
    return Schedule(roadmap, scope, programme, tasks, availability, studied, work, run(work), gates)


def _gate(tasks: Mapping[SkillId, Task], skill: SkillId) -> Wait:
    """Return the latest dated thing that holds `skill` back: its pin or a course part.

    `day` is the last day that is still closed.
    """
    task = tasks[skill]
    gate = Wait(WaitKind.START)
    latest = date.min
    for each in (skill, *task.needs):
        course = tasks[each].course
        if course is not None and course.last > latest:
            latest, gate = course.last, Wait(WaitKind.COURSE, each, course.last)
    if task.pin is not None and task.pin > latest:
        gate = Wait(WaitKind.PIN, skill, date.fromordinal(max(task.pin.toordinal() - 1, 1)))
    return gate


def _work(
    roadmap: Roadmap,
    scope: Scope,
    tasks: Mapping[SkillId, Task],
    availability: Availability,
    studied: tuple[SkillId, ...],
    gates: Mapping[SkillId, Wait],
) -> Work:
    index = {skill: place for place, skill in enumerate(studied)}
    needs = [0] * len(studied)
    unlocks: list[list[int]] = [[] for _ in studied]
    for skill, place in index.items():
        for need in tasks[skill].needs:
            if need in index:
                needs[place] += 1
                unlocks[index[need]].append(place)
    release = [
        availability.hours_before(next_day(day)) if (day := gates[skill].day) else 0.0
        for skill in studied
    ]
    return Work(
        hours=[tasks[skill].remaining for skill in studied],
        needs=needs,
        unlocks=unlocks,
        release=release,
        rank=_ranks(roadmap, scope, tasks, studied, unlocks),
        begun=[tasks[skill].status is Status.IN_PROGRESS for skill in studied],
        focus=roadmap.learner.focus,
    )


def _ranks(
    roadmap: Roadmap,
    scope: Scope,
    tasks: Mapping[SkillId, Task],
    studied: tuple[SkillId, ...],
    unlocks: list[list[int]],
) -> list[int]:
    """Priorities: what is in progress, own order, the entry-level set, the longest tail, the
    catalogue.

    Tails are of the catalogue's hours and do not change with an estimate or with progress:
    stretching a bar must not reshuffle the rest.
    """
    hours = [tasks[skill].priority_hours for skill in studied]
    tail = tails(hours, unlocks, list(range(len(studied))))
    own = own_order(roadmap)
    last = len(own)

    def key(place: int) -> tuple[bool, int, bool, float, int]:
        skill = studied[place]
        is_new = tasks[skill].status is not Status.IN_PROGRESS
        return is_new, own.get(skill, last), skill not in scope.entry, -tail[place], place

    ranks = [0] * len(studied)
    for rank, place in enumerate(sorted(range(len(studied)), key=key)):
        ranks[place] = rank
    return ranks


def _course_bar(task: Task) -> Activity:
    part = task.course
    assert part is not None
    return Activity(
        f"{task.skill.id}@course", task.skill, Kind.COURSE, task.level, task.status,
        task.course_hours, 0.0, 0.0, part.first, part.last, None, None,
        None, task.needs, Wait(WaitKind.PROGRAMME, None, part.first),
    )  # fmt: skip
