"""Routes of the catalogue: one file per kind, its variants share what is written once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.limits import MAX_WEEKLY_HOURS
from planner.domain.route import Cost, Course, Route, RouteKind, Term
from planner.domain.skill import Quote
from planner.storage.catalogue_shelf import Shelf, entries, filled, listed, quotes
from planner.storage.fields import Fields
from planner.storage.yamlio import Node, quoted

PER = ("once", "year", "month", "week")
COST_KINDS = ("sourced", "assumption")
TERM_KINDS = ("term", "break", "summer", "internship")
_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)")
_LEAP_YEAR = 2000


@dataclass(frozen=True)
class _Shared:
    """What all variants of a file have in common."""

    kind: RouteKind
    article_says: str
    quotes: tuple[Quote, ...]
    intakes: tuple[tuple[int, int], ...]
    requires: str | None
    prework: Term | None
    terms: tuple[Term, ...]
    optional: tuple[Term, ...]
    costs: tuple[Cost, ...]
    notes: tuple[str, ...]
    course_lists: Mapping[str, tuple[Course, ...]]


def read_routes(shelf: Shelf) -> dict[str, Route]:
    """Return the routes of all files, without gaps, kinds in the order of `RouteKind`."""
    files = [shelf.open("routes", f"{stem}.yaml") for stem in shelf.stems("routes")]
    ids = [id_ for file in files for id_ in _variant_ids(file)]
    routes: dict[str, Route] = {}
    for file in files:
        shared = _shared(file, shelf, ids)
        for id_, fields in entries(file.mapping("variants"), "The route"):
            if id_ in routes:
                message = f"The route “{id_}” is given twice."
                fields.reader.error(fields.line, "duplicate", message, "Give one another id.")
            shelf.mark(fields, "route", id_)
            routes[id_] = _variant(id_, fields, shared, shelf)
            fields.close()
        file.close()
    order = list(RouteKind)
    return dict(sorted(routes.items(), key=lambda pair: order.index(pair[1].kind)))


def _variant_ids(file: Fields) -> list[str]:
    variants = file.node.entries.get("variants")
    return list(variants.entries) if variants else []


def _shared(file: Fields, shelf: Shelf, ids: list[str]) -> _Shared:
    file.require("kind", "variants")
    lists = {
        key: tuple(_courses(node, file, shelf, {})) for key, node in file.mapping("course_lists")
    }
    return _Shared(
        kind=RouteKind(file.word("kind", tuple(RouteKind), RouteKind.SELF_STUDY)),
        article_says=filled(file, "article_says"),
        quotes=quotes(file),
        intakes=_intakes(file),
        requires=file.word("requires", ids) or None,
        prework=_prework(file),
        terms=_terms(file, "terms", shelf, lists),
        optional=_terms(file, "optional_terms", shelf, lists),
        costs=_costs(file, shelf),
        notes=file.texts("notes"),
        course_lists=lists,
    )


def _variant(id_: str, fields: Fields, shared: _Shared, shelf: Shelf) -> Route:
    prework = _prework(fields) or shared.prework
    terms = _terms(fields, "terms", shelf, shared.course_lists) or shared.terms
    if not fields.flag("electives", True):
        terms = tuple(_without_electives(term) for term in terms)
    _check_order(fields, ((prework,) if prework else ()) + terms)
    return Route(
        id=id_,
        kind=shared.kind,
        name=filled(fields, "name"),
        short_name=filled(fields, "short"),
        article_says=shared.article_says,
        terms=((prework,) if prework else ()) + terms,
        intakes=_intakes(fields) or shared.intakes,
        prework_hours=prework.hours_per_week * prework.weeks if prework else 0.0,
        costs=_costs(fields, shelf) + shared.costs,
        notes=fields.texts("notes") + shared.notes,
        requires=shared.requires,
        quotes=shared.quotes,
        optional_terms=shared.optional,
    )


def _without_electives(term: Term) -> Term:
    return replace(term, courses=tuple(each for each in term.courses if not each.elective))


def _check_order(fields: Fields, terms: tuple[Term, ...]) -> None:
    end = 0
    for term in terms:
        if term.offset_weeks < end:
            message = f"“{term.name}” begins in week {term.offset_weeks}, before week {end}."
            hint = "Terms follow each other and do not overlap."
            fields.reader.error(fields.line, "term", message, hint)
        end = term.offset_weeks + term.weeks


def _prework(fields: Fields) -> Term | None:
    each = fields.mapping("prework")
    if not each.node.entries:
        return None
    each.require("weeks", "hours")
    weeks, hours = each.whole("weeks", 1, 520) or 1, each.number("hours") or 0.0
    own = each.number("own_hours_per_week", 0, MAX_WEEKLY_HOURS) or 0.0
    each.close()
    return Term("Prework", 0, weeks, hours / weeks, own, kind="prework")


def _terms(
    file: Fields, key: str, shelf: Shelf, lists: Mapping[str, tuple[Course, ...]]
) -> tuple[Term, ...]:
    terms = []
    for fields in listed(file, key, "A term"):
        fields.require("offset_weeks", "weeks", "hours_per_week", "own_hours_per_week")
        courses = fields.take("courses")
        terms.append(
            Term(
                name=filled(fields, "name"),
                offset_weeks=fields.whole("offset_weeks", 0, 5200) or 0,
                weeks=fields.whole("weeks", 1, 5200) or 1,
                hours_per_week=fields.number("hours_per_week", 0, MAX_WEEKLY_HOURS) or 0.0,
                own_hours_per_week=fields.number("own_hours_per_week", 0, MAX_WEEKLY_HOURS) or 0.0,
                courses=tuple(_courses(courses, fields, shelf, lists)) if courses else (),
                kind=fields.word("kind", TERM_KINDS, "term"),
            )
        )
        fields.close()
    return tuple(terms)


def _courses(
    node: Node, fields: Fields, shelf: Shelf, lists: Mapping[str, tuple[Course, ...]]
) -> Iterator[Course]:
    if isinstance(node.value, str):
        yield from lists.get(fields.reader.word(node, "The course list", lists), ())
        return
    for item in fields.reader.items(node, "“courses”"):
        course = fields.reader.fields(item, "A course")
        name, credits = filled(course, "name"), course.number("credits", 0, 60)
        elective = course.flag("elective")
        yield Course(name, _covers(course, shelf), credits, elective)
        course.close()


def _covers(course: Fields, shelf: Shelf) -> dict[str, float]:
    covers: dict[str, float] = {}
    for skill, node in course.mapping("covers"):
        if skill not in shelf.skills:
            message = f"The skill {quoted(skill)} is not known."
            hint = course.reader.guess(skill, shelf.skills)
            course.reader.error(node.key_line, "value", message, hint)
        fraction = course.reader.number(node, f"The coverage of “{skill}”", 0, 1)
        covers[skill] = fraction or 0.0
    return covers


def _intakes(fields: Fields) -> tuple[tuple[int, int], ...]:
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


def _costs(file: Fields, shelf: Shelf) -> tuple[Cost, ...]:
    costs = []
    for id_, fields in entries(file.mapping("costs"), "The cost"):
        fields.require("amount", "per", "kind")
        cost = Cost(
            id=id_,
            name=filled(fields, "name"),
            amount=fields.number("amount", 0, 1e9) or 0.0,
            currency=fields.text("currency", "USD"),
            per=fields.word("per", PER),
            kind=fields.word("kind", COST_KINDS),
            source=fields.word("source", shelf.sources) or None,
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
