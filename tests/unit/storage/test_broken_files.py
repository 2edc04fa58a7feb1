"""Broken files: a line that says what, where and how to go on, at once and never a traceback."""

import contextlib
import random
import re
from pathlib import Path

import pytest

from planner.resources import samples
from planner.storage.check import check
from planner.storage.roadmap_file import RoadmapFileError, load, loads
from tests.strategies import catalogue

HEAD = """\
format: 1
title: Broken
career: applied-ml-engineer
start: 2026-01-05
hours: {mon: 2, sat: 4}
"""
LAUGHS = "a: &a [x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)

OWN_ROUTE = """\
own_routes:
- id: mine
  name: Mine
  kind: bootcamp
  terms:
  - name: Autumn
    offset_weeks: 0
    weeks: 9
    hours_per_week: 30
    own_hours_per_week: 5
    courses:
"""

TEXTS: dict[str, tuple[str, int, str]] = {
    "empty": ("", 1, "There is nothing in this file."),
    "truncated": (HEAD + "calendar:\n- {from: 2026-", 7, "A “{” is not closed."),
    "not-a-mapping": ("- a\n- b\n", 1, "The roadmap must be a mapping"),
    "no-format": (HEAD[10:], 1, "write “format: 1” as its first line"),
    "newer-format": (HEAD.replace("format: 1", "format: 2"), 1, "newer Roadmap Planner"),
    "odd-format": (HEAD.replace("format: 1", "format: one"), 1, "must be a number"),
    "no-career": (HEAD.replace("career", "carer"), 1, "has no “career”"),
    "near-key": (HEAD.replace("career", "carer"), 3, "Did you mean “career”?"),
    "near-career": (HEAD.replace("applied-ml", "aplied-ml"), 3, "“applied-ml-engineer”?"),
    "near-route": (HEAD + "route: bootcanp\n", 6, "Did you mean “bootcamp”?"),
    "unknown-skill": (HEAD + "known: {pyhton: aware}\n", 6, "Did you mean “python”?"),
    "far-skill": (HEAD + "add: [zzzzzz]\n", 6, "“planner catalogue” lists all skills"),
    "unknown-level": (HEAD + "known: {python: expert}\n", 6, "aware, working, proficient"),
    "unknown-choice": (HEAD + "choices: {framework: keras}\n", 6, "“framework” is not known"),
    "wrong-member": (HEAD + "choices: {dl-framework: r}\n", 6, "pytorch, tensorflow, keras"),
    "no-such-day": (HEAD + "deadline: 2026-02-30\n", 6, "is not a day of the calendar"),
    "odd-day": (HEAD + "deadline: 3/4/2027\n", 6, "Write it as year-month-day: 2026-03-01."),
    "far-day": (HEAD + "deadline: 9999-01-01\n", 6, "between 1970 and 2200"),
    "negative-hours": (HEAD.replace("mon: 2", "mon: -2"), 5, "must be from 0 to 24, not “-2”"),
    "infinite-hours": (HEAD.replace("mon: 2", "mon: 1e400"), 5, "a number, not “1e400”"),
    "nan-hours": (HEAD.replace("mon: 2", "mon: .nan"), 5, "a number, not “.nan”"),
    "bool-hours": (HEAD.replace("mon: 2", "mon: true"), 5, "a number, not “true”"),
    "huge-hours": (HEAD.replace("mon: 2", f"mon: {'9' * 6000}"), 5, "must be a number"),
    "list-hours": (HEAD.replace("{mon: 2, sat: 4}", "[1, 2]"), 5, "must be a mapping"),
    "unknown-day": (HEAD.replace("sat", "sam"), 5, "unknown key “sam”. Did you mean “sat”?"),
    "no-hours": (
        HEAD.replace("mon: 2, sat: 4", "mon: 0"),
        5,
        "Without any study hours",
    ),
    "focus": (HEAD + "focus: 2.5\n", 6, "must be a whole number"),
    "calendar-mapping": (HEAD + "calendar: {from: 1}\n", 6, "must be a list"),
    "rule-backwards": (HEAD + "calendar:\n- {from: 2026-05-02, to: 2026-05-01}\n", 7, "before"),
    "rule-endless": (HEAD + "calendar:\n- {from: 2026-05-02, to: 2126-05-01}\n", 7, "ten years"),
    "rule-half": (HEAD + "calendar:\n- {from: 2026-05-02}\n", 7, "has no “to”"),
    "week-of-200": (
        HEAD + "calendar:\n- {from: 2026-05-02, to: 2026-05-03, hours: 200}\n",
        7,
        "from 0 to 168",
    ),
    "title-list": (HEAD.replace("Broken", "[a]"), 2, "must be text, not a list"),
    "plan-text": (HEAD + "skills:\n  python: done\n", 7, "must be a mapping"),
    "finished-first": (
        HEAD + "skills:\n  python:\n    started: 2026-02-02\n    finished: 2026-02-01\n",
        9,
        "Python started on a later day than that.",
    ),
    "estimate-falls": (
        HEAD + "skills:\n  python:\n    hours: {optimistic: 9, likely: 5, pessimistic: 20}\n",
        8,
        "Put the three numbers in rising order.",
    ),
    "estimate-zero": (HEAD + "skills: {python: {hours: 0}}\n", 6, "from 0.001 to 100,000"),
    "logged": (HEAD + "skills: {python: {logged: 1e9}}\n", 6, "from 0 to 100,000"),
    "own-id": (
        HEAD + "own_skills:\n- {id: A B, name: x, area: ml, hours: 3}\n",
        7,
        "small letters",
    ),
    "own-taken": (HEAD + "own_skills:\n- {id: r, name: x, area: ml, hours: 3}\n", 7, "another id"),
    "own-hours": (HEAD + "own_skills:\n- {id: x, name: x, area: ml, hours: much}\n", 7, "a number"),
    "own-area": (HEAD + "own_skills:\n- {id: x, name: x, area: mll, hours: 3}\n", 7, "“ml”?"),
    "aware-above-working": (
        HEAD + "assumptions: {aware: 1.2}\n",
        6,
        "“aware” must be from 0.05 to 0.95",
    ),
    "bias-word": (HEAD + "assumptions:\n  own_estimates: a lot\n", 7, "must be a number"),
    "assumption-unknown": (
        HEAD + "assumptions:\n  own_estimate: 1.3\n",
        7,
        "Did you mean “own_estimates”?",
    ),
    "own-route-chosen": (
        HEAD + "route: my-scool\nown_routes:\n- {id: my-school, name: S, kind: bootcamp}\n",
        6,
        "Did you mean “my-school”?",
    ),
    "own-route-taken": (
        HEAD + "own_routes:\n- {id: bootcamp, name: S, kind: bootcamp}\n",
        7,
        "There is a route “bootcamp” already. Give it another id.",
    ),
    "own-route-skill": (
        HEAD + OWN_ROUTE + "    - {name: C, covers: {pyton: 0.5}}\n",
        17,
        "Did you mean “python”?",
    ),
    "own-route-coverage": (
        HEAD + OWN_ROUTE + "    - {name: C, covers: {python: 0.7}}\n"
        "    - {name: D, covers: {python: 0.4}}\n",
        10,
        "The courses teach 110 % of Python in all.",
    ),
    "own-route-percent": (
        HEAD + OWN_ROUTE + "    - {name: C, covers: {python: 70}}\n",
        17,
        "must be from 0 to 1",
    ),
    "figures-route": (
        HEAD + "route_figures:\n  bootcam: {hours_per_week: 30}\n",
        7,
        "Did you mean “bootcamp”?",
    ),
    "figures-hours": (
        HEAD + "route_figures: {bootcamp: {hours_per_week: 200}}\n",
        6,
        "must be from 0 to 168",
    ),
    "figures-cost": (
        HEAD + "route_figures: {bootcamp: {costs: {tution: {counted: true}}}}\n",
        6,
        "Did you mean “tuition”?",
    ),
    "figures-optional": (
        HEAD + "route_figures: {bachelors: {with: [Summer internship]}}\n",
        6,
        "Did you mean “Summer internship after year 3”?",
    ),
    "cycle": (
        HEAD + "skills:\n  probability:\n    needs:\n    - python\n    - statistics\n",
        10,
        "These skills wait for one another: ",
    ),
    "tabs": (HEAD + "known:\n\tpython: working\n", 7, "Indent with spaces."),
    "duplicate": (HEAD + "title: Again\n", 6, "it stands in line 2 already"),
    "long-line": (HEAD + f"focus: {'x' * 1_000_000}\n", 6, "must be a number"),
    "long-word": (HEAD + f"add: [{'x' * 1_000_000}]\n", 6, "is not known"),
    "laughs": (LAUGHS, 1, "Anchors and aliases such as “&a” are not used here."),
    "deep": (HEAD + "x: " + "[" * 10_000, 6, "nested more than 40 levels deep"),
    "many-wrong": (HEAD + "add:\n" + "- nope\n" * 50_000, 7, "“nope” is not known"),
    "many-words": (HEAD + "add: [" + "nope, " * 300_000 + "]\n", 6, "“nope” is not known"),
}
FILES: dict[str, tuple[bytes, str]] = {
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0", "This is not a text file."),
    "utf-16": (HEAD.encode("utf-16"), "Save it as UTF-8."),
    "latin-1": (b"format: 1\ntitle: caf\xe9\n", "x.yaml:2: A character here is not UTF-8"),
    "too-big": (b"#" * 8_000_001, "larger than 8 MB"),
}


