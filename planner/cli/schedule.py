"""Show the dates of every activity, the likely and the safe finish, and the totals."""

from argparse import Namespace
from typing import TYPE_CHECKING

from planner.cli.console import open_catalogue, open_roadmap, print_json, say, table
from planner.cli.parser import Parser, file
from planner.domain.formatting import count_text, day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.catalogue import Catalogue
    from planner.export.forecast_summary import ForecastSummary
    from planner.scheduling.schedule import Activity, Schedule

TEXT = "Show the dates of every activity, the likely and the safe finish, and the totals."
EXAMPLE = """\
example:
  planner schedule my.yaml
  planner schedule my.yaml --json
  planner schedule my.yaml --why
"""
_HEAD = ("Start", "Finish", "Hours", "State", "Skill")
_HOURS_COLUMN = 2


def add_arguments(parser: Parser) -> None:
    """Declare the arguments of `planner schedule`."""
    parser.add_argument("file", metavar="FILE", type=file, help="a roadmap")
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")
    parser.add_argument("--why", action="store_true", help="say why the turn of each comes then")


def run(args: Namespace) -> int:
    """Print the schedule."""
    from planner.scheduling.schedule import schedule

    catalogue = open_catalogue()
    roadmap, code = open_roadmap(args.file, catalogue)
    plan = schedule(roadmap, catalogue)
    if args.json:
        from planner.export.plan_json import plan_data

        print_json(plan_data(plan, catalogue))
    elif args.why:
        say(reasons(plan, catalogue))
    else:
        say(lines(plan, catalogue))
    return code


def lines(plan: "Schedule", catalogue: "Catalogue") -> "Iterator[str]":
    """Yield the text of `planner schedule`; finish days are inclusive."""
    from planner.domain.route_lookup import route_of
    from planner.export.forecast_summary import deadline_text, forecast_summary_of
    from planner.scheduling.date_reasons import too_few_hours
    from planner.scheduling.forecast import forecast
    from planner.scheduling.record_texts import record_text

    roadmap = plan.roadmap
    yield roadmap.title
    career, route = catalogue.careers[roadmap.career], route_of(roadmap, catalogue)
    yield f"{career.name} · {route.name} · from {roadmap.start}"
    yield ""
    if plan.activities:
        yield from table([_HEAD, *map(_row, plan.activities)], frozenset({_HOURS_COLUMN}))
        yield ""
    forecast_summary = forecast_summary_of(plan, forecast(plan))
    yield from table(list(_milestones(plan, forecast_summary)))
    yield ""
    if plan.activities:
        yield f"Likely {day_text(plan.finish)}, safe {day_text(forecast_summary.safe)} (80 %)."
    if few := too_few_hours(plan):
        yield " ".join(few)
    if told := record_text(plan):
        yield told
    if told := deadline_text(plan, forecast_summary):
        yield told
    yield _totals(plan)


def reasons(plan: "Schedule", catalogue: "Catalogue") -> "Iterator[str]":
    """Yield the text of `planner schedule --why`: each part with its turn and why it comes then."""
    from planner.domain.formatting import iso_text
    from planner.scheduling.activity import part_of
    from planner.scheduling.crowds import crowd_of
    from planner.scheduling.date_reasons import too_few_hours
    from planner.scheduling.record_texts import record_text
    from planner.scheduling.turn_texts import turn_number, why_text

    yield plan.roadmap.title
    yield f"{count_text(plan.skills, 'skill')}, {plan.roadmap.learner.focus} at a time."
    if told := record_text(plan):
        yield told
    if few := too_few_hours(plan):
        yield " ".join(few)
    for bar in plan.activities:
        part = part_of(bar.id)
        if bar.id != part and part in plan.by_id:
            continue  # it is told with the study of one's own
        number = turn_number(part, plan)
        yield ""
        yield f"{iso_text(bar.start)}  {bar.name}" + (f", turn {number}" if number else "")
        crowd = crowd_of(part, plan)
        yield f"    {why_text(part, plan, catalogue)}" + (f" {crowd.text}." if crowd else "")


def _milestones(
    plan: "Schedule", forecast_summary: "ForecastSummary"
) -> "Iterator[tuple[str, ...]]":
    from planner.domain.formatting import iso_text
    from planner.export.forecast_summary import safe_day

    yield "Likely", "Safe", "Milestone"
    for each in plan.milestones:
        safe = safe_day(each, forecast_summary.forecast)
        likely = iso_text(each.day) if each.day else "reached"
        yield likely, iso_text(safe) if safe else "", each.name
    deadline = plan.roadmap.deadline
    if deadline is not None:
        yield str(deadline), "", _spare((deadline - plan.finish).days)


def _row(bar: "Activity") -> tuple[str, ...]:
    from planner.domain.formatting import iso_text

    days = iso_text(bar.start), iso_text(bar.finish)
    return *days, f"{bar.hours:.1f}", _state(bar), bar.name


def _state(bar: "Activity") -> str:
    from planner.scheduling.schedule import ActivityKind
    from planner.scheduling.workload import Status

    if bar.kind is ActivityKind.COURSE:
        return "course"
    if bar.status is Status.PLANNED and bar.pin is not None:
        return "pinned"
    return bar.status.value


def _spare(days: int) -> str:
    count = count_text(abs(days), "day")
    return f"Deadline, {count} to spare" if days >= 0 else f"Deadline, missed by {count}"


def _totals(plan: "Schedule") -> str:
    done = f"{plan.logged_hours:,.1f} h logged, " if plan.logged_hours else ""
    course = f", {plan.course_hours:,.1f} h in courses" if plan.course_hours else ""
    from planner.domain.formatting import iso_text

    return (
        f"{count_text(plan.skills, 'skill')}, {done}{plan.remaining_hours:,.1f} h to study"
        f"{course}. Finish {iso_text(plan.finish)}."
    )
