"""What a plan leaves behind, what a page leaves on screen, and what is taken along by Ctrl+C."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app.views import VIEWS, ViewId
from planner.app.window.main_window import MainWindow
from planner.domain.effort import Effort
from planner.domain.formatting import day_range, day_text, hours_text
from planner.edits import SetEffort
from planner.resources import samples
from planner.views.common.scrolling import PageScroll
from planner.views.common.value_fields import HoursField
from planner.views.compare.page import ComparePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SELF_STUDY, BOOTCAMP = "applied-ml-evenings", "bootcamp-full-time"


def opened(window: MainWindow, sample: str) -> None:
    """Open a sample."""
    window.contents.commands.files.open_path(samples() / f"{sample}.yaml")
    QApplication.processEvents()


class Appearing(QObject):
    """Notes what comes on screen as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a window that is shown."""
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window:
            self.windows.append(type(watched).__name__)
        return False


@pytest.fixture
def appearing(qapp: QApplication) -> Iterator[Appearing]:
    """Return what notes windows from now on."""
    watch = Appearing()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_no_page_flashes_a_window_of_its_own(window: MainWindow, appearing: Appearing) -> None:
    """A widget shown before it has a parent is a window, for a moment."""
    contents = window.contents
    contents.pages.sides.about_role("")
    contents.pages.sides.about_role("applied-ml-engineer")
    contents.book.run("new")
    opened(window, BOOTCAMP)
    document = window.document
    assert document is not None
    for view in VIEWS:
        contents.workspace.show_view(view.id)
        for selection in ((), ("python",), ("python", "statistics")):
            document.select(selection)
            QApplication.processEvents()
    window.contents.commands.files.open_path(Path("nowhere.yaml"))
    QApplication.processEvents()
    assert appearing.windows == []


@pytest.mark.parametrize(("sample", "has_intakes"), [(SELF_STUDY, False), (BOOTCAMP, True)])
def test_another_intake_is_offered_where_there_are_intakes(
    window: MainWindow, sample: str, has_intakes: bool
) -> None:
    opened(window, sample)
    assert window.contents.book.actions["intake"].isEnabled() is has_intakes


def test_another_plan_begins_anew(window: MainWindow) -> None:
    opened(window, SELF_STUDY)
    panes = window.contents.workspace.panes
    sidebar, inspector = panes.sidebar, panes.inspector
    sidebar.show_catalogue()
    sidebar.catalogue.filter.setText("calculus")
    sidebar.outline.filter.setText("python")
    panes.timeline.open_find()
    panes.timeline.finder.field.setText("data")
    QApplication.processEvents()
    (scroll,) = (each for each in inspector.findChildren(PageScroll) if each.isVisible())
    scroll.verticalScrollBar().setValue(200)
    assert scroll.verticalScrollBar().value() == 200
    opened(window, BOOTCAMP)
    assert sidebar.catalogue.filter.text() == sidebar.outline.filter.text() == ""
    assert panes.timeline.finder.field.text() == ""
    assert scroll.verticalScrollBar().value() == 0
    for pane in (sidebar.catalogue, sidebar.outline):
        assert pane.tree.verticalScrollBar().value() == 0
    shown = sidebar.catalogue.model.rowCount()
    assert window.document is not None
    assert shown == len({each.area for each in window.document.schedule.scope.skills.values()})


def test_saving_a_plan_leaves_the_filter(window: MainWindow, tmp_path: Path) -> None:
    opened(window, SELF_STUDY)
    document, sidebar = window.document, window.contents.workspace.panes.sidebar
    assert document is not None
    sidebar.outline.filter.setText("python")
    document.save(tmp_path / "a.yaml")
    QApplication.processEvents()
    assert sidebar.outline.filter.text() == "python"


def compared(window: MainWindow, qtbot: QtBot) -> ComparePage:
    """Return the comparison of a sample, filled."""
    opened(window, SELF_STUDY)
    window.contents.workspace.show_view(ViewId.COMPARE)
    page = window.contents.workspace.page(ViewId.COMPARE)
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: bool(page.table.cells))
    return page


def test_the_routes_side_by_side_are_those_of_the_plan(window: MainWindow, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    usual = page.choice.ids
    page.choice.toggle("masters")
    assert page.choice.ids != usual
    opened(window, SELF_STUDY)
    assert page.choice.ids == usual


def test_ctrl_c_copies_lines_that_say_something(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, SELF_STUDY)
    document, panes = window.document, window.contents.workspace.panes
    assert document is not None
    clipboard = QGuiApplication.clipboard()
    panes.timeline.canvas.setFocus()
    QTest.keyClick(panes.timeline.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    schedule = document.schedule
    left = f"{hours_text(schedule.remaining_hours)} left"
    assert (
        clipboard.text()
        == f"Applied ML engineer, likely finish {day_text(schedule.finish)}, {left}"
    )
    known = next(iter(document.roadmap.learner.known))
    document.select(("statistics", "mathematical-optimization", known))
    tree = panes.sidebar.outline.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = clipboard.text().splitlines()
    bar = document.schedule.by_id["statistics"]
    days = f"{day_range(bar.start, bar.finish)}, {hours_text(bar.hours)}, locked"
    assert lines[0] == f"Statistics & statistical inference, {days}"
    assert lines[-1] == schedule.label(known)
    assert len(lines) == len(document.selection)
    assert "Copied: Statistics" in window.contents.workspace.status.message.text()


def test_ctrl_c_copies_a_figure_of_the_comparison(window: MainWindow, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    cell = next(each for each in page.table.cells if each.row.title == "Entry level")
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == cell.accessibleName() != ""


def test_computed_hours_are_whole_and_typed_ones_as_typed(window: MainWindow) -> None:
    """What follows from one number is not known to a tenth of an hour."""
    opened(window, SELF_STUDY)
    document, inspector = window.document, window.contents.workspace.panes.inspector
    assert document is not None
    document.select(("distributed-computing",))

    def points() -> list[str]:
        QApplication.processEvents()
        fields = {each.accessibleName(): each.text() for each in inspector.findChildren(HoursField)}
        return [fields[f"{each} hours"] for each in ("Optimistic", "Most likely", "Pessimistic")]

    document.apply(SetEffort("distributed-computing", 103.333))
    assert [each for each in points() if "." in each] == []
    factor = document.schedule.tasks["distributed-computing"].factor
    typed = Effort(20.5 / factor, 40.5 / factor, 136.8 / factor)
    document.apply(SetEffort("distributed-computing", typed))
    assert points() == ["20.5 h", "40.5 h", "136.8 h"]
