"""Write a roadmap as PDF, picture or JSON; the ending of OUT says which."""

import os
from argparse import Namespace

from planner.cli.console import (
    CommandFailed,
    about,
    complain,
    open_catalogue,
    open_roadmap,
    say,
)
from planner.cli.parser import Parser, file, one_of, usage_error
from planner.domain.clock import today
from planner.domain.problem import Problem, nearest
from planner.export.paper import PAPERS
from planner.formats import ENDINGS, USUAL_PAPER, USUAL_THEME, Format, Job, format_of

TEXT = "Write a roadmap as PDF, picture or JSON; the ending of OUT says which."
EXAMPLE = """\
example:
  planner export my.yaml my.pdf --paper letter
  planner export my.yaml my.png --theme dark
"""
_THEMES = ("light", "dark")


def add_arguments(parser: Parser) -> None:
    """Declare the arguments of `planner export`."""
    parser.add_argument("file", metavar="FILE", type=file, help="a roadmap")
    parser.add_argument(
        "out", metavar="OUT", type=file, help=f"the file to write: {' '.join(ENDINGS)}"
    )
    parser.add_argument(
        "--paper",
        metavar="|".join(PAPERS),
        type=one_of("paper", PAPERS),
        help=f"size of the pages of a PDF; usually {USUAL_PAPER}",
    )
    parser.add_argument(
        "--theme",
        metavar="|".join(_THEMES),
        type=one_of("theme", _THEMES),
        help=f"colours of a picture; usually {USUAL_THEME}",
    )


def run(args: Namespace) -> int:
    """Write the file and name it."""
    from planner.export.files import ExportError
    from planner.scheduling.schedule import schedule

    format_ = _format(args)
    catalogue = open_catalogue()
    roadmap, code = open_roadmap(args.file, catalogue)
    plan = schedule(roadmap, catalogue)
    paper, theme = args.paper or USUAL_PAPER, args.theme or USUAL_THEME
    try:
        problems = _write(format_, Job(plan, catalogue, args.out, today(), paper, theme))
    except ExportError as error:
        raise CommandFailed(about(args.out, error.problem)) from error
    for problem in problems:
        complain(str(about(args.out, problem)))
    say([f"Wrote {args.out}."])
    return code


def _format(args: Namespace) -> Format:
    """Return the format that OUT asks for. Raises `UsageError`."""
    ending = args.out.suffix.lower()
    format_ = format_of(ending)
    if format_ is None:
        hint = nearest(ending, ENDINGS)
        raise usage_error(args.parser, f"OUT cannot be written as “{ending or args.out}”. {hint}")
    for option in ("paper", "theme"):
        if getattr(args, option) is not None and option not in format_.options:
            raise usage_error(args.parser, f"--{option} has no meaning for {ending}.")
    if args.out.exists() and args.file.exists() and args.out.samefile(args.file):
        raise usage_error(args.parser, "OUT is the roadmap itself. Give another name.")
    return format_


def _write(format_: Format, job: Job) -> tuple[Problem, ...]:
    """Write the file and return warnings. Raises `CommandFailed` where Qt is missing for it."""
    if not format_.painted:
        return format_.write(job)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nothing is shown; a display may refuse us
    try:
        from PySide6.QtGui import QGuiApplication

        application = QGuiApplication.instance() or QGuiApplication(["planner"])
        problems = format_.write(job)
    except ImportError as error:
        raise CommandFailed(
            Problem(
                "no-qt",
                f"planner: Pictures need Qt, which cannot be loaded: {error}.",
                "“python3 bootstrap.py setup” installs what is missing.",
            )
        ) from error
    del application
    return problems
