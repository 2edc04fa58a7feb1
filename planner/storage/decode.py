"""From YAML nodes to a `Roadmap`: types, ranges and ids, all problems in one go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planner.domain.catalogue import Catalogue
from planner.domain.limits import is_id
from planner.domain.parts import skill_of_part
from planner.domain.roadmap import Roadmap
from planner.domain.route import RouteChoice
from planner.domain.skill import SkillId
from planner.storage.context import Context
from planner.storage.fields import Fields, Reader
from planner.storage.kinds import own_id
from planner.storage.tables.roadmap import ROADMAP
from planner.storage.tables.skills import ids_of
from planner.storage.upgrades import STEPS, Step, format_of, upgraded
from planner.storage.yaml_reader import Node

_ESSENTIAL = frozenset(("career", "start", "route", "learner.hours"))
"""Fields without which the rest is not what the person wrote."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a prerequisite stands in a file: its line, and the keys and items on the way to it."""

    line: int
    way: tuple[str | int, ...]


@dataclass(frozen=True)
class Decoded:
    """What a document gave. `roadmap` leaves out whatever was wrong.

    It is None where too little is left for it to mean what the person wrote. `links` tells the
    place of each prerequisite of the person's own, as (prerequisite, skill).
    """

    roadmap: Roadmap | None
    links: Mapping[tuple[SkillId, SkillId], LinkPlace] = field(default_factory=dict)


def decode(
    root: Node, reader: Reader, catalogue: Catalogue, steps: Sequence[Step] = STEPS
) -> Decoded:
    """Return the roadmap in `root`; what is wrong goes to `reader`.

    `steps` lead from older formats to the one that is read.
    """
    fields = reader.fields(root, "The roadmap")
    latest = format_of(steps)
    held = _format_of(fields, latest) if isinstance(root.value, dict) else 0
    if held == 0:
        return Decoded(None)
    if held < latest:
        root = upgraded(root, held, steps)
        fields = reader.fields(root, "The roadmap")
    fields.ignore("format")
    usable = not reader.failed
    context = Context(reader, _words(root, catalogue), catalogue)
    wrong: set[str] = set()
    roadmap: Roadmap = ROADMAP.take(fields, context, wrong)
    if not usable or wrong & _ESSENTIAL:
        return Decoded(None)
    if roadmap.route.id not in context.routes:
        roadmap = replace(roadmap, route=RouteChoice())  # an own one that is wrong, as reported
    return Decoded(roadmap, dict(_links(root, catalogue)))


def _format_of(fields: Fields, latest: int) -> int:
    """Return the format, 0 where decoding makes no sense; a missing or odd one is reported and
    passed over."""
    reader = fields.reader
    if fields.take("format") is None:
        hint = f"If it is a roadmap, write “format: {latest}” as its first line."
        message = "The file does not say that it is a roadmap."
        reader.error(fields.line_of("format"), "format-missing", message, hint)
        return latest
    version = fields.whole("format", 1, 1_000_000)
    if version is None or version <= latest:
        return version or latest
    message = f"The file has format {version}; this version reads format {latest}."
    hint = "Open it with a newer Roadmap Planner; this version leaves the file as it is."
    reader.error(fields.line_of("format"), "format-newer", message, hint)
    return 0


def _words(root: Node, catalogue: Catalogue) -> dict[str, Any]:
    """Return the ids that may be used, the person's own among them."""
    own = [id_ for id_ in ids_of(root, "own_skills") if is_id(id_)]
    return {
        "skill": dict.fromkeys((*catalogue.skills, *own)),
        "route": dict.fromkeys((*catalogue.routes, *ids_of(root, "own_routes"))),
        "career": catalogue.careers,
        "area": catalogue.areas,
        "group": catalogue.groups,
        "source": catalogue.sources,
    }


def _links(root: Node, catalogue: Catalogue) -> Iterator[tuple[tuple[SkillId, SkillId], LinkPlace]]:
    """Yield the prerequisites that the person gave, as ((prerequisite, skill), place)."""
    plans = root.entries.get("skills")
    for skill, plan in plans.entries.items() if plans is not None else ():
        for at, item in enumerate(_items(plan, "needs")):
            place = LinkPlace(item.line, ("skills", skill, "needs", at))
            yield (skill_of_part(item.text), skill), place
    for number, own in enumerate(_items(root, "own_skills")):
        skill = own_id(own.entries["id"]) if "id" in own.entries else ""
        for at, item in enumerate(_items(own, "prerequisites")):
            target = item.entries.get("skill", item)
            way = ("own_skills", number, "prerequisites", at)
            yield (target.text, skill), LinkPlace(target.key_line, way)
            held = item.entries.get("any_of")
            group = catalogue.groups.get(held.text) if held is not None else None
            for member in group.members if group else ():
                yield (member, skill), LinkPlace(item.line, way)


def _items(node: Node, key: str) -> list[Node]:
    held = node.entries.get(key)
    return held.items if held is not None else []
