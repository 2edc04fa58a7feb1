"""What can only be said when the whole catalogue is read: loops, lists with holes, coverage."""

from collections.abc import Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from planner.domain.career import Career
from planner.domain.catalogue import Catalogue
from planner.domain.graph import SkillGraph
from planner.domain.route import Gap, Route
from planner.domain.route_faults import of_coverage
from planner.domain.skill import ChoiceGroup, Prerequisite, Skill
from planner.storage.catalogue_files import CatalogueFiles

MAX_LOOPS = 20


def check_errors(catalogue: Catalogue, catalogue_files: CatalogueFiles) -> None:
    """Report loops of prerequisites, and coverage over the whole."""
    _check_loops(catalogue, catalogue_files)
    for route in catalogue.routes.values():
        _check_coverage(route, catalogue, catalogue_files)


def check_lists(catalogue: Catalogue, catalogue_files: CatalogueFiles) -> None:
    """Report requirements whose prerequisites are not required, as warnings."""
    graph = SkillGraph(catalogue.skills, _defaults(catalogue.groups))
    for career in (*catalogue.careers.values(), catalogue.entry_level):
        _check_closed(career, graph, catalogue_files)


def _defaults(groups: Mapping[str, ChoiceGroup]) -> dict[str, str]:
    return {group.id: group.default for group in groups.values()}


def _check_loops(catalogue: Catalogue, catalogue_files: CatalogueFiles) -> None:
    """Report every loop, whichever members of the groups are chosen.

    By `graphlib`, because importing networkx would triple the time the catalogue takes.
    """
    places = {each.id: _places_of_needs(each, catalogue) for each in catalogue.skills.values()}
    for _ in range(MAX_LOOPS):
        try:
            TopologicalSorter(places).prepare()
        except CycleError as error:
            loop = error.args[1]
            message = f"The prerequisites go round in a loop: {' → '.join(loop)}."
            hint = "Take one of these prerequisites out."
            catalogue_files.error(places[loop[1]].pop(loop[0]), "cycle", message, hint)
        else:
            return


def _places_of_needs(skill: Skill, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return all that `skill` may need, with every member of a group, and where that is said."""
    places: dict[str, tuple[str, ...]] = {}
    for need in skill.prerequisites:
        target = need.skill or need.any_of or ""
        group = catalogue.groups.get(target) if need.any_of else None
        for each in group.members if group else (target,):
            places[each] = ("need", skill.id, target)
    return places


def _check_closed(career: Career, graph: SkillGraph, catalogue_files: CatalogueFiles) -> None:
    asked = {each.skill: each.level for each in career.requirements}
    for skill, level in graph.closure(asked).items():
        if asked.get(skill, 0) >= level:
            continue
        held = asked.get(skill)
        lack = f"asks for it only at {held.word}" if held else "does not list it"
        key = ("requirement", career.id, skill) if held else ("career", career.id)
        message = f"“{skill}” is needed at {level.word} by other requirements; the path {lack}."
        hint = f"Add or raise it: {{skill: {skill}, level: {level.word}, need: bridge}}."
        catalogue_files.warn(key, "not-closed", message, hint)


def _check_coverage(route: Route, catalogue: Catalogue, catalogue_files: CatalogueFiles) -> None:
    for fault in of_coverage(route, catalogue.skills):
        catalogue_files.error(("route", route.id), fault.code, fault.message, fault.hint)


def with_gaps(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the gaps of every route worked out."""
    routes: dict[str, Route] = {}
    for route in catalogue.routes.values():
        before = catalogue.routes[route.requires].coverage if route.requires else {}
        gaps = _gaps(route, catalogue.skills, _defaults(catalogue.groups), before)
        routes[route.id] = replace(route, gaps=gaps)
    return replace(catalogue, routes=routes)


def _gaps(
    route: Route,
    skills: Mapping[str, Skill],
    chosen: Mapping[str, str],
    before: Mapping[str, float],
) -> tuple[Gap, ...]:
    """Return what courses take for granted and nothing before or beside them has taught.

    A prerequisite counts as taught when a course of the same or an earlier term covers any of it.
    """
    gaps: list[Gap] = []
    taught = set(before)
    for term in route.terms:
        taught.update(skill for course in term.courses for skill in course.covers)
        for course in term.courses:
            for skill in course.covers:
                for need in skills[skill].prerequisites:
                    target = _target(need, chosen)
                    if target not in taught:
                        gaps.append(Gap(course.name, skill, target, need.level.word))
    return tuple(gaps)


def _target(need: Prerequisite, chosen: Mapping[str, str]) -> str:
    return need.skill if need.skill is not None else chosen[need.any_of or ""]
