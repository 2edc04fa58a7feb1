"""Loops among prerequisites."""

from graphlib import TopologicalSorter

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.loops import loops_of

GRAPHS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=8
)


def test_each_loop_is_a_shortest_one_and_cut_at_its_weakest_link() -> None:
    needs = {"a": ["b", "c"], "b": ["c"], "c": ["a"], "d": ["d"]}
    loops = loops_of(needs, lambda link: (link == ("a", "c"),))
    assert [loop.cut for loop in loops] == [("a", "c"), ("d", "d")]
    assert loops[0].skills[0] == loops[0].skills[-1]
    assert loops_of({"a": ["b"], "b": []}, lambda _: (1,)) == []


def test_a_link_that_may_not_be_cut_is_not() -> None:
    needs = {"a": ["b"], "b": ["a"], "c": ["c"]}
    loops = loops_of(needs, lambda link: (9,) if link == ("b", "a") else None)
    assert [loop.cut for loop in loops] == [("b", "a"), None]


@given(GRAPHS)
def test_nothing_waits_for_itself_once_all_are_cut(needs: dict[str, list[str]]) -> None:
    loops = loops_of(needs, lambda link: (ord(link[0]) * 31 % 7,))
    links = {(need, skill) for skill, each in needs.items() for need in each if need in needs}
    for loop in loops:
        assert set(zip(loop.skills[:-1], loop.skills[1:], strict=True)) <= links
        assert loop.cut in links
    cuts = {loop.cut for loop in loops}
    assert len(cuts) == len(loops)
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for need, skill in links - cuts:
        sorter.add(skill, need)
    sorter.prepare()
