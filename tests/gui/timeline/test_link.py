"""From a bar's end dot to another bar: a prerequisite, or a loop that is refused."""

import pytest
from PySide6.QtCore import QPoint, Qt

from planner.domain.formatting import day_text
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.plan import BEGUN, DONE, FOLLOWER, GATED

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""A refused link opens a card."""


def linked(hand: Hand, source: str, target: str) -> None:
    """Select a bar, so that its dot is there, and drag from the dot to another bar."""
    hand.click(hand.body(source))
    hand.drag(hand.dot(source), hand.body(target))


def test_bar_dropped_on_waits_for_the_one_begun_at(hand: Hand) -> None:
    assert "testing" not in hand.document.schedule.tasks[GATED].needs
    linked(hand, "testing", GATED)
    document = hand.document
    assert "testing" in document.schedule.tasks[GATED].needs
    assert document.roadmap.plan(GATED).needs == ("testing",)
    assert document.schedule.by_id[GATED].start > document.schedule.by_id["testing"].finish
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Link Testing & reviewing software to Probability"
    document.undo()
    assert document.roadmap.plan(GATED).is_empty


def test_line_follows_and_says_what_will_happen(hand: Hand) -> None:
    hand.click(hand.body("testing"))
    hand.press(hand.dot("testing"))
    hand.move(hand.empty())
    link = hand.canvas.scene().link
    assert link is not None
    assert (link.source, link.target, link.allowed) == ("testing", None, True)
    assert "Drop on the skill that has to wait" in hand.said[-1]
    hand.move(hand.body(GATED))
    link = hand.canvas.scene().link
    assert link is not None
    assert (link.target, link.allowed) == (GATED, True)
    assert hand.said[-1].startswith("Link Testing & reviewing software to Probability")
    hand.release()
    assert hand.canvas.scene().link is None


def test_loop_is_refused_with_its_sentence_and_nothing_changes(hand: Hand) -> None:
    before = hand.document.schedule
    hand.click(hand.body(GATED))
    hand.press(hand.dot(GATED))
    hand.move(hand.body(BEGUN))
    link = hand.canvas.scene().link
    assert link is not None
    assert not link.allowed
    assert "This link would make a loop. Calculus already comes before Probability" in hand.said[-1]
    hand.release()
    assert hand.refused
    assert hand.refused[-1].startswith("This link would make a loop. Calculus already comes")
    assert hand.document.schedule is before
    assert hand.document.undo_stack.count() == 0


def test_loop_over_a_third_skill_is_refused_too(hand: Hand) -> None:
    hand.canvas.camera.go_to(hand.bar(FOLLOWER).start)
    hand.canvas.pan(-200, 0)
    linked(hand, FOLLOWER, GATED)
    assert "This link would make a loop" in hand.refused[-1]
    assert hand.document.undo_stack.count() == 0


def test_dropped_on_nothing_it_is_forgotten(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    hand.drag(hand.dot(GATED), hand.empty())
    assert hand.document.undo_stack.count() == 0
    assert hand.canvas.scene().link is None
    assert hand.document.selection == (GATED,)


def test_escape_forgets_the_line(hand: Hand) -> None:
    hand.click(hand.body("testing"))
    dot = hand.dot("testing")
    hand.point(dot)
    before = hand.picture()
    hand.press(dot)
    hand.move(hand.body(GATED))
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    hand.point(dot)
    assert hand.picture() == before
    assert hand.document.undo_stack.count() == 0


def test_done_skill_may_be_a_prerequisite(hand: Hand) -> None:
    linked(hand, DONE, "testing")
    assert DONE in hand.document.schedule.tasks["testing"].needs


def test_dot_is_there_only_where_bar_is_hovered_or_selected(hand: Hand) -> None:
    away = hand.dot(GATED)
    hand.point(hand.empty())
    hand.drag(away, away + QPoint(-30, 150))
    assert hand.document.undo_stack.count() == 0
    assert hand.canvas.scene().link is None


def test_over_an_allowed_target_nothing_moves_and_the_price_is_told(hand: Hand) -> None:
    """The bar under the pointer shall not flee from it before the drop."""
    hand.click(hand.body("testing"))
    before = {bar.id: hand.canvas.scene().rect(bar.id) for bar, _ in hand.canvas.scene().on_screen}
    hand.press(hand.dot("testing"))
    to = hand.body(GATED)
    for _ in range(3):
        hand.move(to)
        link = hand.canvas.scene().link
        assert link is not None
        assert link.target == GATED
    picture, scene = hand.drag_picture, hand.canvas.scene()
    assert picture is not None
    assert link is not None
    assert picture.words is not None
    assert {bar.id: rect for bar, rect in scene.on_screen} == before
    assert not any(scene.steps_back(id_) for id_ in before if id_ not in link.forbidden)
    assert GATED in picture.preview.changes.moved
    start = picture.preview.after.by_id[GATED].start
    assert f"Starts {day_text(start, weekday=True)}" in picture.words[1]
    assert picture.words[1] in hand.said[-1]
    hand.release()
    assert hand.bar(GATED).start == start


def test_beside_all_bars_no_link_is_previewed(hand: Hand) -> None:
    hand.click(hand.body("testing"))
    hand.press(hand.dot("testing"))
    hand.move(hand.body(GATED))
    hand.move(hand.empty() - QPoint(100, 0))
    assert hand.drag_picture is None
    assert hand.document.preview_state is None
    hand.put_back()
    hand.release()


def test_loop_shows_the_chain_it_would_close(hand: Hand) -> None:
    hand.canvas.camera.go_to(hand.bar(GATED).start)
    hand.canvas.pan(-200, 0)
    hand.click(hand.body(FOLLOWER))
    hand.press(hand.dot(FOLLOWER))
    hand.move(hand.body(GATED))
    link = hand.canvas.scene().link
    assert link is not None
    assert (link.allowed, link.loop) == (False, (GATED, FOLLOWER))
    assert hand.drag_picture is None
    hand.key(Qt.Key.Key_Escape)
    hand.release()


def test_bars_that_cannot_wait_fade_while_linking(hand: Hand) -> None:
    """All that comes before the source, not only what it needs itself; no other bar."""
    hand.canvas.camera.go_to(hand.bar(FOLLOWER).start)
    hand.canvas.pan(-200, 0)
    hand.click(hand.body(FOLLOWER))
    hand.press(hand.dot(FOLLOWER))
    hand.move(hand.empty())
    scene = hand.canvas.scene()
    bars, graph = scene.schedule.by_id, scene.schedule.scope.graph
    faded = {bar.id for bar in scene.schedule.activities if scene.steps_back(bar.id)}
    assert {BEGUN, GATED} <= faded
    assert faded == {id_ for id_ in bars if graph.path(bars[id_].skill.id, FOLLOWER)} - {FOLLOWER}
    hand.move(hand.body(GATED))
    scene = hand.canvas.scene()
    assert scene.link is not None
    assert not scene.link.allowed
    assert not scene.steps_back(GATED)
    assert scene.steps_back(BEGUN)
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    scene = hand.canvas.scene()
    assert not any(scene.steps_back(bar.id) for bar in scene.schedule.activities)


def test_fading_is_painted(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    at = hand.body(BEGUN)
    before = hand.ground.grab().toImage().pixelColor(at)
    hand.press(hand.dot(GATED))
    hand.move(hand.empty())
    assert hand.ground.grab().toImage().pixelColor(at) != before
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    hand.click(hand.body(GATED))
    assert hand.ground.grab().toImage().pixelColor(at) == before


def test_link_that_is_there_already_says_so_and_is_no_step(hand: Hand) -> None:
    hand.click(hand.body(BEGUN))
    hand.press(hand.dot(BEGUN))
    hand.move(hand.body(GATED))
    assert hand.said[-1] == "Probability waits for Calculus already. Nothing would change."
    hand.release()
    assert hand.document.undo_stack.count() == 0
