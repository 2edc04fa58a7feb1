"""The shipped catalogue loads whole and without a complaint."""

import re
from itertools import pairwise

import pytest

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level, LevelFactors
from planner.domain.route import RouteKind
from planner.domain.skill import Origin
from planner.resources import resource
from planner.storage.catalogue import load_catalogue
from planner.storage.catalogue_reading import check_catalogue

FOLDER = resource("catalogue")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_nothing_is_wrong_with_the_shipped_catalogue() -> None:
    assert check_catalogue(FOLDER) == []


def test_everything_is_there(catalogue: Catalogue) -> None:
    assert list(catalogue.areas) == ["math", "prog", "cs", "data", "ml", "dl", "eng", "prof"]
    assert len(catalogue.skills) == 70
    assert len(catalogue.groups) == 4
    paths = ["ml-software-engineer", "applied-ml-engineer", "core-ml-engineer"]
    assert list(catalogue.careers) == paths
    assert catalogue.entry_level.id == "entry-level"
    assert list(catalogue.routes) == [
        *("self-study", "bootcamp", "bootcamp-part-time", "bootcamp-extended"),
        *("bachelors", "bachelors-without-electives", "masters"),
    ]
    assert catalogue.level_factors == LevelFactors(0.3, 1.0, 1.8)
    assert list(catalogue.level_meanings) == list(Level)


def test_skills_stand_in_the_order_of_the_areas(catalogue: Catalogue) -> None:
    areas = [skill.area for skill in catalogue.skills.values()]
    assert areas == sorted(areas, key=list(catalogue.areas).index)


def test_every_skill_can_be_shown(catalogue: Catalogue) -> None:
    for skill in catalogue.skills.values():
        assert len(skill.label) <= 24, skill.id
        assert skill.description, skill.id
        assert skill.evidence, skill.id
        assert skill.resources, skill.id
        if skill.origin in (Origin.ARTICLE, Origin.PART):
            assert skill.quotes, skill.id


def test_a_skill_holds_what_its_file_says(catalogue: Catalogue) -> None:
    skill = catalogue.skills["multivariable-calculus"]
    assert (skill.effort.optimistic, skill.effort.likely, skill.effort.pessimistic) == (35, 65, 120)
    assert [need.skill for need in skill.prerequisites] == [
        "single-variable-calculus",
        "linear-algebra",
    ]
    assert skill.prerequisites[1].level is Level.AWARE
    assert [quote.row for quote in skill.quotes] == ["entry-math", "faq-stat-applied-math"]
    assert (skill.evidence[1].hours_low, skill.evidence[1].hours_high) == (12, 25)
    assert skill.resources[0].hours == (72, 72)


def test_icons_of_areas_are_bundled(catalogue: Catalogue) -> None:
    for area in catalogue.areas.values():
        assert resource("icons", f"{area.icon}.svg").is_file(), area.icon


def test_four_years_of_fifty_two_weeks(catalogue: Catalogue) -> None:
    terms = catalogue.routes["bachelors"].terms
    starts = [term.offset_weeks for term in terms if term.kind == "term"]
    assert starts == [0, 20, 52, 72, 104, 124, 156, 176]
    for before, after in pairwise(terms):
        assert before.offset_weeks + before.weeks == after.offset_weeks


def test_variants_share_what_is_written_once(catalogue: Catalogue) -> None:
    routes = catalogue.routes
    assert routes["bootcamp"].coverage == routes["bootcamp-part-time"].coverage
    assert routes["bootcamp"].prework_hours == 68
    assert routes["bootcamp"].terms[0].kind == "prework"
    assert routes["masters"].requires == "bachelors"
    without = routes["bachelors-without-electives"].coverage
    dropped = routes["bachelors"].coverage.keys() - without.keys()
    assert {"deep-learning", "spark", "scikit-learn"} < dropped


def test_every_route_has_a_price_and_says_where_it_is_from(catalogue: Catalogue) -> None:
    for route in catalogue.routes.values():
        assert any(cost.counted for cost in route.costs), route.id
        for cost in route.costs:
            assert cost.kind == "assumption" or cost.source in catalogue.sources
    assert {route.kind for route in catalogue.routes.values()} == set(RouteKind)


def test_no_file_names_a_folder_of_a_machine() -> None:
    for path in FOLDER.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w/.])/(home|root|tmp|work)/|[A-Z]:\\", text), path
