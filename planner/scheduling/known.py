"""What is known with a skill, what that saves, and how it is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.formatting import hours_text
from planner.domain.implied import implied_by
from planner.domain.roadmap import Roadmap
from planner.domain.scope import effective_skills
from planner.domain.skill import SkillId
from planner.scheduling.schedule import Schedule
from planner.scheduling.schedule import schedule as scheduled

_MOST_NAMES = 3


def hours_saved(schedule: Schedule, catalogue: Catalogue, known: Mapping[SkillId, Level]) -> float:
    """Return by how many hours of study the plan is shorter once these skills are `known`."""
    after = scheduled(_knowing(known, schedule.roadmap), catalogue)
    return schedule.remaining_hours - after.remaining_hours


@dataclass(frozen=True, slots=True)
class Implied:
    """Skills of the plan that are known with others: `question` asks whether they are, and says
    what it saves; `also` holds them as `MarkKnown` takes them. `saved` are hours of study."""

    skills: Mapping[SkillId, Level]
    saved: float
    question: str

    @property
    def also(self) -> tuple[tuple[SkillId, Level], ...]:
        """The skills with their levels, prerequisites first."""
        return tuple(self.skills.items())


def implied_with(
    known: Mapping[SkillId, Level], roadmap: Roadmap, catalogue: Catalogue
) -> Implied | None:
    """Return what skills newly `known` imply in the plan of `roadmap`, None if nothing that would
    be studied. Raises `CycleError`."""
    told = scheduled(_knowing(known, roadmap), catalogue)
    found = {
        skill: level
        for skill, level in implied_by(known, told.roadmap, catalogue).items()
        if skill in told.scope.levels
    }
    saved = hours_saved(told, catalogue, found) if found else 0.0
    if saved <= 0:
        return None
    skills = effective_skills(told.roadmap, catalogue)
    names = [skills[skill].label for skill in found]
    who = [skills[skill].label for skill in known]
    subject = who[0] if len(who) == 1 else "What you know"
    question = f"{subject} also covers {_listed(names)}: known too? Saves {hours_text(saved)}."
    return Implied(found, saved, question)


def _knowing(known: Mapping[SkillId, Level], roadmap: Roadmap) -> Roadmap:
    learner = replace(roadmap.learner, known={**roadmap.learner.known, **known})
    return replace(roadmap, learner=learner)


def _listed(names: Sequence[str]) -> str:
    """Return “A, B and C”, or “A, B, C and 4 more”."""
    if len(names) > _MOST_NAMES + 1:
        return f"{', '.join(names[:_MOST_NAMES])} and {len(names) - _MOST_NAMES} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
