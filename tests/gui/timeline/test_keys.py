"""What drags do, by keyboard: the same picture, the same edit, the same way back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from planner.layout.snapping import nearest_monday
from planner.render.timeline.scene import Verb
from tests.gui.timeline.hand import SHIFT, Hand
from tests.gui.timeline.plan import BEGUN, DONE, FOLLOWER, GATED
from tests.gui.timeline.round_trip import check_kept, state

KEY = Qt.Key
Begin = Callable[[Hand], None]


def moving(hand: Hand) -> None:
    hand.view.move_by_keys()


def resizing(hand: Hand) -> None:
    hand.view.resize_by_keys()


def linking(hand: Hand) -> None:
    hand.view.link_by_keys()


@pytest.fixture
def chosen(hand: Hand) -> Hand:
    """A hand with the gated skill selected and the canvas focused."""
    hand.document.select([GATED])
    hand.canvas.setFocus()
    return hand


def test_arrows_move_by_week_starts_and_enter_applies(chosen: Hand) -> None:
    was = chosen.bar(GATED).start
    chosen.view.move_by_keys()
    assert chosen.said[-1].startswith("Left and Right move it, with Shift by a day.")
    chosen.key(KEY.Key_Right)
    chosen.key(KEY.Key_Right)
    picture = chosen.drag_picture
    assert picture is not None
    assert picture.verb is Verb.MOVE
    assert picture.snap is not None
    first = nearest_monday(was + timedelta(days=7 - was.weekday()))
    assert picture.snap.day == first + timedelta(days=7)
    assert FOLLOWER in picture.preview.changes.moved
    assert chosen.said[-1].endswith("Enter to apply, Esc to cancel.")
    chosen.key(KEY.Key_Return)
    assert chosen.document.roadmap.plan(GATED).pin == first + timedelta(days=7)
    assert chosen.document.undo_stack.count() == 1
    check_kept(chosen.document)
    chosen.document.undo()
    assert chosen.document.roadmap.plan(GATED).is_empty


def test_shift_moves_by_days_and_the_left_end_holds(chosen: Hand) -> None:
    was = chosen.bar(GATED).start
    chosen.view.move_by_keys()
    for _ in range(3):
        chosen.key(KEY.Key_Right, SHIFT)
    for _ in range(9):
        chosen.key(KEY.Key_Left, SHIFT)
    picture = chosen.drag_picture
    assert picture is not None
    assert picture.snap is not None
    assert (picture.snap.day, picture.snap.rule) == (was, "earliest")
    assert "Calculus ends Mon 4 May 2026" in picture.reason
    chosen.key(KEY.Key_Right, SHIFT)
    chosen.key(KEY.Key_Enter)
    assert chosen.document.roadmap.plan(GATED).pin == was + timedelta(days=1)


def test_several_move_by_keys_too(chosen: Hand) -> None:
    chosen.document.select([GATED, "testing"])
    chosen.view.move_by_keys()
    chosen.key(KEY.Key_Right)
    chosen.key(KEY.Key_Return)
    assert chosen.document.undo_stack.undoText().startswith("Move 2 skills ")


@pytest.mark.parametrize(
    ("keys", "hours"),
    [([(KEY.Key_Right, False)], 67), ([(KEY.Key_Left, True), (KEY.Key_Right, False)], 62)],
)
def test_arrows_change_the_effort(
    chosen: Hand, keys: list[tuple[Qt.Key, bool]], hours: float
) -> None:
    chosen.view.resize_by_keys()
    for key, shift in keys:
        chosen.key(key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)
    picture = chosen.drag_picture
    assert picture is not None
    assert picture.verb is Verb.RESIZE
    chosen.key(KEY.Key_Return)
    assert chosen.bar(GATED).hours == pytest.approx(hours)
    assert chosen.document.undo_stack.count() == 1


def test_typing_a_name_links(chosen: Hand) -> None:
    chosen.view.link_by_keys()
    for letter in "dep":
        chosen.key(KEY(ord(letter.upper())))
    link = chosen.canvas.scene().link
    assert link is not None
    assert (link.source, link.target, link.allowed) == (GATED, "deployment", True)
    chosen.key(KEY.Key_Return)
    assert GATED in chosen.document.schedule.tasks["deployment"].needs
    assert chosen.document.undo_stack.undoText() == "Link Probability to Deployment"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_loop_by_keys_is_refused_and_shown(chosen: Hand) -> None:
    chosen.view.link_by_keys()
    for letter in "calc":
        chosen.key(KEY(ord(letter.upper())))
    link = chosen.canvas.scene().link
    assert link is not None
    assert (link.target, link.allowed, link.loop) == (BEGUN, False, (BEGUN, GATED))
    chosen.key(KEY.Key_Return)
    assert chosen.refused[-1].startswith("This link would make a loop.")
    assert chosen.document.undo_stack.count() == 0
    assert chosen.canvas.scene().link is None


def test_arrows_go_from_bar_to_bar_to_link(chosen: Hand) -> None:
    chosen.view.link_by_keys()
    seen = set()
    for key in (KEY.Key_Down, KEY.Key_Right, KEY.Key_Down):
        chosen.key(key)
        link = chosen.canvas.scene().link
        assert link is not None
        seen.add(link.target)
    assert GATED not in seen
    assert chosen.document.selection == (GATED,)


@pytest.mark.parametrize(
    ("begin", "key"),
    [(moving, KEY.Key_Right), (resizing, KEY.Key_Right), (linking, KEY.Key_D)],
)
@pytest.mark.parametrize("end", ["escape", "focus", "press"])
def test_esc_or_going_elsewhere_puts_everything_back(
    chosen: Hand, begin: Begin, key: Qt.Key, end: str
) -> None:
    chosen.point(chosen.empty())
    before, picture = state(chosen), chosen.picture()
    begin(chosen)
    chosen.key(key)
    assert chosen.picture() != picture
    if end == "escape":
        chosen.key(KEY.Key_Escape)
    elif end == "focus":
        chosen.canvas.clearFocus()
        chosen.canvas.setFocus()
    else:
        chosen.press(chosen.body(GATED))
        chosen.release()
    chosen.point(chosen.empty())
    assert state(chosen) == before
    assert chosen.document.preview_state is None
    assert chosen.picture() == picture


def test_what_is_done_cannot_be_held(hand: Hand) -> None:
    hand.document.select([DONE])
    for begin in (moving, resizing):
        begin(hand)
        assert hand.drag_picture is None
        assert hand.said[-1] == "Select a skill that has not begun first."
    hand.document.select(())
    moving(hand)
    assert hand.said[-1] == "Select a skill that has not begun first."


def test_zoom_to_selection_and_pages(hand: Hand) -> None:
    hand.document.select([GATED, FOLLOWER])
    hand.view.zoom_to_selection()
    for id_ in (GATED, FOLLOWER):
        rect = hand.canvas.scene().rect(id_)
        assert 0 <= rect.left() <= rect.right() <= hand.ground.width()
    left = hand.canvas.scale.left
    room = hand.ground.width() / hand.canvas.scale.per_day
    hand.view.page(1)
    assert hand.canvas.scale.left == pytest.approx(left + 0.9 * room)
    hand.view.page(-1)
    assert hand.canvas.scale.left == pytest.approx(left)


def test_a_short_selection_is_not_blown_up(hand: Hand) -> None:
    hand.document.select(["talks"])
    hand.view.zoom_to_selection()
    assert hand.canvas.scale.zoom.value == "Weeks"
    assert date(2026, 1, 1) < hand.canvas.scale.day(400)
