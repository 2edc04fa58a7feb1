"""Routes of a person's own and figures about routes as a file keeps them, or refused."""

from collections.abc import Mapping
from dataclasses import replace

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import one_line
from planner.domain.limits import kept
from planner.domain.roadmap import Roadmap
from planner.domain.route import Cost, Course, Price, Route, RouteFigures, Term
from planner.domain.route_faults import of_figures, of_route_with_parts
from planner.domain.route_lookup import CURRENCY, routes_of
from planner.domain.scope import effective_skills
from planner.edits.base import check, check_skill


def checked_route(
    route: Route, roadmap: Roadmap, catalogue: Catalogue, before: Route | None = None
) -> Route:
    """Return `route` as a file keeps it, in the place of the one `before`.

    Raises `EditRejected` where it cannot be; what is no worse than before can.
    """
    for term in (*route.terms, *route.optional_terms):
        for course in term.courses:
            for skill in course.covers:
                check_skill(skill, roadmap, catalogue)
    made = _kept_route(route, catalogue)
    skills, routes = effective_skills(roadmap, catalogue), routes_of(roadmap, catalogue)
    held = of_route_with_parts(before, skills, routes) if before else ()
    check(of_route_with_parts(made, skills, routes), held)
    return made


def checked_figures(
    figures: RouteFigures, route: Route, before: RouteFigures | None = None
) -> RouteFigures:
    """Return `figures` about `route` as a file keeps them, in the place of those `before`.

    Raises `EditRejected` where they cannot be; what is no worse than before can.
    """
    made = RouteFigures(
        _kept_or_none(figures.hours_per_week),
        _kept_or_none(figures.own_hours_per_week),
        tuple(dict.fromkeys(figures.optional)),
        _kept_prices(figures.costs),
    )
    check(of_figures(made, route), of_figures(before, route) if before else ())
    return made


def _kept_or_none(hours: float | None) -> float | None:
    return None if hours is None else kept(hours)


def _kept_prices(prices: Mapping[str, Price]) -> dict[str, Price]:
    return {
        id_: replace(price, amount=_kept_or_none(price.amount), currency=one_line(price.currency))
        for id_, price in prices.items()
        if price != Price()
    }


def _kept_route(route: Route, catalogue: Catalogue) -> Route:
    name = one_line(route.name)
    terms = tuple(map(_kept_term, route.terms))
    return replace(
        route,
        name=name,
        short_name=one_line(route.short_name) or name,
        article_says="",
        quotes=(),
        gaps=(),
        terms=terms,
        optional_terms=tuple(map(_kept_term, route.optional_terms)),
        prework_hours=sum(t.hours_per_week * t.weeks for t in terms if t.kind == "prework"),
        costs=tuple(_kept_cost(cost, catalogue) for cost in route.costs),
    )


def _kept_term(term: Term) -> Term:
    return replace(
        term,
        name=one_line(term.name),
        hours_per_week=kept(term.hours_per_week),
        own_hours_per_week=kept(term.own_hours_per_week),
        courses=tuple(map(_kept_course, term.courses)),
    )


def _kept_course(course: Course) -> Course:
    covers = {skill: kept(fraction) for skill, fraction in course.covers.items()}
    credits = _kept_or_none(course.credits)
    return replace(course, name=one_line(course.name), covers=covers, credits=credits)


def _kept_cost(cost: Cost, catalogue: Catalogue) -> Cost:
    source = cost.source if cost.source in catalogue.sources else None
    return replace(
        cost,
        name=one_line(cost.name),
        amount=kept(cost.amount),
        currency=one_line(cost.currency) or CURRENCY,
        kind="sourced" if cost.kind == "sourced" and source else "assumption",
        source=source,
    )
