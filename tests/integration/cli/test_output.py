"""What the commands print and write: the table, the catalogue, exports."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from planner.cli.console import table, width
from planner.domain.catalogue import Catalogue
from planner.domain.formatting import day_text
from planner.resources import samples
from tests.integration.cli.running import ROOT, Cli

GOLDEN = ROOT / "tests" / "golden" / "cli"
BEGINNINGS = {".pdf": b"%PDF-", ".png": b"\x89PNG", ".svg": b"<?xml", ".json": b"{"}
"""How the files of each format begin; a test holds that none is missing."""

SMALL = """\
format: 1
title: First steps
career: applied-ml-engineer
route: {id: bootcamp-part-time, from: 2026-03-01}
aim: entry
start: 2026-01-05
status_date: 2026-02-02
deadline: 2026-12-31
hours: {mon: 2, wed: 2, sat: 4}
calendar:
  - {from: 2026-02-16, to: 2026-02-22, name: Ski}
known: {statistics: working, linear-algebra: working, teamwork: working, algorithms: working}
remove: [single-variable-calculus, multivariable-calculus, software-lifecycle, data-modeling,
         ai-foundations, deep-learning, pytorch, portfolio-capstone, model-deployment,
         containers-cloud, ml-prototyping, computer-systems, mathematical-optimization,
         verbal-communication, written-communication, analytical-problem-solving,
         business-domain-knowledge, software-testing, data-wrangling, neural-networks]
skills:
  programming-fundamentals: {started: 2026-01-05, finished: 2026-01-30, logged: 40}
  python: {started: 2026-02-01, logged: 6.5}
  probability: {pin: 2026-09-01}
