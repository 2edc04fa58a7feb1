"""Comments stay: at their keys while these are there, at the head afterwards."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effort import Level
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Roadmap
from planner.edits import (
    AddRule,
    AddSkill,
    Edit,
    EditRejected,
    MarkKnown,
    MarkPlanned,
    Pin,
    RemoveRule,
    RemoveSkill,
    SetDeadline,
    SetFocus,
    SetHours,
    SetLevel,
    SetSkillNote,
    SetStart,
    SetTitle,
)
from planner.storage.roadmap_file import RoadmapFileError, dumps, load, loads, save
from tests.strategies import catalogue, examples, roadmaps
from tests.unit.storage.test_roadmap_schema import FULL

EVERYWHERE = """\
# head

format: 1  # c-format
title: Plan   # c-title

# c-career
career: applied-ml-engineer
route: self-study # c-route
aim: path  # c-aim, said although it goes without saying
start: 2027-01-04          # c-start
deadline:  # c-deadline, not yet
hours: {  # c-hours
  tue: 2, # c-tue
  # c-thu
  thu: 2,

  sat: 5
  # c-last
} # c-closed
focus: 2  # c-focus
calendar:  # c-calendar
# c-rule-0
- {from: 2027-07-19, to: 2027-08-08, name: Summer}  # c-beside-0

# c-rule-1
- from: 2027-12-20  # c-from
  # c-to
  to: 2028-01-02
  name: Winter
  # c-end-1
known: {python: working}   # c-known
add: [java, # c-add
  r]  # c-r
order:
- statistics  # c-statistics
- python

# ---- c-skills ----
skills:
  # c-precalculus
  precalculus-readiness:
    note: |-  # c-note
      Chapter 4 # no comment

      again
    # c-below-note
    links:
    - {title: A, hours: [1, 2]}  # c-link
    -  # c-dash
      title: B  # c-b
  # c-after
  sql-databases:  # c-sql
    pin: 2027-03-01 # c-pin

own_skills:
- id: rust  # c-id
  name: 'Rust # no comment'  # c-name
  area: prog
  hours: 20  # c-20
