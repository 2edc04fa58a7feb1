"""From a dragged turn to the edit, or to a sentence."""

from dataclasses import replace

import pytest

from planner.document.ordering import order_edit
from planner.domain.catalogue import Catalogue
from planner.domain.parts import deeper_of
from planner.domain.problem import Problem
from planner.domain.roadmap import Roadmap
from planner.edits import OrderAfter, OrderBefore
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.workload import Status
from tests.gui.timeline.plan import made_up_catalogue, made_up_roadmap


def scheduled(focus: int = 1) -> Schedule:
    roadmap = made_up_roadmap()
    learner = replace(roadmap.learner, focus=focus)
    return schedule(replace(roadmap, learner=learner), made_up_catalogue())


def test_before_and_after_are_the_two_edits() -> None:
    held = scheduled()
    assert order_edit(held, "testing", "wrangling", after=False) == OrderBefore(
        "testing", "wrangling"
    )
    assert order_edit(held, "testing", "wrangling", after=True) == OrderAfter(
        "testing", "wrangling"
    )


@pytest.mark.parametrize("after", [False, True])
def test_both_edits_bring_about_what_they_say(after: bool) -> None:
    held = scheduled()
    for skill, other in (("testing", "wrangling"), ("wrangling", "testing")):
        edit = order_edit(held, skill, other, after)
        assert not isinstance(edit, Problem)
        roadmap: Roadmap = edit.apply(held.roadmap, made_up_catalogue())
        bars = schedule(roadmap, made_up_catalogue()).by_id
        first, second = (other, skill) if after else (skill, other)
        assert bars[first].start < bars[second].start


@pytest.mark.parametrize(
    ("skill", "other", "after"),
    [("foundations", "probability", False), ("capstone", "foundations", False),
     ("probability", "foundations", True), ("probability", "capstone", True)],
)  # fmt: skip
def test_what_is_needed_comes_first_by_any_chain(skill: str, other: str, after: bool) -> None:
    found = order_edit(scheduled(), skill, other, after)
    assert isinstance(found, Problem)
    assert "so it cannot come before it" in found.message


@pytest.mark.parametrize(("skill", "other"), [("algebra", "testing"), ("testing", "calculus")])
def test_what_has_begun_has_no_turn(skill: str, other: str) -> None:
    found = order_edit(scheduled(), skill, other, after=False)
    assert isinstance(found, Problem)
    name = "Linear algebra" if skill == "algebra" else "Calculus"
    assert found.message == f"{name} is not waiting for its turn, so it has no place in the order."


def test_a_deeper_part_has_a_turn_of_its_own(sample: Roadmap, catalogue: Catalogue) -> None:
    held = schedule(sample, catalogue)
    waiting = [id_ for id_ in held.scope.split if held.tasks[id_].status is Status.PLANNED]
    first, deeper = waiting[-1], deeper_of(waiting[-1])
    found = order_edit(held, deeper, first, after=False)
    assert isinstance(found, Problem)
    assert held.label(deeper) in found.message
    assert order_edit(held, deeper, first, after=True) == OrderAfter(deeper, first)
