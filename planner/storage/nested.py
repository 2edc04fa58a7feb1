"""Kinds of values that hold others: records, lists and mappings of them; and their schemas."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.limits import KEY_PATTERN
from planner.domain.route_faults import of_cost_id
from planner.storage.context import Context
from planner.storage.kinds import IDS
from planner.storage.quoted import exactly
from planner.storage.record import Record
from planner.storage.row import Derived, Kind, Named, Row, Schema, refer
from planner.storage.yaml_reader import Node, quoted
from planner.storage.yaml_writer import Flow


class One(Kind):
    """A mapping that is a record."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def read(self, node: Node, what: str, context: Context) -> Any:
        """See `Record.read`."""
        return self.record.read(node, what, context)

    def write(self, value: Any) -> object:
        """See `Record.write`."""
        return self.record.write(value)

    def schema(self) -> Schema:
        """The record."""
        return described(self.record)


class ListOf(One):
    """A list of records; those that cannot be used are left out."""

    def read(self, node: Node, what: str, context: Context) -> tuple[Any, ...]:
        """Return the records."""
        items = context.reader.items(node, what)
        found = [self.record.read(item, f"An item of {what}", context) for item in items]
        return tuple(each for each in found if each is not None)

    def write(self, value: Any) -> object:
        """Each as an item."""
        return [self.record.write(each) for each in value]

    def schema(self) -> Schema:
        """The items."""
        return {"type": "array", "items": described(self.record)}


class OneOrNumber(Kind):
    """A number, or a mapping with the details."""

    def __init__(self, number: Kind, details: Kind) -> None:
        self.number, self.details = number, details

    def read(self, node: Node, what: str, context: Context) -> Any:
        """Whatever is no mapping should be a number."""
        kind = self.details if isinstance(node.value, dict) else self.number
        return kind.read(node, what, context)

    def write(self, value: Any) -> object:
        """As what it is."""
        kind = self.number if value is None or isinstance(value, int | float) else self.details
        return kind.write(value)

    def schema(self) -> Schema:
        """Either."""
        return {"oneOf": [self.number.schema(), self.details.schema()]}


class Keys:
    """What the keys of a mapping may be, and what is done with an entry of a wrong key."""

    def __init__(
        self,
        allow: Callable[[str, int, Context], bool],
        schema: Schema | None = None,
        read_all: bool = True,
    ) -> None:
        self.allow = allow
        self.schema = schema or {}
        self.read_all = read_all
        """Whether entries of wrong keys are read, for what else is wrong in them."""


def _is_skill(word: str, line: int, context: Context) -> bool:
    return context.is_skill(word, line)


def _is_route(word: str, line: int, context: Context) -> bool:
    return context.reader.allows(line, word, "The route", context.routes, "unknown-route")


def _is_cost_id(word: str, line: int, context: Context) -> bool:
    for fault in of_cost_id(word):
        context.reader.tell(line, fault)
    return True


SKILLS = Keys(_is_skill)
ROUTES = Keys(_is_route, read_all=False)
COST_IDS = Keys(_is_cost_id, {"propertyNames": {"pattern": exactly(KEY_PATTERN)}})


class ById(One):
    """A mapping from ids to records, or from ids to what makes a tuple of records with ids.

    `what` names an entry in messages, with {} for its id. Entries in which nothing differs from
    the `usual` object are left out; then they may be empty.
    """

    def __init__(self, record: Record, keys: Keys, what: str, usual: Any = None) -> None:
        super().__init__(record)
        self.keys, self.what, self.usual = keys, what, usual
        self.nulls = False

    def read(self, node: Node, what: str, context: Context) -> Any:
        """Return the records by id, or as a tuple."""
        found: dict[str, Any] = {}
        for id_, each in context.reader.fields(node, what):
            known = self.keys.allow(id_, each.key_line, context)
            if (each.value is None and self.nulls) or not (known or self.keys.read_all):
                continue
            value = self.record.read(each, self.what.format(quoted(id_)), context.within(id_))
            if known and value is not None and value != self.usual:
                found[id_] = value
        return tuple(found.values()) if self.record.id_field else found

    def write(self, value: Any) -> object:
        """Each under its id."""
        if isinstance(value, tuple):
            value = {getattr(each, self.record.id_field): each for each in value}
        return {id_: self.record.write(each) for id_, each in value.items() if each != self.usual}

    def schema(self) -> Schema:
        """The entries."""
        entry = described(self.record)
        entry = nullable(entry) if self.nulls else entry
        return {"type": "object", **self.keys.schema, "additionalProperties": entry}


class ByIdOrNothing(ById):
    """The same where an id may stand without anything, as it is left while one types."""

    def __init__(self, record: Record, keys: Keys, what: str, usual: Any = None) -> None:
        super().__init__(record, keys, what, usual)
        self.nulls = True


class BySkill(Kind):
    """A mapping from skills to values of one kind; `what` names a value, with {} for the skill."""

    def __init__(self, kind: Kind, what: str, flow: bool = False) -> None:
        self.kind, self.what, self.flow = kind, what, flow

    def read(self, node: Node, what: str, context: Context) -> dict[str, Any]:
        """Entries with a wrong skill or value are left out."""
        found = {}
        for skill, each in context.reader.fields(node, what):
            value = self.kind.read(each, self.what.format(quoted(skill)), context)
            if context.is_skill(skill, each.key_line) and value is not None:
                found[skill] = value
        return found

    def write(self, value: Any) -> object:
        """Each under its skill."""
        data: Mapping[str, object] = {id_: self.kind.write(each) for id_, each in value.items()}
        return Flow(data) if self.flow else data

    def schema(self) -> Schema:
        """The values."""
        return {"type": "object", "additionalProperties": self.kind.schema()}


def described(record: Record) -> Schema:
    """Return a reference to the schema of `record`."""
    return refer(Named(record.name, object_schema(record)))


def object_schema(record: Record) -> Schema:
    """Return the schema of `record` itself."""
    schema: Schema = {"type": "object"}
    if record.doc:
        schema["description"] = record.doc
    schema |= record.rules
    if record.required:
        schema["required"] = [row.key for row in record.required]
    if not record.is_open:
        schema["additionalProperties"] = False
    schema["properties"] = {row.key: _property(row, record) for row in record.rows}
    return schema


def _property(row: Row, record: Record) -> Schema:
    schema = row.kind.schema()
    if row.name in record.usuals:
        schema = nullable(schema)
        usual = record.usuals[row.name]
        default = None if isinstance(usual, Derived) else row.kind.write(usual)
        if default is not None and default not in ("", [], {}):
            schema = {**schema, "default": default}
    return {**schema, "description": row.doc} if row.doc else schema


def nullable(schema: Schema) -> Schema:
    """Return `schema` or null."""
    named = schema.get("$ref")
    if isinstance(named, Named):
        if named is IDS:
            return schema
        return refer(named.optional) if named.optional else _or_null(schema)
    if "oneOf" in schema:
        return {**schema, "oneOf": [{"type": "null"}, *_listed(schema["oneOf"])]}
    if "enum" in schema:
        return {**schema, "enum": [*_listed(schema["enum"]), None]}
    return {**schema, "type": [*_listed(schema["type"]), "null"]}


def _or_null(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "null"}]}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
