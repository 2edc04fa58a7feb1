"""Edits of the way there: another route, routes of one's own, and figures about any of them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import exact_hours_text
from planner.domain.roadmap import Roadmap
from planner.domain.route import Price, Route, RouteFigures, RouteId, RouteKind
from planner.domain.route_faults import of_route_id
from planner.domain.route_lookup import plain_route, routes_of, self_study_of
from planner.domain.switching import switched
from planner.domain.titles import retitled
from planner.edits.base import check, check_route, reject, route_name
from planner.edits.route_checks import checked_figures, checked_route

_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class SwitchRoute:
    """Take `route` from now on; `domain.switching.switched` tells what is dropped on the way."""

    route: RouteId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown route."""
        check_route(self.route, roadmap, catalogue)
        return switched(roadmap, catalogue, self.route).roadmap

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the route."""
        return f"Switch to {route_name(self.route, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class AddRoute:
    """A route of the person's own, from scratch or as a copy: see `copy_of`, `new_route_id`."""

    route: Route

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if its id is taken or no id, and for terms, courses or prices that cannot be."""
        check(of_route_id(self.route.id, routes_of(roadmap, catalogue)))
        made = checked_route(self.route, roadmap, catalogue)
        return replace(roadmap, own_routes=(*roadmap.own_routes, made))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the route."""
        del roadmap, catalogue
        return f"Add the route {self.route.short_name}"


@dataclass(frozen=True, slots=True)
class ChangeRoute:
    """Put `route` in the place of the own route with its id."""

    route: Route

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for a route of the catalogue, and for what is wrong and was not before."""
        held = _own(self.route.id, roadmap, catalogue)
        made = checked_route(self.route, roadmap, catalogue, held)
        routes = tuple(made if each.id == made.id else each for each in roadmap.own_routes)
        figures = _still_fitting(roadmap.route_figures.get(made.id) or RouteFigures(), made)
        changed = _with_figures(replace(roadmap, own_routes=routes), made.id, figures)
        return retitled(changed, roadmap, catalogue)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the route."""
        del roadmap, catalogue
        return f"Change the route {self.route.short_name}"


@dataclass(frozen=True, slots=True)
class RemoveRoute:
    """Delete an own route; if it is the one that is taken, the plan goes on with self-study."""

    route: RouteId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for a route of the catalogue, and where another route rests on it."""
        _own(self.route, roadmap, catalogue)
        after = [own for own in roadmap.own_routes if own.requires == self.route]
        if after:
            message = f"{after[0].short_name} asks for this route first."
            raise reject("route-required", message, "Take that requirement out first.")
        if roadmap.route.id == self.route:
            usual = self_study_of(replace(roadmap, own_routes=()), catalogue)
            if usual is None:
                raise reject("route-taken", "This is the route you take.", "Switch first.")
            roadmap = switched(roadmap, catalogue, usual.id).roadmap
        own = tuple(each for each in roadmap.own_routes if each.id != self.route)
        return _with_figures(replace(roadmap, own_routes=own), self.route, RouteFigures())

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the route, and say what is taken then."""
        text = f"Delete the route {route_name(self.route, roadmap, catalogue)}"
        return f"{text} and go on by self-study" if roadmap.route.id == self.route else text


@dataclass(frozen=True, slots=True)
class SetRouteFigures:
    """What the person assumes of `route`: all its `figures`; empty ones are what the route says."""

    route: RouteId
    figures: RouteFigures

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for hours and amounts out of range, optional terms that the route does not
        offer, and a new cost without an amount."""
        check_route(self.route, roadmap, catalogue)
        plain = plain_route(self.route, roadmap, catalogue)
        held = roadmap.route_figures.get(self.route)
        return _with_figures(roadmap, self.route, checked_figures(self.figures, plain, held))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say what differs, as far as it is one thing."""
        name = route_name(self.route, roadmap, catalogue)
        if self.figures.is_empty:
            return f"Reset the figures of {name}"
        held = roadmap.route_figures.get(self.route) or RouteFigures()
        told = list(_differences(held, self.figures, self.route, roadmap, catalogue))
        return f"{name}: {told[0]}" if len(told) == 1 else f"Change the figures of {name}"


