"""Small screens and large text: nothing is out of reach, and one pane stands alone."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.app.arrangement import LEAST_WINDOW, Pane, arrangement_for
from planner.app.views import ViewId
from planner.app.window.main_window import MainWindow
from planner.app.workspace.workspace import Workspace
from planner.document.document import Document
from planner.views.wizard.page import WizardPage

SIZES = (LEAST_WINDOW, (800, 560), (960, 470), (1093, 544), (960, 530), (1280, 650))
PERCENTS = (100, 150, 200)


@pytest.fixture
def opened(window: MainWindow, plan_file: Path) -> MainWindow:
    """The window on the sample."""
    window.contents.commands.files.open_path(plan_file)
    return window


def shown_at(window: MainWindow, size: tuple[int, int], percent: int = 100) -> Workspace:
    """Return the page of the plan, in a window so large with text so large."""
    window.contents.book.actions[f"text-{percent}"].trigger()
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    return window.contents.workspace


def document_of(window: MainWindow) -> Document:
    assert window.document is not None
    return window.document


def place(widget: QWidget, ground: QWidget) -> QRect:
    """Return where a widget lies in `ground`."""
    return QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())


def row_of(ground: QWidget) -> list[QRect]:
    """Return where the widgets of a line lie that are on screen, from the left."""
    inside = [each for each in ground.children() if isinstance(each, QWidget)]
    return sorted((each.geometry() for each in inside if each.isVisible()), key=QRect.left)


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_the_frame_is_out_of_reach(
    opened: MainWindow, size: tuple[int, int], percent: int
) -> None:
    workspace = shown_at(opened, size, percent)
    whole = QRect(0, 0, *size)
    workspace.status.say("Pinned Data structures & algorithms to 16 Jun 2026", "Undo", print)
    QApplication.processEvents()
    for each in (opened.menuBar(), workspace.toolbar, workspace.status, workspace.status.link):
        assert each.isVisible()
        assert whole.contains(place(each, opened))
    for line in (workspace.toolbar, workspace.panes.timeline.header, workspace.status):
        for left, right in pairwise(row_of(line)):
            assert left.right() < right.left()
        assert row_of(line)[-1].right() < line.width()


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES)
def test_dates_are_never_the_text_that_is_cut(
    opened: MainWindow, size: tuple[int, int], percent: int
) -> None:
    header = shown_at(opened, size, percent).panes.timeline.header
    finish = header.finish
    assert finish.width() >= finish.sizeHint().width()
    assert header.rect().contains(finish.geometry())


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES)
def test_every_pane_uses_the_room_there_is(
    opened: MainWindow, size: tuple[int, int], percent: int
) -> None:
    workspace = shown_at(opened, size, percent)
    panes = workspace.panes
    if not arrangement_for(*size, percent / 100).single:
        return
    for pane, shown in (
        (Pane.OUTLINE, panes.sidebar), (Pane.VIEW, panes.timeline),
        (Pane.DETAILS, panes.inspector),
    ):  # fmt: skip
        workspace.toolbar.panes.chosen.emit(pane)
        QApplication.processEvents()
        every = (panes.sidebar, panes.timeline, panes.inspector)
        assert [each for each in every if each.isVisible()] == [shown]
        assert shown.width() == size[0]
        assert shown.height() > size[1] // 3


@pytest.mark.parametrize(
    ("height", "overview", "strip"),
    [(520, True, True), (519, False, True), (480, False, True), (479, False, False)],
)
def test_the_overview_goes_before_the_strip(
    opened: MainWindow, height: int, overview: bool, strip: bool
) -> None:
    timeline = shown_at(opened, (960, height)).panes.timeline
    assert timeline.overview.isVisible() == overview
    assert bool(timeline.canvas.head.strip) == strip
    assert timeline.canvas.scene().head == timeline.canvas.head


def test_details_come_with_enter_and_go_with_escape(opened: MainWindow) -> None:
    workspace, document = shown_at(opened, (800, 560)), document_of(opened)
    bar = document.schedule.activities[3].id
    document.select((bar,))
    before = workspace.panes.timeline.canvas.scale
    opened.contents.commands.looks.show_details()
    QApplication.processEvents()
    assert workspace.panes.inspector.isVisible()
    assert workspace.details_bar.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert workspace.panes.inspector.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert workspace.panes.timeline.isVisible()
    assert not workspace.details_bar.isVisible()
    assert workspace.panes.timeline.canvas.scale == before
    assert document.selection == (bar,)


def test_the_details_lead_from_skill_to_skill(opened: MainWindow) -> None:
    workspace, document = shown_at(opened, (800, 560)), document_of(opened)
    bars = document.schedule.activities
    areas = Counter(bar.skill.area for bar in bars)
    area = areas.most_common(1)[0][0]
    ids = [bar.id for bar in bars if bar.skill.area == area]
    assert len(ids) > 1
    document.select((ids[0],))
    workspace.show_inspector(True)
    bar = workspace.details_bar
    name = document.catalogue.areas[area].name
    assert bar.place.text() == f"Skill 1 of {len(ids)} in {name}"
    assert not bar.before.isEnabled()
    bar.after.click()
    assert document.selection == (ids[1],)
    assert bar.place.text() == f"Skill 2 of {len(ids)} in {name}"


def test_f6_goes_round_the_panes_where_one_is_shown_at_a_time(opened: MainWindow) -> None:
    workspace = shown_at(opened, (800, 560))
    workspace.panes.timeline.setFocus()
    panes = workspace.panes
    for shown in (panes.inspector, panes.sidebar, panes.timeline):
        opened.contents.book.actions["next-pane"].trigger()
        QApplication.processEvents()
        assert shown.isVisible()
        assert workspace.toolbar.panes.current == workspace.pane


def test_outline_beside_a_view_of_its_own_leads_back_to_the_timeline(opened: MainWindow) -> None:
    workspace = shown_at(opened, (800, 560))
    workspace.show_view(ViewId.COMPARE)
    assert not workspace.panes.sidebar.isVisible()
    workspace.toolbar.panes.chosen.emit(Pane.OUTLINE)
    assert workspace.panes.sidebar.isVisible()
    assert workspace.view is ViewId.TIMELINE


def test_a_window_that_grows_again_has_its_panes(opened: MainWindow) -> None:
    workspace = opened.contents.workspace
    widths = [workspace.panes.sidebar.width(), workspace.panes.inspector.width()]
    shown_at(opened, (800, 560))
    workspace.show_inspector(True)
    shown_at(opened, (1440, 900))
    assert [workspace.panes.sidebar.width(), workspace.panes.inspector.width()] == widths
    assert workspace.panes.timeline.isVisible()
    assert not workspace.details_bar.isVisible()


def test_nothing_moves_when_a_notice_comes_and_goes(opened: MainWindow) -> None:
    workspace = opened.contents.workspace
    canvas, banner = workspace.panes.timeline.canvas, workspace.banner
    before = place(canvas, opened)
    banner.say("warn", "Progress is told up to 1 March 2026.", ("Update to today", print))
    QApplication.processEvents()
    assert place(canvas, opened) == before
    assert place(workspace.panes.timeline, opened).contains(place(banner, opened))
    banner.hide()
    QApplication.processEvents()
    assert place(canvas, opened) == before


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES)
def test_new_plan_shows_questions_and_routes(
    window: MainWindow, size: tuple[int, int], percent: int
) -> None:
    window.contents.book.actions["new"].trigger()
    window.contents.book.actions[f"text-{percent}"].trigger()
    window.resize(*size)
    QApplication.processEvents()
    page = window.contents.pages.stack.currentWidget()
    assert page is not None
    whole = QRect(QPoint(0, 0), page.size())
    assert isinstance(page, WizardPage)
    for button in (page.cancel, page.compare_button, page.create_button):
        assert whole.contains(place(button, page))
    for side, shown in (("questions", page.form), ("routes", page.lead)):
        if page.sides.isVisible():
            page.sides.set_current(side)
            page.sides.chosen.emit(side)
            QApplication.processEvents()
        assert shown.isVisible()
        scroll = shown.parentWidget()
        assert scroll is not None
        assert shown.minimumSizeHint().width() <= scroll.width()
