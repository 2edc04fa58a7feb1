"""A new roadmap and its dates, computed a second time from the catalogue's files alone.

Nothing here uses the planner's own model: the YAML files as plain dicts, a closure of its own, and
a calendar that counts days.
"""

import json
import math
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.cli.running import NEW, ROOT, Cli, process

LEVELS = ["none", "aware", "working", "proficient"]
HOURS = (1.5, 1.5, 1.5, 1.5, 0.0, 4.0, 0.0)
CATALOGUE = ROOT / "resources" / "catalogue"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def skills() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted((CATALOGUE / "skills").glob("*.yaml")):
        found |= read(path)
    return found


def closure() -> dict[str, int]:
    """Return the level of everything the career asks for and rests on; groups by their default."""
    groups, known = read(CATALOGUE / "groups.yaml"), skills()
    found: dict[str, int] = {}
    asked = [
        (groups[each["group"]]["default"] if "group" in each else each["skill"], each["level"])
        for each in read(CATALOGUE / "careers" / "applied-ml-engineer.yaml")["requirements"]
    ]
    todo = [(skill, min(LEVELS.index(level), 2)) for skill, level in asked]
    while todo:
        skill, level = todo.pop()
        if found.get(skill, 0) >= level:
            continue
        found[skill] = level
        for need in known[skill].get("prerequisites", []):
            name = need.get("skill") or groups[need["any_of"]]["default"]
            todo.append((name, min(level, LEVELS.index(need["level"]))))
    return found


def hours_of(skill: dict[str, Any], level: int) -> float:
    """Return the mean of the split distribution with these P10, P50 and P90, to `level`."""
    low, likely, high = (skill["hours"][key] for key in ("optimistic", "likely", "pessimistic"))
    s = math.log(likely / low) / 1.2816
    below = likely * math.exp(s * s / 2) * math.erfc(s / math.sqrt(2)) / 2
    factor = read(CATALOGUE / "levels.yaml")[LEVELS[level]]["factor"]
    return float(factor * (below + 0.188714 * likely + 0.311286 * high))


def day_after(hours: float, start: date) -> date:
    """Return the day on which that many hours are done, counting day by day."""
    day = start
    while (hours := hours - HOURS[day.weekday()]) > 1e-6:
        day += timedelta(days=1)
    return day


@pytest.fixture
def plan(cli: Cli) -> dict[str, Any]:
    assert cli(*NEW).code == 0
    answer = cli("schedule", "my.yaml", "--json")
    assert (answer.code, answer.err) == (0, "")
    found: dict[str, Any] = json.loads(answer.out)
    return found


def test_skills_hours_and_finish_are_those_counted_by_hand(plan: dict[str, Any]) -> None:
    known, levels = skills(), closure()
    hours = {skill: hours_of(known[skill], level) for skill, level in levels.items()}
    found: dict[str, list[Any]] = {}
    for each in plan["activities"]:
        found.setdefault(each["skill"], []).append(each)
    assert {skill: parts[-1]["level"] for skill, parts in found.items()} == {
        skill: LEVELS[level] for skill, level in levels.items()
    }
    for skill, parts in found.items():
        assert sum(part["hours"] for part in parts) == pytest.approx(hours[skill], abs=0.002)
        assert [part["part"] for part in parts] in ([None], ["entry", "deeper"])
    total = sum(hours.values())
    assert plan["hours"]["total"] == pytest.approx(total, abs=0.01)
    finish = day_after(total, date(2026, 1, 5)).isoformat()
    assert plan["finish"]["planned"] == finish
    assert plan["milestones"][-1]["date"] == finish


def test_nothing_starts_before_its_prerequisites_end(plan: dict[str, Any]) -> None:
    found = {each["id"]: each for each in plan["activities"]}
    groups, known = read(CATALOGUE / "groups.yaml"), skills()
    for each in found.values():
        needs = [
            need.get("skill") or groups[need["any_of"]]["default"]
            for need in known[each["skill"]].get("prerequisites", [])
        ]
        inside = [need for need in needs if need in found]
        inside += [each["skill"]] if each["part"] == "deeper" else []
        assert {need.removesuffix("+") for need in each["prerequisites"]} == set(inside)
        for need in each["prerequisites"]:
            assert found[need]["finish"] <= each["start"]
        assert each["start"] <= each["finish"]
        assert HOURS[date.fromisoformat(each["start"]).weekday()] > 0


def test_at_most_two_skills_run_through_any_day(plan: dict[str, Any]) -> None:
    """A day may see one end and the next begin, so only the days between count."""
    spans = [(each["start"], each["finish"]) for each in plan["activities"]]
    for day in {start for start, _ in spans}:
        assert sum(start < day < finish for start, finish in spans) <= 2


def test_all_options_reach_the_file(cli: Cli) -> None:
    answer = cli(
        "new", "-o", "all.yaml", "--career", "core-ml-engineer", "--route", "bootcamp",
        "--start", "2026-02-02", "--hours-per-week", "20", "--known", "python=working,java=aware",
        "--focus", "3", "--deadline", "2030-01-01", "--title", "Mine: “all”", "--aim", "entry",
    )  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Wrote all.yaml: ")
    assert read(Path("all.yaml")) == {
        "format": 1,
        "title": "Mine: “all”",
        "career": "core-ml-engineer",
        "route": "bootcamp",
        "aim": "entry",
        "start": date(2026, 2, 2),
        "deadline": date(2030, 1, 1),
        "hours": {"mon": 3, "tue": 3, "wed": 3, "thu": 3, "sat": 8},
        "focus": 3,
        "known": {"python": "working", "java": "aware"},
    }


