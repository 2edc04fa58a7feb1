"""The command line as a whole: its parser, its exit codes, and how it fails.

Exit codes: 0 fine, 1 problems in the input or the output, 2 wrong usage, 130 interrupted,
141 nobody reads the output any more. A failure is one line each on standard error.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from planner import __version__
from planner.cli import window
from planner.cli.console import (
    CommandFailed,
    UsageError,
    complain,
    discard_output,
    prepare_streams,
)

if TYPE_CHECKING:
    from planner.cli.parser import Parser

COMMANDS = ("new", "schedule", "compare", "export", "check", "catalogue")
"""Each is a module beside this one, imported only where a command line is read: the window's
first frame does not wait for it."""
_TEXT = "Plan the road from what you know to the job you want, week by week."
_USAGE = "planner [FILE]\n       planner COMMAND ..."
_EXAMPLE = """\
examples:
  planner roadmaps/applied-ml-evenings.yaml
  planner new -o my.yaml --career applied-ml-engineer --route self-study \\
      --start 2026-01-05 --hours mon=1.5,wed=1.5,sat=4
  planner schedule my.yaml
  planner export my.yaml my.pdf
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, by default the process's own; return the exit code."""
    prepare_streams()
    arguments = sys.argv[1:] if argv is None else argv
    return _guarded(lambda: _run(arguments))


def _run(argv: Sequence[str]) -> int:
    if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        return window.run(argv, COMMANDS)
    from planner.cli.parser import unknown_option

    parser = build_parser()
    args, unknown = parser.parse_known_args(argv)
    if unknown:
        raise unknown_option(unknown[0], args.parser)
    if args.run is None:
        return window.run((), COMMANDS)
    code: int = args.run(args)
    return code


def build_parser() -> "Parser":
    """Return the parser of everything but `planner FILE`."""
    from planner.cli.parser import Parser, settings

    parser = Parser("planner", usage=_USAGE, **settings(_TEXT, _EXAMPLE))
    parser.add_argument("--version", action="version", version=f"Roadmap Planner {__version__}")
    parser.set_defaults(run=None, parser=parser)
    commands = parser.add_subparsers(
        title="commands",
        metavar="COMMAND",
        prog="planner",
        description="Without a command the window opens, on FILE or on the start page.",
    )
    for name in COMMANDS:
        module = import_module(f"planner.cli.{name}")
        help_ = module.TEXT[0].lower() + module.TEXT[1:].rstrip(".")
        command = commands.add_parser(name, help=help_, **settings(module.TEXT, module.EXAMPLE))
        module.add_arguments(command)
        command.set_defaults(run=module.run, parser=command)
    return parser


def _guarded(run: Callable[[], int]) -> int:
    """Turn whatever may go wrong outside the program into a line and an exit code."""
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UsageError as error:
        complain(str(error))
        return 2
    except CommandFailed as error:
        for problem in error.problems:
            complain(str(problem))
        return 1
    except BrokenPipeError:
        discard_output()
        return 141
    except OSError as error:
        discard_output()
        complain(_about(error))
        return 1
    except KeyboardInterrupt:
        complain("planner: Interrupted.")
        return 130


def _about(error: OSError) -> str:
    """Return what cannot be opened, or that the output, which has no name, cannot be written."""
    why = error.strerror or error
    if error.filename is None:
        return f"planner: The output could not be written: {why}."
    return f"{error.filename}: It cannot be opened: {why}. Check the name and the folder."
