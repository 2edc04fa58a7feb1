"""Edits that tell what happened: started, logged, done, known."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.faults import of_plan
from planner.domain.formatting import exact_hours_text
from planner.domain.limits import MAX_HOURS, kept
from planner.domain.roadmap import Roadmap
from planner.domain.skill import SkillId
from planner.edits.base import check, check_day, check_skill, reject, skill_name


@dataclass(frozen=True, slots=True)
class MarkStarted:
    """`skill` is in progress since `day`."""

    skill: SkillId
    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """The pin has done its work and goes."""
        check_skill(self.skill, roadmap, catalogue)
        check_day(self.day)
        plan = replace(roadmap.plan(self.skill), started=self.day, finished=None, pin=None)
        return _told(roadmap.with_plan(self.skill, plan), self.day)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Start {skill_name(self.skill, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class LogHours:
    """`hours` more were studied; `day` is when."""

    skill: SkillId
    hours: float
    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Logging starts the skill; negative hours correct a slip, never below 0 in all."""
        check_skill(self.skill, roadmap, catalogue)
        check_day(self.day)
        plan = roadmap.plan(self.skill)
        logged = kept(plan.logged + self.hours)
        if not 0 <= logged <= MAX_HOURS:
            raise reject(
                "log-range",
                f"That would make {exact_hours_text(logged)} logged in all.",
                f"Logged hours go from 0 to {MAX_HOURS:,g}.",
            )
        started = plan.started or plan.finished or self.day
        plan = replace(plan, logged=logged, started=started, pin=None)
        return _told(roadmap.with_plan(self.skill, plan), self.day)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name hours and skill."""
        return f"Log {exact_hours_text(self.hours)} on {skill_name(self.skill, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class MarkDone:
    """`skill` was finished on `day`."""

    skill: SkillId
    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if it would finish before it started."""
        check_skill(self.skill, roadmap, catalogue)
        check_day(self.day)
        plan = roadmap.plan(self.skill)
        plan = replace(plan, started=plan.started or self.day, finished=self.day, pin=None)
        check(of_plan(plan, skill_name(self.skill, roadmap, catalogue)))
        return _told(roadmap.with_plan(self.skill, plan), self.day)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Mark {skill_name(self.skill, roadmap, catalogue)} as done"


@dataclass(frozen=True, slots=True)
class MarkPlanned:
    """`skill` was not begun after all; logged hours go with it."""

    skill: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Forget start, finish and logged hours."""
        check_skill(self.skill, roadmap, catalogue)
        plan = replace(roadmap.plan(self.skill), started=None, finished=None, logged=0.0)
        return roadmap.with_plan(self.skill, plan)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Mark {skill_name(self.skill, roadmap, catalogue)} as not begun"


@dataclass(frozen=True, slots=True)
class MarkKnown:
    """`skill` is known at `level` from before the plan; None: not known after all."""

    skill: SkillId
    level: Level | None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """What is known at the level asked for leaves the plan."""
        check_skill(self.skill, roadmap, catalogue)
        known = dict(roadmap.learner.known)
        known.pop(self.skill, None)
        if self.level is not None:
            known[self.skill] = self.level
        return replace(roadmap, learner=replace(roadmap.learner, known=known))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        name = skill_name(self.skill, roadmap, catalogue)
        return f"Mark {name} as not known" if self.level is None else f"Mark {name} as known"


def _told(roadmap: Roadmap, day: date) -> Roadmap:
    """Progress is told up to `day` at least."""
    return replace(roadmap, status_date=max(roadmap.status_date, day))
