"""The shipped catalogue from `resources/catalogue/`, and any other.

Reading all 210 KB takes thirteen times as long as taking what was made of them from the cache
(`catalogue_cache`), so that only the first start reads them, and the first after a change.
"""

from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.domain.problem import Problem
from planner.resources import resource
from planner.storage.catalogue_cache import remembered


class CatalogueError(Exception):
    """The catalogue cannot be used; `problems` says what is wrong, with file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Return the catalogue in `folder`, by default the shipped one.

    Raises `CatalogueError` with all problems if there is an error; warnings alone do not count.
    """
    if folder is not None:
        return _read(folder)
    shipped = resource("catalogue")
    return remembered(shipped, lambda: _read(shipped))


def _read(folder: Path) -> Catalogue:
    from planner.storage.catalogue_reading import read_catalogue

    catalogue, problems = read_catalogue(folder)
    if catalogue is None:
        raise CatalogueError(problems)
    return catalogue
