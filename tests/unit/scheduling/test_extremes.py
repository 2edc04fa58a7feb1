"""Odd calendars, very long plans, more hours, and the same dates in every process."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Catalogue
from planner.domain.holidays import Holidays
from planner.domain.learner import CalendarRule, Learner, WeekHours
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.route import RouteChoice
from planner.scheduling.schedule import WaitKind, schedule
from tests.unit.scheduling.reference import plan_of
from tests.unit.scheduling.synthetic import START, cases, catalogue, names, roadmap, skill

ONE_HOUR: WeekHours = (0, 0, 1, 0, 0, 0, 0)
CHAIN = catalogue([skill("a", 10), skill("b", 4, ["a"]), skill("c", 6, ["b"])])


def test_thirty_years_of_one_hour_a_week() -> None:
    ids = names(12)
    long = catalogue([skill(id_, 130, ids[max(0, at - 1) : at]) for at, id_ in enumerate(ids)])
    plan = schedule(roadmap(Learner(ONE_HOUR)), long)
    first = START + timedelta(days=2)
    assert plan.finish == first + timedelta(weeks=12 * 130 - 1)
    assert plan.finish.year == 2057
    starts = [plan.by_id[id_].start for id_ in ids]
    assert starts == [first + timedelta(weeks=130 * place) for place in range(12)]


def test_nothing_but_breaks_ends_at_the_horizon_and_is_said() -> None:
    rules = tuple(
        CalendarRule(START + timedelta(days=3653 * n), START + timedelta(days=3653 * (n + 1) - 1))
        for n in range(25)
    )
    plan = schedule(roadmap(Learner(ONE_HOUR, rules)), CHAIN)
    assert not plan.availability.is_reachable(plan.finish_hours)
    assert plan.finish > START


def test_holidays_move_the_finish_by_the_days_they_take() -> None:
    taken = {START + timedelta(days=2 + 7 * n): "Holiday" for n in (0, 3, 4)}
    free = {START + timedelta(days=3 + 7 * n): "Not a study day" for n in range(30)}
    held = Holidays("DE", "Germany", 2030, taken | free)
    plan = schedule(roadmap(Learner(ONE_HOUR, holidays=(held,))), CHAIN)
    before = schedule(roadmap(Learner(ONE_HOUR)), CHAIN)
    assert plan.finish - before.finish == timedelta(weeks=3)
    assert plan.by_id["a"].start - before.by_id["a"].start == timedelta(weeks=1)


def test_a_break_of_two_years_in_the_middle_moves_what_is_after_it() -> None:
    away = CalendarRule(START + timedelta(days=14), START + timedelta(days=13 + 728))
    plan = schedule(roadmap(Learner(ONE_HOUR, (away,))), CHAIN)
    before = schedule(roadmap(Learner(ONE_HOUR)), CHAIN)
    assert plan.finish - before.finish == timedelta(days=728)
    assert plan.by_id["a"].start == before.by_id["a"].start
    assert plan.by_id["a"].finish == before.by_id["a"].finish + timedelta(days=728)


def test_a_start_inside_a_break_begins_after_it() -> None:
    away = CalendarRule(START - timedelta(days=30), START + timedelta(days=729))
    plan = schedule(roadmap(Learner(ONE_HOUR, (away,))), CHAIN)
    assert plan.by_id["a"].start == date(2029, 2, 28)
    assert plan.by_id["a"].wait.kind is WaitKind.START


def test_a_pin_inside_a_break_starts_after_it() -> None:
    away = CalendarRule(START + timedelta(days=7), START + timedelta(days=20))
    held = roadmap(Learner((2.0,) * 7, (away,))).with_plan(
        "b", SkillPlan(pin=START + timedelta(days=9))
    )
    plan = schedule(held, CHAIN)
    assert plan.by_id["b"].start == START + timedelta(days=21)
    assert plan.by_id["b"].wait.kind is WaitKind.PIN


@pytest.mark.parametrize("start", [date(2028, 2, 28), date(2028, 2, 29), date(2099, 12, 31)])
def test_starts_around_leap_days(start: date) -> None:
    plan = schedule(roadmap(Learner((1.0,) * 7), start), CHAIN)
    assert plan.finish == start + timedelta(days=19)
    assert plan.finish == max(last for _, last in plan_of(plan.roadmap, CHAIN).days.values())


def test_plans_without_any_hours_end_at_the_horizon() -> None:
    plan = schedule(roadmap(Learner((0.0,) * 7)), CHAIN)
    assert not plan.availability.is_reachable(plan.finish_hours)
    assert plan.finish.year >= START.year + 119


@pytest.mark.parametrize("start", [date(1970, 1, 1), date(2200, 12, 31)])
def test_the_first_and_last_days_a_file_may_hold(start: date) -> None:
    held = roadmap(Learner(ONE_HOUR), start).with_plan("c", SkillPlan(pin=date(2200, 12, 31)))
    assert schedule(held, CHAIN).by_id["c"].start >= date(2200, 12, 31)


def test_what_is_in_progress_goes_on_before_anything_new_starts() -> None:
    two = catalogue([skill("long", 50), skill("new", 5), skill("last", 5, ["long"])])
    held = roadmap(Learner((1.0,) * 7, focus=1)).with_plan(
        "new", SkillPlan(started=START, logged=2)
    )
    plan = schedule(replace(held, order=("long", "new")), two)
    assert plan.by_id["new"].finish == START + timedelta(days=2)
    assert plan.by_id["long"].start == START + timedelta(days=3)


def test_more_in_progress_than_places_go_on_together() -> None:
    three = catalogue([skill(id_, 3) for id_ in ("a", "b", "c")])
    held = roadmap(Learner((1.0,) * 7, focus=1))
    for id_ in ("b", "c"):
        held = held.with_plan(id_, SkillPlan(started=START - timedelta(days=9)))
    plan = schedule(held, three)
    finishes = [(plan.by_id[id_].finish - START).days + 1 for id_ in ("b", "c", "a")]
    assert finishes == [6, 6, 9]
    assert plan.by_id["c"].start == START - timedelta(days=9)


@given(cases(), st.lists(st.integers(0, 8).map(lambda n: n / 4), min_size=7, max_size=7))
def test_more_hours_never_finish_later(case: tuple[Roadmap, Catalogue], more: list[float]) -> None:
    """Without pins, terms, and rules whose shape follows the usual week."""
    held, given_catalogue = case
    breaks = tuple(rule for rule in held.learner.calendar if not isinstance(rule.hours, float))
    plans = {id_: replace(plan, pin=None) for id_, plan in held.plans.items()}
    learner = replace(held.learner, calendar=breaks)
    held = replace(held, learner=learner, plans=plans, route=RouteChoice())
    usual = zip(learner.hours, more, strict=True)
    mon, tue, wed, thu, fri, sat, sun = (min(24.0, hours + add) for hours, add in usual)
    richer = replace(held, learner=replace(learner, hours=(mon, tue, wed, thu, fri, sat, sun)))
    assert schedule(richer, given_catalogue).finish <= schedule(held, given_catalogue).finish


DIGEST = """
import hashlib
from planner.resources import samples
from planner.scheduling.schedule import schedule
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load
catalogue, text = load_catalogue(), ""
for path in sorted(samples().glob("*.yaml")):
    plan = schedule(load(path, catalogue).roadmap, catalogue)
    text += "".join(f"{bar.id} {bar.start} {bar.finish} {bar.wait}\\n" for bar in plan.activities)
print(len(text), hashlib.sha256(text.encode()).hexdigest())
"""


@pytest.mark.slow
def test_dates_do_not_depend_on_the_hash_seed() -> None:
    root = Path(__file__).parents[3]
    answers = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    assert int(answers.pop().split()[0]) > 1000
