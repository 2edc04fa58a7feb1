"""What the command line says of hours that do not suffice, of the own record, and of turns."""

import json
import re
from pathlib import Path

import pytest

from planner.resources import samples
from planner.scheduling.schedule import schedule
from planner.storage.roadmap_file import load
from tests.integration.cli.running import Cli
from tests.strategies import catalogue

NEW = (
    "new", "-o", "my.yaml", "--career", "core-ml-engineer", "--route", "self-study",
    "--start", "2026-02-02",
)  # fmt: skip
FEW = "The hours a week are too few: the plan does not end by 2200."
LATE = re.compile(r"\b2(2[1-9]|[3-9]\d)\d-")


@pytest.fixture
def few(cli: Cli) -> Cli:
    """With a plan that does not end."""
    answer = cli(*NEW, "--hours-per-week", "0.01")
    assert (answer.code, answer.err) == (0, "")
    assert FEW in answer.out
    return cli


@pytest.mark.parametrize(
    "command", [("schedule",), ("schedule", "--why"), ("compare",)], ids=["plan", "why", "compare"]
)
def test_a_plan_that_does_not_end_says_so_and_names_no_day(
    few: Cli, command: tuple[str, ...]
) -> None:
    said = few(command[0], "my.yaml", *command[1:]).out
    assert FEW in said
    assert "beyond 2200" in said
    assert not LATE.search(said)


def test_so_does_a_comparison_as_json(few: Cli) -> None:
    data = json.loads(few("compare", "my.yaml", "--json").out)
    assert all(FEW in [each["message"] for each in route["problems"]] for route in data["routes"])


@pytest.mark.parametrize("name", ["core-ml-masters", "bachelors-from-school", "halfway-analyst"])
def test_why_names_every_skill_of_the_plan(cli: Cli, name: str) -> None:
    path = samples() / f"{name}.yaml"
    said = cli("schedule", str(path), "--why").out
    plan = schedule(load(path, catalogue()).roadmap, catalogue())
    named = re.findall(r"^\d{4}-\d\d-\d\d  (.+?)(?:, turn \d+)?$", said, re.MULTILINE)
    assert {name.removesuffix(", deeper") for name in named} == {
        task.skill.name for task in plan.tasks.values()
    }
    assert len(set(named)) == len(named)


def test_a_record_in_use_is_told(cli: Cli) -> None:
    text = (samples() / "halfway-analyst.yaml").read_text(encoding="utf-8")
    Path("mine.yaml").write_text(text, encoding="utf-8")
    Path("by-record.yaml").write_text(f"{text}\nassumptions: {{record: true}}\n", encoding="utf-8")
    assert "Your record" not in cli("schedule", "mine.yaml").out
    for more in ((), ("--why",)):
        said = cli("schedule", "by-record.yaml", *more).out
        assert re.search(r"Your record: .* In use: hours count [\d.]+ times", said)


def test_what_known_skills_rest_on_is_offered(cli: Cli) -> None:
    known = ("--hours-per-week", "10", "--known", "python=working")
    said = cli(*NEW, *known).out
    assert "Python also covers Programming fundamentals: known too? Saves " in said
    assert "--implied takes them so." in said
    assert "programming-fundamentals" not in Path("my.yaml").read_text(encoding="utf-8")
    said = cli(*NEW, *known, "--implied", "--force").out
    assert "Known too: programming-fundamentals." in said
    assert "programming-fundamentals: working" in Path("my.yaml").read_text(encoding="utf-8")
    assert "known too?" not in cli(*NEW, "--hours-per-week", "10", "--implied", "--force").out


@pytest.mark.parametrize("week", ["mon=1,200", "mon=1 200", "mon=1,200,sat=2"])
def test_thousands_are_no_decimals(cli: Cli, week: str) -> None:
    answer = cli(*NEW, "--hours", week)
    assert answer.code == 2
    assert "a day has 0 to 24 hours, not 1" in answer.err
