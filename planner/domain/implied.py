"""What is known with a skill: whoever knows it knows what it rests on."""

from collections.abc import Mapping

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.roadmap import Roadmap
from planner.domain.scope import graph_of
from planner.domain.skill import SkillId


def implied_by(
    known: Mapping[SkillId, Level], roadmap: Roadmap, catalogue: Catalogue
) -> dict[SkillId, Level]:
    """Return what `known` skills rest on and the roadmap does not know as well, with its level.

    Knowing a skill at level L implies each prerequisite at min(L, the level it is needed at), and
    so on; of several askers the highest counts. Prerequisites come first. Raises `CycleError`.
    """
    held = roadmap.learner.known
    levels = graph_of(roadmap, catalogue).closure(known)
    return {
        skill: level
        for skill, level in levels.items()
        if skill not in known and held.get(skill, 0) < level
    }
