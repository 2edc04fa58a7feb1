"""What is special under the keys of routes: days of the year, courses, the routes themselves."""

import re
from datetime import date
from typing import Any

from planner.domain.route import Route, RouteChoice
from planner.domain.route_faults import of_route_id
from planner.storage.context import Context
from planner.storage.kinds import ID, IDS, Word, distinct
from planner.storage.nested import ListOf, One, described
from planner.storage.row import Kind, Schema, refer
from planner.storage.yaml_reader import Node, quoted

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


class TakenRoute(One):
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
