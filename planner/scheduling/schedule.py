"""A roadmap with dates: what the window, the exports and the command line show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import count_text
from planner.domain.parts import PartId, part_name, skill_of_part
from planner.domain.programme import Programme, programme_of
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route_lookup import route_of
from planner.domain.scope import Scope, scope_of
from planner.domain.skill import SkillId
from planner.scheduling.activity import Activity, ActivityKind, BarFactory, Bars, fixed_days
from planner.scheduling.availability import EPSILON, Availability, calendar_of
from planner.scheduling.engine import run
from planner.scheduling.gates import course_gate, gates_of, release_of
from planner.scheduling.turns import Turns, first_term, hold_back, links_of, turns_of
from planner.scheduling.waits import WITH_THE_PLAN, Wait, WaitKind
from planner.scheduling.work import Timing, Work, all_on_grid, by_rank
from planner.scheduling.workload import Status, Task, tasks_of

__all__ = ["Activity", "ActivityKind", "Milestone", "Schedule", "Wait", "WaitKind", "schedule"]

PATIENCE_WEEKS = 4
"""So many weeks of the usual hours a part may wait for a pin or a course and still hold back those
with a later turn."""


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

    `tasks` are by part, which is the skill where it is studied in one. `studied` are the parts with
    hours left, in the order of `work` and `timing`; `index` says which is where. `by_id` has the
    bars by their ids.
    """

    roadmap: Roadmap
    scope: Scope
    programme: Programme
    tasks: Mapping[PartId, Task]
    availability: Availability
    studied: tuple[PartId, ...]
    index: Mapping[PartId, int]
    work: Work
    timing: Timing
    gates: Mapping[PartId, Wait]
    turns: Turns
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

    @property
    def skills(self) -> int:
        """How many skills the plan holds, whatever parts they are studied in."""
        return len(self.scope.levels)

    @property
    def open_skills(self) -> int:
        """How many skills of the plan are not done as a whole."""
        return len(
            {task.skill.id for task in self.tasks.values() if task.status is not Status.DONE}
        )

    def present_part(self, skill: SkillId) -> PartId:
        """Return the first part of `skill` that is not done, its last where all are.

        Raises `KeyError` if the plan does not hold the skill.
        """
        parts = self.scope.parts_of(skill)
        open_ones = [part for part in parts if self.tasks[part].status is not Status.DONE]
        return open_ones[0] if open_ones else parts[-1]

    def label(self, part: PartId) -> str:
        """Return the short name of a part, which need not be in the plan."""
        return part_name(self.scope.skills[skill_of_part(part)].label, part)

    def earliest_start(self, part: PartId) -> tuple[date, Wait]:
        """Return the first day on which `part` could begin if its pin and places did not matter,
        and what holds it back."""
        at, wait = 0.0, WITH_THE_PLAN
        gate = course_gate(self.tasks[part], self.tasks)
        if gate.day:
            at, wait = self.availability.hours_through(gate.day), gate
        for need in self.tasks[part].needs:
            place = self.index.get(need)
            if place is not None and self.timing.finish[place] > at:
                at = self.timing.finish[place]
                wait = Wait(WaitKind.PREREQUISITE, need, self.availability.day_of_finish(at))
        return self.availability.day_of_start(at), wait

    def _last_day(self, skills: frozenset[PartId] | None = None) -> date | None:
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
    turns = turns_of(
        roadmap, catalogue, scope, programme, tasks, _from_start(roadmap, programme, calendar)
    )
    studied = tuple([part for part, task in tasks.items() if task.remaining > EPSILON])
    index = {part: place for place, part in enumerate(studied)}
    gates = gates_of(studied, tasks, programme)
    work = _work(roadmap, scope, programme, tasks, index, gates, calendar, turns)
    timing = _timing(work, turns)
    fixed = fixed_days(tasks, index, roadmap.status_date)
    plan = BarFactory(tasks, studied, index, timing, calendar, gates, fixed, roadmap.status_date)
    return Schedule(
        roadmap, scope, programme, tasks, calendar, studied, index, work, timing, gates, turns,
        Bars(plan),
    )  # fmt: skip


def _from_start(roadmap: Roadmap, programme: Programme, calendar: Availability) -> Availability:
    """Return the calendar from the start of the plan on, which only courses ask for."""
    if calendar.origin == roadmap.start or not programme.blocks:
        return calendar
    learner = roadmap.learner
    return calendar_of(
        roadmap.start, learner.hours, learner.calendar, programme.limits, learner.days_off
    )


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
    programme: Programme,
    tasks: Mapping[PartId, Task],
    index: Mapping[PartId, int],
    gates: Mapping[PartId, Wait],
    calendar: Availability,
    turns: Turns,
) -> Work:
    todo, learner, laid_out = [tasks[part] for part in index], roadmap.learner, turns.work
    is_whole = index == turns.index
    needs, unlocks = (laid_out.needs, laid_out.unlocks) if is_whole else links_of(todo, index)
    in_progress, opens = Status.IN_PROGRESS, [0.0] * len(todo)
    order = turns.timing.sequence if is_whole else order_of(turns, index)
    if any(gate is not WITH_THE_PLAN for gate in gates.values()):
        opens = [
            0.0 if gate is WITH_THE_PLAN else release_of(gate, calendar) for gate in gates.values()
        ]
    begins, hold = first_term(programme, calendar), laid_out.hold
    if not is_whole or (hold and hold.exempt_until != begins):
        hold = hold_back(tuple(index), scope, turns.held, turns.exempt, begins)
    return Work(
        hours=all_on_grid([task.remaining for task in todo]),
        needs=needs,
        unlocks=unlocks,
        release=opens,
        rank=by_rank(order),
        order=order,
        begun=[task.status is in_progress for task in todo],
        pinned=[task.plan.pin is not None for task in todo],
        focus=learner.focus,
        patience=PATIENCE_WEEKS * learner.hours_per_week,
        hold=hold,
    )


def order_of(turns: Turns, index: Mapping[PartId, int]) -> list[int]:
    """Return the places of the studied parts by turn; what the turns do not know comes last."""
    order = [index[part] for part in turns.order if part in index]
    if len(order) < len(index):
        order += sorted(set(range(len(index))).difference(order))
    return order


def _timing(work: Work, turns: Turns) -> Timing:
    """Return when what happens; where nothing differs from the plan laid out once, that is it."""
    laid_out = turns.work
    if (
        work.hours == laid_out.hours
        and work.release == laid_out.release
        and work.unlocks is laid_out.unlocks
        and work.hold == laid_out.hold
        and not (True in work.pinned or True in work.begun)
    ):
        return replace(turns.timing, work=work)
    return run(work)
