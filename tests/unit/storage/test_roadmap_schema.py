"""The published schema and the decoder say the same."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from planner.domain import limits
from planner.domain.roadmap import Roadmap
from planner.resources import resource, samples
from planner.storage.roadmap_file import RoadmapFileError, dumps, loads
from planner.storage.schema import schema_text
from planner.storage.yaml_reader import parse_yaml
from tests.strategies import catalogue, examples, roadmaps

SCHEMA: dict[str, Any] = json.loads(resource("schema", "roadmap.schema.json").read_text("utf-8"))
OBJECTS = {name for name, each in SCHEMA["$defs"].items() if "properties" in each}
FULL = """\
format: 1
title: All keys
career: core-ml-engineer
route: {id: bootcamp, from: 2026-02-01}
aim: entry
start: 2026-01-05
status_date: 2026-03-11
deadline: 2028-01-31
hours: {mon: 1, tue: 1, wed: 1, thu: 1, fri: 1, sat: 1, sun: 1}
focus: 3
level_cap: aware
calendar:
- {from: 2026-04-03, to: 2026-04-12, hours: {sun: 2}, name: Easter}
holidays:
- region: DE-BY
  name: Germany (Bayern)
  until: 2027
  days:
    2026-12-25: Christmas Day
    2027-01-06:
known: {python: working}
choices: {dl-framework: pytorch}
add: [java]
remove: [r]
order: [statistics]
skills:
  statistics:
    pin: 2026-06-16
    hours: 20
    level: proficient
    needs: [python]
    needs_not: [probability]
    started: 2026-01-05
    finished: 2026-02-20
    logged: 29
    note: Good
    links:
    - {title: A, url: 'https://a', by: B, kind: book, hours: [1, 2]}
    - {title: B, hours_basis: x, access: free, seen_in: y}
own_skills:
- id: rust
  name: Rust
  short_name: Rs
  area: prog
  kind: tool
  hours: {optimistic: 5, likely: 10, pessimistic: 20}
  prerequisites: [{skill: python, level: aware, reason: So}, {any_of: dl-framework}, java]
  description: D
  note: N
  basis: B
  confidence: low
  links: [{title: A}]
assumptions:
  {aware: 0.25, proficient: 2, own_estimates: 1.5, catalogue_hours: 0.8, pace_spread: 0}
own_routes:
- id: my-school
  name: My school
  short: School
  kind: bootcamp
  intakes: [09-01]
  requires: bachelors
  terms:
  - name: Autumn
    kind: term
    offset_weeks: 0
    weeks: 12
    hours_per_week: 30
    own_hours_per_week: 5
    courses:
    - {name: Python, credits: 5, elective: true, covers: {python: 0.5, rust: 1}}
  optional_terms:
  - {name: Internship, offset_weeks: 12, weeks: 8, hours_per_week: 40, own_hours_per_week: 0}
  costs:
    fee: {name: Fee, amount: 900, currency: EUR, per: month, kind: sourced, source: CB2025,
          note: From the letter, counted: true}
  notes: [Evenings]
route_figures:
  bachelors:
    hours_per_week: 35
    own_hours_per_week: 8
    with: [Summer internship after year 3]
    costs:
      living: {name: Living, amount: 800, currency: EUR, per: month, counted: true}
note: The end
"""


def plain(text: str) -> Any:
    """Return the document as JSON would have it."""
    return json.loads(json.dumps(parse_yaml(text, "x").data(), default=date.isoformat))


def errors(text: str, schema: dict[str, Any] = SCHEMA) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(plain(text))]


def test_what_is_shipped_is_what_the_tables_say() -> None:
    shipped = resource("schema", "roadmap.schema.json").read_text("utf-8")
    assert shipped == schema_text(), "run: python -m planner.storage.schema"


def test_the_limits_are_those_of_the_program() -> None:
    kinds = SCHEMA["$defs"]
    assert kinds["dayHours"]["maximum"] == limits.MAX_DAILY_HOURS
    assert kinds["estimate"]["properties"]["likely"]["minimum"] == limits.MIN_HOURS
    assert kinds["estimate"]["properties"]["likely"]["maximum"] == limits.MAX_HOURS
    assert kinds["plan"]["properties"]["logged"]["maximum"] == limits.MAX_HOURS
    assert SCHEMA["properties"]["focus"]["maximum"] == limits.MAX_FOCUS
    assert limits.DAYS_TEXT == "between 1970 and 2200"


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(samples().glob("*.yaml")), ids=lambda path: path.stem)
def test_samples_are_valid(path: Any) -> None:
    assert errors(path.read_text("utf-8")) == []


@examples(0.5)
@given(roadmaps())
def test_what_is_saved_is_valid(roadmap: Roadmap) -> None:
    assert errors(dumps(roadmap)) == []


@examples(0.5)
@given(roadmaps(with_extras=False))
def test_nothing_is_saved_that_the_schema_does_not_name(roadmap: Roadmap) -> None:
    strict = json.loads(json.dumps(SCHEMA))
    strict["additionalProperties"] = False
    for place in OBJECTS:
        strict["$defs"][place]["additionalProperties"] = False
    assert errors(dumps(roadmap), strict) == []


def test_what_is_written_by_hand_is_valid_and_read() -> None:
    assert errors(FULL) == []
    loaded = loads(FULL, "full.yaml", catalogue())
    assert loaded.problems == ()
    assert sorted(plain(dumps(loaded.roadmap))) == sorted(plain(FULL))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sun: 1}", "sun: 1, bogus: 1}"),
        ("{title: A}", "{title: A, bogus: 1}"),
        ("{optimistic: 5,", "{bogus: 1, optimistic: 5,"),
        ("{skill: python,", "{bogus: 1, skill: python,"),
        ("- id: rust", "- bogus: 1\n  id: rust"),
        ("- id: my-school", "- bogus: 1\n  id: my-school"),
        ("- {name: Python,", "- {bogus: 1, name: Python,"),
        ("living: {", "living: {bogus: 1, "),
    ],
)
def test_closed_mappings_are_closed_in_both(old: str, new: str) -> None:
    text = FULL.replace(old, new)
    assert errors(text) != []
    with pytest.raises(RoadmapFileError, match="unknown key “bogus”"):
        loads(text, "full.yaml", catalogue())
