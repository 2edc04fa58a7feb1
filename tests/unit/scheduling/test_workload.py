"""Hours that are left: against the formula by hand and the residual life against integration."""

import math
from dataclasses import replace
from itertools import pairwise
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.assumptions import Biases
from planner.domain.effort import P90_Z, Effort, Level, far_apart
from planner.domain.learner import Learner
from planner.domain.programme import programme_of
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.route import Course, Route, RouteChoice, RouteKind, Term
from planner.domain.scope import scope_of
from planner.scheduling.schedule import ActivityKind, schedule
from planner.scheduling.workload import Status, Task, estimate_of, tasks_of
from tests.unit.scheduling.synthetic import START, catalogue, roadmap, skill

COURSE = Course("C", {"a": 0.5})
PROGRAMME = Route(
    "p", RouteKind.BOOTCAMP, "P", "P", "", (Term("T", 0, 8, 20, 10, (COURSE,)),)
)  # fmt: skip


def integrated(effort: Effort, logged: float) -> float:
    """Return E[X | X > l] - l by the integral over the standard normal, from that of `logged` on.

    The distribution is written anew: lognormal below the middle, straight above it.
    """
    low, middle, high = effort.optimistic, effort.likely, effort.pessimistic

    def hours(z: float) -> float:
        if z < 0:
            return float(middle * (low / middle) ** (-z / P90_Z))
        return middle + (high - middle) * z / P90_Z

    first = -9.0
    if 0 < logged < middle:
        first = max(math.log(logged / middle) / math.log(middle / low) * P90_Z, first)
    elif logged >= middle:
        first = (logged - middle) / (high - middle) * P90_Z
    total = weight = 0.0
    edges = [each for each in (first, 0.0) if each >= first] + [max(first, 0.0) + 9.0]
    for begin, end in pairwise(sorted(set(edges))):
        steps = 4000
        width = (end - begin) / steps
        for place in range(steps):
            z = begin + (place + 0.5) * width
            mass = math.exp(-z * z / 2 + first * abs(first) / 2) * width
            total, weight = total + hours(z) * mass, weight + mass
    return total / weight - max(logged, 0.0)


ESTIMATES = [
    Effort(20, 60, 120), Effort(50, 120, 150), Effort(0.5, 40, 400), Effort(10, 11, 200),
]  # fmt: skip


@pytest.mark.parametrize("effort", ESTIMATES, ids=str)
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.95, 1.0, 1.3, 2.0, 3.0])
def test_residual_life_is_that_of_the_integral(effort: Effort, share: float) -> None:
    """`share` is how much of the likely hours was logged."""
    logged = share * effort.likely
    assert effort.left(logged) == pytest.approx(integrated(effort, logged), rel=1e-4)


def efforts(most: float = 1000.0) -> st.SearchStrategy[Effort]:
    """Estimates of which each point is up to `most` times the one below."""
    times = st.floats(1, most)
    return st.builds(
        lambda low, up, further: Effort(low, low * up, low * up * further),
        st.floats(0.5, 100), times, times,
    )  # fmt: skip


@given(efforts(), st.floats(0, 10_000))
def test_hours_left_are_finite_and_never_gone(effort: Effort, logged: float) -> None:
    left = effort.left(logged)
    assert math.isfinite(left)
    assert left > 0


@given(efforts(20), st.floats(0, 400), st.floats(0.1, 50))
def test_logging_never_makes_the_whole_smaller(effort: Effort, logged: float, more: float) -> None:
    before = logged + effort.left(logged)
    after = logged + more + effort.left(logged + more)
    assert after >= before - 1e-6 * before - 1e-9


@given(efforts(), st.sampled_from(["optimistic", "likely", "pessimistic"]), st.floats(1, 3))
def test_expected_hours_rise_with_each_point_and_stay_within(
    effort: Effort, point: str, times: float
) -> None:
    assert effort.optimistic <= effort.expected <= effort.pessimistic
    points = {each: getattr(effort, each) for each in ("optimistic", "likely", "pessimistic")}
    higher = Effort(**points | {point: points[point] * times})
    if higher.optimistic <= higher.likely <= higher.pessimistic:
        assert higher.expected >= effort.expected * (1 - 1e-12)
        if times > 1.001:
            assert higher.expected > effort.expected


@pytest.mark.parametrize("effort", ESTIMATES, ids=str)
def test_the_points_are_quantiles_and_the_density_is_theirs(effort: Effort) -> None:
    for z, hours in ((-P90_Z, effort.optimistic), (0, effort.likely), (P90_Z, effort.pessimistic)):
        assert effort.at(z) == pytest.approx(hours)
    steps = [effort.at(-4 + place / 500) for place in range(4001)]
    inside = (effort.density((a + b) / 2) * (b - a) for a, b in pairwise(steps))
    assert sum(inside) == pytest.approx(1, abs=0.001)


