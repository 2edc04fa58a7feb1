"""Tables of a person's time: the week, times with other hours, public holidays."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from planner.domain.faults import Fault, of_rule
from planner.domain.holidays import Holidays
from planner.domain.learner import WEEKDAYS, CalendarRule, WeekHours
from planner.domain.limits import FIRST_DAY, LAST_DAY, MAX_DAILY_HOURS, MAX_WEEKLY_HOURS
from planner.storage.context import Context
from planner.storage.kinds import DAY, OPTIONAL_TEXT, Day, Id, Number, Text, Whole
from planner.storage.nested import ListOf, OneOrNumber, nullable
from planner.storage.quoted import exactly
from planner.storage.record import Record
from planner.storage.row import Derived, Kind, Named, Row, Schema, refer
from planner.storage.yaml_reader import Node, quoted, resolve
from planner.storage.yaml_writer import Flow

REGION = r"[A-Z]{2}(-[^\s].{0,60})?"
_REGION = re.compile(REGION)
_DAY_HOURS = Number(0, MAX_DAILY_HOURS)
_WEEK = Named(
    "week",
    {
        "type": "object",
        "description": "Hours by weekday; days without any are left out.",
        "additionalProperties": False,
        "properties": {
            day: refer(Named("dayHours", nullable(_DAY_HOURS.schema()))) for day in WEEKDAYS
        },
    },
)


class WeekdayHours(Kind):
    """Hours by weekday; days without any are left out."""

    blank = (0.0,) * len(WEEKDAYS)

    def read(self, node: Node, what: str, context: Context) -> WeekHours:
        """Days that are missing or wrong have none."""
        days = context.reader.fields(node, what)
        hours = [days.number(day, 0.0, MAX_DAILY_HOURS) or 0.0 for day in WEEKDAYS]
        days.close()
        mon, tue, wed, thu, fri, sat, sun = hours
        return (mon, tue, wed, thu, fri, sat, sun)

    def write(self, value: Any) -> object:
        """On one line."""
        hours = ((day, _DAY_HOURS.write(each)) for day, each in zip(WEEKDAYS, value, strict=True))
        return Flow({day: each for day, each in hours if each})

    def schema(self) -> Schema:
        """A number a day."""
        return refer(_WEEK)


class DayNames(Kind):
    """A mapping from days to what they are called."""

    def read(self, node: Node, what: str, context: Context) -> dict[date, str] | None:
        """None where there is no day."""
        fields, days = context.reader.fields(node, what), {}
        for key, each in fields:
            at = Node(resolve(key), each.key_line, 1, key, each.key_line)
            day = context.reader.day(at, f"A key of {what}")
            if day is not None:
                days[day] = context.reader.text(each, f"The name of {day}")
        if isinstance(node.value, dict) and not node.entries:
            message, hint = f"{what} has no day.", "Add one, or take the entry out."
            context.reader.error(node.key_line, "missing", message, hint)
        return days or None

    def write(self, value: Any) -> object:
        """Sorted."""
        return dict(sorted(value.items()))

    def schema(self) -> Schema:
        """Days as keys."""
        texts = refer(OPTIONAL_TEXT)
        keys: Schema = {"minProperties": 1, "propertyNames": refer(DAY)}
        return {"type": "object", **keys, "additionalProperties": texts}


class Region(Id):
    """The code of a country or region. It is not looked up: days count as they stand."""

    def read(self, node: Node, what: str, context: Context) -> str | None:
        """Other texts are reported."""
        region = super().read(node, what, context)
        if region is None or _REGION.fullmatch(region):
            return region
        message = f"{quoted(region)} is not the code of a country or region."
        context.reader.error(node.key_line, "region", message, "Write it as DE or DE-BY.")
        return None

    def schema(self) -> Schema:
        """Text with a pattern."""
        return {"type": "string", "pattern": exactly(REGION)}


class CountryHolidays(ListOf):
    """Public holidays, one entry a country."""

    def read(self, node: Node, what: str, context: Context) -> tuple[Any, ...]:
        """A second entry of a country is reported and left out."""
        found: dict[str, Holidays] = {}
        for item in context.reader.items(node, what):
            one = self.record.read(item, what, context)
            if one is not None and one.country in found:
                message = f"The holidays of {quoted(one.country)} are listed twice."
                context.reader.error(item.line, "twice", message, "Keep one of the two entries.")
            elif one is not None:
                found[one.country] = one
        return tuple(found.values())


def _of_rule(rule: CalendarRule, context: Context) -> Iterable[Fault]:
    del context
    return of_rule(rule)


RULE = Record(
    "rule",
    CalendarRule,
    (
        Row("from", Day(), "First day.", "first"),
        Row("to", Day(), "Last day; it counts. At most ten years after the first.", "last"),
        Row(
            "hours",
            OneOrNumber(Number(0, MAX_WEEKLY_HOURS), WeekdayHours()),
            "Hours a week, shared like the usual week, or by weekday; a break when left out.",
        ),
        Row("name", Text()),
    ),
    what="A calendar rule",
    flow=True,
    faults=_of_rule,
)

HOLIDAYS = Record(
    "holidays",
    Holidays,
    (
        Row(
            "region",
            Region(),
            "Code of the country, with that of the region behind a hyphen: DE or DE-BY.",
        ),
        Row("name", Text(), "What the region is called.", usual=""),
        Row(
            "until",
            Whole(FIRST_DAY.year, LAST_DAY.year),
            "Last year that was looked up; that of the last day when left out.",
            usual=Derived(lambda get: max(get("days")).year),
            always=True,
        ),
        Row("days", DayNames(), "Days off and their names."),
    ),
    what="The entry of “holidays”",
)
