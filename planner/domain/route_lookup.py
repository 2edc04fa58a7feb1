"""The routes of a roadmap: the catalogue's and the person's own, with the person's figures."""

from collections.abc import Iterator
from dataclasses import replace

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.domain.route import Cost, Course, Price, Route, RouteFigures, RouteId, RouteKind, Term
from planner.domain.skill import SkillId

CURRENCY = "USD"
"""The currency of a cost that says nothing else."""

SUGGESTED_COSTS = {
    "living": Price(per="month", name="Living costs"),
    "lost-income": Price(per="month", name="Income forgone"),
}
"""Costs a person may enter for any route; nothing is assumed of them."""


def routes_of(roadmap: Roadmap, catalogue: Catalogue) -> dict[RouteId, Route]:
    """Return all routes by id in the order to show them, as the person assumes them to be: the
    catalogue's by kind, then the person's own."""
    held = {**catalogue.routes, **{route.id: route for route in roadmap.own_routes}}
    return {id_: with_figures(route, roadmap.route_figures.get(id_)) for id_, route in held.items()}


def route_of(roadmap: Roadmap, catalogue: Catalogue) -> Route:
    """Return the route that is taken. Raises `KeyError` if there is none of this id."""
    return find_route(roadmap.route.id, roadmap, catalogue)


def find_route(id_: RouteId, roadmap: Roadmap, catalogue: Catalogue) -> Route:
    """Return one route, as the person assumes it to be. Raises `KeyError` for an unknown id."""
    return with_figures(plain_route(id_, roadmap, catalogue), roadmap.route_figures.get(id_))


def plain_route(id_: RouteId, roadmap: Roadmap, catalogue: Catalogue) -> Route:
    """Return one route without the person's figures. Raises `KeyError` for an unknown id."""
    own = next((route for route in roadmap.own_routes if route.id == id_), None)
    return own or catalogue.routes[id_]


def self_study_of(roadmap: Roadmap, catalogue: Catalogue) -> Route | None:
    """Return the first route of self-study, for what is studied beside a programme."""
    routes = routes_of(roadmap, catalogue).values()
    return next((each for each in routes if each.kind is RouteKind.SELF_STUDY), None)


def without_skill(routes: tuple[Route, ...], skill: SkillId) -> tuple[Route, ...]:
    """Return `routes` whose courses no longer teach `skill`, the same ones where none does."""
    return tuple(
        _without(route, skill) if skill in route.coverage or skill in _optional(route) else route
        for route in routes
    )


def _optional(route: Route) -> set[SkillId]:
    return {skill for t in route.optional_terms for course in t.courses for skill in course.covers}


def _without(route: Route, skill: SkillId) -> Route:
    def kept(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(
            replace(term, courses=tuple(_not_teaching(skill, each) for each in term.courses))
            for term in terms
        )

    return replace(route, terms=kept(route.terms), optional_terms=kept(route.optional_terms))


def _not_teaching(skill: SkillId, course: Course) -> Course:
    covers = {each: fraction for each, fraction in course.covers.items() if each != skill}
    return replace(course, covers=covers)


def with_figures(route: Route, figures: RouteFigures | None) -> Route:
    """Return `route` as the person assumes it to be."""
    if figures is None or figures.is_empty:
        return route
    terms = tuple(_term(term, figures) for term in route.terms)
    for name in figures.optional:
        for term in route.optional_terms:
            if term.name == name:
                terms = tuple(_inserted(term, terms))
    return replace(route, terms=terms, costs=tuple(_costs(route, figures)))


def _term(term: Term, figures: RouteFigures) -> Term:
    if term.kind != "term":
        return term
    load, own = figures.hours_per_week, figures.own_hours_per_week
    return replace(
        term,
        hours_per_week=term.hours_per_week if load is None else load,
        own_hours_per_week=term.own_hours_per_week if own is None else own,
    )


def _inserted(added: Term, terms: tuple[Term, ...]) -> list[Term]:
    """Return `terms` with `added`; breaks that it overlaps are cut short or left out."""
    pieces = [piece for term in terms for piece in _beside(added, term)]
    return sorted((*pieces, added), key=lambda term: term.offset_weeks)


def _beside(added: Term, term: Term) -> Iterator[Term]:
    first, end = added.offset_weeks, added.offset_weeks + added.weeks
    begin, stop = term.offset_weeks, term.offset_weeks + term.weeks
    if term.courses or stop <= first or begin >= end:
        yield term
        return
    if begin < first:
        yield replace(term, weeks=first - begin)
    if stop > end:
        yield replace(term, offset_weeks=end, weeks=stop - end)


def _costs(route: Route, figures: RouteFigures) -> Iterator[Cost]:
    for cost in route.costs:
        price = figures.costs.get(cost.id)
        yield cost if price is None else _repriced(cost, price)
    currency = next((cost.currency for cost in route.costs), CURRENCY)
    for id_, price in figures.costs.items():
        if price.amount is not None and all(cost.id != id_ for cost in route.costs):
            name, per = price.name or id_, price.per or "once"
            counted = price.counted is not False
            held = price.currency or currency
            yield Cost(id_, name, price.amount, held, per, "assumption", counted=counted)


def _repriced(cost: Cost, price: Price) -> Cost:
    counted = cost.counted if price.counted is None else price.counted
    name, per = price.name or cost.name, price.per or cost.per
    currency = price.currency or cost.currency
    changed = replace(cost, name=name, per=per, currency=currency, counted=counted)
    if price.amount is None:
        return changed
    return replace(changed, amount=price.amount, kind="assumption", source=None)
