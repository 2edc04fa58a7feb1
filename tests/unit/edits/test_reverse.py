"""An edit and the edit that takes it back leave the roadmap as it was."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.domain.assumptions import Figure
from planner.domain.effort import Level
from planner.domain.holidays import Holidays
from planner.domain.learner import CalendarRule, WeekHours
from planner.domain.parts import skill_of_part
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.domain.scope import scope_of
from planner.edits import (
    AddHolidays,
    AddPrerequisite,
    AddRule,
    AddSkill,
    ChangeRule,
    Choose,
    Edit,
    EditRejected,
    LogHours,
    MarkKnown,
    MarkPlanned,
    MarkStarted,
    Pin,
    RemoveHolidays,
    RemovePrerequisite,
    RemoveRule,
    RemoveSkill,
    ResetEffort,
    SetAim,
    SetAssumption,
    SetCareer,
    SetDeadline,
    SetEffort,
    SetFocus,
    SetHours,
    SetHoursFrom,
    SetLevel,
    SetNote,
    SetRoute,
    SetSkillNote,
    SetStart,
    SetStatusDate,
    SetTitle,
    UseRecord,
)
from tests import strategies as some
from tests.strategies import catalogue
from tests.unit.edits.base import applied
from tests.unit.scheduling.synthetic import FEW

roadmaps = some.roadmaps(with_extras=False)
skills = some.skill_ids()
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def there_and_back(there: Edit, back: Edit, roadmap: Roadmap) -> None:
    """Assert that `back` undoes `there`; where `there` is refused there is nothing to undo."""
    try:
        between = applied(there, roadmap)
    except EditRejected:
        assume(False)
    assert applied(back, between) == roadmap


@given(roadmaps, st.data())
@FEW
def test_what_the_plan_says_of_itself(roadmap: Roadmap, data: st.DataObject) -> None:
    roadmap = replace(roadmap, title="Plan", note="note")
    route, career = roadmap.route, roadmap.career
    careers, routes = st.sampled_from(list(catalogue().careers)), list(catalogue().routes)
    new_route = SetRoute(data.draw(st.sampled_from(routes)), data.draw(days))
    there_and_back(SetTitle("Another"), SetTitle("Plan"), roadmap)
    there_and_back(SetNote("Another"), SetNote("note"), roadmap)
    there_and_back(SetCareer(data.draw(careers)), SetCareer(career), roadmap)
    there_and_back(new_route, SetRoute(route.id, route.from_date), roadmap)
    there_and_back(SetAim(Aim.ENTRY), SetAim(roadmap.aim), roadmap)


@given(roadmaps, days, some.weeks(), st.integers(1, 4), some.rules(some.NO_EXTRA))
@FEW
def test_time(
    roadmap: Roadmap, day: date, hours: WeekHours, focus: int, rule: CalendarRule
) -> None:
    roadmap = replace(roadmap, start=date(2024, 1, 1), status_date=date(2024, 1, 1), deadline=None)
    learner = roadmap.learner
    there_and_back(SetHours(hours), SetHours(learner.hours), roadmap)
    there_and_back(SetFocus(focus), SetFocus(learner.focus), roadmap)
    there_and_back(AddRule(rule), RemoveRule(len(learner.calendar)), roadmap)
    with_rule = replace(roadmap, learner=replace(learner, calendar=(rule, *learner.calendar)))
    changed = replace(rule, last=rule.first)
    there_and_back(ChangeRule(0, changed), ChangeRule(0, rule), with_rule)
    dated = SetHoursFrom(date(2024, 1, 8), None, min(sum(learner.hours), 20.0))
    assume(not any(rule.is_open_ended for rule in learner.calendar))  # it would go behind those
    there_and_back(dated, RemoveRule(0), roadmap)
    there_and_back(SetDeadline(max(day, roadmap.start)), SetDeadline(None), roadmap)
    there_and_back(SetStatusDate(day), SetStatusDate(roadmap.start), roadmap)
    untold = replace(roadmap, plans={})
    there_and_back(SetStart(day), SetStart(roadmap.start), untold)


@given(roadmaps, some.holidays("US-CA"))
@FEW
def test_holidays(roadmap: Roadmap, held: Holidays) -> None:
    there_and_back(AddHolidays(held), RemoveHolidays("US-CA"), roadmap)


@given(roadmaps, skills, days, st.floats(0.5, 500), some.levels())
@FEW
def test_one_skill(roadmap: Roadmap, skill: str, day: date, hours: float, level: Level) -> None:
    plan = replace(roadmap.plan(skill), pin=None, effort=None, level=None, note="")
    roadmap = roadmap.with_plan(skill, plan)
    there_and_back(Pin(skill, day), Pin(skill, None), roadmap)
    there_and_back(SetEffort(skill, hours), ResetEffort(skill), roadmap)
    there_and_back(SetLevel(skill, level), SetLevel(skill, None), roadmap)
    there_and_back(SetSkillNote(skill, "note"), SetSkillNote(skill, ""), roadmap)


@given(roadmaps, skills, days, st.integers(1, 100))
@FEW
def test_progress(roadmap: Roadmap, skill: str, day: date, quarters: int) -> None:
    untold = roadmap.with_plan(skill, SkillPlan(note="note"))
    untold = replace(untold, status_date=max(day, untold.start))
    there_and_back(MarkStarted(skill, day), MarkPlanned(skill), untold)
    there_and_back(LogHours(skill, quarters / 4, day), MarkPlanned(skill), untold)
    begun = applied(MarkStarted(skill, day), untold)
    there_and_back(LogHours(skill, quarters / 4, day), LogHours(skill, -quarters / 4, day), begun)
    known = {each: level for each, level in untold.learner.known.items() if each != skill}
    unknown = replace(untold, learner=replace(untold.learner, known=known))
    there_and_back(MarkKnown(skill, Level.WORKING), MarkKnown(skill, None), unknown)


@given(roadmaps, skills)
@FEW
def test_membership(roadmap: Roadmap, skill: str) -> None:
    plan = roadmap.plan(skill)
    plain = replace(plan, pin=None, deeper=replace(plan.deeper, pin=None))
    added = tuple(each for each in roadmap.added if each != skill)
    removed = tuple(each for each in roadmap.removed if each != skill)
    order = tuple(each for each in roadmap.order if skill_of_part(each) != skill)
    known = {each: level for each, level in roadmap.learner.known.items() if each != skill}
    learner = replace(roadmap.learner, known=known)
    without = replace(
        roadmap, added=added, removed=(*removed, skill), order=order, learner=learner
    ).with_plan(skill, plain)
    there_and_back(AddSkill(skill), RemoveSkill(skill), without)
    inside = replace(without, added=(*added, skill), removed=removed)
    there_and_back(RemoveSkill(skill), AddSkill(skill), inside)


@given(roadmaps, skills, skills)
@FEW
def test_links(roadmap: Roadmap, skill: str, need: str) -> None:
    plan = replace(roadmap.plan(skill), needs=(), needs_not=())
    roadmap = roadmap.with_plan(skill, plan)
    edit, back = AddPrerequisite(skill, need), RemovePrerequisite(skill, need)
    if need in scope_of(roadmap, catalogue()).graph.prerequisites(skill):
        there_and_back(back, edit, roadmap)
    else:
        there_and_back(edit, back, roadmap)


@given(roadmaps, st.data())
@FEW
def test_choices(roadmap: Roadmap, data: st.DataObject) -> None:
    group = data.draw(st.sampled_from(list(catalogue().groups)))
    members = st.sampled_from(catalogue().groups[group].members)
    chosen = applied(Choose(group, data.draw(members)), roadmap)
    there_and_back(
        Choose(group, data.draw(members)), Choose(group, chosen.learner.choices[group]), chosen
    )


@given(roadmaps, st.sampled_from(Figure), some.hours(0.05, 0.95))
@FEW
def test_assumptions(roadmap: Roadmap, figure: Figure, value: float) -> None:
    held = roadmap.assumptions.given(figure)
    there_and_back(SetAssumption(figure, value), SetAssumption(figure, held), roadmap)


@given(roadmaps)
@FEW
def test_the_record(roadmap: Roadmap) -> None:
    none_given = replace(roadmap.assumptions, own_estimates=None, catalogue_hours=None)
    roadmap = replace(roadmap, assumptions=replace(none_given, record=False))
    there_and_back(UseRecord(), UseRecord(on=False), roadmap)
