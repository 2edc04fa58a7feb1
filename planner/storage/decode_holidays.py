"""Public holidays as a file lists them: one entry a country, with its days and their names."""

import re
from datetime import date

from planner.domain.holidays import Holidays
from planner.domain.limits import FIRST_DAY, LAST_DAY
from planner.storage.fields import Fields, Reader
from planner.storage.yamlio import Node, quoted, resolve

REGION = re.compile(r"[A-Z]{2}(-[^\s].{0,60})?")


def holidays_in(fields: Fields) -> tuple[Holidays, ...]:
    """Return what “holidays” lists; what is wrong goes to the reader.

    The region is not looked up: days count as they stand in the file.
    """
    found: dict[str, Holidays] = {}
    for node in fields.items("holidays"):
        one = _holidays(node, fields.reader)
        if one is not None and one.country in found:
            message = f"The holidays of {quoted(one.country)} are listed twice."
            hint = "Keep one of the two entries."
            fields.reader.error(node.line, "twice", message, hint)
        elif one is not None:
            found[one.country] = one
    return tuple(found.values())


def _holidays(node: Node, reader: Reader) -> Holidays | None:
    entry = reader.fields(node, "The entry of “holidays”")
    complete = entry.require("region", "days")
    region, name = entry.text("region"), entry.text("name")
    until = entry.whole("until", FIRST_DAY.year, LAST_DAY.year)
    days = _days(entry.mapping("days"))
    extra = entry.rest()
    if complete and not REGION.fullmatch(region):
        message = f"{quoted(region)} is not the code of a country or region."
        reader.error(entry.line_of("region"), "region", message, "Write it as DE or DE-BY.")
        return None
    if not complete or not days:
        return None
    return Holidays(region, name, until or max(days).year, days, extra)


def _days(fields: Fields) -> dict[date, str]:
    days: dict[date, str] = {}
    reader = fields.reader
    for key, node in fields:
        at = Node(resolve(key), node.key_line, 1, key, node.key_line)
        day = reader.day(at, "A key of “days”")
        if day is not None:
            days[day] = reader.text(node, f"The name of {day}")
    if isinstance(fields.node.value, dict) and not fields.node.entries:
        message, hint = "“days” has no day.", "Add one, or take the entry out."
        reader.error(fields.line, "missing", message, hint)
    return days
