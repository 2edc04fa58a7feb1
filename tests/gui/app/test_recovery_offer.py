"""Unsaved work of a crash is offered however its file is opened, with what differs."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu

from planner.app.dialogs.dialog import Ask
from planner.app.plan.fingerprint import Fingerprint
from planner.app.plan.left_over import lock_of
from planner.app.window.main_window import MainWindow
from planner.domain.roadmap import Roadmap
from planner.edits import SetTitle
from planner.storage.journal import Journal, write_journal
from planner.storage.roadmap_file import dumps
from planner.views.common.labels import Label
from tests.gui.app.conftest import TODAY

NOW = datetime.combine(TODAY, time(14, 32)).astimezone()


def leave(window: MainWindow, path: Path | None, roadmap: Roadmap, title: str) -> Path:
    """Return a journal of a window that crashed after the plan in `path` was renamed."""
    digest = Fingerprint.of(path).digest if path is not None else ""
    renamed = SetTitle(title).apply(roadmap, window.contents.desk.catalogue)
    file = window.contents.desk.settings.folder / "recovery" / f"{title}.journal"
    write_journal(file, Journal(title, path, digest, NOW, dumps(renamed)))
    return file


@pytest.fixture
def left(window: MainWindow, plan_file: Path, sample: Roadmap) -> Path:
    """What a crash left of the plan file."""
    return leave(window, plan_file, sample, "Half done")


def asked(window: MainWindow) -> Ask | None:
    return next((each for each in window.findChildren(Ask) if each.isVisible()), None)


def answer(window: MainWindow, id_: str) -> None:
    ask = asked(window)
    assert ask is not None
    ask.buttons[id_].click()


def words(ask: Ask) -> str:
    return " ".join(label.text() for label in ask.findChildren(Label))


def by_command_line(window: MainWindow, path: Path) -> None:
    """As `planner.app.startup` does, and so a double click."""
    window.contents.commands.files.open_path(path)


def by_open(window: MainWindow, path: Path) -> None:
    window.contents.book.run("open")
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def by_recent(window: MainWindow, path: Path) -> None:
    window.contents.commands.recent.add(path, "Plan", NOW)
    menu = QMenu(window)
    window.contents.commands.lists.fill_recent(menu)
    next(each for each in menu.actions() if path.name in each.text()).trigger()


def by_card(window: MainWindow, path: Path) -> None:
    window.contents.commands.recent.add(path, "Plan", NOW)
    window.contents.pages.start.show()
    window.contents.pages.start.page.plan_wanted.emit(path)


def by_drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none))


def by_link(window: MainWindow, path: Path) -> None:
    link = path.with_name("link.yaml")
    link.symlink_to(path.name)
    window.contents.commands.files.open_path(link)


WAYS = [by_command_line, by_open, by_recent, by_card, by_drop, by_link]


@pytest.mark.parametrize("way", WAYS)
def test_it_is_offered_and_comes_back(
    window: MainWindow, left: Path, plan_file: Path, way: Callable[[MainWindow, Path], None]
) -> None:
    before = plan_file.read_bytes()
    way(window, plan_file)
    ask = asked(window)
    assert ask is not None
    assert "Recover unsaved changes of “Half done”?" in words(ask)
    assert "They are from 14:32" in words(ask)
    assert "Different: name." in words(ask)
    answer(window, "recover")
    assert window.document is not None
    assert window.document.roadmap.title == "Half done"
    assert window.isWindowModified()
    assert plan_file.read_bytes() == before
    assert window.contents.commands.saving.save_to(plan_file)
    assert "title: Half done" in plan_file.read_text("utf-8")
    assert not left.exists()


@pytest.mark.parametrize(("way", "kept"), [("later", True), ("discard", False)])
def test_not_now_keeps_it_and_discarding_does_not(
    window: MainWindow, left: Path, plan_file: Path, way: str, kept: bool
) -> None:
    window.contents.commands.files.open_path(plan_file)
    answer(window, way)
    assert window.document is not None
    assert window.document.is_saved
    assert left.exists() is kept
    window.contents.commands.files.close()
    window.contents.commands.files.open_path(plan_file)
    assert (asked(window) is not None) is kept


def test_closing_the_question_keeps_it(window: MainWindow, left: Path, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    ask = asked(window)
    assert ask is not None
    ask.reject()
    assert left.exists()


def test_it_is_said_that_the_file_was_changed_since(
    window: MainWindow, left: Path, plan_file: Path
) -> None:
    plan_file.write_bytes(plan_file.read_bytes() + b"\n# more\n")
    window.contents.commands.files.open_path(plan_file)
    ask = asked(window)
    assert ask is not None
    assert "The file was changed since." in words(ask)


@pytest.mark.parametrize("text", ["", "{", "format: 99\n", None])
def test_it_is_offered_where_the_file_cannot_be_opened(
    window: MainWindow, left: Path, plan_file: Path, text: str | None
) -> None:
    if text is None:
        plan_file.unlink()
    else:
        plan_file.write_text(text, "utf-8")
    window.contents.commands.files.open_path(plan_file)
    assert window.document is None
    answer(window, "recover")
    assert window.document is not None
    assert window.document.roadmap.title == "Half done"


def test_what_was_saved_after_all_is_not_offered(
    window: MainWindow, left: Path, plan_file: Path, sample: Roadmap
) -> None:
    """The program ended between saving and taking the journal away."""
    renamed = SetTitle("Half done").apply(sample, window.contents.desk.catalogue)
    plan_file.write_text(dumps(renamed), "utf-8")
    window.contents.commands.files.open_path(plan_file)
    assert asked(window) is None
    assert not left.exists()


def test_work_of_another_plan_is_named(
    window: MainWindow, plan_file: Path, sample: Roadmap
) -> None:
    leave(window, None, sample, "Never saved")
    window.contents.commands.files.open_path(plan_file)
    assert asked(window) is None
    status = window.contents.workspace.status
    assert status.message.text() == "Unsaved changes of “Never saved” wait on the start page."
    status.link.click()
    assert len(window.contents.pages.start.page.recovered) == 1


@pytest.mark.parametrize("lock", [b"", b"garbage", b"4711\nplanner\nlaptop\n\n\n", b"\0" * 500])
def test_a_lock_that_nobody_holds_hides_nothing(
    window: MainWindow, left: Path, plan_file: Path, lock: bytes
) -> None:
    left.with_suffix(".lock").write_bytes(lock)
    window.contents.commands.files.open_path(plan_file)
    answer(window, "recover")
    assert window.document is not None
    assert window.document.roadmap.title == "Half done"
    (mine,) = left.parent.glob("*.journal")
    assert lock_of(mine).take() is not None
    window.contents.commands.files.close()
    answer(window, "discard")
    assert list(left.parent.glob("*.journal")) == []


def test_what_killed_windows_left_besides_is_removed(window: MainWindow, plan_file: Path) -> None:
    folder = window.contents.desk.settings.folder / "recovery"
    folder.mkdir(parents=True)
    (folder / "one.lock").write_bytes(b"999999999\nplanner\n\n\n\n")
    (folder / "two.lock").touch()
    window.contents.pages.start.refresh()
    assert list(folder.iterdir()) == []
