"""A catalogue read from its files and checked as a whole.

Every file is decoded by the modules `catalogue_*`; references between files are checked against
ids that are collected first, so that one reading finds all problems.
"""

from collections.abc import Mapping
from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.domain.problem import Problem
from planner.domain.skill import Skill
from planner.storage.catalogue_careers import (
    ENTRY_LEVEL,
    read_careers,
    read_facts,
    read_levels,
    read_sources,
)
from planner.storage.catalogue_files import CatalogueFiles
from planner.storage.catalogue_routes import read_routes
from planner.storage.catalogue_rules import check_errors, check_lists, with_gaps
from planner.storage.catalogue_sequence import SEQUENCE, check_sequence, read_sequence
from planner.storage.catalogue_skills import read_areas, read_groups, read_skills
from planner.storage.fields import Fields
from planner.storage.yaml_reader import quoted


def read_catalogue(folder: Path) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Return the catalogue in `folder`, None if there is an error, and all problems."""
    catalogue_files = CatalogueFiles(folder)
    catalogue = _read(catalogue_files)
    if catalogue is None or catalogue_files.failed:
        return None, tuple(catalogue_files.problems)
    return with_gaps(catalogue), tuple(catalogue_files.problems)


def check_catalogue(folder: Path) -> list[Problem]:
    """Return every problem of the catalogue in `folder`, errors and warnings, by file and line.

    If a file cannot be read at all, only that is told: the rest would follow from it.
    """
    catalogue_files = CatalogueFiles(folder)
    catalogue = _read(catalogue_files)
    if catalogue is not None and not catalogue_files.failed:
        check_lists(catalogue, catalogue_files)
        check_sequence(catalogue, catalogue_files)
    return catalogue_files.problems


def _read(catalogue_files: CatalogueFiles) -> Catalogue | None:
    skill_files = _open_all(catalogue_files)
    if catalogue_files.failed:
        return None
    catalogue_files.groups = catalogue_files.open("groups.yaml").node.entries
    catalogue_files.sources = catalogue_files.open("sources.yaml").node.entries
    catalogue_files.skills = {id_: None for _, file in skill_files for id_, _node in file}
    groups = read_groups(catalogue_files.open("groups.yaml"), catalogue_files)
    careers, entry_level = read_careers(catalogue_files, groups)
    factors, meanings = read_levels(catalogue_files.open("levels.yaml"))
    catalogue = Catalogue(
        areas=read_areas(catalogue_files.open("areas.yaml")),
        skills=_skills(catalogue_files, skill_files),
        groups=groups,
        careers=careers,
        entry_level=entry_level,
        routes=read_routes(catalogue_files),
        sources=read_sources(catalogue_files.open("sources.yaml")),
        facts=read_facts(catalogue_files.open("facts.yaml"), catalogue_files),
        level_factors=factors,
        level_meanings=meanings,
        sequence=read_sequence(catalogue_files),
    )
    check_errors(catalogue, catalogue_files)
    return catalogue


def _open_all(catalogue_files: CatalogueFiles) -> list[tuple[str, Fields]]:
    """Open every file; return those of skills with their areas, in the order of the areas."""
    for name in ("groups", "sources", "levels", "facts"):
        catalogue_files.open(f"{name}.yaml")
    if (catalogue_files.folder / SEQUENCE).is_file():
        catalogue_files.open(SEQUENCE)
    for stem in (*catalogue_files.stems("careers"), ENTRY_LEVEL):
        catalogue_files.open("careers", f"{stem}.yaml")
    for stem in catalogue_files.stems("routes"):
        catalogue_files.open("routes", f"{stem}.yaml")
    files = {
        stem: catalogue_files.open("skills", f"{stem}.yaml")
        for stem in catalogue_files.stems("skills")
    }
    areas = catalogue_files.open("areas.yaml")
    if not areas.reader.failed:
        _match(areas, files)
    return [(area, files[area]) for area, _ in areas if area in files]


def _match(areas: Fields, files: Mapping[str, Fields]) -> None:
    """Report areas without a file of skills, and files without an area."""
    for area, node in areas:
        if area not in files:
            message = f"There is no file {quoted(f'skills/{area}.yaml')} for this area."
            hint = "Add the file, or take the area out."
            areas.reader.error(node.key_line, "area", message, hint)
    for stem, file in files.items():
        if stem not in areas.node.entries:
            hint = file.reader.guess(stem, areas.node.entries)
            file.reader.error(1, "area", f"There is no area “{stem}” for this file.", hint)


def _skills(catalogue_files: CatalogueFiles, files: list[tuple[str, Fields]]) -> dict[str, Skill]:
    skills: dict[str, Skill] = {}
    for area, file in files:
        for id_, skill in read_skills(file, area, catalogue_files).items():
            if id_ in skills:
                message = f"The skill “{id_}” stands in {skills[id_].area}.yaml already."
                catalogue_files.error(("skill", id_), "duplicate", message, "Keep one of the two.")
            skills[id_] = skill
    return skills
