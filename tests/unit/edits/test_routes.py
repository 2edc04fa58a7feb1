"""Edits of routes: what is refused and why, copies, and what goes with a route."""

from dataclasses import replace

import pytest

from planner.domain.route import (
    Cost,
    Course,
    Price,
    Route,
    RouteChoice,
    RouteFigures,
    RouteKind,
    Term,
)
from planner.edits import AddRoute, ChangeRoute, Edit, RemoveRoute, SetRouteFigures, SwitchRoute
from planner.edits.routes import copy_of, new_route, new_route_id
from planner.storage.roadmap_file import dumps, loads
from tests.strategies import catalogue
from tests.unit.edits.base import ROADMAP, applied, rejected

TERM = Term("Autumn", 0, 12, 30, 5, (Course("Python", {"python": 0.5}),))
SCHOOL = Route("school", RouteKind.BOOTCAMP, "My school", "School", "", (TERM,))
WITH_SCHOOL = replace(ROADMAP, own_routes=(SCHOOL,))


def with_term(**changes: object) -> Route:
    return replace(SCHOOL, terms=(replace(TERM, **changes),))  # type: ignore[arg-type]


def with_course(**covers: float) -> Route:
    return with_term(courses=(Course("C", {k.replace("_", "-"): v for k, v in covers.items()}),))


def with_cost(amount: float = 1.0, per: str = "once", name: str = "Fee") -> Route:
    return replace(SCHOOL, costs=(Cost("fee", name, amount, "EUR", per, "assumption"),))


def with_ids(*ids: str) -> Route:
    return replace(SCHOOL, costs=tuple(Cost(i, "Fee", 1.0, "EUR", "once", "judged") for i in ids))


REFUSED: list[tuple[Route, str]] = [
    (with_ids(""), "cost-id"),
    (with_ids("a fee"), "cost-id"),
    (with_ids("fee", "fee"), "cost-id"),
    (replace(SCHOOL, name=" "), "no-name"),
    (replace(SCHOOL, intakes=((2, 30),)), "intake"),
    (replace(SCHOOL, intakes=((13, 1),)), "intake"),
    (replace(SCHOOL, requires="school"), "route-required"),
    (replace(SCHOOL, requires="bachelor"), "route-required"),
    (with_term(name=""), "no-name"),
    (with_term(weeks=0), "weeks-range"),
    (with_term(weeks=9999), "weeks-range"),
    (with_term(offset_weeks=-1), "term-order"),
    (with_term(hours_per_week=169), "hours-range"),
    (with_term(own_hours_per_week=-1), "hours-range"),
    (with_term(kind="holiday"), "term-kind"),
    (with_term(courses=(Course("", {}),)), "no-name"),
    (with_term(courses=(Course("C", {}, 61),)), "credits"),
    (with_term(courses=(Course("C", {}),) * 61), "courses"),
    (with_course(pyhton=0.5), "unknown-skill"),
    (with_course(python=1.5), "coverage"),
    (replace(SCHOOL, terms=(TERM, replace(TERM, offset_weeks=11))), "term-order"),
    (replace(SCHOOL, terms=(with_course(python=0.6).terms[0],
                            replace(TERM, offset_weeks=12))), "coverage"),
    (with_cost(-1), "amount-range"),
    (with_cost(per="day"), "cost-per"),
    (with_cost(name=""), "no-name"),
]  # fmt: skip


