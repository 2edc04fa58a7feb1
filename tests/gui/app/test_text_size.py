"""Text at 100 to 150 %: nothing in the window is cut because its room did not grow along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from planner.app.views import ViewId
from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.render.fonts import font, set_text_scale
from planner.views.common.labels import ElidedLabel, Label
from planner.views.common.painting import text_width
from planner.views.compare.cells import RowTitle
from planner.views.compare.page import ComparePage
from planner.views.wizard.page import WizardPage

PERCENTS = (100, 115, 130, 150)


@pytest.fixture(autouse=True)
def usual_text() -> Iterator[None]:
    """Bring the size of text back for other tests."""
    yield
    set_text_scale(1.0)
    QApplication.setFont(font(13))
    QToolTip.setFont(font(12))


@pytest.fixture
def opened(window: MainWindow, plan_file: Path) -> MainWindow:
    """The window on the sample."""
    window.contents.commands.files.open_path(plan_file)
    return window


def enlarge(window: MainWindow, percent: int) -> None:
    """Choose a size of text, and let everything take its place."""
    window.contents.book.actions[f"text-{percent}"].trigger()
    QApplication.processEvents()


def cut(inside: QWidget) -> list[str]:
    """Return the one-line texts on screen that are wider or higher than their labels."""
    return [
        label.text()
        for label in inside.findChildren(Label)
        if label.isVisible() and not label.wordWrap() and not isinstance(label, ElidedLabel)
        if text_width(label.text(), label.font()) > label.width()
        or label.fontMetrics().ascent() > label.height()
    ]


def document_of(window: MainWindow) -> Document:
    assert window.document is not None
    return window.document


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("count", [0, 1, 3])
def test_no_label_of_the_inspector_is_cut(opened: MainWindow, percent: int, count: int) -> None:
    document = document_of(opened)
    enlarge(opened, percent)
    document.select([activity.id for activity in document.schedule.activities[:count]])
    QApplication.processEvents()
    inspector = opened.contents.workspace.panes.inspector
    assert not cut(inspector)
    for scroll in inspector.findChildren(QScrollArea):
        page = scroll.widget()
        if scroll.isVisible() and page is not None:
            assert page.minimumSizeHint().width() <= scroll.viewport().width()


@pytest.mark.parametrize("percent", PERCENTS)
def test_the_menu_bar_shows_all_menus_in_that_size(opened: MainWindow, percent: int) -> None:
    enlarge(opened, percent)
    bar = opened.menuBar()
    wanted = QFontMetricsF(font(13)).height()
    assert bar.fontMetrics().height() == pytest.approx(wanted, rel=0.1)
    for action in bar.actions():
        assert not bar.actionGeometry(action).isEmpty()
        assert bar.actionGeometry(action).bottom() <= bar.height()


@pytest.mark.parametrize("percent", PERCENTS)
def test_levels_stay_in_reach_beside_the_inspector(opened: MainWindow, percent: int) -> None:
    enlarge(opened, percent)
    header = opened.contents.workspace.panes.timeline.header
    shown = [each for each in (header._levels, header._level) if each.isVisible()]
    assert len(shown) == 1
    assert shown[0].geometry().right() < header.finish.x()


def test_the_menu_of_levels_zooms_as_the_buttons_do(opened: MainWindow) -> None:
    enlarge(opened, 150)
    timeline = opened.contents.workspace.panes.timeline
    menu = timeline.header._level.menu()
    assert menu is not None
    next(each for each in menu.actions() if each.text() == "Quarters").trigger()
    assert timeline.canvas.scale.zoom == "Quarters"
    assert timeline.header._level.text() == "Quarters"


def test_find_takes_room_of_its_own(opened: MainWindow) -> None:
    timeline = opened.contents.workspace.panes.timeline
    top = timeline.canvas.y()
    timeline.open_find()
    QApplication.processEvents()
    assert timeline.canvas.y() == top
    assert not timeline.finder.geometry().intersects(timeline.canvas.geometry())
    assert not timeline.finder.geometry().intersects(timeline.overview.geometry())


@pytest.mark.parametrize("size", [(1440, 900), (1024, 680)])
def test_the_comparison_grows_and_leaves_room_for_the_table(
    opened: MainWindow, size: tuple[int, int]
) -> None:
    opened.resize(*size)
    opened.contents.workspace.show_view(ViewId.COMPARE)
    QApplication.processEvents()
    page = opened.contents.workspace.page(ViewId.COMPARE)
    assert isinstance(page, ComparePage)
    titles = page.table.findChildren(RowTitle)
    before = [(title.height(), title.width()) for title in titles]
    enlarge(opened, 150)
    for title, (height, width) in zip(titles, before, strict=True):
        assert title.height() == height + 9
        assert title.width() == width + 75
    assert page.chart.height() <= page.height() // 2
    for cell in page.table.cells:
        assert cell.height() >= cell.fontMetrics().height()
    assert not cut(page)
    foot = page.table.foot
    for button in foot.findChildren(type(page.header.routes)):
        assert button.width() >= button.sizeHint().width()
        assert button.accessibleName().startswith("Switch to ")
    enlarge(opened, 100)
    assert [(title.height(), title.width()) for title in titles] == before


def test_the_assumptions_take_the_page_where_columns_could_not_be_read(
    opened: MainWindow,
) -> None:
    opened.resize(1024, 680)
    opened.contents.workspace.show_view(ViewId.COMPARE)
    page = opened.contents.workspace.page(ViewId.COMPARE)
    assert isinstance(page, ComparePage)
    QApplication.processEvents()
    page.header.assumptions.click()
    assert page.table.isVisible()
    page.header.assumptions.click()
    enlarge(opened, 150)
    page.header.assumptions.click()
    QApplication.processEvents()
    assert not page.table.isVisible()
    assert page.assumptions.width() == page.width()
    page.header.assumptions.click()
    assert page.table.isVisible()
    assert page.chart.isVisible()


@pytest.mark.parametrize("percent", PERCENTS)
def test_the_questions_of_a_new_plan_fit_beside_the_routes(
    window: MainWindow, qtbot: QtBot, percent: int
) -> None:
    del qtbot
    enlarge(window, percent)
    window.resize(1024, 680)
    window.contents.pages.sides.new_roadmap()
    QApplication.processEvents()
    page = window.contents.pages.sides.wizard
    assert isinstance(page, WizardPage)
    for side in (page.form, page.lead):
        around = side.parentWidget()
        assert around is not None
        assert side.width() <= around.width()
    assert not cut(page.form)
