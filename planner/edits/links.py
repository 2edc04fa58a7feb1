"""Edits of prerequisites."""

from dataclasses import dataclass, replace

from planner.domain.catalogue import Catalogue
from planner.domain.graph import SkillGraph
from planner.domain.roadmap import Roadmap
from planner.domain.scope import chosen_members, effective_skills
from planner.domain.skill import SkillId
from planner.edits.base import check_skill, reject, skill_name


@dataclass(frozen=True, slots=True)
class AddPrerequisite:
    """`skill` shall wait for `need`."""

    skill: SkillId
    need: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if it would close a loop; the sentence names it."""
        check_skill(self.skill, roadmap, catalogue)
        check_skill(self.need, roadmap, catalogue)
        loop = loop_of(self.skill, self.need, roadmap, catalogue)
        if loop:
            after = skill_name(self.need, roadmap, catalogue)
            before = skill_name(self.skill, roadmap, catalogue)
            raise reject(
                "loop",
                "This link would make a loop. "
                + (
                    f"{before} cannot wait for itself."
                    if self.skill == self.need
                    else f"{before} already comes before {after}, so it cannot also wait for it."
                ),
                "Nothing was changed.",
            )
        plan = roadmap.plan(self.skill)
        dropped = tuple(each for each in plan.needs_not if each != self.need)
        restored = roadmap.with_plan(self.skill, replace(plan, needs_not=dropped))
        if self.need in _graph(restored, catalogue).prerequisites(self.skill):
            return restored
        return roadmap.with_plan(self.skill, replace(plan, needs=(*plan.needs, self.need)))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name both ends."""
        need = skill_name(self.need, roadmap, catalogue)
        return f"Link {need} to {skill_name(self.skill, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class RemovePrerequisite:
    """`skill` no longer waits for `need`."""

    skill: SkillId
    need: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if there is no such link."""
        check_skill(self.skill, roadmap, catalogue)
        plan = roadmap.plan(self.skill)
        if self.need in plan.needs:
            plan = replace(plan, needs=tuple(each for each in plan.needs if each != self.need))
        elif self.need in _graph(roadmap, catalogue).prerequisites(self.skill):
            plan = replace(plan, needs_not=(*plan.needs_not, self.need))
        else:
            name = skill_name(self.skill, roadmap, catalogue)
            need = skill_name(self.need, roadmap, catalogue)
            raise reject("no-link", f"{name} does not need {need}.")
        return roadmap.with_plan(self.skill, plan)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name both ends."""
        need = skill_name(self.need, roadmap, catalogue)
        return f"Unlink {need} from {skill_name(self.skill, roadmap, catalogue)}"


def loop_of(
    skill: SkillId, need: SkillId, roadmap: Roadmap, catalogue: Catalogue
) -> tuple[SkillId, ...]:
    """Return the chain from `skill` to `need` that the link need -> skill would close, or ()."""
    return _graph(roadmap, catalogue).path(skill, need)


def _graph(roadmap: Roadmap, catalogue: Catalogue) -> SkillGraph:
    chosen = chosen_members(catalogue.groups, roadmap.learner)
    return SkillGraph(effective_skills(roadmap, catalogue), chosen)
