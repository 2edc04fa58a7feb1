"""What a roadmap is called until the person gives it a title."""

from dataclasses import replace

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.domain.route_lookup import route_of


def usual_title(roadmap: Roadmap, catalogue: Catalogue) -> str:
    """Return role and route: “Applied ML engineer, Bootcamp”. Raises `KeyError` if the roadmap
    names a career or a route that there is not."""
    career = catalogue.careers[roadmap.career]
    return f"{career.name}, {route_of(roadmap, catalogue).short_name}"


def retitled(changed: Roadmap, before: Roadmap, catalogue: Catalogue) -> Roadmap:
    """Return `changed` with its own usual title if that of `before` was the usual one; a title
    that somebody typed stays."""
    if before.title != usual_title(before, catalogue):
        return changed
    return replace(changed, title=usual_title(changed, catalogue))
