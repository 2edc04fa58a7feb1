"""Write a new roadmap."""

from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.cli.console import CommandFailed, about, complain, open_catalogue, say
from planner.cli.parser import (
    Parser,
    check_word,
    day,
    file,
    hours,
    one_of,
    pairs,
    usage_error,
    week,
    whole,
)
from planner.domain.learner import Learner, spread
from planner.domain.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.catalogue import Catalogue
    from planner.domain.roadmap import Roadmap
    from planner.edits import Edit
    from planner.scheduling.known import Implied

TEXT = "Write a new roadmap."
EXAMPLE = """\
example:
  planner new -o my.yaml --career applied-ml-engineer --route self-study \\
      --start 2026-01-05 --hours mon=1.5,wed=1.5,sat=4 --known python=working
“planner catalogue” lists the careers, routes and skills.
"""
_KNOWN_EXAMPLE = "python=working,statistics=aware"


def add_arguments(parser: Parser) -> None:
    """Declare the arguments of `planner new`."""
    add = parser.add_argument
    add("-o", "--output", metavar="FILE", type=file, required=True, help="the file to write")
    add("--career", metavar="ID", required=True, help="where to, such as applied-ml-engineer")
    add("--route", metavar="ID", required=True, help="which way, such as self-study")
    add("--start", metavar="DATE", type=day, required=True, help="the first day, 2026-01-05")
    week_hours = parser.add_mutually_exclusive_group(required=True)
    week_hours.add_argument(
        "--hours-per-week", metavar="N", type=hours, help="study hours a week, shared as usual"
    )
    week_hours.add_argument(
        "--hours", metavar="mon=2,sat=5", type=week, help="study hours by weekday"
    )
    add(
        "--known",
        action="extend",
        metavar="SKILL=LEVEL,...",
        type=lambda text: pairs(text, _KNOWN_EXAMPLE),
        default=[],
        help="what you know already: aware, working or proficient",
    )
    add(
        "--implied",
        action="store_true",
        help="what the known skills rest on is known too",
    )
    add("--focus", metavar="N", type=whole, help="skills in progress at once, 1 to 4; usually 2")
    add(
        "--holidays",
        metavar="COUNTRY",
        help="take public holidays off: a country, or a region of it, such as DE or DE-BY",
    )
    add("--deadline", metavar="DATE", type=day, help="the day to be done by")
    add("--title", metavar="TEXT", help="the name of the roadmap")
    add(
        "--aim",
        metavar="entry|path",
        type=one_of("aim", ("entry", "path")),
        help="as far as entry level or, as usual, the whole path",
    )
    add("--force", action="store_true", help="write over a file that exists")


def run(args: Namespace) -> int:
    """Write the roadmap and say what it comes to."""
    from planner.domain.formatting import count_text, day_text
    from planner.edits import EditRejected
    from planner.scheduling.date_reasons import too_few_hours
    from planner.scheduling.schedule import schedule
    from planner.storage.roadmap_file import RoadmapFileError, save

    catalogue = open_catalogue()
    try:
        roadmap = _roadmap(args, catalogue)
        if args.holidays is not None:
            roadmap = _with_holidays(args, roadmap, catalogue)
    except ArgumentTypeError as error:
        raise usage_error(args.parser, str(error)) from None
    except EditRejected as error:
        raise usage_error(args.parser, str(error.problem)) from None
    implied = _implied(roadmap, catalogue)
    if args.implied and implied:
        known = {**roadmap.learner.known, **implied.skills}
        roadmap = replace(roadmap, learner=replace(roadmap.learner, known=known))
    plan = schedule(roadmap, catalogue)
    if args.output.exists() and not args.force:
        problem = Problem("exists", "There is such a file already.", "--force writes over it.")
        raise CommandFailed(about(args.output, problem))
    try:
        warnings = save(roadmap, args.output, catalogue)
    except RoadmapFileError as error:
        raise CommandFailed(*error.problems) from error
    for warning in warnings:
        complain(str(warning))
    skills, finish = count_text(plan.skills, "skill"), day_text(plan.finish, weekday=True)
    study = f"{plan.remaining_hours:,.0f} h of study"
    lines = [f"Wrote {args.output}: {skills}, {study}, finish {finish}."]
    if implied and args.implied:
        lines.append(f"Known too: {', '.join(implied.skills)}.")
    elif implied:
        lines.append(f"{implied.question} --implied takes them so.")
    if few := too_few_hours(plan):
        lines.append(" ".join(few))
    say(lines)
    return 0


def _roadmap(args: Namespace, catalogue: "Catalogue") -> "Roadmap":
    from planner.domain.roadmap import Roadmap
    from planner.domain.route import RouteChoice
    from planner.domain.titles import usual_title

    check_word("career", args.career, catalogue.careers)
    check_word("route", args.route, catalogue.routes)
    roadmap = Roadmap("", args.career, args.start, args.start, RouteChoice(args.route))
    roadmap = replace(roadmap, title=usual_title(roadmap, catalogue))
    for edit in _edits(args, catalogue):
        roadmap = edit.apply(roadmap, catalogue)
    return roadmap


def _implied(roadmap: "Roadmap", catalogue: "Catalogue") -> "Implied | None":
    """Return what the known skills rest on and is not told to be known."""
    from planner.scheduling.known import implied_with

    known = roadmap.learner.known
    return implied_with(known, roadmap, catalogue) if known else None


def _with_holidays(args: Namespace, roadmap: "Roadmap", catalogue: "Catalogue") -> "Roadmap":
    """Return `roadmap` with the holidays from its start to the end of the year it is safe in.

    Days off can push that into the next year, so it is asked again.
    """
    from planner.edits import AddHolidays
    from planner.scheduling.forecast import forecast
    from planner.scheduling.schedule import schedule
    from planner.storage.public_holidays import UnknownRegion, holidays_between

    held, week = roadmap, roadmap.learner.hours
    for _ in range(3):
        until = forecast(schedule(held, catalogue)).finish.p80.year
        if held is not roadmap and until <= held.learner.holidays[0].until:
            break
        try:
            found = holidays_between(args.holidays, roadmap.start, until, week)
        except UnknownRegion as error:
            raise usage_error(args.parser, str(error.problem)) from None
        held = AddHolidays(found).apply(roadmap, catalogue)
    return held


def _edits(args: Namespace, catalogue: "Catalogue") -> "Iterator[Edit]":
    """Yield what the options change; the edits check the values."""
    from planner.domain.effort import LEVEL_BY_WORD
    from planner.domain.roadmap import Aim
    from planner.edits import MarkKnown, SetAim, SetDeadline, SetFocus, SetHours, SetTitle

    yield SetHours(args.hours or spread(args.hours_per_week, Learner().hours))
    told: set[str] = set()
    for skill, level in args.known:
        check_word("skill", skill, catalogue.skills)
        if skill in told:
            raise ArgumentTypeError(f"“{skill}” is given twice.")
        told.add(skill)
        check_word("level", level, LEVEL_BY_WORD)
        yield MarkKnown(skill, LEVEL_BY_WORD[level])
    if args.focus is not None:
        yield SetFocus(args.focus)
    if args.deadline is not None:
        yield SetDeadline(args.deadline)
    if args.title is not None:
        yield SetTitle(args.title)
    if args.aim is not None:
        yield SetAim(Aim(args.aim))
