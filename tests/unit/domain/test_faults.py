"""What is wrong, and when an edit makes it worse."""

from datetime import date

import pytest

from planner.domain.faults import Fault, names_of, of_deadline, of_skill_name, within, worse
from planner.domain.route import Route, RouteKind, Term
from planner.domain.route_faults import of_route
from tests.strategies import catalogue

LONG = Fault("long", "Too long.", size=3)
TAKEN = Fault("taken", "Taken.", about="a")


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ([], [], None),
        ([], [LONG], LONG),
        ([LONG], [], None),
        ([LONG], [LONG], None),
        ([LONG], [Fault("long", "Too long.", size=2)], None),
        ([LONG], [Fault("long", "Longer.", size=4)], Fault("long", "Longer.", size=4)),
        ([LONG], [LONG, TAKEN], TAKEN),
        ([TAKEN], [Fault("taken", "Taken.", about="b")], Fault("taken", "Taken.", about="b")),
        ([TAKEN, TAKEN], [TAKEN], None),
        ([LONG], [LONG, Fault("long", "Too.", size=1)], Fault("long", "Too.", size=1)),
    ],
)
def test_what_is_worse(before: list[Fault], after: list[Fault], new: Fault | None) -> None:
    assert worse(before, after) == new


def test_the_way_to_a_fault_grows_outwards() -> None:
    (fault,) = within([Fault("x", "X.", where=("weeks",))], "terms", 3)
    assert fault.where == ("terms", 3, "weeks")


def test_how_far_a_deadline_is_too_early() -> None:
    (fault,) = of_deadline(date(2026, 1, 1), date(2026, 1, 31))
    assert fault.size == 30
    assert list(of_deadline(date(2026, 1, 31), date(2026, 1, 31))) == []


def test_a_name_is_taken_whatever_its_capitals_and_by_short_names_too() -> None:
    taken = names_of(catalogue().skills.values())
    assert [each.code for each in of_skill_name("PYTHON", taken)] == ["name-taken"]
    short = next(skill for skill in catalogue().skills.values() if skill.label != skill.name)
    (fault,) = of_skill_name(short.label.upper(), taken)
    assert f"“{short.name}”" in fault.message
    assert list(of_skill_name("Rust", taken)) == []


def test_each_term_that_overlaps_is_told_where_it_is() -> None:
    terms = tuple(Term(name, week, 4, 10, 1) for name, week in (("A", 0), ("B", 2), ("C", 4)))
    route = Route("r", RouteKind.BOOTCAMP, "R", "R", "", terms)
    found = list(of_route(route, {}, ()))
    assert [(fault.code, fault.where) for fault in found] == [
        ("term-order", ("terms", 1)),
        ("term-order", ("terms", 2)),
    ]
