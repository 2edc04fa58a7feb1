"""Drags on the capacity strip: hours a week, their ends, time off."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from planner.domain.learner import CalendarRule
from planner.edits import RemoveRule, SetHoursFrom
from planner.layout.rows import AXIS, HEAD
from planner.render.timeline.capacity import capacity_strip_of
from planner.views.timeline.hit_test import Zone, hit
from tests.gui.timeline.hand import ALT, SHIFT, Hand
from tests.gui.timeline.round_trip import across, check_drag, check_escape, look_at

EASTER, SUMMER = 0, 1
PIXELS_AN_HOUR = 6
JUNE = date(2026, 6, 1)


def on_limit(hand: Hand, day: date) -> QPoint:
    """Return the point of the limit line in the middle of a day."""
    scene = hand.canvas.scene()
    week = scene.weeks.week(day - timedelta(days=day.weekday()))
    y = HEAD.base - capacity_strip_of(scene).height(week.available)
    return QPoint(round(hand.canvas.scale.x(day.toordinal() + 0.5)), round(y))


def in_strip(hand: Hand, day: date) -> QPoint:
    """Return a point of the strip above the limit line, in the middle of a day."""
    return QPoint(round(hand.canvas.scale.x(day.toordinal() + 0.5)), round(AXIS + 6))


def hours(hand: Hand, count: float) -> QPoint:
    """Return the way up that means `count` hours a week more."""
    del hand
    return QPoint(0, -round(count * PIXELS_AN_HOUR))


def rule(hand: Hand, place: int) -> CalendarRule:
    return hand.document.roadmap.learner.calendar[place]


# Hours a week


def test_limit_dragged_down_means_fewer_hours_from_that_week_on(hand: Hand) -> None:
    at = on_limit(hand, date(2026, 6, 3))
    label = "Study 8 h a week from 1 Jun 2026"
    after = check_drag(hand, at, at + hours(hand, -4), label)
    assert after.learner.hours_per_week == 12
    calendar = hand.document.schedule.availability
    assert calendar.hours_between(JUNE, JUNE + timedelta(days=6)) == pytest.approx(8)
    assert calendar.hours_between(JUNE - timedelta(days=7), JUNE - timedelta(days=1)) == 12
    assert after.learner.calendar[1:] == (
        CalendarRule(date(2026, 4, 3), date(2026, 4, 12), None, "Easter"),
        CalendarRule(date(2026, 7, 6), date(2026, 8, 2), 6.0, "Summer"),
    )


def test_bubble_says_hours_from_when_and_what_the_finish_does(hand: Hand) -> None:
    at = on_limit(hand, date(2026, 6, 3))
    with hand.held(at, at + hours(hand, -4)) as picture:
        assert picture.words is not None
        days = picture.preview.changes.finish_days
        assert days > 0
        words = ("8 h a week from 1 Jun 2026", f"Was 12 h. Finish +{days} days")
        assert picture.words == words
        assert hand.said[-1].startswith("8 h a week from 1 Jun 2026.")


def test_limit_at_the_start_changes_the_usual_week_in_its_shape(hand: Hand) -> None:
    look_at(hand, date(2026, 1, 5))
    at = on_limit(hand, date(2026, 1, 9))
    after = check_drag(hand, at, at + hours(hand, 6), "Study 18 h a week")
    assert after.learner.hours == (3.0, 3.0, 3.0, 3.0, 0.0, 6.0, 0.0)


def test_limit_dragged_up_and_along_means_only_those_weeks(hand: Hand) -> None:
    at = on_limit(hand, date(2026, 5, 6))
    to = across(hand, at, 14) + hours(hand, 3)
    check_drag(hand, at, to, "Study 15 h a week from 4 to 24 May 2026")
    assert rule(hand, 0) == CalendarRule(date(2026, 5, 4), date(2026, 5, 24), 15.0)


def test_limit_over_dated_hours_changes_them(hand: Hand) -> None:
    look_at(hand, date(2026, 7, 6))
    at = on_limit(hand, date(2026, 7, 15))
    label = "Study 10 h a week from 6 Jul 2026 to 2 Aug 2026"
    check_drag(hand, at, at + hours(hand, 4), label)
    assert rule(hand, SUMMER) == CalendarRule(date(2026, 7, 6), date(2026, 8, 2), 10.0, "Summer")


def test_dragged_twice_the_same_dated_hours_change(hand: Hand) -> None:
    at = on_limit(hand, date(2026, 6, 3))
    hand.drag(at, at + hours(hand, -4))
    at = on_limit(hand, date(2026, 6, 17))
    hand.drag(at, at + hours(hand, 2))
    assert [each.hours for each in hand.document.roadmap.learner.calendar] == [10.0, None, 6.0]
    assert hand.document.undo_stack.undoText() == "Study 10 h a week from 1 Jun 2026"


def test_it_goes_by_half_hours_and_a_small_way_is_not_much(hand: Hand) -> None:
    at = on_limit(hand, date(2026, 6, 3))
    hand.press(at)
    for up, told in ((6, "13 h"), (9, "13.5 h"), (15, "14.5 h")):
        hand.move(at - QPoint(0, up))
        picture = hand.drag_picture
        assert picture is not None
        assert picture.words is not None
        assert picture.words[0] == f"{told} a week from 1 Jun 2026"
    hand.put_back()
    hand.release()


def test_shift_goes_by_quarters_and_does_not_leap_when_it_is_pressed(hand: Hand) -> None:
    at = on_limit(hand, date(2026, 6, 3))
    hand.press(at)
    hand.move(at - QPoint(0, 12))
    for up, told in ((12, "14 h"), (16, "14.25 h"), (24, "14.75 h")):
        hand.move(at - QPoint(0, up), keys=SHIFT)
        picture = hand.drag_picture
        assert picture is not None
        assert picture.words is not None
        assert picture.words[0].startswith(f"{told} a week")
    hand.release(keys=SHIFT)
    assert (
        hand.document.schedule.availability.hours_between(JUNE, JUNE + timedelta(days=6)) == 14.75
    )


def test_hours_from_a_day_on_are_never_told_until_a_year(hand: Hand) -> None:
    """Pressed again, edited and removed they are hours a week from that day."""
    at = on_limit(hand, date(2026, 6, 3))
    hand.drag(at, at + hours(hand, 2))
    with hand.held(at + hours(hand, 0), at + hours(hand, 1)) as picture:
        assert picture.words is not None
    texts = [picture.words[0], hand.document.undo_stack.undoText()]
    place = next(i for i, r in enumerate(hand.document.roadmap.learner.calendar) if r.hours == 15)
    texts.append(RemoveRule(place).label(hand.document.roadmap, hand.document.catalogue))
    assert texts == [
        "15 h a week from 1 Jun 2026",
        "Study 15 h a week from 1 Jun 2026",
        "Remove 15 h a week from 1 Jun 2026",
    ]


def test_no_drag_goes_below_half_an_hour_or_above_a_full_day(hand: Hand) -> None:
    at = on_limit(hand, date(2026, 6, 3))
    with hand.held(at, at + QPoint(0, 600)) as picture:
        assert picture.words is not None
        assert picture.words[0].startswith("0.5 h a week")
        hand.move(at - QPoint(0, 2000))
        picture_above = hand.drag_picture
        assert picture_above is not None
        assert not picture_above.refused
    assert hand.document.undo_stack.count() == 1


def test_back_to_the_same_hours_is_no_edit(hand: Hand) -> None:
    at = on_limit(hand, date(2026, 6, 3))
    hand.press(at)
    hand.move(at + hours(hand, 4))
    hand.move(at)
    hand.release()
    assert hand.document.undo_stack.count() == 0


# The ends of dated hours


@pytest.mark.parametrize(
    ("edge", "weeks", "days"),
    [(0, 1, (date(2026, 7, 13), date(2026, 8, 2))), (1, 2, (date(2026, 7, 6), date(2026, 8, 16)))],
)
def test_step_edges_go_by_weeks(hand: Hand, edge: int, weeks: int, days: tuple[date, date]) -> None:
    look_at(hand, date(2026, 7, 6))
    ends = (date(2026, 7, 6), date(2026, 8, 3))
    at = QPoint(hand.x_of(ends[edge]), round(AXIS + 40))
    hand.point(at)
    assert hand.ground.cursor().shape() is Qt.CursorShape.SizeHorCursor
    first, last = days
    label = f"Study 6 h a week from {first.day} Jul 2026 to {last.day} Aug 2026"
    check_drag(hand, at, across(hand, at, 7 * weeks), label)
    assert (rule(hand, SUMMER).first, rule(hand, SUMMER).last) == days


def test_an_edge_stops_at_the_other(hand: Hand) -> None:
    look_at(hand, date(2026, 7, 6))
    at = QPoint(hand.x_of(date(2026, 8, 3)), round(AXIS + 40))
    hand.drag(at, across(hand, at, -90))
    assert rule(hand, SUMMER).first == rule(hand, SUMMER).last == date(2026, 7, 6)


# Time off


def test_selection_on_the_strip_becomes_time_off(hand: Hand) -> None:
    at = in_strip(hand, date(2026, 5, 11))
    label = "Time off from 11 May 2026 to 24 May 2026"
    check_drag(hand, at, across(hand, at, 14), label)
    assert rule(hand, -1) == CalendarRule(date(2026, 5, 11), date(2026, 5, 24))


def test_selection_goes_either_way_and_says_its_days_and_price(hand: Hand) -> None:
    at = in_strip(hand, date(2026, 5, 24))
    with hand.held(at, across(hand, at, -13)) as picture:
        days = picture.preview.changes.finish_days
        assert days > 0
        assert picture.words == ("Time off 11 to 24 May 2026", f"Finish +{days} days")
        assert picture.span == (date(2026, 5, 11).toordinal(), date(2026, 5, 25).toordinal())


def test_alt_selects_days(hand: Hand) -> None:
    at = QPoint(hand.x_of(date(2026, 5, 12)), round(AXIS + 6))
    hand.drag(at, across(hand, at, 3), ALT)
    assert rule(hand, -1) == CalendarRule(date(2026, 5, 12), date(2026, 5, 14))


def test_break_is_moved_whole_and_keeps_its_weekdays(hand: Hand) -> None:
    at = in_strip(hand, date(2026, 4, 7))
    check_drag(hand, at, across(hand, at, 21), "Easter from 24 Apr 2026 to 3 May 2026")
    assert rule(hand, EASTER) == CalendarRule(date(2026, 4, 24), date(2026, 5, 3), None, "Easter")


@pytest.mark.parametrize(
    ("edge", "days", "ends"),
    [
        (date(2026, 4, 3), -4, (date(2026, 3, 30), date(2026, 4, 12))),
        (date(2026, 4, 13), 7, (date(2026, 4, 3), date(2026, 4, 19))),
    ],
)
def test_break_is_resized_at_its_ends(
    hand: Hand, edge: date, days: int, ends: tuple[date, date]
) -> None:
    at = QPoint(hand.x_of(edge), round(AXIS + 6))
    check_escape(hand, at, across(hand, at, days))
    hand.drag(at, across(hand, at, days))
    assert (rule(hand, EASTER).first, rule(hand, EASTER).last) == ends
    assert rule(hand, EASTER).is_break


def test_cursors_say_what_a_drag_would_do(hand: Hand) -> None:
    shapes = {}
    for place, at in {
        "limit": on_limit(hand, date(2026, 6, 3)),
        "break": in_strip(hand, date(2026, 4, 7)),
        "end": QPoint(hand.x_of(date(2026, 4, 13)), round(AXIS + 6)),
        "strip": in_strip(hand, date(2026, 5, 11)),
        "axis": QPoint(400, 10),
    }.items():
        hand.point(at)
        shapes[place] = hand.ground.cursor().shape()
    assert shapes == {
        "limit": Qt.CursorShape.SizeVerCursor,
        "break": Qt.CursorShape.OpenHandCursor,
        "end": Qt.CursorShape.SizeHorCursor,
        "strip": Qt.CursorShape.ArrowCursor,
        "axis": Qt.CursorShape.ArrowCursor,
    }


def test_a_later_rule_lies_on_top(hand: Hand) -> None:
    document = hand.document
    document.apply(SetHoursFrom(date(2026, 3, 30), date(2026, 4, 26), 5.0))
    found = hit(hand.canvas.scene(), in_strip(hand, date(2026, 4, 7)).toPointF())
    assert found.zone is Zone.BREAK
    assert document.roadmap.learner.calendar[found.rule].name == "Easter"
    document.apply(RemoveRule(0))
    found = hit(hand.canvas.scene(), in_strip(hand, date(2026, 4, 7)).toPointF())
    assert found == replace(found, rule=EASTER)


def test_hours_that_a_programme_leaves_are_said(bootcamp: Hand) -> None:
    look_at(bootcamp, date(2026, 6, 1))
    at = on_limit(bootcamp, date(2026, 6, 10))
    with bootcamp.held(at, at - QPoint(0, 30)) as picture:
        assert picture.words is not None
        assert "leaves 6 h a week" in picture.words[1]
