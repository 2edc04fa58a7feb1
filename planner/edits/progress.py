"""Edits that tell what happened: started, logged, done, known."""

import math
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.faults import of_logged, of_plan
from planner.domain.formatting import count_text, exact_hours_text
from planner.domain.limits import MAX_DAILY_HOURS, MAX_HOURS, kept
from planner.domain.parts import PartId, deeper_of, is_deeper, skill_of_part
from planner.domain.roadmap import Roadmap
from planner.domain.scope import scope_of
from planner.domain.skill import SkillId
from planner.edits.base import check, check_day, check_part, check_skill, reject, skill_name


@dataclass(frozen=True, slots=True)
class MarkStarted:
    """`skill` is in progress since `day`."""

    skill: PartId
    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """The pin has done its work and goes."""
        check_part(self.skill, roadmap, catalogue)
        check_day(self.day)
        plan = replace(roadmap.part_plan(self.skill), started=self.day, finished=None, pin=None)
        return _told(roadmap, roadmap.with_part_plan(self.skill, plan), self.day)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Start {skill_name(self.skill, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class LogHours:
    """`hours` more were studied; `day` is when.

    Those of a skill go to its first part that is not done.
    """

    skill: PartId
    hours: float
    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Logging starts the part; negative hours correct a slip, never below 0 in all."""
        check_part(self.skill, roadmap, catalogue)
        check_day(self.day)
        if MAX_DAILY_HOURS < self.hours < math.inf:
            message = f"A day has {MAX_DAILY_HOURS:g} h, not {exact_hours_text(self.hours)}."
            raise reject("day-full", message, "Log each day by itself.")
        part = open_part(self.skill, roadmap, catalogue)
        plan = roadmap.part_plan(part)
        logged = kept(plan.logged + self.hours)
        if not 0 <= logged <= MAX_HOURS:
            raise reject(
                "log-range",
                f"That would make {exact_hours_text(logged)} logged in all.",
                f"Logged hours go from 0 to {MAX_HOURS:,g}.",
            )
        started = plan.started or plan.finished or self.day
        plan = replace(plan, logged=logged, started=started, pin=None)
        return _told(roadmap, roadmap.with_part_plan(part, plan), self.day)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name hours and skill."""
        return f"Log {exact_hours_text(self.hours)} on {skill_name(self.skill, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class MarkDone:
    """`skill` was finished on `day`."""

    skill: PartId
    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if it would finish before it started."""
        check_part(self.skill, roadmap, catalogue)
        check_day(self.day)
        plan = roadmap.part_plan(self.skill)
        plan = replace(plan, started=plan.started or self.day, finished=self.day, pin=None)
        check(of_plan(plan, skill_name(self.skill, roadmap, catalogue)))
        return _told(roadmap, roadmap.with_part_plan(self.skill, plan), self.day)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Mark {skill_name(self.skill, roadmap, catalogue)} as done"


@dataclass(frozen=True, slots=True)
class MarkPlanned:
    """`skill` was not begun after all; logged hours go with it."""

    skill: PartId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Forget start, finish and logged hours."""
        check_part(self.skill, roadmap, catalogue)
        part = roadmap.part_plan(self.skill)
        part = replace(part, started=None, finished=None, logged=0.0)
        changed, skill = roadmap.with_part_plan(self.skill, part), skill_of_part(self.skill)
        plan = changed.plan(skill)
        return changed if plan.has_begun else changed.with_plan(skill, replace(plan, at_start=None))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Mark {skill_name(self.skill, roadmap, catalogue)} as not begun"


@dataclass(frozen=True, slots=True)
class MarkKnown:
    """`skill` is known at `level` from before the plan; None: not known after all.

    `also` are skills that are known with it, with their levels: see `domain.implied`.
    """

    skill: SkillId
    level: Level | None
    also: tuple[tuple[SkillId, Level], ...] = ()

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """What is known at the level asked for leaves the plan."""
        known = dict(roadmap.learner.known)
        for skill, level in ((self.skill, self.level), *self.also):
            check_skill(skill, roadmap, catalogue)
            known.pop(skill, None)
            if level is not None:
                known[skill] = level
        return replace(roadmap, learner=replace(roadmap.learner, known=known))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        name = skill_name(self.skill, roadmap, catalogue)
        if self.level is None:
            return f"Mark {name} as not known"
        more = f" and {count_text(len(self.also), 'more skill')}" if self.also else ""
        return f"Mark {name}{more} as known"


def open_part(part: PartId, roadmap: Roadmap, catalogue: Catalogue) -> PartId:
    """Return `part`, or the deeper one where the first part of a skill in two is done."""
    if is_deeper(part) or roadmap.plan(part).finished is None:
        return part
    return deeper_of(part) if part in scope_of(roadmap, catalogue).split else part


def _told(before: Roadmap, after: Roadmap, day: date) -> Roadmap:
    """Progress is told up to `day` at least. Rejected if that fills days with more than they
    have."""
    told = replace(after, status_date=max(after.status_date, day))
    check(of_logged(told), of_logged(before))
    return told
