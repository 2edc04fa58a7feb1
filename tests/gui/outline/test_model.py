"""The tree's model: only what differs is announced, and indexes stay right."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.scheduling.schedule import schedule
from planner.scheduling.states import State
from planner.views.outline.model import OutlineModel
from planner.views.outline.tree_rows import AreaRow, SkillRow, catalogue_rows, filtered, plan_rows
from tests.benchmarks.plans import made_up_catalogue, made_up_roadmap


def row(name: str, area: str = "math", state: State = State.NEXT) -> SkillRow:
    """Return a skill row."""
    return SkillRow(name.lower(), name, area, state, "10 h")


def area(name: str, *skills: str) -> AreaRow:
    """Return an area with skills."""
    rows = tuple(row(skill, name) for skill in skills)
    return AreaRow(name, name.capitalize(), "sigma", 0.0, rows)


@pytest.fixture
def model(qtbot: QtBot) -> OutlineModel:
    """A model that Qt's own tester watches."""
    made = OutlineModel(lambda row: row.name, lambda row: row.name)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(made, mode, made)
    made.show((area("math", "A", "B", "C"), area("prog", "X", "Y")))
    return made


def names(model: OutlineModel) -> list[list[str]]:
    """Return what the model shows, by area."""
    return [
        [model.index(r, 0, head).data() for r in range(model.rowCount(head))]
        for head in (model.index(place, 0) for place in range(model.rowCount()))
    ]


def test_rows_are_added_removed_and_moved(model: OutlineModel) -> None:
    model.show((area("math", "C", "D", "A"), area("prog", "Y")))
    assert names(model) == [["C", "D", "A"], ["Y"]]


def test_areas_come_go_and_change_places(model: OutlineModel) -> None:
    model.show((area("data", "Q"), area("prog", "X"), area("math", "B")))
    assert names(model) == [["Q"], ["X"], ["B"]]
    model.show((area("math", "B"),))
    assert names(model) == [["B"]]
    model.show(())
    assert names(model) == []


def test_indexes_follow_their_skill(model: OutlineModel) -> None:
    held = QPersistentModelIndex(model.index_of("b"))
    model.show((area("data", "Q"), area("math", "D", "C", "B"), area("prog", "X")))
    assert held.data() == "B"
    assert held.parent().data() == "Math"


def test_one_changed_row_is_one_notice(model: OutlineModel) -> None:
    changed, inserted = QSignalSpy(model.dataChanged), QSignalSpy(model.rowsInserted)
    math = area("math", "A", "B", "C")
    done = replace(math.skills[1], state=State.DONE)
    model.show((replace(math, skills=(math.skills[0], done, math.skills[2])),
                area("prog", "X", "Y")))  # fmt: skip
    assert changed.count() == 1
    assert changed.at(0)[0].data() == "B"
    assert inserted.count() == 0


def test_the_filter_looks_at_all_words_and_at_areas() -> None:
    areas = (area("math", "Linear algebra", "Calculus"), area("prog", "Algebra of types"))
    assert [a.area for a in filtered(areas, "alge")] == ["math", "prog"]
    assert [r.name for a in filtered(areas, "alge lin") for r in a.skills] == ["Linear algebra"]
    assert len(filtered(areas, "math")[0].skills) == 2
    assert filtered(areas, "  ") == areas
    assert filtered(areas, "zzz") == ()


def test_an_area_without_an_icon_of_its_own_gets_the_usual_one() -> None:
    given = made_up_catalogue(12)
    plan = schedule(made_up_roadmap(given), given)
    for rows in (plan_rows(plan, given, ()), catalogue_rows(plan, given)):
        assert {area.icon for area in rows} == {"book-open"}
