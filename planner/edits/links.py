"""Edits of prerequisites."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from planner.domain.catalogue import Catalogue
from planner.domain.parts import PartId, is_deeper, skill_of_part
from planner.domain.roadmap import Roadmap
from planner.domain.scope import graph_of
from planner.domain.skill import Prerequisite, SkillId
from planner.edits.base import check_skill, reject, skill_name


@dataclass(frozen=True, slots=True)
class AddPrerequisite:
    """`skill` shall wait for `need`, a skill or the deeper part of one."""

    skill: SkillId
    need: PartId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if it would close a loop; the sentence names it."""
        skill, need = skill_of_part(self.skill), skill_of_part(self.need)
        check_skill(skill, roadmap, catalogue)
        check_no_loop(skill, need, roadmap, catalogue)
        plan = roadmap.plan(skill)
        dropped = tuple(each for each in plan.needs_not if each != need)
        restored = roadmap.with_plan(skill, replace(plan, needs_not=dropped))
        if _waits(skill, self.need, restored, catalogue):
            return restored
        return roadmap.with_plan(skill, replace(plan, needs=(*plan.needs, self.need)))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name both ends."""
        need = skill_name(self.need, roadmap, catalogue)
        return f"Link {need} to {skill_name(self.skill, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class RemovePrerequisite:
    """`skill` no longer waits for `need`, for no part of it."""

    skill: SkillId
    need: PartId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if there is no such link."""
        skill, need = skill_of_part(self.skill), skill_of_part(self.need)
        check_skill(skill, roadmap, catalogue)
        if need not in graph_of(roadmap, catalogue).prerequisites(skill):
            name, before = (skill_name(each, roadmap, catalogue) for each in (skill, need))
            raise reject("no-link", f"{name} does not need {before}.")
        plan = roadmap.plan(skill)
        plan = replace(plan, needs=tuple(n for n in plan.needs if skill_of_part(n) != need))
        without = roadmap.with_plan(skill, plan)
        if need not in graph_of(without, catalogue).prerequisites(skill):
            return without
        dropped = replace(plan, needs_not=(*plan.needs_not, need))
        return roadmap.with_plan(skill, dropped)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name both ends."""
        need = skill_name(self.need, roadmap, catalogue)
        return f"Unlink {need} from {skill_name(self.skill, roadmap, catalogue)}"


def _waits(skill: SkillId, need: PartId, roadmap: Roadmap, catalogue: Catalogue) -> bool:
    """Return whether `skill` waits for `need` already, for its deeper part if it is one."""
    held = graph_of(roadmap, catalogue).prerequisites(skill).get(skill_of_part(need))
    return held is not None and (held.deeper or not is_deeper(need))


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
