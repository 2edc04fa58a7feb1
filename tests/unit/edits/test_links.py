"""Prerequisites of one's own: what they do to the graph, choice groups, and loops."""

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effort import Level
from planner.domain.roadmap import Roadmap
from planner.domain.scope import scope_of
from planner.edits import AddPrerequisite, Choose, Edit, EditRejected, RemovePrerequisite
from tests.strategies import catalogue
from tests.unit.edits.base import ROADMAP, applied, rejected
from tests.unit.scheduling.synthetic import FEW

# computer-systems needs any member of the group programming-language.
GROUP, GROUPED = "programming-language", "computer-systems"
SKILLS = [
    "python", "java", "probability", "statistics", "linear-algebra", "algorithms",
    "data-structures", "ml-foundations", "pytorch", "keras", "deep-learning",
]  # fmt: skip


def needs(skill: str, roadmap: Roadmap) -> set[str]:
    """Return the prerequisites of `skill` by the graph that schedules rest on."""
    return set(scope_of(roadmap, catalogue()).graph.prerequisites(skill))


def test_a_link_is_added_and_removed() -> None:
    linked = applied(AddPrerequisite("probability", "python"))
    assert needs("probability", linked) == {*needs("probability", ROADMAP), "python"}
    assert applied(RemovePrerequisite("probability", "python"), linked) == ROADMAP


def test_a_link_of_the_catalogue_is_removed_and_restored() -> None:
    without = applied(RemovePrerequisite("statistics", "probability"))
    assert "probability" not in needs("statistics", without)
    assert without.plan("statistics").needs_not == ("probability",)
    assert applied(AddPrerequisite("statistics", "probability"), without) == ROADMAP


def test_a_link_that_is_there_stays_as_it_is() -> None:
    assert applied(AddPrerequisite("statistics", "probability")) == ROADMAP
    linked = applied(AddPrerequisite("probability", "python"))
    assert applied(AddPrerequisite("probability", "python"), linked) == linked


def test_the_link_of_a_choice_is_removed_with_the_member_taken() -> None:
    assert "python" in needs(GROUPED, ROADMAP)
    without = applied(RemovePrerequisite(GROUPED, "python"))
    assert "python" not in needs(GROUPED, without)
    assert "java" not in needs(GROUPED, applied(Choose(GROUP, "java"), without))
    assert applied(AddPrerequisite(GROUPED, "python"), without) == ROADMAP


def test_a_member_that_was_removed_and_is_not_chosen_can_be_linked() -> None:
    without = applied(RemovePrerequisite(GROUPED, "python"))
    chosen = applied(Choose(GROUP, "java"), without)
    assert "python" in needs(GROUPED, applied(AddPrerequisite(GROUPED, "python"), chosen))


def test_what_is_removed_cannot_be_removed_again() -> None:
    without = applied(RemovePrerequisite("statistics", "probability"))
    assert rejected(RemovePrerequisite("statistics", "probability"), without).code == "no-link"


def test_a_loop_over_links_of_ones_own_is_refused() -> None:
    linked = applied(AddPrerequisite("probability", "java"))
    problem = rejected(AddPrerequisite("java", "statistics"), linked)
    assert "Java already comes before Statistics" in problem.message


def test_a_new_prerequisite_joins_the_plan() -> None:
    linked = applied(AddPrerequisite("probability", "group-theory"))
    assert "group-theory" not in scope_of(ROADMAP, catalogue()).levels
    assert scope_of(linked, catalogue()).levels["group-theory"] is Level.WORKING


pairs = st.tuples(st.sampled_from(SKILLS), st.sampled_from(SKILLS))


def attempt(edit: Edit, roadmap: Roadmap) -> tuple[Roadmap, str]:
    """Return the roadmap after `edit` and "", or as it was and the code of the refusal."""
    try:
        return applied(edit, roadmap), ""
    except EditRejected as refusal:
        return roadmap, refusal.problem.code


@given(st.lists(pairs, max_size=12))
@FEW
def test_no_row_of_links_ever_makes_a_loop(wishes: list[tuple[str, str]]) -> None:
    roadmap = ROADMAP
    for skill, need in wishes:
        before = scope_of(roadmap, catalogue()).graph
        leads_back = skill == need or skill in before.ancestors(need)
        roadmap, code = attempt(AddPrerequisite(skill, need), roadmap)
        assert code == ("loop" if leads_back else "")
        assert leads_back or need in needs(skill, roadmap)


@given(st.lists(st.tuples(st.booleans(), pairs), max_size=16))
@FEW
def test_links_and_unlinks_in_any_order_keep_the_graph_without_loops(
    wishes: list[tuple[bool, tuple[str, str]]],
) -> None:
    roadmap = ROADMAP
    for is_new, pair in wishes:
        edit = AddPrerequisite(*pair) if is_new else RemovePrerequisite(*pair)
        roadmap, code = attempt(edit, roadmap)
        assert code in ("", "loop" if is_new else "no-link")
        assert scope_of(roadmap, catalogue()).levels
