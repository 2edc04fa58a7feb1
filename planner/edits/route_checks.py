"""What a route of a person's own has to be, so that it can be saved and laid on the calendar."""

import re
from collections.abc import Iterator
from dataclasses import replace

from planner.domain.catalogue import Catalogue
from planner.domain.limits import (
    MAX_AMOUNT,
    MAX_COURSES,
    MAX_CREDITS,
    MAX_TERMS,
    MAX_WEEKLY_HOURS,
    MAX_WEEKS,
    kept,
)
from planner.domain.roadmap import Roadmap
from planner.domain.route import PER, TERM_KINDS, Cost, Course, Price, Route, RouteFigures, Term
from planner.domain.routes import CURRENCY, routes_of
from planner.edits.base import check_skill, reject, skill_name

_COST_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def checked_route(route: Route, roadmap: Roadmap, catalogue: Catalogue) -> Route:
    """Return `route` as a file keeps it. Raises `EditRejected` where it cannot be."""
    name = " ".join(route.name.split())
    if not name:
        raise reject("no-name", "A route needs a name.", "Enter a few words.")
    for month, day in route.intakes:
        if not (1 <= month <= 12 and 1 <= day <= _LONGEST_MONTH[month - 1]):
            message = f"An intake cannot be on day {day} of month {month}."
            raise reject("intake", message, "Enter month and day: 09-01.")
    if route.requires is not None:
        _check_required(route, roadmap, catalogue)
    terms = tuple(_terms(route.terms, roadmap, catalogue))
    _check_coverage(replace(route, terms=terms), roadmap, catalogue)
    return replace(
        route,
        name=name,
        short_name=" ".join(route.short_name.split()) or name,
        article_says="",
        quotes=(),
        gaps=(),
        terms=terms,
        optional_terms=tuple(_term(each, roadmap, catalogue) for each in route.optional_terms),
        prework_hours=sum(t.hours_per_week * t.weeks for t in terms if t.kind == "prework"),
        costs=tuple(_costs(route.costs, catalogue)),
    )


def checked_figures(figures: RouteFigures, route: Route) -> RouteFigures:
    """Return `figures` about `route` as a file keeps them. Raises `EditRejected`."""
    offered = {term.name for term in route.optional_terms}
    for name in figures.optional:
        if name not in offered:
            raise reject("no-term", f"{route.short_name} does not offer “{name}”.")
    prices = {id_: _price(id_, price, route) for id_, price in figures.costs.items()}
    return RouteFigures(
        _checked_hours(figures.hours_per_week),
        _checked_hours(figures.own_hours_per_week),
        tuple(dict.fromkeys(figures.optional)),
        {id_: price for id_, price in prices.items() if price != Price()},
    )


def _checked_hours(hours: float | None) -> float | None:
    if hours is not None and not 0 <= hours <= MAX_WEEKLY_HOURS:
        message = f"A week has 0 to {MAX_WEEKLY_HOURS:g} hours."
        raise reject("hours-range", message, "Enter hours such as 40.")
    return None if hours is None else kept(hours)


def _price(id_: str, price: Price, route: Route) -> Price:
    _check_cost_id(id_)
    if price.amount is None and all(cost.id != id_ for cost in route.costs):
        if price == Price():
            return price
        raise reject("no-amount", "A new cost needs an amount.", "Enter a number such as 900.")
    if price.amount is not None and not 0 <= price.amount <= MAX_AMOUNT:
        message = f"An amount must be from 0 to {MAX_AMOUNT:,.0f}."
        raise reject("amount-range", message, "Enter a number such as 900.")
    if price.per and price.per not in PER:
        raise reject("cost-per", f"“{price.per}” is not a time.", f"Use {', '.join(PER)}.")
    amount = None if price.amount is None else kept(price.amount)
    return replace(price, amount=amount, currency=" ".join(price.currency.split()))


def _check_required(route: Route, roadmap: Roadmap, catalogue: Catalogue) -> None:
    if route.requires == route.id or route.requires not in routes_of(roadmap, catalogue):
        message = f"There is no route “{route.requires}” that could come first."
        raise reject("route-required", message, "Choose another one, or none.")


def _terms(terms: tuple[Term, ...], roadmap: Roadmap, catalogue: Catalogue) -> Iterator[Term]:
    if len(terms) > MAX_TERMS:
        message = f"A route has at most {MAX_TERMS} terms."
        raise reject("terms", message, "Put some of them together.")
    end = 0
    for term in terms:
        if term.offset_weeks < end:
            message = (
                f"“{term.name}” begins in week {term.offset_weeks + 1}, "
                f"before the term ahead of it ends in week {end}."
            )
            raise reject("term-order", message, "Terms follow each other and do not overlap.")
        end = term.offset_weeks + term.weeks
        yield _term(term, roadmap, catalogue)


