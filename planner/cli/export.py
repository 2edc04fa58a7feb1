"""Write a roadmap as PDF, picture or JSON; the ending of OUT says which."""

import json
import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.console import (
    CommandFailed,
    about,
    complain,
    one_line,
    open_catalogue,
    open_roadmap,
)
from planner.cli.parser import Parser, file, one_of, usage_error
from planner.domain.clock import today
from planner.domain.problem import Problem, nearest

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.scheduling.schedule import Schedule

EXAMPLE = """\
example:
  planner export my.yaml my.pdf --paper letter
  planner export my.yaml my.png --theme dark
"""
_PICTURES = (".png", ".svg")
_ENDINGS = (".pdf", *_PICTURES, ".json")


def add_arguments(parser: Parser) -> None:
    """Declare the arguments of `planner export`."""
    parser.add_argument("file", metavar="FILE", type=file, help="a roadmap")
    parser.add_argument(
        "out", metavar="OUT", type=file, help="the file to write: .pdf .png .svg .json"
    )
    parser.add_argument(
        "--paper",
        metavar="a4|letter",
        type=one_of("paper", ("a4", "letter")),
        help="size of the pages of a PDF; usually a4",
    )
    parser.add_argument(
        "--theme",
        metavar="light|dark",
        type=one_of("theme", ("light", "dark")),
        help="colours of a picture; usually light",
    )


def run(args: Namespace) -> int:
    """Write the file and name it."""
    from planner.export.files import ExportError
    from planner.scheduling.schedule import schedule

    ending = args.out.suffix.lower()
    _check(args, ending)
    catalogue = open_catalogue()
    plan = schedule(open_roadmap(args.file, catalogue), catalogue)
    try:
        _write(args, ending, plan, catalogue)
    except ExportError as error:
        raise CommandFailed(about(args.out, error.problem)) from error
    print(f"Wrote {one_line(str(args.out))}.")
    return 0


def _check(args: Namespace, ending: str) -> None:
    if ending not in _ENDINGS:
        hint = nearest(ending, _ENDINGS)
        raise usage_error(args.parser, f"OUT cannot be written as “{ending or args.out}”. {hint}")
    for option, endings in (("paper", (".pdf",)), ("theme", _PICTURES)):
        if getattr(args, option) is not None and ending not in endings:
            raise usage_error(args.parser, f"--{option} has no meaning for {ending}.")
    if args.out.exists() and args.file.exists() and args.out.samefile(args.file):
        raise usage_error(args.parser, "OUT is the roadmap itself. Give another name.")


def _write(args: Namespace, ending: str, plan: "Schedule", catalogue: "Catalogue") -> None:
    if ending == ".pdf":
        from planner.export.pdf import write_pdf

        paper = args.paper or "a4"
        for problem in write_pdf(plan, catalogue, args.out, paper=paper, exported=today()):
            complain(str(about(args.out, problem)))
    elif ending == ".json":
        from planner.export.files import write_file
        from planner.export.plan_json import plan_data

        text = json.dumps(plan_data(plan, catalogue), indent=2, ensure_ascii=False)
        write_file(args.out, f"{text}\n".encode())
    else:
        _write_picture(args.out, args.theme or "light", plan, catalogue)


def _write_picture(out: Path, theme: str, plan: "Schedule", catalogue: "Catalogue") -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nothing is shown; a display may refuse us
    try:
        from PySide6.QtGui import QGuiApplication

        from planner.render.picture import write_picture
        from planner.render.theme import DARK, LIGHT
    except ImportError as error:
        raise CommandFailed(
            Problem(
                "no-qt",
                f"planner: Pictures need Qt, which cannot be loaded: {error}.",
                "“python3 bootstrap.py setup” installs what is missing.",
            )
        ) from error
    application = QGuiApplication.instance() or QGuiApplication(["planner"])
    write_picture(plan, catalogue, out, DARK if theme == "dark" else LIGHT, None)
    del application
