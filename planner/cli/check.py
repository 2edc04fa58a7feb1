"""List every problem of roadmaps or catalogues with its line."""

from argparse import Namespace
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.console import complain, open_catalogue, say
from planner.cli.parser import Parser, file
from planner.domain.formatting import count_text

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.domain.problem import Problem

TEXT = "List every problem of roadmaps or catalogues with its line."
EXAMPLE = """\
example:
  planner check my.yaml roadmaps/*.yaml
  planner check resources/catalogue
"""
_CATALOGUE_MARKS = ("areas.yaml", "levels.yaml")


def add_arguments(parser: Parser) -> None:
    """Declare the arguments of `planner check`."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=file,
        help="a roadmap, a folder of roadmaps, a catalogue's folder or a file in it",
    )


def run(args: Namespace) -> int:
    """Print all problems; exit code 1 if there is any."""
    checked = 0
    found: dict[str, None] = {}  # one folder may be asked for by several of its files
    for path in args.files:
        for each in _files(path):
            checked += 1
            found |= dict.fromkeys(map(str, _problems(each)))
    for line in found:
        complain(line)
    say([f"{count_text(checked, 'file')} checked, {count_text(len(found), 'problem')} found."])
    return 1 if found else 0


def _files(path: Path) -> list[Path]:
    """Return the roadmaps in a folder; a file, and a catalogue's folder, as it is."""
    if not path.is_dir() or _is_catalogue(path):
        return [path]
    return sorted(path.glob("*.yaml")) or [path]


def _problems(path: Path) -> "list[Problem]":
    if path.is_dir():
        return _catalogue_problems(path)
    for folder in path.absolute().parents[:2]:
        if _is_catalogue(folder):
            return [
                replace(problem, file=str(path))
                for problem in _catalogue_problems(folder)
                if Path(problem.file or "").absolute() == path.absolute()
            ]
    from planner.storage.check import check

    return check(path, _shipped())


@cache
def _shipped() -> "Catalogue":
    return open_catalogue()


def _catalogue_problems(folder: Path) -> "list[Problem]":
    from planner.storage.catalogue_reading import check_catalogue

    return check_catalogue(folder)


def _is_catalogue(folder: Path) -> bool:
    return all((folder / name).is_file() for name in _CATALOGUE_MARKS)
