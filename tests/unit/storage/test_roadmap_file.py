"""Roadmap files: what is saved is what is loaded, byte for byte and key for key."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from planner.domain.effort import Level
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.resources import samples
from planner.storage.check import check
from planner.storage.roadmap_file import RoadmapFileError, dumps, load, loads, save
from tests.strategies import catalogue, roadmaps

SMALL = Roadmap("Small", "core-ml-engineer", date(2026, 1, 5), date(2026, 1, 5))
SMALL_TEXT = """\
format: 1
title: Small
career: core-ml-engineer
route: self-study
start: 2026-01-05
hours: {mon: 1.5, tue: 1.5, wed: 1.5, thu: 1.5, sat: 4}
"""
SAMPLES = sorted(samples().glob("*.yaml"))


def reload(text: str) -> Roadmap:
    return loads(text, "plan.yaml", catalogue()).roadmap


def test_defaults_are_left_out() -> None:
    assert dumps(SMALL) == SMALL_TEXT


@given(roadmaps())
def test_loading_gives_back_what_was_saved(roadmap: Roadmap) -> None:
    text = dumps(roadmap)
    again = reload(text)
    assert again == roadmap
    assert dumps(again) == text


def test_hours_are_rounded_to_a_thousandth_and_then_stay() -> None:
    hours = (1 / 3, 0.1 + 0.2, 1e-9, 4.0, 0.0, 0.0, 0.0)
    plan = SkillPlan(effort=1e-9, logged=2 / 3)
    roadmap = replace(SMALL, learner=replace(SMALL.learner, hours=hours), plans={"python": plan})
    text = dumps(roadmap)
    assert "hours: {mon: 0.333, tue: 0.3, thu: 4}\n" in text
    assert "    hours: 0.001\n    logged: 0.667\n" in text
    assert dumps(reload(text)) == text


def test_what_is_typed_with_more_decimals_is_opened_as_it_would_be_saved() -> None:
    text = """\
format: 1
title: T
career: applied-ml-engineer
start: 2026-01-05
hours: {mon: 1.00049, sat: 4}
calendar:
- {from: 2026-02-02, to: 2026-02-15, hours: 6.66666}
- {from: 2026-03-02, to: 2026-03-15, hours: {sun: 0.00051}}
skills:
  python: {hours: 12.34567}
own_routes:
- id: school
  name: School
  kind: bootcamp
  terms:
  - {name: A, offset_weeks: 0, weeks: 3, hours_per_week: 22.66666, own_hours_per_week: 4.00049,
     courses: [{name: C, credits: 5.99999, covers: {python: 0.33333}}]}
route_figures:
  school: {own_hours_per_week: 3.14159, costs: {fee: {amount: 99.99999}}}
