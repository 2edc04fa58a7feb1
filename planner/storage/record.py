"""A record of a file as a table: one row a key, for reading, for writing and for the schema.

A new key is one row here, besides the field of the dataclass:

    Row("pin", Day(), "Starts no earlier than this day.")

The field is named as the key unless `field` says otherwise. A row whose field has no default, and
that names no `usual` value, has to be given in every file.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Any

from planner.domain.faults import Fault
from planner.domain.problem import Severity
from planner.storage.context import Context
from planner.storage.fields import Fields
from planner.storage.row import Derived, Row, Schema, Usual
from planner.storage.yaml_reader import Node
from planner.storage.yaml_writer import Flow, Keyed


@dataclass(frozen=True)
class Record:
    """The table of a dataclass, `cls`.

    `name` is that of its schema, `what` how messages call it ("" as its key). Unknown keys are kept
    if the dataclass has a field `extra`, else they are errors. A `whole` record is left out if
    anything it must have is wrong; others are kept with blanks, for a part of a file is offered
    then. `flow` records are written on one line. `parts` are dataclasses within, by field.
    `id_field` is the key under which the record stands. `apart` are fields that no row holds: told
    elsewhere, or computed by `make`. `faults` tells what is wrong with a record of right keys.
    """

    name: str
    cls: type[Any]
    rows: tuple[Row, ...]
    what: str = ""
    doc: str = ""
    flow: bool = False
    whole: bool = True
    parts: Mapping[str, type[Any]] = field(default_factory=dict)
    id_field: str = ""
    apart: tuple[str, ...] = ()
    make: Callable[[dict[str, Any]], Any] | None = None
    faults: Callable[[Any, Context], Iterable[Fault]] | None = None
    rules: Schema = field(default_factory=dict)

    @cached_property
    def is_open(self) -> bool:
        """Whether unknown keys are kept."""
        return "extra" in declared(self.cls)

    @cached_property
    def usuals(self) -> dict[str, Any]:
        """What holds where a key is left out, by field; no entry for what has to be given."""
        found: dict[str, Any] = {}
        for row in self.rows:
            if row.usual is Usual.DECLARED:
                part, _, name = row.name.rpartition(".")
                default = declared(self.parts[part] if part else self.cls)[name]
                if default is not MISSING:
                    found[row.name] = default
            elif row.usual is not Usual.NONE:
                found[row.name] = row.usual
        return found

    @cached_property
    def required(self) -> tuple[Row, ...]:
        """The rows that have to be given."""
        return tuple(row for row in self.rows if row.name not in self.usuals)

    @cached_property
    def _has_early(self) -> bool:
        return any(row.early for row in self.rows)

    @cached_property
    def _by_key(self) -> dict[str, Row]:
        return {row.key: row for row in self.rows}

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.rows)

    @cached_property
    def _unsettled(self) -> list[Row]:
        """The rows without such a value, those that follow from others last."""
        rows = [row for row in self.rows if row.name not in self._settled]
        return sorted(rows, key=lambda row: isinstance(row.usual, Derived))

    @cached_property
    def _by_field(self) -> dict[str | int, Row]:
        return {row.name: row for row in self.rows}

    @cached_property
    def _settled(self) -> dict[str, Any]:
        """The usual values that do not follow from others."""
        usuals = self.usuals.items()
        return {name: usual for name, usual in usuals if not isinstance(usual, Derived)}

    def read(self, node: Node, what: str, context: Context) -> Any:
        """Return the object in `node`; None if it cannot be used. `what` names it in messages."""
        return self.take(context.reader.fields(node, self.what or what), context, set())

    def take(self, part: Fields, context: Context, wrong: set[str]) -> Any:
        """Return the object that `part` gives, None if it cannot be used.

        `wrong` receives the fields that were reported.
        """
        values = self._values(part, context, wrong)
        if self.whole and any(row.name not in values for row in self.required):
            return None
        if self.id_field:
            values[self.id_field] = context.path[-1]
        for row in self._unsettled:
            if row.name not in values:
                values[row.name] = self._without(row, values)
        return self._checked(part, context, values, wrong)

    def _values(self, part: Fields, context: Context, wrong: set[str]) -> dict[str, Any]:
        """Return what is given and what is usual, by field."""
        entries, by_key, values = part.node.entries, self._by_key, dict(self._settled)
        missing = [row for row in self.required if _is_absent(entries.get(row.key))]
        if missing:
            part.require(*(row.key for row in missing))
            wrong.update(row.name for row in missing)
        given = [(by_key[key], node) for key, node in entries.items() if key in by_key]
        if self._has_early:
            given.sort(key=lambda pair: not pair[0].early)
        reader = context.reader
        for row, node in given:
            if node.value is None:
                continue
            before = reader.errors
            value = row.kind.read(node, row.spoken, context)
            if reader.errors > before:
                wrong.add(row.name)
            if value is not None:
                values[row.name] = value
        if self.is_open:
            values["extra"] = {}
        if len(given) < len(entries):
            part.ignore(*by_key)
            if self.is_open:
                values["extra"] = part.rest()
            else:
                part.close()
        return values

    def _without(self, row: Row, values: dict[str, Any]) -> Any:
        usual = self.usuals.get(row.name, row.kind.blank)
        return usual.of(values.__getitem__) if isinstance(usual, Derived) else usual

    def _checked(
        self, part: Fields, context: Context, values: dict[str, Any], wrong: set[str]
    ) -> Any:
        """Return the object without what is wrong with it, None where it cannot be without."""
        value = self.made(values)
        found = [
            fault
            for fault in (self.faults(value, context) if self.faults else ())
            if not fault.where or fault.where[0] not in wrong
        ]
        for fault in found:
            near = context.reader.guess(fault.about, fault.known) if fault.known else ""
            context.reader.tell(self._line_of(part, fault.where), fault, near)
        severe = [fault for fault in found if fault.severity is Severity.ERROR]
        for fault in severe:
            name = str(fault.where[0]) if fault.where else ""
            if self.whole and name not in self.usuals:
                return None
            wrong.add(name)
            if name in self.usuals:
                values[name] = self._without(self._by_field[name], values)
        return self.made(values) if severe else value

    def _line_of(self, part: Fields, where: tuple[str | int, ...]) -> int:
        """Return the line of what is wrong, as far as its way is in the file."""
        line, node = part.line, part.node
        for step, name in enumerate(where):
            if step == 0 and name in self._by_field:
                name = self._by_field[name].key
            inner = node.entries.get(str(name))
            if isinstance(name, int):
                nodes = node.items or list(node.entries.values())
                inner = nodes[name] if name < len(nodes) else None
            if inner is None:
                break
            line, node = inner.key_line, inner
        return line

    def made(self, values: dict[str, Any]) -> Any:
        """Return the object of `values`, by field."""
        if self.make is not None:
            return self.make(values)
        if not self.parts:
            return self.cls(**values)
        inner: dict[str, dict[str, Any]] = {name: {} for name in self.parts}
        outer: dict[str, Any] = {}
        for name, value in values.items():
            part, dot, own = name.partition(".")
            if dot:
                inner[part][own] = value
            else:
                outer[name] = value
        return self.cls(**outer, **{name: self.parts[name](**inner[name]) for name in inner})

    @cached_property
    def _columns(self) -> list[tuple[Row, bool, object]]:
        """Each row, whether it has to be given, and how its usual value is written."""
        columns: list[tuple[Row, bool, object]] = []
        for row in self.rows:
            usual = self._settled.get(row.name)
            written = None if usual is None else row.kind.write(usual)
            columns.append((row, row.name not in self.usuals, written))
        return columns

    def write(self, value: Any) -> Keyed:
        """Return `value` as plain data in the order of the rows.

        What is empty and what goes without saying is left out.
        """
        data = Flow() if self.flow else Keyed()
        unsaid: dict[str, object] = {}
        for row, is_required, usual in self._columns:
            written = row.kind.write(row.get(value))
            if not is_required and _is_empty(written):
                continue
            is_said = is_required or not self._is_usual(row, written, usual, value)
            (data if is_said else unsaid)[row.key] = written
        data.order, data.unsaid = self._keys, unsaid
        if self.is_open:
            data.update(value.extra)
        return data

    def _is_usual(self, row: Row, written: object, usual: object, value: Any) -> bool:
        if row.always:
            return False
        if isinstance(row.usual, Derived):
            usual = row.kind.write(row.usual.of(lambda name: attrgetter(name)(value)))
        return written == usual


def _is_empty(written: object) -> bool:
    return written is None or written == "" or written == [] or written == {}


def _is_absent(node: Node | None) -> bool:
    return node is None or node.value is None


def declared(cls: type[Any]) -> dict[str, Any]:
    """Return the defaults of a dataclass by field, `MISSING` where there is none."""
    found: dict[str, Any] = {}
    for each in fields(cls):
        made = each.default_factory
        found[each.name] = each.default if made is MISSING else made()
    return found
