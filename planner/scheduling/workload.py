"""What is to be done: every skill of the roadmap with its hours, links and limits."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planner.domain.assumptions import USUAL, Biases
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.parts import Earliest, Part, PartId, deeper_of, part_name, skill_of_part
from planner.domain.programme import CoursePart, Programme, delivered
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.scope import Scope
from planner.domain.skill import Origin, Skill, SkillId
from planner.scheduling.own_record import biases_by

_TIE = 1e-9
_LEAST_SHARE = 0.05  # of a part's hours: what is not told to be done is not done
_NOTHING_DECIDED = SkillPlan()


class Status(StrEnum):
    """How far a skill of the plan is."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"


# A lookup in an enumeration takes longer than what is done with it.
_PLANNED, _IN_PROGRESS, _DONE = Status.PLANNED, Status.IN_PROGRESS, Status.DONE
_OWN = Origin.OWN

_new = tuple.__new__
"""Makes a `Task` of all its fields in half the time that its class takes."""


class Task(NamedTuple):
    """One part of a skill of the plan, mostly the whole: what the courses deliver and what is left
    to study.

    `id` is the part's, `level` what it leads to, and `part` None where the skill is in one.
    `estimate` is the three-point effort, `bias` the factor on it, both to level *working* and
    before any credit. `factor` is what remains of it to study, `course_factor` what courses
    deliver. `hours` is the planning effort of the study part, `remaining` what is left of it
    after `logged` hours; `priority_hours` the catalogue's, without progress, which the turns rest
    on so that they do not change while a bar is stretched. `plan` is what is told of this part.
    `builds_on_course`: study of one's own comes after the course part, which delivers more of the
    skill than is left. A course that only touches a skill holds nothing back.
    """

    id: PartId
    part: Part | None
    skill: Skill
    level: Level
    status: Status
    estimate: Effort
    bias: float
    factor: float
    course_factor: float
    hours: float
    remaining: float
    course_hours: float
    priority_hours: float
    course: CoursePart | None
    plan: SkillPlan
    needs: tuple[PartId, ...]
    builds_on_course: bool = False

    @property
    def label(self) -> str:
        """The name for bars and lists, where room is scarce."""
        return part_name(self.skill.label, self.id)

    @property
    def pin(self) -> date | Earliest | None:
        """The day on which the study starts, or that it starts as early as it can."""
        return self.plan.pin


def tasks_of(
    roadmap: Roadmap, catalogue: Catalogue, scope: Scope, programme: Programme
) -> dict[PartId, Task]:
    """Return a task per part of every skill of `scope`, prerequisites first."""
    plans, skills, usual = roadmap.plans, scope.skills, scope.graph.hours
    known, courses = roadmap.learner.known, programme.parts or {}
    making = _Making(roadmap, catalogue, scope, programme)
    biases, factors, nothing, split = making.biases, making.factors, _NOTHING_DECIDED, scope.split
    tasks, links = {}, scope.part_links
    for id_, level in scope.levels.items():
        if id_ in known or id_ in courses or id_ in split:
            for task in making.tasks(id_):
                tasks[task.id] = task
            continue
        if id_ in plans:
            tasks[id_] = making.task(id_, None, factors[level], 0.0, False)
            continue
        skill, hours, factor = skills[id_], usual[id_], factors[level]
        bias = biases.own if skill.origin is _OWN else biases.catalogue
        left = factor * (hours * bias)  # what `_Making` would find, for most in half the time
        tasks[id_] = _new(Task, (
            id_, None, skill, level, _PLANNED, skill.effort, bias, factor, 0.0, left, left,
            0.0, factor * hours, None, nothing, links[id_], False,
        ))  # fmt: skip
    return tasks


def tasks_with(
    skill: SkillId, roadmap: Roadmap, catalogue: Catalogue, scope: Scope, programme: Programme
) -> list[Task]:
    """Return the tasks of one skill in `roadmap`, whose `scope` and `programme` are known."""
    return _Making(roadmap, catalogue, scope, programme).tasks(skill)


def _factors(roadmap: Roadmap, catalogue: Catalogue) -> list[float]:
    """Return the factors by level; 0 is nothing known."""
    factors = roadmap.assumptions.level_factors(catalogue.level_factors)
    return [factors.of(level) for level in (None, *Level)]


