"""Skills of the learner's own, made, changed and deleted in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.app.dialogs.dialog import Ask
from planner.app.dialogs.own_skill import OwnSkillDialog
from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.domain.effort import Effort
from planner.domain.formatting import day_text
from planner.edits import AddOwnSkill, AddPrerequisite, SetEffort
from planner.edits.own_skills import own_skill
from planner.views.common.labels import Label
from planner.views.inspector.shared.picker import SkillPicker
from planner.views.inspector.skill.page import SkillPage
from planner.views.outline.sidebar import Sidebar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HOURS = Effort(10, 20, 35)


@pytest.fixture
def opened(window: MainWindow, plan_file: Path) -> Document:
    """The document of the sample, open in the window."""
    window.contents.commands.files.open_path(plan_file)
    assert window.document is not None
    return window.document


@pytest.fixture
def own(opened: Document) -> str:
    """The id of an own skill in the plan, selected."""
    assert opened.apply(AddOwnSkill("Rust", "prog", HOURS, ("python",)))
    opened.select(["rust"])
    return "rust"


def dialog_of(window: MainWindow, qtbot: QtBot) -> OwnSkillDialog:
    """Return the dialog that is open."""
    found = [each for each in window.findChildren(OwnSkillDialog) if each.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def typed(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def test_made_by_keyboard_alone(window: MainWindow, opened: Document, qtbot: QtBot) -> None:
    before = opened.schedule.finish
    window.contents.book.run("own-new")
    dialog = dialog_of(window, qtbot)
    qtbot.waitUntil(dialog.name.hasFocus)
    assert not dialog.confirm.isEnabled()
    QTest.keyClicks(dialog.name, "Control theory basics")
    QTest.keyClick(dialog.name, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.area, "Mach")
    likely = dialog.points[1]
    likely.setFocus(Qt.FocusReason.TabFocusReason)
    typed(likely.lineEdit(), "40")
    dialog.add_need.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(dialog.add_need, Qt.Key.Key_Space)
    picker = dialog.findChild(SkillPicker)
    assert isinstance(picker, SkillPicker)
    QTest.keyClicks(picker.filter, "linear algebra")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "study" in dialog.outcome.text())
    said = dialog.outcome.text()
    dialog.name.setFocus()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    made = own_skill("control-theory-basics", opened.roadmap)
    assert made is not None
    assert (made.area, made.effort) == ("ml", Effort(20, 40, 70))
    assert [need.skill for need in made.prerequisites] == ["linear-algebra"]
    assert opened.selection == ("control-theory-basics",)
    assert opened.undo_stack.undoText() == "Add Control theory basics"
    assert day_text(opened.schedule.finish) in said
    bar = opened.schedule.by_id["control-theory-basics"]
    assert day_text(bar.start) in said
    opened.undo()
    assert opened.roadmap.custom_skills == ()
    assert opened.schedule.finish == before


def test_three_points_stay_in_order(window: MainWindow, opened: Document, qtbot: QtBot) -> None:
    window.contents.commands.own.new()
    dialog = dialog_of(window, qtbot)
    low, likely, high = dialog.points
    for field, text in ((high, "30"), (likely, "50"), (low, "8")):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        typed(field.lineEdit(), text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert dialog.effort == Effort(8, 50, 50)


def test_a_name_that_is_taken_is_said_before_it_is_kept(
    window: MainWindow, opened: Document, qtbot: QtBot
) -> None:
    window.contents.commands.own.new_named("Python")
    dialog = dialog_of(window, qtbot)
    qtbot.waitUntil(lambda: "already a skill called" in dialog.outcome.text())
    assert not dialog.confirm.isEnabled()
    QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
    assert opened.undo_stack.count() == 0


def test_changed_in_one_step(window: MainWindow, opened: Document, own: str, qtbot: QtBot) -> None:
    window.contents.book.run("own-change")
    dialog = dialog_of(window, qtbot)
    typed(dialog.name, "Rust, async")
    chip = dialog.needs.findChildren(type(dialog.needs._flow.widgets()[0]))[0]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    dialog.area.setCurrentIndex(dialog.area.findData("cs"))
    dialog.points[2].setFocus(Qt.FocusReason.TabFocusReason)
    typed(dialog.points[2].lineEdit(), "60")
    steps = opened.undo_stack.count()
    dialog.confirm.click()
    skill = opened.schedule.scope.skills["rust"]
    assert (skill.name, skill.area, skill.effort) == ("Rust, async", "cs", Effort(10, 20, 60))
    assert dict(opened.schedule.scope.graph.prerequisites("rust")) == {}
    assert opened.undo_stack.count() == steps + 1
    assert opened.undo_stack.undoText() == "Change Rust"
    opened.undo()
    assert opened.schedule.scope.skills["rust"].effort == HOURS


def test_a_new_name_alone_is_a_renaming(
    window: MainWindow, opened: Document, own: str, qtbot: QtBot
) -> None:
    opened.apply(SetEffort("rust", 30.0))
    window.contents.commands.own.change_skill("rust")
    dialog = dialog_of(window, qtbot)
    typed(dialog.name, "Crab")
    dialog.confirm.click()
    assert opened.undo_stack.undoText() == "Rename Rust to Crab"
    assert opened.roadmap.plan("rust").effort == 30.0


def test_what_would_close_a_loop_is_not_offered(
    window: MainWindow, opened: Document, own: str, qtbot: QtBot
) -> None:
    opened.apply(AddPrerequisite("statistics", "rust"))
    window.contents.commands.own.change()
    dialog = dialog_of(window, qtbot)
    dialog.open_picker()
    picker = dialog.findChild(SkillPicker)
    assert isinstance(picker, SkillPicker)
    offered = {picker.list.item(row).text() for row in range(picker.list.count())}
    assert "Linear algebra" in offered
    assert not {"Statistics", "Rust"} & offered
    picker.close()
    dialog.reject()


def test_deleted_at_once_when_nothing_else_is_lost(
    window: MainWindow, opened: Document, own: str
) -> None:
    window.contents.book.run("own-delete")
    assert opened.roadmap.custom_skills == ()
    assert opened.undo_stack.undoText() == "Delete Rust"
    assert opened.selection == ()


def test_deleting_what_others_need_says_so_first(
    window: MainWindow, opened: Document, own: str
) -> None:
    opened.apply(AddPrerequisite("statistics", "rust"))
    window.contents.commands.own.delete()
    ask = window.findChild(Ask)
    assert isinstance(ask, Ask)
    QTest.mouseClick(ask.buttons["cancel"], Qt.MouseButton.LeftButton)
    assert opened.roadmap.custom_skills
    window.contents.commands.own.delete()
    ask = next(each for each in window.findChildren(Ask) if each.isVisible())
    words = " ".join(label.text() for label in ask.findChildren(Label))
    assert "Needed by Statistics: it will no longer wait for this skill." in words
    QTest.mouseClick(ask.buttons["delete"], Qt.MouseButton.LeftButton)
    assert opened.roadmap.custom_skills == ()
    assert opened.roadmap.plan("statistics").is_empty
    assert opened.undo_stack.undoText() == "Delete Rust and its links to 1 skill"
    opened.undo()
    assert "rust" in opened.schedule.scope.graph.prerequisites("statistics")


def test_the_actions_wait_for_an_own_skill(window: MainWindow, opened: Document, own: str) -> None:
    actions = window.contents.book.actions
    assert actions["own-change"].isEnabled()
    assert actions["own-delete"].isEnabled()
    opened.select(["python"])
    assert not actions["own-change"].isEnabled()
    assert not actions["own-delete"].isEnabled()
    assert actions["own-new"].isEnabled()


def test_the_catalogue_takes_its_search_along(
    window: MainWindow, opened: Document, qtbot: QtBot
) -> None:
    sidebar = window.contents.workspace.panes.sidebar
    assert isinstance(sidebar, Sidebar)
    sidebar.show_catalogue()
    QTest.keyClicks(sidebar.catalogue.filter, "Haskell")
    assert sidebar.own.isVisible()
    QTest.mouseClick(sidebar.own, Qt.MouseButton.LeftButton)
    assert dialog_of(window, qtbot).name.text() == "Haskell"


def test_menus_of_the_outline_and_the_page(
    window: MainWindow, opened: Document, own: str, qtbot: QtBot
) -> None:
    panes = window.contents.workspace.panes
    menu = panes.sidebar.menu_for("rust")
    texts = [action.text() for action in menu.actions()]
    assert {"Change skill…", "Delete skill"} < set(texts)
    menu.actions()[texts.index("Change skill…")].trigger()
    dialog_of(window, qtbot).reject()
    texts = [action.text() for action in panes.sidebar.menu_for("python").actions()]
    assert "Delete skill" not in texts
    opened.select(["rust"])
    panes.inspector.refresh()
    page = panes.inspector.findChild(SkillPage)
    assert isinstance(page, SkillPage)
    more = page.head.more_menu()
    next(action for action in more.actions() if action.text() == "Delete skill").trigger()
    assert opened.roadmap.custom_skills == ()


def test_hours_typed_on_the_page_are_the_skill_s_own(
    window: MainWindow, opened: Document, own: str, qtbot: QtBot
) -> None:
    panes = window.contents.workspace.panes
    panes.inspector.refresh()
    page = panes.inspector.findChild(SkillPage)
    assert isinstance(page, SkillPage)
    field = page.effort.fields[1]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    typed(field.lineEdit(), "25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    made = own_skill("rust", opened.roadmap)
    assert made is not None
    assert made.effort == Effort(10, 25, 35)
    assert opened.roadmap.plan("rust").effort is None
    opened.apply(SetEffort("rust", 30.0))
    panes.inspector.refresh()
    assert page.effort.reset.text() == "Back to your estimate"
