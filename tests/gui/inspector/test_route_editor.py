"""Routes of one's own in the inspector: the form, its errors in place, and undo."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.route import Route
from planner.domain.route_lookup import route_of
from planner.edits import SetRoute
from planner.views.inspector.inspector import Inspector
from planner.views.inspector.plan.page import PlanPage
from planner.views.inspector.plan.route import RouteSection
from planner.views.inspector.route.editor import RouteEditor, Table
from planner.views.inspector.route.rows import RowError, Rows, route_from, rows_of
from tests import strategies as some
from tests.strategies import catalogue
from tests.unit.scheduling.synthetic import FEW

SKILLS = catalogue().skills
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def section(qtbot: QtBot, document: Document) -> Iterator[RouteSection]:
    """The section of the route, with the bootcamp taken."""
    document.apply(SetRoute("bootcamp"))
    made = Inspector()
    qtbot.addWidget(made)
    made.set_document(document)
    made.resize(312, 900)
    made.show()
    made.refresh()
    page = made.findChild(PlanPage)
    assert isinstance(page, PlanPage)
    yield page.route
    made.hide()  # kept until here: a section alone would not keep its inspector alive


def form(section: RouteSection) -> RouteEditor:
    assert section.editor is not None
    return section.editor


def write(table: Table, row: int, column: int, text: str) -> None:
    table.held.setData(table.held.index(row, column), text)


def words(section: RouteSection) -> list[str]:
    return [action.text() for action in section.routes_menu().actions() if action.text()]


def test_a_copy_of_the_route_is_changed_and_taken_in_one_step(
    section: RouteSection, document: Document
) -> None:
    before = document.roadmap
    section.make_copy()
    editor = form(section)
    QTest.keyClicks(editor.name, "Night school")
    write(editor.terms, 1, 2, "20")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    route = route_of(document.roadmap, document.catalogue)
    assert (route.id, route.name) == ("night-school", "Night school")
    assert [term.weeks for term in route.terms] == [3, 20]
    assert route.coverage == document.catalogue.routes["bootcamp"].coverage
    document.undo()
    assert document.roadmap == before


def test_what_is_wrong_is_said_in_place_and_nothing_is_lost(
    section: RouteSection, document: Document
) -> None:
    before = document.roadmap
    section.make_copy()
    editor = form(section)
    write(editor.courses, 0, 2, "Pyton")
    editor.confirm.click()
    assert "Did you mean “Python”?" in editor.error.text()
    assert (editor.courses.currentIndex().row(), editor.courses.currentIndex().column()) == (0, 2)
    write(editor.courses, 0, 2, "Python")
    editor.confirm.click()
    assert "names Python twice" in editor.error.text()
    write(editor.courses, 0, 2, "Programming fundamentals")
    write(editor.courses, 0, 3, "170")
    editor.confirm.click()
    assert "Enter 0 to 100 %." in editor.error.text()
    assert editor.isVisible()
    assert document.roadmap == before
    editor.reject()
    assert document.roadmap == before


def test_a_new_route_is_made_by_keyboard(section: RouteSection, document: Document) -> None:
    section.make_new()
    editor = form(section)
    QTest.keyClicks(editor.name, "My course")
    editor.terms.add_line()
    for column, text in enumerate(("Spring", "1", "10", "12,5", "4")):
        write(editor.terms, 0, column, text)
    editor.courses.add_line()
    for column, text in enumerate(("Spring", "Python for all", "python", "50 %")):
        write(editor.courses, 0, column, text)
    editor.confirm.click()
    (route,) = document.roadmap.own_routes
    (term,) = route.terms
    assert (term.hours_per_week, term.own_hours_per_week, term.weeks) == (12.5, 4, 10)
    assert route.coverage == {"python": 0.5}


def test_an_own_route_is_changed_and_deleted(section: RouteSection, document: Document) -> None:
    assert "Delete this route" not in words(section)
    section.make_copy()
    form(section).confirm.click()
    section.window().refresh()  # type: ignore[attr-defined]
    assert {"Change this route…", "Delete this route"} <= set(words(section))
    section.change_own()
    editor = form(section)
    editor.intakes.setText("03-01")
    editor.confirm.click()
    assert document.roadmap.own_routes[0].intakes == ((3, 1),)
    section.window().refresh()  # type: ignore[attr-defined]
    menu = section.routes_menu()
    next(each for each in menu.actions() if each.text() == "Delete this route").trigger()
    assert document.roadmap.own_routes == ()
    assert document.roadmap.route.id == "self-study"


@pytest.mark.parametrize("route", list(catalogue().routes.values()), ids=lambda each: each.id)
def test_rows_of_a_shipped_route_give_it_back(route: Route) -> None:
    back = route_from(rows_of(route, SKILLS), route, SKILLS)
    assert back.coverage == pytest.approx(route.coverage)
    assert [(t.name, t.offset_weeks, t.weeks, t.kind) for t in back.terms] == [
        (t.name, t.offset_weeks, t.weeks, t.kind) for t in route.terms
    ]
    assert back.intakes == route.intakes
    for was, now in zip(route.terms, back.terms, strict=True):
        assert now.hours_per_week == was.hours_per_week
        assert now.own_hours_per_week == was.own_hours_per_week


def test_hours_are_shown_to_a_tenth_and_kept_as_they_are_until_they_are_changed() -> None:
    route = catalogue().routes["bootcamp"]
    rows = rows_of(route, SKILLS)
    assert route.terms[0].hours_per_week == 68 / 3
    assert rows.terms[0][3] == "22.7"
    assert all(len(text.partition(".")[2]) <= 1 for line in rows.terms for text in line[3:])
    first = (rows.terms[0][0], *rows.terms[0][1:3], "22.5", rows.terms[0][4])
    changed = route_from(replace(rows, terms=(first, *rows.terms[1:])), route, SKILLS)
    assert changed.terms[0].hours_per_week == 22.5
    first = ("Before", *rows.terms[0][1:])
    renamed = replace(rows, terms=(first, *rows.terms[1:]), courses=())
    assert route_from(renamed, route, SKILLS).terms[0].hours_per_week == 68 / 3


@given(some.texts(), some.texts())
@FEW
def test_any_cell_is_read_or_refused_with_a_sentence(one: str, other: str) -> None:
    route = catalogue().routes["bootcamp"]
    rows = Rows("n", route.kind, one, (("A", "1", other, "3", "4"),), (("A", "C", one, other),))
    said = "Read."
    try:
        route_from(rows, route, SKILLS)
    except RowError as error:
        said = str(error)
    assert said.endswith((".", "?"))
