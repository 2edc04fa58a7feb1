"""Which skills are shown: what the person looks at, never part of the roadmap."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.catalogue import Catalogue
from planner.domain.parts import PartId, part_name
from planner.domain.skill import SkillId
from planner.scheduling.schedule import Schedule
from planner.scheduling.states import State, state_of


class FilterPart(StrEnum):
    """A part of the plan that a filter can ask for."""

    ALL = ""
    ENTRY = "entry"
    LATER = "later"
    MUST = "must"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class SkillFilter:
    """Conditions that a skill has to meet to be shown; an empty filter shows all.

    `areas` and `states` name those that are shown, none means all. `milestone` is the entry-level
    set or what comes later, `need` what the plan must have or can do without. All words of `text`
    have to occur in name or id.
    """

    areas: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    milestone: FilterPart = FilterPart.ALL
    need: FilterPart = FilterPart.ALL
    text: str = ""
    hide_done: bool = False

    @property
    def count(self) -> int:
        """The number of conditions."""
        conditions = (self.areas, self.states, self.milestone, self.need, self.text.strip())
        return sum(bool(each) for each in (*conditions, self.hide_done))

    def shown(self, schedule: Schedule, catalogue: Catalogue) -> frozenset[PartId]:
        """Return the skills and parts of skills of the plan that meet all conditions."""
        if not self.count:
            return frozenset(schedule.tasks)
        optional = frozenset[SkillId]()
        if self.need:
            from planner.scheduling.ways_out import optional_skills

            optional = frozenset(optional_skills(schedule, catalogue))
        return frozenset(self._those(schedule, optional))

    def _those(self, schedule: Schedule, optional: frozenset[SkillId]) -> Iterator[PartId]:
        words, entry = self.text.casefold().split(), schedule.scope.entry
        by_state = bool(self.states) or self.hide_done
        for id_, task in schedule.tasks.items():
            skill = task.skill
            if self.areas and skill.area not in self.areas:
                continue
            if self.milestone and (id_ in entry) is not (self.milestone is FilterPart.ENTRY):
                continue
            if self.need and (skill.id in optional) is not (self.need is FilterPart.OPTIONAL):
                continue
            name = f"{part_name(skill.name, id_)} {skill.short_name} {id_}".casefold()
            if not all(word in name for word in words):
                continue
            state = state_of(id_, schedule) if by_state else None
            if self.hide_done and state is State.DONE:
                continue
            if not self.states or state in self.states:
                yield id_
