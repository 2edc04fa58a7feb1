"""What edits accept can be saved and opened again, whatever days and hours they are given."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effort import Effort
from planner.domain.graph import CycleError
from planner.domain.learner import CalendarRule, Learner, longest_week, spread
from planner.domain.limits import FIRST_DAY, LAST_DAY, MAX_HOURS, MOST_RULE_DAYS
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.domain.scope import scope_of
from planner.edits import (
    AddPrerequisite,
    AddRoute,
    AddRule,
    AddSkill,
    ChangeRoute,
    Choose,
    Edit,
    EditRejected,
    LogHours,
    MarkDone,
    MarkKnown,
    MarkPlanned,
    MarkStarted,
    Move,
    OrderBefore,
    Pin,
    RemovePrerequisite,
    RemoveRoute,
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
    SetRouteFigures,
    SetSkillNote,
    SetStart,
    SetStatusDate,
    SetTitle,
    SwitchRoute,
)
from planner.storage.roadmap_file import dumps, loads
from tests import strategies as some
from tests.strategies import catalogue
from tests.unit.edits.base import DAY, LATER, ROADMAP, applied, rejected, with_plan
from tests.unit.scheduling.synthetic import FEW

_edges = [date.min, FIRST_DAY - DAY, FIRST_DAY, LATER, LAST_DAY, LAST_DAY + DAY, date.max]
days = st.sampled_from(_edges) | some.days() | st.dates()
_odd_hours = [0.0, -0.0, 1e-9, 0.0004, 0.0005, 0.001, 23.9996, 24.0001, 168.1, MAX_HOURS, 1e9]
hours = (
    st.sampled_from([*_odd_hours, -1.0, math.nan, math.inf]) | st.floats(0, 30) | st.floats(-1, 2e5)
)
weeks = some.weeks() | st.tuples(*[hours] * 7) | hours.map(lambda n: spread(n, Learner().hours))
skills = some.skill_ids()
texts = some.texts()


@st.composite
def rules(draw: st.DrawFn) -> CalendarRule:
    """A rule of any length, with any hours."""
    first = draw(days)
    length = draw(st.sampled_from([-1, 0, MOST_RULE_DAYS - 1, MOST_RULE_DAYS]) | st.integers(0, 50))
    last = min(max(first.toordinal() + length, 1), date.max.toordinal())
    other = draw(st.none() | hours | weeks)
    return CalendarRule(first, date.fromordinal(last), other, draw(texts))


def edits() -> st.SearchStrategy[Edit]:
    """Any edit, with days and hours from beyond the limits too."""
    shipped = catalogue()
    members = [(group.id, each) for group in shipped.groups.values() for each in group.members]
    efforts = hours | st.builds(Effort, hours, hours, hours)
    levels = st.none() | some.levels()
    return st.one_of(
        st.builds(AddPrerequisite, skills, skills),
        st.builds(AddRule, rules()),
        st.builds(AddSkill, skills),
        st.sampled_from(members).map(lambda member: Choose(*member)),
        st.builds(LogHours, skills, hours, days),
        st.builds(MarkDone, skills, days),
        st.builds(MarkKnown, skills, levels),
        st.builds(MarkPlanned, skills),
        st.builds(MarkStarted, skills, days),
        st.builds(Move, skills, days, st.booleans()),
        st.builds(OrderBefore, skills, st.none() | skills),
        st.builds(Pin, skills, st.none() | days),
        st.builds(RemovePrerequisite, skills, skills),
        st.builds(RemoveRule, st.integers(0, 3)),
        st.builds(RemoveSkill, skills),
        st.builds(ResetEffort, skills),
        st.builds(SetAim, st.sampled_from(Aim)),
        st.builds(SetCareer, st.sampled_from(list(shipped.careers))),
        st.builds(SetDeadline, st.none() | days),
        st.builds(SetEffort, skills, efforts),
        st.builds(SetFocus, st.integers(-1, 6)),
        st.builds(SetHours, weeks),
        st.builds(SetLevel, skills, levels),
        st.builds(SetNote, texts),
        st.builds(SetRoute, st.sampled_from(list(shipped.routes)), st.none() | days),
        st.builds(SwitchRoute, st.sampled_from([*shipped.routes, "my-a"])),
        st.builds(AddRoute, some.own_routes("my-a", ()) | some.own_routes("my-b", ())),
        st.builds(ChangeRoute, some.own_routes("my-a", ())),
        st.builds(RemoveRoute, st.sampled_from(["my-a", "my-b"])),
        some.route_figures().map(lambda pair: SetRouteFigures(*pair)),
        st.builds(SetSkillNote, skills, texts),
        st.builds(SetStart, days),
        st.builds(SetStatusDate, days),
        st.builds(SetTitle, texts),
    )


def saved(roadmap: Roadmap) -> Roadmap:
    """Return the roadmap after saving and opening."""
    return loads(dumps(roadmap), "plan.yaml", catalogue()).roadmap


def accepted(roadmap: Roadmap, edit: Edit) -> Roadmap | None:
    """Return the roadmap after `edit`; None where the edit or the document refuses it."""
    try:
        after = edit.apply(roadmap, catalogue())
        scope_of(after, catalogue())
    except (EditRejected, CycleError):
        return None
    return after


@given(some.roadmaps(with_extras=False), st.data())
@FEW
def test_what_is_accepted_is_saved_and_opened_as_it_is(
    roadmap: Roadmap, data: st.DataObject
) -> None:
    begun = [skill for skill in roadmap.plans if skill in catalogue().skills]
    for edit in data.draw(st.lists(edits(), min_size=20, max_size=20)):
        skill = getattr(edit, "skill", None)
        if skill and begun and not isinstance(edit, Choose) and data.draw(st.booleans()):
            edit = replace(edit, skill=begun[0])  # type: ignore[type-var]
        after = accepted(roadmap, edit)
        if after is not None:
            assert saved(after) == after, edit
            roadmap = after


BEYOND = [FIRST_DAY - DAY, LAST_DAY + DAY, date.min, date.max]
DATED: list[Callable[[date], Edit]] = [
    SetStart, SetStatusDate, SetDeadline,
    lambda day: Pin("python", day), lambda day: Move("python", day),
    lambda day: MarkStarted("python", day), lambda day: MarkDone("python", day),
    lambda day: LogHours("python", 1.0, day), lambda day: SetRoute("bootcamp", day),
    lambda day: AddRule(CalendarRule(day, day)),
]  # fmt: skip


@pytest.mark.parametrize("day", BEYOND, ids=str)
@pytest.mark.parametrize("place", range(len(DATED)))
def test_days_no_file_may_name_are_refused(place: int, day: date) -> None:
    problem = rejected(DATED[place](day))
    assert problem.code == "day-range"
    assert problem.message.endswith(f"{day.year} is not between 1970 and 2200.")


def test_hours_that_a_file_would_round_to_nothing_are_none() -> None:
    assert rejected(SetHours(spread(0.001, Learner().hours))).code == "no-hours"
    assert rejected(SetEffort("python", 0.0004)).code == "effort-range"


def test_hours_are_kept_to_a_thousandth() -> None:
    week = applied(SetHours(spread(100 / 7, Learner().hours))).learner.hours
    assert week == (2.143, 2.143, 2.143, 2.143, 0.0, 5.714, 0.0)
    assert applied(SetEffort("python", Effort(1 / 3, 2 / 3, 1))).plan("python").effort == Effort(
        0.333, 0.667, 1.0
    )


def test_a_rule_lasts_ten_years_at_most() -> None:
    last = LATER + timedelta(days=MOST_RULE_DAYS - 1)
    longest = applied(AddRule(CalendarRule(LATER, last)))
    assert saved(longest) == longest
    assert rejected(AddRule(CalendarRule(LATER, last + DAY))).code == "rule-long"


def test_a_week_of_other_hours_fits_into_the_usual_days() -> None:
    most = longest_week(ROADMAP.learner.hours)
    assert applied(AddRule(CalendarRule(LATER, LATER, most))).learner.calendar
    problem = rejected(AddRule(CalendarRule(LATER, LATER, most + 1)))
    assert problem.code == "hours-range"
    assert "exceed 24 h on a day" in problem.message


def test_hours_of_a_skill_done_on_an_unknown_start() -> None:
    done = with_plan("python", SkillPlan(finished=LATER))
    after = applied(LogHours("python", 2.0, LATER + DAY), done)
    assert after.plan("python").started == LATER
    assert saved(after) == after
