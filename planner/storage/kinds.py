"""Kinds of values that stand under a key by themselves: text, numbers, days, words, lists of them.

A JSON schema sees days as text, and text that looks like a number as one. What stands in quotes
is told in `planner.storage.quoted`, for reading and schema alike.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import Enum
from typing import Any

from planner.domain.effort import LEVEL_BY_WORD, Level
from planner.domain.limits import ID_HINT, ID_PATTERN, is_id, kept
from planner.domain.parts import EARLIEST, Earliest, skill_of_part
from planner.storage.context import Context
from planner.storage.fields import Reader
from planner.storage.quoted import DAY as DAY_PATTERN
from planner.storage.quoted import FLAGS, exactly, range_pattern
from planner.storage.row import Kind, Named, Schema, refer
from planner.storage.yaml_reader import Node, quoted

_LARGEST_ID = 10**15
"""The highest whole number that may be an id without quotes."""

ID = Named("id", {"type": ["string", "number", "boolean"]})
IDS = Named("ids", {"type": ["array", "null"], "items": {"$ref": ID}})
OPTIONAL_TEXT = Named("optionalText", {"type": ["string", "number", "boolean", "null"]})
TEXT = Named(
    "text",
    {
        "type": ["string", "number", "boolean"],
        "description": "Text; what YAML reads as a number or a day is taken as it is spelt.",
    },
    OPTIONAL_TEXT,
)
DAY = Named(
    "day",
    {
        "type": "string",
        "pattern": exactly(DAY_PATTERN),
        "description": "A day from 1970 to 2200 as year-month-day.",
    },
)
DAY.optional = Named("optionalDay", {"oneOf": [{"$ref": DAY}, {"type": "null"}]})
LEVEL = Named(
    "level",
    {
        "enum": list(LEVEL_BY_WORD),
        "description": "aware: can explain it; working: can use it alone; proficient: can handle "
        "hard cases and teach it.",
    },
    Named("optionalLevel", {"enum": [*LEVEL_BY_WORD, None]}),
)


class Text(Kind):
    """Text as it is spelt."""

    blank = ""

    def read(self, node: Node, what: str, context: Context) -> str | None:
        """A list or mapping is wrong."""
        is_text = not isinstance(node.value, list | dict)
        text = context.reader.text(node, what)
        return text if is_text else None

    def write(self, value: Any) -> object:
        """As it is."""
        return value

    def schema(self) -> Schema:
        """Anything but a list or mapping."""
        return refer(TEXT)


class Id(Text):
    """Text that names a thing; its words are checked elsewhere."""

    def schema(self) -> Schema:
        """A word, or what is read as a number."""
        return refer(ID)


class NewId(Text):
    """The id of a person's own thing."""

    def read(self, node: Node, what: str, context: Context) -> str | None:
        """What cannot be one is reported."""
        text = own_id(node)
        if is_id(text):
            return text
        if isinstance(node.value, list | dict):
            return super().read(node, what, context)
        message = f"The id {quoted(node.text)} cannot be used."
        context.reader.error(node.key_line, "id", message, ID_HINT)
        return None

    def schema(self) -> Schema:
        """Text with a pattern, or a whole number."""
        whole = {"minimum": 0, "maximum": _LARGEST_ID}
        return {"type": ["string", "integer"], "pattern": exactly(ID_PATTERN), **whole}


def own_id(node: Node) -> str:
    """Return the id that a scalar spells, "" for what cannot be one, such as 1.5 without quotes."""
    value = node.value
    if isinstance(value, bool | list | dict | None):
        return ""
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) and 0 <= value <= _LARGEST_ID else ""
    return node.text


class Word(Id):
    """One of the ids of a `kind` that the context knows, `what` in messages ("" as its key)."""

    def __init__(self, kind: str, what: str = "") -> None:
        self.kind = kind
        self.what = what

    def read(self, node: Node, what: str, context: Context) -> str | None:
        """Others are reported with the nearest."""
        words, code = context.words[self.kind], f"unknown-{self.kind}"
        return context.reader.word(node, self.what or what, words, code) or None


class SkillId(Id):
    """A skill."""

    def read(self, node: Node, what: str, context: Context) -> str | None:
        """Others are reported with the nearest."""
        word = super().read(node, what, context)
        return word if word is not None and context.is_skill(word, node.key_line) else None


class PartId(Id):
    """A skill, or the deeper part of one."""

    def read(self, node: Node, what: str, context: Context) -> str | None:
        """Others are reported with the nearest."""
        word = super().read(node, what, context)
        known = word is not None and context.is_skill(skill_of_part(word), node.key_line)
        return word if known else None


class Choice(Kind):
    """One of the words `allowed`; an enum is written as its value."""

    def __init__(self, allowed: type[Enum] | tuple[str, ...], blank: Any = "") -> None:
        self.by_word: Mapping[str, Any] = (
            {each: each for each in allowed}
            if isinstance(allowed, tuple)
            else {str(each.value): each for each in allowed}
        )
        self.blank = blank

    def read(self, node: Node, what: str, context: Context) -> Any:
        """Others are reported with the nearest."""
        return self.by_word.get(context.reader.word(node, what, self.by_word))

    def write(self, value: Any) -> object:
        """The word."""
        return value.value if isinstance(value, Enum) else value

    def schema(self) -> Schema:
        """The words."""
        return {"enum": list(self.by_word)}


