"""What routes of the catalogue and of a person's own are made of: terms, courses, prices."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Protocol

from planner.domain.limits import MAX_AMOUNT, MAX_CREDITS, MAX_WEEKLY_HOURS, MAX_WEEKS, kept
from planner.domain.route import COST_KINDS, PER, TERM_KINDS, Cost, Course, Term
from planner.domain.routes import CURRENCY
from planner.storage.catalogue_shelf import entries, filled, listed
from planner.storage.fields import Fields
from planner.storage.yamlio import Node, quoted

_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)")
_LEAP_YEAR = 2000


class Ids(Protocol):
    """The words that parts of a route may refer to."""

    @property
    def skills(self) -> Collection[str]:
        """Skills that a course may cover."""
        ...

    @property
    def sources(self) -> Collection[str]:
        """Sources of a price."""
        ...


def check_order(fields: Fields, terms: tuple[Term, ...]) -> None:
    """Report terms that overlap or are out of order."""
    end = 0
    for term in terms:
        if term.offset_weeks < end:
            message = f"“{term.name}” begins in week {term.offset_weeks}, before week {end}."
            hint = "Terms follow each other and do not overlap."
            fields.reader.error(fields.line, "term", message, hint)
        end = term.offset_weeks + term.weeks


def terms_in(
    file: Fields, key: str, ids: Ids, lists: Mapping[str, tuple[Course, ...]]
) -> tuple[Term, ...]:
    """Return the terms listed under `key`; `lists` are course lists that may be named."""
    terms = []
    for fields in listed(file, key, "A term"):
        fields.require("offset_weeks", "weeks", "hours_per_week", "own_hours_per_week")
        taught = fields.take("courses")
        terms.append(
            Term(
                name=filled(fields, "name"),
                offset_weeks=fields.whole("offset_weeks", 0, MAX_WEEKS) or 0,
                weeks=fields.whole("weeks", 1, MAX_WEEKS) or 1,
                hours_per_week=fields.number("hours_per_week", 0, MAX_WEEKLY_HOURS) or 0.0,
                own_hours_per_week=fields.number("own_hours_per_week", 0, MAX_WEEKLY_HOURS) or 0.0,
                courses=tuple(courses_in(taught, fields, ids, lists)) if taught else (),
                kind=fields.word("kind", TERM_KINDS, "term"),
            )
        )
        fields.close()
    return tuple(terms)


def courses_in(
    node: Node, fields: Fields, ids: Ids, lists: Mapping[str, tuple[Course, ...]]
) -> Iterator[Course]:
    """Yield the courses of a list, or of the one of `lists` that is named."""
    if isinstance(node.value, str):
        yield from lists.get(fields.reader.word(node, "The course list", lists), ())
        return
    for item in fields.reader.items(node, "“courses”"):
        course = fields.reader.fields(item, "A course")
        name, credits = filled(course, "name"), course.number("credits", 0, MAX_CREDITS)
        elective = course.flag("elective")
        yield Course(name, _covers(course, ids), credits, elective)
        course.close()


def _covers(course: Fields, ids: Ids) -> dict[str, float]:
    covers: dict[str, float] = {}
    for skill, node in course.mapping("covers"):
        if skill not in ids.skills:
            message = f"The skill {quoted(skill)} is not known."
            hint = course.reader.guess(skill, ids.skills)
            course.reader.error(node.key_line, "value", message, hint)
        fraction = course.reader.number(node, f"The coverage of “{skill}”", 0, 1)
        covers[skill] = kept(fraction or 0.0)
    return covers


def intakes_in(fields: Fields) -> tuple[tuple[int, int], ...]:
    """Return the days of the year under “intakes” as (month, day)."""
    intakes = []
    for item in fields.items("intakes"):
        found = _MONTH_DAY.fullmatch(item.text)
        try:
            day = date(_LEAP_YEAR, int(found[1]), int(found[2])) if found else None
        except ValueError:
            day = None
        if day is None:
            message = f"{quoted(item.text)} is not a day of the year."
            fields.reader.error(item.line, "date", message, "Write month-day: 08-25.")
        else:
            intakes.append((day.month, day.day))
    return tuple(intakes)


def costs_in(file: Fields, ids: Ids) -> tuple[Cost, ...]:
    """Return the prices under “costs”; one that is sourced names its source."""
    costs = []
    for id_, fields in entries(file.mapping("costs"), "The cost"):
        fields.require("amount", "per", "kind")
        cost = Cost(
            id=id_,
            name=filled(fields, "name"),
            amount=fields.number("amount", 0, MAX_AMOUNT) or 0.0,
            currency=fields.text("currency", CURRENCY),
            per=fields.word("per", PER),
            kind=fields.word("kind", COST_KINDS),
            source=fields.word("source", ids.sources) or None,
            note=fields.text("note"),
            counted=fields.flag("counted"),
        )
        fields.close()
        if cost.kind == "sourced" and "source" not in fields.node.entries:
            message = f"The cost “{id_}” has no source."
            hint = "Add “source: …”, or “kind: assumption” if it is one."
            fields.reader.error(fields.line, "cost", message, hint)
        costs.append(cost)
    return tuple(costs)
