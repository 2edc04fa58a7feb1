"""What a filter shows of a sample, each condition by itself and together."""

import pytest

from planner.document.document import Document
from planner.document.skill_filter import FilterPart, SkillFilter
from planner.domain.catalogue import Catalogue
from planner.domain.parts import is_deeper
from planner.domain.roadmap import Roadmap
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.states import State, state_of
from planner.scheduling.ways_out import optional_skills


@pytest.fixture
def plan(sample: Roadmap, catalogue: Catalogue) -> Schedule:
    """The sample with dates."""
    return schedule(sample, catalogue)


def test_empty_filter_shows_all(plan: Schedule, catalogue: Catalogue) -> None:
    assert SkillFilter().count == 0
    assert SkillFilter(text="  ").count == 0
    assert SkillFilter().shown(plan, catalogue) == plan.tasks.keys()


def test_areas(plan: Schedule, catalogue: Catalogue) -> None:
    shown = SkillFilter(areas=frozenset({"math", "ml"})).shown(plan, catalogue)
    areas = {plan.tasks[id_].skill.area for id_ in shown}
    assert areas == {"math", "ml"}
    assert len(shown) == sum(task.skill.area in areas for task in plan.tasks.values())


def test_states(plan: Schedule, catalogue: Catalogue) -> None:
    shown = SkillFilter(states=frozenset({State.NEXT, State.LOCKED})).shown(plan, catalogue)
    assert shown == {id_ for id_ in plan.tasks if state_of(id_, plan) in (State.NEXT, State.LOCKED)}


def test_hidden_done_and_the_rest_make_the_whole(plan: Schedule, catalogue: Catalogue) -> None:
    without = SkillFilter(hide_done=True).shown(plan, catalogue)
    done = SkillFilter(states=frozenset({State.DONE})).shown(plan, catalogue)
    assert done
    assert without | done == plan.tasks.keys()
    assert not without & done


@pytest.mark.parametrize(("one", "other"), [("entry", "later"), ("must", "optional")])
def test_two_parts_make_the_whole(
    plan: Schedule, catalogue: Catalogue, one: str, other: str
) -> None:
    field = "milestone" if one == "entry" else "need"
    first = SkillFilter(**{field: FilterPart(one)}).shown(plan, catalogue)  # type: ignore[arg-type]
    second = SkillFilter(**{field: FilterPart(other)}).shown(plan, catalogue)  # type: ignore[arg-type]
    assert first
    assert second
    assert first | second == plan.tasks.keys()
    assert not first & second


def test_optional_is_what_the_plan_can_do_without(plan: Schedule, catalogue: Catalogue) -> None:
    shown = SkillFilter(need=FilterPart.OPTIONAL).shown(plan, catalogue)
    assert shown == set(optional_skills(plan, catalogue))


def test_all_words_have_to_occur(plan: Schedule, catalogue: Catalogue) -> None:
    shown = SkillFilter(text="LEARNING super").shown(plan, catalogue)
    names = {id_: task.skill.name.casefold() for id_, task in plan.tasks.items()}
    expected = {id_ for id_, name in names.items() if "super" in name and "learning" in name}
    assert shown >= expected
    assert expected
    assert all("super" in names[id_] or "super" in id_ for id_ in shown)


def test_conditions_hold_together(plan: Schedule, catalogue: Catalogue) -> None:
    both = SkillFilter(areas=frozenset({"ml"}), text="learning")
    assert both.count == 2
    alone = SkillFilter(text="learning").shown(plan, catalogue)
    assert both.shown(plan, catalogue) == {
        id_ for id_ in alone if plan.tasks[id_].skill.area == "ml"
    }


def test_filter_is_announced_once_and_is_no_edit(sample: Roadmap, catalogue: Catalogue) -> None:
    document = Document(sample, catalogue)
    heard: list[SkillFilter] = []
    document.filter_changed.connect(heard.append)
    wanted = SkillFilter(hide_done=True)
    document.set_filter(wanted)
    document.set_filter(wanted)
    assert heard == [wanted]
    assert document.roadmap == sample
    assert not document.undo_stack.count()


def test_parts_of_a_skill_are_told_apart(plan: Schedule, catalogue: Catalogue) -> None:
    parts = {part for skill in plan.scope.split for part in plan.scope.parts_of(skill)}
    beyond = SkillFilter(milestone=FilterPart.LATER).shown(plan, catalogue) & parts
    assert beyond == {part for part in parts if is_deeper(part)}
    assert SkillFilter(text="deeper").shown(plan, catalogue) >= beyond
