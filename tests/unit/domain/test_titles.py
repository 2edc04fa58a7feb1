"""A title that nobody typed follows role and route; a typed one stays."""

from dataclasses import replace

import pytest

from planner.domain.route import Route, RouteChoice, RouteKind
from planner.domain.titles import usual_title
from planner.edits import ChangeRoute, Edit, RemoveRoute, SetCareer, SetRoute, SetTitle, SwitchRoute
from tests.strategies import catalogue
from tests.unit.edits.base import ROADMAP, applied

SCHOOL = Route("school", RouteKind.BOOTCAMP, "My school", "School", "")
AT_SCHOOL = replace(ROADMAP, own_routes=(SCHOOL,), route=RouteChoice("school"))
UNTITLED = replace(AT_SCHOOL, title=usual_title(AT_SCHOOL, catalogue()))

EDITS: list[tuple[Edit, str]] = [
    (SwitchRoute("bootcamp"), "Applied ML engineer, Bootcamp"),
    (SetRoute("bachelors"), "Applied ML engineer, Bachelor’s"),
    (SetCareer("core-ml-engineer"), "Core ML engineer, School"),
    (ChangeRoute(replace(SCHOOL, short_name="College")), "Applied ML engineer, College"),
    (RemoveRoute("school"), "Applied ML engineer, Self-study"),
]


@pytest.mark.parametrize(("edit", "title"), EDITS)
def test_a_title_that_nobody_typed_follows(edit: Edit, title: str) -> None:
    assert UNTITLED.title == "Applied ML engineer, School"
    assert applied(edit, UNTITLED).title == title


@pytest.mark.parametrize("edit", [edit for edit, _ in EDITS])
def test_a_typed_title_stays(edit: Edit) -> None:
    typed = applied(SetTitle("My road"), UNTITLED)
    assert applied(edit, typed).title == "My road"