class _Making:
    """What the tasks of one roadmap are made of.

    Remaining factor = factor(target) - credit, credit = k + c * max(0, 1 - k). Of a skill in two
    parts the credit fills the first part first.
    """

    def __init__(
        self, roadmap: Roadmap, catalogue: Catalogue, scope: Scope, programme: Programme
    ) -> None:
        self.biases, self.factors = roadmap.assumptions.biases, _factors(roadmap, catalogue)
        self._roadmap, self._scope, self._courses = roadmap, scope, programme.parts or {}
        self.biases = self._counted()

    def tasks(self, skill: SkillId) -> list[Task]:
        """Return the tasks of `skill`, one for each of its parts."""
        known = self.factors[self._roadmap.learner.known.get(skill, 0)]
        target = self.factors[self._scope.levels[skill]]
        course, split = self._courses.get(skill), self._scope.split.get(skill)
        taught, left = delivered(course.fraction if course else 0.0, target, known)
        builds = taught > left + _TIE
        if split is None:
            return [self.task(skill, None, left, taught, builds)]
        first = max(0.0, self.factors[split] - known)
        credit = min(taught, first)
        entry = self.task(skill, Part.ENTRY, first - credit, credit, builds)
        rest = left - (first - credit), taught - credit
        return _balanced(entry, self.task(deeper_of(skill), Part.DEEPER, *rest, builds))

    def task(
        self, id_: PartId, part: Part | None, left: float, taught: float, builds: bool
    ) -> Task:
        """Return the task of which `left` is to study and `taught` in courses, as factors."""
        skill_id, scope = skill_of_part(id_), self._scope
        skill, plan, usual = scope.skills[skill_id], self._roadmap.part_plan(id_), scope.graph.hours
        status, course = status_of(plan), self._courses.get(skill_id)
        factor = left
        if status is _DONE:  # whoever says so did it by oneself
            factor, taught = left + taught, 0.0
        if taught <= 0:
            course = None  # it teaches only what is known: nothing waits for it
        estimate, bias, expected = _estimate(skill, plan, self.biases, usual[skill_id])
        expected *= bias
        hours = factor * expected
        remaining = 0.0 if status is _DONE else hours
        if status is _IN_PROGRESS and hours > 0:
            remaining = estimate.scaled(factor * bias).left(plan.logged)
        return _new(Task, (
            id_, part, skill, scope.parts[id_], status, estimate, bias, factor, taught, hours,
            remaining, taught * expected, left * usual[skill_id], course, plan,
            scope.part_links[id_], builds and taught > 0,
        ))  # fmt: skip

    def _counted(self) -> Biases:
        """Return the factors on efforts; with the record, what is done is looked at first."""
        plans, levels = self._roadmap.plans, self._scope.levels
        if not self._roadmap.assumptions.record:
            return self.biases
        done = [skill for skill, plan in plans.items() if plan.has_finished and skill in levels]
        tasks = {task.id: task for skill in done for task in self.tasks(skill)}
        return biases_by(self._roadmap.assumptions, tasks)


def _balanced(entry: Task, deeper: Task) -> list[Task]:
    """Return both parts so that while the first is in progress, as much is left of the skill as if
    it were studied in one: splitting it moves no finish."""
    logged, both = entry.plan.logged, (entry.factor + deeper.factor) * entry.bias
    alone = entry.status is not _IN_PROGRESS or deeper.status is not _PLANNED
    if alone or logged <= 0 or both <= 0:
        return [entry, deeper]
    left = entry.estimate.scaled(both).left(logged)
    first = min(max(left - deeper.hours, _LEAST_SHARE * entry.hours), left)
    return [entry._replace(remaining=first), deeper._replace(remaining=left - first)]


def estimate_of(
    skill: Skill, plan: SkillPlan, biases: Biases = USUAL.biases
) -> tuple[Effort, float]:
    """Return the three-point effort to *working* and the factor on it.

    A single number in the roadmap is the expected hours themselves: the catalogue's spread is
    scaled to it and no factor counts. Three points of the learner's own count as a guess.
    """
    return _estimate(skill, plan, biases, skill.effort.expected)[:2]


def _estimate(
    skill: Skill, plan: SkillPlan, biases: Biases, usual: float
) -> tuple[Effort, float, float]:
    """Return the estimate, the factor on it, and the hours it expects before that factor."""
    effort = plan.effort
    if effort is None:
        return skill.effort, biases.own if skill.origin is _OWN else biases.catalogue, usual
    if isinstance(effort, Effort):
        return effort, biases.own, effort.expected
    return skill.effort.scaled(effort / usual), 1.0, effort


def has_own_estimate(task: Task) -> bool:
    """Return whether the three points of `task` are the learner's own."""
    effort = task.plan.effort
    return isinstance(effort, Effort) or (effort is None and task.skill.origin is _OWN)


def status_of(plan: SkillPlan) -> Status:
    """Return how far a skill is by what was told of it."""
    if plan.finished is not None:
        return _DONE
    if plan.started is not None or plan.logged > 0:
        return _IN_PROGRESS
    return _PLANNED