x-mine: {deep: [1, 2]}  # c-extra
# c-foot
"""
WORD = re.compile(r"c-[a-z0-9-]+")
ALL = sorted(WORD.findall(EVERYWHERE))
PLACES = [
    ("# c-career\ncareer: ",), ("c-aim",), ("tue: 2 # c-tue\n",), ("  # c-thu\n  thu: 2\n",),
    ("\n\n# c-rule-1\n- from: 2027-12-20  # c-from\n  # c-to\n  to: 2028-01-02\n",),
    ("- java # c-add\n",), ("- statistics  # c-statistics\n",), ("deadline: null  # c-deadline",),
    ("    note: |-  # c-note\n      Chapter 4 # no comment\n\n      again\n    # c-below-note\n",),
    ("    pin: 2027-03-01 # c-pin\n\nown_skills:\n- id: rust  # c-id\n",), ("\n# c-foot\n",),
    ("  # c-after\n  sql-databases:  # c-sql\n",), ("focus: 2  # c-focus\n",),
]  # fmt: skip


def reading(text: str) -> Roadmap:
    return loads(text, "plan.yaml", catalogue()).roadmap


def test_each_comment_stays_at_its_key() -> None:
    roadmap = reading(EVERYWHERE)
    text = dumps(roadmap)
    assert sorted(WORD.findall(text)) == ALL
    assert [place for (place,) in PLACES if place not in text] == []
    assert reading(text) == roadmap
    assert dumps(reading(text)) == text


def test_the_second_save_keeps_them_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(EVERYWHERE, "utf-8")
    for focus in (3, 4):
        save(replace(load(path, catalogue()).roadmap, note=f"{focus}"), path)
    text = path.read_text("utf-8")
    assert sorted(WORD.findall(text)) == ALL
    assert "note: '4'\n" in text


def test_what_has_lost_its_place_goes_to_the_head_and_back() -> None:
    roadmap = reading(EVERYWHERE)
    without = replace(roadmap, plans={}, custom_skills=(), deadline=date(2030, 1, 1))
    head, body = dumps(without).split("format: 1", 1)
    assert head.startswith("# head\n\n")
    for word in ("c-precalculus", "c-note", "c-link", "c-b", "c-pin", "c-id", "c-name", "c-20"):
        assert f"# {word}" in head
    assert "deadline: 2030-01-01  # c-deadline" in body
    assert "c-focus" in body
    assert dumps(replace(without, plans=roadmap.plans, custom_skills=roadmap.custom_skills,
                         deadline=None)) == dumps(roadmap)  # fmt: skip


def test_items_of_a_list_are_found_again() -> None:
    roadmap = reading(EVERYWHERE)
    summer, winter = roadmap.learner.calendar
    moved = replace(winter, first=date(2028, 2, 1), last=date(2028, 2, 9))
    text = dumps(replace(roadmap, learner=replace(roadmap.learner, calendar=(moved, summer))))
    assert "# c-rule-1\n- from: 2028-02-01  # c-from\n" in text
    assert "# c-rule-0\n- {from: 2027-07-19, to: 2027-08-08, name: Summer}  # c-beside-0\n" in text
    shortened = replace(roadmap.learner, calendar=(winter,))
    text = dumps(replace(roadmap, learner=shortened, added=("r", "java")))
    assert text.startswith("# head\n\n# c-rule-0\n# c-beside-0\nformat: 1")
    assert "- r\n- java # c-add\n" in text


def commented(text: str, rng: random.Random) -> str:
    """Return `text`, as it is written here, with comments and blank lines wherever they may be."""
    made: list[str] = []
    block: int | None = None
    for number, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            made.append(line)
            continue
        block = indent if re.search(r": \|[-+]?$", line) else None
        if rng.random() < 0.3 and number:
            made += [""] * rng.randint(0, 2)
            made.append(" " * indent + rng.choice(["# above", "#", "#: odd “é” - a: b", "### x"]))
        beside = rng.choice(["", "", "  # beside", " # b: [c", "\t# tab", "     # far ' \" off"])
        made.append(line + beside)
    return "\n".join(made) + "\n"


@examples(1)
@given(roadmaps(), st.randoms(use_true_random=False))
def test_what_is_written_here_keeps_every_comment_to_the_letter(
    roadmap: Roadmap, rng: random.Random
) -> None:
    text = commented(dumps(replace(roadmap, header="")), rng)
    assert dumps(reading(text)) == text


@given(roadmaps(), st.randoms(use_true_random=False))
def test_another_plan_keeps_them_all_somewhere(roadmap: Roadmap, rng: random.Random) -> None:
    """As if everything had been edited: what fits stays at its key, the rest goes to the head."""
    text = commented(FULL, rng)
    before = re.findall(r"# (?:above|beside)", text)
    after = dumps(replace(roadmap, source=text, header=""))
    assert len(re.findall(r"# (?:above|beside)", after)) == len(before)
    assert reading(after) == roadmap


def any_edit(rng: random.Random) -> Edit:
    skill = rng.choice(["precalculus-readiness", "sql-databases", "python", "statistics", "rust"])
    day = date(2027, rng.randint(1, 12), rng.randint(1, 28))
    makers: list[Callable[[], Edit]] = (
        [
            lambda: Pin(skill, day), lambda: SetSkillNote(skill, rng.choice(["", "a\nb", "c # d"])),
            lambda: MarkKnown(skill, rng.choice(list(Level))), lambda: MarkPlanned(skill),
            lambda: SetFocus(rng.randint(1, 4)), lambda: SetDeadline(rng.choice([None, day])),
            lambda: SetTitle(rng.choice(["A", "B: c", "# d"])), lambda: RemoveSkill(skill),
            lambda: AddSkill(skill), lambda: SetHours((0, 2, 0, float(rng.randint(0, 9)), 0, 5, 0)),
            lambda: AddRule(CalendarRule(day, day, 0.0, rng.choice(["", "x"]))),
            lambda: RemoveRule(rng.randint(0, 2)), lambda: SetStart(day),
            lambda: SetLevel(skill, rng.choice([None, *Level])),
        ]
    )  # fmt: skip
    return rng.choice(makers)()


def test_200_random_edits_keep_all_comments() -> None:
    rng = random.Random(3)
    roadmap = reading(EVERYWHERE)
    done = 0
    while done < 200:
        try:
            roadmap = any_edit(rng).apply(roadmap, catalogue())
        except EditRejected:
            continue
        done += 1
        text = dumps(roadmap)
        assert sorted(WORD.findall(text)) == ALL
        for key in ("title", "career", "route", "start", "hours", "focus"):
            around = re.search(rf"((?:\n *#[^\n]*)*)\n{key}:[^\n]*", text)
            assert around is not None
            assert f"c-{key}" in around[0]
        again = reading(text)
        assert again == roadmap
        if done % 20 == 0:
            roadmap = again  # saved, closed and opened


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_did(end: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    text = dumps(reading(EVERYWHERE))
    path.write_bytes(text.replace("\n", end).encode())
    roadmap = load(path, catalogue()).roadmap
    assert roadmap == reading(text)
    save(roadmap, path)
    assert path.read_bytes() == text.replace("\n", end).encode()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("title: Evenings #2027", "“#2027” is read as a comment: “title” is “Evenings”."),
        ("title: Plan #1 C# and C++", "“#1 C# and C++” is read as a comment"),
        ("note: see #3", "“note” is “see”"),
        ("note: #3", "“note” has no value"),
        ("x: [a, b #c\n  ]", "“#c” is read as a comment"),
    ],
)
def test_text_behind_a_sharp_is_told(line: str, says: str) -> None:
    text = "format: 1\ntitle: T\ncareer: applied-ml-engineer\nstart: 2027-01-04\nhours: {tue: 2}\n"
    text = text.replace("title: T\n", "") if line.startswith("title") else text
    problems = loads(f"{text}{line}\n", "plan.yaml", catalogue()).problems
    (told,) = [problem for problem in problems if problem.code == "comment"]
    assert says in told.message
    assert told.line == text.count("\n") + 1


@pytest.mark.parametrize(
    "line",
    ["title: 'Evenings #2027'", "title: Evenings#2027", "title: Evenings # 2027", "focus: 2 #two",
     "skills: #all", "title: Evenings ## x", "note: |\n  see #3", "note: a\n#b"],
)  # fmt: skip
def test_a_comment_as_comments_are_is_not_told(line: str) -> None:
    text = "format: 1\ntitle: T\ncareer: applied-ml-engineer\nstart: 2027-01-04\nhours: {tue: 2}\n"
    text = text.replace("title: T\n", "") if line.startswith("title") else text
    extra = "\n  python:\n" if line.startswith("skills") else "\n"
    assert loads(f"{text}{line}{extra}", "plan.yaml", catalogue()).problems == ()


def test_comments_of_a_file_in_braces_stay() -> None:
    text = """{ # c-1
  format: 1, title: T, # c-2
  # c-3
  career: applied-ml-engineer, start: 2027-01-04,
  hours: {tue: 2 # c-4
  } # c-5
} # c-6
# c-7
"""
    written = dumps(reading(text))
    assert [n for n in range(1, 8) if written.count(f"# c-{n}") != 1] == []
    assert reading(written) == reading(text)


def test_damage_between_comments_never_surprises() -> None:
    rng = random.Random(7)
    for _ in range(300):
        letters = list(EVERYWHERE)
        for _ in range(rng.randint(1, 5)):
            at = rng.randrange(len(letters))
            letters[at] = rng.choice(["", "#", "\n", " ", "{", "}", ":", "-", "\t", "|", '"'])
        try:
            roadmap = reading("".join(letters))
        except RoadmapFileError:
            continue
        assert reading(dumps(roadmap)) == roadmap


def test_a_comment_below_does_not_become_part_of_a_text() -> None:
    text = """format: 1
title: T
career: applied-ml-engineer
start: 2027-01-04
hours: {tue: 2}
skills:
  python:
    note: short
        # far in
  r:
    # nothing yet
"""
    roadmap = reading(text)
    assert "    note: short\n        # far in\n" in dumps(roadmap)
    changed = roadmap.with_plan("python", replace(roadmap.plan("python"), note="a\nb"))
    written = dumps(changed)
    assert "      a\n      b\n    # far in\n" in written
    assert reading(written) == changed
