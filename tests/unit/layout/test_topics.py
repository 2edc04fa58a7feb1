"""Borders of topics: equal parts of a bar's hours, counted again day by day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.learner import CalendarRule, WeekHours
from planner.domain.roadmap import SkillPlan
from planner.layout.lanes import span_of
from planner.layout.topics import TopicBorders
from planner.scheduling.activity import part_of
from planner.scheduling.schedule import Activity, ActivityKind, Schedule, schedule
from planner.scheduling.topics import ASSUMED, studied_topics, topics_text
from planner.scheduling.workload import Status
from tests.strategies import catalogue
from tests.unit.layout.shown import SAMPLES, shown

EVENINGS = "applied-ml-evenings"
BEGUN = "probability"
ONE_DAY = timedelta(days=1)

Rows = list[tuple[float, float]]


def hours_of(plan: Schedule, bar: Activity) -> Rows:
    """Return moments and the hours of a bar by then, counted day by day."""
    origin = plan.availability.origin
    done = bar.status is Status.DONE
    end = bar.finish + ONE_DAY if done else origin
    rows = told(plan, bar.start, end, bar.hours if done else bar.logged)
    if bar.start_hours is None or bar.finish_hours is None:
        return rows
    mine = (bar.start_hours, bar.finish_hours)
    spans = zip(plan.timing.start, plan.timing.finish, strict=True)
    beside = [(a, b) for a, b in spans if a < mine[1] and b > mine[0]]
    day = max(origin, bar.start)
    while day <= bar.finish:
        rows += studied(plan, mine, beside, day, rows[-1][1])
        day += ONE_DAY
    return rows


def told(plan: Schedule, first: date, end: date, hours: float) -> Rows:
    """Spread hours that were logged over the days from `first` to before `end`."""
    days = [first + each * ONE_DAY for each in range(max((end - first).days, 0))]
    share = [plan.availability.hours_on(day) for day in days]
    share = share if sum(share) > 0 else [1.0] * len(days)
    rows = [(float(first.toordinal()), 0.0 if days else hours)]
    for day, part in zip(days, share, strict=True):
        rows.append((day.toordinal() + 1.0, rows[-1][1] + hours * part / sum(share)))
    return rows


def studied(
    plan: Schedule,
    mine: tuple[float, float],
    beside: list[tuple[float, float]],
    day: date,
    before: float,
) -> Rows:
    """Return what one day adds: its hours go evenly to whatever is in progress."""
    begin, on = plan.availability.hours_before(day), plan.availability.hours_on(day)
    cuts = {begin, begin + on, *(at for pair in beside for at in pair if begin < at < begin + on)}
    rows = [(float(day.toordinal()), before)]
    for a, b in pairwise(sorted(cuts)):
        middle = (a + b) / 2
        if mine[0] < middle < mine[1]:
            before += (b - a) / sum(first < middle < last for first, last in beside)
        rows.append((day.toordinal() + (b - begin) / on, before))
    return rows


def check_borders(plan: Schedule) -> int:
    """Hold every border of a plan against the count; return how many there are."""
    found = TopicBorders(plan).of(plan.activities)
    for id_, borders in found.items():
        bar, span = plan.by_id[id_], span_of(plan.by_id[id_], plan.availability)
        assert list(borders) == sorted(borders)
        assert span.start - 1e-9 <= borders[0]
        assert borders[-1] <= span.end + 1e-9
        moments, hours = np.array(hours_of(plan, bar)).T
        total = bar.hours if bar.status is Status.DONE else bar.logged + bar.remaining
        count = len(studied_topics(plan.tasks[part_of(bar.id)], plan.tasks))
        parts = [total * place / count for place in range(1, count)][-len(borders) :]
        assert np.interp(borders, moments, hours) == pytest.approx(parts, abs=1e-3)
        missing = [total * place / count for place in range(1, count)][: -len(borders)]
        assert all(part <= bar.logged + 1e-6 for part in missing)
    return sum(map(len, found.values()))


@pytest.mark.parametrize("name", SAMPLES)
def test_borders_lie_at_equal_parts_of_the_hours(name: str) -> None:
    assert check_borders(shown(name)) > 20


weeks = st.tuples(*[st.sampled_from([0.0, 0.5, 1.5, 4.0])] * 7).filter(lambda week: sum(week) > 1)


@given(
    week=weeks,
    focus=st.integers(1, 4),
    start=st.integers(-60, 30),
    logged=st.floats(0.0, 120.0),
    pause=st.integers(1, 60),
    is_done=st.booleans(),
)
def test_borders_follow_the_calendar(
    week: WeekHours, focus: int, start: int, logged: float, pause: int, is_done: bool
) -> None:
    roadmap = shown(EVENINGS).roadmap
    told_to = roadmap.status_date
    away = CalendarRule(told_to + 5 * ONE_DAY, told_to + (5 + pause) * ONE_DAY)
    learner = replace(roadmap.learner, hours=week, focus=focus, calendar=(away,))
    begun = told_to + start * ONE_DAY
    finished = max(begun, told_to) if is_done else None
    plans = {**roadmap.plans, BEGUN: SkillPlan(started=begun, finished=finished, logged=logged)}
    assert check_borders(schedule(replace(roadmap, learner=learner, plans=plans), catalogue())) > 20


def test_a_border_at_the_end_of_a_day_stays_in_it() -> None:
    plan = shown(EVENINGS)
    for id_, borders in TopicBorders(plan).of(plan.activities).items():
        for border in borders if plan.by_id[id_].status is Status.PLANNED else ():
            assert plan.availability.hours_on(date.fromordinal(ceil(border) - 1)) > 0


def test_what_was_logged_before_the_bar_begins_has_no_place() -> None:
    roadmap = shown(EVENINGS).roadmap
    plans = {**roadmap.plans, BEGUN: SkillPlan(started=roadmap.status_date, logged=30.0)}
    plan = schedule(replace(roadmap, plans=plans), catalogue())
    bar = plan.by_id[BEGUN]
    borders = TopicBorders(plan).of([bar])[BEGUN]
    count = len(bar.skill.topics)
    done = int(bar.logged / (bar.logged + bar.remaining) * count)
    assert done > 0
    assert len(borders) == count - 1 - done


def test_no_borders_where_courses_teach_a_part() -> None:
    plan = next(
        each
        for each in map(shown, SAMPLES)
        if any(bar.kind is ActivityKind.COURSE for bar in each.activities)
    )
    found = TopicBorders(plan).of(plan.activities)
    taught = [bar for bar in plan.activities if plan.tasks[part_of(bar.id)].course is not None]
    assert any(len(bar.skill.topics) > 1 for bar in taught)
    for bar in taught:
        assert bar.id not in found
        assert topics_text(plan.tasks[part_of(bar.id)], plan.tasks) == ""


def test_some_bars_give_the_borders_that_all_give() -> None:
    plan = shown(EVENINGS)
    whole = TopicBorders(plan).of(plan.activities)
    for id_, borders in whole.items():
        assert TopicBorders(plan).of([plan.by_id[id_]])[id_] == pytest.approx(borders, abs=1e-6)


def test_words_name_the_topic_at_work() -> None:
    plan = shown(EVENINGS)
    task = plan.tasks[BEGUN]
    share = task.plan.logged / (task.plan.logged + task.remaining)
    topics = studied_topics(task, plan.tasks)
    assert topics_text(task, plan.tasks) == f"Now: {topics[int(share * len(topics))]}. {ASSUMED}"
    planned = plan.tasks["statistics"]
    assert topics_text(planned, plan.tasks) == f"{' · '.join(planned.skill.topics)}. {ASSUMED}"
    no_hours_left = task._replace(remaining=0.0)
    assert topics_text(no_hours_left, plan.tasks) == f"Now: {topics[-1]}. {ASSUMED}"


@pytest.mark.parametrize("name", SAMPLES)
def test_two_parts_share_the_topics_by_their_hours(name: str) -> None:
    plan = shown(name)
    for skill in plan.scope.split:
        first, rest = plan.tasks[skill], plan.tasks[f"{skill}+"]
        both = studied_topics(first, plan.tasks), studied_topics(rest, plan.tasks)
        if first.course_factor > 0 or rest.course_factor > 0:
            assert both == ((), ())
            continue
        topics = first.skill.topics
        assert both[0] + both[1] == topics
        if len(topics) > 1:
            share = first.factor / (first.factor + rest.factor)
            assert all(both)
            assert abs(len(both[0]) - share * len(topics)) <= 1.0
