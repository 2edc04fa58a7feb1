"""JSON opens as it is, whoever wrote it."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.roadmap import Roadmap
from planner.storage.json_text import as_yaml
from planner.storage.roadmap_file import RoadmapFileError, dumps, load, loads, save
from planner.storage.yaml_reader import parse_yaml
from tests.strategies import catalogue, examples, roadmaps
from tests.unit.storage.test_schema_agreement import plain

DATA = {
    "format": 1,
    "title": 'Plan 🎓 “é” \x7f \u2028 \\ud83d " / \t',
    "career": "applied-ml-engineer",
    "start": "2027-01-04",
    "hours": {"tue": 2, "sat": 1.5},
}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(DATA),
        json.dumps(DATA, ensure_ascii=False),
        json.dumps(DATA, indent="\t"),
        json.dumps(DATA, indent=2, ensure_ascii=False).replace("\n", "\r\n"),
        json.dumps(DATA, separators=(",", ":"), sort_keys=True),
        json.dumps(DATA).replace("/", "\\/"),
        "\n\n  " + json.dumps(DATA) + "\n",
        yaml.safe_dump(DATA),
        yaml.safe_dump(DATA, default_flow_style=True, allow_unicode=True),
        yaml.safe_dump(DATA, explicit_start=True, explicit_end=True, sort_keys=False, width=20),
    ],
)
def test_what_other_programs_write_of_json_opens(text: str) -> None:
    roadmap = loads(text, "plan.json", catalogue()).roadmap
    assert roadmap.title == DATA["title"]
    assert roadmap.learner.hours == (0, 2, 0, 0, 0, 1.5, 0)
    assert loads(dumps(roadmap), "plan.yaml", catalogue()).roadmap == roadmap


def test_lines_are_told_as_they_stand() -> None:
    text = json.dumps({**DATA, "focus": 9}, indent="\t")
    with pytest.raises(RoadmapFileError, match=r"plan\.json:10: “focus” must be from 1 to 4"):
        loads(text, "plan.json", catalogue())


@pytest.mark.parametrize("text", ["{a: \\ud83d\\ude00}", "{", "{" * 5000, '{"a": NaN}', "a: {}"])
def test_what_is_no_json_is_left_alone(text: str) -> None:
    assert as_yaml(text) is text


@given(st.recursive(st.text() | st.none() | st.booleans() | st.integers(), st.lists, max_leaves=5),
       st.booleans())  # fmt: skip
def test_any_json_is_read_as_json(value: object, ascii_only: bool) -> None:
    text = json.dumps({"a": value}, ensure_ascii=ascii_only)
    assert parse_yaml(text, "x").data() == {"a": value}


@examples(0.5)
@given(roadmaps())
def test_a_roadmap_as_json_is_the_same(roadmap: Roadmap) -> None:
    text = dumps(roadmap)
    again = loads(json.dumps(plain(text)), "plan.json", catalogue()).roadmap
    assert dumps(again).split("\n", 1)[0] == "format: 1"
    assert plain(dumps(again)) == plain(text)


@examples(0.3)
@given(roadmaps(with_extras=False))
def test_a_file_of_json_stays_one(
    tmp_path_factory: pytest.TempPathFactory, roadmap: Roadmap
) -> None:
    path = tmp_path_factory.getbasetemp() / "plan.json"
    save(roadmap, path, catalogue())
    data = json.loads(path.read_text("utf-8"))
    assert data["start"] == roadmap.start.isoformat()
    assert load(path, catalogue()).roadmap == roadmap
