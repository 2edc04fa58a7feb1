"""Keys in the fields of the panel: Undo is the window's, Tab leaves."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app.main_window import MainWindow
from planner.edits import SetTitle
from planner.views.common.value_fields import DateField, HoursField, NoteField

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def renamed(window: MainWindow, plan_file: Path, qtbot: QtBot) -> MainWindow:
    """The plan's page with one step to take back."""
    window.files.open_path(plan_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.document is not None
    window.document.select(())
    window.workspace.panes.inspector.refresh()
    window.document.apply(SetTitle("Mine"))
    return window


def focused(window: MainWindow, type_: type[QWidget]) -> QWidget:
    fields = window.workspace.panes.inspector.findChildren(type_)
    field = next(each for each in fields if each.isVisible())
    field.setFocus()
    assert QApplication.focusWidget() is field
    return field


@pytest.mark.parametrize("type_", [HoursField, DateField, NoteField])
def test_undo_and_redo_work_from_a_field(renamed: MainWindow, type_: type[QWidget]) -> None:
    assert renamed.document is not None
    field = focused(renamed, type_)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert renamed.document.roadmap.title == "Applied ML engineer"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert renamed.document.roadmap.title == "Mine"


def test_undo_takes_back_typing_before_steps(renamed: MainWindow) -> None:
    document = renamed.document
    assert document is not None
    field = focused(renamed, HoursField)
    assert isinstance(field, HoursField)
    before = field.value()
    field.selectAll()
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert document.roadmap.title == "Mine"
    field.selectAll()
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert document.undo_stack.count() == 2
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    renamed.workspace.panes.inspector.refresh()
    assert document.undo_stack.index() == 1
    assert field.value() == before


def test_undo_in_a_note_is_of_the_words_until_they_are_taken(renamed: MainWindow) -> None:
    document = renamed.document
    assert document is not None
    field = focused(renamed, NoteField)
    QTest.keyClicks(field, "words")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert document.roadmap.title == "Mine"
    QTest.keyClicks(field, "words")
    before = document.roadmap.note
    renamed.commit_fields()
    assert document.roadmap.note == f"words{before}"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert document.roadmap.note == before


def test_tab_leaves_a_date(renamed: MainWindow) -> None:
    field = focused(renamed, DateField)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not field
    after = QApplication.focusWidget()
    assert after is not None
    QTest.keyClick(after, Qt.Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is field


def test_a_date_stands_after_tab(renamed: MainWindow) -> None:
    assert renamed.document is not None
    field = focused(renamed, DateField)
    assert isinstance(field, DateField)
    day = field.day
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.day != day
    assert isinstance(field.day, date)
    assert renamed.document.undo_stack.count() == 2


@pytest.mark.parametrize("width", [120, 200])
@pytest.mark.parametrize("text", ["5 Jan 2027", "10 Jan 2027", "3 may 2029", "28 Feb 2030"])
def test_whole_day_is_typed_as_it_is_read(qtbot: QtBot, width: int, text: str) -> None:
    field = DateField("Start")
    qtbot.addWidget(field)
    field.setFixedWidth(width)
    field.show_day(date(2026, 11, 23))
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, text)
    assert QApplication.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == text.title()


def test_weekday_is_shown_where_no_day_is_typed(qtbot: QtBot) -> None:
    field = DateField("Start")
    qtbot.addWidget(field)
    field.setFixedWidth(200)
    field.show_day(date(2026, 11, 23))
    assert field.text() == "Mon 23 Nov 2026"
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    assert field.text() == "23 Nov 2026"
    field.clearFocus()
    assert field.text() == "Mon 23 Nov 2026"
