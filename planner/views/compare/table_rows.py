"""A comparison as the rows of the table, each figure with how it was worked out."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import (
    TOO_FEW,
    chance_text,
    count_text,
    day_text,
    duration_text,
    exact_hours_text,
    finish_text,
    hours_text,
    money_text,
    month_word,
    number_text,
    sums_text,
    uncapitalised,
)
from planner.domain.limits import LAST_DAY
from planner.domain.route import RouteId
from planner.domain.skill import Area
from planner.layout.route_strip import RouteStrip, StripStretch
from planner.scheduling.bill import Bill
from planner.scheduling.comparison import Comparison, ComparisonRow, RouteOutcome
from planner.scheduling.forecast import Forecast
from planner.scheduling.outcome_explanations import item_text
from planner.scheduling.route_outcome import Stretch as Part
from planner.scheduling.route_outcome import StretchKind
from planner.views.compare.cells import Cell, TableRow
from planner.views.compare.chart import RouteRow

Forecasts = Mapping[RouteId, Forecast]
"""What is known so far; the rest is still being worked out."""

_DAY = timedelta(days=1)
_WAITING = "…"
_FORECAST = (
    "10,000 samples of the hours of every skill, scheduled by the rules of the plan; the share "
    "of them that is done by then."
)


def chart_rows(comparison: Comparison, forecasts: Forecasts) -> list[RouteRow]:
    """Return what the chart draws."""
    return [_chart_row(outcome, forecasts) for outcome in comparison.outcomes]


def table_rows(
    comparison: Comparison, forecasts: Forecasts, catalogue: Catalogue
) -> list[TableRow]:
    """Return the rows of the table from top to bottom."""
    outcomes = comparison.outcomes
    table = _Table(comparison, forecasts, catalogue)
    rows = [
        TableRow("", tuple(_head(each) for each in outcomes), 44, rule=False),
        TableRow("Time to likely finish", tuple(map(table.time, outcomes)), 40, top=True),
        TableRow("Entry level", tuple(map(table.entry, outcomes))),
    ]
    if outcomes[0].roadmap.deadline is not None:
        title = f"Chance by {day_text(outcomes[0].roadmap.deadline)}"
        rows.append(TableRow(title, tuple(map(table.chance, outcomes))))
    rows += [
        TableRow("Study hours", tuple(map(table.hours, outcomes))),
        TableRow("Hours per week", tuple(map(table.weekly, outcomes))),
        TableRow("Cost", tuple(map(table.cost, outcomes))),
        TableRow("When it is paid", tuple(map(table.paid, outcomes))),
        TableRow("Taught by the programme", tuple(map(table.taught, outcomes))),
        TableRow("Taken for granted", tuple(map(table.unmet, outcomes))),
        TableRow("Left to self-study", tuple(map(table.left, outcomes)), weight=600, top=True),
    ]
    return [*rows, *table.areas()]


class _Table:
    """What all cells of a table have in common."""

    def __init__(self, comparison: Comparison, forecasts: Forecasts, catalogue: Catalogue) -> None:
        self._comparison, self._forecasts = comparison, forecasts
        self._catalogue = catalogue

    def time(self, outcome: RouteOutcome) -> Cell:
        now, start = outcome.now, outcome.roadmap.start
        text, aside = "reached", ""
        if outcome.finish >= now:
            text = duration_text(now, outcome.finish)
        if outcome.finish > LAST_DAY:
            aside = TOO_FEW
        elif outcome.required is not None:
            first, whole = outcome.required.route.short_name, outcome.required.finish
            aside = f"{duration_text(now, whole)} with {first}"
        elif start < now:
            aside = f"{duration_text(start, now - _DAY)} so far"
        return Cell(
            text, aside, self._tag(ComparisonRow.FINISH, outcome), None,
            self._why(ComparisonRow.FINISH, outcome), 16, 600,
        )  # fmt: skip

    def entry(self, outcome: RouteOutcome) -> Cell:
        milestone = outcome.milestones[0]
        text = day_text(milestone.day) if milestone.day else "nothing left"
        aside = ""
        if milestone.day is not None and milestone.day >= outcome.now:
            aside = duration_text(outcome.now, milestone.day)
        if milestone.without:
            aside = f"without {', '.join(map(self._skill_names, milestone.without))}"
        why = self._why(ComparisonRow.ENTRY, outcome)
        return Cell(text, aside, self._tag(ComparisonRow.ENTRY, outcome), None, why)

    def chance(self, outcome: RouteOutcome) -> Cell:
        forecast, deadline = self._forecasts.get(outcome.id), outcome.roadmap.deadline
        if forecast is None or deadline is None:
            return Cell(_WAITING)
        safe = f"safe {day_text(forecast.finish.p80)}"
        return Cell(chance_text(forecast.chance_by(deadline)), safe, "", None, (_FORECAST,))

    def hours(self, outcome: RouteOutcome) -> Cell:
        hours = outcome.hours
        aside = "all self-study"
        if hours.to_attend > 0:
            aside = (
                f"{hours_text(hours.to_attend)} in class, {hours_text(hours.own_study)} self-study"
            )
        if hours.done > 0:
            aside += f", {hours_text(hours.done)} done"
        return Cell(
            hours_text(hours.total), aside, "", None, self._why(ComparisonRow.HOURS, outcome)
        )

    def weekly(self, outcome: RouteOutcome) -> Cell:
        week = outcome.weekly
        aside = ""
        if week.term_weeks:
            load = f"{number_text(week.in_all)} h"
            aside = f"and {load} for {count_text(week.term_weeks, 'week')}"
        why = self._why(ComparisonRow.WEEKLY, outcome)
        return Cell(exact_hours_text(week.own), aside, "", None, why)

    def cost(self, outcome: RouteOutcome) -> Cell:
        bill, tag = outcome.to_come, self._tag(ComparisonRow.COST, outcome)
        told = self._why(ComparisonRow.COST, outcome)[1 if outcome.bill.items else 0 :]
        why = (*_cost_lines(bill, ""), *_cost_lines(outcome.paid, "Paid: "), *told)
        paid = "" if outcome.paid.is_free else f"{sums_text(outcome.paid.totals)} paid so far, "
        if not bill.is_known:
            return Cell("not known", f"{paid}add prices under Assumptions", "", None, why)
        if not bill.items:
            return Cell("nothing", f"{paid}nothing is due" if paid else "is due", tag, None, why)
        largest = max(bill.items, key=lambda item: item.total)
        aside = uncapitalised(largest.cost.name) if len(bill.items) == 1 else _largest(bill)
        return Cell(sums_text(bill.totals), f"{paid}{aside}", tag, None, why)

    def paid(self, outcome: RouteOutcome) -> Cell:
        payments = outcome.to_come.payments
        if not payments:
            return Cell("", "nothing is due", "", None)
        first, last = payments[0], payments[-1]
        why = tuple(
            f"{day_text(each.day)}: {money_text(each.amount, each.currency)}, {each.name}"
            for each in payments[:12]
        )
        if len(payments) > 12:
            why = (*why, f"and {len(payments) - 12} more, the last on {day_text(last.day)}")
        if first.day == last.day:
            return Cell(day_text(first.day), "at once", "", None, why)
        aside = f"in {count_text(len(payments), 'payment')}"
        return Cell(f"{_month(first.day)} to {_month(last.day)}", aside, "", None, why)

    def taught(self, outcome: RouteOutcome) -> Cell:
        whole = sum(each.is_whole for each in outcome.taught)
        partly = len(outcome.taught) - whole
        share = (len(outcome.taught) / outcome.skills) if outcome.skills else 0.0
        text = (
            f"{whole} of {outcome.skills} taught"
            if partly == 0
            else (f"{whole} of {outcome.skills}, {partly} in part")
        )
        why = self._why(ComparisonRow.TAUGHT, outcome)
        return Cell(text, "", self._tag(ComparisonRow.TAUGHT, outcome), share, why)

    def unmet(self, outcome: RouteOutcome) -> Cell:
        why = self._why(ComparisonRow.GAPS, outcome)
        skills = self._skill_names
        before = sorted({skills(each.missing) for each in outcome.prework})
        gaps = sorted({skills(each.missing) for each in outcome.gaps})
        why += tuple(
            f"{each.course} takes {skills(each.missing)} for granted on "
            f"{day_text(each.course_starts)}."
            for each in outcome.unmet[:8]
        )
        if gaps:
            return Cell(count_text(len(gaps), "gap"), ", ".join(gaps), "", None, why)
        if before:
            return Cell(f"{len(before)} before the start", ", ".join(before), "", None, why)
        return Cell("", "nothing", "", None, why)

    def left(self, outcome: RouteOutcome) -> Cell:
        count = count_text(outcome.left_skills, "skill")
        why = self._why(ComparisonRow.LEFT, outcome)
        tag = self._tag(ComparisonRow.LEFT, outcome)
        return Cell(count, hours_text(outcome.hours.own_study), tag, None, why, 12.5, 600)

    def areas(self) -> Iterator[TableRow]:
        outcomes = self._comparison.outcomes
        for area in self._catalogue.areas.values():
            if any(outcome.left.get(area.id) for outcome in outcomes):
                cells = tuple(self._area(area, outcome) for outcome in outcomes)
                yield TableRow(area.name, cells, 25, area.id, area.icon, rule=False)

    def _area(self, area: Area, outcome: RouteOutcome) -> Cell:
        left = outcome.left.get(area.id, ())
        if not left:
            return Cell("", "nothing left")
        names = ", ".join(self._skill_names(each.skill) for each in left)
        why = tuple(
            f"{self._skill_names(each.skill)}: {hours_text(each.hours)}"
            + (f", {each.fraction:.0%} taught" if each.fraction else "")
            for each in left
        )
        return Cell(names, "", "", None, why, 12, 400, str(len(left)))

    def _skill_names(self, skill: str) -> str:
        for outcome in self._comparison.outcomes:
            task = outcome.schedule.tasks.get(skill)
            if task is not None:
                return task.label
        known = self._catalogue.skills.get(skill)
        return known.label if known else skill

    def _tag(self, figure: ComparisonRow, outcome: RouteOutcome) -> str:
        best = self._comparison.best.get(figure)
        return best.word if best is not None and best.route == outcome.id else ""

    def _why(self, figure: ComparisonRow, outcome: RouteOutcome) -> tuple[str, ...]:
        found = outcome.explanations.get(figure)
        if found is None:
            return ()
        titles = (
            self._catalogue.sources[id_] for id_ in found.sources if id_ in self._catalogue.sources
        )
        return (found.text, *(f"Source: {source.title}" for source in titles))


def _month(day: date) -> str:
    return f"{month_word(day)} {day.year}"


def _head(outcome: RouteOutcome) -> Cell:
    return Cell(
        outcome.route.short_name, f"likely {finish_text(outcome.finish)}", size=14, weight=600
    )


def _chart_row(outcome: RouteOutcome, forecasts: Forecasts) -> RouteRow:
    forecast = forecasts.get(outcome.id)
    safe = forecast.finish.p80 if forecast is not None else None
    stretches = tuple(
        StripStretch(each.first, each.last, _texts(each), each.kind is StretchKind.PROGRAMME)
        for each in outcome.stretches
    )
    strip = RouteStrip(stretches, outcome.finish, safe)
    entry = outcome.milestones[0].day
    is_apart = entry is not None and entry < outcome.finish
    return RouteRow(outcome.route.short_name, _about(outcome), strip, entry if is_apart else None)


def _texts(stretch: Part) -> tuple[str, ...]:
    if stretch.kind is StretchKind.PROGRAMME:
        return (stretch.name, f"{stretch.weeks} wk")
    hours = hours_text(stretch.own_hours)
    return (f"Self-study, {hours}", hours)


def _about(outcome: RouteOutcome) -> str:
    if not outcome.route.terms:
        return f"{count_text(outcome.left_skills, 'skill')} on your own"
    if outcome.required is not None:
        return f"Asks for {outcome.required.route.short_name} first"
    weeks = outcome.route.weeks
    length = count_text(weeks, "week") if weeks < 60 else count_text(round(weeks / 52.18), "year")
    return f"{length}, then self-study" if outcome.left_skills else length


def _largest(bill: Bill) -> str:
    largest = max(bill.items, key=lambda item: item.total)
    return f"{uncapitalised(largest.cost.name)} {money_text(largest.total, largest.cost.currency)}"


def _cost_lines(bill: Bill, head: str) -> Iterator[str]:
    return (f"{head}{item_text(item)}" for item in bill.items)
