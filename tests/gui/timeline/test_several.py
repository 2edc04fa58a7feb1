"""Several selected bars move together; Shift moves one alone."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.domain.formatting import day_text
from planner.domain.learner import CalendarRule
from planner.edits import AddRule
from planner.views.timeline.view import TimelineView
from tests.gui.timeline.hand import CTRL, SHIFT, Hand
from tests.gui.timeline.plan import BEGUN, FOLLOWER, GATED, TODAY
from tests.gui.timeline.round_trip import check_drag, check_escape

OTHER = "testing"
RIGHT = QPoint(66, 3)


def both(hand: Hand) -> None:
    """Select two bars that can be moved, as a hand does."""
    hand.click(hand.body(OTHER))
    hand.click(hand.body(GATED), CTRL)
    assert hand.document.selection == (GATED, OTHER)


def test_both_go_the_same_days_in_one_step(hand: Hand) -> None:
    both(hand)
    starts = {id_: hand.bar(id_).start for id_ in (GATED, OTHER)}
    at = hand.body(GATED)
    after = check_drag(hand, at, at + RIGHT, "Move 2 skills 20 days later")
    for id_, start in starts.items():
        assert after.plan(id_).pin == start + timedelta(days=20)
        assert hand.bar(id_).start >= start + timedelta(days=20)
    assert hand.document.selection == (GATED, OTHER)


def test_shift_and_a_click_lets_a_bar_join(hand: Hand) -> None:
    hand.click(hand.body(OTHER))
    hand.click(hand.body(GATED), SHIFT)
    assert hand.document.selection == (GATED, OTHER)
    hand.click(hand.body(GATED), SHIFT)
    assert hand.document.selection == (GATED, OTHER)
    hand.click(hand.body(OTHER), SHIFT)
    assert hand.document.selection == (OTHER, GATED)


def test_shift_and_an_arrow_lets_the_next_bar_join(hand: Hand) -> None:
    hand.click(hand.body(BEGUN))
    hand.key(Qt.Key.Key_Right, SHIFT)
    first, *rest = hand.document.selection
    assert rest == [BEGUN]
    hand.key(Qt.Key.Key_Left, SHIFT)
    assert set(hand.document.selection) >= {first, BEGUN}
    hand.key(Qt.Key.Key_Left)
    assert len(hand.document.selection) == 1


def test_bubble_says_when_the_bar_begins_later_than_it_is_dropped(hand: Hand) -> None:
    both(hand)
    at = hand.body(GATED)
    hand.document.apply(AddRule(CalendarRule(date(2026, 5, 18), date(2026, 6, 14))))
    with hand.held(at, at + RIGHT) as picture:
        bar = picture.preview.after.by_id[GATED]
        assert picture.words is not None
        assert bar.start > date(2026, 5, 25)
        assert picture.words[1] == f"2 skills. Starts {day_text(bar.start, weekday=True)}"


def test_bubble_counts_skills_and_days(hand: Hand) -> None:
    both(hand)
    at = hand.body(GATED)
    with hand.held(at, at + RIGHT) as picture:
        assert picture.words == ("Mon 25 May 2026", "2 skills, +20 days")


def test_what_has_begun_stays_behind(hand: Hand) -> None:
    hand.click(hand.body(BEGUN))
    hand.click(hand.body(GATED), CTRL)
    at = hand.body(GATED)
    hand.drag(at, at + RIGHT)
    assert hand.document.roadmap.plan(BEGUN).pin is None
    assert hand.document.roadmap.plan(GATED).pin == date(2026, 5, 25)
    assert hand.document.undo_stack.undoText() == "Move Probability to 25 May 2026"


def test_shift_moves_only_the_one_under_the_pointer(hand: Hand) -> None:
    both(hand)
    at = hand.body(GATED)
    with hand.held(at, at + RIGHT, SHIFT) as picture:
        assert picture.words == ("Mon 25 May 2026", "Only this skill, in its usual turn")
    assert hand.document.roadmap.plan(OTHER).is_empty
    assert hand.document.roadmap.plan(GATED).pin == date(2026, 5, 25)
    assert hand.document.roadmap.order == ()


def test_a_click_on_one_of_several_selects_it_alone(hand: Hand) -> None:
    both(hand)
    hand.click(hand.body(OTHER))
    assert hand.document.selection == (OTHER,)


def test_escape_keeps_the_selection_of_several(hand: Hand) -> None:
    both(hand)
    at = hand.body(OTHER)
    before = hand.document.selection
    check_escape(hand, at, at + RIGHT)
    assert hand.document.selection == before


def test_none_is_pinned_before_the_day_from_which_work_is_laid_out(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    hand.document.select([OTHER, GATED])
    at = hand.body(OTHER)
    hand.drag(at, at + QPoint(-200, 0))
    origin = hand.document.schedule.availability.origin
    pins = [hand.document.roadmap.plan(id_).pin for id_ in (GATED, OTHER)]
    assert all(pin is not None and pin >= origin for pin in pins)


def test_views_on_one_plan_share_what_is_selected(hand: Hand, qtbot: QtBot) -> None:
    other = TimelineView(today=lambda: TODAY)
    qtbot.addWidget(other)
    other.set_document(hand.document)
    hand.click(hand.body(GATED))
    assert other.canvas.scene().selection == (GATED,)
    hand.document.select([FOLLOWER])
    assert hand.canvas.scene().selection == other.canvas.scene().selection == (FOLLOWER,)
