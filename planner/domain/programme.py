"""A programme on the calendar: which intake, which terms, which course delivers what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.roadmap import Roadmap
from planner.domain.route import Course, Route
from planner.domain.skill import SkillId


@dataclass(frozen=True, slots=True)
class Limit:
    """From `first` to `last`, inclusive, at most `hours_per_week` are left for own study."""

    first: date
    last: date
    hours_per_week: float


@dataclass(frozen=True, slots=True)
class Block:
    """A term of the programme with its dates, both inclusive."""

    name: str
    kind: str
    first: date
    last: date
    hours_per_week: float
    own_hours_per_week: float
    courses: tuple[Course, ...] = ()


@dataclass(frozen=True, slots=True)
class CoursePart:
    """What the courses deliver of one skill: from the first to the last term that teaches it."""

    skill: SkillId
    fraction: float
    first: date
    last: date
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """A route with dates; empty for self-study."""

    blocks: tuple[Block, ...] = ()
    parts: Mapping[SkillId, CoursePart] | None = None

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What each block leaves for own study."""
        return tuple(Limit(b.first, b.last, b.own_hours_per_week) for b in self.blocks)

    def part(self, skill: SkillId) -> CoursePart | None:
        """Return what the courses deliver of `skill`."""
        return (self.parts or {}).get(skill)


def programme_of(roadmap: Roadmap, route: Route) -> Programme:
    """Lay `route` on the calendar from the first intake the roadmap allows."""
    if not route.terms:
        return Programme()
    wish = roadmap.route.from_date or roadmap.start
    intake = first_intake(route, wish)
    blocks = tuple(
        Block(
            term.name,
            term.kind,
            intake + timedelta(weeks=term.offset_weeks),
            intake + timedelta(weeks=term.offset_weeks + term.weeks, days=-1),
            term.hours_per_week,
            term.own_hours_per_week,
            term.courses,
        )
        for term in route.terms
    )
    return Programme(blocks, _parts(blocks))


def first_intake(route: Route, wish: date) -> date:
    """Return the Monday on which the next intake on or after `wish` begins.

    An intake (month, day) is the first Monday on or after that day; without intakes any Monday.
    29 February is 1 March in common years.
    """
    if not route.intakes:
        return _monday_from(wish)
    days = [
        _monday_from(date(year, month, 1) + timedelta(days=day - 1))
        for year in (wish.year - 1, wish.year, wish.year + 1)
        for month, day in route.intakes
    ]
    return min(day for day in days if day >= wish)


def delivered(fraction: float, target: float, known: float) -> tuple[float, float]:
    """Return what courses deliver of a skill and what is left to study, as factors of the hours to
    *working*: `fraction` of what was not known, at most what remains to `target`."""
    remains = max(0.0, target - known)
    taught = min(remains, fraction * max(0.0, 1.0 - known))
    return taught, remains - taught


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _parts(blocks: tuple[Block, ...]) -> dict[SkillId, CoursePart]:
    parts: dict[SkillId, CoursePart] = {}
    for block in blocks:
        for course in block.courses:
            for skill, fraction in course.covers.items():
                held = parts.get(skill)
                parts[skill] = CoursePart(
                    skill,
                    min(1.0, fraction + (held.fraction if held else 0.0)),
                    held.first if held else block.first,
                    block.last,
                    (*(held.courses if held else ()), course.name),
                )
    return parts
