"""The catalogue says what the article and the research say: second computation of every total."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from planner.domain.career import Career
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.graph import SkillGraph
from planner.domain.learner import Learner
from planner.domain.route import Route
from planner.domain.scope import chosen_members, target_levels
from planner.domain.skill import Quote
from planner.storage.catalogue import load_catalogue
from planner.storage.yaml_reader import read_yaml

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared"
ROWS = (HERE / "article_rows.txt").read_text(encoding="utf-8").split()
CATALOGUE = load_catalogue()
CHOSEN = chosen_members(CATALOGUE.groups, Learner())
GRAPH = SkillGraph(CATALOGUE.skills, CHOSEN)
SMALL = {"a", "and", "at", "for", "in", "is", "it", "not", "of", "or", "that", "the", "to", "what"}
HALF_AN_HOUR = 0.5 + 1e-6  # the research gives whole hours
ROUTES = {
    "bootcamp-full-time": "bootcamp",
    "bootcamp-part-time": "bootcamp-part-time",
    "bootcamp-extended-ml-engineering": "bootcamp-extended",
}


def shared(name: str) -> Any:
    path = SHARED / "catalogue" / name
    if not path.is_file():
        pytest.skip(f"the researched {name} is not beside the checkout")
    return read_yaml(path).data()


def quotes(catalogue: Catalogue) -> Iterable[Quote]:
    for skill in catalogue.skills.values():
        yield from skill.quotes
    for career in (*catalogue.careers.values(), catalogue.entry_level):
        yield from career.quotes
    for route in catalogue.routes.values():
        yield from route.quotes
    for fact in catalogue.facts:
        yield from fact.quotes


def levels(career: Career, cap: Level = Level.WORKING) -> dict[str, Level]:
    return GRAPH.closure(target_levels(career.requirements, CHOSEN, cap))


def hours(career: Career, point: str, cap: Level = Level.WORKING) -> float:
    total = 0.0
    for skill, level in levels(career, cap).items():
        total += getattr(CATALOGUE.skills[skill].effort, point) * CATALOGUE.level_factors.of(level)
    return total


def longest_chain(career: Career, cap: Level) -> tuple[float, list[str]]:
    best: dict[str, tuple[float, list[str]]] = {}
    for skill, level in levels(career, cap).items():
        before = (best[need] for need in GRAPH.prerequisites(skill) if need in best)
        spent, chain = max(before, key=lambda pair: pair[0], default=(0.0, []))
        own = CATALOGUE.skills[skill].effort.likely * CATALOGUE.level_factors.of(level)
        best[skill] = (spent + own, [*chain, skill])
    return max(best.values(), key=lambda pair: pair[0])


def remaining(career: Career, covered: Mapping[str, float]) -> float:
    """Likely hours left to *working* when courses deliver the fraction `covered` of each skill."""
    return sum(
        CATALOGUE.skills[skill].effort.likely
        * max(0.0, CATALOGUE.level_factors.of(level) - covered.get(skill, 0.0))
        for skill, level in levels(career).items()
    )


def check_remaining(covered: Mapping[str, float], figures: Mapping[str, float]) -> None:
    entry = CATALOGUE.entry_level
    ours = {"entry-level": remaining(entry, covered)}
    for career in CATALOGUE.careers.values():
        ours[f"{career.id} (to working)"] = remaining(career, covered)
    assert ours == pytest.approx(figures, abs=HALF_AN_HOUR)


def added(*coverages: Mapping[str, float]) -> dict[str, float]:
    skills = {skill for coverage in coverages for skill in coverage}
    return {skill: min(1.0, sum(c.get(skill, 0.0) for c in coverages)) for skill in skills}


def test_every_row_of_the_article_is_reachable() -> None:
    assert len(ROWS) == len(set(ROWS)) == 103
    assert {quote.row for quote in quotes(CATALOGUE)} == set(ROWS)


def test_rows_and_the_skills_they_map_to_are_the_researched_ones() -> None:
    rows = shared("inventory.yaml")["rows"]
    assert [row["id"] for row in rows] == ROWS
    for row in rows:
        for skill in row["maps_to"]:
            assert row["id"] in {quote.row for quote in CATALOGUE.skills[skill].quotes}


def test_every_phrase_is_an_exact_piece_of_the_article() -> None:
    article = SHARED / "article.txt"
    if not article.is_file():
        pytest.skip("the article is not beside the checkout")
    text = article.read_text(encoding="utf-8")
    for quote in quotes(CATALOGUE):
        assert quote.phrase in text, quote
        assert quote.section in text, quote


@pytest.mark.parametrize(
    ("career", "skills", "likely", "full"),
    [
        ("ml-software-engineer", 57, 2648.1, 3104.1),
        ("applied-ml-engineer", 60, 2730.0, 3034.0),
        ("core-ml-engineer", 61, 3220.6, 4288.6),
    ],
)
def test_totals_of_the_paths(career: str, skills: int, likely: float, full: float) -> None:
    path = CATALOGUE.careers[career]
    assert len(levels(path)) == len(path.requirements) == skills
    assert hours(path, "likely") == pytest.approx(likely)
    assert hours(path, "likely", Level.PROFICIENT) == pytest.approx(full)


def test_total_of_the_entry_level() -> None:
    assert len(levels(CATALOGUE.entry_level)) == 41
    assert hours(CATALOGUE.entry_level, "likely") == pytest.approx(1782.5)


def test_researched_totals_and_critical_paths_are_reproduced() -> None:
    research = shared("careers.yaml")
    cases = [(CATALOGUE.entry_level, Level.WORKING, research["entry_level"]["totals"])]
    for path in research["paths"]:
        career, totals = CATALOGUE.careers[path["id"]], path["totals"]
        cases.append((career, Level.WORKING, totals["to_working_level"]))
        cases.append((career, Level.PROFICIENT, totals["full_profile"]))
    for career, cap, figures in cases:
        assert len(levels(career, cap)) == figures["skills"]
        for point in ("optimistic", "likely", "pessimistic"):
            ours = hours(career, point, cap)
            assert ours == pytest.approx(figures["hours"][point], abs=HALF_AN_HOUR)
        spent, chain = longest_chain(career, cap)
        assert chain == figures["critical_path"]["chain"]
        assert spent == pytest.approx(figures["critical_path"]["likely_hours"], abs=HALF_AN_HOUR)


def test_coverage_and_remaining_hours_of_the_bachelors_degree() -> None:
    research = shared("routes.yaml")["routes"][0]
    route = CATALOGUE.routes["bachelors"]
    internship = route.optional_terms[0].courses[0].covers
    assert route.coverage == pytest.approx(research["coverage_total"])
    check_remaining(route.coverage, research["remaining_hours"])
    check_remaining(
        CATALOGUE.routes["bachelors-without-electives"].coverage,
        research["remaining_without_ml_electives"],
    )
    check_remaining(added(route.coverage, internship), research["remaining_hours_with_internship"])


def test_coverage_and_remaining_hours_of_the_other_routes() -> None:
    _, bootcamp, self_study, masters = shared("routes.yaml")["routes"]
    for variant in bootcamp["variants"]:
        route = CATALOGUE.routes[ROUTES[variant["id"]]]
        assert route.coverage == pytest.approx(variant["coverage"])
        check_remaining(route.coverage, variant["remaining_hours"])
    check_remaining(CATALOGUE.routes["self-study"].coverage, self_study["totals"])
    route = CATALOGUE.routes["masters"]
    assert route.coverage == pytest.approx(masters["coverage_total"])
    both = added(CATALOGUE.routes["bachelors"].coverage, route.coverage)
    check_remaining(both, masters["remaining_hours_after_bachelors_and_masters"])


@pytest.mark.parametrize(("index", "route"), [(0, "bachelors"), (1, "bootcamp")])
def test_gaps_are_the_researched_ones(index: int, route: str) -> None:
    research = shared("routes.yaml")["routes"][index]["prerequisite_gaps"]
    ours = [(gap.skill, gap.missing, gap.level) for gap in CATALOGUE.routes[route].gaps]
    keys = ("skill", "missing_prerequisite", "level")
    assert ours == [tuple(gap[key] for key in keys) for gap in research]


def stems(text: str) -> list[str]:
    """Return the words that say something, without their endings."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return [re.sub(r"(ies|es|s|e|y)$", "", re.sub(r"ing$", "", w)) for w in words if w not in SMALL]


