"""The parts of a roadmap file that speak of routes: a person's own, and figures about any."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planner.domain.limits import ID_HINT, MAX_AMOUNT, MAX_WEEKLY_HOURS, is_id
from planner.domain.route import PER, Price, Route, RouteFigures, RouteId, RouteKind
from planner.domain.skill import SkillId
from planner.storage.catalogue_shelf import entries, filled, words
from planner.storage.decode_skills import Names
from planner.storage.fields import Fields
from planner.storage.route_parts import check_order, costs_in, intakes_in, terms_in
from planner.storage.yamlio import quoted


@dataclass(frozen=True)
class _Ids:
    """What an own route may refer to."""

    skills: Collection[SkillId]
    sources: Collection[str]


def own_route_ids(fields: Fields) -> tuple[RouteId, ...]:
    """Return the ids of the person's own routes, right or wrong."""
    nodes = fields.take("own_routes")
    items = nodes.items if nodes is not None and isinstance(nodes.value, list) else []
    found = (node.entries.get("id") for node in items if isinstance(node.value, dict))
    return tuple(node.text for node in found if node is not None)


def own_routes_in(fields: Fields, names: Names) -> tuple[Route, ...]:
    """Return the routes the person made; what is wrong is reported."""
    catalogue = names.catalogue
    ids = _Ids(dict.fromkeys((*catalogue.skills, *names.own)), catalogue.sources)
    allowed = dict.fromkeys((*catalogue.routes, *own_route_ids(fields)))
    made: dict[RouteId, Route] = {}
    for node in fields.items("own_routes"):
        part = fields.reader.fields(node, "An own route")
        route = _own_route(part, ids, allowed)
        if _is_free(route.id, part, catalogue.routes, made):
            made[route.id] = route
    return tuple(made.values())


def _is_free(id_: RouteId, part: Fields, shipped: Collection[str], made: Collection[str]) -> bool:
    message, hint = "", "Give it another id."
    if not is_id(id_):
        message = f"The id {quoted(id_)} of an own route cannot be used."
        hint = ID_HINT
    elif id_ in shipped:
        message = f"The own route {quoted(id_)} has the id of a route of the catalogue."
    elif id_ in made:
        message = f"There are two own routes {quoted(id_)}."
    if message and id_:
        part.reader.error(part.line_of("id"), "id", message, hint)
    return not message


def _own_route(part: Fields, ids: _Ids, routes: Collection[str]) -> Route:
    part.require("id", "kind")
    name = filled(part, "name")
    terms = terms_in(part, "terms", ids, {})
    check_order(part, terms)
    route = Route(
        id=part.text("id"),
        kind=RouteKind(part.word("kind", [kind.value for kind in RouteKind], RouteKind.BOOTCAMP)),
        name=name,
        short_name=part.text("short") or name,
        article_says="",
        terms=terms,
        intakes=intakes_in(part),
        prework_hours=sum(t.hours_per_week * t.weeks for t in terms if t.kind == "prework"),
        costs=costs_in(part, ids),
        notes=part.texts("notes"),
        requires=part.word("requires", routes) or None,
        optional_terms=terms_in(part, "optional_terms", ids, {}),
    )
    _check_coverage(route, part)
    part.close()
    return route


def _check_coverage(route: Route, part: Fields) -> None:
    for skill, fraction in route.taught_too_often.items():
        message = f"The courses cover “{skill}” {fraction:.3g} times."
        hint = "The fractions of a skill add up to 1 at most."
        part.reader.error(part.line_of("terms"), "coverage", message, hint)


def route_figures_in(
    fields: Fields, shipped: Mapping[RouteId, Route], own: Collection[Route]
) -> dict[RouteId, RouteFigures]:
    """Return what the person assumes of routes; what is empty is left out."""
    routes = {**shipped, **{route.id: route for route in own}}
    found: dict[RouteId, RouteFigures] = {}
    for id_, node in fields.mapping("route_figures"):
        if not fields.reader.allows(node.key_line, id_, "The route", routes):
            continue
        part = fields.reader.fields(node, f"What is assumed of {quoted(id_)}")
        figures = _figures(part, routes[id_])
        if not figures.is_empty:
            found[id_] = figures
    return found


def _figures(part: Fields, route: Route) -> RouteFigures:
    names = [term.name for term in route.optional_terms]
    figures = RouteFigures(
        hours_per_week=part.number("hours_per_week", 0, MAX_WEEKLY_HOURS),
        own_hours_per_week=part.number("own_hours_per_week", 0, MAX_WEEKLY_HOURS),
        optional=words(part, "with", names),
        costs=_prices(part, route),
    )
    part.close()
    return figures


def _prices(part: Fields, route: Route) -> dict[str, Price]:
    held = {cost.id for cost in route.costs}
    prices: dict[str, Price] = {}
    for id_, fields in entries(part.mapping("costs"), "The cost"):
        counted = fields.flag("counted") if fields.take("counted") is not None else None
        price = Price(
            amount=fields.number("amount", 0, MAX_AMOUNT),
            per=fields.word("per", PER),
            currency=fields.text("currency"),
            name=fields.text("name"),
            counted=counted,
        )
        fields.close()
        if id_ not in held and price.amount is None:
            message = f"The route has no cost “{id_}”, and no amount is given."
            hint = part.reader.guess(id_, held) or "Add “amount: …”."
            part.reader.error(fields.line, "cost", message, hint)
        elif price != Price():
            prices[id_] = price
    return prices