def test_an_existing_file_is_written_over_only_when_forced(cli: Cli) -> None:
    Path("my.yaml").write_text("mine", encoding="utf-8")
    answer = cli(*NEW)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "my.yaml: There is such a file already. --force writes over it.\n"
    assert Path("my.yaml").read_text(encoding="utf-8") == "mine"
    assert cli(*NEW, "--force").code == 0
    assert read(Path("my.yaml"))["career"] == "applied-ml-engineer"


def test_a_folder_that_is_not_there(cli: Cli) -> None:
    answer = cli(*NEW[:2], "gone/my.yaml", *NEW[3:])
    assert answer.code == 1
    assert answer.err.startswith("gone/my.yaml: The file was not saved. ")
    assert answer.err.count("\n") == 1


@pytest.mark.usefixtures("invented_holidays")
def test_public_holidays_are_written_into_the_file(cli: Cli) -> None:
    plain = cli(*NEW)
    answer = cli(*NEW, "--force", "--holidays", "nm-ea")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out != plain.out
    (held,) = read(Path("my.yaml"))["holidays"]
    assert (held["region"], held["name"]) == ("NM-EA", "Nordmark (Østfold)")
    assert held["days"][date(2027, 1, 6)] == "Founding"
    safe = json.loads(cli("schedule", "my.yaml", "--json").out)["finish"]["p80"]
    assert int(safe[:4]) <= held["until"]
    assert max(held["days"]) == date(held["until"], 12, 26)
    assert min(held["days"]) == date(2026, 1, 6)


@pytest.mark.usefixtures("invented_holidays")
@pytest.mark.parametrize(
    ("word", "said"),
    [("NMM", "NM (Nordmark)"), ("NM-EX", "NM-EA (Østfold)"), ("", "a code such as DE")],
)
def test_an_unknown_country_is_named_with_near_ones(cli: Cli, word: str, said: str) -> None:
    answer = cli(*NEW, "--holidays", word)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert not Path("my.yaml").exists()


def test_only_who_asks_for_holidays_loads_the_library(tmp_path: Path) -> None:
    tell = "print('holidays' in sys.modules, file=sys.stderr)"
    before = f"import atexit\natexit.register(lambda: {tell})"
    for arguments, expected in ((NEW, "False"), ((*NEW, "--force", "--holidays", "DE"), "True"),
                                (("schedule", "my.yaml"), "False")):  # fmt: skip
        answer = process(*arguments, cwd=tmp_path, before=before)
        assert (answer.returncode, answer.stderr) == (0, expected + "\n")


@pytest.mark.parametrize(
    ("week", "hours"),
    [
        ("mon=1:30,sat=4", {"mon": 1.5, "sat": 4}),
        ("mon=1,5,sat=4", {"mon": 1.5, "sat": 4}),
        ("mon=1 h 30 min, sat=90min", {"mon": 1.5, "sat": 1.5}),
    ],
)
def test_hours_are_read_as_people_write_them(cli: Cli, week: str, hours: dict[str, float]) -> None:
    answer = cli(*with_hours("--hours", week))
    assert (answer.code, answer.err) == (0, "")
    assert read(Path("my.yaml"))["hours"] == hours


def with_hours(option: str, hours: str) -> tuple[str, ...]:
    """Return the usual arguments with other hours."""
    at = NEW.index("--hours")
    return (*NEW[:at], option, hours, *NEW[at + 2 :])


def test_what_is_no_hours_is_answered_with_how_to_write_them(cli: Cli) -> None:
    answer = cli(*with_hours("--hours-per-week", "1:75"))
    assert (answer.code, answer.out) == (2, "")
    assert "“1:75” is not hours. Write them like 1.5, 1:30" in answer.err


def test_a_plan_that_does_not_end_says_so(cli: Cli) -> None:
    assert cli(*with_hours("--hours-per-week", "0.01")).code == 0
    said = cli("schedule", "my.yaml").out
    assert "Likely beyond 2200, safe beyond 2200 (80 %)." in said
    assert "The hours a week are too few: the plan does not end by 2200." in said
    assert "Finish beyond 2200." in said
    assert not re.search(r"\b22[1-9]\d\b", said)


def test_why_each_turn_comes_then(cli: Cli) -> None:
    made = cli(
        "new", "-o", "why.yaml", "--career", "core-ml-engineer", "--route", "self-study",
        "--start", "2026-02-02", "--hours-per-week", "20",
    )  # fmt: skip
    assert made.code == 0
    answer = cli("schedule", "why.yaml", "--why")
    assert (answer.code, answer.err) == (0, "")
    assert "Programming fundamentals, turn 1\n" in answer.out
    assert "Entry level asks for it. Place 1 of " in answer.out
    assert ", deeper, turn " in answer.out
    assert "Lies beyond entry level. " in answer.out
