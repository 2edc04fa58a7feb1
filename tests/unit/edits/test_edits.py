"""Every edit: what it changes, that it changes nothing else, and the name of its undo step."""

import copy
from dataclasses import replace
from datetime import date

import pytest

from planner import edits
from planner.domain.assumptions import Assumptions, Figure
from planner.domain.effort import Effort, Level
from planner.domain.holidays import Holidays
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.domain.route import Price, Route, RouteChoice, RouteFigures, RouteKind, Term
from planner.domain.skill import Skill
from planner.edits import (
    AddHolidays,
    AddOwnSkill,
    AddPrerequisite,
    AddRoute,
    AddRule,
    AddSkill,
    ChangeOwnSkill,
    ChangeRoute,
    ChangeRule,
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
    RemoveHoliday,
    RemoveHolidays,
    RemoveOwnSkill,
    RemovePrerequisite,
    RemoveRoute,
    RemoveRule,
    RemoveSkill,
    ResetAssumptions,
    ResetEffort,
    SetAim,
    SetAssumption,
    SetCareer,
    SetDeadline,
    SetEffort,
    SetFocus,
    SetHours,
    SetHoursFrom,
    SetIntake,
    SetLevel,
    SetNote,
    SetRoute,
    SetRouteFigures,
    SetSkillNote,
    SetStart,
    SetStatusDate,
    SetTitle,
    Several,
    SwitchRoute,
    TakeAfter,
)
from tests.strategies import catalogue
from tests.unit.edits.base import DAY, LATER, ROADMAP, START, applied, changed, labelled, with_plan

BREAK = CalendarRule(date(2026, 7, 1), date(2026, 7, 14))
HOLIDAYS = Holidays("DE", "Germany", 2026, {date(2026, 5, 1): "Labor Day"})
WITH_HOLIDAYS = replace(ROADMAP, learner=replace(ROADMAP.learner, holidays=(HOLIDAYS,)))
OTHER_HOURS = CalendarRule(date(2026, 8, 1), date(2026, 8, 31), 20.0)
WITH_BREAK = replace(ROADMAP, learner=replace(ROADMAP.learner, calendar=(BREAK,)))
BOOTCAMP = replace(ROADMAP, route=RouteChoice("bootcamp"))
BEGUN = with_plan("probability", SkillPlan(started=START, logged=3.0))
OWN = Skill("rust", "Rust", "prog", Effort(5, 10, 20))
WITH_OWN = replace(ROADMAP, custom_skills=(OWN,), added=("rust",))
GUESSED = replace(ROADMAP, assumptions=Assumptions(own_estimates=1.5, aware=0.4))
PINNED = with_plan("probability", SkillPlan(pin=LATER))

SCHOOL = Route("school", RouteKind.BOOTCAMP, "My school", "School", "", (Term("A", 0, 9, 30, 5),))
WITH_SCHOOL = replace(ROADMAP, own_routes=(SCHOOL,))
PRICED = RouteFigures(costs={"tuition": Price(9000)})
WITH_FIGURES = replace(ROADMAP, route_figures={"bootcamp": PRICED})

