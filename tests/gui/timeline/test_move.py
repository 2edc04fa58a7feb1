"""Dragging a bar: the pin, the ripple, the way back, and where it stops."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.edits import Move, Pin, RemoveSkill
from planner.resources import samples
from planner.scheduling.schedule import Activity, WaitKind
from planner.scheduling.workload import Status
from planner.storage.roadmap_file import load
from planner.views.timeline.hit_test import is_movable
from tests.gui.timeline.hand import ALT, CTRL, MIDDLE, SHIFT, Hand, shown_on
from tests.gui.timeline.plan import BEGUN, DONE, FOLLOWER, GATED, made_up_roadmap, with_bootcamp
from tests.strategies import catalogue as shipped

RIGHT = QPoint(66, 4)
FAR_LEFT = QPoint(-360, 0)


def dragged(hand: Hand, id_: str, way: QPoint = RIGHT) -> date:
    """Drag a bar, and return the day at which it rested before it was dropped."""
    at = hand.body(id_)
    with hand.held(at, at + way) as picture:
        assert picture.snap is not None
    return picture.snap.day


def test_bar_is_pinned_at_the_day_shown(hand: Hand) -> None:
    was = hand.bar(GATED).start
    day = dragged(hand, GATED)
    assert day > was
    assert hand.document.roadmap.plan(GATED).pin == day
    assert hand.bar(GATED).start == day
    assert hand.bar(GATED).wait.kind is WaitKind.PIN


def test_pin_lies_where_the_bar_was_dragged_to(hand: Hand) -> None:
    left = hand.canvas.scene().rect(GATED).left()
    day = dragged(hand, GATED)
    assert day.weekday() == 0
    assert abs(hand.canvas.scale.x_of(day) - (left + RIGHT.x())) <= 3.5 * hand.canvas.scale.per_day


def test_what_follows_ripples_as_shown(hand: Hand) -> None:
    before = hand.document.schedule
    at = hand.body(GATED)
    with hand.held(at, at + RIGHT) as picture:
        shown = picture.preview
        assert hand.document.schedule is before
    after = hand.document.schedule
    assert dict(after.by_id) == dict(shown.after.by_id)
    assert after.finish == shown.after.finish
    assert hand.document.last_changes == shown.changes
    assert {GATED, FOLLOWER} <= shown.changes.moved.keys()
    assert after.by_id[FOLLOWER].start > before.by_id[FOLLOWER].start


def test_each_move_shows_the_ripple_live(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    starts = []
    for way in (60, 120, 200):
        hand.move(at + QPoint(way, 0))
        starts.append(hand.canvas.scene().schedule.by_id[FOLLOWER].start)
    hand.release()
    assert starts == sorted(starts)
    assert starts[-1] > starts[0]
    assert hand.bar(FOLLOWER).start == starts[-1]


def test_one_undo_step_named_by_skill_and_day(hand: Hand) -> None:
    day = dragged(hand, GATED)
    stack = hand.document.undo_stack
    assert stack.count() == 1
    assert day == date(2026, 5, 25)
    assert stack.undoText() == "Move Probability to 25 May 2026"


def test_undo_and_redo_go_back_and_forth_exactly(hand: Hand) -> None:
    before = hand.document.schedule
    dragged(hand, GATED)
    after = hand.document.schedule
    for _ in range(2):
        hand.document.undo()
        assert hand.document.roadmap == before.roadmap
        assert dict(hand.document.schedule.by_id) == dict(before.by_id)
        hand.document.redo()
        assert hand.document.roadmap == after.roadmap
        assert dict(hand.document.schedule.by_id) == dict(after.by_id)


@pytest.mark.parametrize("way", [QPoint(30, 0), RIGHT, QPoint(250, 0)])
def test_undo_brings_the_picture_back(hand: Hand, way: QPoint) -> None:
    at = hand.body(GATED)
    hand.click(at)
    hand.point(at)
    before = hand.lasting_picture()
    hand.drag(at, at + way)
    after = hand.lasting_picture()
    hand.document.undo()
    hand.point(at)
    assert hand.lasting_picture() == before
    hand.document.redo()
    hand.point(at + way)
    assert hand.lasting_picture() == after


@pytest.mark.parametrize("name", ["core-ml-masters", "pins-and-breaks"])
def test_undo_brings_every_bar_back_to_its_row(qtbot: QtBot, name: str) -> None:
    document = Document(load(samples() / f"{name}.yaml", shipped()).roadmap, shipped())
    view = shown_on(qtbot, document)
    rows = dict(view.canvas.scene().lanes.rows)
    for bar in document.schedule.activities:
        if is_movable(bar):
            document.apply(Move(bar.id, bar.start + timedelta(weeks=16)))
            document.undo()
            assert dict(view.canvas.scene().lanes.rows) == rows, bar.id


def test_escape_puts_everything_back(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.click(at)
    hand.point(at)
    document, before = hand.document, hand.picture()
    roadmap, selection = document.roadmap, document.selection
    hand.press(at)
    hand.move(at + RIGHT)
    assert hand.picture() != before
    hand.key(Qt.Key.Key_Escape)
    hand.move(at)
    hand.release()
    hand.point(at)
    assert document.roadmap is roadmap
    assert document.undo_stack.count() == 0
    assert document.preview_state is None
    assert document.selection == selection
    assert hand.picture() == before
    assert hand.said[-1] == "Put back. Nothing was changed."


def test_escape_brings_the_old_selection_back(hand: Hand) -> None:
    hand.document.select([FOLLOWER])
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + RIGHT)
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    assert hand.document.selection == (FOLLOWER,)


def test_right_click_puts_back_too(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + RIGHT)
    hand.ask_for_menu(at + RIGHT)
    hand.release()
    assert hand.document.undo_stack.count() == 0
    assert hand.drag_picture is None


def test_dragged_out_and_back_changes_nothing(hand: Hand) -> None:
    """Dropped on its earliest day it is pinned there; Undo is one step away."""
    before = hand.bar(GATED)
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + RIGHT)
    hand.move(at)
    hand.release()
    assert hand.bar(GATED).start == before.start
    assert hand.bar(GATED).finish == before.finish


def test_saved_and_opened_again_the_dates_are_the_same(hand: Hand, catalogue: Catalogue) -> None:
    dragged(hand, GATED)
    document = hand.document
    document.save()
    assert document.path is not None
    again = Document.open(document.path, catalogue)
    assert again.roadmap == document.roadmap
    assert dict(again.schedule.by_id) == dict(document.schedule.by_id)


def test_press_and_release_without_a_move_selects_only(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.click(at)
    hand.drag(at, at + QPoint(2, 1))
    assert hand.document.selection == (GATED,)
    assert hand.document.undo_stack.count() == 0


# Where it stops


def test_leftwards_it_stops_at_the_earliest_day_and_names_the_blocker(hand: Hand) -> None:
    earliest, wait = hand.document.schedule.earliest_start(GATED)
    assert wait.skill == BEGUN
    at = hand.body(GATED)
    with hand.held(at, at + FAR_LEFT) as picture:
        assert picture.snap is not None
        assert picture.snap.day == earliest
        assert picture.snap.rule == "earliest"
        assert "Earliest start Tue 5 May 2026" in picture.reason
        assert "Calculus ends Mon 4 May 2026" in picture.reason
    assert hand.bar(GATED).start == earliest


def test_pinned_bar_goes_left_to_its_earliest_day(hand: Hand) -> None:
    earliest = hand.bar(GATED).start
    hand.document.apply(Pin(GATED, date(2026, 6, 1)))
    assert dragged(hand, GATED, FAR_LEFT) == earliest
    assert hand.bar(GATED).start == earliest


def test_bar_that_waits_for_a_free_place_comes_first_when_dragged_left(
    qtbot: QtBot, catalogue: Catalogue
) -> None:
    roadmap = made_up_roadmap()
    narrow = replace(roadmap, learner=replace(roadmap.learner, focus=1))
    document = Document(narrow, catalogue)
    hand = Hand(shown_on(qtbot, document), document)
    bar = next(bar for bar in document.schedule.activities if waits_behind_a_plan(hand, bar))
    hand.view.reveal(bar.id)
    earliest, _ = document.schedule.earliest_start(bar.id)
    days = (bar.start - earliest).days
    dragged(hand, bar.id, QPoint(-round((days + 7) * hand.canvas.scale.per_day), 0))
    assert hand.bar(bar.id).start < bar.start
    assert document.roadmap.order[0] == bar.id


def waits_behind_a_plan(hand: Hand, bar: Activity) -> bool:
    """Whether `bar` waits for a place that something else takes that has not begun."""
    if bar.wait.kind is not WaitKind.FOCUS or bar.wait.skill is None:
        return False
    return hand.bar(bar.wait.skill).status is Status.PLANNED


def test_magnet_holds_near_the_earliest_day(hand: Hand) -> None:
    at = hand.body(GATED)
    with hand.held(at, at + QPoint(5, 0)) as picture:
        assert picture.snap is not None
        assert picture.snap.rule == "earliest"


def test_alt_frees_from_week_starts(hand: Hand) -> None:
    at, days = hand.body(GATED), 17
    way = QPoint(round(days * hand.canvas.scale.per_day), 0)
    with hand.held(at, at + way, keys=ALT) as picture:
        assert picture.snap is not None
        assert picture.snap.rule == ""
        assert (picture.snap.day - hand.bar(GATED).start).days == days
        assert picture.snap.day.weekday() != 0
    assert hand.document.roadmap.plan(GATED).pin == picture.snap.day


def test_on_weeks_it_rests_on_days(hand: Hand) -> None:
    hand.document.select([GATED])
    hand.view.set_level("Weeks")
    hand.view.reveal(GATED)
    at, days = hand.body(GATED), 9
    with hand.held(at, at + QPoint(round(days * hand.canvas.scale.per_day), 0)) as picture:
        assert picture.snap is not None
        assert (picture.snap.day - hand.bar(GATED).start).days == days


# What cannot be dragged, and what comes in between


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        (DONE, "Linear algebra is done, so its start cannot be moved."),
        (BEGUN, "Calculus is in progress, so its start cannot be moved."),
    ],
)
def test_what_has_begun_stays_and_says_why(hand: Hand, id_: str, sentence: str) -> None:
    before = hand.document.roadmap
    at = hand.body(id_)
    hand.drag(at, at + RIGHT)
    assert hand.said[-1] == sentence
    assert hand.document.roadmap is before
    assert hand.document.undo_stack.count() == 0
    assert hand.document.selection == (id_,)


def test_course_stays_and_says_why(qtbot: QtBot, catalogue: Catalogue) -> None:
    document = Document(with_bootcamp(made_up_roadmap()), catalogue)
    hand = Hand(shown_on(qtbot, document), document)
    at = hand.body("deployment@course")
    hand.drag(at, at + RIGHT)
    assert hand.said[-1] == "Deployment is part of the programme, so its start cannot be moved."
    assert document.undo_stack.count() == 0


def test_edit_from_elsewhere_ends_the_drag(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + RIGHT)
    hand.document.apply(RemoveSkill(GATED))
    hand.move(at + RIGHT + RIGHT)
    hand.picture()
    hand.release()
    assert hand.drag_picture is None
    assert hand.document.undo_stack.count() == 1
    assert hand.document.roadmap.plan(GATED).is_empty


def test_middle_button_during_a_drag_leaves_no_ghost(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + RIGHT)
    hand.press(at + RIGHT, MIDDLE)
    hand.release(MIDDLE)
    hand.release()
    assert hand.drag_picture is None
    assert hand.document.preview_state is None


def test_only_the_left_button_drops(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + RIGHT)
    hand.release(Qt.MouseButton.RightButton)
    assert hand.document.undo_stack.count() == 0


@pytest.mark.parametrize("keys", [SHIFT, CTRL])
def test_bar_stays_under_the_pointer_while_the_view_moves(
    hand: Hand, keys: Qt.KeyboardModifier
) -> None:
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + RIGHT, keys=ALT)
    grip = at.x() + RIGHT.x() - hand.canvas.scene().rect(GATED).left()
    days = grip / hand.canvas.scale.per_day
    hand.wheel(at + RIGHT, QPoint(0, -240), keys)
    hand.move(at + RIGHT, keys=ALT)
    rect = hand.canvas.scene().rect(GATED)
    now = (at.x() + RIGHT.x() - rect.left()) / hand.canvas.scale.per_day
    hand.release()
    assert abs(now - days) <= 4
