"""Edits of one skill: when it starts, how long it takes, what the learner notes."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.faults import of_effort
from planner.domain.formatting import day_text
from planner.domain.limits import kept
from planner.domain.parts import EARLIEST, Earliest, PartId, skill_of_part
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.scope import Scope, effective_skills, scope_of
from planner.domain.skill import SkillId
from planner.edits.base import check, check_day, check_part, check_skill, reject, skill_name


@dataclass(frozen=True, slots=True)
class Pin:
    """Start a skill or a part of one on `day`, or as early as what comes before allows, whatever
    else is in progress; None takes the pin away."""

    skill: PartId
    day: date | Earliest | None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown skill and for one that has begun."""
        check_part(self.skill, roadmap, catalogue)
        if isinstance(self.day, date):
            check_day(self.day)
        plan = roadmap.part_plan(self.skill)
        begun = plan.started or plan.finished or plan.logged > 0
        if self.day is not None and begun:
            name = skill_name(self.skill, roadmap, catalogue)
            raise reject(
                "pin-begun",
                f"{name} has already begun, so it cannot start on another day.",
                "Mark it as planned first.",
            )
        return roadmap.with_part_plan(self.skill, replace(plan, pin=self.day))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say what was pinned to which day."""
        name = skill_name(self.skill, roadmap, catalogue)
        if self.day is EARLIEST:
            return f"Start {name} as early as possible"
        return f"Pin {name} to {day_text(self.day)}" if self.day else f"Unpin {name}"


@dataclass(frozen=True, slots=True)
class Move:
    """Drag the start of a skill or a part of one to `day`, or to its earliest: a pin."""

    skill: PartId
    day: date | Earliest

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected where a pin is."""
        return Pin(self.skill, self.day).apply(roadmap, catalogue)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say what moves to which day."""
        name = skill_name(self.skill, roadmap, catalogue)
        if self.day is EARLIEST:
            return f"Move {name} to its earliest start"
        return f"Move {name} to {day_text(self.day)}"


@dataclass(frozen=True, slots=True)
class TakePrerequisitesFirst:
    """Start a skill or a part of one on `day`, or as early as it can, and all that has to come
    before it as early as it can: each in a place of its own."""

    skill: PartId
    day: date | Earliest = EARLIEST

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected where a pin is; what has begun or is done goes on as it is."""
        moved = Pin(self.skill, self.day).apply(roadmap, catalogue)
        for part in could_be_first(self.skill, scope_of(roadmap, catalogue), roadmap):
            moved = moved.with_part_plan(part, replace(moved.part_plan(part), pin=EARLIEST))
        return moved

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Take what {skill_name(self.skill, roadmap, catalogue)} needs first"


def parts_before(part: PartId, scope: Scope) -> tuple[PartId, ...]:
    """Return all parts of the plan that have to come before `part`, prerequisites first."""
    links, found, stack = scope.part_links, set[PartId](), [part]
    while stack:
        new = set(links.get(stack.pop(), ())) - found
        found |= new
        stack += new
    return tuple(each for each in scope.parts if each in found)


def could_be_first(part: PartId, scope: Scope, roadmap: Roadmap) -> list[PartId]:
    """Return what has to come before `part` and has not begun, prerequisites first."""
    plans = {each: roadmap.part_plan(each) for each in parts_before(part, scope)}
    return [
        each
        for each, plan in plans.items()
        if not (plan.started or plan.finished or plan.logged > 0)
    ]


@dataclass(frozen=True, slots=True)
class SetEffort:
    """The learner's own hours to reach *working*: three points, or the expected hours.

    There is one estimate for both parts of a skill.
    """

    skill: PartId
    effort: Effort | float

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected unless optimistic <= likely <= pessimistic, all of them in range."""
        check_part(self.skill, roadmap, catalogue)
        skill, effort = skill_of_part(self.skill), _kept_effort(self.effort)
        return roadmap.with_plan(skill, _with_effort(skill, effort, roadmap, catalogue))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill; how many hours its bar then stands for, only a schedule can say."""
        name = skill_name(skill_of_part(self.skill), roadmap, catalogue)
        return f"Set the hours of {name}"


@dataclass(frozen=True, slots=True)
class ResetEffort:
    """Back to the catalogue's hours, for both parts of a skill."""

    skill: PartId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown skill."""
        check_part(self.skill, roadmap, catalogue)
        skill = skill_of_part(self.skill)
        return roadmap.with_plan(skill, _with_effort(skill, None, roadmap, catalogue))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Reset the hours of {skill_name(skill_of_part(self.skill), roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class SetLevel:
    """Learn `skill` to `level`; None: as far as the path asks.

    What needs it at a higher level still gets that.
    """

    skill: SkillId
    level: Level | None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown skill."""
        check_skill(self.skill, roadmap, catalogue)
        return roadmap.with_plan(self.skill, replace(roadmap.plan(self.skill), level=self.level))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name skill and level."""
        name = skill_name(self.skill, roadmap, catalogue)
        if self.level is None:
            return f"Learn {name} as far as the path asks"
        return f"Learn {name} to {self.level.word}"


@dataclass(frozen=True, slots=True)
class SetSkillNote:
    """The learner's note on a skill or its deeper part; an empty text removes it."""

    skill: PartId
    text: str

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown skill."""
        check_part(self.skill, roadmap, catalogue)
        plan = replace(roadmap.part_plan(self.skill), note=self.text.strip())
        return roadmap.with_part_plan(self.skill, plan)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Note on {skill_name(self.skill, roadmap, catalogue)}"


def _with_effort(
    skill: SkillId, effort: Effort | float | None, roadmap: Roadmap, catalogue: Catalogue
) -> SkillPlan:
    usual = effective_skills(roadmap, catalogue)[skill].effort
    return roadmap.plan(skill).with_effort(effort, usual)


def _kept_effort(effort: Effort | float) -> Effort | float:
    if isinstance(effort, Effort):
        return kept_points(effort)
    hours = kept(effort)
    check(of_effort(hours))
    return hours


def kept_points(effort: Effort) -> Effort:
    """Return `effort` as a file keeps it. Raises `EditRejected` for hours that no file may hold."""
    points = Effort(kept(effort.optimistic), kept(effort.likely), kept(effort.pessimistic))
    check(of_effort(points))
    return points
