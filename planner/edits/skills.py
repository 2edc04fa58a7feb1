"""Edits of one skill: when it starts, how long it takes, what the learner notes."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.faults import of_effort
from planner.domain.formatting import day_text, exact_hours_text
from planner.domain.limits import kept
from planner.domain.roadmap import Roadmap
from planner.domain.skill import SkillId
from planner.edits.base import check, check_day, check_skill, reject, skill_name


@dataclass(frozen=True, slots=True)
class Pin:
    """Start `skill` no earlier than `day`; None takes the pin away."""

    skill: SkillId
    day: date | None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown skill and for one that has begun."""
        check_skill(self.skill, roadmap, catalogue)
        check_day(self.day)
        plan = roadmap.plan(self.skill)
        begun = plan.started or plan.finished or plan.logged > 0
        if self.day is not None and begun:
            name = skill_name(self.skill, roadmap, catalogue)
            raise reject(
                "pin-begun",
                f"{name} has already begun, so it cannot start later.",
                "Mark it as planned first.",
            )
        return roadmap.with_plan(self.skill, replace(plan, pin=self.day))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say what was pinned to which day."""
        name = skill_name(self.skill, roadmap, catalogue)
        return f"Unpin {name}" if self.day is None else f"Pin {name} to {day_text(self.day)}"


@dataclass(frozen=True, slots=True)
class Move:
    """Drag the start of `skill` to `day`: a pin, and with `ahead` the first place in the order.

    A skill that waits for a free place would not come earlier by a pin alone.
    """

    skill: SkillId
    day: date
    ahead: bool = False

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected where a pin is."""
        moved = Pin(self.skill, self.day).apply(roadmap, catalogue)
        if not self.ahead:
            return moved
        rest = tuple(each for each in moved.order if each != self.skill)
        return replace(moved, order=(self.skill, *rest))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say what moves to which day."""
        return f"Move {skill_name(self.skill, roadmap, catalogue)} to {day_text(self.day)}"


@dataclass(frozen=True, slots=True)
class SetEffort:
    """The learner's own hours to reach *working*: three points, or the expected hours."""

    skill: SkillId
    effort: Effort | float

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected unless optimistic <= likely <= pessimistic, all of them in range."""
        check_skill(self.skill, roadmap, catalogue)
        plan = replace(roadmap.plan(self.skill), effort=_kept_effort(self.effort))
        return roadmap.with_plan(self.skill, plan)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the new likely or expected hours."""
        hours = self.effort.likely if isinstance(self.effort, Effort) else self.effort
        return f"Set {skill_name(self.skill, roadmap, catalogue)} to {exact_hours_text(hours)}"


@dataclass(frozen=True, slots=True)
class ResetEffort:
    """Back to the catalogue's hours."""

    skill: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown skill."""
        check_skill(self.skill, roadmap, catalogue)
        return roadmap.with_plan(self.skill, replace(roadmap.plan(self.skill), effort=None))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Reset the hours of {skill_name(self.skill, roadmap, catalogue)}"


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
    """The learner's note on a skill; an empty text removes it."""

    skill: SkillId
    text: str

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown skill."""
        check_skill(self.skill, roadmap, catalogue)
        note = self.text.strip()
        return roadmap.with_plan(self.skill, replace(roadmap.plan(self.skill), note=note))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Note on {skill_name(self.skill, roadmap, catalogue)}"


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
