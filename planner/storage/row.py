"""What stands under one key of a file: the kind of its value, and the row of a table for it."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeAlias

from planner.storage.context import Context
from planner.storage.yaml_reader import Node

Schema: TypeAlias = dict[str, object]
Get: TypeAlias = Callable[[str], Any]


class Named:
    """A part of the schema that has a name because it stands in many places.

    `optional` is what stands where it may be null; None: it is just said beside it.
    """

    def __init__(self, name: str, schema: Schema, optional: "Named | None" = None) -> None:
        self.name, self.schema, self.optional = name, schema, optional


def refer(named: Named) -> Schema:
    """Return the schema that says: see `named`."""
    return {"$ref": named}


class Kind(ABC):
    """What stands under a key: how it is read, written and described.

    `blank` takes the place of a value that has to be given and is wrong, in records that are kept
    all the same; None where nothing can.
    """

    blank: Any = None

    @abstractmethod
    def read(self, node: Node, what: str, context: Context) -> Any:
        """Return the value of a node that is not empty; None after reporting what is wrong."""

    @abstractmethod
    def write(self, value: Any) -> object:
        """Return `value` as plain data."""

    @abstractmethod
    def schema(self) -> Schema:
        """Return its JSON schema, where it is given."""


class Usual(Enum):
    """What holds where a key is left out, where that is not a plain value."""

    DECLARED = auto()
    """The default of the dataclass; a field without one has to be given."""
    NONE = auto()
    """Nothing: the key has to be given, whatever the dataclass says."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A usual value that follows from other fields, asked for by name."""

    of: Callable[[Get], Any]


@dataclass(frozen=True)
class Row:
    """One key. `doc` is a sentence for the schema.

    `field` is the attribute, dotted where it lies in a part of the record. `usual` is what holds
    where the key is left out; such a value is written only if `always`. `early` rows are read
    before all others, which may ask for them.
    """

    key: str
    kind: Kind
    doc: str = ""
    field: str = ""
    usual: Any = Usual.DECLARED
    always: bool = False
    early: bool = False

    @cached_property
    def name(self) -> str:
        """The field."""
        return self.field or self.key

    @cached_property
    def spoken(self) -> str:
        """The key in messages."""
        return f"“{self.key}”"

    @cached_property
    def get(self) -> Callable[[Any], Any]:
        """What takes the value from an object."""
        return attrgetter(self.name)
