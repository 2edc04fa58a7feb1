"""Routes of the catalogue: one file per kind, its variants share what is written once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.domain.limits import MAX_WEEKLY_HOURS
from planner.domain.route import Cost, Course, Route, RouteKind, Term
from planner.domain.route_faults import of_order
from planner.domain.skill import Quote
from planner.storage.catalogue_files import CatalogueFiles, entries, filled, quotes
from planner.storage.context import Context
from planner.storage.fields import Fields
from planner.storage.kinds import Items
from planner.storage.nested import COST_IDS, ById, ListOf
from planner.storage.row import Kind
from planner.storage.tables.route_kinds import MonthDay
from planner.storage.tables.routes import COST, COURSE, TERM

_TERMS, _INTAKES = ListOf(TERM), Items(MonthDay())
_COSTS = ById(COST, COST_IDS, "The cost {}")


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


def read_routes(catalogue_files: CatalogueFiles) -> dict[str, Route]:
    """Return the routes of all files, without gaps, kinds in the order of `RouteKind`."""
    files = [
        catalogue_files.open("routes", f"{stem}.yaml") for stem in catalogue_files.stems("routes")
    ]
    ids = [id_ for file in files for id_ in _variant_ids(file)]
    routes: dict[str, Route] = {}
    for file in files:
        shared = _shared(file, catalogue_files, ids)
        for id_, fields in entries(file.mapping("variants"), "The route"):
            if id_ in routes:
                message = f"The route “{id_}” is given twice."
                fields.reader.error(fields.line, "duplicate", message, "Give one another id.")
            catalogue_files.mark(fields, "route", id_)
            routes[id_] = _variant(id_, fields, shared, catalogue_files)
            fields.close()
        file.close()
    order = list(RouteKind)
    return dict(sorted(routes.items(), key=lambda pair: order.index(pair[1].kind)))


def _variant_ids(file: Fields) -> list[str]:
    variants = file.node.entries.get("variants")
    return list(variants.entries) if variants else []


def _shared(file: Fields, catalogue_files: CatalogueFiles, ids: list[str]) -> _Shared:
    file.require("kind", "variants")
    plain = _context(file, catalogue_files, {})
    lists = {
        key: ListOf(COURSE).read(node, "“courses”", plain)
        for key, node in file.mapping("course_lists")
    }
    context = _context(file, catalogue_files, lists)
    return _Shared(
        kind=RouteKind(file.word("kind", tuple(RouteKind), RouteKind.SELF_STUDY)),
        article_says=filled(file, "article_says"),
        quotes=quotes(file),
        intakes=_read(_INTAKES, file, "intakes", context),
        requires=file.word("requires", ids) or None,
        prework=_prework(file),
        terms=_read(_TERMS, file, "terms", context),
        optional=_read(_TERMS, file, "optional_terms", context),
        costs=_read(_COSTS, file, "costs", context),
        notes=file.texts("notes"),
        course_lists=lists,
    )


def _variant(id_: str, fields: Fields, shared: _Shared, catalogue_files: CatalogueFiles) -> Route:
    context = _context(fields, catalogue_files, shared.course_lists)
    prework = _prework(fields) or shared.prework
    terms = _read(_TERMS, fields, "terms", context) or shared.terms
    if not fields.flag("electives", True):
        terms = tuple(_without_electives(term) for term in terms)
    terms = ((prework,) if prework else ()) + terms
    for fault in of_order(terms):
        fields.reader.tell(fields.line, fault)
    return Route(
        id=id_,
        kind=shared.kind,
        name=filled(fields, "name"),
        short_name=filled(fields, "short"),
        article_says=shared.article_says,
        terms=terms,
        intakes=_read(_INTAKES, fields, "intakes", context) or shared.intakes,
        prework_hours=prework.hours_per_week * prework.weeks if prework else 0.0,
        costs=_read(_COSTS, fields, "costs", context) + shared.costs,
        notes=fields.texts("notes") + shared.notes,
        requires=shared.requires,
        quotes=shared.quotes,
        optional_terms=shared.optional,
    )


def _context(
    fields: Fields, catalogue_files: CatalogueFiles, lists: Mapping[str, tuple[Course, ...]]
) -> Context:
    words = {"skill": catalogue_files.skills, "source": catalogue_files.sources}
    return Context(fields.reader, words, course_lists=lists)


def _read(kind: Kind, fields: Fields, key: str, context: Context) -> tuple[Any, ...]:
    node = fields.take(key)
    found: tuple[Any, ...] = () if node is None else kind.read(node, f"“{key}”", context)
    return found


def _without_electives(term: Term) -> Term:
    return replace(term, courses=tuple(each for each in term.courses if not each.elective))


def _prework(fields: Fields) -> Term | None:
    each = fields.mapping("prework")
    if not each.node.entries:
        return None
    each.require("weeks", "hours")
    weeks, hours = each.whole("weeks", 1, 520) or 1, each.number("hours") or 0.0
    own = each.number("own_hours_per_week", 0, MAX_WEEKLY_HOURS) or 0.0
    each.close()
    return Term("Prework", 0, weeks, hours / weeks, own, kind="prework")
