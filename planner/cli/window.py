"""Open the window, on a roadmap or on the start page."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planner.cli.console import CommandFailed
from planner.cli.parser import UsageError, file
from planner.domain.problem import Problem, nearest


def run(argv: Sequence[str], commands: Iterable[str]) -> int:
    """Open the window on the file that `argv` names, if any; return its exit code."""
    path = _path(argv, list(commands)) if argv else None
    if not has_display(sys.platform, os.environ):
        hint = "“planner export FILE plan.pdf” writes a roadmap to a file without one."
        raise CommandFailed(
            Problem("no-display", "planner: There is no display to open a window on.", hint)
        )
    try:
        from planner.app.startup import run_window
    except ImportError as error:
        raise CommandFailed(
            Problem(
                "no-window",
                f"planner: The window cannot be opened: {error}.",
                "“python3 bootstrap.py run” installs what is missing.",
            )
        ) from error
    return run_window(path, ["planner"])


def has_display(platform: str, env: Mapping[str, str]) -> bool:
    """Return whether Qt may find a screen; where there is none it would abort the program."""
    if platform in ("win32", "darwin"):
        return True
    return any(env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _path(argv: Sequence[str], commands: list[str]) -> Path:
    name = argv[0]
    if len(argv) > 1:
        raise UsageError(f"planner: {_too_many(name, argv[1], commands)}")
    path = file(name)
    if path.exists():
        return path
    if not path.suffix and path.name == name:
        hint = nearest(name, commands)
        raise UsageError(f"planner: There is no command or file “{name}”. {hint}".rstrip())
    raise CommandFailed(
        Problem("file-missing", "There is no such file.", "Check the name and the folder.", name)
    )


def _too_many(name: str, second: str, commands: list[str]) -> str:
    if Path(name).suffix:
        return f"The window opens one roadmap; “{second}” is too many."
    return f"There is no command “{name}”. {nearest(name, commands)}".rstrip()
