"""Properties of the prerequisite graph that hold for every set of skills."""

import os
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effort import Effort, Level
from planner.domain.graph import CycleError, SkillGraph
from planner.domain.skill import Prerequisite, Skill
from tests.strategies import examples

ROOT = Path(__file__).parents[3]
LEVELS = st.sampled_from(list(Level))


def skill(id_: str, *needs: Prerequisite) -> Skill:
    return Skill(id_, id_.upper(), "math", Effort(1, 2, 3), prerequisites=needs)


def needing(*ids: str, level: Level = Level.WORKING) -> tuple[Prerequisite, ...]:
    return tuple(Prerequisite(skill=id_, level=level) for id_ in ids)


def graph_of(*skills: Skill, **chosen: str) -> SkillGraph:
    return SkillGraph({each.id: each for each in skills}, chosen)


@st.composite
def graphs(draw: st.DrawFn, cyclic: bool = False) -> SkillGraph:
    """Graphs of up to 12 skills whose order of nodes is not an order of learning."""
    ids = [f"s{number}" for number in range(draw(st.integers(1, 12)))]
    skills: dict[str, Skill] = {}
    for rank, id_ in enumerate(ids):
        allowed = [each for each in (ids if cyclic else ids[:rank]) if each != id_]
        needs = draw(st.lists(st.sampled_from(allowed), max_size=4)) if allowed else []
        skills[id_] = skill(id_, *(Prerequisite(skill=n, level=draw(LEVELS)) for n in needs))
    order = draw(st.permutations(ids))
    return SkillGraph({id_: skills[id_] for id_ in order}, {})


def some_levels(graph: SkillGraph) -> st.SearchStrategy[dict[str, Level]]:
    return st.dictionaries(st.sampled_from(list(graph.skills)), LEVELS)


def fixpoint(
    graph: SkillGraph, targets: Mapping[str, Level], known: Mapping[str, Level]
) -> dict[str, Level]:
    """The definition, word for word: ask until nobody asks for more."""
    asked: dict[str, Level] = {}
    waiting = list(targets.items())
    while waiting:
        id_, level = waiting.pop()
        if known.get(id_, 0) >= level or asked.get(id_, 0) >= level:
            continue
        asked[id_] = level
        for need in graph.skills[id_].prerequisites:
            waiting.append((need.skill or "", min(level, need.level)))
    return asked


@given(graphs())
def test_prerequisites_come_first(graph: SkillGraph) -> None:
    order = graph.topological_order()
    assert sorted(order) == sorted(graph.skills)
    for id_ in order:
        assert all(order.index(need) < order.index(id_) for need in graph.prerequisites(id_))


@given(graphs())
def test_of_the_skills_that_may_come_next_the_first_of_the_catalogue_does(
    graph: SkillGraph,
) -> None:
    done: set[str] = set()
    for id_ in graph.topological_order():
        ready = [s for s in graph.skills if s not in done and done >= set(graph.prerequisites(s))]
        assert id_ == ready[0]
        done.add(id_)


