"""The figures behind the hours: against the formula by hand, and in the forecast."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.assumptions import Assumptions
from planner.domain.effort import Effort, Level
from planner.domain.learner import Learner
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.scheduling.forecast import SEED, forecast
from planner.scheduling.forecast_samples import Efforts
from planner.scheduling.own_record import LEAST_RECORD, OwnRecord, own_record
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
    """Return the mean of the lognormal with P10 `low` and P90 `high`."""
    sigma = math.log(high / low) / 2.5632
    return likely * math.exp(sigma**2 / 2)


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
    assert task.hours == pytest.approx(hours)


@given(some.assumptions(), st.floats(1, 200))
def test_what_is_not_given_is_as_usual(given_ones: Assumptions, likely: float) -> None:
    usual = catalogue([skill("a", 1)]).level_factors
    factors = given_ones.level_factors(usual)
    assert 0 < factors.aware < factors.working == 1 < factors.proficient
    assert factors.aware == (given_ones.aware or usual.aware)
    assert given_ones.biases.own == (given_ones.own_estimates or 1.2)
    assert given_ones.biases.catalogue == (given_ones.catalogue_hours or 1)
    spread = given_ones.pace_spread
    assert [given_ones.spread(has) for has in (False, True)] == (
        [0.25, 0.15] if spread is None else [spread, spread]
    )
    assert Effort.around(likely).sigma == pytest.approx(math.log(3.5) / 2.5632)


def test_the_usual_figures_change_nothing() -> None:
    shipped = catalogue([skill(each, 30) for each in names(4)])
    told = Assumptions(0.25, 2.0, 1.2, 1.0, 0.25)
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


def test_the_record_counts_what_the_catalogue_estimated() -> None:
    own = SkillPlan(finished=START, logged=300)
    guess = SkillPlan(finished=START, logged=300, effort=MINE)
    held = done(10, 1.3, s12=own, s13=guess, s11=SkillPlan(finished=START))
    record = own_record(schedule(held, SHIPPED))
    assert record.skills == 10
    assert record.ratio == pytest.approx(1.3)
    assert record.is_enough
    assert record.factor == 1.3


def test_the_record_is_the_same_once_it_is_applied() -> None:
    held = done(10, 1.3)
    applied = replace(held, assumptions=Assumptions(catalogue_hours=1.3, own_estimates=2.0))
    before, after = schedule(held, SHIPPED), schedule(applied, SHIPPED)
    assert own_record(after).ratio == pytest.approx(own_record(before).ratio)
    assert after.tasks["s13"].hours == pytest.approx(1.3 * before.tasks["s13"].hours)


def test_few_skills_and_odd_ratios_are_no_record() -> None:
    assert own_record(schedule(roadmap(), SHIPPED)) == OwnRecord(0, 1.0)
    assert not own_record(schedule(done(LEAST_RECORD - 1, 1.3), SHIPPED)).is_enough
    assert own_record(schedule(done(12, 50.0), SHIPPED)).factor == 5.0
