"""The tour of the README by the keyboard alone: keys go to the window, nothing is called."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.app.settings import Settings
from planner.app.startup import make_application
from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.views.common.motion import reduce_motion

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """A keyboard, and eyes on what the plan is then."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def document(self) -> Document:
        """The open plan."""
        assert self.window.document is not None
        return self.window.document

    def at(self) -> QWidget:
        """Return what has the focus."""
        QApplication.processEvents()
        return QApplication.focusWidget() or self.window

    def press(self, *keys: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other where the focus is."""
        for key in keys:
            QTest.keyClick(self.at(), key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        QTest.keyClicks(self.at(), text)
        QApplication.processEvents()

    def go_to(self, words: str) -> None:
        """Press Tab until something with these words has the focus; fail after a full round."""
        for _ in range(80):
            about = self.at()
            text = str(about.property("text") or "")
            if words in about.accessibleName() or words in text:
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab does not lead to “{words}”")

    def command(self, words: str) -> None:
        """Open the palette, type a command, press Enter."""
        self.press(Key.Key_K, held=CTRL)
        self.type(words)
        self.press(Key.Key_Return)

    def found(self, words: str) -> str:
        """Find a skill by the palette and return its id."""
        self.command(words)
        (skill,) = self.document.selection
        return skill

    def day_of(self, skill: str) -> date:
        """Return when a skill starts."""
        return self.document.schedule.by_id[skill].start


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Keys]:
    """The window on its first page, and a keyboard before it."""
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    make_application(["planner"])
    reduce_motion(True)
    window = MainWindow(Settings(), lambda: date(2026, 3, 11), lambda _: None)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    yield Keys(window)
    if window.document is not None:
        window.document.undo_stack.setClean()
        window.contents.desk.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    reduce_motion(False)


@pytest.fixture
def keys(start: Keys, sample_path: Path, tmp_path: Path) -> Keys:
    """The same, on a copy of the sample."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(sample_path.read_bytes())
    start.window.contents.commands.files.open_path(path)
    return start


def test_the_sample_opens_from_the_start_page(start: Keys) -> None:
    start.go_to("Applied")
    start.press(Key.Key_Space)
    assert start.document.schedule.activities


def test_looking_around(keys: Keys) -> None:
    timeline = keys.window.contents.workspace.panes.timeline
    panes = set()
    for _ in range(4):
        keys.press(Key.Key_F6)
        panes.add(keys.at())
    assert timeline.canvas in panes
    assert len(panes) >= 3
    keys.go_to("Months")
    near = timeline.zoom_share
    keys.press(Key.Key_Right)
    assert timeline.zoom_share > near
    keys.press(Key.Key_Left)
    keys.press(Key.Key_0, held=CTRL)
    assert timeline.zoom_share < near


def test_a_bar_is_moved_put_back_stretched_pinned(keys: Keys) -> None:
    skill, plan = keys.found("statistics"), keys.document.roadmap
    weeks = (Key.Key_Right,) * 3
    assert keys.day_of(skill) == date(2026, 6, 9)
    keys.press(Key.Key_M, *weeks, Key.Key_Escape)
    assert keys.document.roadmap == plan
    keys.press(Key.Key_M, *weeks, Key.Key_Return)
    assert keys.day_of(skill) == date(2026, 6, 29)
    keys.press(Key.Key_Z, held=CTRL)
    assert keys.document.roadmap == plan
    hours = keys.document.schedule.by_id[skill].hours
    keys.press(Key.Key_R, Key.Key_Right, Key.Key_Return)
    assert keys.document.schedule.by_id[skill].hours > hours
    keys.press(Key.Key_Z, held=CTRL)
    keys.press(Key.Key_P)
    assert keys.document.roadmap.plan(skill).pin is not None
    keys.press(Key.Key_P)
    assert keys.document.roadmap == plan


def test_a_link_and_a_skill_are_added(keys: Keys) -> None:
    keys.found("statistics")
    plan = keys.document.roadmap
    keys.press(Key.Key_L, Key.Key_Down, Key.Key_Return)
    assert keys.document.roadmap != plan
    keys.press(Key.Key_Z, held=CTRL)
    assert keys.document.roadmap == plan
    before = set(keys.document.schedule.by_id)
    keys.command("add skill")
    keys.type("group")
    keys.press(Key.Key_Return, Key.Key_Return)
    added = set(keys.document.schedule.by_id) - before
    assert any(keys.document.schedule.by_id[each].name == "Group theory" for each in added)


def test_the_plan_is_saved_elsewhere(keys: Keys, tmp_path: Path) -> None:
    keys.press(Key.Key_S, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(keys.at().window(), QFileDialog)
    keys.press(Key.Key_A, held=CTRL)
    keys.type("mine.yaml")
    keys.press(Key.Key_Return)
    assert (tmp_path / "mine.yaml").exists()
    keys.window.activateWindow()  # as a window manager does
    keys.press(Key.Key_E, held=CTRL)
    assert isinstance(keys.at().window(), QFileDialog)
    keys.press(Key.Key_Escape)
