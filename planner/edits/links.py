"""Edits of prerequisites."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.domain.scope import graph_of
from planner.domain.skill import Prerequisite, SkillId
from planner.edits.base import check_skill, reject, skill_name


@dataclass(frozen=True, slots=True)
class AddPrerequisite:
    """`skill` shall wait for `need`."""

    skill: SkillId
    need: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if it would close a loop; the sentence names it."""
        check_skill(self.skill, roadmap, catalogue)
        check_no_loop(self.skill, self.need, roadmap, catalogue)
        plan = roadmap.plan(self.skill)
        dropped = tuple(each for each in plan.needs_not if each != self.need)
        restored = roadmap.with_plan(self.skill, replace(plan, needs_not=dropped))
        if self.need in graph_of(restored, catalogue).prerequisites(self.skill):
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
        if self.need not in graph_of(roadmap, catalogue).prerequisites(self.skill):
            name = skill_name(self.skill, roadmap, catalogue)
            need = skill_name(self.need, roadmap, catalogue)
            raise reject("no-link", f"{name} does not need {need}.")
        plan = roadmap.plan(self.skill)
        plan = replace(plan, needs=tuple(each for each in plan.needs if each != self.need))
        without = roadmap.with_plan(self.skill, plan)
        if self.need not in graph_of(without, catalogue).prerequisites(self.skill):
            return without
        dropped = replace(plan, needs_not=(*plan.needs_not, self.need))
        return roadmap.with_plan(self.skill, dropped)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name both ends."""
        need = skill_name(self.need, roadmap, catalogue)
        return f"Unlink {need} from {skill_name(self.skill, roadmap, catalogue)}"


def check_no_loop(skill: SkillId, need: SkillId, roadmap: Roadmap, catalogue: Catalogue) -> None:
    """Raise `EditRejected` if the link need -> skill would close a loop, or `need` is unknown."""
    check_skill(need, roadmap, catalogue)
    loop = loop_of(skill, need, roadmap, catalogue)
    if not loop:
        return
    after = skill_name(need, roadmap, catalogue)
    before = skill_name(skill, roadmap, catalogue)
    raise reject(
        "loop",
        "This link would make a loop. "
        + (
            f"{before} cannot wait for itself."
            if skill == need
            else f"{before} already comes before {after}, so it cannot also wait for it."
        ),
        _loop_words(loop, roadmap, catalogue),
    )


def prerequisites_of(
    roadmap: Roadmap, catalogue: Catalogue
) -> Callable[[SkillId], Mapping[SkillId, Prerequisite]]:
    """Return what tells the direct prerequisites of a skill and why each is one."""
    return graph_of(roadmap, catalogue).prerequisites


def _loop_words(loop: tuple[SkillId, ...], roadmap: Roadmap, catalogue: Catalogue) -> str:
    """Name the loop where it is longer than the two skills that the message names."""
    if len(loop) <= 2:
        return "Nothing was changed."
    names = [skill_name(skill, roadmap, catalogue) for skill in (*loop, loop[0])]
    return f"The loop: {' → '.join(names)}. Nothing was changed."


def loop_of(
    skill: SkillId, need: SkillId, roadmap: Roadmap, catalogue: Catalogue
) -> tuple[SkillId, ...]:
    """Return the chain from `skill` to `need` that the link need -> skill would close, or ()."""
    return graph_of(roadmap, catalogue).path(skill, need)
