"""What is to be done: every skill of the roadmap with its hours, links and limits."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planner.domain.assumptions import USUAL, Biases
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.programme import CoursePart, Programme, delivered
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.scope import Scope
from planner.domain.skill import Origin, Skill, SkillId
from planner.scheduling.record import biases_by

_TIE = 1e-9
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
    """One skill of the plan: what the courses deliver and what is left to study.

    `estimate` is the three-point effort, `bias` the factor on it, both to level *working* and
    before any credit. `factor` is what remains of it to study, `course_factor` what courses
    deliver. `hours` is the planning effort of the study part, `remaining` what is left of it
    after `logged` hours; `priority_hours` the catalogue's, which priorities rest on so that
    they do not change while a bar is stretched.
    """

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
    needs: tuple[SkillId, ...]

    @property
    def builds_on_course(self) -> bool:
        """Whether study of one's own comes after the course part: it delivers more than is left.

        A course that only touches a skill holds nothing back."""
        return self.course_factor > self.factor + _TIE

    @property
    def pin(self) -> date | None:
        """The day the study part may not start before."""
        return self.plan.pin


def tasks_of(
    roadmap: Roadmap, catalogue: Catalogue, scope: Scope, programme: Programme
) -> dict[SkillId, Task]:
    """Return a task per skill of `scope`, prerequisites first."""
    plans, skills, usual = roadmap.plans, scope.skills, scope.graph.hours
    factors, known = _factors(roadmap, catalogue), roadmap.learner.known
    parts, nothing = programme.parts or {}, _NOTHING_DECIDED
    biases = _biases(roadmap, scope, factors)
    tasks = {}
    for (id_, level), needs in zip(scope.levels.items(), scope.links.values(), strict=True):
        skill, hours, factor = skills[id_], usual[id_], factors[level]
        if id_ in plans or id_ in known or id_ in parts:
            tasks[id_] = _task(
                skill, level, plans.get(id_, nothing), parts.get(id_), factor,
                factors[known.get(id_, 0)], hours, needs, biases,
            )  # fmt: skip
            continue
        bias = biases.own if skill.origin is _OWN else biases.catalogue
        left = factor * (hours * bias)  # what `_task` would find, for most in half the time
        tasks[id_] = _new(Task, (
            skill, level, _PLANNED, skill.effort, bias, factor, 0.0, left, left,
            0.0, factor * hours, None, nothing, needs,
        ))  # fmt: skip
    return tasks


def _biases(roadmap: Roadmap, scope: Scope, factors: list[float]) -> Biases:
    """Return the factors on efforts; with the record, what is done is looked at first."""
    usual, known = roadmap.assumptions.biases, roadmap.learner.known
    if not roadmap.assumptions.record:
        return usual
    done = {
        id_: _task(
            scope.skills[id_], scope.levels[id_], plan, None, factors[scope.levels[id_]],
            factors[known.get(id_, 0)], scope.graph.hours[id_], (), usual,
        )
        for id_, plan in roadmap.plans.items()
        if plan.finished is not None and id_ in scope.levels
    }  # fmt: skip
    return biases_by(roadmap.assumptions, done)


def task_with(
    plan: SkillPlan, task: Task, roadmap: Roadmap, catalogue: Catalogue, biases: Biases
) -> Task:
    """Return `task` with another `plan` that asks for the same level and tells no progress.

    `biases` are the factors on efforts in its plan.
    """
    factors = _factors(roadmap, catalogue)
    known = roadmap.learner.known.get(task.skill.id, 0)
    return _task(
        task.skill, task.level, plan, task.course, factors[task.level], factors[known],
        task.skill.effort.expected, task.needs, biases,
    )  # fmt: skip


def _factors(roadmap: Roadmap, catalogue: Catalogue) -> list[float]:
    """Return the factors by level; 0 is nothing known."""
    factors = roadmap.assumptions.level_factors(catalogue.level_factors)
    return [factors.of(level) for level in (None, *Level)]


def _task(
    skill: Skill,
    level: Level,
    plan: SkillPlan,
    part: CoursePart | None,
    target: float,
    known: float,
    usual: float,
    needs: tuple[SkillId, ...],
    biases: Biases,
) -> Task:
    """Remaining factor = factor(target) - credit, credit = k + c * max(0, 1 - k).

    `usual` are the expected hours of the skill's own estimate.
    """
    status, (estimate, bias, expected) = status_of(plan), _estimate(skill, plan, biases, usual)
    if status is _DONE:
        part = None
    factor, taught = target - known if target > known else 0.0, 0.0
    if part is not None:
        taught, factor = delivered(part.fraction, target, known)
        if taught <= 0:
            part = None  # it teaches only what is known: nothing waits for it
    expected *= bias
    hours = factor * expected
    remaining = 0.0 if status is _DONE else hours
    if status is _IN_PROGRESS and hours > 0:
        remaining = estimate.scaled(factor * bias).left(plan.logged)
    return _new(Task, (
        skill, level, status, estimate, bias, factor, taught, hours, remaining,
        taught * expected, factor * usual, part, plan, needs,
    ))  # fmt: skip


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


def own_order(roadmap: Roadmap) -> Mapping[SkillId, int]:
    """Return the place of each skill in the learner's own order."""
    return {skill: place for place, skill in enumerate(roadmap.order)}
