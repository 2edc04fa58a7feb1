"""Skills, areas and choice groups of the catalogue."""

from planner.domain.effort import Effort
from planner.domain.skill import (
    Area,
    ChoiceGroup,
    Evidence,
    Origin,
    Prerequisite,
    Resource,
    Skill,
    SkillKind,
)
from planner.storage.catalogue_files import (
    CatalogueFiles,
    entries,
    filled,
    level,
    link,
    listed,
    quotes,
    span,
    words,
)
from planner.storage.fields import Fields
from planner.storage.yaml_reader import quoted

BASES = ("published", "derived", "judgement")
CONFIDENCES = ("high", "medium", "low")
RESOURCE_KINDS = ("course", "book", "docs", "practice")
HOURS_BASES = ("published", "derived", "estimate", "reference")
ACCESSES = ("free", "free-partial", "paid")
MAX_TOPICS, MAX_TOPIC = 12, 60
"""Topics of a skill at most, and characters of each."""
_ORIGINS = tuple(origin.value for origin in Origin if origin is not Origin.OWN)
_KINDS = tuple(kind.value for kind in SkillKind)


def read_areas(file: Fields) -> dict[str, Area]:
    """Return the areas of areas.yaml in its order."""
    areas = {}
    for id_, fields in entries(file, "The area"):
        areas[id_] = Area(id_, filled(fields, "name"), fields.text("icon"))
        fields.close()
    return areas


def read_groups(file: Fields, catalogue_files: CatalogueFiles) -> dict[str, ChoiceGroup]:
    """Return the choice groups of groups.yaml."""
    groups = {}
    for id_, fields in entries(file, "The group"):
        fields.require("members", "default")
        name, members = filled(fields, "name"), words(fields, "members", catalogue_files.skills)
        default = fields.text("default")
        if default and members and default not in members:
            message = f"The default {quoted(default)} is not a member of the group."
            hint = fields.reader.guess(default, members)
            fields.reader.error(fields.line_of("default"), "group", message, hint)
        article, note = fields.text("article_says"), fields.text("note")
        groups[id_] = ChoiceGroup(id_, name, members, default, article, note)
        fields.close()
    return groups


def read_skills(file: Fields, area: str, catalogue_files: CatalogueFiles) -> dict[str, Skill]:
    """Return the skills of one area's file."""
    skills = {}
    for id_, fields in entries(file, "The skill"):
        catalogue_files.mark(fields, "skill", id_)
        skills[id_] = _skill(id_, fields, area, catalogue_files)
        fields.close()
    return skills


def _skill(id_: str, fields: Fields, area: str, catalogue_files: CatalogueFiles) -> Skill:
    fields.require("hours", "origin", "basis", "confidence")
    return Skill(
        id=id_,
        name=filled(fields, "name"),
        area=area,
        effort=_effort(fields),
        short_name=fields.text("short"),
        kind=SkillKind(fields.word("kind", _KINDS, SkillKind.SKILL)),
        origin=Origin(fields.word("origin", _ORIGINS, Origin.ARTICLE)),
        description=filled(fields, "description"),
        topics=_topics(fields),
        note=fields.text("note"),
        basis=fields.word("basis", BASES),
        confidence=fields.word("confidence", CONFIDENCES),
        quotes=quotes(fields),
        evidence=tuple(
            _evidence(each, catalogue_files) for each in listed(fields, "evidence", "Evidence")
        ),
        prerequisites=_prerequisites(id_, fields, catalogue_files),
        resources=tuple(
            _resource(each, catalogue_files) for each in listed(fields, "resources", "A resource")
        ),
    )


def _topics(fields: Fields) -> tuple[str, ...]:
    found: dict[str, str] = {}
    items, reader = fields.items("topics"), fields.reader
    if len(items) > MAX_TOPICS:
        message = f"“topics” has {len(items)} items, {MAX_TOPICS} are the most."
        reader.error(fields.line_of("topics"), "range", message, "Put some of them together.")
    for item in items:
        topic = reader.text(item, "An item of “topics”").strip()
        if not isinstance(item.value, list | dict) and not 1 <= len(topic) <= MAX_TOPIC:
            message = f"A topic has 1 to {MAX_TOPIC} characters, not {len(topic)}."
            reader.error(item.line, "range", message, "Give it a short name.")
        elif topic.casefold() in found:
            message = f"“topics” names {quoted(topic)} twice."
            reader.error(item.line, "duplicate", message, "Keep one of the two.")
        found[topic.casefold()] = topic
    return tuple(found.values())


def _effort(fields: Fields) -> Effort:
    hours = fields.mapping("hours")
    keys = ("optimistic", "likely", "pessimistic")
    given = hours.require(*keys) and "hours" in fields.node.entries
    points = [hours.number(key, 0.1, 1e5) for key in keys]
    hours.close()
    low, likely, high = (point or 1.0 for point in points)
    if given and None not in points and not low <= likely <= high:
        message = f"The hours {low:g}, {likely:g}, {high:g} are not in order."
        hint = "Optimistic must be at most likely, likely at most pessimistic."
        fields.reader.error(hours.line, "effort", message, hint)
    return Effort(low, likely, high)


def _prerequisites(
    skill: str, fields: Fields, catalogue_files: CatalogueFiles
) -> tuple[Prerequisite, ...]:
    found: dict[str, Prerequisite] = {}
    for each in listed(fields, "prerequisites", "A prerequisite"):
        need = Prerequisite(
            skill=each.word("skill", catalogue_files.skills) or None,
            any_of=each.word("any_of", catalogue_files.groups) or None,
            level=level(each),
            reason=filled(each, "reason"),
            sources=words(each, "sources", catalogue_files.sources),
        )
        each.close()
        _check_target(each)
        target = need.skill or need.any_of or ""
        if target and target in found:
            message = f"“{skill}” has the prerequisite “{target}” twice."
            each.reader.error(each.line, "duplicate", message, "Keep one of the two.")
        catalogue_files.mark(each, "need", skill, target)
        found[target] = need
    return tuple(need for target, need in found.items() if target)


def _check_target(fields: Fields) -> None:
    given = [key for key in ("skill", "any_of") if key in fields.node.entries]
    if len(given) == 1 or not fields.node.entries:
        return
    message = "A prerequisite needs either “skill” or “any_of”"
    message += ", not both." if given else "; it has neither."
    hint = "“skill” is one skill, “any_of” a group of which one member is enough."
    fields.reader.error(fields.line, "prerequisite", message, hint)


def _evidence(fields: Fields, catalogue_files: CatalogueFiles) -> Evidence:
    fields.require("source")
    source, says = fields.word("source", catalogue_files.sources), filled(fields, "says")
    low, high = span(fields, "hours") or (None, None)
    fields.close()
    return Evidence(source, says, low, high)


def _resource(fields: Fields, catalogue_files: CatalogueFiles) -> Resource:
    fields.require("url", "kind")
    resource = Resource(
        title=filled(fields, "title"),
        by=fields.text("by"),
        url=link(fields, "url"),
        kind=fields.word("kind", RESOURCE_KINDS),
        hours=span(fields, "hours"),
        hours_basis=fields.word("hours_basis", HOURS_BASES),
        access=fields.word("access", ACCESSES),
        seen_in=fields.word("seen_in", catalogue_files.sources) or None,
    )
    fields.close()
    return resource
