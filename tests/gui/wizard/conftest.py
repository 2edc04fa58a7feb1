"""The page of a new roadmap, shown on a fixed day; its background work waits in a list."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.render.theme import LIGHT
from planner.views.wizard.page import WizardPage

TODAY = date(2026, 3, 11)


class Work(list[Callable[[], None]]):
    """What was handed to the background, to be done when a test says so."""

    def do(self) -> None:
        """Do all of it."""
        while self:
            self.pop(0)()


@pytest.fixture
def work() -> Work:
    """Nothing to do yet."""
    return Work()


@pytest.fixture
def page(qtbot: QtBot, catalogue: Catalogue, work: Work) -> Iterator[WizardPage]:
    """A page of 1440 x 860 in a window of its own."""
    host = QWidget()
    shown = WizardPage(catalogue, lambda: TODAY, work.append)
    shown.setParent(host)
    host.resize(1440, 860)
    shown.resize(1440, 860)
    shown.set_theme(LIGHT)
    host.show()
    yield shown
    host.close()
    host.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