class LevelWord(Kind):
    """A level of mastery."""

    def read(self, node: Node, what: str, context: Context) -> Level | None:
        """Other words are reported."""
        return LEVEL_BY_WORD.get(context.reader.word(node, what, LEVEL_BY_WORD))

    def write(self, value: Any) -> object:
        """Its word."""
        return None if value is None else value.word

    def schema(self) -> Schema:
        """The words."""
        return refer(LEVEL)


class Number(Kind):
    """A number from `low` to `high`, inclusive, with the decimals that a file keeps."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high
        self.blank = float(low)

    def read(self, node: Node, what: str, context: Context) -> float | None:
        """Others are reported."""
        value = context.reader.number(node, what, self.low, self.high)
        return None if value is None else kept(value)

    def write(self, value: Any) -> object:
        """Without a fraction where there is none, and never less than a file may hold."""
        return None if value is None else number(max(self.low, value))

    def schema(self) -> Schema:
        """The range."""
        return _number_schema("number", self.low, self.high)


class Whole(Kind):
    """A whole number from `low` to `high`, inclusive."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high
        self.blank = low

    def read(self, node: Node, what: str, context: Context) -> int | None:
        """Others are reported."""
        return context.reader.whole(node, what, self.low, self.high)

    def write(self, value: Any) -> object:
        """As it is."""
        return value

    def schema(self) -> Schema:
        """The range."""
        return _number_schema("integer", self.low, self.high)


class Day(Kind):
    """A day that a roadmap may name."""

    blank = date.min

    def read(self, node: Node, what: str, context: Context) -> date | None:
        """Others are reported."""
        return context.reader.day(node, what)

    def write(self, value: Any) -> object:
        """As it is."""
        return value

    def schema(self) -> Schema:
        """Year, month and day of the month."""
        return refer(DAY)


class PinDay(Kind):
    """A day, or the word for as early as what comes before allows."""

    def read(self, node: Node, what: str, context: Context) -> date | Earliest | None:
        """Others are reported."""
        return EARLIEST if node.value == EARLIEST.value else context.reader.day(node, what)

    def write(self, value: Any) -> object:
        """As it is, or the word."""
        return value.value if isinstance(value, Earliest) else value

    def schema(self) -> Schema:
        """Either."""
        return {"oneOf": [refer(DAY), {"const": EARLIEST.value}]}


class TrueOrFalse(Kind):
    """True or false."""

    def read(self, node: Node, what: str, context: Context) -> bool | None:
        """Others are reported."""
        return context.reader.flag(node, what)

    def write(self, value: Any) -> object:
        """As it is."""
        return value

    def schema(self) -> Schema:
        """Either."""
        return {"enum": [True, False, *FLAGS]}


class Items(Kind):
    """A list of values of one kind; wrong ones are left out."""

    def __init__(self, kind: Kind, unique: bool = False) -> None:
        self.kind = kind
        self.unique = unique

    def read(self, node: Node, what: str, context: Context) -> tuple[Any, ...]:
        """Each wrong one is reported."""
        item = f"An item of {what}"
        nodes = context.reader.items(node, what)
        found = [self.kind.read(each, item, context) for each in nodes]
        values = [value for value in found if value is not None]
        return tuple(dict.fromkeys(values) if self.unique else values)

    def write(self, value: Any) -> object:
        """One a line."""
        return [self.kind.write(each) for each in value]

    def schema(self) -> Schema:
        """The items."""
        if isinstance(self.kind, Id):
            return refer(IDS)
        if isinstance(self.kind, Text):
            return {"type": "array", "items": refer(OPTIONAL_TEXT)}
        return {"type": "array", "items": self.kind.schema()}


def distinct(
    reader: Reader, node: Node, what: str, allowed: Collection[str], code: str = "value"
) -> tuple[str, ...]:
    """Return the words of a list that are `allowed`; others (`code`) and doubles are reported."""
    found: dict[str, None] = {}
    for item in reader.items(node, what):
        word = reader.word(item, f"An item of {what}", allowed, code)
        if word and word in found:
            message = f"{what} names {quoted(word)} twice."
            reader.error(item.line, "duplicate", message, "Keep one of the two.")
        elif word:
            found[word] = None
    return tuple(found)


def _number_schema(type_: str, low: float, high: float) -> Schema:
    """Return the schema of a number, or of one in quotes: limits are for the one, pattern for the
    other."""
    pattern = exactly(range_pattern(low, high, type_ == "integer"))
    limits = {"minimum": number(low), "maximum": number(high)}
    return {"type": [type_, "string"], **limits, "pattern": pattern}


def number(value: float) -> int | float:
    """Return `value` as files keep it, without a fraction where there is none."""
    rounded = kept(value)
    return int(rounded) if rounded == int(rounded) else rounded
