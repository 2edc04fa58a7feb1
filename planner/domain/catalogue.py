"""All that ships: areas, skills, choice groups, career paths, routes and sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.career import Career, CareerId
from planner.domain.effort import Level, LevelFactors
from planner.domain.graph import SkillGraph
from planner.domain.parts import PartId
from planner.domain.route import Route, RouteId
from planner.domain.skill import Area, ChoiceGroup, GroupId, Quote, Skill, SkillId


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from; `reliability` is the researcher's judgement of it."""

    id: str
    title: str
    url: str | None = None
    seen: str = ""
    reliability: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the article says that is not a skill, with what has to be said beside it.

    `name` is what it is about, `contrast` the other side of a comparison (the data scientist),
    `handling` what the planner does about it; `amount` in `unit` is a salary's figure.
    """

    id: str
    kind: str
    text: str
    quotes: tuple[Quote, ...] = ()
    caveat: str = ""
    sources: tuple[str, ...] = ()
    name: str = ""
    contrast: str = ""
    handling: str = ""
    amount: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The shipped knowledge. Mappings keep the order of the files.

    `sequence` is the recommended order of skills and of deeper parts, () for none.
    """

    areas: Mapping[str, Area]
    skills: Mapping[SkillId, Skill]
    groups: Mapping[GroupId, ChoiceGroup]
    careers: Mapping[CareerId, Career]
    entry_level: Career
    routes: Mapping[RouteId, Route]
    sources: Mapping[str, Source] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    sequence: tuple[PartId, ...] = ()
    level_factors: LevelFactors = field(default_factory=LevelFactors)
    level_meanings: Mapping[Level, str] = field(default_factory=dict)
    _graphs: dict[tuple[tuple[GroupId, SkillId], ...], SkillGraph] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def graph(self, chosen: Mapping[GroupId, SkillId]) -> SkillGraph:
        """Return the graph of the shipped skills; the last one asked for is kept.

        `chosen` says which member stands for each choice group.
        """
        key = tuple(chosen.items())
        graph = self._graphs.get(key)
        if graph is None:
            graph = SkillGraph(self.skills, chosen)
            self._graphs.clear()
            self._graphs[key] = graph
        return graph
