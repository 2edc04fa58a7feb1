"""The parts of a roadmap file that speak of single skills: plans, links and own skills."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from planner.domain.catalogue import Catalogue
from planner.domain.effort import LEVEL_BY_WORD, Effort, Level
from planner.domain.limits import ID_HINT, MAX_HOURS, MIN_HOURS, is_id
from planner.domain.parts import EARLIEST, Earliest, PartId, skill_of_part
from planner.domain.roadmap import DeeperPlan, SkillPlan
from planner.domain.skill import Prerequisite, Resource, Skill, SkillId, SkillKind
from planner.storage.fields import Fields, Reader
from planner.storage.yamlio import Node, quoted

_SEE = "“planner catalogue” lists all skills."


@dataclass
class Names:
    """The ids that may be used: the catalogue's and the person's own skills.

    `gone` are own skills that are wrong in themselves: what refers to them goes with them, without
    a further problem. `links` collects the lines of the person's own prerequisites as
    (prerequisite, skill).
    """

    reader: Reader
    catalogue: Catalogue
    own: dict[SkillId, int] = field(default_factory=dict)
    gone: set[SkillId] = field(default_factory=set)
    links: dict[tuple[SkillId, SkillId], int] = field(default_factory=dict)

    def is_skill(self, word: str, line: int) -> bool:
        """Return whether `word` is a skill; report it with the nearest one if not."""
        if word in self.catalogue.skills or word in self.own:
            return word not in self.gone
        if self.reader.full:
            return False
        message = f"The skill {quoted(word)} is not known." if word else "A skill is empty."
        hint = self.reader.guess(word, chain(self.catalogue.skills, self.own)) or _SEE
        self.reader.error(line, "unknown-skill", message, hint)
        return False

    def places_of(self, fields: Fields, key: str) -> list[tuple[SkillId, int]]:
        """Return the known skills of a list and the line of each."""
        what = f"An item of “{key}”"
        found = [(self.reader.text(node, what), node) for node in fields.items(key)]
        return [
            (word, node.line)
            for word, node in found
            if not isinstance(node.value, list | dict) and self.is_skill(word, node.line)
        ]

    def list_of(self, fields: Fields, key: str) -> tuple[SkillId, ...]:
        """Return the known skills of a list."""
        return tuple(skill for skill, _ in self.places_of(fields, key))

    def parts_of(self, fields: Fields, key: str) -> list[tuple[PartId, int]]:
        """Return the known skills, and deeper parts of such, of a list and the line of each."""
        what = f"An item of “{key}”"
        found = [(self.reader.text(node, what), node) for node in fields.items(key)]
        return [
            (word, node.line)
            for word, node in found
            if not isinstance(node.value, list | dict)
            and self.is_skill(skill_of_part(word), node.line)
        ]


def own_skills(fields: Fields, names: Names) -> tuple[Skill, ...]:
    """Return the skills the person made; their ids are added to `names` first."""
    nodes = [fields.reader.fields(node, "An own skill") for node in fields.items("own_skills")]
    parts = [(part, part.text("id")) for part in nodes]
    firsts = [_register(id_, part, names) for part, id_ in parts]
    made = [_own_skill(part, id_, names.catalogue) for part, id_ in parts]
    kept = [skill if first else None for skill, first in zip(made, firsts, strict=True)]
    names.gone |= names.own.keys() - {skill.id for skill in kept if skill}
    needs = [_prerequisites(part, id_, names) for part, id_ in parts]
    for part, _ in parts:
        part.close()
    pairs = zip(kept, needs, strict=True)
    return tuple(replace(skill, prerequisites=need) for skill, need in pairs if skill)


def _register(id_: str, part: Fields, names: Names) -> bool:
    """Return whether `id_` is good and new; it may then be referred to."""
    line = part.line_of("id")
    if not id_:
        return False
    if not is_id(id_):
        message = f"The id {quoted(id_)} of an own skill cannot be used."
        hint = ID_HINT
    elif id_ in names.catalogue.skills:
        message = f"The own skill {quoted(id_)} has the id of a skill of the catalogue."
        hint = "Give it another id."
    elif id_ in names.own:
        message = f"The own skill {quoted(id_)} stands in line {names.own[id_]} already."
        hint = "Give one of the two another id."
    else:
        names.own[id_] = line
        return True
    names.reader.error(line, "id", message, hint)
    return False


def _own_skill(part: Fields, id_: SkillId, catalogue: Catalogue) -> Skill | None:
    """Return the skill without its prerequisites; None if it cannot be used."""
    complete = part.require("id", "name", "area", "hours")
    hours = part.take("hours")
    effort = estimate(hours, part.reader) if hours is not None else None
    area = part.word("area", catalogue.areas)
    kinds = [kind.value for kind in SkillKind]
    skill = Skill(
        id=id_,
        name=part.text("name"),
        area=area,
        effort=effort or Effort(1, 1, 1),
        short_name=part.text("short_name"),
        kind=SkillKind(part.word("kind", kinds, SkillKind.SKILL)),
        description=part.text("description"),
        note=part.text("note"),
        basis=part.text("basis"),
        confidence=part.text("confidence"),
        resources=_links(part),
    )
    return skill if complete and effort and area else None


def _prerequisites(part: Fields, skill: SkillId, names: Names) -> tuple[Prerequisite, ...]:
    found = (_prerequisite(node, skill, names) for node in part.items("prerequisites"))
    return tuple(need for need in found if need is not None)


def _prerequisite(node: Node, skill: SkillId, names: Names) -> Prerequisite | None:
    if not isinstance(node.value, list | dict):
        return _need(names.reader.text(node, "A prerequisite"), node.line, skill, names)
    need = names.reader.fields(node, "A prerequisite")
    target, group = need.text("skill"), need.text("any_of")
    level = LEVEL_BY_WORD[need.word("level", LEVEL_BY_WORD, "working")]
    reason = need.text("reason")
    need.close()
    if bool(target) == bool(group):
        message = "A prerequisite needs either “skill” or “any_of”."
        names.reader.error(node.line, "prerequisite", message, "Give one of the two.")
        return None
    if target:
        return _need(target, need.line_of("skill"), skill, names, level, reason)
    groups = names.catalogue.groups
    if not names.reader.allows(need.line_of("any_of"), group, "The choice", groups):
        return None
    names.links.update({(each, skill): node.line for each in groups[group].members})
    return Prerequisite(any_of=group, level=level, reason=reason)


def _need(
    target: SkillId,
    line: int,
    skill: SkillId,
    names: Names,
    level: Level = Level.WORKING,
    reason: str = "",
) -> Prerequisite | None:
    if not names.is_skill(target, line):
        return None
    names.links[target, skill] = line
    return Prerequisite(skill=target, level=level, reason=reason)


def skill_plans(fields: Fields, names: Names) -> dict[SkillId, SkillPlan]:
    """Return what the person decided about each skill; empty plans are left out."""
    plans = {}
    for skill, node in fields.mapping("skills"):
        known = names.is_skill(skill, node.key_line)
        if node.value is None:
            continue
        plan = _plan(names.reader.fields(node, f"The plan of {quoted(skill)}"), skill, names)
        if known and not plan.is_empty:
            plans[skill] = plan
    return plans


def _plan(part: Fields, skill: SkillId, names: Names) -> SkillPlan:
    needs = dict(names.parts_of(part, "needs"))
    names.links.update({(skill_of_part(need), skill): line for need, line in needs.items()})
    started, finished = _progress(part)
    return SkillPlan(
        pin=_pin(part),
        effort=_effort(part),
        level=LEVEL_BY_WORD.get(part.word("level", LEVEL_BY_WORD)),
        needs=tuple(needs),
        needs_not=names.list_of(part, "needs_not"),
        started=started,
        finished=finished,
        logged=part.number("logged", 0.0, MAX_HOURS) or 0.0,
        note=part.text("note"),
        links=_links(part),
        deeper=_deeper(part),
        extra=part.rest(),
    )


def _pin(part: Fields) -> date | Earliest | None:
    node = part.take("pin")
    if node is not None and node.value == EARLIEST.value:
        return EARLIEST
    return part.day("pin")


def _deeper(part: Fields) -> DeeperPlan:
    if part.take("deeper") is None:
        return DeeperPlan()
    deeper = part.mapping("deeper")
    started, finished = _progress(deeper)
    return DeeperPlan(
        pin=_pin(deeper),
        started=started,
        finished=finished,
        logged=deeper.number("logged", 0.0, MAX_HOURS) or 0.0,
        note=deeper.text("note"),
        extra=deeper.rest(),
    )


def _progress(part: Fields) -> tuple[date | None, date | None]:
    started, finished = part.day("started"), part.day("finished")
    if started and finished and started > finished:
        message = f"“finished” is {finished}, before “started”, {started}."
        part.reader.error(part.line_of("finished"), "dates", message, "Correct one of the two.")
        return started, None
    return started, finished


def _effort(part: Fields) -> Effort | float | None:
    node = part.take("hours")
    if node is None:
        return None
    if isinstance(node.value, dict):
        return estimate(node, part.reader)
    return part.number("hours", MIN_HOURS, MAX_HOURS)


def estimate(node: Node, reader: Reader) -> Effort | None:
    """Return a three-point estimate {optimistic, likely, pessimistic} in hours."""
    if not isinstance(node.value, dict):
        message = f"“hours” must be an estimate of three numbers, not {node.kind}."
        hint = "Write {optimistic: 5, likely: 10, pessimistic: 20}."
        reader.error(node.key_line, "type", message, hint)
        return None
    points = reader.fields(node, "The estimate")
    points.require("optimistic", "likely", "pessimistic")
    low, likely, high = (
        points.number(key, MIN_HOURS, MAX_HOURS) for key in ("optimistic", "likely", "pessimistic")
    )
    points.close()
    if low is None or likely is None or high is None:
        return None
    if not low <= likely <= high:
        message = f"The estimate {low:g}, {likely:g}, {high:g} does not rise."
        hint = "Optimistic is the smallest number, pessimistic the largest."
        reader.error(node.key_line, "estimate", message, hint)
        return None
    return Effort(low, likely, high)


def _links(part: Fields) -> tuple[Resource, ...]:
    found = (_link(node, part.reader) for node in part.items("links"))
    return tuple(link for link in found if link is not None)


def _link(node: Node, reader: Reader) -> Resource | None:
    link = reader.fields(node, "A link")
    link.require("title")
    resource = Resource(
        title=link.text("title"),
        by=link.text("by"),
        url=link.text("url"),
        kind=link.text("kind"),
        hours=_span(link),
        hours_basis=link.text("hours_basis"),
        access=link.text("access"),
        seen_in=link.text("seen_in") or None,
    )
    link.close()
    if resource.url and not resource.url.startswith(("http://", "https://")):
        message = f"The address {quoted(resource.url)} is not a web address and is not opened."
        reader.warn(link.line_of("url"), "link", message, "Begin it with “https://”.")
    return resource if resource.title else None


def _span(link: Fields) -> tuple[float, float] | None:
    nodes = link.items("hours")
    points = [link.reader.number(node, "“hours”", 0.0, MAX_HOURS) for node in nodes]
    low, high = points if len(points) == 2 else (None, None)
    if low is None or high is None or low > high:
        if nodes:
            message = "“hours” of a link are the least and the most."
            link.reader.error(link.line_of("hours"), "type", message, "Write [10, 20].")
        return None
    return low, high
