"""A file that another program wrote since is never overwritten unasked."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.app.dialogs.dialog import Ask
from planner.app.window.main_window import MainWindow
from planner.edits import SetTitle
from planner.views.common.buttons import Button

SAID = "plan.yaml was changed by another program since it was opened. Nothing was saved."


@pytest.fixture
def overtaken(window: MainWindow, plan_file: Path) -> MainWindow:
    """The plan is renamed here to “Mine” and on the disk to “Theirs”."""
    window.contents.commands.files.open_path(plan_file)
    assert window.document is not None
    window.document.apply(SetTitle("Mine"))
    text = plan_file.read_text("utf-8")
    plan_file.write_text(text.replace("title: Applied ML engineer", "title: Theirs"), "utf-8")
    return window


def press(window: MainWindow, words: str) -> None:
    buttons = window.contents.workspace.banner.findChildren(Button)
    next(button for button in reversed(buttons) if button.text() == words).click()


def test_save_stops_and_says_so(overtaken: MainWindow, plan_file: Path) -> None:
    before = plan_file.read_bytes()
    overtaken.contents.book.run("save")
    assert overtaken.contents.workspace.banner.text == SAID
    assert plan_file.read_bytes() == before
    assert overtaken.isWindowModified()


def test_save_anyway_writes_and_later_saves_are_quiet(
    overtaken: MainWindow, plan_file: Path
) -> None:
    overtaken.contents.book.run("save")
    press(overtaken, "Save anyway")
    assert "title: Mine" in plan_file.read_text("utf-8")
    assert overtaken.document is not None
    overtaken.document.apply(SetTitle("Mine again"))
    overtaken.contents.book.run("save")
    assert "title: Mine again" in plan_file.read_text("utf-8")
    assert not overtaken.contents.workspace.banner.isVisible()


def test_save_as_keeps_both(overtaken: MainWindow, plan_file: Path) -> None:
    overtaken.contents.book.run("save")
    press(overtaken, "Save as…")
    dialog = overtaken.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    other = plan_file.with_name("mine.yaml")
    dialog.fileSelected.emit(str(other))
    assert "title: Mine" in other.read_text("utf-8")
    assert "title: Theirs" in plan_file.read_text("utf-8")


def test_the_other_version_opens_once_mine_is_given_up(overtaken: MainWindow) -> None:
    overtaken.contents.book.run("save")
    press(overtaken, "Open the other version")
    ask = overtaken.findChild(Ask)
    assert isinstance(ask, Ask)
    ask.buttons["discard"].click()
    assert overtaken.document is not None
    assert overtaken.document.roadmap.title == "Theirs"


def test_a_touched_file_and_a_deleted_one_are_saved(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    plan_file.touch()
    assert window.contents.commands.saving.save_to(plan_file)
    plan_file.unlink()
    assert window.contents.commands.saving.save_to(plan_file)
    assert plan_file.is_file()


def get_focus(window: MainWindow, qtbot: QtBot) -> None:
    """Let the window get the focus back from another."""
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_it_is_noticed_when_the_window_gets_the_focus(
    overtaken: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    get_focus(overtaken, qtbot)
    text = overtaken.contents.workspace.banner.text
    assert text.startswith("plan.yaml was changed by another program since it was opened.")
    assert "Your changes here are not saved." in text
    overtaken.contents.workspace.banner.hide()
    overtaken.contents.commands.other_program.check()
    assert overtaken.contents.workspace.banner.isHidden(), "it is said once"


def test_nothing_is_said_while_it_is_the_same(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    window.contents.workspace.banner.hide()
    plan_file.touch()
    window.contents.commands.other_program.check()
    assert window.contents.workspace.banner.isHidden()


def test_the_other_version_is_loaded_unasked_where_nothing_is_lost(
    window: MainWindow, plan_file: Path
) -> None:
    window.contents.commands.files.open_path(plan_file)
    text = plan_file.read_text("utf-8")
    plan_file.write_text(text.replace("title: Applied ML engineer", "title: Theirs"), "utf-8")
    window.contents.commands.other_program.check()
    press(window, "Open the other version")
    assert window.document is not None
    assert window.document.roadmap.title == "Theirs"


def test_keeping_this_one_makes_it_unsaved_and_saves_quietly(
    window: MainWindow, plan_file: Path
) -> None:
    window.contents.commands.files.open_path(plan_file)
    plan_file.write_text(plan_file.read_text("utf-8") + "note: theirs\n", "utf-8")
    window.contents.commands.other_program.check()
    press(window, "Keep this one")
    assert window.isWindowModified()
    assert window.contents.commands.saving.save_to(plan_file)
    assert "theirs" not in plan_file.read_text("utf-8")


def test_a_file_that_went_is_told_and_written_anew(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    plan_file.unlink()
    window.contents.commands.other_program.check()
    assert "is not there any more" in window.contents.workspace.banner.text
    assert window.isWindowModified()
    press(window, "Save")
    assert plan_file.is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="files of Unix")
@pytest.mark.parametrize(
    "make",
    [os.mkfifo, Path.mkdir, lambda path: os.truncate(_made(path), 2**32),
     lambda path: path.symlink_to("/dev/zero")],
)  # fmt: skip
def test_a_file_that_became_unreadable_is_not_replaced_unasked(
    window: MainWindow, plan_file: Path, make: Callable[[Path], None]
) -> None:
    window.contents.commands.files.open_path(plan_file)
    assert window.document is not None
    window.document.apply(SetTitle("Mine"))
    plan_file.unlink()
    make(plan_file)
    before = plan_file.lstat()
    window.contents.book.run("save")
    assert "cannot be read any more" in window.contents.workspace.banner.text
    assert plan_file.lstat() == before
    assert window.isWindowModified()
    window.contents.commands.other_program.check()
    assert "cannot be read any more" in window.contents.workspace.banner.text


def _made(path: Path) -> Path:
    path.touch()
    return path
