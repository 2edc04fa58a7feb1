"""A file that another program wrote since is never overwritten unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

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
    next(button for button in buttons if button.text() == words).click()


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
