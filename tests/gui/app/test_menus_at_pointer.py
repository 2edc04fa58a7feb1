"""The menus of the canvas fit what is under the pointer; the Plan menu holds the plan's times."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from planner.app.commands.context_menus import ContextMenus
from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.edits import SetDeadline
from planner.layout.rows import AXIS, HEAD
from planner.views.common.date_field import DateField
from planner.views.common.popover import BreakPopover, DayPopover, Popover
from planner.views.inspector.plan.holidays import HolidayPopover
from planner.views.timeline.canvas import TimelineCanvas
from planner.views.timeline.hit_test import Hit, Zone

RIGHT = Qt.MouseButton.RightButton


@pytest.fixture
def window(window: MainWindow, plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # offscreen has no keyboard to grab
    window.contents.commands.files.open_path(plan_file)
    window.activateWindow()
    canvas_of(window).setFocus()
    return window


def canvas_of(window: MainWindow) -> TimelineCanvas:
    return window.contents.workspace.panes.timeline.canvas


def plan_of(window: MainWindow) -> Document:
    assert window.document is not None
    return window.document


def menus_of(window: MainWindow) -> ContextMenus:
    found = window.findChild(ContextMenus)
    assert isinstance(found, ContextMenus)
    return found


def texts(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def menu_at(window: MainWindow, at: QPoint) -> list[str]:
    """Return what the menu says that a right click at a point of the canvas opens."""
    canvas = canvas_of(window)
    before = set(window.findChildren(QMenu))
    place = canvas.viewport().mapToGlobal(at)
    QApplication.sendEvent(
        canvas.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place)
    )
    opened = [each for each in window.findChildren(QMenu) if each not in before]
    assert len(opened) == 1
    return texts(opened[0])


def at_day(window: MainWindow, day: date, y: float) -> QPoint:
    canvas = canvas_of(window)
    canvas.camera.go_to(day)
    return QPoint(round(canvas.scale.x_of(day) + canvas.scale.per_day / 2), round(y))


def test_a_bar_has_the_menu_of_the_outline(window: MainWindow) -> None:
    panes, bar = window.contents.workspace.panes, plan_of(window).schedule.activities[5]
    panes.timeline.reveal(bar.id)
    at = canvas_of(window).scene().rect(bar.id).center().toPoint()
    said = menu_at(window, at)
    assert plan_of(window).selection == (bar.id,)
    assert said == texts(panes.sidebar.menu_for(bar.id))
    assert "Show details" in said


@pytest.mark.parametrize("rule", range(4))
def test_time_off_and_other_hours_can_be_removed_where_they_stand(
    window: MainWindow, rule: int
) -> None:
    plan = plan_of(window)
    held = plan.roadmap.learner.calendar[rule]
    middle = held.first + (held.last - held.first) / 2
    said = menu_at(window, at_day(window, middle, AXIS + 30))
    wanted = held.name if held.is_break else " a week from "
    assert any(text.startswith("Remove ") and wanted in text for text in said), said
    assert any(text.startswith("Time off from ") for text in said)
    menu = menus_of(window).head_menu(plan, Hit(Zone.BREAK, rule=rule), middle)
    next(each for each in menu.actions() if each.text().startswith("Remove ")).trigger()
    assert held not in plan.roadmap.learner.calendar
    assert plan.undo_stack.count() == 1


def test_the_menu_of_the_deadline_changes_and_removes_it(window: MainWindow) -> None:
    plan = plan_of(window)
    deadline = plan.roadmap.deadline
    assert deadline is not None
    canvas = canvas_of(window)
    canvas.camera.go_to(deadline)
    x = canvas.scale.x(deadline.toordinal() + 1)
    said = menu_at(window, QPoint(round(x), round(AXIS + 26)))
    assert said[:2] == ["Deadline…", "Remove the deadline"]
    menu = menus_of(window).head_menu(plan, Hit(Zone.DEADLINE), deadline)
    menu.actions()[1].trigger()
    assert plan.roadmap.deadline is None


def test_the_menus_of_start_axis_strip_and_ground(window: MainWindow) -> None:
    plan, canvas = plan_of(window), canvas_of(window)
    start = plan.roadmap.start
    canvas.camera.go_to(start)
    x = round(canvas.scale.x_of(start))
    assert menu_at(window, QPoint(x, round(AXIS + 30)))[0] == "Start of the plan…"
    assert menu_at(window, QPoint(400, 8))[0] == "Go to today"
    day = start + timedelta(days=40)
    strip = menu_at(window, at_day(window, day, HEAD.height - 4))
    assert "Hours of a usual week…" in strip
    assert "Public holidays…" in strip
    assert menu_at(window, QPoint(canvas.width() - 30, canvas.height() - 30))[0] == "Add skill…"


def test_the_menu_key_opens_the_menu_of_the_selected_bar(window: MainWindow) -> None:
    canvas, bar = canvas_of(window), plan_of(window).schedule.activities[5]
    asked: list[str] = []
    canvas.menu_requested.connect(lambda id_, _: asked.append(id_))
    for selection in ([bar.id], []):
        plan_of(window).select(selection)
        key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(canvas.viewport(), key)
    assert asked == [bar.id, ""]


def test_a_right_click_on_the_overview_moves_nothing(window: MainWindow) -> None:
    timeline = window.contents.workspace.panes.timeline
    before = timeline.canvas.scale
    at = QPoint(timeline.overview.width() - 40, 20)
    QTest.mousePress(timeline.overview, RIGHT, pos=at)
    QTest.mouseMove(timeline.overview, at - QPoint(60, 0))
    QTest.mouseRelease(timeline.overview, RIGHT, pos=at - QPoint(60, 0))
    assert timeline.canvas.scale == before
    QTest.mouseClick(timeline.overview, Qt.MouseButton.LeftButton, pos=at)
    assert timeline.canvas.scale != before


@pytest.mark.parametrize("button", [RIGHT, Qt.MouseButton.BackButton])
def test_other_buttons_move_nothing_on_the_strip(
    window: MainWindow, button: Qt.MouseButton
) -> None:
    canvas, plan = canvas_of(window), plan_of(window)
    before = canvas.scale
    for y in (20, round(AXIS + 30), round(HEAD.height - 4)):
        QTest.mousePress(canvas.viewport(), button, pos=QPoint(300, y))
        for x in range(300, 500, 40):
            QTest.mouseMove(canvas.viewport(), QPoint(x, y))
        QTest.mouseRelease(canvas.viewport(), button, pos=QPoint(500, y))
    assert canvas.scale == before
    assert plan.undo_stack.count() == 0
    assert plan.preview_state is None


def test_the_plan_menu_leads_to_start_deadline_and_hours(window: MainWindow) -> None:
    book, plan = window.contents.book, plan_of(window)
    panes = window.contents.workspace.panes
    for id_, name in (("start-day", "Start"), ("deadline", "Deadline")):
        plan.select([plan.schedule.activities[0].id])
        book.run(id_)
        focus = QApplication.focusWidget()
        assert isinstance(focus, DateField)
        assert focus.accessibleName() == name
        assert plan.selection == ()
    book.run("hours")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Hours on Monday"
    assert panes.inspector.isAncestorOf(focus)
    assert not focus.visibleRegion().isEmpty()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[type[Popover]]:
    """What is asked from now on: offscreen has no keyboard to grab."""
    kinds: list[type[Popover]] = []
    monkeypatch.setattr(Popover, "open_below", lambda self, _: kinds.append(type(self)))
    return kinds


def test_the_plan_menu_asks_for_time_off_and_holidays(
    window: MainWindow, asked: list[type[Popover]]
) -> None:
    window.contents.book.run("time-off")
    window.contents.book.run("holidays")
    assert asked == [BreakPopover, HolidayPopover]


def test_without_a_deadline_the_plan_menu_asks_for_one(
    window: MainWindow, asked: list[type[Popover]]
) -> None:
    plan_of(window).apply(SetDeadline(None))
    window.contents.book.run("deadline")
    assert asked == [DayPopover]


def test_time_off_from_the_strip_begins_at_the_day_that_was_clicked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[date | None] = []
    monkeypatch.setattr(BreakPopover, "open_below", lambda self, _: days.append(self.first.day))
    clicked = plan_of(window).roadmap.start + timedelta(days=100)
    menu = menus_of(window).head_menu(plan_of(window), Hit(Zone.STRIP), clicked)
    next(each for each in menu.actions() if each.text().startswith("Time off from")).trigger()
    assert days == [clicked]


def test_the_focus_on_an_empty_canvas_is_seen(window: MainWindow) -> None:
    canvas = canvas_of(window)
    plan_of(window).select([])
    canvas.clearFocus()
    pictures = {}
    for reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
        window.contents.workspace.toolbar.search.setFocus()
        canvas.setFocus(reason)
        assert canvas.hasFocus()
        pictures[reason] = canvas.viewport().grab().toImage()
    by_mouse, by_key = pictures.values()
    assert by_mouse != by_key
    middle = canvas.height() // 2
    ink = canvas.theme.ink.lower()
    assert by_key.pixelColor(1, middle).name() == ink
    plan_of(window).select([plan_of(window).schedule.activities[0].id])
    assert canvas.viewport().grab().toImage().pixelColor(1, middle).name() != ink