def test_topics_are_named_by_the_description_in_its_order() -> None:
    for skill in CATALOGUE.skills.values():
        said = stems(skill.description)
        begins = [stems(topic)[0] for topic in skill.topics]
        for topic in skill.topics:
            assert set(stems(topic)) <= set(said), (skill.id, topic)
        assert [said.index(word) for word in begins] == sorted(map(said.index, begins)), skill.id
        assert not skill.topics or 2 <= len(skill.topics) <= 7, skill.id


def test_skills_whose_description_names_no_parts_have_no_topics() -> None:
    without = {skill.id for skill in CATALOGUE.skills.values() if not skill.topics}
    assert without == {"mlpack", "ml-prototyping", "portfolio-capstone", "scala", "theano"}


def test_costs_are_the_researched_ones() -> None:
    amounts = {cost.amount for route in CATALOGUE.routes.values() for cost in route.costs}
    for research in shared("routes.yaml")["routes"]:
        figures = [cost for cost in research.get("costs", {}).values() if isinstance(cost, dict)]
        figures += [variant["tuition"] for variant in research.get("variants", ())]
        assert {figure["value"] for figure in figures} <= amounts


def test_skills_and_sources_are_the_researched_ones() -> None:
    research = {skill["id"]: skill for skill in shared("skills.yaml")["skills"]}
    assert set(research) == set(CATALOGUE.skills)
    assert set(shared("facts.yaml")["sources"]) == set(CATALOGUE.sources)
    for skill in CATALOGUE.skills.values():
        figures = research[skill.id]
        for point in ("optimistic", "likely", "pessimistic"):
            assert getattr(skill.effort, point) == figures["hours"][point], skill.id
        needs = [(n.skill or n.any_of, n.level.word) for n in skill.prerequisites]
        assert needs == [
            (n.get("skill") or n["any_of"], n["min_level"]) for n in figures["prerequisites"]
        ]
        assert [r.url for r in skill.resources] == [r["url"] for r in figures["resources"]]


def test_hours_of_the_programmes_are_the_researched_ones() -> None:
    _, bootcamp, _, _ = shared("routes.yaml")["routes"]
    for variant in bootcamp["variants"]:
        route: Route = CATALOGUE.routes[ROUTES[variant["id"]]]
        term = route.terms[-1]
        holiday = 1
        assert (term.weeks - holiday) * term.hours_per_week == variant["contact_hours"]
        assert route.prework_hours == variant["prework_hours"]
