"""A window system in a bottle: bundled fonts, Fusion, settings in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from planner.app.appearance.theme import apply_theme
from planner.app.startup import make_application
from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.render.theme import LIGHT
from planner.views.common.motion import reduce_motion


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the offscreen platform says about every window with a minimum size."""
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, in the light theme."""
    app = make_application(["planner"])
    apply_theme(app, LIGHT)
    return app


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    """Each test has settings of its own."""
    folder = str(tmp_path / "settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture(autouse=True)
def _stand_still() -> Iterator[None]:
    """Nothing moves by itself; tests of movement allow it and set its clock."""
    reduce_motion(True)
    yield
    reduce_motion(False)


@pytest.fixture
def document(qapp: QApplication, sample: Roadmap, catalogue: Catalogue) -> Document:
    """The sample, open and in no file."""
    return Document(sample, catalogue)
