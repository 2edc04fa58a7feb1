"""Tables of routes: the one that is taken, a person's own, and figures about any of them."""

from collections.abc import Iterable
from typing import Any

from planner.domain.faults import Fault
from planner.domain.limits import (
    MAX_AMOUNT,
    MAX_CREDITS,
    MAX_WEEKLY_HOURS,
    MAX_WEEKS,
)
from planner.domain.route import (
    COST_KINDS,
    PER,
    TERM_KINDS,
    Cost,
    Course,
    Price,
    Route,
    RouteChoice,
    RouteFigures,
    RouteKind,
    Term,
)
from planner.domain.route_faults import (
    of_cost,
    of_course,
    of_price,
    of_route,
    of_term,
)
from planner.domain.route_lookup import CURRENCY
from planner.storage.context import Context
from planner.storage.kinds import (
    Choice,
    Day,
    Items,
    NewId,
    Number,
    Text,
    TrueOrFalse,
    Whole,
    Word,
)
from planner.storage.nested import COST_IDS, ById, BySkill, ListOf
from planner.storage.record import Record
from planner.storage.row import Derived, Row, Usual
from planner.storage.tables.route_kinds import Courses, MonthDay, OptionalTerms


def _of_course(course: Course, context: Context) -> Iterable[Fault]:
    del context
    return of_course(course, {})


def _of_term(term: Term, context: Context) -> Iterable[Fault]:
    del context
    return of_term(term)


def _of_cost(cost: Cost, context: Context) -> Iterable[Fault]:
    del context
    return of_cost(cost)


def _of_route(route: Route, context: Context) -> Iterable[Fault]:
    return of_route(route, context.skills, context.words["route"])


def _of_price(price: Price, context: Context) -> Iterable[Fault]:
    route, cost = context.path[-2:]
    return of_price(cost, price, context.routes[route])


def _route(values: dict[str, Any]) -> Route:
    prework = [term for term in values["terms"] if term.kind == "prework"]
    hours = sum(term.hours_per_week * term.weeks for term in prework)
    short = values["short_name"] or values["name"]
    return Route(**{**values, "short_name": short}, article_says="", prework_hours=hours)


_WEEKLY = Number(0, MAX_WEEKLY_HOURS)

ROUTE_CHOICE = Record(
    "routeChoice",
    RouteChoice,
    (
        Row("id", Word("route"), usual=Usual.NONE),
        Row(
            "from",
            Day(),
            "The programme begins with its first intake on or after this day.",
            "from_date",
        ),
    ),
    flow=True,
)

COURSE = Record(
    "course",
    Course,
    (
        Row("name", Text()),
        Row("credits", Number(0, MAX_CREDITS)),
        Row("elective", TrueOrFalse()),
        Row(
            "covers",
            BySkill(Number(0, 1), "The coverage of {}", flow=True),
            "Fraction of a skill's hours to working that the course delivers.",
            usual={},
        ),
    ),
    what="A course",
    whole=False,
    faults=_of_course,
)

TERM = Record(
    "term",
    Term,
    (
        Row("name", Text()),
        Row("kind", Choice(TERM_KINDS)),
        Row(
            "offset_weeks",
            Whole(0, MAX_WEEKS),
            "Weeks from the intake. Terms follow each other and do not overlap.",
        ),
        Row("weeks", Whole(1, MAX_WEEKS)),
        Row("hours_per_week", _WEEKLY),
        Row("own_hours_per_week", _WEEKLY),
        Row("courses", Courses(COURSE)),
    ),
    what="A term",
    whole=False,
    faults=_of_term,
)

COST = Record(
    "cost",
    Cost,
    (
        Row("name", Text()),
        Row("amount", Number(0, MAX_AMOUNT)),
        Row("currency", Text(), usual=CURRENCY, always=True),
        Row("per", Choice(PER)),
        Row("kind", Choice(COST_KINDS)),
        Row("source", Word("source")),
        Row("note", Text()),
        Row("counted", TrueOrFalse(), "Whether it is part of the total."),
    ),
    flow=True,
    whole=False,
    id_field="id",
    faults=_of_cost,
)

OWN_ROUTE = Record(
    "ownRoute",
    Route,
    (
        Row("id", NewId(), "Not the id of a route of the catalogue."),
        Row("name", Text()),
        Row(
            "short",
            Text(),
            "For lists; the name when left out.",
            "short_name",
            usual=Derived(lambda get: get("name")),
        ),
        Row("kind", Choice(RouteKind, RouteKind.BOOTCAMP)),
        Row(
            "intakes",
            Items(MonthDay()),
            "Month-day; begins on the first Monday on or after it. Any Monday when left out.",
        ),
        Row("requires", Word("route"), "Route that has to come first."),
        Row("terms", ListOf(TERM)),
        Row("optional_terms", ListOf(TERM)),
        Row("costs", ById(COST, COST_IDS, "The cost {}")),
        Row("notes", Items(Text())),
    ),
    what="An own route",
    whole=False,
    apart=("article_says", "prework_hours", "gaps", "quotes"),
    make=_route,
    faults=_of_route,
)

PRICE = Record(
    "price",
    Price,
    (
        Row("name", Text()),
        Row("amount", Number(0, MAX_AMOUNT)),
        Row("currency", Text(), "Shown as it is."),
        Row("per", Choice(PER)),
        Row("counted", TrueOrFalse()),
    ),
    flow=True,
    faults=_of_price,
)

FIGURES = Record(
    "routeFigures",
    RouteFigures,
    (
        Row("hours_per_week", _WEEKLY, "Load of the programme in all its terms."),
        Row(
            "own_hours_per_week",
            _WEEKLY,
            "The most that is left for study of one's own in them.",
        ),
        Row("with", OptionalTerms(), "Names of optional terms that are taken.", "optional"),
        Row(
            "costs",
            ById(PRICE, COST_IDS, "The cost {}", Price()),
            "Prices by the ids of the route's costs, or of new ones, which need an amount.",
        ),
    ),
)