@given(st.data())
def test_closure_is_the_fixpoint(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    targets = data.draw(some_levels(graph))
    closed = graph.closure(targets)
    assert closed == fixpoint(graph, targets, {})
    assert list(closed) == [each for each in graph.topological_order() if each in closed]


@given(st.data())
def test_what_is_known_is_taken_out_with_what_only_it_asks_for(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    targets, known = data.draw(some_levels(graph)), data.draw(some_levels(graph))
    closed = graph.closure(targets, known)
    assert closed == fixpoint(graph, targets, known)
    assert all(known.get(id_, 0) < level for id_, level in closed.items())


@given(st.data())
def test_skipped_skills_stay_out(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    targets = data.draw(some_levels(graph))
    without = data.draw(st.frozensets(st.sampled_from(list(graph.skills))))
    closed = graph.closure(targets, without=without)
    assert closed == fixpoint(graph, targets, dict.fromkeys(without, Level.PROFICIENT))


@given(graphs(cyclic=True))
def test_a_cycle_is_a_real_loop(graph: SkillGraph) -> None:
    loop = graph.cycle()
    if not loop:
        assert len(graph.topological_order()) == len(graph.skills)
        return
    assert loop[0] == loop[-1]
    assert len(set(loop)) == len(loop) - 1 >= 2
    assert all(need in graph.prerequisites(id_) for need, id_ in pairwise(loop))
    with pytest.raises(CycleError) as raised:
        graph.topological_order()
    assert raised.value.loop == loop


@given(graphs())
def test_dependants_are_prerequisites_seen_from_the_other_side(graph: SkillGraph) -> None:
    for id_ in graph.skills:
        assert all(id_ in graph.prerequisites(other) for other in graph.dependants(id_))
        assert all(id_ in graph.dependants(need) for need in graph.prerequisites(id_))
        assert all(id_ in graph.descendants(before) for before in graph.ancestors(id_))
        for before in graph.ancestors(id_):
            path = graph.path(before, id_)
            assert (path[0], path[-1]) == (before, id_)
            assert all(need in graph.prerequisites(after) for need, after in pairwise(path))


@examples(0.3)
@given(st.data())
def test_a_group_is_satisfied_by_the_chosen_member(data: st.DataObject) -> None:
    members = data.draw(st.lists(st.sampled_from("abcde"), min_size=1, unique=True))
    chosen, level = data.draw(st.sampled_from(members)), data.draw(LEVELS)
    any_of = Prerequisite(any_of="letter", level=level)
    graph = graph_of(*map(skill, members), skill("word", any_of), letter=chosen)
    closed = graph.closure({"word": Level.PROFICIENT})
    assert closed == {chosen: level, "word": Level.PROFICIENT}


def test_a_group_without_a_choice_asks_for_nothing() -> None:
    graph = graph_of(skill("a"), skill("word", Prerequisite(any_of="letter")))
    assert graph.closure({"word": Level.WORKING}) == {"word": Level.WORKING}


def test_the_strongest_of_two_links_counts() -> None:
    links = needing("a", level=Level.AWARE) + needing("a", level=Level.WORKING)
    graph = graph_of(skill("a"), skill("b", *links))
    assert graph.prerequisites("b")["a"].level is Level.WORKING
    assert graph.closure({"b": Level.PROFICIENT})["a"] is Level.WORKING


def test_aware_asks_only_for_aware() -> None:
    graph = graph_of(skill("a"), skill("b", *needing("a")))
    assert graph.closure({"b": Level.AWARE}) == {"a": Level.AWARE, "b": Level.AWARE}


def test_prerequisites_that_do_not_exist_are_left_out() -> None:
    graph = graph_of(skill("a", *needing("nowhere")))
    assert graph.topological_order() == ("a",)
    assert graph.closure({"a": Level.WORKING, "nowhere": Level.WORKING}) == {"a": Level.WORKING}


def test_there_is_no_path_against_the_arrows() -> None:
    graph = graph_of(skill("a"), skill("b", *needing("a")))
    assert graph.path("a", "b") == ("a", "b")
    assert graph.path("b", "a") == ()


ORDERS = """
from planner.domain.learner import Learner
from planner.domain.scope import chosen_members, target_levels
from planner.domain.graph import SkillGraph
from planner.domain.effort import Level
from planner.storage.catalogue import load_catalogue
catalogue = load_catalogue()
chosen = chosen_members(catalogue.groups, Learner())
graph = SkillGraph(catalogue.skills, chosen)
career = catalogue.careers["core-ml-engineer"]
targets = target_levels(career.requirements, chosen, Level.PROFICIENT)
print(graph.topological_order(), graph.closure(targets), graph.descendants("python"))
"""


def test_no_order_depends_on_hashing() -> None:
    def output(seed: str) -> str:
        command = [sys.executable, "-c", ORDERS]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert output("1") == output("2") != ""
