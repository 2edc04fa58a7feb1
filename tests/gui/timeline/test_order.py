"""A bar dragged up or down beside another: which is taken first."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.skill import Skill
from planner.edits import Move
from planner.storage.roadmap_file import save
from tests.gui.timeline.hand import Hand, shown_on
from tests.gui.timeline.plan import made_up_roadmap
from tests.gui.timeline.round_trip import check_drag, check_escape

FIRST, SECOND = "testing", "wrangling"


@pytest.fixture
def hand(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> Hand:
    """One skill at a time, and two that become ready together in one lane."""
    skills: dict[str, Skill] = dict(catalogue.skills)
    skills[SECOND] = replace(skills[SECOND], area="prog")
    roadmap = made_up_roadmap()
    roadmap = replace(roadmap, learner=replace(roadmap.learner, focus=1))
    path = tmp_path / "order.yaml"
    save(roadmap, path)
    document = Document.open(path, replace(catalogue, skills=skills))
    hand = Hand(shown_on(qtbot, document), document)
    hand.canvas.reveal(SECOND)
    return hand


def beside(hand: Hand, id_: str, end: bool) -> QPoint:
    """Return a point in the first or last quarter of a bar."""
    rect = hand.canvas.scene().rect(id_)
    share = 0.85 if end else 0.15
    return QPoint(round(rect.left() + rect.width() * share), round(rect.center().y()))


def drag_upright(hand: Hand, id_: str, to: QPoint) -> None:
    """Press, leave the bar upwards, then go to a point; still held."""
    at = hand.body(id_)
    hand.press(at)
    hand.move(at - QPoint(0, 40))
    hand.move(to)


def ahead(hand: Hand) -> tuple[str, str]:
    """Return the two skills in the order in which they are taken."""
    bars = hand.document.schedule.by_id
    one, other = sorted((FIRST, SECOND), key=lambda id_: bars[id_].start)
    return one, other


def test_dropped_at_the_beginning_it_is_taken_before(hand: Hand) -> None:
    one, other = ahead(hand)
    drag_upright(hand, other, beside(hand, one, end=False))
    picture = hand.drag_picture
    assert picture is not None
    assert picture.place == (one, False)
    assert picture.words is not None
    assert picture.words[0] == f"Before {hand.bar(one).skill.label}"
    assert picture.words[1].startswith("Starts −")
    shown = picture.preview.after
    hand.release()
    assert hand.document.roadmap.order == (other, one)
    assert ahead(hand) == (other, one)
    assert dict(hand.document.schedule.by_id) == dict(shown.by_id)
    labels = (hand.bar(other).skill.label, hand.bar(one).skill.label)
    assert hand.document.undo_stack.undoText() == f"Take {labels[0]} before {labels[1]}"
    hand.document.undo()
    assert ahead(hand) == (one, other)


def test_dropped_at_the_end_it_is_taken_after(hand: Hand) -> None:
    one, other = ahead(hand)
    drag_upright(hand, one, beside(hand, other, end=True))
    hand.release()
    assert hand.document.roadmap.order == (other, one)
    assert ahead(hand) == (other, one)


def test_escape_leaves_the_order(hand: Hand) -> None:
    at = hand.body(ahead(hand)[1])
    check_escape(hand, at, at - QPoint(4, 90))
    assert hand.document.roadmap.order == ()


def test_round_trip_and_file(hand: Hand) -> None:
    one, other = ahead(hand)
    at = hand.body(other)
    to = QPoint(at.x() - 20, at.y() - 80)
    labels = (hand.bar(other).skill.label, hand.bar(one).skill.label)
    check_drag(hand, at, to, f"Take {labels[0]} after {labels[1]}")


def test_what_is_needed_cannot_come_later(hand: Hand) -> None:
    bars = hand.document.schedule.by_id
    hand.canvas.reveal("supervised")
    assert bars["foundations"].start < bars["supervised"].start
    drag_upright(hand, "supervised", beside(hand, "foundations", end=False))
    picture = hand.drag_picture
    assert picture is not None
    assert picture.refused
    hand.release()
    sentence = "Supervised learning needs ML foundations, so it cannot come before it."
    assert hand.refused == [sentence]
    assert hand.document.undo_stack.count() == 0


def test_alone_in_its_lane_it_has_no_other_place(hand: Hand) -> None:
    hand.canvas.reveal("deployment")
    at = hand.body("deployment")
    hand.press(at)
    hand.move(at - QPoint(0, 60))
    picture = hand.drag_picture
    assert picture is not None
    assert picture.place is None
    hand.release()
    assert hand.document.undo_stack.count() == 0


def test_a_little_up_and_then_sideways_moves_it(hand: Hand) -> None:
    at = hand.body(SECOND)
    hand.press(at)
    hand.move(at - QPoint(0, 6))
    assert hand.drag_picture is None
    hand.move(at + QPoint(60, -6))
    picture = hand.drag_picture
    assert picture is not None
    assert picture.verb == "move"


def test_what_is_dragged_in_the_outline_ripples_here(hand: Hand) -> None:
    before = hand.picture()
    hand.document.preview(Move(FIRST, hand.bar(FIRST).start + timedelta(days=42)))
    shown = hand.drag_picture
    assert shown is not None
    assert shown.preview.changes.moved
    assert hand.picture() != before
    hand.document.end_preview()
    assert hand.drag_picture is None
    assert hand.picture() == before
