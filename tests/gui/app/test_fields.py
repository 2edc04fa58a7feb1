"""Keys in the fields of the panel: Undo is the window's, Tab leaves."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app.window.main_window import MainWindow
from planner.domain.formatting import day_text
from planner.edits import SetTitle
from planner.views.common.date_field import DateField
from planner.views.common.popover import DayPopover
from planner.views.common.value_fields import HoursField, NoteField

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
POPUPS = "This plugin does not support"


@pytest.fixture
def renamed(window: MainWindow, plan_file: Path, qtbot: QtBot) -> MainWindow:
    """The plan's page with one step to take back."""
    window.contents.commands.files.open_path(plan_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.document is not None
    window.document.select(())
    window.contents.workspace.panes.inspector.refresh()
    window.document.apply(SetTitle("Mine"))
    return window


def focused(window: MainWindow, type_: type[QWidget]) -> QWidget:
    fields = window.contents.workspace.panes.inspector.findChildren(type_)
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
    renamed.contents.workspace.panes.inspector.refresh()
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
    renamed.contents.workspace.commit_fields()
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


@pytest.fixture
def june(qtbot: QtBot) -> DateField:
    """A field on screen, with the focus, that shows 15 June 2026; what it reports is kept."""
    field = DateField("Start")
    qtbot.addWidget(field)
    field.setFixedWidth(200)
    field.show_day(date(2026, 6, 15))
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    return field


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 Dec", date(2026, 12, 31)),
        ("31 dec 2027", date(2027, 12, 31)),
        ("31 Jan 2027", date(2027, 1, 31)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("16 sep", date(2026, 9, 16)),
        ("16 Sept 2027", date(2027, 9, 16)),
        ("16 SEPTEMBER 2027", date(2027, 9, 16)),
        ("December 31, 2027", date(2027, 12, 31)),
        ("2027-12-31", date(2027, 12, 31)),
        ("7", date(2026, 6, 7)),
    ],
)
def test_any_day_can_be_typed_over_a_shorter_month(june: DateField, text: str, day: date) -> None:
    reported: list[date] = []
    june.entered.connect(reported.append)
    QTest.keyClicks(june, text)
    assert reported == []
    QTest.keyClick(june, Qt.Key.Key_Return)
    assert (june.day, reported) == (day, [day])
    assert june.text() == day_text(day)


def go_to(field: DateField, section: DateField.Section) -> None:
    """Put the cursor into a section of the day, as a click does."""
    field.lineEdit().deselect()
    field.lineEdit().setCursorPosition(field.text().index(field.sectionText(section)) + 1)
    assert field.currentSection() is section


def test_a_month_alone_is_typed_where_the_person_is_at_it(june: DateField) -> None:
    go_to(june, DateField.Section.MonthSection)
    QTest.keyClicks(june, "sep")
    QTest.keyClick(june, Qt.Key.Key_Return)
    assert june.day == date(2026, 9, 15)
    go_to(june, DateField.Section.YearSection)
    QTest.keyClicks(june, "2031")
    QTest.keyClick(june, Qt.Key.Key_Tab)
    june.clearFocus()
    assert june.day == date(2031, 9, 15)


def test_a_whole_day_may_be_typed_wherever_the_person_is(june: DateField) -> None:
    sections = (DateField.Section.MonthSection, DateField.Section.YearSection)
    for section, day in zip(sections, (date(2026, 12, 31), date(2028, 2, 29)), strict=True):
        go_to(june, section)
        QTest.keyClicks(june, f"{day.day} {day:%b} {day.year}")
        QTest.keyClick(june, Qt.Key.Key_Return)
        assert june.day == day
    go_to(june, DateField.Section.YearSection)
    QTest.keyClicks(june, "3 may")
    QTest.keyClick(june, Qt.Key.Key_Return)
    assert june.day == date(2028, 5, 3)
    QApplication.clipboard().setText("2031-07-01")
    QTest.keyClick(june, Qt.Key.Key_V, CTRL)
    QTest.keyClick(june, Qt.Key.Key_Return)
    assert june.day == date(2031, 7, 1)


