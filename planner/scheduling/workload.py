"""What is to be done: every skill of the roadmap with its hours, links and limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level, LevelFactors, remaining_after
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.scope import Scope
from planner.domain.skill import Origin, Skill, SkillId
from planner.scheduling.programme import CoursePart, Programme

OWN_ESTIMATE_BIAS = 1.2
"""Factor on efforts the learner guessed: people underestimate (Buehler, Griffin & Ross 1994)."""


class Status(StrEnum):
    """How far a skill of the plan is."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Task:
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
    def pin(self) -> date | None:
        """The day the study part may not start before."""
        return self.plan.pin


def tasks_of(
    roadmap: Roadmap, catalogue: Catalogue, scope: Scope, programme: Programme
) -> dict[SkillId, Task]:
    """Return a task per skill of `scope`, prerequisites first."""
    factors = catalogue.level_factors
    known = roadmap.learner.known
    return {
        id_: _task(
            scope.skills[id_],
            level,
            roadmap.plan(id_),
            programme.part(id_),
            factors.of(known.get(id_)),
            factors,
            scope.needs(id_),
        )
        for id_, level in scope.levels.items()
    }


def _task(
    skill: Skill,
    level: Level,
    plan: SkillPlan,
    part: CoursePart | None,
    known: float,
    factors: LevelFactors,
    needs: tuple[SkillId, ...],
) -> Task:
    """Remaining factor = factor(target) - credit, credit = k + c * max(0, 1 - k)."""
    estimate, bias = estimate_of(skill, plan)
    status = _status(plan)
    if status is Status.DONE:
        part = None
    left = max(0.0, factors.of(level) - known)
    delivered = min(left, part.fraction * max(0.0, 1.0 - known)) if part else 0.0
    part = part if delivered > 0 else None  # it teaches only what is known: nothing waits for it
    factor = left - delivered
    expected = estimate.expected * bias
    hours = factor * expected
    remaining = 0.0 if status is Status.DONE else hours
    if status is Status.IN_PROGRESS and hours > 0:
        remaining = remaining_after(hours, estimate.sigma, plan.logged)
    return Task(
        skill, level, status, estimate, bias, factor, delivered, hours, remaining,
        delivered * expected, factor * skill.effort.expected, part, plan, needs,
    )  # fmt: skip


def estimate_of(skill: Skill, plan: SkillPlan) -> tuple[Effort, float]:
    """Return the three-point effort to *working* and the bias factor on it.

    A single number in the roadmap is the expected hours themselves: the catalogue's spread is
    scaled to it and no bias added. Three points of the learner's own count as a guess.
    """
    if isinstance(plan.effort, Effort):
        return plan.effort, OWN_ESTIMATE_BIAS
    bias = OWN_ESTIMATE_BIAS if skill.origin is Origin.OWN else 1.0
    if plan.effort is None:
        return skill.effort, bias
    return skill.effort.scaled(plan.effort / skill.effort.expected), 1.0


def _status(plan: SkillPlan) -> Status:
    if plan.finished is not None:
        return Status.DONE
    if plan.started is not None or plan.logged > 0:
        return Status.IN_PROGRESS
    return Status.PLANNED


def own_order(roadmap: Roadmap) -> Mapping[SkillId, int]:
    """Return the place of each skill in the learner's own order."""
    return {skill: place for place, skill in enumerate(roadmap.order)}
