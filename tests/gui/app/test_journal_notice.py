"""A journal that cannot be written is told; a plan that could not be opened again is not saved."""

import errno
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app.window.main_window import MainWindow
from planner.edits import SetNote, SetTitle
from planner.storage.roadmap_file import load
from planner.storage.yaml_reader import MAX_BYTES
from tests.unit.storage.test_save import fails


def unsaved(window: MainWindow, plan_file: Path, title: str = "Mine") -> None:
    if window.document is None:
        window.contents.commands.files.open_path(plan_file)
    assert window.document is not None
    window.document.apply(SetTitle(title))
    window.contents.commands.file.recovery.write()
    window.contents.commands.file.recovery.finish_writing()


def banner(window: MainWindow) -> str:
    shown = window.contents.workspace.banner
    return "" if shown.isHidden() else shown.text


def journals(window: MainWindow) -> list[Path]:
    return list((window.contents.desk.settings.folder / "recovery").glob("*.journal"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EDQUOT, "Your share of the disk is used up."),
        (errno.EROFS, "The disk can only be read."),
        (errno.EACCES, "You may not write here."),
        (errno.EIO, "The system says: Input/output error."),
    ],
)
def test_it_is_told_once_and_when_it_works_again(
    window: MainWindow,
    plan_file: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    said: str,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails(number))
        unsaved(window, plan_file)
        qtbot.waitUntil(lambda: said in banner(window))
        assert banner(window).startswith("Your changes cannot be kept safe beside the settings.")
        window.contents.workspace.banner.hide()
        unsaved(window, plan_file, "Again")
        qtbot.wait(1)
        assert banner(window) == ""
        assert journals(window) == []
    unsaved(window, plan_file, "Once more")
    message = window.contents.workspace.status.message
    qtbot.waitUntil(lambda: message.text() == "Your changes are kept safe again.")
    assert len(journals(window)) == 1


@pytest.mark.parametrize("kind", ["a file stands in its place", "a dangling link"])
def test_a_folder_that_cannot_be_made_is_told(
    window: MainWindow, plan_file: Path, qtbot: QtBot, kind: str
) -> None:
    folder = window.contents.desk.settings.folder / "recovery"
    folder.parent.mkdir(parents=True, exist_ok=True)
    if kind == "a file stands in its place":
        folder.touch()
    else:
        folder.symlink_to("gone/away")
    unsaved(window, plan_file)
    qtbot.waitUntil(lambda: "cannot be kept safe" in banner(window))
    assert window.contents.commands.saving.save_to(plan_file)


def test_what_could_not_be_opened_again_is_not_saved(window: MainWindow, plan_file: Path) -> None:
    unsaved(window, plan_file)
    before = plan_file.read_bytes()
    assert window.document is not None
    window.document.apply(SetNote("x" * (MAX_BYTES + 100_000)))
    window.contents.book.run("save")
    assert plan_file.read_bytes() == before
    assert "could not be opened again. It is larger than 8 MB." in banner(window)
    assert window.isWindowModified()
    window.document.undo()
    window.contents.book.run("save")
    assert load(plan_file, window.contents.desk.catalogue).roadmap.title == "Mine"


def test_a_hard_link_is_said_on_saving(window: MainWindow, plan_file: Path) -> None:
    os.link(plan_file, plan_file.with_name("other.yaml"))
    unsaved(window, plan_file)
    window.contents.book.run("save")
    said = window.contents.workspace.status.message.text()
    assert said.startswith("Saved plan.yaml. plan.yaml had another name too (a hard link)")
