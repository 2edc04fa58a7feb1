"""Tables of routes: the one that is taken, a person's own, and figures about any of them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from planner.domain.faults import Fault
from planner.domain.limits import (
    ID_PATTERN,
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
    of_route_id,
    of_term,
)
from planner.domain.routes import CURRENCY
from planner.storage.context import Context
from planner.storage.kinds import (
    ID,
    IDS,
    Choice,
    Day,
    Flag,
    Id,
    Items,
    Number,
    Text,
    Whole,
    Word,
    distinct,
)
from planner.storage.nested import COST_IDS, ById, BySkill, ListOf, One, described
from planner.storage.record import Record
from planner.storage.row import Derived, Kind, Row, Schema, Usual, refer
from planner.storage.yamlio import Node, quoted

_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)")
_LEAP_YEAR = 2000


class MonthDay(Kind):
    """A day of the year as (month, day)."""

    def read(self, node: Node, what: str, context: Context) -> tuple[int, int] | None:
        """Others are reported."""
        del what
        found = _MONTH_DAY.fullmatch(node.text)
        try:
            day = date(_LEAP_YEAR, int(found[1]), int(found[2])) if found else None
        except ValueError:
            day = None
        if day is not None:
            return day.month, day.day
        message = f"{quoted(node.text)} is not a day of the year."
        context.reader.error(node.line, "date", message, "Write month-day: 08-25.")
        return None

    def write(self, value: Any) -> object:
        """Two digits each."""
        month, day = value
        return f"{month:02}-{day:02}"

    def schema(self) -> Schema:
        """Two digits each."""
        return {"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"}


class Courses(ListOf):
    """A list of courses, or the name of one of the lists that the catalogue gives once."""

    def read(self, node: Node, what: str, context: Context) -> tuple[Any, ...]:
        """Return the courses."""
        if isinstance(node.value, str):
            word = context.reader.word(node, "The course list", context.course_lists)
            return context.course_lists.get(word, ())
        return super().read(node, what, context)


class OptionalTerms(Kind):
    """Names of optional terms of the route that is spoken of."""

    def read(self, node: Node, what: str, context: Context) -> tuple[str, ...]:
        """Others and doubles are reported."""
        offered = [term.name for term in context.routes[context.path[-1]].optional_terms]
        return distinct(context.reader, node, what, offered)

    def write(self, value: Any) -> object:
        """As a list."""
        return list(value)

    def schema(self) -> Schema:
        """Names."""
        return refer(IDS)


class Taken(One):
    """The route that is taken: its id, or a record where there is more to say."""

    def read(self, node: Node, what: str, context: Context) -> RouteChoice | None:
        """An unknown one is reported."""
        if isinstance(node.value, dict):
            choice: RouteChoice | None = self.record.read(node, what, context)
            return choice
        id_ = Word("route").read(node, what, context)
        return None if id_ is None else RouteChoice(id_)

    def write(self, value: Any) -> object:
        """The id where that is all."""
        data = self.record.write(value)
        return value.id if len(data) == 1 else data

    def schema(self) -> Schema:
        """Either."""
        return {"oneOf": [refer(ID), described(self.record)]}


class OwnRoutes(ListOf):
    """Routes of the person's own. Their ids are among the words of the context already."""

    def read(self, node: Node, what: str, context: Context) -> tuple[Any, ...]:
        """One whose id is taken is left out."""
        shipped = context.shipped.routes if context.shipped else {}
        made: dict[str, Route] = {}
        for item in context.reader.items(node, what):
            route = self.record.read(item, what, context)
            if route is None or not route.id:
                continue
            faults = list(of_route_id(route.id, {**shipped, **made}))
            for fault in faults:
                context.reader.tell(item.entries["id"].key_line, fault)
            if not faults:
                made[route.id] = route
        context.own_routes.update(made)
        return tuple(made.values())


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
        Row("elective", Flag()),
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
        Row("counted", Flag(), "Whether it is part of the total."),
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
        Row("id", Id(ID_PATTERN), "Not the id of a route of the catalogue."),
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
        Row("counted", Flag()),
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
