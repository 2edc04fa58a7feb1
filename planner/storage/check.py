"""All problems of a roadmap file, for the command line and for lists."""

from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.domain.problem import Problem
from planner.storage.roadmap_file import RoadmapFileError, load


def check(path: Path, catalogue: Catalogue) -> list[Problem]:
    """Return errors and warnings of the roadmap at `path`, by line; [] when all is well."""
    try:
        return list(load(path, catalogue).problems)
    except RoadmapFileError as error:
        return list(error.problems)
