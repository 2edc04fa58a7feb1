"""Edits of the set of skills and of their order."""

from dataclasses import dataclass, replace

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.domain.skill import SkillId
from planner.edits.base import check_skill, skill_name


@dataclass(frozen=True, slots=True)
class AddSkill:
    """Learn `skill` as well, with the prerequisites the plan lacks."""

    skill: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """A skill that was removed comes back; prerequisites follow from the graph."""
        check_skill(self.skill, roadmap, catalogue)
        removed = tuple(each for each in roadmap.removed if each != self.skill)
        added = roadmap.added if self.skill in roadmap.added else (*roadmap.added, self.skill)
        known = {s: level for s, level in roadmap.learner.known.items() if s != self.skill}
        learner = replace(roadmap.learner, known=known)
        return replace(roadmap, added=added, removed=removed, learner=learner)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Add {skill_name(self.skill, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class RemoveSkill:
    """Leave `skill` out; what needs it no longer waits for it."""

    skill: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Its pin and place in the order go, notes and logged hours stay."""
        check_skill(self.skill, roadmap, catalogue)
        added = tuple(each for each in roadmap.added if each != self.skill)
        order = tuple(each for each in roadmap.order if each != self.skill)
        removed = (
            roadmap.removed if self.skill in roadmap.removed else (*roadmap.removed, self.skill)
        )
        roadmap = replace(roadmap, added=added, removed=removed, order=order)
        return roadmap.with_plan(self.skill, replace(roadmap.plan(self.skill), pin=None))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        return f"Remove {skill_name(self.skill, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class OrderBefore:
    """Take `skill` before `before` when both are ready; both then come ahead of all others.

    None takes the skill out of the learner's own order, back to its usual turn.
    """

    skill: SkillId
    before: SkillId | None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """`before` joins the order right behind if it was not in it."""
        check_skill(self.skill, roadmap, catalogue)
        if self.before == self.skill:
            return roadmap
        order = [each for each in roadmap.order if each != self.skill]
        if self.before is not None:
            check_skill(self.before, roadmap, catalogue)
            if self.before not in order:
                order.append(self.before)
            order.insert(order.index(self.before), self.skill)
        return replace(roadmap, order=tuple(order))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill and what it goes before."""
        name = skill_name(self.skill, roadmap, catalogue)
        if self.before is None:
            return f"Take {name} in its usual turn"
        return f"Take {name} before {skill_name(self.before, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class OrderAfter:
    """Take `skill` right after `other` when both are ready; both come ahead of all others."""

    skill: SkillId
    other: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """`other` joins the order right before if it was not in it."""
        check_skill(self.skill, roadmap, catalogue)
        check_skill(self.other, roadmap, catalogue)
        if self.other == self.skill:
            return roadmap
        order = [each for each in roadmap.order if each != self.skill]
        if self.other not in order:
            order.append(self.other)
        order.insert(order.index(self.other) + 1, self.skill)
        return replace(roadmap, order=tuple(order))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name both skills."""
        name = skill_name(self.skill, roadmap, catalogue)
        return f"Take {name} after {skill_name(self.other, roadmap, catalogue)}"
