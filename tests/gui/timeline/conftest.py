"""A timeline of a made-up plan on a fixed day, and a hand on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.storage.roadmap_file import save
from planner.views.common.motion import is_reduced, reduce_motion
from planner.views.timeline.view import TimelineView
from tests.gui.timeline.hand import Hand, shown_on
from tests.gui.timeline.plan import made_up_catalogue, made_up_roadmap, with_bootcamp


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Twelve skills in six areas."""
    return made_up_catalogue()


@pytest.fixture
def document(qapp: QApplication, catalogue: Catalogue, tmp_path: Path) -> Document:
    """The made-up plan, in a file of its own."""
    path = tmp_path / "evenings.yaml"
    save(made_up_roadmap(), path)
    return Document.open(path, catalogue)


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> TimelineView:
    """The timeline, shown."""
    return shown_on(qtbot, document)


@pytest.fixture
def hand(view: TimelineView, document: Document) -> Hand:
    """A hand on the timeline."""
    return Hand(view, document)


@pytest.fixture
def bootcamp(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> Hand:
    """A hand on the plan with a bootcamp that begins on 1 June 2026."""
    path = tmp_path / "bootcamp.yaml"
    save(with_bootcamp(made_up_roadmap()), path)
    document = Document.open(path, catalogue)
    return Hand(shown_on(qtbot, document), document)


@pytest.fixture
def moving() -> Iterator[None]:
    """Let things move, as far as the platform does."""
    reduce_motion(False)
    if is_reduced():
        pytest.skip("the platform has animations off")
    yield
    reduce_motion(True)
