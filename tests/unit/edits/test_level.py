"""A level other than the one the path asks for."""

from datetime import date

import pytest

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.roadmap import Roadmap
from planner.domain.scope import scope_of
from planner.edits import EditRejected, SetLevel

PLAN = Roadmap("A plan", "applied-ml-engineer", date(2026, 3, 2), date(2026, 3, 2))


def test_a_higher_level_takes_more_and_can_be_taken_back(catalogue: Catalogue) -> None:
    edit = SetLevel("statistics", Level.PROFICIENT)
    higher = edit.apply(PLAN, catalogue)
    assert scope_of(higher, catalogue).levels["statistics"] is Level.PROFICIENT
    assert edit.label(PLAN, catalogue) == "Learn Statistics to proficient"
    back = SetLevel("statistics", None)
    assert back.apply(higher, catalogue) == PLAN
    assert back.label(PLAN, catalogue) == "Learn Statistics as far as the path asks"


def test_what_others_need_stays(catalogue: Catalogue) -> None:
    lower = SetLevel("linear-algebra", Level.AWARE).apply(PLAN, catalogue)
    assert scope_of(lower, catalogue).levels["linear-algebra"] is Level.WORKING


def test_unknown_skills_are_refused(catalogue: Catalogue) -> None:
    with pytest.raises(EditRejected):
        SetLevel("alchemy", Level.AWARE).apply(PLAN, catalogue)
