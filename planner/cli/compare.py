"""Put the routes side by side for the same learner: dates, hours, cost, what is taught."""

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from planner.cli.console import open_catalogue, open_roadmap, print_json, say, table
from planner.cli.parser import Parser, check_word, file, usage_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.roadmap import Roadmap
    from planner.scheduling.comparison import Comparison, RouteOutcome
    from planner.scheduling.forecast import Forecast

TEXT = "Put the routes side by side for the same learner: dates, hours, cost, what is taught."
EXAMPLE = """\
example:
  planner compare my.yaml
  planner compare my.yaml --routes self-study,bootcamp
  planner compare my.yaml --json
"""
_HEAD = (
    "Route", "Likely", "Safe", "Entry level", "In class", "By yourself", "A week", "In term",
    "Taught", "In part", "Cost",
)  # fmt: skip
_RIGHT = frozenset(range(4, 11))


def add_arguments(parser: Parser) -> None:
    """Declare the arguments of `planner compare`."""
    parser.add_argument("file", metavar="FILE", type=file, help="a roadmap")
    parser.add_argument(
        "--routes",
        metavar="ID,ID",
        action="extend",
        type=lambda text: [part.strip() for part in text.split(",")],
        help="only these routes, in this order (default: all)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def run(args: Namespace) -> int:
    """Print the comparison."""
    from planner.scheduling.comparison import chances, compare

    catalogue = open_catalogue()
    roadmap, code = open_roadmap(args.file, catalogue)
    routes = None
    if args.routes is not None:
        from planner.domain.route_lookup import routes_of

        routes = _routes(args, tuple(routes_of(roadmap, catalogue)))
    comparison = compare(roadmap, catalogue, routes)
    forecasts = {each.id: chances(each) for each in comparison.outcomes}
    if args.json:
        from planner.export.compare_json import compare_data

        print_json(compare_data(comparison, catalogue, forecasts))
    else:
        say(lines(roadmap, comparison, forecasts))
    return code


def _routes(args: Namespace, known: tuple[str, ...]) -> tuple[str, ...]:
    wanted = tuple(args.routes)
    try:
        for word in wanted:
            check_word("route", word, known)
    except ArgumentTypeError as error:
        raise usage_error(args.parser, str(error)) from None
    return wanted


def lines(
    roadmap: "Roadmap", comparison: "Comparison", forecasts: "Mapping[str, Forecast]"
) -> "Iterator[str]":
    """Yield the text of `planner compare`; finish days are inclusive."""
    yield roadmap.title
    yield f"{_since(roadmap, comparison)} * is your route."
    yield ""
    rows = [_row(each, comparison, forecasts[each.id]) for each in comparison.outcomes]
    yield from table([_HEAD, *rows], _RIGHT)
    yield ""
    for row, best in comparison.best.items():
        name = comparison.outcome(best.route).route.name
        yield f"{best.word}, {row.label}: {name}."
    for outcome in comparison.outcomes:
        yield from _remarks(outcome)
    yield "“Taught” counts skills of your plan that courses teach in full, “In part” the others."
    yield "How much of a skill a course delivers is a judgement; --json explains every figure."


def _since(roadmap: "Roadmap", comparison: "Comparison") -> str:
    """Return for which time hours and cost are told, and what was paid before it."""
    from planner.domain.formatting import sums_text

    week = f"{roadmap.learner.hours_per_week:g} h a week."
    if roadmap.status_date <= roadmap.start:
        return f"From {roadmap.start}, {week}"
    text = f"Started {roadmap.start}, {week} Hours and cost are from {roadmap.status_date} on"
    own = (each.paid for each in comparison.outcomes if each.id == comparison.current)
    paid = next((sums_text(bill.totals) for bill in own if not bill.is_free), "")
    return f"{text}; paid before: {paid}." if paid else f"{text}."


def _row(
    outcome: "RouteOutcome", comparison: "Comparison", forecast: "Forecast"
) -> tuple[str, ...]:
    from planner.domain.formatting import exact_hours_text, hours_text, iso_text
    from planner.scheduling.outcome_explanations import bill_text

    entry, weekly = outcome.milestones[0], outcome.weekly
    mark = "* " if outcome.id == comparison.current else ""
    return (
        f"{mark}{outcome.route.short_name}",
        iso_text(outcome.finish),
        iso_text(max(forecast.finish.p80, outcome.finish)),
        iso_text(entry.day) if entry.day else "reached",
        hours_text(outcome.hours.to_attend) if outcome.intake else "",
        hours_text(outcome.hours.own_study),
        exact_hours_text(weekly.own),
        hours_text(weekly.in_all) if weekly.term_weeks else "",
        f"{outcome.whole_skills} of {outcome.skills}" if outcome.taught else "",
        str(len(outcome.taught) - outcome.whole_skills) if outcome.taught else "",
        bill_text(outcome.to_come),
    )


def _remarks(outcome: "RouteOutcome") -> "Iterator[str]":
    from planner.domain.formatting import count_text, day_text
    from planner.scheduling.date_reasons import too_few_hours
    from planner.scheduling.outcome_explanations import bill_text

    name = outcome.route.short_name
    if few := too_few_hours(outcome.schedule):
        yield f"{name}: {' '.join(few)}"
    if outcome.required:
        first = outcome.required
        weeks = count_text(first.weeks, "week")
        yield (
            f"{name}: a degree comes first, {first.route.short_name}, {weeks} and "
            f"{bill_text(first.bill)} more. With it, likely {day_text(first.finish)}."
        )
    if outcome.gaps:
        skills = outcome.schedule.scope.skills
        labels = ", ".join(skills[each.missing].label for each in outcome.gaps)
        gaps = count_text(len(outcome.gaps), "skill")
        yield f"{name}: courses take {gaps} for granted that you lack by then: {labels}."
    if outcome.milestones[0].without:
        yield f"{name}: {outcome.milestones[0].name}."
