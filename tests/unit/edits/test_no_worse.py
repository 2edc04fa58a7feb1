"""Files that edits would not have made: opened with a warning, and edited as long as no edit makes
them worse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.effort import Effort
from planner.domain.problem import Severity
from planner.domain.roadmap import Roadmap
from planner.domain.route import Course, Route, Term
from planner.edits import (
    AddOwnSkill,
    AddRoute,
    ChangeOwnSkill,
    ChangeRoute,
    ChangeRule,
    Edit,
    RemoveOwnSkill,
    SetDeadline,
    SetEffort,
    SetFocus,
    SetHoursFrom,
    SetTitle,
)
from planner.edits.own_skills import own_skill
from planner.storage.roadmap_file import dumps, loads
from tests.strategies import catalogue
from tests.unit.edits.base import applied, rejected

HEAD = """\
format: 1
title: Odd
career: applied-ml-engineer
start: 2026-01-05
hours: {mon: 2, sat: 4}
"""
ROUTE = "own_routes:\n- id: mine\n  name: Mine\n  kind: bootcamp\n"
TERM = "  - {{name: T{0}, offset_weeks: {0}, weeks: 1, hours_per_week: 9, own_hours_per_week: 1}}\n"
SKILL = "- {{id: {}, name: {}, area: prog, hours: {{optimistic: 1, likely: 2, pessimistic: 3}}}}\n"
TERMS = HEAD + ROUTE + "  terms:\n" + "".join(TERM.format(week) for week in range(61))
COURSES = (
    HEAD + ROUTE + "  terms:\n  - name: T\n    offset_weeks: 0\n    weeks: 9\n"
    "    hours_per_week: 9\n    own_hours_per_week: 1\n    courses:\n" + "    - {name: C}\n" * 62
)
ITSELF = HEAD + ROUTE + "  requires: mine\n"
DOUBLE = HEAD + "own_skills:\n" + SKILL.format("py", "Python") + SKILL.format("rust", "Rust")
DOUBLE += SKILL.format("rust-2", "RUST")
LONG = HEAD + "own_skills:\n" + SKILL.format("long", "x" * 500)
BLANK = HEAD + "own_skills:\n" + SKILL.format("blank", "' '")
NO_TITLE = HEAD.replace("Odd", "''")
EARLY = HEAD + "deadline: 2025-12-06\n"
RULE = HEAD + "calendar:\n- {from: 2026-05-04, to: 2026-05-10, hours: 100}\n"


def opened(text: str) -> Roadmap:
    return loads(text, "x.yaml", catalogue()).roadmap


def route_of(text: str) -> Route:
    return opened(text).own_routes[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TERMS, ["x.yaml:10: A route has at most 60 terms. Put some of them together."]),
        (COURSES, ["x.yaml:16: A term has at most 60 courses. Put some of them together."]),
        (
            ITSELF,
            ["x.yaml:10: There is no route “mine” that could come first. "
             "Choose another one, or none."],
        ),
        (
            DOUBLE,
            ["x.yaml:7: There is already a skill called “Python”. "
             "Add that one, or enter another name.",
             "x.yaml:9: There is already a skill called “Rust”. "
             "Add that one, or enter another name."],
        ),
        (
            LONG,
            ["x.yaml:7: The name has 500 letters; at most 120 fit. "
             "Enter a shorter one and put the rest in a note."],
        ),
        (BLANK, ["x.yaml:7: A skill needs a name. Enter a few words."]),
        (NO_TITLE, ["x.yaml:2: A plan needs a name. Enter a few words."]),
        (EARLY, ["x.yaml:6: The deadline is before the start of the plan. Choose a later day."]),
        (
            RULE,
            ["x.yaml:7: Shared like the usual week, 100 h a week exceed 24 h on a day. "
             "Give fewer hours, or the hours of each weekday."],
        ),
    ],
    ids=["terms", "courses", "itself", "double", "long", "blank", "title", "early", "rule"],
)  # fmt: skip
def test_it_opens_with_a_warning_in_its_line(text: str, says: list[str]) -> None:
    loaded = loads(text, "x.yaml", catalogue())
    assert [str(problem) for problem in loaded.problems] == says
    assert {problem.severity for problem in loaded.problems} == {Severity.WARNING}
    assert opened(dumps(loaded.roadmap)) == loaded.roadmap


COURSE = Course("D", {})
HOURS = Effort(2, 3, 4)
OVERLAP = replace(route_of(TERMS).terms[7], offset_weeks=6)


def with_course(route: Route, by: int) -> Route:
    term = route.terms[0]
    courses = term.courses[:by] if by < 0 else (*term.courses, *(COURSE,) * by)
    return replace(route, terms=(replace(term, courses=courses),))


RULE_HELD = opened(RULE).learner.calendar[0]
ALLOWED: list[tuple[str, Edit]] = [
    (TERMS, ChangeRoute(replace(route_of(TERMS), name="Other"))),
    (TERMS, ChangeRoute(replace(route_of(TERMS), terms=route_of(TERMS).terms[1:]))),
    (COURSES, ChangeRoute(replace(route_of(COURSES), intakes=((9, 1),)))),
    (COURSES, ChangeRoute(with_course(route_of(COURSES), -1))),
    (ITSELF, ChangeRoute(replace(route_of(ITSELF), notes=("Evenings",)))),
    (DOUBLE, ChangeOwnSkill("py", area="cs")),
    (DOUBLE, ChangeOwnSkill("py", "Python", "cs", HOURS, ("java",))),
    (DOUBLE, ChangeOwnSkill("rust", "Rust 2")),
    (DOUBLE, ChangeOwnSkill("rust", "RUST ")),
    (DOUBLE, RemoveOwnSkill("rust-2")),
    (DOUBLE, AddOwnSkill("Go", "prog", HOURS)),
    (LONG, ChangeOwnSkill("long", "x" * 500, "cs", HOURS)),
    (LONG, ChangeOwnSkill("long", "x" * 400)),
    (LONG, SetEffort("long", 3.0)),
    (BLANK, ChangeOwnSkill("blank", " ", "cs")),
    (NO_TITLE, SetFocus(1)),
    (EARLY, SetDeadline(date(2025, 12, 20))),
    (EARLY, SetDeadline(None)),
    (RULE, ChangeRule(0, replace(RULE_HELD, last=RULE_HELD.last + timedelta(days=7)))),
    (RULE, ChangeRule(0, replace(RULE_HELD, hours=90.0))),
]


@pytest.mark.parametrize(("text", "edit"), ALLOWED, ids=range(len(ALLOWED)))
def test_what_makes_it_no_worse_is_done_and_saved(text: str, edit: Edit) -> None:
    before = opened(text)
    after = applied(edit, before)
    assert after != before
    assert opened(dumps(after)) == after


REFUSED: list[tuple[str, Edit, str]] = [
    (TERMS, ChangeRoute(replace(route_of(TERMS), terms=(*route_of(TERMS).terms,
                                                        Term("U", 70, 1, 9, 1)))), "terms"),
    (TERMS, AddRoute(replace(route_of(TERMS), id="copy")), "terms"),
    (TERMS, ChangeRoute(replace(route_of(TERMS), terms=(*route_of(TERMS).terms[:7], OVERLAP,
                                                        *route_of(TERMS).terms[8:]))),
     "term-order"),
    (COURSES, ChangeRoute(with_course(route_of(COURSES), 1)), "courses"),
    (ITSELF, ChangeRoute(replace(route_of(ITSELF), requires="bachelor")), "route-required"),
    (DOUBLE, ChangeOwnSkill("py", "Java"), "name-taken"),
    (DOUBLE, AddOwnSkill("Rust", "prog", HOURS), "name-taken"),
    (LONG, ChangeOwnSkill("long", "x" * 501), "long-name"),
    (NO_TITLE, SetTitle(" "), "no-title"),
    (EARLY, SetDeadline(date(2025, 12, 5)), "deadline-early"),
    (RULE, ChangeRule(0, replace(RULE_HELD, hours=120.0)), "hours-range"),
    (RULE, SetHoursFrom(date(2026, 8, 1), date(2026, 8, 9), 100.0), "hours-range"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edit", "code"), REFUSED, ids=range(len(REFUSED)))
def test_what_makes_it_worse_is_refused(text: str, edit: Edit, code: str) -> None:
    assert rejected(edit, opened(text)).code == code


def test_hours_of_the_same_days_may_be_made_fewer() -> None:
    first, last = date(2026, 1, 5), date(2036, 1, 5)
    text = HEAD + f"calendar:\n- {{from: {first}, to: {last}, hours: 100}}\n"
    after = applied(SetHoursFrom(first, None, 90.0), opened(text))
    assert [rule.hours for rule in after.learner.calendar] == [90.0]
    assert rejected(SetHoursFrom(first, None, 110.0), opened(text)).code == "hours-range"


def test_a_name_that_stays_keeps_its_short_one() -> None:
    text = DOUBLE.replace("name: Python,", "name: Python, short_name: Py,")
    after = applied(ChangeOwnSkill("py", "Python", "cs"), opened(text))
    own = own_skill("py", after)
    assert own is not None
    assert (own.short_name, own.area) == ("Py", "cs")
