"""A screen of its own for the program, and the application of this process for its twin."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from planner.app.startup import make_application
from tests.integration.cli.running import ROOT
from tests.integration.xserver import Screen, virtual_screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen of its own."""
    with virtual_screen(tmp_path) as made:
        made.env = {**made.env, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        yield made


@pytest.fixture
def app(tmp_path: Path) -> QApplication:
    """The application of this process, in which the twin is made; settings of its own."""
    folder = str(tmp_path / "twin")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    return make_application(["planner"])