CASES: list[tuple[Edit, Roadmap, set[str], str]] = [
    (SwitchRoute("bootcamp"), ROADMAP, {"route"}, "Switch to Bootcamp"),
    (SwitchRoute("school"), WITH_SCHOOL, {"route"}, "Switch to School"),
    (AddRoute(SCHOOL), ROADMAP, {"own_routes"}, "Add the route School"),
    (
        ChangeRoute(replace(SCHOOL, name="Other")),
        WITH_SCHOOL,
        {"own_routes"},
        "Change the route School",
    ),
    (RemoveRoute("school"), WITH_SCHOOL, {"own_routes"}, "Delete the route School"),
    (
        RemoveRoute("school"),
        replace(WITH_SCHOOL, route=RouteChoice("school")),
        {"own_routes", "route"},
        "Delete the route School and go on by self-study",
    ),
    (
        SetRouteFigures("bootcamp", PRICED),
        ROADMAP,
        {"route_figures"},
        "Bootcamp: Tuition 9,000",
    ),
    (
        SetRouteFigures("bootcamp", RouteFigures()),
        WITH_FIGURES,
        {"route_figures"},
        "Reset the figures of Bootcamp",
    ),
    (
        SetRouteFigures("bachelors", RouteFigures(hours_per_week=30)),
        ROADMAP,
        {"route_figures"},
        "Bachelor’s: 30 h a week in term",
    ),
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
    (
        ChangeRule(0, replace(BREAK, last=date(2026, 7, 21))),
        WITH_BREAK,
        {"learner.calendar"},
        "Time off from 1 Jul 2026 to 21 Jul 2026",
    ),
    (
        ChangeRule(0, OTHER_HOURS),
        WITH_BREAK,
        {"learner.calendar"},
        "Study 20 h a week from 1 Aug 2026 to 31 Aug 2026",
    ),
    (
        SetHoursFrom(LATER, None, 8.0),
        ROADMAP,
        {"learner.calendar"},
        "Study 8 h a week from 16 Jun 2026",
    ),
    (
        SetHoursFrom(LATER, LATER + 6 * DAY, 8.0),
        WITH_BREAK,
        {"learner.calendar"},
        "Study 8 h a week from 16 to 22 Jun 2026",
    ),
    (SetHoursFrom(START, None, 8.0), ROADMAP, {"learner.hours"}, "Study 8 h a week"),
    (SetIntake(LATER), BOOTCAMP, {"route"}, "Take the intake of 16 Jun 2026"),
    (RemoveRule(0), WITH_BREAK, {"learner.calendar"}, "Remove time off"),
    (
        AddHolidays(HOLIDAYS),
        ROADMAP,
        {"learner.holidays"},
        "Public holidays, Germany until 2026",
    ),
    (
        RemoveHolidays("DE"),
        WITH_HOLIDAYS,
        {"learner.holidays"},
        "Remove the public holidays of Germany",
    ),
    (
        RemoveHoliday("DE", date(2026, 5, 1)),
        WITH_HOLIDAYS,
        {"learner.holidays"},
        "Study on Labor Day, 1 May 2026",
    ),
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
    (
        TakeAfter("statistics", "probability"),
        ROADMAP,
        {"order"},
        "Take Statistics after Probability theory",
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
    (
        SetAssumption(Figure.OWN_ESTIMATES, 1.4),
        ROADMAP,
        {"assumptions"},
        "The factor on your own estimates: 1.4",
    ),
    (
        SetAssumption(Figure.OWN_ESTIMATES, None),
        GUESSED,
        {"assumptions"},
        "The factor on your own estimates: as usual",
    ),
    (
        SetAssumption(Figure.PACE_SPREAD, 0),
        GUESSED,
        {"assumptions"},
        "The spread of the pace: 0",
    ),
    (ResetAssumptions(), GUESSED, {"assumptions"}, "Reset the assumptions"),
    (
        AddOwnSkill(" Control  theory ", "math", Effort(20, 35, 60), ("linear-algebra",)),
        ROADMAP,
        {"custom_skills", "added"},
        "Add Control theory",
    ),
    (ChangeOwnSkill("rust", "Rust 2"), WITH_OWN, {"custom_skills"}, "Rename Rust to Rust 2"),
    (
        ChangeOwnSkill("rust", area="cs", effort=Effort(1, 2, 3), needs=("python",)),
        WITH_OWN.with_plan("rust", SkillPlan(effort=5.0, needs=("java",))),
        {"custom_skills", "rust.effort", "rust.needs"},
        "Change Rust",
    ),
    (RemoveOwnSkill("rust"), WITH_OWN, {"custom_skills", "added"}, "Delete Rust"),
    (
        RemoveOwnSkill("rust"),
        WITH_OWN.with_plan("probability", SkillPlan(needs=("rust", "java"))),
        {"custom_skills", "added", "probability.needs"},
        "Delete Rust and its links to 1 skill",
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
