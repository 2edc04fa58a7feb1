"""What edits refuse, and that they say why and what would be right."""

import math
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.domain.assumptions import Figure
from planner.domain.effort import Effort, Level
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.skill import Skill
from planner.edits import (
    AddOwnSkill,
    AddPrerequisite,
    AddRule,
    AddSkill,
    ChangeOwnSkill,
    ChangeRule,
    Choose,
    Edit,
    LogHours,
    MarkDone,
    MarkKnown,
    MarkPlanned,
    MarkStarted,
    Move,
    OrderBefore,
    Pin,
    RemoveOwnSkill,
    RemovePrerequisite,
    RemoveRule,
    RemoveSkill,
    ResetEffort,
    SetAssumption,
    SetCareer,
    SetDeadline,
    SetEffort,
    SetFocus,
    SetHours,
    SetHoursFrom,
    SetIntake,
    SetLevel,
    SetRoute,
    SetSkillNote,
    SetTitle,
)
from tests.unit.edits.base import DAY, LATER, ROADMAP, START, rejected, with_plan

BEGUN = with_plan("probability", SkillPlan(started=LATER, logged=3.0))
DONE = with_plan("probability", SkillPlan(started=START, finished=LATER))
HOURS = Effort(10, 20, 35)
OWN = Skill("rust", "Rust", "prog", HOURS)
WITH_OWN = replace(ROADMAP, custom_skills=(OWN,), added=("rust",))
AWAY = replace(ROADMAP, learner=replace(ROADMAP.learner, calendar=(CalendarRule(START, LATER),)))
NO_HOURS = (0.0,) * 7

CASES: list[tuple[Edit, Roadmap, str]] = [
    (SetTitle(" \n "), ROADMAP, "no-title"),
    (SetCareer("applied-ml-enginer"), ROADMAP, "unknown-career"),
    (SetRoute("bootcamps"), ROADMAP, "unknown-route"),
    (Choose("dl-framework", "python"), ROADMAP, "no-choice"),
    (Choose("framework", "keras"), ROADMAP, "no-choice"),
    (SetHours(NO_HOURS), ROADMAP, "no-hours"),
    (SetHours((25.0, 0, 0, 0, 0, 0, 0)), ROADMAP, "hours-range"),
    (SetHours((-1.0, 5, 0, 0, 0, 0, 0)), ROADMAP, "hours-range"),
    (SetHours((math.nan, 5, 0, 0, 0, 0, 0)), ROADMAP, "hours-range"),
    (AddRule(CalendarRule(LATER, START)), ROADMAP, "rule-order"),
    (ChangeRule(0, CalendarRule(START, LATER)), ROADMAP, "no-rule"),
    (ChangeRule(-1, CalendarRule(START, LATER)), ROADMAP, "no-rule"),
    (SetHoursFrom(LATER, START, 8.0), ROADMAP, "rule-order"),
    (SetHoursFrom(LATER, None, -1.0), ROADMAP, "hours-range"),
    (SetHoursFrom(LATER, None, 1000.0), ROADMAP, "hours-range"),
    (SetHoursFrom(START, None, 0.0), ROADMAP, "no-hours"),
    (SetHoursFrom(LATER, LATER, 8.0), AWAY, "no-effect"),
    (SetIntake(LATER), ROADMAP, "no-intake"),
    (RemoveRule(0), ROADMAP, "no-rule"),
    (RemoveRule(-1), ROADMAP, "no-rule"),
    (SetFocus(0), ROADMAP, "focus-range"),
    (SetFocus(5), ROADMAP, "focus-range"),
    (SetDeadline(START - DAY), ROADMAP, "deadline-early"),
    (Pin("probability", LATER), BEGUN, "pin-begun"),
    (Move("probability", LATER, ahead=True), DONE, "pin-begun"),
    (SetEffort("probability", 0.0), ROADMAP, "effort-range"),
    (SetEffort("probability", math.nan), ROADMAP, "effort-range"),
    (SetEffort("probability", 100_001.0), ROADMAP, "effort-range"),
    (SetEffort("probability", Effort(5, 4, 6)), ROADMAP, "effort-order"),
    (SetEffort("probability", Effort(0, 4, 6)), ROADMAP, "effort-range"),
    (MarkDone("probability", START), BEGUN, "done-before-start"),
    (LogHours("probability", -4, LATER), BEGUN, "log-range"),
    (LogHours("probability", math.inf, LATER), BEGUN, "log-range"),
    (LogHours("probability", math.nan, LATER), BEGUN, "log-range"),
    (SetAssumption(Figure.AWARE, 1.0), ROADMAP, "assumption-range"),
    (SetAssumption(Figure.PROFICIENT, 1.0), ROADMAP, "assumption-range"),
    (SetAssumption(Figure.OWN_ESTIMATES, 0.0), ROADMAP, "assumption-range"),
    (SetAssumption(Figure.CATALOGUE_HOURS, math.inf), ROADMAP, "assumption-range"),
    (SetAssumption(Figure.PACE_SPREAD, math.nan), ROADMAP, "assumption-range"),
    (AddOwnSkill(" \n", "math", HOURS), ROADMAP, "no-name"),
    (AddOwnSkill("x" * 121, "math", HOURS), ROADMAP, "long-name"),
    (AddOwnSkill("python", "math", HOURS), ROADMAP, "name-taken"),
    (AddOwnSkill("Rust", "math", HOURS), WITH_OWN, "name-taken"),
    (AddOwnSkill("New", "maths", HOURS), ROADMAP, "unknown-area"),
    (AddOwnSkill("New", "math", Effort(3, 2, 1)), ROADMAP, "effort-order"),
    (AddOwnSkill("New", "math", Effort(0, 2, 3)), ROADMAP, "effort-range"),
    (ChangeOwnSkill("python", "Python 4"), ROADMAP, "not-own"),
    (ChangeOwnSkill("rust", "Java"), WITH_OWN, "name-taken"),
    (ChangeOwnSkill("rust", needs=("rust",)), WITH_OWN, "loop"),
    (RemoveOwnSkill("python"), WITH_OWN, "not-own"),
    (AddPrerequisite("python", "python"), ROADMAP, "loop"),
    (AddPrerequisite("programming-fundamentals", "python"), ROADMAP, "loop"),
    (RemovePrerequisite("python", "statistics"), ROADMAP, "no-link"),
]


