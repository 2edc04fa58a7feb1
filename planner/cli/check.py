"""List every problem of roadmaps or catalogues with its line."""

from argparse import Namespace
from dataclasses import replace
from functools import cache
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.console import CommandFailed, complain, open_catalogue, say
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
  planner check --fix my.yaml
"""
_ENDINGS = (".yaml", ".yml")
_CATALOGUE_FILES = ("areas", "levels", "groups", "sources", "facts", "sequence")
_CATALOGUE_FOLDERS = ("skills", "careers", "routes")
_ENOUGH = 3
"""How many of those names make a folder a catalogue, so that one without a file is still seen."""


def add_arguments(parser: Parser) -> None:
    """Declare the arguments of `planner check`."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=file,
        help="a roadmap, a folder of roadmaps, a catalogue's folder or a file in it",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="repair what is safe to repair; the version before stays beside it as FILE~",
    )


def run(args: Namespace) -> int:
    """Print all problems; exit code 1 if there is any."""
    checked = 0
    found: dict[str, None] = {}  # one folder may be asked for by several of its files
    for path in (each for asked in args.files for each in _expanded(asked)):
        for each in _files(path):
            checked += 1
            if args.fix and _is_roadmap(each):
                _fix(each)
            found |= dict.fromkeys(map(str, _problems(each)))
    for line in found:
        complain(line)
    say([f"{count_text(checked, 'file')} checked, {count_text(len(found), 'problem')} found."])
    return 1 if found else 0


def _expanded(path: Path) -> list[Path]:
    """Return the files that fit `path` where it is a pattern which the shell left as it is."""
    if not has_magic(str(path)) or path.exists():
        return [path]
    return sorted(map(Path, glob(str(path), recursive=True))) or [path]  # noqa: PTH207 absolute too


def _files(path: Path) -> list[Path]:
    """Return the roadmaps in a folder; a file, and a catalogue's folder, as it is."""
    if not path.is_dir() or _is_catalogue(path):
        return [path]
    found = [each for each in path.iterdir() if each.suffix.lower() in _ENDINGS and each.is_file()]
    return sorted(found) or [path]


def _problems(path: Path) -> "list[Problem]":
    if path.is_dir():
        return _catalogue_problems(path) if _is_catalogue(path) else [_nothing_in(path)]
    folder = _catalogue_of(path)
    if folder is not None:
        return [
            replace(problem, file=str(path))
            for problem in _catalogue_problems(folder)
            if Path(problem.file or "").absolute() == path.absolute()
        ]
    from planner.storage.check import check

    return check(path, _shipped())


def _nothing_in(folder: Path) -> "Problem":
    from planner.domain.problem import Problem

    hint = "Roadmaps end in .yaml or .yml; folders within it are not looked through."
    return Problem("empty-folder", "There is no roadmap in this folder.", hint, str(folder))


def _is_roadmap(path: Path) -> bool:
    return path.is_file() and _catalogue_of(path) is None


def _fix(path: Path) -> None:
    """Repair a roadmap as far as that is safe, and say what was done."""
    from planner.storage.repairs import repair_file
    from planner.storage.save import SaveError

    try:
        done = repair_file(path, _shipped())
    except SaveError as error:
        raise CommandFailed(error.problem) from error
    if done:
        say([f"{path}:{repair.line}: {repair.text}" for repair in done])


@cache
def _shipped() -> "Catalogue":
    return open_catalogue()


def _catalogue_problems(folder: Path) -> "list[Problem]":
    from planner.storage.catalogue_reading import check_catalogue

    return check_catalogue(folder)


def _catalogue_of(path: Path) -> Path | None:
    """Return the folder of the catalogue to which the file belongs, None if it is of none."""
    folder = path.absolute().parent
    is_inner = folder.name in _CATALOGUE_FOLDERS
    if is_inner and _is_catalogue(folder.parent):
        return folder.parent
    return folder if path.stem in _CATALOGUE_FILES and _is_catalogue(folder) else None


def _is_catalogue(folder: Path) -> bool:
    files = sum((folder / f"{name}.yaml").is_file() for name in _CATALOGUE_FILES)
    return files + sum((folder / name).is_dir() for name in _CATALOGUE_FOLDERS) >= _ENOUGH
