"""The switch between the timeline and the pages as wide as the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.app import views
from planner.app.views import VIEWS, ViewId
from planner.app.window.main_window import MainWindow
from planner.scheduling.workload import Status
from planner.views.compare.page import ComparePage


@pytest.fixture
def opened(window: MainWindow, plan_file: Path) -> MainWindow:
    window.contents.commands.files.open_path(plan_file)
    return window


def ticked(window: MainWindow) -> list[ViewId]:
    actions = window.contents.book.actions
    return [view.id for view in VIEWS if actions[f"view-{view.id}"].isChecked()]


def test_every_view_has_one_row() -> None:
    assert [view.id for view in VIEWS] == list(ViewId)


def test_shortcuts_switch_and_the_menu_ticks(opened: MainWindow) -> None:
    QTest.keyClick(opened, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    workspace = opened.contents.workspace
    page = workspace.page(ViewId.COMPARE)
    assert isinstance(page, ComparePage)
    assert page.isVisible()
    assert not workspace.panes.timeline.isVisible()
    assert workspace.toolbar.views.current == "compare"
    assert ticked(opened) == [ViewId.COMPARE]
    QTest.keyClick(opened, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert workspace.panes.timeline.isVisible()
    assert ticked(opened) == [ViewId.TIMELINE]


def test_a_page_is_made_when_it_is_first_asked_for(opened: MainWindow) -> None:
    assert opened.contents.workspace.page(ViewId.COMPARE) is None
    opened.contents.workspace.show_view(ViewId.COMPARE)
    assert opened.contents.workspace.page(ViewId.COMPARE) is not None


def test_what_needs_the_timeline_is_off_elsewhere(opened: MainWindow) -> None:
    assert opened.document is not None
    bars = opened.document.schedule.activities
    opened.document.select([next(bar.id for bar in bars if bar.status is Status.PLANNED)])
    actions = opened.contents.book.actions
    wanted = ("zoom-in", "fit", "today", "pin", "remove", "sidebar", "select-all")
    assert all(actions[id_].isEnabled() for id_ in wanted)
    opened.contents.workspace.show_view(ViewId.COMPARE)
    assert not any(actions[id_].isEnabled() for id_ in wanted)
    assert actions["save"].isEnabled()


def test_a_view_that_inspects_has_the_panes_of_the_plan_beside_it(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tuple(replace(row, inspects=True) for row in VIEWS)
    monkeypatch.setattr(views, "VIEWS", rows)
    assert opened.document is not None
    workspace, actions = opened.contents.workspace, opened.contents.book.actions
    bars = opened.document.schedule.activities
    opened.document.select([next(bar.id for bar in bars if bar.status is Status.PLANNED)])
    workspace.show_view(ViewId.COMPARE)
    page = workspace.page(ViewId.COMPARE)
    assert page is not None
    assert workspace.panes_in_a_row() == (workspace.panes.sidebar, page, workspace.panes.inspector)
    assert not workspace.panes.timeline.isVisible()
    wanted = ("pin", "remove", "sidebar", "inspector", "select-all", "add-skill", "next-pane")
    assert all(actions[id_].isEnabled() for id_ in wanted)
    timeline_only = ("zoom-in", "zoom-selection", "move-keys", "link-keys", "unlink", "find")
    assert not any(actions[id_].isEnabled() for id_ in timeline_only)


def test_a_skill_from_the_palette_is_shown_on_the_timeline(opened: MainWindow) -> None:
    assert opened.document is not None
    opened.contents.workspace.show_view(ViewId.COMPARE)
    bar = next(iter(opened.document.schedule.by_id))
    opened.contents.commands.looks.show_skill(bar)
    assert opened.contents.workspace.view is ViewId.TIMELINE
    assert opened.document.selection == (bar,)


def test_another_plan_opens_on_its_timeline(opened: MainWindow, plan_file: Path) -> None:
    opened.contents.workspace.show_view(ViewId.COMPARE)
    other = plan_file.with_name("other.yaml")
    other.write_bytes(plan_file.read_bytes())
    opened.contents.commands.files.open_path(other)
    assert opened.contents.workspace.view is ViewId.TIMELINE


def test_what_a_page_did_can_be_taken_back_from_the_status_bar(
    opened: MainWindow, qtbot: QtBot
) -> None:
    assert opened.document is not None
    opened.contents.workspace.show_view(ViewId.COMPARE)
    before = opened.document.roadmap
    page = opened.contents.workspace.page(ViewId.COMPARE)
    assert isinstance(page, ComparePage)
    foot, kind = page.table.foot, type(page.header.routes)
    qtbot.waitUntil(lambda: bool(foot.findChildren(kind)))
    foot.findChildren(kind)[0].click()
    assert opened.document.roadmap.route != before.route
    status = opened.contents.workspace.status
    assert status.message.text().startswith("Took the route ")
    assert status.link.text() == "Undo"
    status.link.click()
    assert opened.document.roadmap == before
