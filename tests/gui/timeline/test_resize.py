"""Dragging a bar's right edge: the hours shown are the hours set."""

import pytest
from PySide6.QtCore import QPoint, Qt

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.layout.timescale import Zoom
from planner.render.text import width
from planner.render.timeline.overlay import badge_left, finish_flag
from planner.render.timeline.scene import Verb
from tests.gui.timeline.hand import ALT, Hand
from tests.gui.timeline.plan import BEGUN, DONE, FOLLOWER, GATED

WIDER = QPoint(70, 0)
NARROWER = QPoint(-70, 0)


@pytest.mark.parametrize("way", [WIDER, NARROWER])
@pytest.mark.parametrize("id_", [GATED, BEGUN, "testing"])
def test_effort_is_the_hours_shown(hand: Hand, id_: str, way: QPoint) -> None:
    was = hand.bar(id_).hours
    at = hand.edge(id_)
    with hand.held(at, at + way) as picture:
        assert picture.verb is Verb.RESIZE
        shown = picture.preview.after.by_id[id_]
        assert f"{shown.hours:g} h instead of {was:g} h" in hand.said[-1]
    assert hand.bar(id_) == shown
    assert hand.document.roadmap.plan(id_).effort == shown.hours
    assert (shown.hours > was) == (way == WIDER)
    assert shown.hours == round(shown.hours)


@pytest.mark.parametrize("way", [WIDER, NARROWER, QPoint(-40, 0), QPoint(30, 0)])
def test_bar_ends_near_the_pointer(hand: Hand, way: QPoint) -> None:
    """Hours are whole, and a bar shares them with others: within ten days."""
    end = hand.canvas.scene().rect(GATED).right()
    at = hand.edge(GATED)
    with hand.held(at, at + way):
        right = hand.canvas.scene().rect(GATED).right()
        assert abs(right - (end + way.x())) <= 10 * hand.canvas.scale.per_day


def test_start_stays_and_what_follows_ripples(hand: Hand) -> None:
    start, follower = hand.bar(GATED).start, hand.bar(FOLLOWER).start
    at = hand.edge(GATED)
    hand.drag(at, at + WIDER)
    assert hand.bar(GATED).start == start
    assert hand.bar(GATED).pin is None
    assert hand.bar(FOLLOWER).start > follower


def test_one_undo_step_named_by_skill_and_hours(hand: Hand, catalogue: Catalogue) -> None:
    before = hand.document.schedule
    at = hand.edge(GATED)
    hand.drag(at, at + WIDER)
    hours = hand.bar(GATED).hours
    stack = hand.document.undo_stack
    assert stack.count() == 1
    assert stack.undoText() == f"Set Probability to {hours:g} h"
    document = hand.document
    document.save()
    assert document.path is not None
    again = Document.open(document.path, catalogue)
    assert dict(again.schedule.by_id) == dict(document.schedule.by_id)
    document.undo()
    assert dict(document.schedule.by_id) == dict(before.by_id)


def test_alt_sets_half_hours(hand: Hand) -> None:
    at = hand.edge("talks")
    seen = set()
    hand.press(at)
    for way in range(4, 30):
        hand.move(at + QPoint(way, 0), keys=ALT)
        picture = hand.drag_picture
        assert picture is not None
        seen.add(picture.preview.after.by_id["talks"].hours)
    hand.release(keys=ALT)
    assert all(hours * 2 == round(hours * 2) for hours in seen)
    assert any(hours != round(hours) for hours in seen)


def test_never_less_than_half_an_hour(hand: Hand) -> None:
    at = hand.edge(GATED)
    hand.drag(at, at - QPoint(600, 0))
    assert 0 < hand.bar(GATED).hours <= 1


def test_escape_puts_everything_back(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    at = hand.edge(GATED)
    hand.point(at)
    before, roadmap = hand.picture(), hand.document.roadmap
    hand.press(at)
    hand.move(at + WIDER)
    assert hand.picture() != before
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    hand.point(at)
    assert hand.picture() == before
    assert hand.document.roadmap is roadmap
    assert hand.document.undo_stack.count() == 0


def test_done_bar_cannot_be_stretched(hand: Hand) -> None:
    at = hand.edge(DONE)
    hand.drag(at, at + WIDER)
    assert hand.document.undo_stack.count() == 0
    assert hand.said[-1].startswith("Linear algebra is done")


def test_flag_of_the_finish_never_covers_the_dragged_bar(hand: Hand) -> None:
    """The finish is beyond the edge, so the flag is there too, where the bar's edge comes."""
    hand.canvas.camera.go_to(hand.bar(GATED).start)
    rect = hand.canvas.scene().rect(GATED)
    at = hand.edge(GATED)
    with hand.held(at, QPoint(hand.ground.width() - 20, at.y())):
        scene = hand.canvas.scene()
        assert scene.rect(GATED).right() > hand.ground.width() - 150
        flag = finish_flag(scene, 230)
        assert not flag.intersects(scene.rect(GATED))
        assert flag.bottom() < scene.height
    assert rect.top() == hand.canvas.scene().rect(GATED).top()


@pytest.mark.parametrize("level", [Zoom.QUARTERS, Zoom.MONTHS, Zoom.WEEKS])
def test_day_badges_stand_after_the_title(hand: Hand, level: Zoom) -> None:
    """At Quarters a title that does not fit its bar stands beside it."""
    hand.view.set_level(level)
    hand.canvas.camera.go_to(hand.bar(GATED).start)
    at = hand.edge(GATED)
    with hand.held(at, at + WIDER):
        scene = hand.canvas.scene()
        moved = [id_ for id_ in scene.moved_on_screen if id_ != GATED]
        assert moved or level is Zoom.WEEKS
        for id_ in moved:
            left = badge_left(scene, id_, 0)
            assert left is not None
            rect, label = scene.rect(id_), scene.schedule.by_id[id_].skill.label
            beside = level is Zoom.QUARTERS and width(label, 11.5, 400) + 16 > rect.width()
            begin = rect.right() if beside else max(rect.left(), 0.0)
            size = 11.5 if level is Zoom.QUARTERS else 12
            assert left > begin + width(label, size, 400)


def test_no_day_badge_lies_on_another_bar(hand: Hand) -> None:
    """Bars come to lie where others were: a badge there would be read as theirs."""
    at = hand.body(GATED)
    seen = 0
    with hand.held(at, at + QPoint(150, 0)):
        scene = hand.canvas.scene()
        for id_ in scene.moved_on_screen:
            left = badge_left(scene, id_, 40)
            rows = [rect for bar, rect in scene.on_screen if bar.id != id_]
            beside = [rect for rect in rows if rect.top() == scene.rect(id_).top()]
            seen += len(beside)
            assert left is None or all(
                left + 40 < rect.left() or left > rect.right() for rect in beside
            )
    assert seen
