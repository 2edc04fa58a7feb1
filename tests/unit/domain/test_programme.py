"""Programmes on the calendar."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.programme import Programme, first_intake, programme_of
from planner.domain.route import Course, Route, RouteChoice, RouteKind, Term
from tests.unit.scheduling.reference import intake_from
from tests.unit.scheduling.synthetic import START, programmes, roadmap

TERMS = (
    Term("Autumn", 0, 20, 40, 5, (Course("Maths", {"a": 0.5, "b": 0.2}),)),
    Term("Spring", 22, 18, 40, 4, (Course("Maths 2", {"a": 0.75}),)),
)


def route(*intakes: tuple[int, int], terms: tuple[Term, ...] = TERMS) -> Route:
    return Route("r", RouteKind.BACHELORS, "R", "R", "", terms, intakes)


@given(st.integers(0, 15_000), programmes(["a", "b"]))
def test_intake_is_the_one_found_by_trying_every_day(offset: int, programme: Route) -> None:
    wish = date(2000, 1, 1) + timedelta(days=offset)
    assert first_intake(programme, wish) == intake_from(wish, programme)


def test_an_intake_late_in_december_begins_in_january() -> None:
    assert first_intake(route((12, 31)), date(2027, 1, 2)) == date(2027, 1, 4)


def test_an_intake_on_29_february_is_on_1_march_in_common_years() -> None:
    assert first_intake(route((2, 29)), date(2027, 2, 1)) == date(2027, 3, 1)
    assert first_intake(route((2, 29)), date(2028, 2, 1)) == date(2028, 3, 6)


def test_terms_and_courses_have_inclusive_dates() -> None:
    programme = programme_of(replace(roadmap(), route=RouteChoice("r")), route((9, 1)))
    autumn, spring = programme.blocks
    assert (autumn.first, autumn.last) == (date(2027, 9, 6), date(2028, 1, 23))
    assert (spring.first - autumn.last).days == 15
    part = programme.part("a")
    assert part is not None
    assert (part.fraction, part.courses) == (1.0, ("Maths", "Maths 2"))
    assert (part.first, part.last) == (autumn.first, spring.last)
    assert [limit.hours_per_week for limit in programme.limits] == [5, 4]


def test_the_wish_decides_the_intake() -> None:
    later = RouteChoice("r", date(2028, 9, 10))
    programme = programme_of(replace(roadmap(), route=later), route((9, 1)))
    assert programme.blocks[0].first == date(2029, 9, 3)


def test_without_intakes_any_monday() -> None:
    assert first_intake(route(), START) == START
    assert first_intake(route(), START + timedelta(days=1)) == START + timedelta(days=7)


def test_self_study_has_no_programme() -> None:
    programme = programme_of(roadmap(), route(terms=()))
    assert programme == Programme()
    assert programme.part("a") is None
    assert programme.limits == ()
