"""What is special under the keys of routes: days of the year, courses, the routes themselves."""

import re
from typing import Any

from planner.domain.route import Route, RouteChoice
from planner.domain.route_faults import of_route_id
from planner.storage.context import Context
from planner.storage.kinds import ID, IDS, Word, distinct
from planner.storage.nested import ListOf, One, described
from planner.storage.quoted import MONTH_DAY, exactly
from planner.storage.row import Kind, Schema, refer
from planner.storage.yaml_reader import Node, quoted


class MonthDay(Kind):
    """A day of the year as (month, day)."""

    def read(self, node: Node, what: str, context: Context) -> tuple[int, int] | None:
        """Others are reported."""
        del what
        if re.fullmatch(MONTH_DAY, node.text):
            return int(node.text[:2]), int(node.text[3:])
        message = f"{quoted(node.text)} is not a day of the year."
        context.reader.error(node.line, "date", message, "Write month-day: 08-25.")
        return None

    def write(self, value: Any) -> object:
        """Two digits each."""
        month, day = value
        return f"{month:02}-{day:02}"

    def schema(self) -> Schema:
        """Two digits each."""
        return {"type": "string", "pattern": exactly(MONTH_DAY)}


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
        return distinct(context.reader, node, what, offered, "unknown-term")

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