"""


def test_the_table_is_the_golden_one(cli: Cli) -> None:
    Path("small.yaml").write_text(SMALL, encoding="utf-8")
    answer = cli("schedule", "small.yaml")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (GOLDEN / "schedule.txt").read_text(encoding="utf-8")


def test_the_comparison_is_the_golden_one(cli: Cli) -> None:
    Path("small.yaml").write_text(SMALL, encoding="utf-8")
    answer = cli("compare", "small.yaml", "--routes", "self-study,bootcamp-part-time,masters")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (GOLDEN / "compare.txt").read_text(encoding="utf-8")


def test_the_table_and_the_json_say_the_same(cli: Cli) -> None:
    Path("small.yaml").write_text(SMALL, encoding="utf-8")
    data = json.loads(cli("schedule", "small.yaml", "--json").out)
    rows = cli("schedule", "small.yaml").out.splitlines()[4:]
    for bar, row in zip(data["activities"], rows, strict=False):
        start, finish, hours, *_ = row.split()
        assert (start, finish) == (bar["start"], bar["finish"])
        assert float(hours) == pytest.approx(bar["hours"], abs=0.051)
        assert row.endswith(bar["name"])


@pytest.mark.parametrize("path", sorted(samples().glob("*.yaml")), ids=lambda path: path.stem)
def test_the_table_tells_what_is_likely_and_what_is_safe(cli: Cli, path: Path) -> None:
    data = json.loads(cli("schedule", path, "--json").out)
    rows = cli("schedule", path).out.splitlines()
    finish, deadline = data["finish"], data["deadline"]
    likely, safe = (day_text(date.fromisoformat(finish[key])) for key in ("planned", "p80"))
    assert f"Likely {likely}, safe {safe} (80 %)." in rows
    for each in data["milestones"]:
        assert f"{each['date']}  {each['p80']}  {each['name']}" in rows
    told = [row for row in rows if row.startswith("Deadline ")]
    assert len(told) == (deadline["date"] is not None)
    assert all(f": {deadline['chance']:.0%} chance." in row for row in told)


@pytest.mark.parametrize("path", sorted(samples().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_sample_has_a_schedule(cli: Cli, path: Path) -> None:
    answer = cli("schedule", path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[3].split() == ["Start", "Finish", "Hours", "State", "Skill"]


def test_nothing_left_to_learn(cli: Cli, catalogue: Catalogue) -> None:
    known = "".join(f"  {skill}: proficient\n" for skill in catalogue.skills)
    text = "format: 1\ntitle: All known\ncareer: applied-ml-engineer\nstart: 2026-01-05\n"
    Path("known.yaml").write_text(f"{text}hours: {{mon: 1}}\nknown:\n{known}", encoding="utf-8")
    answer = cli("schedule", "known.yaml")
    assert answer.code == 0
    assert ["reached", "Path", "complete"] in [row.split() for row in answer.out.splitlines()]
    assert "Likely " not in answer.out.splitlines()[-1]
    assert answer.out.endswith("0 skills, 0.0 h to study. Finish 2026-01-05.\n")


def test_catalogue_json_has_all_there_is(cli: Cli, catalogue: Catalogue) -> None:
    data = json.loads(cli("catalogue", "--json").out)
    for key in ("areas", "skills", "careers", "routes", "sources"):
        assert [each["id"] for each in data[key]] == list(getattr(catalogue, key))
    python = next(each for each in data["skills"] if each["id"] == "python")
    skill = catalogue.skills["python"]
    assert python["quote"] == skill.quotes[0].phrase
    assert python["hours"]["likely"] == skill.effort.likely
    assert python["origin"] == "article"
    assert python["topics"] == list(skill.topics) != []
    needs = [each for skill in data["skills"] for each in skill["prerequisites"]]
    assert all(("skill" in each) != ("any_of" in each) for each in needs)
    assert {each["min_level"] for each in needs} <= {"aware", "working", "proficient"}


def test_catalogue_lists_every_id(cli: Cli, catalogue: Catalogue) -> None:
    words = cli("catalogue").out.split()
    for ids in (catalogue.skills, catalogue.careers, catalogue.routes):
        assert set(ids) <= set(words)


def test_columns_line_up_for_wide_and_combining_characters() -> None:
    lines = table([("機械学習", "x"), ("e\u0301te\u0301", "x"), ("plain", "x")])
    assert {width(line) for line in lines} == {11}
    assert table([("1", "a"), ("10", "b")], frozenset({0})) == [" 1  a", "10  b"]


def test_json_export_is_what_schedule_prints(cli: Cli) -> None:
    path = samples() / "pins-and-breaks.yaml"
    answer = cli("export", path, "out.json")
    assert (answer.code, answer.out, answer.err) == (0, "Wrote out.json.\n", "")
    assert Path("out.json").read_text(encoding="utf-8") == cli("schedule", path, "--json").out


@pytest.mark.parametrize("ending", BEGINNINGS)
def test_every_format_is_written(cli: Cli, qapp: object, ending: str) -> None:
    answer = cli("export", samples() / "pins-and-breaks.yaml", f"out{ending}")
    assert (answer.code, answer.out, answer.err) == (0, f"Wrote out{ending}.\n", "")
    assert Path(f"out{ending}").read_bytes().startswith(BEGINNINGS[ending])


@pytest.mark.parametrize("ending", BEGINNINGS)
def test_an_export_that_cannot_be_written(cli: Cli, qapp: object, ending: str) -> None:
    answer = cli("export", samples() / "pins-and-breaks.yaml", f"gone/out{ending}")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert f"gone/out{ending}" in answer.err


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_pdf(cli: Cli, paper: str) -> None:
    answer = cli("export", samples() / "pins-and-breaks.yaml", "out.pdf", "--paper", paper)
    assert (answer.code, answer.out, answer.err) == (0, "Wrote out.pdf.\n", "")
    assert Path("out.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures(cli: Cli, qapp: object, theme: str) -> None:
    path = samples() / "pins-and-breaks.yaml"
    assert cli("export", path, "out.png", "--theme", theme).code == 0
    assert Path("out.png").read_bytes().startswith(b"\x89PNG")
    assert cli("export", path, "out.svg", "--theme", theme).code == 0
    assert ElementTree.parse("out.svg").getroot().tag.endswith("svg")
