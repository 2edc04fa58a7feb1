"""The figures behind the hours: against the formula by hand, and in the forecast."""

import math
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.assumptions import Assumptions
from planner.domain.effort import Effort, Level
from planner.domain.learner import Learner
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.edits import LogHours, MarkDone, MarkPlanned, ResetEffort, SetEffort
from planner.scheduling.forecast import SEED, forecast
from planner.scheduling.forecast_samples import Efforts
from planner.scheduling.own_record import OwnRecord, record_of
from planner.scheduling.preview_session import PreviewSession
from planner.scheduling.schedule import schedule
from tests import strategies as some
from tests.unit.scheduling.synthetic import FEW, START, catalogue, names, roadmap, skill
from tests.unit.scheduling.uncertain import chain

SOME = Assumptions(
    aware=0.4, proficient=2.5, own_estimates=1.5, catalogue_hours=0.8, pace_spread=0.1
)
MINE = Effort(10, 20, 40)


def by_hand(likely: float, low: float, high: float) -> float:
    """Return the mean of the split distribution with these points."""
    s = math.log(likely / low) / 1.2816
    below = likely * math.exp(s * s / 2) * math.erfc(s / math.sqrt(2)) / 2
    return below + 0.18871 * likely + 0.31129 * high


@pytest.mark.parametrize(
    ("plan", "target", "known", "own", "hours"),
    [
        (SkillPlan(), Level.WORKING, None, False, 0.8 * 40),
        (SkillPlan(), Level.AWARE, None, False, 0.4 * 0.8 * 40),
        (SkillPlan(), Level.PROFICIENT, Level.AWARE, False, (2.5 - 0.4) * 0.8 * 40),
        (SkillPlan(), Level.PROFICIENT, Level.WORKING, True, (2.5 - 1) * 1.5 * 40),
        (SkillPlan(effort=MINE), Level.WORKING, None, False, 1.5 * by_hand(20, 10, 40)),
        (SkillPlan(effort=MINE), Level.AWARE, None, True, 0.4 * 1.5 * by_hand(20, 10, 40)),
        (SkillPlan(effort=25.0), Level.PROFICIENT, None, False, 2.5 * 25),
    ],
)
def test_hours_by_hand(
    plan: SkillPlan, target: Level, known: Level | None, own: bool, hours: float
) -> None:
    shipped = catalogue([skill("a", 40, own=own)], {"a": target})
    held = roadmap(Learner(known={"a": known} if known else {}))
    held = replace(
        held,
        level_cap=Level.PROFICIENT,
        assumptions=SOME,
        plans={"a": plan} if not plan.is_empty else {},
    )
    task = schedule(held, shipped).tasks["a"]
    assert task.hours == pytest.approx(hours, rel=1e-4)


@given(some.assumptions(), st.floats(1, 200))
def test_what_is_not_given_is_as_usual(given_ones: Assumptions, likely: float) -> None:
    usual = catalogue([skill("a", 1)]).level_factors
    factors = given_ones.level_factors(usual)
    assert 0 < factors.aware < factors.working == 1 < factors.proficient
    assert factors.aware == (given_ones.aware or usual.aware)
    assert given_ones.biases.own == (given_ones.own_estimates or 1)
    assert given_ones.biases.catalogue == (given_ones.catalogue_hours or 1)
    spread = given_ones.pace_spread
    assert [given_ones.spread(has) for has in (False, True)] == (
        [0.25, 0.15] if spread is None else [spread, spread]
    )
    around = Effort.around(likely)
    assert (around.optimistic, around.pessimistic) == (likely / 2, likely * 1.75)


def test_the_usual_figures_change_nothing() -> None:
    shipped = catalogue([skill(each, 30) for each in names(4)])
    told = Assumptions(0.25, 2.0, 1.0, 1.0, 0.25)
    assert (
        schedule(replace(roadmap(), assumptions=told), shipped).activities
        == schedule(roadmap(), shipped).activities
    )


@pytest.mark.parametrize("spread", [0.0, 0.1, 0.6])
def test_the_pace_strays_as_far_as_is_said(spread: float) -> None:
    held = replace(roadmap(), assumptions=Assumptions(pace_spread=spread))
    efforts = Efforts(schedule(held, chain([40])), 10_000, SEED)
    assert np.log(efforts.pace).std() == pytest.approx(spread, rel=0.001)


def test_the_pace_moves_the_safe_day_only() -> None:
    shipped = chain([40, 60, 80])
    narrow, wide = (
        schedule(replace(roadmap(), assumptions=Assumptions(pace_spread=spread)), shipped)
        for spread in (0.0, 0.6)
    )
    assert narrow.finish == wide.finish
    assert forecast(narrow, 1000).finish.p80 < forecast(wide, 1000).finish.p80


@given(some.assumptions(), some.assumptions())
@FEW
def test_a_session_follows(before: Assumptions, after: Assumptions) -> None:
    shipped = catalogue([skill(each, 30, own=each == "s0") for each in names(4)])
    held = replace(roadmap(), assumptions=before, plans={"s1": SkillPlan(effort=MINE)})
    session = PreviewSession(schedule(held, shipped), shipped)
    changed = replace(held, assumptions=after)
    assert session.after(changed).activities == schedule(changed, shipped).activities
    dragged = held.with_plan("s2", SkillPlan(effort=Effort(5, 10, 20)))
    assert session.after(dragged).activities == schedule(dragged, shipped).activities


