"""Opening, saving, closing: nothing is lost without being asked about."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from planner.app.commands.files import dropped_path
from planner.app.dialogs.dialog import Ask
from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.edits import Pin, SetTitle
from planner.resources import samples
from planner.scheduling.workload import Status


def opened(window: MainWindow, path: Path) -> Document:
    window.contents.commands.files.open_path(path)
    assert window.document is not None
    return window.document


def asked(window: MainWindow) -> Ask:
    found = window.findChildren(Ask)
    assert len(found) == 1
    return found[0]


def actions_of(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions()}


def test_open_shows_plan(window: MainWindow, plan_file: Path) -> None:
    document = opened(window, plan_file)
    assert document.path == plan_file
    assert document.is_saved
    assert window.windowTitle().startswith("Applied ML engineer[*]")
    assert not window.isWindowModified()
    assert window.contents.workspace.toolbar.saved.text() == "Saved"
    tasks = document.schedule.tasks.values()
    left = len({task.skill.id for task in tasks if task.status is not Status.DONE})
    assert f"{left} skills to learn" in window.contents.workspace.status.totals.text()


def test_opening_writes_nothing(window: MainWindow, plan_file: Path) -> None:
    before = plan_file.read_bytes()
    opened(window, plan_file)
    assert plan_file.read_bytes() == before
    assert list(plan_file.parent.glob("plan*")) == [plan_file]


def test_save_clears_mark_and_keeps_undo(window: MainWindow, plan_file: Path) -> None:
    document = opened(window, plan_file)
    document.apply(SetTitle("Mine"))
    assert window.isWindowModified()
    assert window.contents.workspace.toolbar.saved.text() == "Unsaved"
    window.contents.book.run("save")
    assert not window.isWindowModified()
    assert "title: Mine" in plan_file.read_text("utf-8")
    assert document.undo_stack.canUndo()


def test_sample_opens_as_copy(window: MainWindow) -> None:
    sample = samples() / "applied-ml-evenings.yaml"
    before = sample.read_bytes()
    document = opened(window, sample)
    assert document.path is None
    assert window.contents.workspace.toolbar.saved.text() == "Not saved yet"
    window.contents.book.run("save")
    assert window.findChild(QFileDialog) is not None
    assert not window.contents.commands.saving.save_to(sample)
    assert "stay as they are" in window.contents.workspace.banner.text
    assert sample.read_bytes() == before


def test_save_as_goes_to_the_new_place(window: MainWindow, plan_file: Path) -> None:
    document = opened(window, plan_file)
    window.contents.book.run("save-as")
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    target = plan_file.with_name("other.yaml")
    dialog.fileSelected.emit(str(target))
    assert target.is_file()
    assert document.path == target
    assert window.contents.commands.recent.plans()[0].path == target


def test_save_failure_says_why_and_stays_unsaved(window: MainWindow, plan_file: Path) -> None:
    document = opened(window, plan_file)
    document.apply(SetTitle("Mine"))
    assert not window.contents.commands.saving.save_to(plan_file.parent / "gone" / "plan.yaml")
    assert "The folder is not there any more." in window.contents.workspace.banner.text
    assert window.isWindowModified()
    assert document.path == plan_file


@pytest.mark.parametrize(("answer", "closed"), [("discard", True), ("cancel", False)])
def test_close_asks_about_unsaved_work(
    window: MainWindow, plan_file: Path, qtbot: QtBot, answer: str, closed: bool
) -> None:
    opened(window, plan_file).apply(SetTitle("Mine"))
    before = plan_file.read_bytes()
    window.close()
    assert window.isVisible()
    asked(window).buttons[answer].click()
    qtbot.waitUntil(lambda: window.isVisible() is not closed)
    assert plan_file.read_bytes() == before


def test_close_can_save_first(window: MainWindow, plan_file: Path, qtbot: QtBot) -> None:
    opened(window, plan_file).apply(SetTitle("Mine"))
    window.close()
    asked(window).buttons["save"].click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "title: Mine" in plan_file.read_text("utf-8")


def test_close_waits_when_saving_fails(window: MainWindow, plan_file: Path) -> None:
    document = opened(window, plan_file)
    document.apply(SetTitle("Mine"))
    document.path = plan_file.parent / "gone" / "plan.yaml"
    window.close()
    asked(window).buttons["save"].click()
    assert window.isVisible()
    assert window.isWindowModified()


def test_untouched_plan_closes_unasked(window: MainWindow, plan_file: Path) -> None:
    opened(window, plan_file)
    window.contents.book.run("close")
    assert window.document is None
    assert window.windowTitle() == "Roadmap Planner"
    assert not window.findChildren(Ask)


def test_drop_opens_file(window: MainWindow, plan_file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/picture.png"), QUrl.fromLocalFile(str(plan_file))])
    assert dropped_path(data) == plan_file


def test_recent_lists_and_forgets(window: MainWindow, plan_file: Path) -> None:
    opened(window, plan_file)
    menu = QMenu(window)
    window.contents.commands.lists.fill_recent(menu)
    entry = next(a for text, a in actions_of(menu).items() if "plan.yaml" in text)
    assert entry.isEnabled()
    actions_of(menu)["Clear the list"].trigger()
    assert window.contents.commands.recent.plans() == ()


def test_switching_plans_keeps_none_of_the_old(window: MainWindow, plan_file: Path) -> None:
    first = opened(window, plan_file)
    first.select([first.schedule.activities[0].id])
    second = opened(window, samples() / "core-ml-masters.yaml")
    assert second is not first
    first.apply(Pin(first.schedule.studied[-1], window.contents.desk.today()))
    assert window.document is second
    assert "[*]" in window.windowTitle()
    assert not window.isWindowModified()
