"""The sample roadmaps are plans that people could have: consistent, varied, within their hours."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.domain.roadmap import Aim, Roadmap
from planner.domain.scope import scope_of
from planner.resources import samples
from planner.scheduling.availability import Availability
from planner.storage.roadmap_file import load
from tests.strategies import catalogue

PATHS = sorted(samples().glob("*.yaml"))
each_sample = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def roadmap_of(path: Path) -> Roadmap:
    return load(path, catalogue()).roadmap


def test_every_career_and_kind_of_route_has_one() -> None:
    roadmaps = [roadmap_of(path) for path in PATHS]
    kinds = {catalogue().routes[roadmap.route.id].kind for roadmap in roadmaps}
    assert {roadmap.career for roadmap in roadmaps} == set(catalogue().careers)
    assert kinds == {route.kind for route in catalogue().routes.values()}
    assert {roadmap.aim for roadmap in roadmaps} == set(Aim)
    assert len({roadmap.title for roadmap in roadmaps}) == len(PATHS) >= 8


@each_sample
def test_logged_hours_fit_the_calendar(path: Path) -> None:
    roadmap = roadmap_of(path)
    learner = roadmap.learner
    off = learner.days_off
    calendar = Availability(roadmap.start, learner.hours, learner.calendar, days_off=off)
    logged = sum(plan.logged for plan in roadmap.plans.values())
    assert logged <= 1.05 * calendar.hours_between(roadmap.start, roadmap.status_date)


@each_sample
def test_no_more_at_once_than_the_focus(path: Path) -> None:
    roadmap = roadmap_of(path)
    spans = [
        (plan.started, plan.finished or roadmap.status_date)
        for plan in roadmap.plans.values()
        if plan.started
    ]
    for day in {start for start, _ in spans}:
        at_once = sum(start <= day < max(end, start + timedelta(1)) for start, end in spans)
        assert at_once <= roadmap.learner.focus, day


@each_sample
def test_nothing_begins_before_its_prerequisites_are_done(path: Path) -> None:
    roadmap = roadmap_of(path)
    scope = scope_of(roadmap, catalogue())
    for skill, plan in roadmap.plans.items():
        for need in scope.needs(skill) if plan.started and skill in scope.levels else ():
            finished = roadmap.plan(need).finished
            assert (finished or date.max) <= (plan.started or date.min), (skill, need)


@each_sample
def test_progress_lies_in_the_plan_and_before_the_status_date(path: Path) -> None:
    roadmap = roadmap_of(path)
    levels = scope_of(roadmap, catalogue()).levels
    for skill, plan in roadmap.plans.items():
        days = [day for day in (plan.started, plan.finished) if day]
        assert all(roadmap.start <= day <= roadmap.status_date for day in days), skill
        assert skill in levels, skill
