"""Another route: what stays, what goes, and that it is said."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effort import Level
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.route import RouteChoice
from planner.domain.switching import DroppedKind, switched
from planner.edits import SwitchRoute
from tests import strategies as some
from tests.strategies import catalogue
from tests.unit.scheduling.synthetic import FEW

START = date(2026, 1, 5)
PLAN = Roadmap("Plan", "applied-ml-engineer", START, START)


def with_pin(skill: str, day: date, plan: Roadmap = PLAN) -> Roadmap:
    return plan.with_plan(skill, SkillPlan(pin=day, note="keep"))


def test_a_pin_before_a_course_that_comes_first_goes_and_is_told() -> None:
    """Supervised learning needs ML foundations, which the bootcamp teaches until 24 May 2026."""
    moved = switched(with_pin("supervised-learning", date(2026, 3, 2)), catalogue(), "bootcamp")
    assert moved.roadmap.plan("supervised-learning") == SkillPlan(note="keep")
    (told,) = moved.dropped
    assert (told.kind, told.skill) == (DroppedKind.PIN, "supervised-learning")
    assert told.text.startswith("Supervised learning is no longer pinned to 2 Mar 2026: ")
    assert told.text.endswith("has to come first and ends on 24 May 2026.")


def test_a_pin_after_it_stays() -> None:
    plan = with_pin("supervised-learning", date(2026, 8, 3))
    moved = switched(plan, catalogue(), "bootcamp")
    assert moved.dropped == ()
    assert moved.roadmap.plans == plan.plans


def test_a_pin_on_what_a_course_teaches_in_full_goes() -> None:
    moved = switched(with_pin("ml-foundations", date(2027, 3, 1)), catalogue(), "bootcamp")
    assert moved.roadmap.plan("ml-foundations").pin is None
    assert "the course teaches all of it until 24 May 2026" in moved.dropped[0].text


def test_the_wish_for_an_intake_belongs_to_the_old_route() -> None:
    plan = replace(PLAN, route=RouteChoice("bootcamp", date(2026, 9, 1), {"x": 1}))
    moved = switched(plan, catalogue(), "bachelors")
    assert moved.roadmap.route == RouteChoice("bachelors", None, {"x": 1})
    assert [each.kind for each in moved.dropped] == [DroppedKind.INTAKE]
    assert switched(plan, catalogue(), "bootcamp").roadmap is plan


def test_who_has_begun_takes_the_next_intake_from_now() -> None:
    now = date(2026, 11, 2)
    moved = switched(replace(PLAN, status_date=now), catalogue(), "bootcamp")
    assert moved.roadmap.route.from_date == now
    alone = switched(replace(moved.roadmap, status_date=now), catalogue(), "self-study")
    assert alone.roadmap.route.from_date is None


def test_what_ended_courses_taught_is_known_and_what_runs_is_told() -> None:
    plan = replace(PLAN, route=RouteChoice("bachelors"), status_date=date(2027, 6, 1))
    moved = switched(plan, catalogue(), "self-study")
    assert moved.roadmap.learner.known["programming-fundamentals"] is Level.WORKING
    kinds = {each.skill: each.kind for each in moved.dropped}
    assert kinds["programming-fundamentals"] is DroppedKind.LEARNT
    assert kinds["precalculus-readiness"] is DroppedKind.COURSE_PROGRESS
    assert "linear-algebra" not in kinds  # of the second year, which has not begun


@given(some.roadmaps(), st.data())
@FEW
def test_progress_notes_and_all_else_stay(roadmap: Roadmap, data: st.DataObject) -> None:
    ids = [*catalogue().routes, *(route.id for route in roadmap.own_routes)]
    route = data.draw(st.sampled_from(ids))
    moved = switched(roadmap, catalogue(), route)
    after = moved.roadmap
    assert SwitchRoute(route).apply(roadmap, catalogue()) == after
    assert after.route.id == route
    pins = {each.skill for each in moved.dropped if each.kind is DroppedKind.PIN}
    for skill, plan in roadmap.plans.items():
        assert after.plan(skill) == (replace(plan, pin=None) if skill in pins else plan)
    told = {each.skill for each in moved.dropped if each.kind is DroppedKind.LEARNT}
    assert told == {
        skill
        for skill, level in after.learner.known.items()
        if roadmap.learner.known.get(skill) != level
    }
    same = {"route": roadmap.route, "plans": roadmap.plans, "learner": roadmap.learner}
    assert replace(after, **same) == roadmap  # type: ignore[arg-type]


def test_an_unknown_route_is_an_error() -> None:
    with pytest.raises(KeyError):
        switched(PLAN, catalogue(), "bootcmp")