def lines_of(text: str) -> list[str]:
    """Return the complaints about `text`."""
    try:
        loaded = loads(text, "x.yaml", catalogue())
        assert loaded.is_partial, "nothing was said to be wrong"
    except RoadmapFileError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in loaded.problems]


@pytest.mark.parametrize("name", TEXTS)
def test_broken_text(name: str) -> None:
    text, line, says = TEXTS[name]
    lines = lines_of(text)
    assert len(lines) <= 102
    assert all(re.match(r"x\.yaml(:\d+)?: [A-Z“].+[.?]$", each) for each in lines), lines
    assert any(each.startswith(f"x.yaml:{line}: ") and says in each for each in lines), lines


@pytest.mark.parametrize("name", FILES)
def test_broken_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, says = FILES[name]
    monkeypatch.chdir(tmp_path)
    path = Path("x.yaml")
    path.write_bytes(content)
    (problem,) = check(path, catalogue())
    assert says in str(problem)


def test_no_file_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (missing,) = check(tmp_path / "no.yaml", catalogue())
    assert missing.message == "There is no such file."
    (folder,) = check(tmp_path, catalogue())
    assert folder.message == "This is a folder."
    (device,) = check(Path("/dev/null"), catalogue())
    assert device.message == "This is not an ordinary file."
    path = tmp_path / "x.yaml"
    path.write_text(HEAD, "utf-8")
    (odd,) = check(path / "below", catalogue())
    assert odd.message.startswith("The file cannot be read: ")
    (nul,) = check(Path("a\0b"), catalogue())
    assert nul.message.startswith("The file cannot be read: ")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (forbidden,) = check(path, catalogue())
    assert forbidden.message == "The file may not be read."


