"""Another route for the same roadmap: what stays, and what has to go and is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.formatting import day_text
from planner.domain.programme import CoursePart, Programme, delivered, programme_of
from planner.domain.roadmap import Roadmap
from planner.domain.route import RouteChoice, RouteId
from planner.domain.route_lookup import find_route, route_of
from planner.domain.scope import Scope, scope_of
from planner.domain.skill import SkillId
from planner.domain.titles import retitled

_TIE = 1e-9


class DroppedKind(StrEnum):
    """What a switch takes from the plan, or turns into something else."""

    PIN = "pin"
    INTAKE = "intake"
    COURSE_PROGRESS = "course-progress"
    LEARNT = "learnt"


@dataclass(frozen=True, slots=True)
class Dropped:
    """One thing that does not come along as it is; `text` is the sentence to show."""

    kind: DroppedKind
    text: str
    skill: SkillId | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Switched:
    """The roadmap on the other route, and all that was `dropped` on the way."""

    roadmap: Roadmap
    dropped: tuple[Dropped, ...] = ()


def switched(
    roadmap: Roadmap, catalogue: Catalogue, route: RouteId, scope: Scope | None = None
) -> Switched:
    """Return `roadmap` on `route`. Raises `KeyError` for an unknown route, `CycleError` on a loop.

    Progress, notes, estimates, links and the order stay. A wish for an intake is of the old route
    and goes; the new programme begins on the next intake from now. Pins stay where they still say
    something: not on what courses teach in full, nor before a course that has to come first.
    What courses that have ended taught in full becomes known. A title that nobody typed names the
    new route.
    """
    if route == roadmap.route.id:
        return Switched(roadmap)
    scope = scope or scope_of(roadmap, catalogue)
    left, known = _courses_left(roadmap, catalogue, scope)
    other = find_route(route, roadmap, catalogue)
    wish = roadmap.route.from_date
    late = roadmap.status_date > roadmap.start and bool(other.terms)
    choice = RouteChoice(route, roadmap.status_date if late else None, roadmap.route.extra)
    learner = roadmap.learner
    if known:
        learner = replace(learner, known={**learner.known, **known})
    moved = retitled(replace(roadmap, route=choice, learner=learner), roadmap, catalogue)
    dropped = list(left)
    if wish is not None:
        text = f"The intake wanted from {day_text(wish)}"
        dropped.insert(
            0, Dropped(DroppedKind.INTAKE, f"{text} belongs to the old route.", day=wish)
        )
    pins = list(_useless_pins(moved, catalogue, scope, programme_of(moved, other)))
    for each in pins:
        if each.skill is not None:
            moved = moved.with_plan(each.skill, replace(moved.plan(each.skill), pin=None))
    return Switched(moved, (*dropped, *pins))


def _courses_left(
    roadmap: Roadmap, catalogue: Catalogue, scope: Scope
) -> tuple[list[Dropped], dict[SkillId, Level]]:
    """Return what happens to what the old programme has taught so far, and what becomes known."""
    parts = programme_of(roadmap, route_of(roadmap, catalogue)).parts or {}
    told: list[Dropped] = []
    known: dict[SkillId, Level] = {}
    for skill, level in scope.levels.items():
        part = parts.get(skill)
        if part is None or part.first > roadmap.status_date or roadmap.plan(skill).finished:
            continue
        name = scope.skills[skill].label
        if part.last <= roadmap.status_date and part.fraction >= 1 - _TIE:
            known[skill] = min(level, Level.WORKING)
            text = f"{name} was taught by a course that has ended and counts as known."
            told.append(Dropped(DroppedKind.LEARNT, text, skill))
        else:
            text = (
                f"What courses have taught of {name} no longer counts. "
                "Log the hours, or mark it as known."
            )
            told.append(Dropped(DroppedKind.COURSE_PROGRESS, text, skill))
    return told, known


def _useless_pins(
    roadmap: Roadmap, catalogue: Catalogue, scope: Scope, programme: Programme
) -> Iterator[Dropped]:
    factors = roadmap.assumptions.level_factors(catalogue.level_factors)
    known = roadmap.learner.known
    shares: dict[SkillId, tuple[float, float]] = {}
    for skill, level in scope.levels.items():
        part = programme.part(skill)
        if part is not None:
            held = factors.of(known.get(skill))
            shares[skill] = delivered(part.fraction, factors.of(level), held)
    for skill, plan in roadmap.plans.items():
        if plan.pin is None or skill not in scope.levels:
            continue
        reason = _reason(skill, plan.pin, scope, programme.parts or {}, shares)
        if reason:
            name = scope.skills[skill].label
            text = f"{name} is no longer pinned to {day_text(plan.pin)}: {reason}."
            yield Dropped(DroppedKind.PIN, text, skill, plan.pin)


def _reason(
    skill: SkillId,
    pin: date,
    scope: Scope,
    parts: Mapping[SkillId, CoursePart],
    shares: Mapping[SkillId, tuple[float, float]],
) -> str:
    """Return why a pin says nothing on the new route, "" if it does."""
    taught, left = shares.get(skill, (0.0, 1.0))
    if taught > 0 and left <= _TIE:
        return f"the course teaches all of it until {day_text(parts[skill].last)}"
    for each in (skill, *scope.needs(skill)):
        taught, left = shares.get(each, (0.0, 1.0))
        if taught > left + _TIE and parts[each].last >= pin:
            course = parts[each].courses[-1]
            return f"{course} has to come first and ends on {day_text(parts[each].last)}"
    return ""