def _differences(
    old: RouteFigures, new: RouteFigures, route: RouteId, roadmap: Roadmap, catalogue: Catalogue
) -> Iterator[str]:
    if old.hours_per_week != new.hours_per_week:
        yield f"{_hours_words(new.hours_per_week)} in term"
    if old.own_hours_per_week != new.own_hours_per_week:
        yield f"{_hours_words(new.own_hours_per_week)} of your own in term"
    yield from (f"take “{name}”" for name in new.optional if name not in old.optional)
    yield from (f"leave out “{name}”" for name in old.optional if name not in new.optional)
    held = routes_of(roadmap, catalogue).get(route)
    names = {cost.id: cost.name for cost in held.costs} if held else {}
    for id_ in dict.fromkeys((*old.costs, *new.costs)):
        before, after = old.costs.get(id_, Price()), new.costs.get(id_, Price())
        if before != after:
            name = after.name or before.name or names.get(id_, id_)
            yield _price_words(name, before, after)


def _price_words(name: str, before: Price, after: Price) -> str:
    if after == Price():
        return f"{name} as usual"
    if before.amount != after.amount and after.amount is not None:
        return f"{name} {after.amount:,g}"
    if before.counted != after.counted and after.counted is not None:
        return f"count {name}" if after.counted else f"do not count {name}"
    return name


def new_route_id(name: str, roadmap: Roadmap, catalogue: Catalogue) -> RouteId:
    """Return an id made of `name` that no route has: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_ID].strip("-") or "own-route"
    return _free(stem, routes_of(roadmap, catalogue))


def copy_of(route: Route, name: str, roadmap: Roadmap, catalogue: Catalogue) -> Route:
    """Return a copy of `route` under another name, for `AddRoute`; the article's words stay."""
    return replace(
        route,
        id=new_route_id(name, roadmap, catalogue),
        name=name,
        short_name=name,
        article_says="",
        quotes=(),
        gaps=(),
    )


def new_route(name: str, kind: RouteKind, roadmap: Roadmap, catalogue: Catalogue) -> Route:
    """Return an empty route, for `AddRoute`."""
    return Route(new_route_id(name, roadmap, catalogue), kind, name, name, "")


def _free(stem: str, taken: Iterable[str]) -> str:
    number, made = 1, stem
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made


def _own(route: RouteId, roadmap: Roadmap, catalogue: Catalogue) -> Route:
    check_route(route, roadmap, catalogue)
    held = next((own for own in roadmap.own_routes if own.id == route), None)
    if held is None:
        name = route_name(route, roadmap, catalogue)
        hint = "Make a copy of it and change that."
        raise reject("not-own", f"{name} is a route of the catalogue and stays as it is.", hint)
    return held


def _hours_words(hours: float | None) -> str:
    return "the usual hours" if hours is None else f"{exact_hours_text(hours)} a week"


def _still_fitting(figures: RouteFigures, route: Route) -> RouteFigures:
    """Return `figures` without what is about terms and costs that `route` no longer has."""
    offered = {term.name for term in route.optional_terms}
    held = {cost.id for cost in route.costs}
    costs = {id_: p for id_, p in figures.costs.items() if id_ in held or p.amount is not None}
    optional = tuple(name for name in figures.optional if name in offered)
    return replace(figures, optional=optional, costs=costs)


def _with_figures(roadmap: Roadmap, route: RouteId, figures: RouteFigures) -> Roadmap:
    held = {id_: each for id_, each in roadmap.route_figures.items() if id_ != route}
    if not figures.is_empty:
        held[route] = figures
    return replace(roadmap, route_figures=held)
