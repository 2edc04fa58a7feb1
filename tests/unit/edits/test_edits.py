"""Every edit: what it changes, that it changes nothing else, and the name of its undo step."""

import copy
from dataclasses import replace
from datetime import date

import pytest

from planner import edits
from planner.domain.effort import Effort, Level
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.edits import (
    AddPrerequisite,
    AddRule,
    AddSkill,
    Choose,
    Edit,
    LogHours,
    MarkDone,
    MarkKnown,
    MarkPlanned,
    MarkStarted,
    Move,
    MoveInOrder,
    Pin,
    RemovePrerequisite,
    RemoveRule,
    RemoveSkill,
    ResetEffort,
    SetAim,
    SetCareer,
    SetDeadline,
    SetEffort,
    SetFocus,
    SetHours,
    SetLevel,
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

BREAK = CalendarRule(date(2026, 7, 1), date(2026, 7, 14))
OTHER_HOURS = CalendarRule(date(2026, 8, 1), date(2026, 8, 31), 20.0)
WITH_BREAK = replace(ROADMAP, learner=replace(ROADMAP.learner, calendar=(BREAK,)))
BEGUN = with_plan("probability", SkillPlan(started=START, logged=3.0))
PINNED = with_plan("probability", SkillPlan(pin=LATER))

CASES: list[tuple[Edit, Roadmap, set[str], str]] = [
    (SetTitle("  A  new\nname "), ROADMAP, {"title"}, "Rename to “A  new\nname”"),
    (SetNote(" n "), ROADMAP, {"note"}, "Note on the plan"),
    (SetCareer("core-ml-engineer"), ROADMAP, {"career"}, "Become Core ML engineer"),
    (SetRoute("bootcamp", LATER), ROADMAP, {"route"}, "Take the route Bootcamp"),
    (SetAim(Aim.ENTRY), ROADMAP, {"aim"}, "Aim for entry level"),
    (
        Choose("dl-framework", "keras"),
        ROADMAP,
        {"learner.choices"},
        "Choose Keras",
    ),
    (SetHours((1, 0, 0, 0, 0, 6, 0)), ROADMAP, {"learner.hours"}, "Study 7 h a week"),
    (
        AddRule(BREAK),
        ROADMAP,
        {"learner.calendar"},
        "Time off from 1 Jul 2026 to 14 Jul 2026",
    ),
    (
        AddRule(OTHER_HOURS),
        ROADMAP,
        {"learner.calendar"},
        "Other hours from 1 Aug 2026 to 31 Aug 2026",
    ),
    (RemoveRule(0), WITH_BREAK, {"learner.calendar"}, "Remove time off"),
    (SetFocus(1), ROADMAP, {"learner.focus"}, "Study 1 skill at a time"),
    (SetFocus(3), ROADMAP, {"learner.focus"}, "Study 3 skills at a time"),
    (SetStart(LATER), ROADMAP, {"start", "status_date"}, "Start on 16 Jun 2026"),
    (SetStart(START - DAY), BEGUN, {"start"}, "Start on 4 Jan 2026"),
    (SetStatusDate(LATER), ROADMAP, {"status_date"}, "Update to 16 Jun 2026"),
    (SetDeadline(LATER), ROADMAP, {"deadline"}, "Deadline 16 Jun 2026"),
    (SetDeadline(None), replace(ROADMAP, deadline=LATER), {"deadline"}, "Remove the deadline"),
    (
        Pin("probability", LATER),
        ROADMAP,
        {"probability.pin"},
        "Pin Probability theory to 16 Jun 2026",
    ),
    (Pin("probability", None), PINNED, {"probability.pin"}, "Unpin Probability theory"),
    (
        Move("probability", LATER),
        ROADMAP,
        {"probability.pin"},
        "Move Probability theory to 16 Jun 2026",
    ),
    (
        Move("probability", LATER, ahead=True),
        ROADMAP,
        {"probability.pin", "order"},
        "Move Probability theory to 16 Jun 2026",
    ),
    (
        SetEffort("probability", 30.0),
        ROADMAP,
        {"probability.effort"},
        "Set Probability theory to 30 h",
    ),
    (
        SetEffort("probability", Effort(10, 12.5, 40)),
        ROADMAP,
        {"probability.effort"},
        "Set Probability theory to 12.5 h",
    ),
    (
        ResetEffort("probability"),
        with_plan("probability", SkillPlan(effort=1.0)),
        {"probability.effort"},
        "Reset the hours of Probability theory",
    ),
    (
        SetLevel("probability", Level.AWARE),
        ROADMAP,
        {"probability.level"},
        "Learn Probability theory to aware",
    ),
    (
        SetSkillNote("probability", " x\ny "),
        ROADMAP,
        {"probability.note"},
        "Note on Probability theory",
    ),
    (
        MarkStarted("probability", LATER),
        PINNED,
        {"probability.started", "probability.pin", "status_date"},
        "Start Probability theory",
    ),
    (
        LogHours("probability", 1.5, LATER),
        BEGUN,
        {"probability.logged", "status_date"},
        "Log 1.5 h on Probability theory",
    ),
    (
        MarkDone("probability", LATER),
        PINNED,
        {"probability.started", "probability.finished", "probability.pin", "status_date"},
        "Mark Probability theory as done",
    ),
    (
        MarkPlanned("probability"),
        BEGUN,
        {"probability.started", "probability.logged"},
        "Mark Probability theory as not begun",
    ),
    (
        MarkKnown("probability", Level.WORKING),
        ROADMAP,
        {"learner.known"},
        "Mark Probability theory as known",
    ),
    (AddSkill("java"), ROADMAP, {"added"}, "Add Java"),
    (AddSkill("java"), replace(ROADMAP, removed=("java",)), {"added", "removed"}, "Add Java"),
    (
        RemoveSkill("probability"),
        replace(PINNED, order=("probability", "java")),
        {"removed", "order", "probability.pin"},
        "Remove Probability theory",
    ),
    (MoveInOrder("java", "probability"), ROADMAP, {"order"}, "Take Java before Probability theory"),
    (
        MoveInOrder("java", None),
        replace(ROADMAP, order=("java",)),
        {"order"},
        "Take Java in its usual turn",
    ),
    (
        AddPrerequisite("probability", "python"),
        ROADMAP,
        {"probability.needs"},
        "Link Python to Probability theory",
    ),
    (
        RemovePrerequisite("scikit-learn", "ml-foundations"),
        ROADMAP,
        {"scikit-learn.needs_not"},
        "Unlink ML foundations from scikit-learn",
    ),
    (Several((SetFocus(1), SetAim(Aim.ENTRY)), "Both"), ROADMAP, {"learner.focus", "aim"}, "Both"),
]


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
    assert applied(MoveInOrder("statistics", "java"), held).order == (
        "python",
        "statistics",
        "java",
    )
    assert applied(MoveInOrder("python", None), held).order == ("java", "statistics")
    new = applied(MoveInOrder("python", "probability"), held).order
    assert new == ("java", "statistics", "python", "probability")
    assert applied(Move("java", LATER, ahead=True), held).order == ("java", "python", "statistics")


def test_a_skill_cannot_be_taken_before_itself() -> None:
    order = applied(MoveInOrder("python", "python")).order
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
