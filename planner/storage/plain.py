"""Values of the domain as JSON and back: what is read is equal to what was written.

Frozen dataclasses and enumerations of the classes named, tuples, mappings and plain scalars;
nothing else is made from a file, whatever it says.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Makers: TypeAlias = dict[str, Callable[[Any], object]]

_MAPPING = "map"
_SCALARS = frozenset((type(None), bool, int, float, str))


class PlainFormat:
    """JSON in which the `classes` and enumerations `kinds` go by their names."""

    def __init__(self, classes: Sequence[type], kinds: Sequence[type[Enum]]) -> None:
        self._fields = {
            each: tuple(field.name for field in fields(each) if field.init) for each in classes
        }
        self._kinds = frozenset(kinds)
        self._makers: Makers = {each.__name__: each for each in kinds}
        self._makers |= {each.__name__: _maker(each) for each in classes}
        self._makers[_MAPPING] = _mapping

    @property
    def shape(self) -> str:
        """The names of all classes and of their fields: two formats of one shape are the same."""
        kinds = {kind.__name__: [*kind.__members__] for kind in self._kinds}
        classes = {each.__name__: names for each, names in self._fields.items()}
        return json.dumps([classes, kinds], sort_keys=True)

    def write(self, value: object) -> str:
        """Return `value` as JSON. Raises `TypeError` for what it has no name for."""
        return json.dumps(self._plain(value), ensure_ascii=False, separators=(",", ":"))

    def read(self, text: str) -> object:
        """Return what was written. Raises `ValueError`, `TypeError` or `LookupError` for text that
        `write` has not made."""
        return _frozen(json.loads(text, object_hook=self._made))

    def _plain(self, value: object) -> Json:
        kind = type(value)
        if isinstance(value, bool | int | float | str | None) and kind in _SCALARS:
            return value
        if isinstance(value, tuple):
            return [self._plain(each) for each in value]
        if isinstance(value, Mapping):
            pairs: list[Json] = [[self._plain(key), self._plain(of)] for key, of in value.items()]
            return {_MAPPING: pairs}
        if isinstance(value, Enum) and kind in self._kinds:
            return {kind.__name__: value.value}
        if kind not in self._fields:
            raise TypeError(f"{kind.__name__} has no name in this format.")
        return {kind.__name__: [self._plain(getattr(value, name)) for name in self._fields[kind]]}

    def _made(self, tagged: dict[str, Any]) -> object:
        ((name, content),) = tagged.items()
        return self._makers[name](content)


def _maker(kind: type) -> Callable[[list[Any]], object]:
    return lambda content: kind(*map(_frozen, content))


def _mapping(pairs: list[Any]) -> dict[Any, object]:
    return {key: _frozen(value) for key, value in pairs}


def _frozen(value: object) -> object:
    return tuple(map(_frozen, value)) if type(value) is list else value
