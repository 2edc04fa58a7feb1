"""The order of a beginner's plan, held to what a mentor would sign; and the samples by it."""

from datetime import date
from pathlib import Path

import pytest

from planner.resources import samples
from planner.scheduling.schedule import Schedule, schedule
from planner.storage.roadmap_file import load
from tests.benchmarks import drags
from tests.benchmarks.mentor import beginner, order_of
from tests.strategies import catalogue

CASES = Path(__file__).parents[4] / "shared" / "cases"

FINISHES = {
    "ml-software-engineer": date(2030, 10, 21),
    "applied-ml-engineer": date(2030, 12, 4),
    "core-ml-engineer": date(2031, 8, 16),
}
"""What any order comes to, and came to before there was a curriculum."""

SOONEST = {
    "applied-ml-evenings": (date(2029, 3, 10), 49),
    "ml-software-backend": (date(2029, 2, 19), 341),
    "pins-and-breaks": (date(2030, 10, 3), 130),
    "bootcamp-full-time": (date(2027, 11, 19), 111),
    "bootcamp-part-time": (date(2029, 5, 1), 180),
}
"""Entry level when the longest chain came first, and how many days sooner it has to be."""

HOURS = {
    "applied-ml-evenings": 1698.21,
    "bachelors-from-school": 2145.15,
    "bootcamp-full-time": 1887.09,
    "bootcamp-part-time": 2037.77,
    "core-ml-masters": 1291.53,
    "entry-first-job": 1015.37,
    "entry-level-sabbatical": 922.55,
    "halfway-analyst": 1125.85,
    "ml-software-backend": 1572.40,
    "pins-and-breaks": 2515.86,
}
"""The finish of each sample on the axis of hours, whatever the order."""


def sample(name: str) -> Schedule:
    return schedule(load(Path(samples()) / f"{name}.yaml", catalogue()).roadmap, catalogue())


@pytest.mark.parametrize("career", FINISHES)
def test_what_a_mentor_would_sign(career: str) -> None:
    order = order_of(career)
    assert order.git <= 3
    assert order.python <= 4
    assert order.sql <= 6.5
    assert order.testing <= 10.5
    assert order.machine_learning <= 18.5
    assert order.without_code <= 80
    assert order.mathematics <= 0.52
    assert 0 <= order.job_search <= 2
    assert order.entry == order.entry_alone
    assert order.finish == FINISHES[career]


def test_a_theory_and_a_practice_skill_run_side_by_side() -> None:
    plan = schedule(beginner("applied-ml-engineer"), catalogue())
    areas = catalogue().areas
    first = [areas[bar.skill.area].track for bar in plan.activities[:2]]
    assert len(set(first)) == 2


@pytest.mark.parametrize("name", SOONEST)
def test_entry_level_of_the_samples_comes_sooner(name: str) -> None:
    before, days = SOONEST[name]
    entry = sample(name).milestones[0].day
    assert entry is not None
    assert (before - entry).days >= days


@pytest.mark.parametrize("name", HOURS)
def test_the_order_moves_no_finish(name: str) -> None:
    assert sample(name).finish_hours == pytest.approx(HOURS[name], abs=0.01)


def test_bars_start_where_they_are_dropped_and_little_else_moves() -> None:
    total = drags.Drags()
    for _, found in drags.of_samples():
        total.errors += found.errors
        for week, counts in found.moved.items():
            total.moved.setdefault(week, []).extend(counts)
    assert len(total.errors) > 5000
    assert set(total.errors) == {0}
    for week, most in drags.BOUNDS.items():
        assert total.mean(week) <= most


def test_a_pin_in_time_off_starts_on_the_first_day_with_hours() -> None:
    path = CASES / "pin-loses-its-place.yaml"
    if not path.is_file():
        pytest.skip("the shared cases are not here")
    plan = schedule(load(path, catalogue()).roadmap, catalogue())
    assert plan.by_id["programming-fundamentals"].start == date(2027, 4, 1)
