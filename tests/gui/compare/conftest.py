"""The page, on screen and with its background work in hand."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.views.compare.cells import Cell
from planner.views.compare.page import ComparePage


class Bench:
    """The page of a plan; `drain` does the work that was put off."""

    def __init__(self, page: ComparePage, jobs: list[Callable[[], None]]) -> None:
        self.page, self.jobs = page, jobs

    def drain(self) -> None:
        """Do all the work, and let the page show what came of it."""
        while self.jobs:
            self.jobs.pop(0)()
        self.page._rest.stop()
        self.page._fill()

    def cells(self, title: str) -> list[str]:
        """Return what the cells of a row say."""
        return [_said(view.cell) for view in self.page.table.cells if view.row.title == title]


@pytest.fixture
def bench(qtbot: QtBot, document: Document) -> Iterator[Bench]:
    """The sample's comparison, 1200 x 800."""
    jobs: list[Callable[[], None]] = []
    page = ComparePage(jobs.append)
    page.resize(1200, 800)
    page.show()
    show(page, document)
    yield Bench(page, jobs)
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(page: ComparePage, document: Document) -> None:
    """Let the page compare the routes of a plan."""
    page.set_document(document)
    QCoreApplication.processEvents()


def _said(cell: Cell) -> str:
    return " | ".join(part for part in (cell.count, cell.text, cell.aside, cell.tag) if part)
