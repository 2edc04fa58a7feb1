"""What the commands print: results on standard output, problems on standard error."""

import io
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.plain_text import harmless, harmless_json

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.domain.problem import Problem
    from planner.domain.roadmap import Roadmap


class UsageError(Exception):
    """The command was called wrongly; its text is the line to print."""


class CommandFailed(Exception):
    """The command cannot do its work; `problems` say why."""

    def __init__(self, *problems: "Problem") -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def prepare_streams() -> None:
    """Print what the terminal cannot show as escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def discard_output() -> None:
    """Keep Python from writing the rest at exit to an output that does not take it."""
    if sys.stdout is None:
        return
    try:
        target = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, target)
    os.close(nowhere)


def say(lines: Iterable[str]) -> None:
    """Print lines: all that commands print goes through here, `complain` or `print_json`.

    Names and titles come from files others wrote; they must not steer the terminal.
    """
    print("\n".join(map(harmless, lines)))


def complain(text: str) -> None:
    """Print one line to standard error, where there is one."""
    if sys.stderr is not None:
        print(harmless(text), file=sys.stderr)


def print_json(data: object) -> None:
    """Print `data` as JSON; where the output is not UTF-8, with escapes for all but ASCII."""
    import json

    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    ascii_only = encoding not in ("utf-8", "utf8")
    print(harmless_json(json.dumps(data, indent=2, ensure_ascii=ascii_only)))


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Return `rows` as lines with aligned columns; those in `right` are aligned to the right."""
    clean = [[harmless(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*clean, strict=True)]
    return [
        "  ".join(
            _padded(cell, widths[place], place in right) for place, cell in enumerate(row)
        ).rstrip()
        for row in clean
    ]


def _padded(cell: str, wanted: int, right: bool) -> str:
    space = " " * (wanted - width(cell))
    return space + cell if right else cell + space


def width(text: str) -> int:
    """Return the columns that `text` takes in a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def open_catalogue() -> "Catalogue":
    """Return the shipped catalogue. Raises `CommandFailed`."""
    from planner.storage.catalogue import CatalogueError, load_catalogue

    try:
        return load_catalogue()
    except CatalogueError as error:
        raise CommandFailed(*error.problems) from error


def open_roadmap(path: Path, catalogue: "Catalogue") -> "tuple[Roadmap, int]":
    """Return the roadmap in a file and the exit code; warnings go to standard error.

    The code is 1 where something that is not known was left out. Raises `CommandFailed`.
    """
    from planner.storage.roadmap_file import RoadmapFileError, load

    try:
        loaded = load(path, catalogue)
    except RoadmapFileError as error:
        raise CommandFailed(*error.problems) from error
    for problem in loaded.problems:
        complain(str(problem))
    return loaded.roadmap, int(loaded.is_partial)


def about(path: Path, problem: "Problem") -> "Problem":
    """Return `problem` with the file it is about, if it does not say so."""
    from dataclasses import replace

    return problem if problem.file else replace(problem, file=str(path))
