"""What the yardsticks beside other tools rest on, and what they say where a tool is missing."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.scheduling.schedule import schedule
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load, save
from tests.benchmarks import optimum, taskjuggler
from tests.benchmarks.plans import START

SIZE = 30


def test_the_project_in_our_file_has_only_its_own_tasks_and_a_known_last_day(
    tmp_path: Path,
) -> None:
    catalogue = load_catalogue()
    roadmap = taskjuggler.project(SIZE, catalogue)
    save(roadmap, tmp_path / "plan.yaml")
    loaded = load(tmp_path / "plan.yaml", catalogue)
    assert not loaded.problems
    plan = schedule(loaded.roadmap, catalogue)
    assert set(plan.tasks) == {skill.id for skill in roadmap.custom_skills}
    assert plan.finish == last_day(sum(each.remaining for each in plan.tasks.values()))


def last_day(hours: float) -> date:
    """Return the day that the last of these hours falls on, six a day from Monday to Friday."""
    day = START
    while True:
        hours -= 6 if day.weekday() < 5 else 0
        if hours <= 0:
            return day
        day += timedelta(days=1)


def test_the_project_in_their_file_has_the_same_hours_links_and_order() -> None:
    catalogue = load_catalogue()
    plan = schedule(taskjuggler.project(SIZE, catalogue), catalogue)
    text = "\n".join(taskjuggler.tjp_lines(plan))
    blocks = re.findall(r'^task (\w+) "([^"]+)" \{\n(.*?)^\}', text, re.M | re.S)
    assert [skill for _, skill, _ in blocks] == list(plan.studied)
    priorities = []
    for _, skill, body in blocks:
        assert f"effort {int(plan.tasks[skill].remaining)}h\n" in body
        depends = re.search(r"depends (.*)", body)
        needs = depends[1].split(", ") if depends else []
        assert needs == ["!" + need.replace("-", "_") for need in plan.tasks[skill].needs]
        found = re.search(r"priority (\d+)", body)
        assert found
        priorities.append(int(found[1]))
    assert all(1 <= each <= 1000 for each in priorities)
    by_priority = sorted(range(SIZE), key=priorities.__getitem__, reverse=True)
    assert by_priority == sorted(range(SIZE), key=plan.work.rank.__getitem__)


def test_another_last_day_is_told() -> None:
    ours = {"a": ("2026-01-05", "2026-01-06"), "b": ("2026-01-06", "2026-01-08")}
    theirs = ours | {"b": ("2026-01-06", "2026-01-09")}
    assert taskjuggler.finishes(ours, ours) == (
        "  the same last day: 2026-01-08 and 2026-01-08; 2 of 2 tasks on the same days"
    )
    assert taskjuggler.finishes(theirs, ours) == (
        "  NOT the same last day: 2026-01-09 and 2026-01-08; 1 of 2 tasks on the same days"
    )


def test_a_missing_tool_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(optimum, "IS_INSTALLED", False)
    monkeypatch.setattr("shutil.which", lambda _: None)
    optimum.main()
    taskjuggler.main()
    assert capsys.readouterr().out == f"{optimum.MISSING}\n{taskjuggler.MISSING}\n"
