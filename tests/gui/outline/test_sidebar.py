"""The sidebar: what it lists, selection both ways, filter, catalogue, menu."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.edits import MarkDone, Pin, RemoveSkill
from planner.render.theme import DARK
from planner.views.outline.model import ROW_ROLE
from planner.views.outline.sidebar import Sidebar
from planner.views.outline.tree import OutlineTree
from planner.views.outline.tree_rows import AreaRow, SkillRow

DAY = date(2026, 3, 2)


@pytest.fixture
def sidebar(qtbot: QtBot, document: Document) -> Sidebar:
    """The sidebar of the sample."""
    made = Sidebar(day=lambda: DAY)
    qtbot.addWidget(made)
    made.set_document(document)
    made.resize(248, 700)
    made.show()
    return made


def shown(tree: OutlineTree) -> dict[str, SkillRow]:
    """Return the rows a tree holds, by skill."""
    model = tree.model()
    rows = {}
    for place in range(model.rowCount()):
        head = model.index(place, 0)
        for at in range(model.rowCount(head)):
            row = model.index(at, 0, head).data(ROW_ROLE)
            rows[row.skill] = row
    return rows


def planned(document: Document) -> list[str]:
    """Return skills that wait for their turn."""
    return [bar.id for bar in document.schedule.activities if bar.status == "planned"]


def test_it_lists_the_plan_and_what_is_known(sidebar: Sidebar, document: Document) -> None:
    rows = shown(sidebar.outline.tree)
    assert document.schedule.tasks.keys() <= rows.keys()
    extra = rows.keys() - document.schedule.tasks.keys()
    assert extra <= document.roadmap.learner.known.keys()
    assert all(rows[skill].detail == "known" for skill in extra)


def test_a_state_is_shown_at_once(sidebar: Sidebar, document: Document) -> None:
    skill = planned(document)[0]
    document.apply(MarkDone(skill, document.roadmap.status_date))
    assert shown(sidebar.outline.tree)[skill].detail == "done"
    document.undo()
    assert shown(sidebar.outline.tree)[skill].detail.endswith(" h")


def test_selecting_a_row_selects_in_the_document(sidebar: Sidebar, document: Document) -> None:
    skill = planned(document)[3]
    tree = sidebar.outline.tree
    tree.setCurrentIndex(sidebar.outline.model.index_of(skill))
    assert document.selection == (skill,)


def test_the_documents_selection_is_marked(sidebar: Sidebar, document: Document) -> None:
    skills = planned(document)[2:5]
    document.select(skills)
    assert set(sidebar.outline.tree.skills) == set(skills)
    assert document.selection == tuple(skills)
    document.select(())
    assert sidebar.outline.tree.skills == ()


def test_several_are_selected_with_the_keyboard(
    sidebar: Sidebar, document: Document, qtbot: QtBot
) -> None:
    tree, model = sidebar.outline.tree, sidebar.outline.model
    tree.setCurrentIndex(model.index(0, 0, model.index(0, 0)))
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(document.selection) == 2


def test_typing_finds_a_skill(sidebar: Sidebar, document: Document, qtbot: QtBot) -> None:
    tree = sidebar.outline.tree
    QTest.keyClicks(tree, "stat")
    row = tree.currentIndex().data(ROW_ROLE)
    assert row.name.casefold().startswith("stat")


def test_areas_open_and_close_and_stay_so(
    sidebar: Sidebar, document: Document, qtbot: QtBot
) -> None:
    tree, head = sidebar.outline.tree, sidebar.outline.model.index(0, 0)
    QTest.mouseClick(
        tree.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        tree.visualRect(head).center(),
    )
    assert not tree.isExpanded(head)
    document.apply(RemoveSkill(planned(document)[-1]))
    sidebar.outline.filter.setText("a")
    assert tree.isExpanded(sidebar.outline.model.index(0, 0))
    sidebar.outline.filter.clear()
    assert not tree.isExpanded(sidebar.outline.model.index(0, 0))
    tree.setCurrentIndex(head)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(head)


def test_the_scroll_position_survives_edits(sidebar: Sidebar, document: Document) -> None:
    bar = sidebar.outline.tree.verticalScrollBar()
    bar.setValue(200)
    document.apply(MarkDone(planned(document)[0], document.roadmap.status_date))
    assert bar.value() == 200


def test_no_match_says_so_and_offers_to_clear(sidebar: Sidebar, qtbot: QtBot) -> None:
    pane = sidebar.outline
    pane.filter.setText("zzz")
    assert not pane.tree.isVisible()
    assert pane._nothing.label.text() == "No skill matches “zzz”."
    QTest.mouseClick(pane._nothing.button, Qt.MouseButton.LeftButton)
    assert pane.tree.isVisible()
    assert shown(pane.tree)


def test_the_filter_hands_over_to_the_tree(
    sidebar: Sidebar, document: Document, qtbot: QtBot
) -> None:
    sidebar.outline.filter.setText("neural")
    QTest.keyClick(sidebar.outline.filter, Qt.Key.Key_Down)
    assert document.selection == ("neural-networks",)


def test_plus_opens_the_catalogue_and_enter_adds(
    sidebar: Sidebar, document: Document, qtbot: QtBot
) -> None:
    sidebar.show_catalogue()
    pane = sidebar.catalogue
    skill = next(row.skill for row in shown(pane.tree).values() if row.state == "absent")
    pane.tree.setCurrentIndex(pane.model.index_of(skill))
    QTest.keyClick(pane.tree, Qt.Key.Key_Return)
    assert skill in document.schedule.tasks
    assert document.selection == (skill,)
    assert shown(pane.tree)[skill].state == "in-plan"


def test_a_click_on_the_plus_of_a_row_adds(
    sidebar: Sidebar, document: Document, qtbot: QtBot
) -> None:
    sidebar.show_catalogue()
    tree = sidebar.catalogue.tree
    skill = next(row.skill for row in shown(tree).values() if row.state == "absent")
    index = sidebar.catalogue.model.index_of(skill)
    tree.scrollTo(index)
    place = tree.visualRect(index).center()
    place.setX(tree.viewport().width() - 20)
    QTest.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert skill in document.schedule.tasks


def test_enter_asks_for_details(sidebar: Sidebar, document: Document, qtbot: QtBot) -> None:
    tree = sidebar.outline.tree
    tree.setCurrentIndex(sidebar.outline.model.index_of(planned(document)[0]))
    with qtbot.waitSignal(sidebar.details_requested):
        QTest.keyClick(tree, Qt.Key.Key_Return)


def act(sidebar: Sidebar, skill: str, text: str) -> None:
    """Trigger an entry of the context menu."""
    menu = sidebar.menu_for(skill)
    entry: QAction = next(each for each in menu.actions() if each.text().startswith(text))
    assert entry.isEnabled()
    entry.trigger()
    menu.close()


def test_the_menu_edits(sidebar: Sidebar, document: Document, qtbot: QtBot) -> None:
    skill = planned(document)[4]
    act(sidebar, skill, "Pin to")
    assert document.roadmap.plan(skill).pin is not None
    act(sidebar, skill, "Unpin")
    assert document.roadmap.plan(skill).pin is None
    act(sidebar, skill, "Mark as in progress")
    assert document.roadmap.plan(skill).started == DAY
    act(sidebar, skill, "Remove from plan")
    assert skill not in document.schedule.tasks
    with qtbot.waitSignal(sidebar.log_requested):
        act(sidebar, planned(document)[0], "Log hours")


def test_the_menu_of_several_is_one_step(sidebar: Sidebar, document: Document) -> None:
    skills = planned(document)[1:4]
    document.select(skills)
    act(sidebar, skills[0], "Mark as known")
    assert not set(skills) & document.schedule.tasks.keys()
    document.undo()
    assert set(skills) <= document.schedule.tasks.keys()


def test_screen_readers_get_a_sentence(sidebar: Sidebar, document: Document) -> None:
    skill = planned(document)[3]
    document.apply(Pin(skill, document.schedule.by_id[skill].start))
    index = sidebar.outline.model.index_of(skill)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "hours" in said
    assert "pinned to" in said
    assert document.schedule.scope.skills[skill].name in index.data(Qt.ItemDataRole.ToolTipRole)


def test_areas_cannot_be_selected_but_reached(sidebar: Sidebar, document: Document) -> None:
    head = sidebar.outline.model.index(0, 0)
    assert isinstance(head.data(ROW_ROLE), AreaRow)
    model = sidebar.outline.tree.selectionModel()
    model.setCurrentIndex(head, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert document.selection == ()


def test_it_can_be_emptied_and_painted_dark(sidebar: Sidebar) -> None:
    sidebar.set_theme(DARK)
    assert not sidebar.grab().isNull()
    sidebar.set_document(None)
    assert shown(sidebar.outline.tree) == {}
