"""Open the window, on a roadmap or on the start page.

What only a failure needs is imported by the failure: nothing stands before the first frame.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planner.cli.console import CommandFailed, UsageError

_PLATFORMS = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
"""Qt's platforms with a screen, and the variables that say where it is."""
_WITHOUT = "“planner export FILE plan.pdf” writes a roadmap to a file without a display."


def run(argv: Sequence[str], commands: Iterable[str]) -> int:
    """Open the window on the file that `argv` names, if any; return its exit code."""
    path = Path(argv[0]) if argv else None
    if path is not None and (len(argv) > 1 or not argv[0] or not path.exists()):
        raise _refusal(argv, list(commands))
    platforms = platforms_to_try(sys.platform, os.environ)
    if platforms is None:
        raise _failure("no-display", "planner: There is no display to open a window on.", _WITHOUT)
    try:
        from planner.app.startup import NoDisplay, run_window

        try:
            return run_window(path, ["planner"], platforms)
        except NoDisplay as error:
            raise _unanswered(platforms, os.environ) from error
    except ImportError as error:
        raise _failure(
            "no-window",
            f"planner: The window cannot be opened: {error}.",
            "“python3 bootstrap.py run” installs what is missing.",
        ) from error


def platforms_to_try(system: str, env: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return Qt's platforms that may find a screen, the best first, None if there can be none.

    () leaves the choice to Qt, where a desktop is always there.
    """
    if system in ("win32", "darwin"):
        return ()
    if env.get("QT_QPA_PLATFORM"):
        return tuple(env["QT_QPA_PLATFORM"].split(";"))
    return tuple(name for name, variable in _PLATFORMS.items() if env.get(variable)) or None


def _unanswered(platforms: Sequence[str], env: Mapping[str, str]) -> CommandFailed:
    reasons = "; ".join(_why_not(each.split(":")[0], env) for each in platforms)
    return _failure("no-display", f"planner: No window can be opened: {reasons}.", _WITHOUT)


def _why_not(platform: str, env: Mapping[str, str]) -> str:
    """Return why a platform of Qt's did not open: a library is not there, or nobody answers."""
    from planner.app.startup import missing_library

    library, variable = missing_library(platform), _PLATFORMS.get(platform, "")
    if library:
        return f"“{platform}” needs {library}, which is not installed"
    if not variable:
        return f"“{platform}” cannot be used here"
    at = env.get(variable)
    return f"nothing answers at {variable}={at}" if at else f"{variable} is not set"


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
