"""A skill dragged in from the catalogue."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.formatting import day_range
from planner.domain.skill import Prerequisite
from planner.edits import RemoveSkill, Several
from planner.views.common.dragging import mime_of
from tests.gui.timeline.hand import ALT, NO_KEY, Hand, shown_on
from tests.gui.timeline.plan import LAST, made_up_roadmap
from tests.gui.timeline.round_trip import check_kept, state

GUEST = "talks"
LEFT = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


class Guest:
    """A drag that comes from elsewhere.

    One that was let in has to leave or to drop: Qt remembers the widget it is over.
    """

    def __init__(self, hand: Hand, data: QMimeData) -> None:
        self.hand, self.data = hand, data

    def enter(self, at: QPoint) -> bool:
        event = QDragEnterEvent(at, COPY, self.data, LEFT, NO_KEY)
        event.ignore()
        QApplication.sendEvent(self.hand.ground, event)
        return event.isAccepted()

    def move(self, at: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> bool:
        event = QDragMoveEvent(at, COPY, self.data, LEFT, keys)
        event.ignore()
        QApplication.sendEvent(self.hand.ground, event)
        return event.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self.hand.ground, QDragLeaveEvent())

    def drop(self, at: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        event = QDropEvent(QPointF(at), COPY, self.data, LEFT, keys)
        QApplication.sendEvent(self.hand.ground, event)


@pytest.fixture
def guest(hand: Hand) -> Guest:
    """A skill that the plan lacks, with what nobody else needs it for."""
    removed = tuple(RemoveSkill(skill) for skill in (GUEST, LAST))
    hand.document.apply(Several(removed, "Less"))
    hand.document.undo_stack.clear()
    hand.document.save()
    return Guest(hand, mime_of(GUEST))


def test_it_is_added_where_it_fits_in_one_step(hand: Hand, guest: Guest) -> None:
    at = QPoint(400, 500)
    assert guest.enter(at)
    assert guest.move(at)
    picture = hand.drag_picture
    assert picture is not None
    shown = picture.preview.after
    assert GUEST in shown.by_id
    assert picture.words is not None
    assert picture.words[0] == "Add Talks"
    hand.picture()
    guest.drop(at)
    document = hand.document
    assert GUEST in document.schedule.by_id
    assert dict(document.schedule.by_id) == dict(shown.by_id)
    assert document.undo_stack.undoText() == "Add Talks"
    assert document.undo_stack.count() == 1
    assert document.selection == (GUEST,)
    check_kept(document)
    document.undo()
    assert GUEST not in document.schedule.by_id


def test_prerequisites_that_the_plan_lacks_come_along(qtbot: QtBot, catalogue: Catalogue) -> None:
    talks = catalogue.skills[GUEST]
    rings = replace(talks, id="rings", name="Rings", area="math")
    needs = (Prerequisite(skill="rings"),)
    groups = replace(talks, id="groups", name="Groups", area="math", prerequisites=needs)
    more = {**catalogue.skills, "rings": rings, "groups": groups}
    document = Document(made_up_roadmap(), replace(catalogue, skills=more))
    hand = Hand(shown_on(qtbot, document), document)
    guest = Guest(hand, mime_of("groups"))
    guest.enter(QPoint(400, 500))
    guest.move(QPoint(400, 500))
    picture = hand.drag_picture
    assert picture is not None
    assert picture.words is not None
    assert picture.preview.changes.added == {"rings", "groups"}
    assert "with 1 prerequisite" in picture.words[1]
    hand.picture()
    guest.drop(QPoint(400, 500))
    assert {"rings", "groups"} <= document.schedule.by_id.keys()
    assert document.undo_stack.count() == 1


def test_alt_pins_it_to_the_day_under_the_pointer(hand: Hand, guest: Guest) -> None:
    at = QPoint(hand.x_of(date(2026, 5, 14)), 500)
    guest.enter(at)
    guest.move(at, ALT)
    guest.drop(at, ALT)
    assert hand.document.roadmap.plan(GUEST).pin == date(2026, 5, 14)
    assert hand.document.undo_stack.count() == 1


@pytest.mark.parametrize("way", ["leave", "escape"])
def test_taken_away_again_nothing_is_left_of_it(hand: Hand, guest: Guest, way: str) -> None:
    before, picture = state(hand), hand.picture()
    at = QPoint(400, 500)
    guest.enter(at)
    guest.move(at)
    assert hand.picture() != picture
    if way == "escape":
        hand.key(Qt.Key.Key_Escape)
    guest.leave()
    assert state(hand) == before
    assert hand.document.preview_state is None
    assert hand.picture() == picture


def test_skills_of_the_plan_and_other_things_are_not_taken_in(hand: Hand, guest: Guest) -> None:
    guest.data = mime_of("python")
    assert not guest.enter(QPoint(400, 500))
    bar = hand.bar("python")
    assert hand.said[-1] == f"Python is in the plan already: {day_range(bar.start, bar.finish)}."
    guest.data = QMimeData()
    guest.data.setText("talks")
    assert not guest.enter(QPoint(400, 500))
    guest.data = mime_of("no-such-skill")
    assert not guest.enter(QPoint(400, 500))
    assert hand.drag_picture is None
    assert hand.document.undo_stack.count() == 0
