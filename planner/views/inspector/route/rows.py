"""A route as rows of text to be edited, and back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.domain.formatting import exact_hours_text
from planner.domain.problem import nearest
from planner.domain.route import Course, Route, RouteKind, Term
from planner.domain.skill import Skill, SkillId
from planner.domain.typed_hours import UnreadableHours, read_hours

TERMS, COURSES, HEAD = "terms", "courses", "head"
TERM_COLUMNS = ("Term", "From week", "Weeks", "Hours a week", "Own hours a week")
COURSE_COLUMNS = ("Term", "Course", "Skill", "Taught, %")
NUMBERS = frozenset((*TERM_COLUMNS[1:], COURSE_COLUMNS[-1]))
"""The columns that hold numbers."""
_MONTH_DAY = re.compile(r"(\d\d?)-(\d\d?)")


class RowError(Exception):
    """A cell cannot be read: `table`, `row` and `column` say which (0-based); the text says why."""

    def __init__(self, message: str, table: str, row: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.table, self.row, self.column = table, row, column


@dataclass(frozen=True, slots=True)
class Rows:
    """What is in the form, as it is typed."""

    name: str
    kind: RouteKind
    intakes: str
    terms: tuple[tuple[str, ...], ...]
    courses: tuple[tuple[str, ...], ...]


def rows_of(route: Route, skills: Mapping[SkillId, Skill]) -> Rows:
    """Return `route` as rows; weeks count from 1, what courses teach is in percent."""
    return Rows(
        route.name,
        route.kind,
        ", ".join(f"{month:02}-{day:02}" for month, day in route.intakes),
        tuple(
            (
                term.name, str(term.offset_weeks + 1), str(term.weeks),
                _hours_shown(term.hours_per_week), _hours_shown(term.own_hours_per_week),
            )
            for term in route.terms
        ),
        tuple(_course_rows(route, skills)),
    )  # fmt: skip


def _course_rows(route: Route, skills: Mapping[SkillId, Skill]) -> Iterator[tuple[str, ...]]:
    for term in route.terms:
        for course in term.courses:
            for skill, fraction in course.covers.items():
                name = skills[skill].name if skill in skills else skill
                yield term.name, course.name, name, f"{100 * fraction:g}"
            if not course.covers:
                yield term.name, course.name, "", ""


def route_from(rows: Rows, route: Route, skills: Mapping[SkillId, Skill]) -> Route:
    """Return `route` with what `rows` say. Raises `RowError` for a cell that cannot be read.

    Kinds of terms and credits of courses, which the form does not show, stay; so do hours whose
    text is as it was, to all their decimals.
    """
    name = " ".join(rows.name.split())
    if not name:
        raise RowError("A route needs a name. Enter a few words.", HEAD)
    terms = [_term(cells, row, route) for row, cells in _filled(rows.terms)]
    taught = _courses(rows.courses, [term.name for term in terms], route, skills)
    with_courses = tuple(
        replace(term, courses=tuple(taught[place])) for place, term in enumerate(terms)
    )
    return replace(
        route, name=name, short_name=name if name != route.name else route.short_name,
        kind=rows.kind, intakes=_intakes(rows.intakes), terms=with_courses,
    )  # fmt: skip


def _filled(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows with any text and their numbers."""
    return ((row, cells) for row, cells in enumerate(rows) if any(map(str.strip, cells)))


def _intakes(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for part in filter(None, re.split(r"[,\s]+", text)):
        match = _MONTH_DAY.fullmatch(part)
        if not match:
            raise RowError(f"“{part}” is not an intake. Write month-day: 09-01.", HEAD, 0, 1)
        found.append((int(match[1]), int(match[2])))
    return tuple(found)


def _term(cells: Sequence[str], row: int, route: Route) -> Term:
    name = " ".join(cells[0].split())
    held = next((term for term in route.terms if term.name == name), None)
    week, weeks = (_whole(cells[place], TERMS, row, place) for place in (1, 2))
    was = held or (route.terms[row] if row < len(route.terms) else None)
    load = _hours(cells[3], row, 3, was.hours_per_week if was else None)
    own = _hours(cells[4], row, 4, was.own_hours_per_week if was else None)
    kind = held.kind if held else ("term" if load > 0 else "break")
    return Term(name, week - 1, weeks, load, own, (), kind)


def _courses(
    rows: Sequence[Sequence[str]],
    terms: Sequence[str],
    route: Route,
    skills: Mapping[SkillId, Skill],
) -> list[list[Course]]:
    held = {course.name: course for term in route.terms for course in term.courses}
    found: list[dict[str, Course]] = [{} for _ in terms]
    for row, cells in _filled(rows):
        term, name = (" ".join(cell.split()) for cell in cells[:2])
        if term not in terms:
            message = f"There is no term “{term}”. {nearest(term, terms)}".rstrip()
            raise RowError(message, COURSES, row, 0)
        group = found[terms.index(term)]
        course = group.get(name) or replace(held.get(name, Course(name, {})), covers={})
        if cells[2].strip():
            skill = _skill(cells[2], row, skills)
            if skill in course.covers:
                message = f"“{name}” names {cells[2].strip()} twice. Keep one of the two lines."
                raise RowError(message, COURSES, row, 2)
            percent = _number(cells[3], COURSES, row, 3)
            course = replace(course, covers={**course.covers, skill: percent / 100})
        group[name] = course
    return [list(group.values()) for group in found]


def _skill(text: str, row: int, skills: Mapping[SkillId, Skill]) -> SkillId:
    wanted = " ".join(text.split()).casefold()
    for skill in skills.values():
        if wanted in (skill.id, skill.name.casefold(), skill.label.casefold()):
            return skill.id
    hint = nearest(text.strip(), [skill.name for skill in skills.values()])
    message = f"There is no skill “{text.strip()}”. {hint}".rstrip()
    raise RowError(message, COURSES, row, 2)


def _number(text: str, table: str, row: int, column: int) -> float:
    try:
        return float(text.strip().rstrip("%").replace(",", "."))
    except ValueError:
        message = f"“{text.strip()}” is not a number. Write digits: 40."
        raise RowError(message, table, row, column) from None


def _hours_shown(hours: float) -> str:
    return exact_hours_text(round(hours, 1)).removesuffix(" h")


def _hours(text: str, row: int, column: int, was: float | None) -> float:
    """Return the hours as they were to all their decimals if that is what `text` shows."""
    if was is not None and _hours_shown(was) == text.strip():
        return was
    try:
        return read_hours(text)
    except UnreadableHours as error:
        raise RowError(str(error.problem), TERMS, row, column) from None


def _whole(text: str, table: str, row: int, column: int) -> int:
    number = _number(text, table, row, column)
    if number != int(number) or not 1 <= number <= 5200:
        message = f"“{text.strip()}” is not a number of weeks. Write a whole number from 1."
        raise RowError(message, table, row, column)
    return int(number)