"""
    held = reload(text)
    assert reload(dumps(held)) == held
    assert held.own_routes[0].terms[0].own_hours_per_week == 4.0
    assert held.route_figures["school"].own_hours_per_week == 3.142


def test_hours_too_few_to_be_saved_are_none() -> None:
    text = "format: 1\ntitle: T\ncareer: applied-ml-engineer\nstart: 2026-01-05\n"
    with pytest.raises(RoadmapFileError, match="Without any study hours"):
        loads(f"{text}hours: {{sat: 0.0004}}\n", "plan.yaml", catalogue())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_saving_a_sample_changes_nothing(path: Path) -> None:
    loaded = load(path, catalogue())
    assert loaded.problems == ()
    assert dumps(loaded.roadmap) == path.read_text("utf-8")


def test_unknown_keys_survive_and_are_mentioned_once_each() -> None:
    text = SMALL_TEXT.replace("route: self-study", "route: {id: self-study, campus: north}")
    text += "calendar:\n- {from: 2026-02-01, to: 2026-02-02, colour: red}\n"
    text += "skills:\n  python:\n    mood:\n      today: {level: [1, good]}\nextra: yes\n"
    loaded = loads(text, "plan.yaml", catalogue())
    assert [problem.line for problem in loaded.problems] == [4, 8, 11, 13]
    assert {problem.code for problem in loaded.problems} == {"unknown-key"}
    expected = text.replace(
        "today: {level: [1, good]}", "today:\n        level:\n        - 1\n        - good"
    )
    assert dumps(loaded.roadmap) == expected.replace("extra: yes", "extra: 'yes'")


def test_unknown_keys_go_to_the_end() -> None:
    assert dumps(reload("zeta: 1\nalpha: 2\n" + SMALL_TEXT)) == SMALL_TEXT + "zeta: 1\nalpha: 2\n"


def test_comments_at_the_head_survive() -> None:
    text = "# My plan\n#\n# by me\n\n" + SMALL_TEXT
    assert dumps(reload(text)) == text


def test_what_a_person_types_by_hand_is_understood() -> None:
    text = SMALL_TEXT.replace("Small", "2026").replace("{mon: 1.5, tue: 1.5, wed: 1.5", "{wed: 2")
    text += 'known: {python: "working"}\nskills:\n  probability:\nnote: no\nfocus: 3.0\n'
    roadmap = reload(text)
    assert roadmap.title == "2026"
    assert roadmap.note == "no"
    assert roadmap.learner.known == {"python": Level.WORKING}
    assert roadmap.learner.focus == 3
    assert roadmap.plans == {}


def test_windows_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL_TEXT.replace("\n", "\r\n").encode())
    assert load(path, catalogue()).roadmap == SMALL


def test_save_and_load(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    save(SMALL, path)
    assert path.read_text("utf-8") == SMALL_TEXT
    assert load(path, catalogue()).roadmap == SMALL
    assert check(path, catalogue()) == []


def test_all_errors_are_told_at_once_and_the_rest_is_offered() -> None:
    text = (
        SMALL_TEXT
        + "focus: 9\nadd: [pyton, python]\nskills:\n  statistics: {logged: -1, pin: 2026-06-01}\n"
    )
    with pytest.raises(RoadmapFileError) as caught:
        loads(text, "plan.yaml", catalogue())
    assert [problem.line for problem in caught.value.problems] == [7, 8, 10]
    partial = caught.value.partial
    assert partial is not None
    assert partial.added == ("python",)
    assert partial.plans == {"statistics": SkillPlan(pin=date(2026, 6, 1))}


def test_what_refers_to_a_wrong_own_skill_goes_with_it() -> None:
    text = SMALL_TEXT + "add: [rust]\nskills:\n  python: {needs: [rust]}\nown_skills:\n"
    text += "- {id: rust, name: Rust, area: prog, hours: much}\n"
    with pytest.raises(RoadmapFileError) as caught:
        loads(text, "plan.yaml", catalogue())
    assert [problem.line for problem in caught.value.problems] == [11]
    assert caught.value.partial == SMALL


def test_nothing_is_offered_where_the_essentials_are_wrong() -> None:
    with pytest.raises(RoadmapFileError) as caught:
        loads(SMALL_TEXT.replace("core-ml", "core-mm"), "plan.yaml", catalogue())
    assert caught.value.partial is None


def test_what_is_not_known_is_left_out_and_said() -> None:
    text = SMALL_TEXT + "add: [pyton, java]\nskills:\n  nope: {note: x}\n  python: {note: y}\n"
    text += "own_skills:\n- {id: x, name: X, area: mth, hours: 3}\n"
    loaded = loads(text, "plan.yaml", catalogue())
    assert loaded.is_partial
    assert [problem.line for problem in loaded.problems] == [7, 9, 12]
    assert loaded.roadmap.added == ("java",)
    assert list(loaded.roadmap.plans) == ["python"]
    assert not loads(SMALL_TEXT, "plan.yaml", catalogue()).is_partial


@pytest.mark.parametrize("more", ["focus: 9\n", "start: 2026-02-30\n", "route: bootcanp\n"])
def test_an_unknown_word_beside_something_worse_is_no_way_in(more: str) -> None:
    key = more.split(":")[0]
    kept = [line for line in SMALL_TEXT.splitlines(True) if not line.startswith(f"{key}:")]
    with pytest.raises(RoadmapFileError):
        loads("".join(kept) + more + "add: [pyton]\n", "plan.yaml", catalogue())
