"""The finish of every route for every role, worked out again from the catalogue's YAML alone.

Nothing of the program takes part: the files are read with PyYAML, and a beginner who studies
every day alike is followed day by day. One skill is studied at a time, so that whatever the order,
as much is done on a day as there are hours and as has been opened: the finish needs no order.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
import yaml

from planner.domain.learner import Learner, WeekHours
from planner.domain.roadmap import Roadmap
from planner.resources import resource
from planner.scheduling.comparison import Comparison, compare
from tests.strategies import catalogue

START = date(2026, 1, 5)
DAY = timedelta(days=1)
LEVELS = ("aware", "working", "proficient")
ROLES = ("ml-software-engineer", "applied-ml-engineer", "core-ml-engineer")
ROUTES = {
    "self-study": "self-study",
    "bootcamp": "bootcamp",
    "bootcamp-part-time": "bootcamp",
    "bootcamp-extended": "bootcamp",
    "bachelors": "bachelors",
    "bachelors-without-electives": "bachelors",
    "masters": "masters",
}


@cache
def read(name: str) -> Any:
    return yaml.safe_load(resource("catalogue", f"{name}.yaml").read_text("utf-8"))


@cache
def skills() -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted(resource("catalogue", "skills").glob("*.yaml")):
        found |= yaml.safe_load(path.read_text("utf-8"))
    return found


def needs(skill: str) -> Iterator[tuple[str, int]]:
    """Yield the prerequisites of a skill with their levels, of a choice the default."""
    for need in skills()[skill].get("prerequisites", ()):
        id_ = need.get("skill") or read("groups")[need["any_of"]]["default"]
        yield id_, LEVELS.index(need["level"])


@cache
def asked(role: str) -> Mapping[str, int]:
    """Return what a beginner has to learn for a role, none of it further than working."""
    found: dict[str, int] = {}

    def ask(skill: str, level: int) -> None:
        if found.get(skill, -1) < level:
            found[skill] = level
            for need, least in needs(skill):
                ask(need, min(level, least))

    for each in read(f"careers/{role}")["requirements"]:
        group = read("groups").get(each.get("group"))
        skill = group["default"] if group else each["skill"]
        ask(skill, min(LEVELS.index(each["level"]), LEVELS.index("working")))
    return found


def expected(skill: str) -> float:
    """Return the mean of the lognormal between the 10th and the 90th percentile."""
    hours = skills()[skill]["hours"]
    low, likely, high = hours["optimistic"], hours["likely"], hours["pessimistic"]
    s = math.log(likely / low) / 1.2816
    below = likely * math.exp(s * s / 2) * math.erfc(s / math.sqrt(2)) / 2
    return float(below + 0.188714 * likely + 0.311286 * high)


@dataclass
class Term:
    """A stretch of a programme with its dates and the fractions that its courses teach."""

    first: date
    last: date
    own: float
    covers: list[tuple[str, float]]


@cache
def terms(route: str) -> tuple[Term, ...]:
    """Return the programme of a route from its first intake on or after `START`."""
    file = read(f"routes/{ROUTES[route]}")
    variant = file["variants"][route]
    intake = first_monday(variant.get("intakes") or file.get("intakes") or ())
    found = []
    prework = variant.get("prework") or file.get("prework")
    if prework:
        found.append(laid(intake, {"offset_weeks": 0, **prework}, ()))
    for term in variant.get("terms") or file.get("terms") or ():
        courses = term.get("courses", ())
        if isinstance(courses, str):
            courses = file["course_lists"][courses]
        if not variant.get("electives", True):
            courses = [each for each in courses if not each.get("elective")]
        found.append(laid(intake, term, courses))
    return tuple(found)


def laid(intake: date, term: Any, courses: Any) -> Term:
    first = intake + 7 * term["offset_weeks"] * DAY
    covers = [pair for course in courses for pair in course.get("covers", {}).items()]
    last = first + (7 * term["weeks"] - 1) * DAY
    return Term(first, last, float(term.get("own_hours_per_week", 0)), covers)


def first_monday(intakes: Any) -> date:
    """Return the first Monday in the week from an intake on, any Monday without intakes."""
    day = START
    while True:
        week = {f"{day - back * DAY:%m-%d}" for back in range(7)}
        if day.weekday() == 0 and (not intakes or week & set(intakes)):
            return day
        day += DAY


def finish(role: str, route: str, hours: float) -> date:
    """Return the last day of study or of a course that the plan counts on."""
    left, leads, taught_until = shares(role, route)
    studied = {skill for skill, each in left.items() if each > 1e-9}

    @cache
    def opens(skill: str) -> date:
        """The first day on which it can be studied, as far as courses decide it."""
        near = [skill, *(need for need, _ in needs(skill) if need in left)]
        days = [taught_until[each] + DAY for each in near if each in leads]
        days += [opens(need) for need in near[1:] if need in studied]
        return max(days, default=START)

    last = max(taught_until.values(), default=START)
    day, waiting, at_hand = START, sorted(studied, key=opens, reverse=True), 0.0
    while waiting or at_hand > 1e-6:
        while waiting and opens(waiting[-1]) <= day:
            at_hand += left[waiting.pop()]
        limits = [term.own for term in terms(route) if term.first <= day <= term.last]
        done = min(at_hand, min([hours, *limits]) / 7)
        at_hand -= done
        if done > 1e-6:
            last = max(last, day)
        day += DAY
    return last


def shares(role: str, route: str) -> tuple[dict[str, float], set[str], dict[str, date]]:
    """Return the hours left of each skill, which ones a course delivers more of than is left, and
    the last day of the courses that teach it."""
    factors = read("levels")
    part: dict[str, float] = {}
    until: dict[str, date] = {}
    for term in terms(route):
        for skill, fraction in term.covers:
            part[skill] = min(1.0, part.get(skill, 0.0) + fraction)
            until[skill] = term.last
    left: dict[str, float] = {}
    leads, taught_until = set[str](), dict[str, date]()
    for skill, level in asked(role).items():
        target = float(factors[LEVELS[level]]["factor"])
        taught = min(target, part.get(skill, 0.0))
        left[skill] = (target - taught) * expected(skill)
        if taught > 0:
            taught_until[skill] = until[skill]
        if taught > target - taught + 1e-9:
            leads.add(skill)
    return left, leads, taught_until


@cache
def compared(role: str, hours: float) -> Comparison:
    each = hours / 7
    week: WeekHours = (each, each, each, each, each, each, each)
    return compare(Roadmap("P", role, START, START, learner=Learner(week, focus=1)), catalogue())


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("hours", [10.0, 20.0, 40.0])
@pytest.mark.parametrize("role", ROLES)
def test_finish_is_that_of_a_second_computation(role: str, hours: float, route: str) -> None:
    assert compared(role, hours).outcome(route).finish == finish(role, route, hours)
