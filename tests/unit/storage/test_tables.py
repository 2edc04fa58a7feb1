"""Nothing of a roadmap is forgotten: not by a table, and not by what the tests draw."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.storage.record import Record
from planner.storage.row import Derived, Kind
from planner.storage.tables.roadmap import ROADMAP
from tests.strategies import roadmaps


def records_in(kind: object) -> Iterator[Record]:
    if isinstance(kind, Record):
        yield kind
        for row in kind.rows:
            yield from records_in(row.kind)
    elif isinstance(kind, Kind):
        for inner in vars(kind).values():
            yield from records_in(inner)


RECORDS = {record.cls: record for record in records_in(ROADMAP)}
PARTS = {part: record for record in RECORDS.values() for part in record.parts.values()}
each_record = pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.name)


def names(cls: type) -> set[str]:
    return {each.name for each in fields(cls)}


def held_by(record: Record) -> set[str]:
    """Return the fields of the record that are in its table, or are said not to be."""
    rows = {row.name for row in record.rows}
    return {*rows, *record.apart, record.id_field} - {""}


@each_record
def test_every_field_is_in_the_table(record: Record) -> None:
    here = names(record.cls) - {"extra"} - record.parts.keys()
    inner = {f"{part}.{name}" for part, cls in record.parts.items() for name in names(cls)}
    assert held_by(record) == here | inner


def classes_of(hint: object) -> Iterator[type]:
    """Yield the dataclasses that a type is made of."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
        for inner in get_type_hints(hint).values():
            yield from classes_of(inner)
    for inner in get_args(hint):
        yield from classes_of(inner)


def test_every_part_of_a_roadmap_has_a_table() -> None:
    apart = {
        inner
        for record in RECORDS.values()
        for name in record.apart
        for inner in classes_of(get_type_hints(record.cls)[name])
    }
    assert set(classes_of(Roadmap)) - apart == RECORDS.keys() | PARTS.keys()
    assert not any(issubclass(cls, Catalogue) for cls in RECORDS)


@each_record
def test_what_is_kept_with_blanks_has_them(record: Record) -> None:
    if not record.whole:
        assert [row.key for row in record.required if row.kind.blank is None] == []


@each_record
def test_no_key_stands_twice(record: Record) -> None:
    keys = [row.key for row in record.rows]
    assert len(set(keys)) == len(keys)


def seen_in(value: object) -> Iterator[tuple[type, str]]:
    """Yield class and name of every field in `value` that is not as usual."""
    if isinstance(value, tuple | list):
        for each in value:
            yield from seen_in(each)
    elif isinstance(value, dict):
        yield from seen_in(list(value.values()))
    elif type(value) in RECORDS:
        record: Record = RECORDS[type(value)]
        for row in record.rows:
            usual, held = record.usuals.get(row.name), row.get(value)
            if isinstance(usual, Derived):
                usual = usual.of(lambda name: getattr(value, name))
            if held != usual:
                yield record.cls, row.name
            yield from seen_in(held)


def test_every_field_is_drawn_with_more_than_its_usual_value() -> None:
    seen: set[tuple[Any, str]] = set()

    @given(roadmaps())
    @settings(
        max_examples=300, derandomize=True, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def draw(roadmap: Roadmap) -> None:
        seen.update(seen_in(roadmap))

    draw()
    wanted = {(record.cls, row.name) for record in RECORDS.values() for row in record.rows}
    missing = [f"{cls.__name__}.{name}" for cls, name in wanted - seen]
    assert sorted(missing) == [], "tests/strategies.py draws them never, or as usual only"
