"""What the document template is given."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, cast

import pytest

from planner.domain.assumptions import Assumptions
from planner.domain.effort import Effort, Level
from planner.domain.holidays import Holidays
from planner.domain.roadmap import SkillPlan
from planner.export.document_data import document_data
from planner.export.paper import LABEL_COLUMN, PAPERS
from planner.export.sheets import MOST_ROWS
from planner.export.text import clean, safe_url
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import Schedule
from tests.unit.export.golden import check_golden
from tests.unit.export.plans import (
    EXPORTED,
    catalogue,
    chain_plan,
    odd_plan,
    plan,
    plan_of,
    roadmap,
)


def data_of(schedule: Schedule, paper: str = "a4") -> dict[str, Any]:
    known = forecast(schedule)
    return cast("dict[str, Any]", document_data(schedule, catalogue(), paper, EXPORTED, known))


@pytest.mark.parametrize("route", ["self-study", "bootcamp"])
def test_document_data_is_as_in_the_golden_file(route: str) -> None:
    check_golden(f"document-{route}.json", data_of(plan(route)))


def test_the_holidays_of_a_country_are_one_row() -> None:
    days = {date(2026, 1, day): "Holiday" for day in range(6, 20)}
    held = Holidays("DE-BY", "Germany (Bayern)", 2026, days)
    bare = roadmap()
    data = data_of(plan_of(replace(bare, learner=replace(bare.learner, holidays=(held,)))))
    for form in ("breaks", "breaks_short"):
        assert data["summary"][form]["rows"] == [
            {"name": "Easter", "days": "3 to 12 Apr 2026"},
            {"name": "Germany (Bayern)", "days": "14 holidays until 2026"},
        ]
    plain = data_of(plan())
    assert [page["breaks"] for page in data["timeline"]] == [
        page["breaks"] for page in plain["timeline"]
    ]


@pytest.mark.parametrize("paper", list(PAPERS))
def test_every_bar_is_on_one_page_and_nothing_overlaps(paper: str) -> None:
    schedule = chain_plan(300)
    pages = data_of(schedule, paper)["timeline"]
    width = PAPERS[paper].timeline_width
    bars = [bar for page in pages for band in page["bands"] for bar in band["bars"]]
    assert len(bars) == len(schedule.activities)
    for page in pages:
        assert page["height"] <= PAPERS[paper].timeline_height + 0.5
        assert len({(b["area"], bar["y"]) for b in page["bands"] for bar in b["bars"]}) <= MOST_ROWS
        for band in page["bands"]:
            _assert_apart(band["bars"], width)


def _assert_apart(bars: list[dict[str, Any]], width: float) -> None:
    rows: dict[float, list[tuple[float, float]]] = {}
    for bar in bars:
        start = min(bar["x"], bar["label_x"])
        end = max(bar["x"] + bar["width"], bar["label_x"] + bar["label_width"])
        assert start >= 0
        assert end <= width + 0.1
        rows.setdefault(bar["y"], []).append((start, end))
    for spans in rows.values():
        spans.sort()
        assert all(left[1] < right[0] for left, right in pairwise(spans))


def test_nothing_is_drawn_beyond_the_axis() -> None:
    width = PAPERS["a4"].timeline_width + 0.1
    for page in data_of(plan("bootcamp"))["timeline"]:
        for part in ("weeks", "breaks", "blocks"):
            assert all(each["x"] + each["width"] <= width for each in page[part])


def test_flags_do_not_overlap() -> None:
    for page in data_of(plan("bootcamp"))["timeline"]:
        shown = [flag for flag in page["flags"] if flag["text"]]
        for row in (0, 1):
            places = sorted(flag["text_x"] for flag in shown if flag["row"] == row)
            assert all(b - a > 40 for a, b in pairwise(places))


def test_the_safe_finish_is_that_of_the_forecast_wherever_it_stands() -> None:
    schedule = plan()
    data, safe = data_of(schedule), forecast(schedule).finish.p80
    said = f"{safe.day} {safe:%b %Y}"
    assert {"label": "Safe finish, 80%", "value": said} in data["summary"]["facts"]
    assert data["summary"]["milestones"][-1]["safe"] == said
    assert data["summary"]["glance"]["safe"]["width"] > 0
    assert data["timeline"][-1]["safe"]["width"] > 0
    flags = [flag["text"] for page in data["timeline"] for flag in page["flags"]]
    assert f"Safe {said}" in flags


def test_hostile_text_loses_what_hides_and_unsafe_links_their_address() -> None:
    text = json.dumps(data_of(odd_plan()), ensure_ascii=False)
    assert "\u202e" not in text
    assert "\\u0007" not in text
    assert "javascript:" not in text
    assert '#import \\"x\\"' in text


def test_nothing_left_to_learn_gives_a_document_without_bars() -> None:
    learner = replace(roadmap().learner, known=dict.fromkeys(catalogue().skills, Level.PROFICIENT))
    data = data_of(plan_of(replace(roadmap(), learner=learner, plans={})))
    assert data["timeline"] == data["phases"] == data["details"] == []
    assert data["summary"]["glance"] is None


def test_phases_hold_all_bars_in_order() -> None:
    schedule = plan("bootcamp")
    rows = [row for phase in data_of(schedule)["phases"] for row in phase["rows"]]
    assert [row["start"] for row in rows] == [bar.start.isoformat() for bar in schedule.activities]


def test_large_plans_detail_only_skills_with_notes() -> None:
    data = data_of(chain_plan(300))
    names = [skill["name"] for area in data["details"] for skill in area["skills"]]
    assert names == ["Algebra & functions"]
    assert data["details_note"]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("mailto:me@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https:nowhere", False),
        ("https://a b", False),
        ("http://[", False),
    ],
)
def test_only_web_and_mail_addresses_are_kept(url: str, kept: bool) -> None:
    assert bool(safe_url(url)) is kept


def test_clean_keeps_letters_of_all_scripts() -> None:
    assert clean("é العربية हिन्दी 中文 🎓\n") == "é العربية हिन्दी 中文 🎓\n"
    assert clean("a\x00\x07b\u2028c\u202e\ud800\ue000\td") == "ab\nc□ d"


def test_the_axis_column_leaves_room_for_the_window() -> None:
    for paper in PAPERS.values():
        assert paper.timeline_width + LABEL_COLUMN < paper.height


def test_assumptions_are_those_of_the_roadmap() -> None:
    taken = Assumptions(0.4, 2.5, 1.5, 0.8, 0.1)
    guess = roadmap().with_plan("regression", SkillPlan(effort=Effort(5, 10, 20)))
    held = plan_of(replace(guess, assumptions=taken))
    told = {row["name"]: row["text"] for row in data_of(held)["sources"]["assumptions"]}
    usual = {row["name"]: row["text"] for row in data_of(plan())["sources"]["assumptions"]}
    assert "Aware takes 0.4, working 1 and proficient 2.5 times" in told["Levels"]
    assert "a sigma of 0.1 (Trietsch" in told["Likely and safe"]
    assert told["Hours of the catalogue"] == "The learner counts the catalogue's hours 0.8 times."
    assert "Hours of the catalogue" not in usual
    assert "Aware takes 0.3," in usual["Levels"]
    assert "count 1.5 times" in told["Own estimates"]
