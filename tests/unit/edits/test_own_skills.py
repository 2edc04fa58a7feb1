"""Skills of the learner's own: their ids, links and what goes with them."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.domain.effort import Effort, Level
from planner.domain.limits import is_id
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.scope import effective_skills, scope_of
from planner.edits import (
    AddOwnSkill,
    AddPrerequisite,
    ChangeOwnSkill,
    EditRejected,
    RemoveOwnSkill,
    RemovePrerequisite,
)
from planner.edits.own_skills import dependants_of, new_id, own_skill
from planner.storage.roadmap_file import dumps, loads
from tests import strategies as some
from tests.strategies import catalogue
from tests.unit.edits.base import ROADMAP, START, applied, rejected
from tests.unit.scheduling.synthetic import FEW

HOURS = Effort(10, 20, 35)
ADD = AddOwnSkill("Rust", "prog", HOURS, ("python",))
WITH_RUST = applied(ADD)


def needs(skill: str, roadmap: Roadmap) -> set[str]:
    return set(scope_of(roadmap, catalogue()).graph.prerequisites(skill))


def test_it_is_learnt_with_what_it_needs() -> None:
    scope = scope_of(WITH_RUST, catalogue())
    assert scope.levels["rust"] is Level.WORKING
    assert needs("rust", WITH_RUST) == {"python"}
    assert scope.skills["rust"].effort == HOURS


@given(st.lists(some.texts(1), min_size=1, max_size=6))
@FEW
def test_ids_are_new_and_fit_a_file(names: list[str]) -> None:
    roadmap = ROADMAP
    for name in names:
        id_ = new_id(name, roadmap, catalogue())
        assert is_id(id_)
        assert id_ not in effective_skills(roadmap, catalogue())
        try:
            roadmap = applied(AddOwnSkill(name, "math", HOURS), roadmap)
        except EditRejected:
            continue
        assert own_skill(id_, roadmap) is not None
    assert loads(dumps(roadmap), "x", catalogue()).roadmap == roadmap


def test_ids_come_from_the_name() -> None:
    assert new_id("Théorie  des Jeux (2)", ROADMAP, catalogue()) == "theorie-des-jeux-2"
    assert new_id("線形代数", ROADMAP, catalogue()) == "own-skill"
    assert new_id("Python", ROADMAP, catalogue()) == "python-2"
    assert new_id("Rust!", WITH_RUST, catalogue()) == "rust-2"


def test_a_changed_name_keeps_id_and_progress() -> None:
    begun = WITH_RUST.with_plan("rust", SkillPlan(started=START, logged=3.0, note="n"))
    renamed = applied(ChangeOwnSkill("rust", "Rust, async"), begun)
    assert scope_of(renamed, catalogue()).skills["rust"].label == "Rust, async"
    assert renamed.plans == begun.plans


def test_links_that_stay_keep_level_and_reason() -> None:
    linked = applied(AddPrerequisite("rust", "java"), WITH_RUST)
    assert linked.plan("rust").needs == ("java",)
    swapped = applied(ChangeOwnSkill("rust", needs=("java", "algorithms")), linked)
    assert needs("rust", swapped) == {"java", "algorithms"}
    held = scope_of(swapped, catalogue()).graph.prerequisites("rust")["java"]
    assert held.reason == "Added by you."
    assert "rust" not in swapped.plans
    assert applied(ChangeOwnSkill("rust", needs=("python", "java")), linked) == linked


def test_unlinked_and_linked_again_is_as_it_was() -> None:
    loose = applied(RemovePrerequisite("rust", "python"), WITH_RUST)
    assert needs("rust", loose) == set()
    assert needs("rust", applied(ChangeOwnSkill("rust", needs=("python",)), loose)) == {"python"}


def test_a_loop_is_refused_with_its_way() -> None:
    linked = applied(AddPrerequisite("statistics", "rust"), WITH_RUST)
    problem = rejected(ChangeOwnSkill("rust", needs=("statistics",)), linked)
    assert problem.code == "loop"
    assert problem.message.endswith(
        "Rust already comes before Statistics, so it cannot also wait for it."
    )


def test_deleting_leaves_no_trace() -> None:
    other = applied(AddOwnSkill("Go", "prog", HOURS, ("rust", "java")), WITH_RUST)
    linked = applied(AddPrerequisite("statistics", "rust"), other)
    linked = applied(RemovePrerequisite("go", "java"), linked)
    known = {"rust": Level.AWARE, "python": Level.WORKING}
    full = replace(
        linked.with_plan("rust", SkillPlan(logged=3.0, note="n")),
        learner=replace(linked.learner, known=known),
        order=("rust", "go"),
        removed=("rust",),
    )
    assert dependants_of("rust", full, catalogue()) == ("statistics", "go")
    gone = applied(RemoveOwnSkill("rust"), full)
    assert "rust" not in dumps(gone)
    assert gone.learner.known == {"python": Level.WORKING}
    assert needs("go", gone) == set()
    assert gone.plan("statistics").is_empty
    scope_of(gone, catalogue())


@given(some.roadmaps(with_extras=False), st.sampled_from(list(catalogue().areas)), some.efforts())
@FEW
def test_deleting_what_was_just_made_changes_nothing(
    roadmap: Roadmap, area: str, effort: Effort
) -> None:
    make = AddOwnSkill("Something new", area, effort, ("python",))
    id_ = new_id(make.name, roadmap, catalogue())
    assert applied(RemoveOwnSkill(id_), applied(make, roadmap)) == roadmap


@given(some.roadmaps(with_extras=False), some.efforts(), st.lists(some.skill_ids(), max_size=3))
@FEW
def test_a_change_is_saved_and_makes_no_loop(
    roadmap: Roadmap, effort: Effort, wanted: list[str]
) -> None:
    assume(own_skill("own-a", roadmap))
    try:
        scope_of(roadmap, catalogue())
        edit = ChangeOwnSkill("own-a", "Mine", "cs", effort, tuple(wanted))
        changed = applied(edit, roadmap)
    except (EditRejected, ValueError):
        assume(False)
    assert needs("own-a", changed) == set(wanted)
    assert loads(dumps(changed), "x", catalogue()).roadmap == changed
