"""Order and loops without networkx, against networkx."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effort import Effort, Level
from planner.domain.graph import CycleError, SkillGraph
from planner.domain.skill import Prerequisite, Skill
from tests.strategies import examples

ROOT = Path(__file__).parents[3]


@st.composite
def graphs(draw: st.DrawFn) -> SkillGraph:
    """Graphs of up to ten skills, some of them with loops, in any catalogue order."""
    ids = draw(st.permutations([f"s{place}" for place in range(draw(st.integers(1, 10)))]))
    skills = {}
    for id_ in ids:
        needs = draw(st.lists(st.sampled_from(ids), max_size=2))
        if draw(st.integers(0, 9)):
            needs = [need for need in needs if need < id_]
        prerequisites = tuple(Prerequisite(skill=need) for need in needs)
        skills[id_] = Skill(id_, id_, "a", Effort(1, 2, 3), prerequisites=prerequisites)
    return SkillGraph(skills, {})


@given(graphs())
@examples(2)
def test_order_and_loops_are_those_of_networkx(graph: SkillGraph) -> None:
    if networkx.is_directed_acyclic_graph(graph.graph):
        rank = {skill: place for place, skill in enumerate(graph.skills)}
        order = networkx.lexicographical_topological_sort(graph.graph, key=rank.__getitem__)
        assert graph.topological_order() == tuple(order)
        assert graph.cycle() == ()
        return
    with pytest.raises(CycleError) as caught:
        graph.closure({next(iter(graph.skills)): Level.WORKING})
    loop = caught.value.loop
    assert loop[0] == loop[-1]
    assert all(need in graph.prerequisites(skill) for need, skill in pairwise(loop))


@given(graphs())
def test_relatives_and_paths_are_those_of_networkx(graph: SkillGraph) -> None:
    for one in graph.skills:
        assert set(graph.dependants(one)) == set(graph.graph.successors(one))
        assert set(graph.ancestors(one)) == networkx.ancestors(graph.graph, one)
        assert set(graph.descendants(one)) == networkx.descendants(graph.graph, one)
        lengths = networkx.single_source_shortest_path_length(graph.graph, one)
        for other in graph.skills:
            chain = graph.path(one, other)
            assert len(chain) == lengths.get(other, -1) + 1
            assert not chain or (chain[0], chain[-1]) == (one, other)
            assert all(need in graph.prerequisites(skill) for need, skill in pairwise(chain))


@given(graphs(), graphs())
@examples(2)
def test_other_skills_make_the_graph_of_all_of_them(graph: SkillGraph, other: SkillGraph) -> None:
    graph.hours  # noqa: B018 - what the graph has worked out by now must not stick to the other
    graph.dependants(next(iter(graph.skills)))
    found = graph.with_skills(other.skills)
    expected = SkillGraph({**graph.skills, **other.skills}, {})
    assert list(found.skills) == list(expected.skills)
    assert found.hours == expected.hours
    assert found.cycle() == expected.cycle()
    for skill in expected.skills:
        assert found.prerequisites(skill) == expected.prerequisites(skill)
        assert found.dependants(skill) == expected.dependants(skill)
    if not expected.cycle():
        assert found.topological_order() == expected.topological_order()
        targets = dict.fromkeys(expected.skills, Level.PROFICIENT)
        assert found.closure(targets) == expected.closure(targets)


OPENING = """
import sys
from planner.resources import samples
from planner.scheduling.schedule import schedule
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load
catalogue = load_catalogue()
for path in sorted(samples().glob("*.yaml")):
    schedule(load(path, catalogue).roadmap, catalogue).activities
print("networkx" in sys.modules, "numpy" in sys.modules)
"""


def test_opening_a_plan_imports_neither_networkx_nor_numpy() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", OPENING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["False", "False"]
