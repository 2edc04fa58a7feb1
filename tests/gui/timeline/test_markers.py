"""Start, deadline, milestones and the programme, dragged in the head."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.formatting import day_text
from planner.domain.learner import spread
from planner.domain.roadmap import Aim
from planner.edits import Pin, SetAim, SetHours
from planner.render.timeline.markers import PlanDay
from planner.scheduling.forecast import forecast
from planner.scheduling.required_hours import day_of_milestone
from planner.scheduling.schedule import MilestoneId
from planner.views.timeline.hit_test import hit
from planner.views.timeline.navigation import tip_at
from planner.views.timeline.tools import milestone
from tests.gui.timeline.hand import ALT, SHIFT, Hand, shown_on
from tests.gui.timeline.plan import LAST, made_up_roadmap
from tests.gui.timeline.round_trip import across, check_drag, check_escape, look_at, marker

ENTRY, PATH = MilestoneId.ENTRY, MilestoneId.PATH


def from_marker(hand: Hand, id_: MilestoneId | PlanDay, days: int) -> tuple[QPoint, QPoint]:
    """Bring a marker into view; return where to take it and where it is `days` later."""
    roadmap, schedule = hand.document.roadmap, hand.document.schedule
    if isinstance(id_, MilestoneId):
        day = day_of_milestone(schedule, id_)
    else:
        day = roadmap.start if id_ is PlanDay.START else roadmap.deadline
    look_at(hand, day or schedule.finish)
    at = marker(hand, id_)
    return at, across(hand, at, days)


# Start and deadline


def test_start_is_dragged_to_a_week_start(hand: Hand) -> None:
    at, to = from_marker(hand, PlanDay.START, 13)
    after = check_drag(hand, at, to, "Start on 19 Jan 2026")
    assert after.start == date(2026, 1, 19)


def test_alt_starts_on_any_day(hand: Hand) -> None:
    at, to = from_marker(hand, PlanDay.START, 16)
    with hand.held(at, to, ALT) as picture:
        assert picture.words is not None
        assert picture.words[0] == "Start Wed 21 Jan 2026"


def test_deadline_rests_at_the_end_of_a_week(hand: Hand) -> None:
    at, to = from_marker(hand, PlanDay.DEADLINE, -29)
    after = check_drag(hand, at, to, "Deadline 28 Feb 2027")
    assert after.deadline == date(2027, 2, 28)
    assert after.deadline.weekday() == 6


def test_deadline_shows_its_chance_while_dragging(hand: Hand) -> None:
    document = hand.document
    held = forecast(document.schedule)
    document.set_forecast(held)
    at, to = from_marker(hand, PlanDay.DEADLINE, -29)
    with hand.held(at, to) as picture:
        chance = held.chance_by(date(2027, 2, 28))
        assert picture.words == ("Deadline Sun 28 Feb 2027", f"{chance:.0%} chance")


def test_deadline_before_the_start_is_refused_with_its_sentence(hand: Hand) -> None:
    hand.view.set_level("Years")
    at, to = from_marker(hand, PlanDay.DEADLINE, -600)
    with hand.held(at, to) as picture:
        assert picture.refused
        assert picture.words is not None
        assert picture.words[1] == "The deadline is before the start of the plan."
    assert hand.refused == ["The deadline is before the start of the plan."]
    assert hand.document.undo_stack.count() == 0


# Milestones: hours for a day


@pytest.mark.parametrize(("id_", "days"), [(ENTRY, -14), (ENTRY, 21), (PATH, -35), (PATH, 28)])
def test_milestone_finds_the_hours_for_its_day(hand: Hand, id_: MilestoneId, days: int) -> None:
    was = day_of_milestone(hand.document.schedule, id_)
    assert was is not None
    at, to = from_marker(hand, id_, days)
    check_escape(hand, at, to)
    with hand.held(at, to) as picture:
        assert picture.words is not None
        headline, price = picture.words
        assert headline.startswith("Entry level by " if id_ == ENTRY else "Path complete by ")
    learner = hand.document.roadmap.learner
    assert price == f"Takes {learner.hours_per_week:.1f} h a week, now 12 h".replace(".0 h", " h")
    wanted = was + timedelta(days=days)
    reached = day_of_milestone(hand.document.schedule, id_)
    assert reached is not None
    assert abs((wanted - reached).days) <= 7
    assert reached <= wanted + timedelta(days=1)
    hours = learner.hours
    assert hours == pytest.approx(spread(sum(hours), made_up_roadmap().learner.hours), abs=0.002)


def test_a_tenth_of_an_hour_less_would_be_too_late(hand: Hand) -> None:
    at, to = from_marker(hand, PATH, -35)
    hand.drag(at, to)
    document = hand.document
    reached = document.schedule.finish
    fewer = spread(document.roadmap.learner.hours_per_week - 0.1, document.roadmap.learner.hours)
    assert document.evaluate(SetHours(fewer)).after.finish > reached


def test_one_step_named_by_the_hours(hand: Hand) -> None:
    at, to = from_marker(hand, PATH, -35)
    hand.drag(at, to)
    hours = hand.document.roadmap.learner.hours_per_week
    assert hand.document.undo_stack.count() == 1
    assert hand.document.undo_stack.undoText() == f"Study {hours:.1f} h a week".replace(".0", "")
    hand.document.undo()
    assert hand.document.roadmap == made_up_roadmap()


def test_what_pins_forbid_is_refused_with_a_sentence(hand: Hand) -> None:
    hand.document.apply(Pin(LAST, date(2027, 1, 4)))
    hand.view.set_level("Quarters")
    at, to = from_marker(hand, PATH, -120)
    with hand.held(at, to) as picture:
        assert picture.refused
        assert picture.words is not None
        assert "even with" in picture.words[1]
        assert picture.words[1].startswith("Not before ")
        assert not picture.preview.changes.moved
    assert len(hand.refused) == 1
    assert hand.refused[0].startswith("Not before ")
    assert hand.document.undo_stack.count() == 1


def test_a_large_plan_is_searched_when_the_marker_is_let_go(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(milestone, "MOST_LIVE_SKILLS", 3)
    at, to = from_marker(hand, PATH, -35)
    with hand.held(at, to) as picture:
        assert picture.words is not None
        assert picture.words[1] == "Hours a week follow when you let go"
        assert not picture.preview.changes.moved
    assert hand.document.roadmap.learner.hours_per_week > 12
    assert hand.document.undo_stack.count() == 1


# The programme


def test_a_block_goes_to_another_intake(qtbot: QtBot, bootcamp: Hand) -> None:
    del qtbot
    hand = bootcamp
    at = QPoint(hand.x_of(date(2026, 6, 10)), 52)
    hand.point(at)
    assert hand.ground.cursor().shape() is Qt.CursorShape.OpenHandCursor
    after = check_drag(hand, at, across(hand, at, 29), "Take the intake of 29 Jun 2026")
    assert after.route.from_date == date(2026, 6, 29)
    course = hand.document.schedule.by_id["deployment@course"]
    assert course.start == date(2026, 6, 29)


def with_intakes(qtbot: QtBot, catalogue: Catalogue, first: date | None = None) -> Hand:
    """Return a hand on a bootcamp, from `first` on, that begins each 1 April and 15 September."""
    route = replace(catalogue.routes["bootcamp"], intakes=((4, 1), (9, 15)))
    dated = replace(catalogue, routes={**catalogue.routes, "bootcamp": route})
    roadmap = made_up_roadmap()
    choice = replace(roadmap.route, id="bootcamp")
    choice = choice if first is None else replace(choice, from_date=first)
    document = Document(replace(roadmap, route=choice), dated)
    return Hand(shown_on(qtbot, document), document)


def test_intakes_of_the_route_are_the_only_rests(qtbot: QtBot, catalogue: Catalogue) -> None:
    hand = with_intakes(qtbot, catalogue)
    at = QPoint(hand.x_of(date(2026, 4, 20)), 52)
    for days, intake in ((60, "6 Apr 2026"), (100, "21 Sep 2026"), (-200, "6 Apr 2026")):
        with hand.held(at, across(hand, at, days)) as picture:
            assert picture.words is not None
            assert picture.words[0] == f"Intake {intake}"
            hand.move(at)
        assert hand.document.undo_stack.count() == 0


def test_a_short_drag_names_the_next_intake_that_way(qtbot: QtBot, catalogue: Catalogue) -> None:
    hand = with_intakes(qtbot, catalogue, date(2026, 9, 21))
    hand.canvas.camera.go_to(date(2026, 9, 1))
    at = QPoint(hand.x_of(date(2026, 10, 5)), 52)
    for days, words in (
        (10, "Next intake 5 Apr 2027, drag further"),
        (-10, "Intake before 6 Apr 2026, drag further"),
    ):
        with hand.held(at, across(hand, at, days)) as picture:
            assert picture.words == ("Intake 21 Sep 2026", words)
        assert hand.document.undo_stack.count() == 0


def test_a_short_drag_back_from_the_first_intake_says_so(
    qtbot: QtBot, catalogue: Catalogue
) -> None:
    hand = with_intakes(qtbot, catalogue)
    at = QPoint(hand.x_of(date(2026, 4, 20)), 52)
    with hand.held(at, across(hand, at, -10)) as picture:
        assert picture.words is not None
        assert picture.words[1] == "No earlier intake since the start of the plan"


# By keyboard


def test_finish_by_another_day_with_the_arrow_keys(hand: Hand) -> None:
    was = hand.document.schedule.finish
    hand.view.reach_by_keys(PATH)
    for _ in range(4):
        hand.key(Qt.Key.Key_Left)
    hand.key(Qt.Key.Key_Left, SHIFT)
    picture = hand.drag_picture
    assert picture is not None
    assert picture.words is not None
    wanted = was - timedelta(days=29)
    assert picture.words[0] == f"Path complete by {day_text(wanted)}"
    assert hand.said[-1].endswith("Enter to apply, Esc to cancel.")
    hand.key(Qt.Key.Key_Return)
    assert hand.document.schedule.finish <= wanted
    assert hand.document.undo_stack.count() == 1


def test_keys_go_from_intake_to_intake(qtbot: QtBot, catalogue: Catalogue) -> None:
    hand = with_intakes(qtbot, catalogue)
    document = hand.document
    roadmap = document.roadmap
    hand.view.intake_by_keys()
    said = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        hand.key(key)
        picture = hand.drag_picture
        assert picture is not None
        assert picture.words is not None
        said.append(picture.words[0])
    assert said == [
        "Intake 21 Sep 2026", "Intake 5 Apr 2027", "Intake 21 Sep 2026", "Intake 6 Apr 2026",
    ]  # fmt: skip
    hand.key(Qt.Key.Key_Left)
    hand.key(Qt.Key.Key_Escape)
    assert document.roadmap is roadmap
    hand.view.intake_by_keys()
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Return)
    assert document.roadmap.route.from_date == date(2026, 9, 21)


def test_nothing_to_reach_is_said(hand: Hand) -> None:
    hand.document.apply(SetAim(Aim.ENTRY))
    hand.view.reach_by_keys(PATH)
    assert hand.said[-1] == "Nothing is left to do for that."
    hand.view.intake_by_keys()
    assert hand.said[-1] == "The route of this plan has no intakes."
    assert hand.drag_picture is None


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        (PlanDay.START, "<b>Start of the plan</b><br>Mon 5 Jan 2026"),
        (PlanDay.DEADLINE, "<b>Deadline</b><br>Wed 31 Mar 2027"),
        (PATH, "<b>Path complete</b><br>Mon 1 Feb 2027"),
    ],
)
def test_tooltips_name_markers_and_what_a_drag_does(
    hand: Hand, id_: MilestoneId | PlanDay, words: str
) -> None:
    at, _ = from_marker(hand, id_, 0)
    scene = hand.canvas.scene()
    tip = tip_at(scene, hit(scene, at.toPointF()))
    assert tip.startswith(words)
    assert "Drag it to" in tip


def test_the_strip_says_what_drags_do(hand: Hand) -> None:
    scene = hand.canvas.scene()
    strip = hit(scene, QPointF(hand.x_of(date(2026, 5, 12)), 47))
    assert tip_at(scene, strip) == "Drag along for time off."
    axis = hit(scene, QPointF(hand.x_of(date(2026, 5, 12)), 10))
    assert tip_at(scene, axis) == ""
