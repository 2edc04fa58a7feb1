"""The schema and the program agree on the shape of a file, in both directions."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from planner.domain.roadmap import Roadmap
from planner.resources import resource
from planner.storage.roadmap_file import RoadmapFileError, dumps, loads
from planner.storage.yaml_reader import parse_yaml
from tests.strategies import catalogue, examples, roadmaps
from tests.unit.storage.test_roadmap_schema import FULL

SCHEMA = Draft202012Validator(
    json.loads(resource("schema", "roadmap.schema.json").read_text("utf-8"))
)
DOC = Path(__file__).resolve().parents[3] / "docs" / "roadmap-file.md"
ROWS = [line.split("|")[1] for line in DOC.read_text("utf-8").splitlines() if "| `" in line]
MEANING = {code for row in ROWS for code in re.findall("`([a-z-]+)`", row)}
"""Codes of what a schema cannot say, as the document lists them."""

ODD: list[Any] = [
    None, True, False, "true", "True", "", " ", "x", "python", "entry", "A b", "DE\n", "DE-BY",
    0, 1, -1, 2, 2.0, 2.5, 0.0004, 24, 24.001, 168.5, 5201, 99_999.9995, 1e6, 1e12, 12345,
    10**15 + 1,
    "0", "1", "01", "2", "2.0", "2.5", "-1", "+1", ".5", "1.", "1e3", "0.0009", "24", "24.000",
    "24.001", "168.01", "100000", "100001", "1_000", "5200", "5201", "2\n", "1 h", "½", "١",
    "2027-01-04", "2027-02-29", "2028-02-29", "2100-02-29", "1969-12-31", "2200-12-31",
    "2201-01-01",
    "2027-1-4", "2027-01-04T00:00:00Z", "2027-01-04T00:00:00.000Z", "2027-01-04 00:00:00",
    "2027-01-04T10:00:00Z", "2027-01-04\n", "20270104", "09-01", "09-31", "02-29", "9-1", "13-01",
    [], {}, [1], ["x"], [None], ["2", 3], [3, 2], [1, 2, 3], {"x": 1}, {"mon": "2"},
    {"skill": "python"},
    {"skill": "python", "any_of": "dl-framework"}, {"optimistic": 1, "likely": "2",
    "pessimistic": 3},
    {"2027-01-06": None}, {"2027-02-30": "x"},
]  # fmt: skip


def places_in(value: Any) -> list[tuple[Any, Any]]:
    """Return every (holder, key) in `value`."""
    found: list[tuple[Any, Any]] = []
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in pairs:
        found.append((value, key))
        if isinstance(each, dict | list):
            found += places_in(each)
    return found


def plain(text: str) -> Any:
    return json.loads(json.dumps(parse_yaml(text, "x").data(), default=date.isoformat))


def change(data: Any, draw: st.DrawFn) -> None:
    """Change `data` at one place: another value, a missing, new or misspelt key, an item more."""
    holder, key = draw(st.sampled_from(places_in(data)))
    how = draw(st.sampled_from(["value"] * 5 + ["drop", "rename", "add", "text"]))
    if how == "value":
        holder[key] = draw(st.sampled_from(ODD))
    elif how == "drop":
        del holder[key]
    elif how == "text" and not isinstance(holder[key], dict | list | None):
        held = holder[key]
        holder[key] = str(held).lower() if isinstance(held, bool) else str(held)
    elif isinstance(holder, list):
        holder.insert(key, draw(st.sampled_from(ODD)))
    elif how == "rename":
        holder[draw(st.sampled_from([f"{key}x", "hours", "name", "2027-01-05", "-"]))] = holder.pop(
            key
        )
    else:
        holder[draw(st.sampled_from(["bogus", "level", "hours", "from", "skill"]))] = draw(
            st.sampled_from(ODD)
        )


def compare(data: Any) -> str:
    """Return what was said of `data`, which the two have to agree about."""
    text = json.dumps(data)
    complaints = [
        f"{list(error.absolute_path)}: {error.message[:300]}" for error in SCHEMA.iter_errors(data)
    ]
    try:
        if loads(text, "x.json", catalogue()).is_partial:
            return "refused for its meaning"  # it opens without what is not known
    except RoadmapFileError as error:
        shape = [str(each) for each in error.problems if each.code not in MEANING
                 and each.severity == "error"]  # fmt: skip
        assert complaints or not shape, f"the schema accepts, the program says {shape}"
        return "refused for its shape" if shape else "refused for its meaning"
    assert not complaints, f"the program opens it, the schema says {complaints}"
    return "opened"


@st.composite
def changed(draw: st.DrawFn, drawn: st.SearchStrategy[Roadmap]) -> Any:
    data = plain(draw(st.sampled_from([FULL]) | drawn.map(dumps)))
    for _ in range(draw(st.integers(1, 2))):
        change(data, draw)
    return data


@examples(4)
@given(changed(roadmaps(with_extras=False)))
def test_schema_and_program_agree_about_shape(data: Any) -> None:
    compare(data)


@pytest.mark.slow
def test_each_odd_value_at_each_place_is_seen_alike() -> None:
    """Every place of a file with all keys, with every odd value: nothing is left to chance."""
    seen = {"opened": 0, "refused for its shape": 0, "refused for its meaning": 0}
    whole = plain(FULL)
    for place in range(len(places_in(whole))):
        data = plain(FULL) if place % 50 == 0 else json.loads(json.dumps(whole))
        holder, key = places_in(data)[place]
        for odd in ODD[place % 9 :: 9]:
            holder[key] = odd
            seen[compare(data)] += 1
    assert min(seen.values()) > 80, seen


def test_what_only_the_program_can_say_is_listed() -> None:
    assert {"unknown-skill", "cycle", "rule-order", "no-hours"} <= MEANING
    source = Path(__file__).resolve().parents[3] / "planner"
    texts = [path.read_text("utf-8") for path in source.rglob("*.py")]
    kinds = {"career", "route", "area", "source"}
    for code in MEANING - {f"unknown-{kind}" for kind in kinds}:
        assert any(f'"{code}"' in text for text in texts), f"nothing tells {code}"


HEAD = "format: 1\ntitle: T\ncareer: applied-ml-engineer\nstart: 2027-01-04\nhours: {tue: 2}\n"


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ('start: "2027-02-01"', "start: 2027-02-01"),
        ("start: '2027-02-01'", "start: 2027-02-01"),
        ("start: 2027-02-01T00:00:00.000Z", "start: 2027-02-01"),
        ("start: 2027-02-01 00:00:00", "start: 2027-02-01"),
        ('deadline: "2029-01-01"', "deadline: 2029-01-01"),
        ('hours: {tue: "1.5"}', "hours: {tue: 1.5}"),
        ('focus: "3"', "focus: 3"),
        ('format: "1"', "format: 1"),
        ("skills: {python: {pin: '2027-03-01'}}", "skills: {python: {pin: 2027-03-01}}"),
        ("skills: {python: {hours: '20'}}", "skills: {python: {hours: 20}}"),
        ("assumptions: {record: 'true'}", "assumptions: {record: true}"),
        (
            "calendar: [{from: '2027-02-01', to: '2027-02-02', hours: '3'}]",
            "calendar: [{from: 2027-02-01, to: 2027-02-02, hours: 3}]",
        ),
    ],
)
def test_quotes_change_nothing(line: str, same: str) -> None:
    def reading(extra: str) -> Roadmap:
        key = extra.split(":")[0]
        lines = [each for each in HEAD.splitlines() if not each.startswith(f"{key}:")]
        return loads("\n".join([*lines, extra]), "x.yaml", catalogue()).roadmap

    assert reading(line) == reading(same)


def test_text_in_quotes_stays_text() -> None:
    roadmap = loads(HEAD + "note: '2027-01-04'\nx: '2'\n", "x.yaml", catalogue()).roadmap
    assert roadmap.note == "2027-01-04"
    assert roadmap.extra == {"x": "2"}


def test_one_number_is_enough_for_an_own_skill() -> None:
    own = "own_skills:\n- id: rust\n  name: Rust\n  area: prog\n  hours: 20\n"
    roadmap = loads(HEAD + own, "x.yaml", catalogue()).roadmap
    (skill,) = roadmap.custom_skills
    assert skill.effort.expected == pytest.approx(20, abs=0.001)
    assert skill.effort.optimistic < 20 < skill.effort.pessimistic
    assert own in dumps(roadmap)