# -- the learner's own record -------------------------------------------------------------


def done(count: int, ratio: float, **more: SkillPlan) -> Roadmap:
    plans = {each: SkillPlan(finished=START, logged=30 * ratio) for each in names(count)}
    return replace(roadmap(), plans=plans | more)


SHIPPED = catalogue([skill(each, 30, own=each == "s12") for each in names(14)])


def record(held: Roadmap) -> OwnRecord:
    return record_of(schedule(held, SHIPPED).tasks.values())


def test_the_record_counts_guesses_and_the_catalogue_alike() -> None:
    own = SkillPlan(finished=START, logged=60)
    guess = SkillPlan(finished=START, logged=2 * MINE.expected, effort=MINE)
    typed = SkillPlan(finished=START, logged=50, effort=25.0)
    held = done(9, 1.3, s10=typed, s12=own, s13=guess, s11=SkillPlan(finished=START))
    found = record(held)
    assert found.ratios == pytest.approx([1.3] * 9 + [2.0] * 3)
    assert found.mean == pytest.approx((9 * 1.3 + 6) / 12)
    assert found.factor == pytest.approx((9 * 1.3 + 6 + 10) / 22)


def test_the_record_is_the_mean_of_ratios_not_the_ratio_of_sums() -> None:
    long = SkillPlan(finished=START, logged=300, effort=300.0)
    held = replace(roadmap(), plans={"s0": SkillPlan(finished=START, logged=60), "s1": long})
    assert record(held).mean == pytest.approx(1.5)
    assert record(held).factor == pytest.approx(13 / 12)


def test_the_record_is_the_same_whatever_hours_count_with() -> None:
    held = done(10, 1.3)
    applied = replace(held, assumptions=Assumptions(catalogue_hours=1.3, own_estimates=2.0))
    assert record(applied).ratios == pytest.approx(record(held).ratios)
    in_use = replace(held, assumptions=Assumptions(record=True))
    assert record(in_use).ratios == pytest.approx(record(held).ratios)


def test_few_skills_say_little_and_odd_ratios_stay_in_range() -> None:
    assert record(roadmap()) == OwnRecord(())
    assert record(roadmap()).factor == 1.0
    assert record(done(1, 2.1)).factor == pytest.approx(12.1 / 11)
    assert record(done(12, 50.0)).factor == 5.0


def test_a_record_in_use_counts_for_guesses_and_the_catalogue() -> None:
    held = replace(done(3, 2.0, s4=SkillPlan(effort=MINE)), assumptions=Assumptions(record=True))
    plan, factor = schedule(held, SHIPPED), 16 / 13
    hours = {"s4": MINE.expected, "s5": 30.0, "s12": 30.0}
    for skill_id, each in hours.items():
        assert plan.tasks[skill_id].hours == pytest.approx(factor * each)
    typed = schedule(held.with_plan("s5", SkillPlan(effort=25.0)), SHIPPED)
    assert typed.tasks["s5"].hours == 25.0
    given_one = replace(held, assumptions=Assumptions(record=True, own_estimates=1.5))
    assert schedule(given_one, SHIPPED).tasks["s4"].hours == pytest.approx(1.5 * MINE.expected)


def test_each_finish_moves_the_factor_in_the_same_step() -> None:
    held = replace(done(3, 2.0), assumptions=Assumptions(record=True))
    begun = LogHours("s5", 9, START).apply(held, SHIPPED)
    before, after = schedule(begun, SHIPPED), MarkDone("s5", START).apply(begun, SHIPPED)
    counted = (3 * 2.0 + 9 / 30 + 10) / 14
    assert before.tasks["s6"].hours == pytest.approx(30 * 16 / 13)
    assert schedule(after, SHIPPED).tasks["s6"].hours == pytest.approx(30 * counted)
    session = PreviewSession(before, SHIPPED)
    assert session.after(after).activities == schedule(after, SHIPPED).activities


def test_an_estimate_changed_after_the_start_does_not_count() -> None:
    held = LogHours("s0", 20, START).apply(roadmap(), SHIPPED)
    for edit in (SetEffort("s0", 90.0), SetEffort("s0", MINE), ResetEffort("s0")):
        held = edit.apply(held, SHIPPED)
    held = SetEffort("s0", 200.0).apply(held, SHIPPED)
    following = START + timedelta(days=1)
    held = LogHours("s0", 22, following).apply(held, SHIPPED)
    held = MarkDone("s0", following).apply(held, SHIPPED)
    assert held.plan("s0").at_start == Effort(30, 30, 30)
    assert record(held).ratios == pytest.approx([42 / 30])
    early = SetEffort("s1", 84.0).apply(roadmap(), SHIPPED)
    assert early.plan("s1").at_start is None
    late = MarkDone("s1", START).apply(LogHours("s1", 21, START).apply(early, SHIPPED), SHIPPED)
    assert record(late).ratios == pytest.approx([0.25])
    assert MarkPlanned("s0").apply(held, SHIPPED).plan("s0").at_start is None
