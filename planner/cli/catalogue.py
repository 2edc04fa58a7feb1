"""Show the skills, careers, routes and sources shipped."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from planner.cli.console import open_catalogue, print_json, say, table
from planner.cli.parser import Parser
from planner.domain.formatting import count_text

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.domain.skill import Prerequisite, Skill

TEXT = "Show the skills, careers, routes and sources shipped."
EXAMPLE = """\
example:
  planner catalogue
  planner catalogue --json
"""


def add_arguments(parser: Parser) -> None:
    """Declare the arguments of `planner catalogue`."""
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def run(args: Namespace) -> int:
    """Print the catalogue."""
    catalogue = open_catalogue()
    if args.json:
        print_json(catalogue_data(catalogue))
    else:
        say(lines(catalogue))
    return 0


def lines(catalogue: "Catalogue") -> Iterator[str]:
    """Yield the text of `planner catalogue`."""
    rows = [("Skill", "Hours", "Name")]
    for area in catalogue.areas.values():
        rows.append(("", "", area.name.upper()))
        rows += [_row(skill) for skill in catalogue.skills.values() if skill.area == area.id]
    yield from table(rows, frozenset({1}))
    yield ""
    yield from table(
        [("Career", "Name"), *((each.id, each.name) for each in catalogue.careers.values())]
    )
    yield ""
    yield from table(
        [("Route", "Name"), *((each.id, each.name) for each in catalogue.routes.values())]
    )
    yield ""
    yield "Hours: from nothing to working, optimistic/likely/pessimistic."
    yield f"{count_text(len(catalogue.sources), 'source')}; --json shows them."


def _row(skill: "Skill") -> tuple[str, str, str]:
    effort = skill.effort
    hours = f"{effort.optimistic:g}/{effort.likely:g}/{effort.pessimistic:g}"
    return skill.id, hours, skill.name


def catalogue_data(catalogue: "Catalogue") -> dict[str, object]:
    """Return what `catalogue --json` prints; keys stay, more may be added."""
    return {
        "areas": [_plain(area) for area in catalogue.areas.values()],
        "skills": [_skill(skill) for skill in catalogue.skills.values()],
        "groups": [_plain(group) for group in catalogue.groups.values()],
        "careers": [_plain(career) for career in catalogue.careers.values()],
        "entry_level": _plain(catalogue.entry_level),
        "routes": [_plain(route) for route in catalogue.routes.values()],
        "sources": [_plain(source) for source in catalogue.sources.values()],
        "facts": [_plain(fact) for fact in catalogue.facts],
        "level_factors": _plain(catalogue.level_factors),
    }


def _skill(skill: "Skill") -> dict[str, object]:
    effort = skill.effort
    return {
        "id": skill.id,
        "name": skill.name,
        "area": skill.area,
        "kind": skill.kind.value,
        "origin": skill.origin.value,
        "quote": skill.quotes[0].phrase if skill.quotes else None,
        "description": skill.description,
        "topics": list(skill.topics),
        "hours": {
            "optimistic": effort.optimistic,
            "likely": effort.likely,
            "pessimistic": effort.pessimistic,
        },
        "prerequisites": [_prerequisite(need) for need in skill.prerequisites],
        "resources": [_plain(each) for each in skill.resources],
        "evidence": [_plain(each) for each in skill.evidence],
    }


def _prerequisite(need: "Prerequisite") -> dict[str, object]:
    target = {"skill": need.skill} if need.skill is not None else {"any_of": need.any_of}
    return {**target, "min_level": need.level.word, "reason": need.reason}


def _plain(value: object) -> object:
    """Return dataclasses as mappings, levels as words, dates as ISO."""
    from planner.domain.effort import Level

    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Level):
        return value.word
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
