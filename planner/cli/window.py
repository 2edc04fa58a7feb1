"""Open the window, on a roadmap or on the start page.

What only a failure needs is imported by the failure: nothing stands before the first frame.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planner.cli.console import CommandFailed, UsageError


def run(argv: Sequence[str], commands: Iterable[str]) -> int:
    """Open the window on the file that `argv` names, if any; return its exit code."""
    path = Path(argv[0]) if argv else None
    if path is not None and (len(argv) > 1 or not argv[0] or not path.exists()):
        raise _refusal(argv, list(commands))
    if not has_display(sys.platform, os.environ):
        raise _failure(
            "no-display",
            "planner: There is no display to open a window on.",
            "“planner export FILE plan.pdf” writes a roadmap to a file without one.",
        )
    try:
        from planner.app.startup import run_window

        return run_window(path, ["planner"])
    except ImportError as error:
        raise _failure(
            "no-window",
            f"planner: The window cannot be opened: {error}.",
            "“python3 bootstrap.py run” installs what is missing.",
        ) from error


def has_display(platform: str, env: Mapping[str, str]) -> bool:
    """Return whether Qt may find a screen; where there is none it would abort the program."""
    if platform in ("win32", "darwin"):
        return True
    return any(env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _refusal(argv: Sequence[str], commands: list[str]) -> Exception:
    from planner.domain.problem import nearest

    name = argv[0]
    if not name:
        hint = "“planner --help” shows how it is used."
        return UsageError(f"planner: The name of the file is empty. {hint}")
    if len(argv) > 1 and Path(name).suffix:
        text = f"The window opens one roadmap; “{argv[1]}” is too many."
        return UsageError(f"planner: {text}")
    hint = nearest(name, commands)
    if len(argv) > 1:
        return UsageError(f"planner: There is no command “{name}”. {hint}".rstrip())
    path = Path(name)
    if not path.suffix and path.name == name:
        return UsageError(f"planner: There is no command or file “{name}”. {hint}".rstrip())
    return _failure(
        "file-missing", "There is no such file.", "Check the name and the folder.", name
    )


def _failure(code: str, message: str, hint: str, file: str | None = None) -> CommandFailed:
    from planner.domain.problem import Problem

    return CommandFailed(Problem(code, message, hint, file))
