"""What reading a record needs besides its node: the problems found, and the words it may use."""

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass, field

from planner.domain.catalogue import Catalogue
from planner.domain.route import Course, Route, RouteId
from planner.domain.skill import Skill, SkillId
from planner.storage.fields import Reader
from planner.storage.yaml_reader import quoted

_SEE = "“planner catalogue” lists all skills."


@dataclass
class Context:
    """The reader of a file, and what its records may refer to.

    `words` are the ids by kind: skill, source, career, route, area, group. `course_lists` may be
    named in place of courses. `path` are the ids of the entries that are being read, the inner one
    last. `own_skills` and `own_routes` are the person's own that were read already. `gone` are own
    skills that are wrong in themselves: what refers to them goes with them, without a further
    problem.
    """

    reader: Reader
    words: Mapping[str, Collection[str]]
    shipped: Catalogue | None = None
    course_lists: Mapping[str, tuple[Course, ...]] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    own_skills: dict[SkillId, Skill] = field(default_factory=dict)
    own_routes: dict[RouteId, Route] = field(default_factory=dict)
    gone: set[SkillId] = field(default_factory=set)

    def within(self, id_: str) -> "Context":
        """Return the same for what stands under `id_`."""
        other = copy(self)
        other.path = (*self.path, id_)
        return other

    def is_skill(self, word: str, line: int) -> bool:
        """Return whether `word` is a skill; report it with the nearest one if not."""
        skills, reader = self.words["skill"], self.reader
        if word in skills:
            return word not in self.gone
        if reader.full:
            return False
        message = f"The skill {quoted(word)} is not known." if word else "A skill is empty."
        reader.error(line, "unknown-skill", message, reader.guess(word, skills) or _SEE)
        return False

    def label(self, skill: SkillId) -> str:
        """Return the short name of `skill`, its id if it is unknown."""
        shipped = self.shipped.skills if self.shipped else {}
        held = self.own_skills.get(skill) or shipped.get(skill)
        return held.label if held else skill

    @property
    def skills(self) -> Mapping[SkillId, Skill]:
        """The skills of the catalogue and the person's own."""
        return {**(self.shipped.skills if self.shipped else {}), **self.own_skills}

    @property
    def routes(self) -> Mapping[RouteId, Route]:
        """The routes of the catalogue and the person's own."""
        return {**(self.shipped.routes if self.shipped else {}), **self.own_routes}
