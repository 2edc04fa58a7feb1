"""A window killed in the middle of the work: the next one brings the work back."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from planner.app.plan.locks import lock_of
from planner.app.settings import Settings
from planner.app.startup import make_application
from planner.app.window.main_window import MainWindow
from planner.domain.clock import today
from planner.storage.journal import read_journal
from planner.storage.roadmap_file import load
from tests.integration.cli.running import ROOT
from tests.integration.xserver import until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL"),
    pytest.mark.qt_log_ignore("does not support propagateSizeHints"),
]

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from planner.app.window.main_window import MainWindow
from planner.app.settings import Settings
from planner.app.startup import make_application
from planner.domain.clock import today
from planner.edits import SetTitle
plan, settings = sys.argv[1:]
app = make_application(["planner"])
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
window = MainWindow(Settings(), today)
window.contents.commands.files.open_path(Path(plan))
window.show()
for title in ("First", "Second", "Last edit before the crash"):
    window.document.apply(SetTitle(title))
app.exec()
"""


@pytest.fixture
def plan(tmp_path: Path, sample_path: Path) -> Path:
    """A copy of the sample."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(sample_path.read_bytes())
    return path


@pytest.fixture
def app() -> QApplication:
    """The application of this process."""
    return make_application(["planner"])


@pytest.fixture
def window(app: QApplication, tmp_path: Path, crashed: Path) -> Iterator[MainWindow]:
    """The next window, with the settings of the one that crashed."""
    folder = str(crashed)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    shown = MainWindow(Settings(), today, lambda _: None)
    shown.show()
    yield shown
    if shown.document is not None:
        shown.document.undo_stack.setClean()
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def crashed(plan: Path, tmp_path: Path) -> Path:
    """The folder of the settings of a window that was killed once its edits were in the journal."""
    settings, log = tmp_path / "settings", tmp_path / "crashed.log"
    with log.open("wb") as said:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(plan), str(settings)],
            env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
            stdout=said,
            stderr=said,
        )
        try:
            until(lambda: journal_of(settings) or program.poll() is not None, "the journal")
            assert program.poll() is None, log.read_text("utf-8", "replace")
            os.kill(program.pid, signal.SIGKILL)
        finally:
            program.kill()
            program.wait()
    assert program.returncode == -signal.SIGKILL
    return settings


def journal_of(settings: Path) -> Path | None:
    return next(settings.rglob("*.journal"), None)


def test_work_of_a_killed_window_comes_back(
    window: MainWindow, crashed: Path, plan: Path, sample_path: Path
) -> None:
    assert plan.read_bytes() == sample_path.read_bytes()
    assert lock_of(plan).place.exists()
    (row,) = window.contents.pages.start.page.recovered
    title = "Recovered: Last edit before the crash, unsaved changes from "
    assert row.plan.title.startswith(title)
    row.open.click()
    document = window.document
    assert document is not None
    assert document.path == plan
    assert document.roadmap.title == "Last edit before the crash"
    assert window.isWindowModified()
    assert "open in" not in window.contents.workspace.banner.text
    assert plan.read_bytes() == sample_path.read_bytes()
    window.contents.book.run("save")
    assert load(plan, window.contents.desk.catalogue).roadmap.title == "Last edit before the crash"
    assert journal_of(crashed) is None


def test_it_is_offered_until_the_person_decides(window: MainWindow, crashed: Path) -> None:
    window.contents.pages.start.refresh()
    assert len(window.contents.pages.start.page.recovered) == 1
    window.contents.pages.start.page.recovered[0].open.click()
    file = journal_of(crashed)
    assert file is not None
    journal = read_journal(file)
    assert journal is not None
    assert journal.title == "Last edit before the crash"
