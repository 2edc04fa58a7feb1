"""Files of an older format: steps on plain data, and lines that stay where they were."""

from datetime import date

from planner.domain.roadmap import Roadmap, SkillPlan
from planner.storage.decode import decode
from planner.storage.fields import Reader
from planner.storage.upgrades import FORMAT, STEPS, Step, format_of, upgraded
from planner.storage.yaml_reader import Node, parse_yaml
from tests.strategies import catalogue

OLD = """\
format: 1
name: Old
career: core-ml-engineer
start: 2026-01-05
weekly: 12
skills:
  python:
    note: a
    begun: 2026-03-01
"""


def renamed(data: dict[str, object]) -> dict[str, object]:
    """Turn an invented format into the one after it."""
    return {"title" if key == "name" else key: value for key, value in data.items()}


def shared(data: dict[str, object]) -> dict[str, object]:
    """Turn that into the next: hours by weekday, days under other names."""
    weekly = data.pop("weekly")
    skills = data["skills"]
    assert isinstance(weekly, int)
    assert isinstance(skills, dict)
    plans = {id_: {"note": plan["note"], "started": plan["begun"]} for id_, plan in skills.items()}
    return {**data, "hours": {"sat": weekly}, "skills": plans}


def lines(node: Node) -> dict[str, int]:
    return {key: each.key_line for key, each in node.entries.items()}


def test_no_step_is_needed_yet() -> None:
    assert (FORMAT, STEPS) == (1, ())
    assert format_of((renamed, shared)) == 3


def test_steps_follow_one_another_from_the_format_of_the_file() -> None:
    root = parse_yaml(OLD, "f")
    both = upgraded(root, 1, (renamed, shared)).data()
    assert both == upgraded(upgraded(root, 1, (renamed,)), 2, (renamed, shared)).data()
    assert isinstance(both, dict)
    assert (both["title"], both["hours"]) == ("Old", {"sat": 12})


def test_what_a_step_leaves_keeps_its_line() -> None:
    made = upgraded(parse_yaml(OLD, "f"), 1, (renamed, shared))
    held = lines(made)
    assert (held["career"], held["start"], held["skills"]) == (3, 4, 6)
    assert lines(made.entries["skills"].entries["python"]) == {"note": 8, "started": 7}


def read(text: str, *steps: Step) -> tuple[Roadmap | None, list[str]]:
    reader = Reader("f")
    decoded = decode(parse_yaml(text, "f"), reader, catalogue(), steps)
    return decoded.roadmap, [str(problem) for problem in reader.problems]


def test_an_older_file_is_read_as_what_it_says() -> None:
    roadmap, problems = read(OLD, renamed, shared)
    assert problems == [
        "f:7: “python” is started on 2026-03-01, after the status date. "
        "Set “status_date” to 2026-03-01 or later, or correct the day."
    ]
    assert roadmap is not None
    assert (roadmap.title, roadmap.learner.hours[5]) == ("Old", 12.0)
    assert roadmap.plan("python") == SkillPlan(note="a", started=date(2026, 3, 1))


def test_what_is_wrong_in_an_older_file_is_told_with_its_line() -> None:
    _, problems = read(OLD.replace("2026-03-01", "May"), renamed, shared)
    assert problems == [
        "f:7: “started” must be a day, not “May”. Write it as year-month-day: 2026-03-01."
    ]


def test_a_newer_file_is_refused_with_the_format_that_is_read() -> None:
    _, (problem,) = read(OLD.replace("format: 1", "format: 4"), renamed, shared)
    assert problem.startswith("f:1: The file has format 4; this version reads format 3.")
