"""Previews against scheduling from scratch: not a date, reason or rank may differ."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.document.changes import changes_between
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.edits import (
    Edit,
    EditRejected,
    LogHours,
    MarkDone,
    MarkKnown,
    MarkPlanned,
    Move,
    OrderBefore,
    Pin,
    RemoveSkill,
    ResetEffort,
    SetEffort,
    SetFocus,
    SetHours,
    SetSkillNote,
    Several,
)
from planner.scheduling.preview_session import PreviewSession
from planner.scheduling.schedule import Schedule, schedule
from tests.benchmarks.plans import made_up_catalogue, made_up_roadmap
from tests.unit.scheduling.synthetic import START, cases, quarters

DAYS_IN_VIEW = START + timedelta(days=5), START + timedelta(days=60)
days = st.integers(-10, 400).map(lambda count: START + timedelta(days=count))


def edits(skills: list[str]) -> st.SearchStrategy[Edit]:
    """Edits of a drag most of all, and some that concern more."""
    ids = st.sampled_from(skills)
    one: st.SearchStrategy[Edit] = (
        st.builds(Pin, ids, st.none() | days)
        | st.builds(Move, ids, days, st.booleans())
        | st.builds(SetEffort, ids, quarters | quarters.map(lambda h: Effort(h / 2, h, h * 2)))
        | st.builds(OrderBefore, ids, st.none() | ids)
        | st.builds(ResetEffort, ids)
        | st.builds(LogHours, ids, quarters, st.just(START))
        | st.builds(SetSkillNote, ids, st.just("later"))
    )
    more: st.SearchStrategy[Edit] = (
        st.builds(MarkDone, ids, st.just(START))
        | st.builds(MarkKnown, ids, st.none())
        | st.builds(MarkPlanned, ids)
        | st.builds(RemoveSkill, ids)
        | st.builds(SetFocus, st.integers(1, 4))
        | st.just(SetHours((1.0,) * 7))
    )
    several = st.lists(one, min_size=2, max_size=3).map(lambda each: Several(tuple(each), "All"))
    return one | one | several | more


def check_same(found: Schedule, expected: Schedule) -> None:
    """Fail unless both are the same in all that anybody can ask for."""
    assert found.work == expected.work
    assert found.timing.start == expected.timing.start
    assert found.timing.finish == expected.timing.finish
    assert found.timing.cause == expected.timing.cause
    assert found.timing.blocker == expected.timing.blocker
    assert found.finish == expected.finish
    for first, last in (DAYS_IN_VIEW, (expected.finish, expected.finish), (date.min, date.max)):
        touched = [
            bar.id for bar in expected.activities if bar.start <= last and bar.finish >= first
        ]
        assert found.by_id.between(first, last) == touched
    assert found.activities == expected.activities
    assert list(found.by_id) == list(expected.by_id)
    assert found.milestones == expected.milestones
    assert (found.tasks, found.gates) == (expected.tasks, expected.gates)
    assert found.roadmap == expected.roadmap


@given(cases(), st.data())
def test_previews_are_what_scheduling_from_scratch_gives(
    case: tuple[Roadmap, Catalogue], data: st.DataObject
) -> None:
    held, given_catalogue = case
    before = schedule(held, given_catalogue)
    if data.draw(st.booleans()):
        assert len(before.activities) == len(before.by_id)  # bars that previews may keep
    session = PreviewSession(before, given_catalogue)
    for _ in range(4):
        edit = data.draw(edits(list(given_catalogue.skills)))
        try:
            roadmap = edit.apply(held, given_catalogue)
        except EditRejected:
            continue
        found, expected = session.after(roadmap), schedule(roadmap, given_catalogue)
        changes, all_changes = changes_between(before, found), changes_between(before, expected)
        one_by_one = {id_: changes.moved.get(id_) for id_ in expected.by_id}
        assert one_by_one == {id_: all_changes.moved.get(id_) for id_ in expected.by_id}
        assert changes == all_changes
        check_same(found, expected)
    check_same(before, schedule(held, given_catalogue))


def pinned(skill: str, day: date, chance: random.Random) -> Edit:
    return Pin(skill, day)


def moved_ahead(skill: str, day: date, chance: random.Random) -> Edit:
    return Move(skill, day, ahead=True)


def stretched(skill: str, day: date, chance: random.Random) -> Edit:
    return SetEffort(skill, float(chance.randint(1, 200)))


def put_last(skill: str, day: date, chance: random.Random) -> Edit:
    return OrderBefore(skill, None)


@pytest.mark.parametrize("focus", [1, 2, 3, 4])
@pytest.mark.parametrize("make", [pinned, moved_ahead, stretched, put_last])
def test_drags_in_long_plans(make: Callable[..., Edit], focus: int) -> None:
    """Long enough to start from a snapshot and to meet the old states again."""
    given_catalogue = made_up_catalogue(400)
    held = made_up_roadmap(given_catalogue)
    chance, ids = random.Random(focus), list(given_catalogue.skills)
    held = replace(held, learner=replace(held.learner, focus=focus))
    held = replace(held, order=tuple(chance.sample(ids, 5)))
    before = schedule(held, given_catalogue)
    assert len(before.activities) == 400
    session = PreviewSession(before, given_catalogue)
    for skill in chance.sample(ids, 12):
        day = before.by_id[skill].start + timedelta(days=chance.randint(-400, 400))
        roadmap = make(skill, day, chance).apply(held, given_catalogue)
        check_same(session.after(roadmap), schedule(roadmap, given_catalogue))


@pytest.mark.parametrize("focus", [1, 2, 3])
def test_drags_in_a_plan_too_long_for_exact_sums(focus: int) -> None:
    given_catalogue = made_up_catalogue(200)
    held = made_up_roadmap(given_catalogue)
    held = replace(held, learner=replace(held.learner, focus=focus))
    ids = list(given_catalogue.skills)
    for place, skill in enumerate(ids):
        held = held.with_plan(skill, SkillPlan(effort=9000.1 + place / 7))
    session = PreviewSession(schedule(held, given_catalogue), given_catalogue)
    for skill in ids[::20]:
        roadmap = Pin(skill, START + timedelta(days=3000)).apply(held, given_catalogue)
        check_same(session.after(roadmap), schedule(roadmap, given_catalogue))


def test_a_preview_makes_no_bar_that_nobody_asks_for() -> None:
    given_catalogue = made_up_catalogue(300)
    held = made_up_roadmap(given_catalogue)
    before = schedule(held, given_catalogue)
    bars = before.activities
    skill = bars[150].id
    roadmap = Pin(skill, bars[150].start + timedelta(days=30)).apply(held, given_catalogue)
    after = PreviewSession(before, given_catalogue).after(roadmap)
    kept = [bar for bar in bars if bar.finish < bars[150].start]
    assert len(kept) > 100
    assert all(after.by_id[bar.id] is bar for bar in kept)
