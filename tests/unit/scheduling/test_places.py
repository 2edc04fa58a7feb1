"""Pins with a place of their own, parts, turns and what is said of them."""

from dataclasses import replace
from datetime import date, timedelta

from planner.domain.effort import Level
from planner.domain.learner import CalendarRule, Learner
from planner.domain.parts import EARLIEST, First
from planner.domain.roadmap import DeeperPlan, SkillPlan
from planner.domain.route import Course, Route, RouteChoice, RouteKind, Term
from planner.scheduling.crowds import crowd_of
from planner.scheduling.curriculum import curriculum_places
from planner.scheduling.date_reasons import waits_for
from planner.scheduling.schedule import WaitKind, schedule
from planner.scheduling.turn_texts import turn_number, turn_text, why_text
from tests.unit.scheduling.synthetic import START, catalogue, roadmap, skill

DAILY = Learner((1.0,) * 7, focus=1)
TWO = Learner((1.0,) * 7, focus=2)
AWARE, WORKING = Level.AWARE, Level.WORKING


def day(number: int) -> date:
    return START + timedelta(days=number)


def test_a_pin_in_time_off_starts_on_the_first_day_with_hours() -> None:
    away = CalendarRule(day(3), day(9))
    held = roadmap(replace(DAILY, calendar=(away,))).with_plan("b", SkillPlan(pin=day(5)))
    plan = schedule(held, catalogue([skill("a", 20), skill("b", 2)]))
    assert plan.by_id["b"].start == day(10)
    crowd = crowd_of("b", plan)
    assert crowd is not None
    assert (crowd.count, crowd.first, crowd.last) == (2, day(10), day(13))
    assert set(crowd.parts) == {"a", "b"}
    assert crowd.text == "2 at once from 11 Mar to 14 Mar 2027"


def test_pinned_to_the_earliest_follows_its_prerequisites() -> None:
    two = catalogue([skill("a", 4), skill("x", 30), skill("b", 2, ["a"])])
    held = roadmap(TWO).with_plan("b", SkillPlan(pin=EARLIEST))
    assert schedule(held, two).by_id["b"].start == day(8)
    longer = held.with_plan("a", SkillPlan(effort=6.0))
    assert schedule(longer, two).by_id["b"].start == day(12)


def test_what_entry_level_asks_at_a_lower_level_is_studied_in_two_parts() -> None:
    made = catalogue(
        [skill("a", 8), skill("b", 4, {"a": AWARE}), skill("c", 4, {"a": WORKING})],
        {"a": WORKING, "b": WORKING, "c": WORKING},
        {"b": WORKING},
    )
    plan = schedule(roadmap(DAILY), made)
    assert list(plan.tasks) == ["a", "a+", "b", "c"]
    assert [plan.tasks[part].hours for part in ("a", "a+")] == [2, 6]
    assert plan.tasks["b"].needs == ("a",)
    assert plan.tasks["c"].needs == ("a+",)
    assert plan.skills == 3
    assert [bar.id for bar in plan.activities] == ["a", "b", "a+", "c"]
    assert plan.milestones[0].day == day(5)
    assert plan.by_id["a+"].name == "A, deeper"
    assert waits_for(plan.by_id["a+"], plan).startswith("Lies beyond entry level")


def test_in_one_part_entry_level_does_not_come_first() -> None:
    made = catalogue([skill("a", 8), skill("b", 4)], None, {"b": WORKING})
    held = roadmap(DAILY)
    assert [bar.id for bar in schedule(held, made).activities] == ["b", "a"]
    whole = replace(held, first=First.PATH)
    assert [bar.id for bar in schedule(whole, made).activities] == ["a", "b"]


def test_a_pinned_part_and_the_own_order_are_not_held_back() -> None:
    skills = [skill("a", 8), skill("b", 4), skill("c", 4)]
    made = catalogue(skills, None, {"a": WORKING})
    assert schedule(roadmap(TWO), made).by_id["b"].start == day(8)
    pinned = roadmap(TWO).with_plan("b", SkillPlan(pin=day(2)))
    assert schedule(pinned, made).by_id["b"].start == day(2)
    ordered = replace(roadmap(TWO), order=("c",))
    assert schedule(ordered, made).by_id["c"].start == day(0)


def test_a_drag_of_the_deeper_part_leaves_the_first_alone() -> None:
    made = catalogue([skill("a", 8), skill("b", 4)], None, {"a": AWARE, "b": WORKING})
    held = roadmap(DAILY).with_plan("a", SkillPlan(deeper=DeeperPlan(pin=day(30))))
    plan = schedule(held, made)
    assert plan.by_id["a"].start < day(7)
    assert plan.by_id["a+"].start == day(30)
    assert plan.by_id["a+"].wait.kind is WaitKind.PIN


def test_splitting_a_begun_skill_moves_no_finish() -> None:
    made = catalogue([skill("a", 20), skill("b", 4)], None, {"a": AWARE, "b": WORKING})
    held = roadmap(DAILY).with_plan("a", SkillPlan(started=START, logged=4.0))
    whole = replace(held, first=First.PATH)
    assert schedule(held, made).finish_hours == schedule(whole, made).finish_hours == 20


def test_a_pin_does_not_change_the_turns() -> None:
    made = catalogue([skill(each, 4) for each in "abcd"], sequence="dcba")
    plain = schedule(roadmap(TWO), made)
    assert plain.turns.order == ("d", "c", "b", "a")
    held = roadmap(TWO).with_plan("d", SkillPlan(pin=day(3), effort=9.0))
    assert schedule(held, made).turns.order == plain.turns.order


def test_what_the_sequence_does_not_name_stands_next_to_its_neighbours() -> None:
    parts = ["first", "mine", "second", "alone", "last"]
    unlocks: list[list[int]] = [[1], [4], [], [], []]
    places = curriculum_places(parts, [False] * 5, unlocks, ["first", "second", "last"])
    assert places[0] < places[2] < places[1] < places[4] < places[3]


def test_what_a_course_takes_for_granted_is_not_held_back_until_it_begins() -> None:
    course = Course("C", {"x": 1.0})
    programme = Route(
        "programme", RouteKind.BOOTCAMP, "P", "P", "", (Term("T", 0, 10, 20, 9, (course,)),)
    )
    skills = [skill("x", 9, ["pre"]), skill("pre", 4), skill("e", 30), skill("late", 4)]
    made = catalogue(skills, None, {"e": WORKING}, programme)
    wish = RouteChoice("programme", day(7 * 6))
    plan = schedule(replace(roadmap(TWO), route=wish), made)
    assert plan.by_id["pre"].start == day(0)
    assert plan.by_id["late"].start >= plan.by_id["e"].finish
    assert turn_text("pre", plan, made) == "The first courses of the programme take it for granted."


def test_why_a_turn_comes_then() -> None:
    made = catalogue(
        [skill("a", 4), skill("b", 4), skill("c", 4, area="b")], None, {"a": WORKING},
        sequence=("a", "b"),
    )  # fmt: skip
    held = replace(roadmap(TWO), order=("c",)).with_plan("b", SkillPlan(pin=EARLIEST))
    plan = schedule(held, made)
    assert [turn_number(part, plan) for part in "cab"] == [1, 2, 3]
    assert turn_text("c", plan, made).startswith("Number 1 in your own order")
    assert turn_text("a", plan, made) == (
        "Entry level asks for it. Place 1 of 2 in the curriculum, theory beside practice."
    )
    assert "its earliest start" in why_text("b", plan, made)
    assert crowd_of("b", plan) is None