@pytest.mark.qt_log_ignore(POPUPS)
def test_what_is_no_day_stays_and_says_why(june: DateField) -> None:
    QTest.keyClicks(june, "31 jun")
    QTest.keyClick(june, Qt.Key.Key_Return)
    assert june.text() == "31 jun"
    assert june.complaint is not None
    assert june.complaint.isVisible()
    assert june.complaint.label.text() == "June 2026 has 30 days. Enter a day from 1 to 30."
    assert not june.commit()
    QTest.keyClick(june, Qt.Key.Key_Escape)
    assert june.complaint.isHidden()
    assert june.text() == "15 Jun 2026"


@pytest.mark.qt_log_ignore(POPUPS)
def test_a_month_that_is_too_short_for_the_day_says_so(june: DateField) -> None:
    june.show_day(date(2026, 12, 31))
    go_to(june, DateField.Section.MonthSection)
    QTest.keyClicks(june, "sep")
    assert not june.commit()
    assert june.complaint is not None
    assert "September 2026 has 30 days." in june.complaint.label.text()


@pytest.mark.qt_log_ignore(POPUPS)
def test_who_leaves_what_is_no_day_is_told_and_the_day_stays(june: DateField) -> None:
    reported: list[date] = []
    june.entered.connect(reported.append)
    QTest.keyClicks(june, "soon")
    june.clearFocus()
    assert (june.day, reported) == (date(2026, 6, 15), [])
    assert june.text() == "Mon 15 Jun 2026"
    assert june.complaint is not None
    assert "“soon” is not a day." in june.complaint.label.text()
    june.hide()
    assert june.complaint.isHidden()


def test_a_day_being_typed_is_left_alone_and_steps_go_on_from_it(june: DateField) -> None:
    QTest.keyClicks(june, "31 dec")
    june.show_day(date(2030, 1, 1))
    assert june.text() == "31 dec"
    QTest.keyClick(june, Qt.Key.Key_Up)
    assert june.day == date(2026, 12, 31)
    QTest.keyClicks(june, "5 jan")
    QTest.keyClick(june, Qt.Key.Key_Backspace)
    QTest.keyClick(june, Qt.Key.Key_Backspace)
    QTest.keyClicks(june, "une")
    june.clearFocus()
    assert june.day == date(2026, 6, 5)


def test_giving_up_what_was_typed_shows_the_day_of_now(june: DateField) -> None:
    reported: list[date] = []
    june.entered.connect(reported.append)
    QTest.keyClicks(june, "1 jan")
    june.show_day(date(2030, 1, 1))
    QTest.keyClick(june, Qt.Key.Key_Escape)
    assert (june.day, june.text()) == (date(2030, 1, 1), "1 Jan 2030")
    june.clearFocus()
    assert reported == []


@pytest.mark.parametrize(
    "reason", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason]
)
def test_a_look_into_another_window_leaves_what_is_being_typed(
    june: DateField, reason: Qt.FocusReason
) -> None:
    QTest.keyClicks(june, "31 de")
    for away in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(june, QFocusEvent(away, reason))
        assert june.text() == "31 de"
    QTest.keyClicks(june, "c")
    QTest.keyClick(june, Qt.Key.Key_Return)
    assert june.day == date(2026, 12, 31)


@pytest.mark.qt_log_ignore(POPUPS)
def test_a_panel_does_not_close_over_what_is_no_day(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    panel = DayPopover("Start on", "Start", date(2026, 6, 15), host)
    qtbot.addWidget(panel)
    chosen: list[date] = []
    panel.chosen.connect(chosen.append)
    panel.show()
    panel.day.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(panel.day, "31 jun")
    assert panel.main is not None
    panel.main.click()
    assert (panel.isVisible(), chosen) == (True, [])
    QTest.keyClick(panel.day, Qt.Key.Key_Escape)
    QTest.keyClicks(panel.day, "31 dec")
    QTest.keyClick(panel.day, Qt.Key.Key_Return)
    assert chosen == [date(2026, 12, 31)]


def test_saving_takes_a_day_that_is_being_typed(renamed: MainWindow) -> None:
    assert renamed.document is not None
    field = focused(renamed, DateField)
    assert isinstance(field, DateField)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "2027-03-01")
    renamed.contents.workspace.commit_fields()
    assert renamed.document.roadmap.start == date(2027, 3, 1)


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
