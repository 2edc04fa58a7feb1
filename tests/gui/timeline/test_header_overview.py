"""The finish in the header while something is dragged, and the strip with the whole plan."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from planner.layout.timescale import Zoom
from planner.views.common.segmented import SegmentedControl
from tests.gui.timeline.hand import LEFT, NO_KEY, STEPS, Hand
from tests.gui.timeline.plan import GATED

FAR = QPoint(400, 0)


def header_words(hand: Hand) -> str:
    return " ".join(text for text, *_ in hand.view.header.finish._words())


def test_header_shows_finish_and_deadline(hand: Hand) -> None:
    words = header_words(hand)
    assert "1 Feb 2027" in words
    assert "31 Mar 2027" in words
    assert "day" not in words


def test_header_shows_the_price_while_dragging_and_the_date_after(hand: Hand) -> None:
    at = hand.body(GATED)
    with hand.held(at, at + FAR) as picture:
        days = picture.preview.changes.finish_days
        assert days > 0
        assert f"+{days} days" in header_words(hand)
        after = picture.preview.after.finish
        assert f"{after.day} " in header_words(hand)
    assert "days" not in header_words(hand)
    assert hand.document.schedule.finish == after
    assert str(after.year) in header_words(hand)
    hand.document.undo()
    assert "1 Feb 2027" in header_words(hand)


def test_header_forgets_the_price_on_escape(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + FAR)
    assert "+" in header_words(hand)
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    assert "+" not in header_words(hand)
    assert "1 Feb 2027" in header_words(hand)


def test_header_marks_the_level_of_the_zoom(hand: Hand) -> None:
    levels = hand.view.header.findChild(SegmentedControl)
    assert isinstance(levels, SegmentedControl)
    assert levels.current == "Months"
    hand.canvas.camera.zoom(4.0)
    assert levels.current == "Weeks"
    levels.chosen.emit("Quarters")
    assert hand.canvas.scale.zoom is Zoom.QUARTERS


# The overview strip


def slide(hand: Hand, start: float, to: float) -> None:
    strip = hand.view.overview
    y = strip.height() // 2
    QTest.mousePress(strip, LEFT, NO_KEY, QPoint(round(start), y))
    for step in range(1, STEPS + 1):
        x = start + (to - start) * step / STEPS
        QTest.mouseMove(strip, QPoint(round(x), y))
    QTest.mouseRelease(strip, LEFT, NO_KEY, QPoint(round(to), y))


def window(hand: Hand) -> tuple[float, float]:
    return hand.view.overview._window()


def test_window_of_overview_takes_the_view_along(hand: Hand) -> None:
    hand.view.set_level("Weeks")
    left, right = window(hand)
    scale = hand.canvas.scale
    middle = (left + right) / 2
    slide(hand, middle, middle + 200)
    assert hand.canvas.scale.per_day == scale.per_day
    assert abs(window(hand)[0] - (left + 200)) <= 1.5
    assert hand.canvas.scale.left > scale.left


def test_press_beside_the_window_goes_there(hand: Hand) -> None:
    hand.view.set_level("Weeks")
    QTest.mouseClick(hand.view.overview, LEFT, NO_KEY, QPoint(600, 20))
    left, right = window(hand)
    assert abs((left + right) / 2 - 600) <= 1.5


def test_ends_of_the_window_zoom_and_the_other_end_stays(hand: Hand) -> None:
    hand.view.set_level("Weeks")
    hand.canvas.pan(600, 0)
    left, right = window(hand)
    first = hand.canvas.scale.moment(0)
    per_day = hand.canvas.scale.per_day
    slide(hand, right, right + 120)
    assert hand.canvas.scale.per_day < per_day
    assert abs(hand.canvas.scale.moment(0) - first) < 0.01
    assert abs(window(hand)[1] - (right + 120)) <= 1.5
    last = hand.canvas.scale.moment(880)
    slide(hand, left, left - 20)
    assert abs(hand.canvas.scale.moment(880) - last) < 0.01
    assert hand.document.undo_stack.count() == 0


def test_cursor_on_the_ends_of_the_window(hand: Hand) -> None:
    hand.view.set_level("Weeks")
    left, right = window(hand)
    strip = hand.view.overview
    QTest.mouseMove(strip, QPoint(round(right), 20))
    assert strip.cursor().shape() is Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(strip, QPoint(round((left + right) / 2), 20))
    assert strip.cursor().shape() is Qt.CursorShape.ArrowCursor
