"""The window, on the start page, on a fixed day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from planner.app.settings import THEME, Settings, ThemeChoice
from planner.app.window.main_window import MainWindow

TODAY = date(2026, 3, 11)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that is shown, light, 1440 x 900."""
    settings = Settings()
    settings.set(THEME, ThemeChoice.LIGHT)
    shown = MainWindow(settings, lambda: TODAY, lambda _: None)
    shown.resize(1440, 900)
    shown.show()
    yield shown
    _let_close(shown)
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def plan_file(tmp_path: Path, sample_path: Path) -> Path:
    """A copy of the sample that may be overwritten."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(sample_path.read_bytes())
    return path


def _let_close(window: MainWindow) -> None:
    if window.document is not None:
        window.document.undo_stack.setClean()
        window.contents.desk.close()
