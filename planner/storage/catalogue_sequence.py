"""The recommended sequence of the catalogue: read, and held to what it promises."""

from collections.abc import Iterator, Mapping

from planner.domain.career import Career
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.graph import SkillGraph
from planner.domain.parts import PartId, deeper_of, is_deeper, skill_of_part
from planner.domain.scope import target_levels
from planner.domain.skill import ChoiceGroup, SkillId
from planner.storage.catalogue_files import CatalogueFiles, words

SEQUENCE = "sequence.yaml"


def read_sequence(catalogue_files: CatalogueFiles) -> tuple[PartId, ...]:
    """Return the sequence, () where the catalogue has none."""
    if not (catalogue_files.folder / SEQUENCE).is_file():
        return ()
    file = catalogue_files.open(SEQUENCE)
    file.texts("reasons")
    node = file.node.entries.get("sequence")
    if node is not None:
        for item in node.items:
            catalogue_files.places["place", item.text] = (file.reader, item.line)
    catalogue_files.mark(file, "sequence")
    parts = words(
        file, "sequence", {*catalogue_files.skills, *map(deeper_of, catalogue_files.skills)}
    )
    file.close()
    return parts


def check_sequence(catalogue: Catalogue, catalogue_files: CatalogueFiles) -> None:
    """Report what the sequence lacks and what stands in the wrong place, as errors."""
    if not catalogue.sequence:
        return
    entry, path = _Levels(catalogue, entry=True), _Levels(catalogue, entry=False)
    places = {part: place for place, part in enumerate(catalogue.sequence)}
    for skill in catalogue.skills:
        if skill not in places:
            message = f"“{skill}” has no place in the sequence."
            hint = "Put it after what it needs, before what needs it."
            catalogue_files.error(("sequence",), "sequence", message, hint)
        if entry.of(skill) < path.of(skill) and entry.of(skill) and deeper_of(skill) not in places:
            message = f"“{deeper_of(skill)}” has no place, though a path asks more of it."
            catalogue_files.error(
                ("sequence",), "sequence", message, "Add it after what that part needs."
            )
    for part in catalogue.sequence:
        _check_place(part, places, catalogue, catalogue_files, entry, path)
    for group in catalogue.groups.values():
        _check_group(group, places, catalogue, catalogue_files)


class _Levels:
    """The highest level at which entry level, or any path, asks for each skill, whatever members of
    the choice groups are taken; at most *working*, as plans do."""

    def __init__(self, catalogue: Catalogue, entry: bool) -> None:
        careers = [catalogue.entry_level] if entry else list(catalogue.careers.values())
        self._levels: dict[SkillId, int] = {}
        for chosen in _choices(catalogue):
            graph = SkillGraph(catalogue.skills, chosen)
            for career in careers:
                self._add(graph, career, chosen)

    def _add(self, graph: SkillGraph, career: Career, chosen: Mapping[str, SkillId]) -> None:
        asked = target_levels(career.requirements, chosen, Level.WORKING)
        for skill, level in graph.closure(asked).items():
            self._levels[skill] = max(self._levels.get(skill, 0), level)

    def of(self, skill: SkillId) -> int:
        """Return the level, 0 where the skill is not asked for."""
        return self._levels.get(skill, 0)


def _choices(catalogue: Catalogue) -> Iterator[dict[str, SkillId]]:
    """Yield the defaults, then the defaults with each other member in turn."""
    usual = {group.id: group.default for group in catalogue.groups.values()}
    yield usual
    for group in catalogue.groups.values():
        for member in group.members:
            if member != group.default:
                yield {**usual, group.id: member}


def _check_place(
    part: PartId,
    places: Mapping[PartId, int],
    catalogue: Catalogue,
    catalogue_files: CatalogueFiles,
    entry: _Levels,
    path: _Levels,
) -> None:
    skill, here = skill_of_part(part), places[part]
    if is_deeper(part):
        if not 0 < entry.of(skill) < path.of(skill):
            message = f"“{part}” has a place, but no path asks more of it than entry level."
            catalogue_files.error(("place", part), "sequence", message, "Take it out.")
        if places.get(skill, here) >= here:
            message = f"“{part}” stands before “{skill}”."
            catalogue_files.error(("place", part), "sequence", message, "Swap the two.")
    for need in needs_of(part, places, catalogue, entry, path):
        if places.get(need, -1) > here:
            message = f"“{part}” stands before “{need}”, which it needs."
            catalogue_files.error(("place", part), "sequence", message, "Put it behind.")


def needs_of(
    part: PartId,
    places: Mapping[PartId, int],
    catalogue: Catalogue,
    entry: _Levels,
    path: _Levels,
) -> list[PartId]:
    """Return what has to stand before `part`: of each prerequisite the part that holds the level,
    of a choice group the default."""
    skill = skill_of_part(part)
    first = entry.of(skill) if deeper_of(skill) in places and not is_deeper(part) else 0
    level = first or path.of(skill) or Level.WORKING
    found = []
    for need in catalogue.skills[skill].prerequisites:
        group = catalogue.groups.get(need.any_of or "")
        target = need.skill if need.skill is not None else group.default if group else ""
        if deeper_of(target) in places and min(level, need.level) > entry.of(target):
            found.append(deeper_of(target))
        else:
            found.append(target)
    return found


def _check_group(
    group: ChoiceGroup,
    places: Mapping[PartId, int],
    catalogue: Catalogue,
    catalogue_files: CatalogueFiles,
) -> None:
    """Report a member that does not stand in a row with the default, nor right behind something
    that it needs and the default does not."""
    for parts in (group.members, tuple(map(deeper_of, group.members))):
        present = {part: places[part] for part in parts if part in places}
        if len(present) < 2:
            continue
        start = present.get(parts[group.members.index(group.default)], min(present.values()))
        row = _row(start, set(present.values()))
        for part, place in present.items():
            if place not in row and not _waits_for_more(part, max(row), places, catalogue):
                message = f"“{part}” does not stand beside the other members of “{group.id}”."
                catalogue_files.error(("place", part), "sequence", message, "Put them in a row.")


def _row(start: int, places: set[int]) -> set[int]:
    """Return the places that lie in one row with `start`."""
    row = {start}
    for step in (-1, 1):
        at = start + step
        while at in places:
            row.add(at)
            at += step
    return row


def _waits_for_more(
    part: PartId, last: int, places: Mapping[PartId, int], catalogue: Catalogue
) -> bool:
    """Return whether `part` stands right behind something it needs that comes after the row."""
    needs = catalogue.skills[skill_of_part(part)].prerequisites
    ends = [places.get(need.skill or "", -1) for need in needs]
    return max(ends, default=-1) > last and places[part] == max(ends) + 1
