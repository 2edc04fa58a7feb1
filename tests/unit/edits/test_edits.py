"""Every edit: what it changes, that it changes nothing else, and the name of its undo step."""

import copy
from dataclasses import replace

import pytest

from planner import edits
from planner.domain.effort import Level
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.edits import (
    AddRule,
    AddSkill,
    Edit,
    LogHours,
    MarkDone,
    MarkKnown,
    MarkStarted,
    Move,
    OrderBefore,
    RemoveRule,
    RemoveSkill,
    SetFocus,
    SetNote,
    SetRoute,
    SetSkillNote,
    SetStart,
    SetStatusDate,
    SetTitle,
    Several,
)
from tests.strategies import catalogue
from tests.unit.edits.base import DAY, LATER, ROADMAP, START, applied, changed, labelled, with_plan
from tests.unit.edits.cases import BEGUN, BREAK, CASES, OTHER_HOURS, WITH_BREAK


def name_of(case: object) -> str:
    return type(case).__name__ if type(case).__module__.startswith("planner.edits") else ""


@pytest.mark.parametrize(("edit", "before", "fields", "label"), CASES, ids=name_of)
def test_effect_and_label(edit: Edit, before: Roadmap, fields: set[str], label: str) -> None:
    untouched = copy.deepcopy(before)
    after = applied(edit, before)
    assert changed(before, after) == fields
    assert labelled(edit, before) == label
    assert before == untouched
    assert applied(edit, before) == after


def test_no_edit_is_forgotten_here() -> None:
    here = {type(edit).__name__ for edit, *_ in CASES}
    assert here == {name for name in edits.__all__ if name not in ("Edit", "EditRejected")}


def test_title_and_notes_are_tidied() -> None:
    assert applied(SetTitle("  A  new\nname ")).title == "A new name"
    assert applied(SetNote(" n\n")).note == "n"
    assert applied(SetSkillNote("python", " ")).plans == {}


def test_start_takes_the_status_date_along_unless_something_was_told() -> None:
    assert applied(SetStart(LATER)).status_date == LATER
    told = replace(BEGUN, status_date=LATER)
    assert applied(SetStart(START + DAY), told).status_date == LATER
    assert applied(SetStart(LATER + DAY), told).status_date == LATER + DAY


def test_status_date_is_never_before_the_start() -> None:
    assert applied(SetStatusDate(START - DAY)).status_date == START


def test_progress_moves_the_status_date_forward_only() -> None:
    late = replace(ROADMAP, status_date=LATER)
    assert applied(LogHours("python", 2, START), late).status_date == LATER
    assert applied(LogHours("python", 2, LATER)).status_date == LATER
    assert applied(LogHours("python", 2, LATER)).plan("python").started == LATER


def test_hours_add_up_and_can_be_corrected() -> None:
    twice = applied(LogHours("probability", 2, START), BEGUN)
    assert twice.plan("probability").logged == 5
    assert applied(LogHours("probability", -5, START), twice).plan("probability").logged == 0


def test_what_is_done_can_be_taken_up_again() -> None:
    done = applied(MarkDone("probability", LATER), BEGUN)
    again = applied(MarkStarted("probability", START), done)
    assert again.plan("probability").finished is None
    assert again.plan("probability").logged == 3


def test_adding_what_is_known_makes_it_unknown() -> None:
    known = applied(MarkKnown("java", Level.WORKING))
    assert applied(AddSkill("java"), known).learner.known == {}
    assert applied(AddSkill("java"), applied(AddSkill("java"))).added == ("java",)


def test_removing_twice_is_removing_once() -> None:
    once = applied(RemoveSkill("java"), applied(AddSkill("java")))
    assert (once.added, once.removed) == ((), ("java",))
    assert applied(RemoveSkill("java"), once) == once


def test_removing_keeps_notes_and_hours() -> None:
    plan = SkillPlan(pin=LATER, note="n", effort=4.0)
    after = applied(RemoveSkill("probability"), with_plan("probability", plan))
    assert after.plan("probability") == replace(plan, pin=None)


def test_order() -> None:
    held = replace(ROADMAP, order=("python", "java", "statistics"))
    assert applied(OrderBefore("statistics", "java"), held).order == (
        "python",
        "statistics",
        "java",
    )
    assert applied(OrderBefore("python", None), held).order == ("java", "statistics")
    new = applied(OrderBefore("python", "probability"), held).order
    assert new == ("java", "statistics", "python", "probability")
    assert applied(Move("java", LATER, ahead=True), held).order == ("java", "python", "statistics")


def test_a_skill_cannot_be_taken_before_itself() -> None:
    order = applied(OrderBefore("python", "python")).order
    assert len(order) == len(set(order))


def test_a_rule_is_removed_by_its_place() -> None:
    two = applied(AddRule(OTHER_HOURS), WITH_BREAK)
    assert two.learner.calendar == (BREAK, OTHER_HOURS)
    assert applied(RemoveRule(0), two).learner.calendar == (OTHER_HOURS,)


def test_a_route_keeps_what_the_file_says_besides() -> None:
    kept = replace(ROADMAP, route=replace(ROADMAP.route, extra={"x": 1}))
    assert applied(SetRoute("bootcamp"), kept).route.extra == {"x": 1}


def test_several_are_all_or_nothing() -> None:
    both = Several((SetTitle("New"), SetFocus(9)), "Both")
    with pytest.raises(edits.EditRejected):
        both.apply(ROADMAP, catalogue())
    assert ROADMAP.title == "My road"