def test_the_mean_is_that_of_the_formula() -> None:
    effort = Effort(30, 60, 120)
    s = math.log(2) / P90_Z
    below = 60 * math.exp(s * s / 2) * NormalDist().cdf(-s)
    assert effort.expected == pytest.approx(below + 0.1887 * 60 + 0.3113 * 120, rel=1e-4)
    assert effort.scaled(2).expected == pytest.approx(2 * effort.expected)
    assert Effort(50, 120, 150).expected == pytest.approx(106.8, abs=0.05)
    assert Effort(7, 7, 7).expected == 7


@pytest.mark.parametrize(
    ("effort", "is_odd"),
    [
        (Effort(1, 25, 625), False),
        (Effort(1, 26, 30), True),
        (Effort(1, 1, 26), True),
        (Effort(0.5, 40, 400), True),
    ],
)
def test_points_that_no_one_means_get_a_sentence(effort: Effort, is_odd: bool) -> None:
    assert (far_apart(effort) is not None) == is_odd


def task_of(plan: SkillPlan, known: Level | None = None, taught: bool = True) -> Task:
    """Return the task of a skill of 40 h, half of which a course delivers, to *working*."""
    given_catalogue = catalogue([skill("a", 40)], {"a": Level.WORKING}, programme=PROGRAMME)
    held = roadmap(Learner(known={"a": known} if known else {}))
    held = replace(held, plans={"a": plan} if not plan.is_empty else {})
    held = replace(held, route=RouteChoice("p" if taught else "self-study"))
    programme = programme_of(held, given_catalogue.routes[held.route.id])
    tasks = tasks_of(held, given_catalogue, scope_of(held, given_catalogue), programme)
    return tasks["a"]


@pytest.mark.parametrize(
    ("plan", "known", "taught", "hours", "course"),
    [
        (SkillPlan(), None, False, 40, 0),
        (SkillPlan(), None, True, 20, 20),
        (SkillPlan(), Level.AWARE, True, 40 * (0.75 - 0.375), 15),
        (SkillPlan(level=Level.PROFICIENT), None, True, 60, 20),
        (SkillPlan(level=Level.PROFICIENT), Level.AWARE, True, 40 * (1.75 - 0.375), 15),
        (SkillPlan(level=Level.AWARE), None, True, 0, 10),
        (SkillPlan(effort=10.0), None, False, 10, 0),
        (SkillPlan(effort=Effort(10, 10, 10)), None, False, 10, 0),
    ],
)
def test_hours_are_target_less_known_less_taught(
    plan: SkillPlan, known: Level | None, taught: bool, hours: float, course: float
) -> None:
    task = task_of(plan, known, taught)
    assert (task.hours, task.remaining) == pytest.approx((hours, hours))
    assert task.course_hours == pytest.approx(course)


def test_own_skills_and_own_three_points_count_as_guesses() -> None:
    own = skill("a", 10, own=True)
    counted = Biases(1.2, 1.1)
    assert estimate_of(own, SkillPlan())[1] == 1.0
    assert estimate_of(own, SkillPlan(), counted)[1] == 1.2
    assert estimate_of(own, SkillPlan(effort=5.0), counted) == (Effort(5, 5, 5), 1.0)
    assert estimate_of(skill("a", 10), SkillPlan(effort=Effort(1, 2, 3)), counted)[1] == 1.2
    assert estimate_of(skill("a", 10), SkillPlan(), counted)[1] == 1.1


def test_status_follows_from_what_was_told() -> None:
    begun = task_of(SkillPlan(started=START, logged=10), taught=False)
    assert (begun.status, begun.remaining) == (Status.IN_PROGRESS, 30)
    overrun = task_of(SkillPlan(logged=100), taught=False)
    assert overrun.remaining == pytest.approx(2)
    done = task_of(SkillPlan(finished=START), taught=True)
    assert (done.status, done.remaining, done.course_hours) == (Status.DONE, 0, 0)


def test_nothing_waits_for_a_course_that_teaches_only_what_is_known() -> None:
    known = Roadmap(
        "Plan", "c", START, START, RouteChoice("p"),
        level_cap=Level.PROFICIENT, learner=Learner(known={"a": Level.WORKING}),
    )  # fmt: skip
    plan = schedule(
        known, catalogue([skill("a", 10)], {"a": Level.PROFICIENT}, programme=PROGRAMME)
    )
    (bar,) = plan.activities
    assert (bar.kind, bar.start) == (ActivityKind.STUDY, START)
