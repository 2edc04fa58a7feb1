"""Somebody who knows nothing, and the comparison of all ways for them."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from planner.domain.learner import Learner, WeekHours
from planner.domain.roadmap import Roadmap
from planner.scheduling.comparison import Comparison, compare
from tests.strategies import catalogue

START = date(2026, 1, 5)
DAY = timedelta(days=1)


def beginner(career: str = "applied-ml-engineer", hours: float = 20.0, **other: object) -> Roadmap:
    """Return the plan of somebody who knows nothing and studies every day alike."""
    each = hours / 7
    week: WeekHours = (each, each, each, each, each, each, each)
    plan = Roadmap("Plan", career, START, START, learner=Learner(hours=week, focus=1))
    return replace(plan, **other)  # type: ignore[arg-type]


@cache
def of_beginner(career: str, hours: float) -> Comparison:
    return compare(beginner(career, hours), catalogue())
