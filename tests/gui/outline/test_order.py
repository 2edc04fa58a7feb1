"""Rows of the outline dragged before or after one another; skills dragged out of the sidebar."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.views.common.dragging import SKILL_MIME, mime_of, skill_in
from planner.views.outline.sidebar import Sidebar
from planner.views.outline.tree import OutlineTree
from tests.gui.timeline.plan import made_up_catalogue, made_up_roadmap

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction
FIRST, SECOND = "testing", "wrangling"


@pytest.fixture
def plan() -> Document:
    """One skill at a time, and two that become ready together in one area."""
    catalogue = made_up_catalogue()
    skills = dict(catalogue.skills)
    skills[SECOND] = replace(skills[SECOND], area="prog")
    roadmap = made_up_roadmap()
    roadmap = replace(roadmap, learner=replace(roadmap.learner, focus=1))
    return Document(roadmap, replace(catalogue, skills=skills))


@pytest.fixture
def sidebar(qtbot: QtBot, plan: Document) -> Sidebar:
    """The sidebar of the plan."""
    made = Sidebar()
    qtbot.addWidget(made)
    made.set_document(plan)
    made.resize(248, 700)
    made.show()
    return made


class Carrier:
    """A drag over a tree that began in it."""

    def __init__(self, tree: OutlineTree, data: QMimeData, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tree, self.data = tree, data
        for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
            monkeypatch.setattr(kind, "source", lambda _: tree)

    def row(self, skill: str, low: bool) -> QPoint:
        rect = self.tree.visualRect(self.tree._model.index_of(skill))
        return QPoint(rect.center().x(), rect.bottom() - 3 if low else rect.top() + 3)

    def over(self, at: QPoint) -> bool:
        event = QDragEnterEvent(at, COPY, self.data, LEFT, NO_KEY)
        QApplication.sendEvent(self.tree.viewport(), event)
        move = QDragMoveEvent(at, COPY, self.data, LEFT, NO_KEY)
        QApplication.sendEvent(self.tree.viewport(), move)
        return move.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self.tree.viewport(), QDragLeaveEvent())

    def drop(self, at: QPoint) -> None:
        event = QDropEvent(QPointF(at), COPY, self.data, LEFT, NO_KEY)
        QApplication.sendEvent(self.tree.viewport(), event)


def in_turn(document: Document) -> tuple[str, str]:
    bars = document.schedule.by_id
    one, other = sorted((FIRST, SECOND), key=lambda id_: bars[id_].start)
    return one, other


@pytest.mark.parametrize("low", [False, True])
def test_a_row_is_dropped_before_or_after_another(
    sidebar: Sidebar, plan: Document, monkeypatch: pytest.MonkeyPatch, low: bool
) -> None:
    one, other = in_turn(plan)
    moved, beside = (one, other) if low else (other, one)
    carrier = Carrier(sidebar.outline.tree, mime_of(moved), monkeypatch)
    at = carrier.row(beside, low)
    assert carrier.over(at)
    carrier.drop(at)
    assert plan.roadmap.order == (other, one)
    assert in_turn(plan) == (other, one)
    assert plan.undo_stack.count() == 1
    plan.undo()
    assert in_turn(plan) == (one, other)


def test_the_line_is_drawn_while_over_a_row_and_gone_after(
    sidebar: Sidebar, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = in_turn(plan)
    tree = sidebar.outline.tree
    before = tree.grab().toImage()
    carrier = Carrier(tree, mime_of(other), monkeypatch)
    carrier.over(carrier.row(one, low=False))
    assert tree.grab().toImage() != before
    carrier.leave()
    assert tree.grab().toImage() == before
    assert plan.undo_stack.count() == 0


def test_other_areas_and_itself_are_no_place(
    sidebar: Sidebar, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = in_turn(plan)
    carrier = Carrier(sidebar.outline.tree, mime_of(other), monkeypatch)
    for skill in ("probability", other):
        assert not carrier.over(carrier.row(skill, low=True))
        carrier.drop(carrier.row(skill, low=True))
    assert plan.undo_stack.count() == 0
    assert in_turn(plan) == (one, other)


def test_what_has_begun_is_refused_with_a_sentence(
    sidebar: Sidebar, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    plan.rejected.connect(lambda problem: said.append(problem.message))
    carrier = Carrier(sidebar.outline.tree, mime_of(FIRST), monkeypatch)
    at = carrier.row("python", low=False)
    carrier.over(at)
    carrier.drop(at)
    assert said == ["Python is not waiting for its turn, so it has no place in the order."]
    assert plan.undo_stack.count() == 0


def test_rows_carry_their_skill_out_of_the_sidebar(sidebar: Sidebar) -> None:
    for pane in (sidebar.outline, sidebar.catalogue):
        sidebar.show_catalogue()
        tree, model = pane.tree, pane.model
        index = model.index_of("wrangling")
        assert index.isValid()
        assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
        assert tree.dragEnabled()
        assert tree.dragDropMode() is QAbstractItemView.DragDropMode.DragDrop
        data = model.mimeData([index])
        assert data.hasFormat(SKILL_MIME)
        assert skill_in(data) == "wrangling"
        assert not model.flags(index.parent()) & Qt.ItemFlag.ItemIsDragEnabled


def test_catalogue_has_no_order(
    sidebar: Sidebar, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidebar.show_catalogue()
    carrier = Carrier(sidebar.catalogue.tree, mime_of(SECOND), monkeypatch)
    event = QDragEnterEvent(carrier.row(FIRST, low=False), COPY, carrier.data, LEFT, NO_KEY)
    event.ignore()
    QApplication.sendEvent(sidebar.catalogue.tree.viewport(), event)
    assert not event.isAccepted()
    assert plan.undo_stack.count() == 0


def test_the_price_is_shown_while_a_row_is_dragged(
    sidebar: Sidebar, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = in_turn(plan)
    carrier = Carrier(sidebar.outline.tree, mime_of(other), monkeypatch)
    carrier.over(carrier.row(one, low=False))
    preview = plan.preview_state
    assert preview is not None
    assert preview.changes.moved
    carrier.leave()
    assert plan.preview_state is None
    assert plan.undo_stack.count() == 0


def test_a_place_that_is_refused_shows_no_price(
    sidebar: Sidebar, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    carrier = Carrier(sidebar.outline.tree, mime_of(FIRST), monkeypatch)
    carrier.over(carrier.row("python", low=False))
    assert plan.preview_state is None
    carrier.leave()
