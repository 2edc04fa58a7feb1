"""Zoom, scroll, rubber band, keys, cursors and tooltips."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from planner.layout.timescale import Zoom
from tests.gui.timeline.hand import CTRL, MIDDLE, NO_KEY, SHIFT, Hand
from tests.gui.timeline.plan import BEGUN, DONE, FOLLOWER, GATED, LAST, TODAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


# Zoom and scroll


@pytest.mark.parametrize("x", [0, 137, 440, 879])
@pytest.mark.parametrize("turn", [120, -120, 960, -960])
def test_ctrl_wheel_keeps_the_moment_under_the_pointer(hand: Hand, x: int, turn: int) -> None:
    before = hand.canvas.scale
    hand.wheel(QPoint(x, 300), QPoint(0, turn), CTRL)
    after = hand.canvas.scale
    assert after.moment(x) == pytest.approx(before.moment(x), abs=1e-6)
    assert (after.per_day > before.per_day) == (turn > 0)


def test_there_and_back_is_where_it_was(hand: Hand) -> None:
    before = hand.canvas.scale
    for turn in (120, 120, -120, -120):
        hand.wheel(QPoint(300, 300), QPoint(0, turn), CTRL)
    assert hand.canvas.scale.per_day == pytest.approx(before.per_day)
    assert hand.canvas.scale.left == pytest.approx(before.left)


def test_shift_wheel_goes_through_time(hand: Hand) -> None:
    before = hand.canvas.scale
    hand.wheel(QPoint(300, 300), QPoint(0, -120), SHIFT)
    assert hand.canvas.scale.per_day == before.per_day
    assert hand.canvas.scale.x(before.left) == pytest.approx(-120)


def test_sideways_wheel_goes_through_time(hand: Hand) -> None:
    before = hand.canvas.scale
    hand.wheel(QPoint(300, 300), QPoint(-120, 10), NO_KEY)
    assert hand.canvas.scale.x(before.left) == pytest.approx(-120)


def test_wheel_scrolls_lanes(hand: Hand) -> None:
    hand.view.resize(880, 400)
    bar = hand.canvas.verticalScrollBar()
    assert bar.maximum() > 0
    hand.wheel(QPoint(300, 200), QPoint(0, -120))
    assert bar.value() > 0
    hand.wheel(QPoint(300, 200), QPoint(0, 1200))
    assert bar.value() == 0


def test_middle_button_pans_both_ways(hand: Hand) -> None:
    hand.view.resize(880, 400)
    before, bar = hand.canvas.scale, hand.canvas.verticalScrollBar()
    hand.press(QPoint(500, 300), MIDDLE)
    assert hand.ground.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    hand.move(QPoint(420, 250), MIDDLE)
    hand.release(MIDDLE)
    assert hand.canvas.scale.moment(420) == pytest.approx(before.moment(500))
    assert bar.value() == 50
    assert hand.document.undo_stack.count() == 0
    assert hand.document.selection == ()


def test_dragging_the_axis_pans(hand: Hand) -> None:
    before = hand.canvas.scale
    hand.drag(QPoint(500, 20), QPoint(300, 25))
    assert hand.canvas.scale.moment(300) == pytest.approx(before.moment(500))


def test_escape_goes_back_to_where_a_pan_began(hand: Hand) -> None:
    before = hand.canvas.scale
    hand.press(QPoint(500, 300), MIDDLE)
    hand.move(QPoint(200, 300), MIDDLE)
    hand.key(Qt.Key.Key_Escape)
    hand.release(MIDDLE)
    assert hand.canvas.scale.left == pytest.approx(before.left)


@pytest.mark.parametrize("level", Zoom)
def test_level_shows_its_scale_and_selected_bar_stays(hand: Hand, level: Zoom) -> None:
    hand.click(hand.body(GATED))
    x = hand.canvas.scene().rect(GATED).left()
    hand.view.set_level(level)
    assert hand.canvas.scale.zoom is level
    assert hand.canvas.scene().rect(GATED).left() == pytest.approx(x, abs=1e-3)
    hand.picture()


def test_whole_plan_fits(hand: Hand) -> None:
    hand.view.zoom_to_fit()
    scene = hand.canvas.scene()
    rects = [scene.rect(bar.id) for bar in scene.schedule.activities]
    assert min(rect.left() for rect in rects) >= 0
    assert max(rect.right() for rect in rects) <= scene.width
    assert 0 <= scene.scale.x_of(date(2027, 3, 31)) <= scene.width


def test_today_comes_into_view(hand: Hand) -> None:
    hand.canvas.pan(5_000, 0)
    hand.view.go_to_today()
    assert 0 < hand.canvas.scale.x_of(TODAY) < 880 / 2


# Selection


def test_rubber_band_selects_what_it_touches(hand: Hand) -> None:
    rect = hand.canvas.scene().rect("testing").toRect()
    hand.press(rect.topRight() + QPoint(40, -6))
    hand.move(rect.bottomRight() + QPoint(-30, 6))
    assert hand.document.selection == ("testing",)
    hand.release()
    assert hand.document.selection == ("testing",)
    assert hand.document.undo_stack.count() == 0


def test_rubber_band_with_ctrl_adds(hand: Hand) -> None:
    hand.click(hand.body(DONE))
    rect = hand.canvas.scene().rect("testing").toRect()
    start = rect.topRight() + QPoint(40, -6)
    hand.drag(start, rect.bottomRight() + QPoint(-30, 6), CTRL)
    assert hand.document.selection == (DONE, "testing")


def test_escape_brings_back_what_was_selected_before_the_band(hand: Hand) -> None:
    hand.click(hand.body(DONE))
    rect = hand.canvas.scene().rect("testing").toRect()
    hand.press(rect.topRight() + QPoint(40, -6))
    hand.move(rect.bottomRight() + QPoint(-30, 6))
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    assert hand.document.selection == (DONE,)


def selected_after(hand: Hand, at: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> tuple[str, ...]:
    hand.click(at, keys)
    return hand.document.selection


def test_click_selects_ctrl_click_adds_and_takes_away(hand: Hand) -> None:
    assert selected_after(hand, hand.body(GATED)) == (GATED,)
    assert selected_after(hand, hand.body("testing"), CTRL) == ("testing", GATED)
    assert selected_after(hand, hand.body(GATED), CTRL) == ("testing",)
    assert selected_after(hand, hand.empty()) == ()


def test_click_on_axis_keeps_the_selection(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    hand.click(QPoint(400, 20))
    assert hand.document.selection == (GATED,)


# Keys


def test_home_and_end_go_to_first_and_last_bar(hand: Hand) -> None:
    bars = hand.document.schedule.activities
    hand.key(Qt.Key.Key_End)
    assert hand.document.selection == (bars[-1].id,)
    assert in_view(hand, bars[-1].id)
    hand.key(Qt.Key.Key_Home)
    assert hand.document.selection == (bars[0].id,)
    assert in_view(hand, bars[0].id)


def in_view(hand: Hand, id_: str) -> bool:
    rect = hand.canvas.scene().rect(id_)
    return 0 <= rect.left() <= 860 and rect.bottom() <= hand.ground.height()


@pytest.mark.parametrize(
    ("key", "back"),
    [(Qt.Key.Key_Right, Qt.Key.Key_Left), (Qt.Key.Key_Down, Qt.Key.Key_Up)],
)
def test_arrows_walk_that_way_and_reach_an_end(hand: Hand, key: Qt.Key, back: Qt.Key) -> None:
    hand.view.zoom_to_fit()
    hand.document.select([BEGUN])
    seen = [BEGUN]
    for _ in range(20):
        hand.key(key)
        if hand.document.selection[0] == seen[-1]:
            break
        seen.append(hand.document.selection[0])
    assert len(seen) == len(set(seen)) > 2
    scene = hand.canvas.scene()
    rects = [scene.rect(id_) for id_ in seen]
    places = [rect.left() if key == Qt.Key.Key_Right else rect.top() for rect in rects]
    assert places == sorted(places)
    hand.key(back)
    assert hand.document.selection[0] != seen[-1]


def test_arrow_without_selection_takes_a_bar_in_view(hand: Hand) -> None:
    hand.key(Qt.Key.Key_Right)
    assert len(hand.document.selection) == 1
    assert in_view(hand, hand.document.selection[0])


def test_arrow_brings_the_bar_into_view(hand: Hand) -> None:
    hand.document.select([FOLLOWER])
    for _ in range(8):
        hand.key(Qt.Key.Key_Right)
        assert in_view(hand, hand.document.selection[0])
    assert hand.document.selection == (LAST,)


def test_escape_clears_the_selection(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    hand.key(Qt.Key.Key_Escape)
    assert hand.document.selection == ()


def test_other_letters_are_left_alone(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    for key in (Qt.Key.Key_J, Qt.Key.Key_Adiaeresis, Qt.Key.Key_F35):
        hand.key(key)
    assert hand.document.selection == (GATED,)


# Cursors and tooltips


def test_cursor_says_what_a_drag_would_do(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    shapes = {}
    for place, at in {
        "body": hand.body(GATED),
        "edge": hand.edge(GATED),
        "dot": hand.dot(GATED),
        "done": hand.body(DONE),
        "empty": hand.empty(),
    }.items():
        hand.point(at)
        shapes[place] = hand.ground.cursor().shape()
    assert shapes == {
        "body": Qt.CursorShape.OpenHandCursor,
        "edge": Qt.CursorShape.SizeHorCursor,
        "dot": Qt.CursorShape.CrossCursor,
        "done": Qt.CursorShape.ArrowCursor,
        "empty": Qt.CursorShape.ArrowCursor,
    }


def test_cursor_while_dragging_and_after(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + QPoint(60, 0))
    assert hand.ground.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    hand.release()
    hand.point(hand.body(GATED))
    assert hand.ground.cursor().shape() is Qt.CursorShape.OpenHandCursor


def ask_for_tip(hand: Hand, at: QPoint) -> str:
    QToolTip.hideText()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, hand.ground.mapToGlobal(at))
    QApplication.sendEvent(hand.ground, event)
    return QToolTip.text()


def test_tooltip_says_name_dates_hours_and_reason(hand: Hand) -> None:
    tip = ask_for_tip(hand, hand.body(GATED))
    assert "<b>Probability</b>" in tip
    assert "Sat 2 May 2026 to Mon 10 Aug 2026" in tip
    assert "66\N{NO-BREAK SPACE}h" in tip
    assert "Waits for a prerequisite. Calculus ends Thu 30 Apr 2026." in tip


def test_tooltip_shows_ampersands(hand: Hand) -> None:
    assert "Testing &amp; reviewing software" in ask_for_tip(hand, hand.body("testing"))


def test_no_tooltip_on_empty_ground(hand: Hand, qtbot: QtBot) -> None:
    ask_for_tip(hand, hand.body(GATED))
    at = hand.empty()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, hand.ground.mapToGlobal(at))
    QApplication.sendEvent(hand.ground, event)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_right_click_selects_and_asks_for_the_menu(hand: Hand) -> None:
    asked: list[str] = []
    hand.canvas.menu_requested.connect(lambda id_, _: asked.append(id_))
    for at in (hand.body(GATED), hand.empty()):
        hand.ask_for_menu(at)
    assert asked == [GATED, ""]
    assert hand.document.selection == (GATED,)


def test_double_click_is_no_drag(hand: Hand) -> None:
    at = hand.body(GATED)
    QTest.mouseDClick(hand.ground, Qt.MouseButton.LeftButton, NO_KEY, at)
    QTest.mouseRelease(hand.ground, Qt.MouseButton.LeftButton, NO_KEY, at)
    hand.point(at + QPoint(50, 0))
    assert hand.document.undo_stack.count() == 0
    assert hand.drag_picture is None