def test_a_cycle_is_told_with_names_and_nothing_else_is_lost() -> None:
    text, _, _ = TEXTS["cycle"]
    (line,) = lines_of(text)
    loop = line.split("another: ")[1].split(".")[0].split(" → ")
    assert loop[0] == loop[-1]
    assert "Statistics" in loop


def test_what_loses_nothing_only_warns() -> None:
    text = HEAD + "deadline: 2025-01-01\nmood: good\ncalendar:\n"
    text += "- {from: 2026-05-02, to: 2026-05-03, hours: 100}\n"
    text += (
        "skills:\n  python:\n    finished: 2027-01-01\n    links: [{title: x, url: 'file:///x'}]\n"
    )
    loaded = loads(text, "x.yaml", catalogue())
    codes = [problem.code for problem in loaded.problems]
    assert codes == ["deadline-early", "unknown-key", "hours-range", "dates", "link"]


@pytest.mark.parametrize("seed", range(3))
def test_random_damage_never_surprises(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    original = (samples() / "ml-software-backend.yaml").read_bytes()
    path = tmp_path / "x.yaml"
    for _ in range(150):
        content = bytearray(original)
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(content))
            end = at + rng.choice((0, 1, 1, 5, 200))
            content[at:end] = rng.choice((b"", b"\t", b"{", b"*", bytes([rng.randrange(256)])))
        path.write_bytes(content)
        with contextlib.suppress(RoadmapFileError):
            load(path, catalogue())