@pytest.mark.parametrize(("edit", "roadmap", "code"), CASES)
def test_refused_with_a_reason(edit: Edit, roadmap: Roadmap, code: str) -> None:
    assert rejected(edit, roadmap).code == code


WITH_SKILL: list[Edit] = [
    Pin("probabilty", LATER),
    Move("probabilty", LATER),
    SetEffort("probabilty", 3.0),
    ResetEffort("probabilty"),
    SetLevel("probabilty", None),
    SetSkillNote("probabilty", "n"),
    MarkStarted("probabilty", LATER),
    LogHours("probabilty", 1, LATER),
    MarkDone("probabilty", LATER),
    MarkPlanned("probabilty"),
    MarkKnown("probabilty", Level.AWARE),
    AddSkill("probabilty"),
    RemoveSkill("probabilty"),
    OrderBefore("probabilty", None),
    OrderBefore("python", "probabilty"),
    AddOwnSkill("New", "math", HOURS, ("probabilty",)),
    ChangeOwnSkill("probabilty", "New"),
    RemoveOwnSkill("probabilty"),
    AddPrerequisite("probabilty", "python"),
    AddPrerequisite("python", "probabilty"),
    RemovePrerequisite("probabilty", "python"),
]


@pytest.mark.parametrize("edit", WITH_SKILL, ids=lambda edit: type(edit).__name__)
def test_an_unknown_skill_is_named_with_the_nearest(edit: Edit) -> None:
    problem = rejected(edit)
    assert problem.code == "unknown-skill"
    assert problem.message == "There is no skill “probabilty”."
    assert problem.hint == "Did you mean “probability”?"


def test_words_are_named_with_the_nearest() -> None:
    assert rejected(SetCareer("applied-ml-enginer")).hint == "Did you mean “applied-ml-engineer”?"
    assert rejected(SetRoute("bootcmp")).hint == "Did you mean “bootcamp”?"
    assert "pytorch, tensorflow, keras" in rejected(Choose("dl-framework", "x")).hint


def test_a_loop_is_explained() -> None:
    problem = rejected(AddPrerequisite("programming-fundamentals", "python"))
    assert "already comes before Python" in problem.message
    itself = rejected(AddPrerequisite("python", "python"))
    assert itself.message.endswith("Python cannot wait for itself.")


RULES = [
    CalendarRule(START, LATER, -5.0),
    CalendarRule(START, LATER, math.nan),
    CalendarRule(START, LATER, 400.0),
    CalendarRule(START, LATER, (-1.0, 0, 0, 0, 0, 0, 0)),
    CalendarRule(START, LATER, (25.0, 0, 0, 0, 0, 0, 0)),
    CalendarRule(START, START + timedelta(days=4000)),
]


@pytest.mark.parametrize("rule", RULES)
def test_rules_that_no_file_may_hold_are_refused(rule: CalendarRule) -> None:
    rejected(AddRule(rule))


def test_hours_logged_without_a_start_have_begun() -> None:
    held = with_plan("probability", SkillPlan(logged=2.0))
    rejected(Pin("probability", LATER), replace(held, status_date=LATER))
