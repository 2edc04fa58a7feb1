"""The view goes along with a drag at its edge, the wheel works in it, and nothing jumps after."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from planner.layout.edges import NO_ZONES, ZONE
from tests.gui.timeline.hand import CTRL, NO_KEY, SHIFT, Hand
from tests.gui.timeline.plan import FOLLOWER, GATED
from tests.gui.timeline.round_trip import marker
from tests.gui.timeline.test_strip import in_strip

WEEK = 7.0


def pass_time(hand: Hand, ms: int) -> None:
    """Let the clock of the edge go on by as much."""
    if not hand.canvas.edges.flow.runs:
        return
    clock = hand.canvas.edges.flow.clock
    clock.pause()
    clock.setCurrentTime(clock.currentTime() + ms)


def held_at(hand: Hand, inside: int, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """Take a bar and hold it `inside` pixels from the right edge; the clock stands."""
    at = hand.body(GATED)
    hand.press(at)
    hand.move(QPoint(hand.ground.width() - inside, at.y()), keys=keys)
    pass_time(hand, 0)


@pytest.mark.parametrize(
    ("x", "weeks"),
    [(400, 0), (48, 0), (24, -3.5), (0, -6), (-1, -12), (-300, -12), (976, 3.5), (1001, 12)],
)
def test_it_is_slow_at_the_inner_side_and_faster_further_out(x: float, weeks: float) -> None:
    zones = NO_ZONES.opened(500, 1000)
    assert zones.weeks_a_second(x, 1000) == pytest.approx(weeks)
    assert zones.left == zones.right == ZONE


def test_a_press_in_a_zone_moves_nothing_until_it_goes_outward() -> None:
    zones = NO_ZONES.opened(20, 1000, 4)
    assert zones.weeks_a_second(20, 1000) == 0
    assert zones.weeks_a_second(15, 1000) < 0
    assert zones.opened(60, 1000, 4).weeks_a_second(40, 1000) < 0


@pytest.mark.usefixtures("moving")
@pytest.mark.parametrize(("inside", "weeks"), [(48, 0), (24, 3.5), (0, 6), (-40, 12)])
def test_the_view_goes_along_by_weeks_a_second(hand: Hand, inside: int, weeks: float) -> None:
    held_at(hand, inside)
    left = hand.canvas.scale.left
    pass_time(hand, 1000)
    assert hand.canvas.scale.left - left == pytest.approx(weeks * WEEK, abs=0.6)
    hand.put_back()
    hand.release()


@pytest.mark.usefixtures("moving")
def test_the_bar_goes_on_under_the_pointer_meanwhile(hand: Hand) -> None:
    held_at(hand, 10)
    grip = hand.ground.width() - 10 - hand.canvas.scene().rect(GATED).left()
    days = set()
    for _ in range(5):
        pass_time(hand, 700)
        rect = hand.canvas.scene().rect(GATED)
        half_a_week = 3.5 * hand.canvas.scale.per_day
        assert hand.ground.width() - 10 - rect.left() == pytest.approx(grip, abs=2 * half_a_week)
        picture = hand.drag_picture
        assert picture is not None
        assert picture.snap is not None
        days.add(picture.snap.day)
    assert len(days) > 3
    hand.release()
    assert hand.document.roadmap.plan(GATED).pin == max(days)


@pytest.mark.usefixtures("moving")
def test_first_escape_stops_the_view_second_puts_back(hand: Hand) -> None:
    held_at(hand, 5)
    assert hand.canvas.scene().scrolling is not None
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.scene().scrolling is None
    assert hand.drag_picture is not None
    left = hand.canvas.scale.left
    hand.move(QPoint(hand.ground.width() - 8, hand.body(GATED).y()))
    assert not hand.canvas.edges.flow.runs
    assert hand.canvas.scale.left == left
    hand.key(Qt.Key.Key_Escape)
    assert hand.drag_picture is None
    assert hand.document.undo_stack.count() == 0
    hand.release()


@pytest.mark.usefixtures("moving")
def test_stopped_it_goes_on_when_the_hand_comes_back(hand: Hand) -> None:
    held_at(hand, 5)
    hand.key(Qt.Key.Key_Escape)
    y = hand.body(GATED).y()
    hand.move(QPoint(hand.ground.width() - 200, y))
    hand.move(QPoint(hand.ground.width() - 5, y))
    assert hand.canvas.edges.flow.runs
    hand.put_back()
    hand.release()
    assert not hand.canvas.edges.flow.runs


def test_who_wants_no_movement_gets_steps_of_a_week(hand: Hand) -> None:
    held_at(hand, 0)
    left = hand.canvas.scale.left
    moved = []
    for _ in range(10):
        pass_time(hand, 50)
        moved.append((hand.canvas.scale.left - left) / WEEK)
    assert {round(each, 6) % 1 for each in moved} == {0.0}
    assert 2 <= moved[-1] <= 3
    hand.put_back()
    hand.release()


def test_the_edge_and_the_note_are_painted_only_meanwhile(hand: Hand) -> None:
    corner = QPoint(hand.ground.width() - 2, hand.ground.height() - 100)
    before = hand.ground.grab().toImage().pixelColor(corner)
    held_at(hand, 5)
    assert hand.ground.grab().toImage().pixelColor(corner) != before
    hand.put_back()
    hand.release()
    assert hand.ground.grab().toImage().pixelColor(corner) == before


@pytest.mark.parametrize("what", ["deadline", "time off", "link", "edge"])
def test_every_drag_through_time_goes_along(hand: Hand, what: str) -> None:
    hand.click(hand.body(GATED))
    if what == "deadline":
        hand.canvas.camera.go_to(hand.document.roadmap.deadline or date.max)
    start = {
        "deadline": lambda: marker(hand, "deadline"),
        "time off": lambda: in_strip(hand, date(2026, 5, 11)),
        "link": lambda: hand.dot(GATED),
        "edge": lambda: hand.edge(GATED),
    }[what]()
    hand.press(start)
    hand.move(QPoint(hand.ground.width() - 300, start.y()))
    hand.move(QPoint(hand.ground.width() - 5, start.y()))
    assert hand.canvas.edges.flow.runs
    hand.put_back()
    hand.release()


def test_a_rubber_band_and_a_pan_do_not(hand: Hand) -> None:
    hand.press(hand.empty() - QPoint(200, 0))
    hand.move(QPoint(hand.ground.width() - 2, hand.ground.height() - 40))
    assert not hand.canvas.edges.flow.runs
    hand.release()


@pytest.mark.parametrize("keys", [SHIFT, CTRL])
def test_wheel_scrolls_and_zooms_and_the_drag_goes_on_at_once(
    hand: Hand, keys: Qt.KeyboardModifier
) -> None:
    """Without another move of the mouse."""
    at = hand.body(GATED)
    grip = at.x() - hand.canvas.scene().rect(GATED).left()
    hand.press(at)
    to = at + QPoint(80, 0)
    hand.move(to)
    before = hand.drag_picture
    hand.wheel(to, QPoint(0, -480), keys)
    picture = hand.drag_picture
    assert before is not None
    assert picture is not None
    assert picture.snap is not None
    assert before.snap is not None
    assert (picture.snap.day != before.snap.day) is (keys == SHIFT)
    x = hand.canvas.scene().rect(GATED).left()
    assert abs(to.x() - x - grip) < (30 if keys == SHIFT else 60)
    hand.put_back()
    hand.release()


def test_time_off_keeps_its_first_day_while_the_view_moves(hand: Hand) -> None:
    at = in_strip(hand, date(2026, 5, 11))
    hand.press(at)
    hand.move(at + QPoint(60, 0))
    hand.wheel(at + QPoint(60, 0), QPoint(0, -240), SHIFT)
    picture = hand.drag_picture
    assert picture is not None
    assert picture.span is not None
    assert picture.span[0] == date(2026, 5, 11).toordinal()
    assert picture.span[1] > date(2026, 6, 8).toordinal()
    hand.put_back()
    hand.release()


@pytest.mark.parametrize("way", [-60, 60, 250])
def test_after_the_drop_view_and_bar_are_where_they_were(hand: Hand, way: int) -> None:
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + QPoint(way, 0))
    scene = hand.canvas.scene()
    rect, scale = scene.rect(GATED), hand.canvas.scale
    hand.release()
    hand.canvas.picture.settling.finish()
    after = hand.canvas.scene()
    assert hand.canvas.scale == scale
    assert after.rect(GATED).topLeft() == rect.topLeft()
    for lane in scene.lanes.lanes:
        assert after.lanes.by_area[lane.area].rows >= lane.rows


def test_what_was_dropped_keeps_its_row_and_others_give_way(hand: Hand) -> None:
    hand.canvas.camera.go_to(hand.bar(FOLLOWER).start - timedelta(days=60))
    for id_ in (GATED, FOLLOWER, "supervised"):
        at = hand.body(id_)
        hand.press(at)
        hand.move(at + QPoint(120, 0))
        row = hand.canvas.scene().lanes.rows[id_]
        hand.release()
        assert hand.canvas.scene().lanes.rows[id_] == row


def test_a_refused_drop_says_why_at_the_pointer(hand: Hand) -> None:
    hand.canvas.camera.go_to(hand.bar(FOLLOWER).start - timedelta(days=200))
    hand.document.select([])
    at = hand.body("calculus")
    hand.press(at)
    hand.move(at + QPoint(30, 3))
    card = hand.canvas.card
    assert card.isVisible()
    assert card.words is not None
    assert card.words.title == "Calculus is in progress, so its start cannot be moved."
    assert abs(card.x() - at.x()) < 60
    assert 0 < card.y() - at.y() < 40
    hand.release()
    hand.click(hand.empty())
    assert not card.isVisible()


def test_a_goal_that_cannot_be_reached_says_so_at_the_pointer(hand: Hand) -> None:
    hand.canvas.camera.go_to(date(2026, 12, 1))
    start = marker(hand, "path-complete")
    hand.press(start)
    hand.move(QPoint(hand.x_of(date(2026, 3, 12)), start.y()))
    hand.release()
    card = hand.canvas.card
    assert card.words is not None
    assert card.words.title == hand.refused[-1]
    assert card.isVisible()
    assert hand.document.undo_stack.count() == 0
