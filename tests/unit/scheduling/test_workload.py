"""Hours that are left: against the formula by hand and the residual life against integration."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effort import P90_Z, Effort, Level, remaining_after
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


def integrated(mean: float, sigma: float, logged: float) -> float:
    """Return E[X | X > l] - l of a lognormal as the integral of its survival from l on."""
    mu = math.log(mean) - sigma**2 / 2

    def survival(hours: float) -> float:
        return 0.5 * math.erfc((math.log(hours) - mu) / sigma / math.sqrt(2))

    steps, low, high = 4000, math.log(logged), mu + 10 * sigma
    width = (high - low) / steps
    grid = [math.exp(low + width * place) for place in range(steps + 1)]
    weights = [1, *([4, 2] * (steps // 2))[:-1], 1]
    area = sum(
        weight * survival(hours) * hours for weight, hours in zip(weights, grid, strict=True)
    )
    return area * width / 3 / survival(logged)


@pytest.mark.parametrize("sigma", [0.05, 0.3, 0.6, 1.2])
@pytest.mark.parametrize("z", [-3.0, -1.0, 0.0, 1.0, 2.5, 5.0])
def test_residual_life_is_the_integral_of_survival(sigma: float, z: float) -> None:
    """`z` is how many sigmas the logged hours lie beyond the median."""
    mean = 80.0
    logged = mean * math.exp(z * sigma - sigma**2 / 2)
    found = remaining_after(mean, sigma, logged)
    assert found == pytest.approx(integrated(mean, sigma, logged), rel=1e-4)


@given(st.floats(0.5, 2000), st.floats(0, 1.5), st.floats(0, 10_000))
def test_hours_left_are_finite_and_never_gone(mean: float, sigma: float, logged: float) -> None:
    left = remaining_after(mean, sigma, logged)
    assert math.isfinite(left)
    assert left > 0 or sigma < 1e-3


@given(st.floats(1, 500), st.floats(0.05, 1.0), st.floats(0, 400), st.floats(0.1, 50))
def test_logging_never_makes_the_whole_smaller(
    mean: float, sigma: float, logged: float, more: float
) -> None:
    before = logged + remaining_after(mean, sigma, logged)
    after = logged + more + remaining_after(mean, sigma, logged + more)
    assert after >= before - 1e-6 * before - 1e-9


def test_three_points_give_mean_and_spread() -> None:
    effort = Effort(30, 60, 120)
    assert effort.sigma == pytest.approx(math.log(4) / (2 * P90_Z))
    assert effort.expected == pytest.approx(60 * math.exp(effort.sigma**2 / 2))
    assert effort.scaled(2).expected == pytest.approx(2 * effort.expected)


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
        (SkillPlan(effort=Effort(10, 10, 10)), None, False, 12, 0),
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
    assert estimate_of(own, SkillPlan())[1] == 1.2
    assert estimate_of(own, SkillPlan(effort=5.0)) == (Effort(5, 5, 5), 1.0)
    assert estimate_of(skill("a", 10), SkillPlan(effort=Effort(1, 2, 3)))[1] == 1.2


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