@pytest.mark.parametrize(("route", "code"), REFUSED, ids=range(len(REFUSED)))
def test_what_a_route_cannot_be(route: Route, code: str) -> None:
    assert rejected(AddRoute(route)).code == code
    assert rejected(ChangeRoute(route), WITH_SCHOOL).code == code


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (SwitchRoute("bootcmp"), "unknown-route"),
        (AddRoute(replace(SCHOOL, id="bootcamp")), "route-id"),
        (AddRoute(SCHOOL), "route-id"),
        (AddRoute(replace(SCHOOL, id="")), "route-id"),
        (AddRoute(replace(SCHOOL, id="My school")), "route-id"),
        (AddRoute(replace(SCHOOL, id="école")), "route-id"),
        (AddRoute(replace(SCHOOL, id="s" * 101)), "route-id"),
        (ChangeRoute(replace(SCHOOL, id="bootcamp")), "not-own"),
        (ChangeRoute(replace(SCHOOL, id="x")), "unknown-route"),
        (RemoveRoute("bootcamp"), "not-own"),
        (SetRouteFigures("x", RouteFigures()), "unknown-route"),
        (SetRouteFigures("bootcamp", RouteFigures(200.0)), "hours-range"),
        (SetRouteFigures("bootcamp", RouteFigures(optional=("Trip",))), "no-term"),
        (SetRouteFigures("bootcamp", RouteFigures(costs={"x": Price(name="X")})), "no-amount"),
        (SetRouteFigures("bootcamp", RouteFigures(costs={"x y": Price(1)})), "cost-id"),
        (SetRouteFigures("bootcamp", RouteFigures(costs={"tuition": Price(-1)})), "amount-range"),
        (SetRouteFigures("bootcamp", RouteFigures(costs={"tuition": Price(1, "d")})), "cost-per"),
    ],
)
def test_what_is_refused(edit: Edit, code: str) -> None:
    assert rejected(edit, WITH_SCHOOL).code == code


def test_a_route_that_another_one_asks_for_stays() -> None:
    after = replace(SCHOOL, id="later", requires="school")
    both = replace(ROADMAP, own_routes=(SCHOOL, after))
    assert rejected(RemoveRoute("school"), both).code == "route-required"
    assert applied(RemoveRoute("later"), both).own_routes == (SCHOOL,)


def test_the_figures_of_a_deleted_route_go_with_it() -> None:
    held = applied(SetRouteFigures("school", RouteFigures(20.0)), WITH_SCHOOL)
    after = applied(RemoveRoute("school"), replace(held, route=RouteChoice("school")))
    assert (after.route_figures, after.own_routes) == ({}, ())
    assert after.route.id == "self-study"


def test_figures_about_what_a_route_no_longer_has_go() -> None:
    offering = replace(SCHOOL, optional_terms=(Term("Intern", 12, 4, 40, 0),))
    offering = replace(offering, costs=with_cost().costs)
    figures = RouteFigures(optional=("Intern",), costs={"fee": Price(counted=True), "x": Price(3)})
    held = applied(SetRouteFigures("school", figures), replace(ROADMAP, own_routes=(offering,)))
    after = applied(ChangeRoute(SCHOOL), held)
    assert after.route_figures == {"school": RouteFigures(costs={"x": Price(3)})}


@pytest.mark.parametrize("route", list(catalogue().routes))
def test_a_copy_of_a_shipped_route_is_saved_and_read_back(route: str) -> None:
    made = copy_of(catalogue().routes[route], "My  way", ROADMAP, catalogue())
    after = applied(AddRoute(made))
    assert after.own_routes[0].id == "my-way"
    assert after.own_routes[0].coverage == catalogue().routes[route].coverage
    assert loads(dumps(after), "plan.yaml", catalogue()).roadmap == after


def test_a_course_that_teaches_too_much_is_named_before_the_sum_of_all() -> None:
    problem = rejected(AddRoute(with_course(python=1.7)))
    assert str(problem) == "“C” cannot teach 170 % of Python. Enter 0 to 100 %."


def test_ids_are_made_of_names_and_free() -> None:
    assert new_route_id("Écoles d’été 2027", ROADMAP, catalogue()) == "ecoles-dete-2027"
    assert new_route_id("Bootcamp", ROADMAP, catalogue()) == "bootcamp-2"
    assert new_route_id("学校", ROADMAP, catalogue()) == "own-route"
    empty = new_route("My way", RouteKind.MASTERS, ROADMAP, catalogue())
    assert applied(AddRoute(empty)).own_routes == (empty,)


def test_hours_and_fractions_are_kept_as_a_file_keeps_them() -> None:
    made = applied(AddRoute(with_term(hours_per_week=1 / 3))).own_routes[0]
    assert made.terms[0].hours_per_week == 0.333
    prework = applied(AddRoute(with_term(kind="prework"))).own_routes[0]
    assert prework.prework_hours == 360
