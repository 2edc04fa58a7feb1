"""Routes as the person assumes them to be."""

from dataclasses import replace
from datetime import date

from planner.domain.roadmap import Roadmap
from planner.domain.route import Course, Price, Route, RouteFigures, RouteKind, Term
from planner.domain.route_lookup import find_route, routes_of, with_figures, without_skill
from planner.domain.scope import scope_of
from planner.edits import RemoveSkill
from planner.scheduling.schedule import schedule
from tests.strategies import catalogue

START = date(2026, 1, 5)
PLAN = Roadmap("Plan", "applied-ml-engineer", START, START)
MINE = Route("mine", RouteKind.BOOTCAMP, "Mine", "Mine", "")


def weeks(route: Route) -> list[tuple[str, int, int]]:
    return [(term.name, term.offset_weeks, term.weeks) for term in route.terms]


def test_own_routes_come_after_the_catalogue_s() -> None:
    plan = replace(PLAN, own_routes=(MINE,))
    assert list(routes_of(plan, catalogue())) == [*catalogue().routes, "mine"]
    assert find_route("mine", plan, catalogue()) == MINE


def test_nothing_assumed_is_the_route_itself() -> None:
    route = catalogue().routes["bachelors"]
    assert with_figures(route, None) is route
    assert with_figures(route, RouteFigures()) is route


def test_hours_hold_in_terms_and_not_in_breaks() -> None:
    route = catalogue().routes["bachelors"]
    own = with_figures(route, RouteFigures(30.0, 8.0))
    for before, after in zip(route.terms, own.terms, strict=True):
        hours = (after.hours_per_week, after.own_hours_per_week)
        usual = (before.hours_per_week, before.own_hours_per_week)
        assert hours == ((30.0, 8.0) if before.kind == "term" else usual)


def test_an_optional_term_takes_the_place_of_the_breaks_it_overlaps() -> None:
    intern = Term("Intern", 12, 6, 40, 0)
    terms = (Term("A", 0, 10, 20, 5), Term("Gap", 10, 4, 0, 20, (), "break"),
             Term("Rest", 14, 6, 0, 9, (), "break"))  # fmt: skip
    route = replace(MINE, terms=terms, optional_terms=(intern,))
    taken = with_figures(route, RouteFigures(optional=("Intern",)))
    assert weeks(taken) == [("A", 0, 10), ("Gap", 10, 2), ("Intern", 12, 6), ("Rest", 18, 2)]


def test_an_optional_term_never_takes_a_course_away() -> None:
    course = Course("C", {"python": 1.0})
    route = replace(
        MINE,
        terms=(Term("A", 0, 10, 20, 5, (course,)),),
        optional_terms=(Term("Beside", 4, 2, 9, 0),),
    )
    taken = with_figures(route, RouteFigures(optional=("Beside",)))
    assert weeks(taken) == [("A", 0, 10), ("Beside", 4, 2)]
    assert taken.coverage == {"python": 1.0}


def test_a_price_of_one_s_own_has_no_source() -> None:
    figures = RouteFigures(costs={"tuition": Price(9000.0), "visa": Price(80.0, name="Visa")})
    costs = {each.id: each for each in with_figures(catalogue().routes["bootcamp"], figures).costs}
    assert (costs["tuition"].amount, costs["tuition"].kind) == (9000.0, "assumption")
    assert (costs["tuition"].source, costs["tuition"].counted) == (None, True)
    assert (costs["visa"].per, costs["visa"].currency, costs["visa"].counted) == (
        "once", "USD", True,
    )  # fmt: skip
    assert costs["income-forgone"].source == "BLS-WEEKLY"


def test_counting_alone_keeps_amount_and_source() -> None:
    figures = RouteFigures(costs={"income-forgone": Price(counted=True)})
    costs = {each.id: each for each in with_figures(catalogue().routes["bootcamp"], figures).costs}
    held = costs["income-forgone"]
    assert (held.amount, held.source, held.counted) == (1143, "BLS-WEEKLY", True)


def test_a_skill_that_is_deleted_leaves_the_courses() -> None:
    course = Course("C", {"own": 0.5, "python": 1.0})
    route = replace(MINE, terms=(Term("A", 0, 1, 1, 1, (course,)),))
    (after,) = without_skill((route,), "own")
    assert after.coverage == {"python": 1.0}
    assert without_skill((after,), "own")[0] is after


def test_entry_level_says_what_the_plan_leaves_out() -> None:
    """A removed mandatory skill must not let the milestone be reached without a word."""
    whole = schedule(PLAN, catalogue()).milestones[0]
    assert (whole.name, whole.without) == ("Entry level", ())
    without = RemoveSkill("statistics").apply(PLAN, catalogue())
    assert scope_of(without, catalogue()).entry_without == ("statistics",)
    told = schedule(without, catalogue()).milestones[0]
    assert (told.name, told.without) == ("Entry level without Statistics", ("statistics",))
    assert told.label == "Entry, in part"
    more = RemoveSkill("python").apply(without, catalogue())
    assert schedule(more, catalogue()).milestones[0].name == "Entry level without 2 skills"


def test_every_path_holds_the_whole_entry_level() -> None:
    for career in catalogue().careers:
        assert scope_of(replace(PLAN, career=career), catalogue()).entry_without == ()