def _term(term: Term, roadmap: Roadmap, catalogue: Catalogue) -> Term:
    name = " ".join(term.name.split())
    if not name:
        raise reject("no-name", "A term needs a name.", "Enter one, such as Autumn.")
    if not (0 <= term.offset_weeks <= MAX_WEEKS and 1 <= term.weeks <= MAX_WEEKS):
        message = f"“{name}” must last 1 to {MAX_WEEKS:,} weeks."
        raise reject("weeks-range", message, "Enter weeks such as 15.")
    for hours in (term.hours_per_week, term.own_hours_per_week):
        if not 0 <= hours <= MAX_WEEKLY_HOURS:
            message = f"A week of “{name}” has 0 to {MAX_WEEKLY_HOURS:g} hours."
            raise reject("hours-range", message, "Enter hours such as 40.")
    if term.kind not in TERM_KINDS:
        message = f"“{term.kind}” is not a kind of term."
        raise reject("term-kind", message, f"Use one of: {', '.join(TERM_KINDS)}.")
    if len(term.courses) > MAX_COURSES:
        message = f"A term has at most {MAX_COURSES} courses."
        raise reject("courses", message, "Put some of them together.")
    return replace(
        term,
        name=name,
        hours_per_week=kept(term.hours_per_week),
        own_hours_per_week=kept(term.own_hours_per_week),
        courses=tuple(_course(course, roadmap, catalogue) for course in term.courses),
    )


def _course(course: Course, roadmap: Roadmap, catalogue: Catalogue) -> Course:
    name = " ".join(course.name.split())
    if not name:
        raise reject("no-name", "A course needs a name.", "Enter one, such as Python.")
    for skill, fraction in course.covers.items():
        check_skill(skill, roadmap, catalogue)
        if not 0 <= fraction <= 1:
            of = skill_name(skill, roadmap, catalogue)
            message = f"“{name}” cannot teach {100 * fraction:g} % of {of}."
            raise reject("coverage", message, "Enter 0 to 100 %.")
    credits = course.credits
    if credits is not None and not 0 <= credits <= MAX_CREDITS:
        message = f"The credits of “{name}” must be from 0 to {MAX_CREDITS:g}."
        raise reject("credits", message, "Leave them out if you do not need them.")
    covers = {skill: kept(fraction) for skill, fraction in course.covers.items()}
    return replace(
        course, name=name, covers=covers, credits=None if credits is None else kept(credits)
    )


def _check_coverage(route: Route, roadmap: Roadmap, catalogue: Catalogue) -> None:
    for skill, fraction in route.taught_too_often.items():
        name = skill_name(skill, roadmap, catalogue)
        message = f"The courses teach {100 * fraction:.0f} % of {name} in all."
        raise reject("coverage", message, "Together they teach 100 % at most.")


def _costs(costs: tuple[Cost, ...], catalogue: Catalogue) -> Iterator[Cost]:
    held: set[str] = set()
    for cost in costs:
        _check_cost_id(cost.id)
        if cost.id in held:
            message = f"There are two costs “{cost.id}”."
            raise reject("cost-id", message, "Give one of them another id.")
        held.add(cost.id)
        yield _cost(cost, catalogue)


def _check_cost_id(id_: str) -> None:
    if not _COST_ID.fullmatch(id_):
        message = f"“{id_}” cannot be the id of a cost."
        raise reject("cost-id", message, "Use letters, digits and single hyphens.")


def _cost(cost: Cost, catalogue: Catalogue) -> Cost:
    name = " ".join(cost.name.split())
    if not name:
        raise reject("no-name", "A cost needs a name.", "Enter one, such as Tuition.")
    if not 0 <= cost.amount <= MAX_AMOUNT:
        message = f"“{name}” must be from 0 to {MAX_AMOUNT:,.0f}."
        raise reject("amount-range", message, "Enter a number such as 900.")
    if cost.per not in PER:
        raise reject("cost-per", f"“{cost.per}” is not a time.", f"Use {', '.join(PER)}.")
    is_sourced = cost.kind == "sourced" and cost.source in catalogue.sources
    return replace(
        cost,
        name=name,
        amount=kept(cost.amount),
        currency=" ".join(cost.currency.split()) or CURRENCY,
        kind="sourced" if is_sourced else "assumption",
        source=cost.source if cost.source in catalogue.sources else None,
    )
