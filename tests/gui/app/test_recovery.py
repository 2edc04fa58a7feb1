"""Unsaved work survives a crash, and one file is saved by one window only."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.app.dialogs.dialog import Ask
from planner.app.plan.fingerprint import Fingerprint
from planner.app.plan.locks import FileLock, lock_of
from planner.app.plan.recovery import Recovery
from planner.app.settings import Settings
from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.edits import Pin, SetTitle
from planner.storage.journal import Journal, read_journal, write_journal
from planner.storage.roadmap_file import dumps, load
from planner.views.common.value_fields import NoteField
from tests.gui.app.conftest import TODAY

NOW = datetime.combine(TODAY, time(14, 32)).astimezone()
FOREIGN = """
import sys
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
lock.setStaleLockTime(0)
assert lock.tryLock(0)
print("locked", flush=True)
sys.stdin.read()
"""


def journals(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.journal"))


def recovery_of(window: MainWindow) -> Recovery:
    return window.contents.commands.file.recovery


def written(window: MainWindow) -> list[Path]:
    """Let the journal be written now; return the files of journals."""
    recovery = recovery_of(window)
    recovery.write()
    recovery.finish_writing()
    return journals(window.contents.desk.settings.folder / "recovery")


def opened(window: MainWindow, path: Path) -> Document:
    window.contents.commands.files.open_path(path)
    assert window.document is not None
    return window.document


@pytest.fixture
def left(window: MainWindow, plan_file: Path, sample: Roadmap) -> Path:
    """A journal of a window that crashed after the title of the plan was changed."""
    digest = Fingerprint.of(plan_file).digest
    roadmap = SetTitle("Half done").apply(sample, window.contents.desk.catalogue)
    file = window.contents.desk.settings.folder / "recovery" / "crashed.journal"
    write_journal(file, Journal("Half done", plan_file, digest, NOW, dumps(roadmap)))
    window.contents.pages.start.refresh()
    return file


def test_nothing_is_written_without_edits(window: MainWindow, plan_file: Path) -> None:
    opened(window, plan_file)
    assert written(window) == []


def test_edits_are_written_and_taken_away_when_saved(window: MainWindow, plan_file: Path) -> None:
    document = opened(window, plan_file)
    before = plan_file.read_bytes()
    document.apply(SetTitle("Mine"))
    (file,) = written(window)
    journal = read_journal(file)
    assert journal is not None
    assert (journal.title, journal.path) == ("Mine", plan_file)
    assert "title: Mine" in journal.text
    assert plan_file.read_bytes() == before
    window.contents.book.run("save")
    assert journals(file.parent) == []


def test_undo_to_the_saved_state_takes_the_journal_away(
    window: MainWindow, plan_file: Path
) -> None:
    document = opened(window, plan_file)
    document.apply(SetTitle("Mine"))
    (file,) = written(window)
    document.undo()
    assert journals(file.parent) == []


def test_discarding_on_close_takes_the_journal_away(window: MainWindow, plan_file: Path) -> None:
    opened(window, plan_file).apply(SetTitle("Mine"))
    (file,) = written(window)
    window.contents.commands.files.close()
    window.findChildren(Ask)[0].buttons["discard"].click()
    assert window.document is None
    assert list(file.parent.iterdir()) == []


def test_a_new_plan_is_written_before_any_edit(window: MainWindow, sample: Roadmap) -> None:
    window.contents.commands.files.start_new(sample)
    (file,) = written(window)
    journal = read_journal(file)
    assert journal is not None
    assert journal.path is None


def test_edits_are_written_by_themselves_however_fast_they_come(
    qtbot: QtBot, tmp_path: Path, sample: Roadmap, catalogue: Catalogue
) -> None:
    recovery = Recovery(tmp_path, rest_ms=40, longest_ms=80)
    document = Document(sample, catalogue, tmp_path / "plan.yaml")
    recovery.watch(document, lambda: not document.undo_stack.isClean(), str)
    count = 0

    def one_more() -> bool:
        nonlocal count
        count += 1
        document.apply(SetTitle(f"Title {count}"))
        return bool(journals(tmp_path))

    qtbot.waitUntil(one_more)
    assert count > 1
    last = document.roadmap.title
    qtbot.waitUntil(lambda: _title(tmp_path) == last)
    recovery.forget()
    assert journals(tmp_path) == []


@pytest.mark.parametrize("of_skill", [False, True])
def test_what_is_being_typed_is_written_too(
    window: MainWindow, plan_file: Path, qtbot: QtBot, of_skill: bool
) -> None:
    document = opened(window, plan_file)
    if of_skill:
        document.select([document.schedule.activities[-1].id])
    inspector = window.contents.workspace.panes.inspector
    inspector.refresh()
    field = next(each for each in inspector.findChildren(NoteField) if each.isVisible())
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "half a thought")
    assert document.is_saved, "it is no step yet"
    (file,) = written(window)
    journal = read_journal(file)
    assert journal is not None
    assert "half a thought" in journal.text
    field.undo()
    for _ in "half a thought":
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert journals(file.parent) == []
    QTest.keyClicks(field, "done")
    field.commit()
    assert not document.is_saved
    assert not document.is_held
    document.undo()
    assert journals(file.parent) == []


def test_start_page_offers_what_a_crash_left(window: MainWindow, left: Path) -> None:
    (row,) = window.contents.pages.start.page.recovered
    assert row.plan.title == f"Recovered: Half done, unsaved changes from {NOW:%H:%M}"
    assert row.isVisibleTo(window)


def test_opening_it_shows_it_as_unsaved_with_its_path(
    window: MainWindow, left: Path, plan_file: Path
) -> None:
    before = plan_file.read_bytes()
    window.contents.pages.start.page.recovered[0].open.click()
    document = window.document
    assert document is not None
    assert document.path == plan_file
    assert document.roadmap.title == "Half done"
    assert window.isWindowModified()
    assert window.contents.commands.unsaved.exists
    assert plan_file.read_bytes() == before
    assert journals(left.parent) == [left]
    window.contents.book.run("save")
    assert load(plan_file, window.contents.desk.catalogue).roadmap.title == "Half done"
    assert not window.isWindowModified()
    assert journals(left.parent) == []


def test_recovered_work_does_not_overwrite_what_another_program_wrote_since(
    window: MainWindow, left: Path, plan_file: Path
) -> None:
    plan_file.write_bytes(plan_file.read_bytes().replace(b"title: ", b"title: New "))
    since = plan_file.read_bytes()
    window.contents.pages.start.page.recovered[0].open.click()
    window.contents.book.run("save")
    assert plan_file.read_bytes() == since
    assert "changed by another program" in window.contents.workspace.banner.text


def test_row_says_how_it_differs(window: MainWindow, plan_file: Path, sample: Roadmap) -> None:
    skill = next(iter(sample.plans))
    later = Pin(skill, sample.start.replace(year=sample.start.year + 9))
    document = Document(sample, window.contents.desk.catalogue)
    todo = next(bar.skill.id for bar in reversed(document.schedule.activities))
    roadmap = Pin(todo, later.day).apply(sample, window.contents.desk.catalogue)
    file = window.contents.desk.settings.folder / "recovery" / "crashed.journal"
    write_journal(file, Journal(roadmap.title, plan_file, "", NOW, dumps(roadmap)))
    window.contents.pages.start.refresh()
    (row,) = window.contents.pages.start.page.recovered
    assert row.plan.differs.startswith("1 skill changed, likely finish ")
    assert " instead of " in row.plan.differs


@pytest.mark.parametrize(("answer", "kept"), [("keep", True), ("discard", False)])
def test_discarding_asks_first(window: MainWindow, left: Path, answer: str, kept: bool) -> None:
    window.contents.pages.start.page.recovered[0].discard.click()
    window.findChildren(Ask)[0].buttons[answer].click()
    assert left.exists() is kept
    assert bool(window.contents.pages.start.page.recovered) is kept


def test_work_of_another_window_that_lives_is_not_offered(window: MainWindow, left: Path) -> None:
    with _another_process(left.with_suffix(".lock")):
        window.contents.pages.start.refresh()
        assert window.contents.pages.start.page.recovered == ()
    window.contents.pages.start.refresh()
    assert len(window.contents.pages.start.page.recovered) == 1


def test_a_broken_journal_is_no_obstacle(window: MainWindow, left: Path) -> None:
    left.write_text("{", "utf-8")
    window.contents.pages.start.refresh()
    assert window.contents.pages.start.page.recovered == ()


def test_second_window_says_so_and_saves_nothing_over(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    opened(window, plan_file)
    second = MainWindow(Settings(), lambda: TODAY, lambda _: None)
    document = opened(second, plan_file)
    assert "plan.yaml is open in another window (process " in second.contents.workspace.banner.text
    document.apply(SetTitle("Second"))
    before = plan_file.read_bytes()
    second.contents.book.run("save")
    assert plan_file.read_bytes() == before
    assert "Nothing was saved" in second.contents.workspace.banner.text
    assert second.contents.commands.saving.save_to(plan_file.with_name("copy.yaml"))
    window.contents.commands.files.close()
    assert second.contents.commands.saving.save_to(plan_file, over=True)
    assert "title: Second" in plan_file.read_text("utf-8")
    second.close()
    second.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_lock_goes_with_the_window_and_names_the_process(
    window: MainWindow, plan_file: Path
) -> None:
    place = lock_of(plan_file).place
    with _another_process(place) as process:
        opened(window, plan_file)
        assert f"(process {process.pid})" in window.contents.workspace.banner.text
    opened(window, plan_file)
    banner = window.contents.workspace.banner
    assert banner.isHidden() or "open in" not in banner.text
    assert place.exists()
    window.contents.commands.files.close()
    assert not place.exists()


def test_folder_without_permission_has_no_lock(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "gone" / "a.lock")
    assert lock.take() is None
    assert not lock.is_held


@contextmanager
def _another_process(lock: Path) -> Iterator["subprocess.Popen[str]"]:
    """Let another process hold `lock`; it is killed at the end, so that the lock gets stale."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", FOREIGN, str(lock)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        yield process
        process.kill()


def _title(folder: Path) -> str:
    files = journals(folder)
    journal = read_journal(files[0]) if files else None
    return journal.title if journal is not None else ""
