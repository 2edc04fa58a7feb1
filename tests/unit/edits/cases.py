"""Every edit with what it changes and the name of its undo step: a row of `CASES` each."""

from dataclasses import replace
from datetime import date

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
    OrderAfter,
    OrderBefore,
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
)
from tests.unit.edits.base import DAY, LATER, ROADMAP, START, with_plan

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
        OrderAfter("statistics", "probability"),
        ROADMAP,
        {"order"},
        "Take Statistics after Probability theory",
    ),
    (OrderBefore("java", "probability"), ROADMAP, {"order"}, "Take Java before Probability theory"),
    (
        OrderBefore("java", None),
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
