"""How a skill stands, and what is done in each area."""

from dataclasses import replace
from datetime import date

import pytest

from planner.document.state_edits import StateChoice, choice_of, edit_to_state
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.learner import Learner
from planner.domain.roadmap import Roadmap
from planner.domain.route import RouteChoice
from planner.edits import Edit, LogHours, MarkDone, Several
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.states import State, area_progress, known_on_path, progress_of, state_of

DAY = date(2026, 3, 2)


@pytest.fixture
def plan(catalogue: Catalogue) -> Schedule:
    """A new plan of somebody who knows Python."""
    learner = Learner(known={"python": Level.PROFICIENT, "group-theory": Level.WORKING})
    roadmap = Roadmap("A plan", "applied-ml-engineer", DAY, DAY, learner=learner)
    return schedule(roadmap, catalogue)


def after(plan: Schedule, catalogue: Catalogue, *edits: Edit | None) -> Schedule:
    """Return the schedule after `edits`."""
    roadmap = plan.roadmap
    for edit in edits:
        assert edit is not None
        roadmap = edit.apply(roadmap, catalogue)
    return schedule(roadmap, catalogue)


def test_what_waits_for_nothing_is_next_and_the_rest_locked(plan: Schedule) -> None:
    assert state_of("precalculus-readiness", plan) == "next"
    assert state_of("single-variable-calculus", plan) == "locked"


def test_what_is_done_unlocks(plan: Schedule, catalogue: Catalogue) -> None:
    done = after(plan, catalogue, MarkDone("precalculus-readiness", DAY))
    assert state_of("precalculus-readiness", done) == "done"
    assert state_of("single-variable-calculus", done) == "next"


def test_logging_is_progress(plan: Schedule, catalogue: Catalogue) -> None:
    begun = after(plan, catalogue, LogHours("precalculus-readiness", 6.0, DAY))
    assert state_of("precalculus-readiness", begun) == "in-progress"
    assert 0 < progress_of(begun.tasks["precalculus-readiness"]) < 1


def test_outside_the_plan_it_is_known_or_locked(plan: Schedule) -> None:
    assert state_of("python", plan) == "known"
    assert state_of("keras", plan) == "locked"


def test_known_on_path_leaves_out_what_the_path_does_not_ask_for(
    plan: Schedule, catalogue: Catalogue
) -> None:
    assert known_on_path(plan, catalogue) == ("python",)


def test_known_on_path_keeps_the_member_of_a_group_that_is_known(catalogue: Catalogue) -> None:
    learner = Learner(known={"tensorflow": Level.PROFICIENT})
    roadmap = Roadmap("A plan", "applied-ml-engineer", DAY, DAY, learner=learner)
    assert known_on_path(schedule(roadmap, catalogue), catalogue) == ("tensorflow",)


def test_nothing_known_is_nothing(plan: Schedule, catalogue: Catalogue) -> None:
    nobody = schedule(replace(plan.roadmap, learner=Learner()), catalogue)
    assert known_on_path(nobody, catalogue) == ()


def test_areas_add_up_to_the_plan(plan: Schedule, catalogue: Catalogue) -> None:
    begun = after(
        plan,
        catalogue,
        MarkDone("precalculus-readiness", DAY),
        LogHours("programming-fundamentals", 10.0, DAY),
    )
    progress = area_progress(begun)
    assert progress["prog"][0] == 10.0
    assert progress["math"][0] == pytest.approx(begun.tasks["precalculus-readiness"].hours)
    total = sum(hours for _, hours in progress.values())
    done = begun.tasks["precalculus-readiness"].hours + 10.0
    assert total == pytest.approx(begun.remaining_hours + done)


def test_a_course_that_is_over_and_left_nothing_counts_as_done(
    plan: Schedule, catalogue: Catalogue
) -> None:
    roadmap = replace(plan.roadmap, route=RouteChoice("bachelors"), learner=Learner())
    before = schedule(roadmap, catalogue)
    taught = [id_ for id_, task in before.tasks.items() if task.course and not task.remaining]
    assert taught
    assert all(state_of(id_, before) != "done" for id_ in taught)
    later = schedule(replace(roadmap, status_date=date(2036, 1, 1)), catalogue)
    assert all(state_of(id_, later) == "done" for id_ in taught)


@pytest.mark.parametrize("choice", StateChoice)
@pytest.mark.parametrize("skill", ["precalculus-readiness", "python", "statistics"])
def test_every_choice_gets_there(
    plan: Schedule, catalogue: Catalogue, skill: str, choice: StateChoice
) -> None:
    reached = after(plan, catalogue, edit_to_state(choice, [skill], plan, DAY))
    assert choice_of(state_of(skill, reached)) == choice


def test_choices_for_many_are_one_step(plan: Schedule, catalogue: Catalogue) -> None:
    edit = edit_to_state(StateChoice.DONE, ["statistics", "python"], plan, DAY)
    assert isinstance(edit, Several)
    assert edit.label(plan.roadmap, catalogue) == "Mark 2 skills as done"
    assert edit_to_state(StateChoice.DONE, [], plan, DAY) is None


def test_done_is_never_before_the_start(plan: Schedule, catalogue: Catalogue) -> None:
    begun = after(plan, catalogue, LogHours("statistics", 3.0, date(2026, 5, 1)))
    done = after(begun, catalogue, edit_to_state(StateChoice.DONE, ["statistics"], begun, DAY))
    assert done.roadmap.plan("statistics").finished == date(2026, 5, 1)


def test_words_of_states_and_choices() -> None:
    assert [each.label for each in State] == ["Known", "Done", "In progress", "Next", "Locked"]
    assert [each.label for each in StateChoice] == ["Planned", "In progress", "Done", "Known"]
    assert all(choice_of(each.state) is each for each in StateChoice)
