"""What an edit is, and how it says no."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from planner.domain.catalogue import Catalogue
from planner.domain.faults import Fault, of_day, worse
from planner.domain.problem import Problem, nearest
from planner.domain.roadmap import Roadmap
from planner.domain.route import RouteId
from planner.domain.route_lookup import routes_of
from planner.domain.scope import effective_skills
from planner.domain.skill import SkillId


class EditRejected(Exception):
    """The edit cannot be made; nothing was changed. `problem` says why and how to go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Edit(Protocol):
    """A change of a roadmap, as data."""

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Return the changed roadmap; raise `EditRejected` if it cannot be."""
        ...

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Return the name of the undo step, such as “Pin Probability to 16 Jun 2026”."""
        ...


@dataclass(frozen=True, slots=True)
class Several:
    """Edits that belong together: applied in order, undone in one step named `text`."""

    edits: tuple[Edit, ...]
    text: str

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Apply all, or none if one is rejected."""
        for edit in self.edits:
            roadmap = edit.apply(roadmap, catalogue)
        return roadmap

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Return `text`."""
        del roadmap, catalogue
        return self.text


def reject(code: str, message: str, hint: str = "") -> EditRejected:
    """Return the exception to raise."""
    return EditRejected(Problem(code, message, hint))


def check(after: Iterable[Fault], before: Iterable[Fault] = ()) -> None:
    """Raise `EditRejected` for a fault of what is made that what was there had not, or less."""
    fault = worse(before, after)
    if fault is not None:
        raise EditRejected(fault.problem)


def check_day(day: date | None) -> None:
    """Raise `EditRejected` unless a roadmap may name `day`."""
    if day is not None:
        check(of_day(day))


def check_skill(skill: SkillId, roadmap: Roadmap, catalogue: Catalogue) -> None:
    """Raise `EditRejected` unless `skill` is in the catalogue or the learner's own."""
    if skill in catalogue.skills or any(own.id == skill for own in roadmap.custom_skills):
        return
    known = (*catalogue.skills, *(own.id for own in roadmap.custom_skills))
    raise reject("unknown-skill", f"There is no skill “{skill}”.", nearest(skill, known))


def check_route(route: RouteId, roadmap: Roadmap, catalogue: Catalogue) -> None:
    """Raise `EditRejected` unless `route` is in the catalogue or the learner's own."""
    routes = routes_of(roadmap, catalogue)
    if route not in routes:
        raise reject("unknown-route", f"There is no route “{route}”.", nearest(route, routes))


def route_name(route: RouteId, roadmap: Roadmap, catalogue: Catalogue) -> str:
    """Return the short name of `route`, its id if it is unknown."""
    held = routes_of(roadmap, catalogue).get(route)
    return held.short_name if held else route


def skill_name(skill: SkillId, roadmap: Roadmap, catalogue: Catalogue) -> str:
    """Return the short name of `skill`, its id if it is unknown."""
    held = effective_skills(roadmap, catalogue).get(skill)
    return held.label if held else skill
