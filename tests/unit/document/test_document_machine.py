"""Random sessions with a real document: edits, undo, redo, save and load in any order."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from planner.document.document import Document
from planner.domain.assumptions import Figure
from planner.domain.effort import Effort, Level
from planner.domain.holidays import Holidays
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Aim, Roadmap
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
from planner.edits.membership import OrderBefore
from planner.scheduling.schedule import schedule
from tests import strategies as some
from tests.strategies import catalogue, examples

pytestmark = pytest.mark.usefixtures("qapp")

START = date(2026, 1, 5)
skills = st.sampled_from(
    ["python", "java", "probability", "statistics", "algorithms", "ml-foundations", "pytorch",
     "computer-systems", "deep-learning", "programming-fundamentals", "group-theory"]
)  # fmt: skip
days = st.integers(0, 2000).map(lambda count: START + timedelta(days=count))
quarters = st.integers(1, 400).map(lambda count: count / 4)
efforts = quarters | quarters.map(lambda hours: Effort(hours / 2, hours, hours * 3))
breaks = st.builds(
    lambda first, length, hours: CalendarRule(first, first + timedelta(days=length), hours),
    days, st.integers(0, 300), st.none() | quarters,
)  # fmt: skip
regions = st.sampled_from(["DE", "DE-BY", "AT"])
holidays = st.builds(
    lambda region, first: Holidays(
        region, "", 2031, {first + timedelta(days=7 * n): "" for n in range(9)}
    ),
    regions, days,
)  # fmt: skip
levels = st.sampled_from(Level)
choices = st.sampled_from(
    [(group.id, member) for group in catalogue().groups.values() for member in group.members]
)
simple_edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Pin, skills, st.none() | days),
    st.builds(Move, skills, days, st.booleans()),
    st.builds(SetEffort, skills, efforts),
    st.builds(ResetEffort, skills),
    st.builds(SetLevel, skills, st.none() | levels),
    st.builds(SetSkillNote, skills, some.texts()),
    st.builds(MarkStarted, skills, days),
    st.builds(LogHours, skills, quarters, days),
    st.builds(MarkDone, skills, days),
    st.builds(MarkPlanned, skills),
    st.builds(MarkKnown, skills, st.none() | levels),
    st.builds(AddSkill, skills),
    st.builds(RemoveSkill, skills),
    st.builds(OrderBefore, skills, st.none() | skills),
    st.builds(OrderAfter, skills, skills),
)
plan_edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(SetHours, some.weeks()),
    st.builds(AddRule, breaks),
    st.builds(RemoveRule, st.integers(0, 2)),
    st.builds(ChangeRule, st.integers(0, 2), breaks),
    st.builds(SetHoursFrom, days, st.none() | days, quarters),
    st.builds(SetIntake, days),
    st.builds(AddHolidays, holidays),
    st.builds(RemoveHolidays, regions),
    st.builds(RemoveHoliday, regions, days),
    st.builds(SetFocus, st.integers(0, 5)),
    st.builds(SetStart, days),
    st.builds(SetStatusDate, days),
    st.builds(SetDeadline, st.none() | days),
    st.builds(SetTitle, some.texts()),
    st.builds(SetNote, some.texts()),
    st.builds(SetCareer, st.sampled_from(list(catalogue().careers))),
    st.builds(SetRoute, st.sampled_from(list(catalogue().routes)), st.none() | days),
    st.builds(SwitchRoute, st.sampled_from([*catalogue().routes, "my-a"])),
    st.builds(AddRoute, some.own_routes("my-a", ())),
    st.builds(ChangeRoute, some.own_routes("my-a", ())),
    st.just(RemoveRoute("my-a")),
    some.route_figures().map(lambda pair: SetRouteFigures(*pair)),
    st.builds(SetAim, st.sampled_from(Aim)),
    choices.map(lambda pair: Choose(*pair)),
)
link_edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(AddPrerequisite, skills, skills), st.builds(RemovePrerequisite, skills, skills)
)
own_ids = st.sampled_from(["rust", "go", "python"])
own_names = st.sampled_from(["Rust", "Go", "Rust!"])
areas = st.sampled_from(["prog", "math"])
points = quarters.map(Effort.around)
needs = st.lists(skills | own_ids, max_size=2).map(tuple)
own_edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(AddOwnSkill, own_names, areas, points, needs),
    st.builds(
        ChangeOwnSkill, own_ids, st.none() | own_names, st.none() | areas, st.none() | points,
        st.none() | needs,
    ),
    st.builds(RemoveOwnSkill, own_ids),
    st.builds(AddPrerequisite, skills, own_ids),
    st.builds(SetAssumption, st.sampled_from(Figure), st.none() | quarters),
    st.builds(ResetAssumptions),
)  # fmt: skip
several: st.SearchStrategy[Edit] = st.builds(
    Several, st.lists(simple_edits, min_size=1, max_size=3).map(tuple), st.just("Several")
)
any_edit = simple_edits | plan_edits | link_edits | own_edits | several


class Session(RuleBasedStateMachine):
    """A person at work; `states` are the roadmaps from the opened one to the newest."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "my.yaml"
        self.saved: Roadmap | None = None
        self.open(Document(Roadmap("Road", "applied-ml-engineer", START, START), catalogue()))

    def open(self, document: Document) -> None:
        """Take up `document`; its undo goes back to here."""
        self.document = document
        self.states = [document.roadmap]
        self.now = 0
        self.refusals = 0
        document.rejected.connect(self.count_refusal)

    def count_refusal(self) -> None:
        self.refusals += 1

    @initialize(career=st.sampled_from(list(catalogue().careers)))
    def begin(self, career: str) -> None:
        self.edit(SetCareer(career))

    @rule(edit=any_edit)
    def edit(self, edit: Edit) -> None:
        before, steps, refusals = (
            self.document.roadmap,
            self.document.undo_stack.count(),
            self.refusals,
        )
        if self.document.apply(edit):
            assert self.document.roadmap != before
            self.states[self.now + 1 :] = [self.document.roadmap]
            self.now += 1
        else:
            assert self.document.roadmap is before
            assert self.document.undo_stack.count() == steps
            assert self.refusals in (refusals, refusals + 1)

    @rule(edit=any_edit)
    def preview(self, edit: Edit) -> None:
        before = self.document.schedule
        preview = self.document.preview(edit)
        assert self.document.schedule is before
        assert preview is None or preview.before is before

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.now = max(0, self.now - 1)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.now = min(len(self.states) - 1, self.now + 1)

    @rule()
    def save(self) -> None:
        self.document.save(self.path)
        assert self.document.is_saved
        self.saved = self.document.roadmap

    @precondition(lambda self: self.saved is not None)
    @rule()
    def load(self) -> None:
        opened = Document.open(self.path, catalogue())
        assert opened.roadmap == self.saved
        self.open(opened)

    @invariant()
    def shows_the_state_it_should(self) -> None:
        assert self.document.roadmap == self.states[self.now]
        assert self.document.undo_stack.index() == self.now
        assert self.document.undo_stack.count() == len(self.states) - 1

    @invariant()
    def dates_are_those_from_scratch(self) -> None:
        fresh = schedule(self.document.roadmap, catalogue())
        assert self.document.schedule.activities == fresh.activities
        assert dict(self.document.schedule.scope.levels) == dict(fresh.scope.levels)

    def teardown(self) -> None:
        while self.document.undo_stack.canUndo():
            self.document.undo()
        assert self.document.roadmap == self.states[0]
        self.folder.cleanup()


TestSessions = Session.TestCase
TestSessions.settings = settings(examples(0.8), stateful_step_count=30)
