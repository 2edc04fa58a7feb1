"""Edits of skills in two parts: pins, progress, notes, order and links of each."""

from dataclasses import replace
from datetime import timedelta

from planner.domain.effort import Level
from planner.domain.implied import implied_by
from planner.domain.parts import EARLIEST, First, Part
from planner.domain.roadmap import DeeperPlan, Roadmap, SkillPlan
from planner.edits import (
    AddPrerequisite,
    LogHours,
    MarkDone,
    MarkKnown,
    MarkPlanned,
    Move,
    OrderBefore,
    Pin,
    RemovePrerequisite,
    RemoveSkill,
    SetEffort,
    SetFirst,
    SetLevel,
    TakePrerequisitesFirst,
)
from planner.scheduling.known import hours_saved
from planner.scheduling.schedule import schedule
from tests.strategies import catalogue
from tests.unit.edits.base import LATER, ROADMAP, START, applied, with_plan

DEEP = "deep-learning"
HALF_DONE = with_plan(DEEP, SkillPlan(started=START, finished=LATER, logged=30.0))


def deeper(roadmap: Roadmap, skill: str = DEEP) -> DeeperPlan:
    return roadmap.plan(skill).deeper


def test_a_pin_of_the_deeper_part_leaves_the_first_alone() -> None:
    held = applied(Pin("deep-learning+", LATER), ROADMAP)
    assert (held.plan(DEEP).pin, deeper(held).pin) == (None, LATER)
    assert applied(Pin("deep-learning+", None), held) == ROADMAP


def test_pinned_to_the_earliest_start() -> None:
    edit = Move("probability", EARLIEST)
    assert applied(edit, ROADMAP).plan("probability").pin is EARLIEST
    assert edit.label(ROADMAP, catalogue()) == "Move Probability theory to its earliest start"


def test_hours_go_to_the_first_part_that_is_not_done() -> None:
    assert applied(LogHours(DEEP, 2, LATER), ROADMAP).plan(DEEP).logged == 2
    held = applied(LogHours(DEEP, 2, LATER), HALF_DONE)
    assert (held.plan(DEEP).logged, deeper(held).logged) == (30, 2)
    assert deeper(held).started == LATER


def test_each_part_is_done_by_itself() -> None:
    held = applied(MarkDone("deep-learning+", LATER), HALF_DONE)
    tasks = schedule(held, catalogue()).tasks
    assert tasks[DEEP].remaining == tasks["deep-learning+"].remaining == 0
    assert applied(MarkPlanned("deep-learning+"), held).plans == HALF_DONE.plans


def test_a_skill_that_is_left_out_takes_both_parts_along() -> None:
    held = applied(Pin("deep-learning+", LATER), ROADMAP)
    held = applied(OrderBefore("deep-learning+", "python"), held)
    assert held.order == ("deep-learning+", "python")
    left = applied(RemoveSkill(DEEP), held)
    assert left.order == ("python",)
    assert deeper(left).pin is None


def test_one_estimate_for_both_parts() -> None:
    held = applied(SetEffort("deep-learning+", 200.0), ROADMAP)
    tasks = schedule(held, catalogue()).tasks
    assert held.plan(DEEP).effort == 200
    assert tasks[DEEP].hours + tasks["deep-learning+"].hours == 200


def test_a_link_to_the_deeper_part_waits_for_it() -> None:
    held = applied(AddPrerequisite("research-and-upskilling", "pytorch+"), ROADMAP)
    assert held.plan("research-and-upskilling").needs == ("pytorch+",)
    plan = schedule(held, catalogue())
    assert "pytorch+" in plan.tasks["research-and-upskilling"].needs
    back = applied(RemovePrerequisite("research-and-upskilling", "pytorch"), held)
    assert back == ROADMAP


def test_one_part_and_back_forgets_nothing_that_is_done() -> None:
    in_one = applied(SetFirst(First.PATH), HALF_DONE)
    assert in_one.plan(DEEP).finished is None
    assert in_one.plan(DEEP).logged == 30
    assert schedule(in_one, catalogue()).tasks[DEEP].part is None
    done = applied(MarkDone(DEEP, LATER + timedelta(days=9)), in_one)
    in_two = applied(SetFirst(First.ENTRY), done)
    tasks = schedule(in_two, catalogue()).tasks
    assert tasks["deep-learning+"].part is Part.DEEPER
    assert tasks[DEEP].remaining == tasks["deep-learning+"].remaining == 0


def test_what_comes_before_is_taken_first() -> None:
    day = START + timedelta(days=40)
    plan = schedule(ROADMAP, catalogue())
    held = applied(TakePrerequisitesFirst("numerical-python", day), ROADMAP)
    after = schedule(held, catalogue())
    pinned = {skill for skill, told in held.plans.items() if told.pin is EARLIEST}
    assert pinned == {
        "programming-fundamentals",
        "python",
        "precalculus-readiness",
        "linear-algebra",
    }
    assert held.plan("numerical-python").pin == day
    assert after.by_id["numerical-python"].start < plan.by_id["numerical-python"].start


def test_knowing_a_skill_implies_what_it_rests_on() -> None:
    implied = implied_by({"statistics": Level.WORKING}, ROADMAP, catalogue())
    assert implied["single-variable-calculus"] is Level.WORKING
    assert implied["discrete-mathematics"] is Level.AWARE
    plan = schedule(ROADMAP, catalogue())
    edit = MarkKnown("statistics", Level.WORKING, tuple(implied.items()))
    after = schedule(applied(edit, ROADMAP), catalogue())
    saved = hours_saved(plan, catalogue(), {"statistics": Level.WORKING, **implied})
    assert saved == plan.remaining_hours - after.remaining_hours > 300
    assert "4 more skills" in edit.label(ROADMAP, catalogue())


def test_what_is_known_better_is_not_implied() -> None:
    learner = replace(ROADMAP.learner, known={"probability": Level.PROFICIENT})
    held = replace(ROADMAP, learner=learner)
    assert "probability" not in implied_by({"statistics": Level.WORKING}, held, catalogue())


def test_a_level_above_what_is_known_is_planned() -> None:
    known = applied(MarkKnown("python", Level.WORKING), ROADMAP)
    assert "python" not in schedule(known, catalogue()).tasks
    plan = schedule(applied(SetLevel("python", Level.PROFICIENT), known), catalogue())
    assert plan.tasks["python"].factor == 0.8
