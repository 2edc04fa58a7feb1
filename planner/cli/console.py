"""What the commands print: results on standard output, problems on standard error."""

import io
import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

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


def one_line(text: str) -> str:
    """Return `text` without line breaks, control and bidirectional characters.

    Names and titles come from files others wrote; they must not steer the terminal.
    """
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if unicodedata.category(char) in ("Cc", "Zl", "Zp"):
        return " "
    return "\N{REPLACEMENT CHARACTER}" if char in _BIDI_CONTROLS else char


_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def complain(text: str) -> None:
    """Print one line to standard error, where there is one."""
    if sys.stderr is not None:
        print(one_line(text), file=sys.stderr)


def print_json(data: object) -> None:
    """Print `data` as JSON; where the output is not UTF-8, with escapes for all but ASCII."""
    import json

    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    print(json.dumps(data, indent=2, ensure_ascii=encoding not in ("utf-8", "utf8")))


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Return `rows` as lines with aligned columns; those in `right` are aligned to the right."""
    clean = [[one_line(cell) for cell in row] for row in rows]
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


def open_roadmap(path: Path, catalogue: "Catalogue") -> "Roadmap":
    """Return the roadmap in a file; warnings go to standard error. Raises `CommandFailed`."""
    from planner.storage.roadmap_file import RoadmapFileError, load

    try:
        loaded = load(path, catalogue)
    except RoadmapFileError as error:
        raise CommandFailed(*error.problems) from error
    for problem in loaded.problems:
        complain(str(problem))
    return loaded.roadmap


def about(path: Path, problem: "Problem") -> "Problem":
    """Return `problem` with the file it is about, if it does not say so."""
    from dataclasses import replace

    return problem if problem.file else replace(problem, file=str(path))
