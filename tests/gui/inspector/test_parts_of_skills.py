"""A part of a skill that is selected is what is shown and changed, not the other part."""

import pytest
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.document.state_edits import StateChoice, edit_to_state
from planner.domain.formatting import day_text, hours_text
from planner.domain.parts import PartId, deeper_of, skill_of_part
from planner.edits import LogHours, MarkKnown
from planner.scheduling.states import state_of
from planner.views.inspector.inspector import Inspector
from planner.views.inspector.shared.chips import SkillChip
from planner.views.inspector.shared.skill_facts import SkillFacts
from planner.views.inspector.shared.skill_links import needs_of, unlocks_of
from planner.views.inspector.skill.several import SeveralPage
from planner.views.outline.menus import SkillMenu
from planner.views.outline.sidebar import Sidebar
from tests.gui.inspector.conftest import DAY, Show

SKILL = "pytorch"
FIRST, DEEPER = SKILL, deeper_of(SKILL)


def split_parts(document: Document) -> list[PartId]:
    """Return all parts of all skills in two."""
    scope = document.schedule.scope
    return [part for skill in scope.split for part in scope.parts_of(skill)]


def test_name_days_hours_and_state_are_the_parts_own(show: Show, document: Document) -> None:
    parts = split_parts(document)
    assert {FIRST, DEEPER} <= set(parts)
    for part in parts:
        page, bar = show(part), document.schedule.by_id[part]
        assert page.head.title.text() == bar.name
        assert page.dates.starts.value.text() == day_text(bar.start, weekday=True)
        assert page.dates.ends.value.text() == day_text(bar.finish, weekday=True)
        assert page.effort.expected.text().startswith(hours_text(bar.hours))
        assert page.head.state.text() == state_of(part, document.schedule).label


def test_the_second_part_says_from_which_level_on(show: Show, document: Document) -> None:
    for skill, level in document.schedule.scope.split.items():
        assert f", from {level.word} on" in show(deeper_of(skill)).effort.basis.text()
        assert " on." not in show(skill).effort.basis.text()


def test_hours_and_notes_go_to_the_part(show: Show, document: Document) -> None:
    page = show(DEEPER)
    page.head._on_logged(2.0, DAY)
    page = show(DEEPER)
    page.notes._on_entered("Only the deeper part.")
    plan = document.roadmap.plan(SKILL)
    assert (plan.logged, plan.note) == (0, "")
    assert (plan.deeper.logged, plan.deeper.note) == (2.0, "Only the deeper part.")


def test_a_pin_goes_to_the_part(show: Show, document: Document) -> None:
    day = document.schedule.by_id[DEEPER].start
    show(DEEPER).head._on_pinned(day)
    plan = document.roadmap.plan(SKILL)
    assert (plan.pin, plan.deeper.pin) == (None, day)
    show(DEEPER).head.toggle_pin()
    assert document.roadmap.plan(SKILL).deeper.pin is None


def test_level_course_and_membership_are_the_skills(show: Show, document: Document) -> None:
    edits = [action.data() for action in show(DEEPER).head.more_menu().actions()]
    skills = {edit.skill for edit in edits if edit is not None}
    assert skills == {SKILL}


def test_hours_set_and_taken_back_are_told_of_the_part(show: Show, document: Document) -> None:
    for part in (FIRST, DEEPER):
        page = show(part)
        page.effort.fields[1].entered.emit(30.0)
        bar = document.schedule.by_id[part]
        assert document.undo_stack.undoText() == f"Set {bar.label} to {hours_text(bar.hours)}"
        show(part).effort.reset.click()
        bar = document.schedule.by_id[part]
        told = f"Reset the hours of {bar.label} to {hours_text(bar.hours)}"
        assert document.undo_stack.undoText() == told


def test_needs_and_unlocks_of_parts_mirror_each_other(document: Document) -> None:
    plan, catalogue = document.schedule, document.catalogue
    views = {part: SkillFacts(part, plan, catalogue, DAY) for part in plan.tasks}
    forth = {(chip.skill, part) for part, view in views.items() for chip in needs_of(view)}
    back = {(part, chip.skill) for part, view in views.items() for chip in unlocks_of(view)}
    in_plan = {(need, part) for need, part in forth if need in plan.tasks}
    assert in_plan == back
    assert back == {(n, part) for part, task in plan.tasks.items() for n in task.needs}


def test_the_first_part_cannot_be_taken_away_from_the_second(
    show: Show, document: Document
) -> None:
    shown = show(DEEPER).links.needs.findChildren(SkillChip)
    chips = {chip.data.skill: chip.data for chip in shown}
    assert not chips[FIRST].removable
    others = {skill_of_part(id_) for id_, chip in chips.items() if chip.removable}
    assert others == set(document.schedule.scope.graph.prerequisites(SKILL))


def test_both_parts_together_are_two_bars_and_one_skill(
    inspector: Inspector, document: Document
) -> None:
    document.select([FIRST, DEEPER])
    inspector.refresh()
    page = inspector.findChild(SeveralPage)
    assert isinstance(page, SeveralPage)
    bars = [document.schedule.by_id[part] for part in (FIRST, DEEPER)]
    assert page.rows[0].value.text() == hours_text(sum(bar.hours for bar in bars))
    assert page.rows[2].value.text() == day_text(bars[0].start, weekday=True)
    assert page.rows[3].value.text() == day_text(bars[1].finish, weekday=True)
    page._remove()
    assert document.roadmap.removed.count(SKILL) == 1


@pytest.mark.parametrize("parts", [(FIRST, DEEPER), (DEEPER, FIRST)])
def test_both_parts_are_known_at_the_deeper_level(
    document: Document, parts: tuple[PartId, ...]
) -> None:
    edit = edit_to_state(StateChoice.KNOWN, parts, document.schedule, DAY)
    assert edit == MarkKnown(SKILL, document.schedule.tasks[DEEPER].level)


def test_the_menu_of_the_outline_is_the_parts(document: Document, inspector: Inspector) -> None:
    menu = SkillMenu((DEEPER,), document, inspector.theme, DAY)
    edits = [action.data() for action in menu.actions() if action.data() is not None]
    assert {skill_of_part(edit.skill) for edit in edits} == {SKILL}
    pin = next(action for action in menu.actions() if action.text().startswith("Pin to"))
    assert pin.text() == f"Pin to {day_text(document.schedule.by_id[DEEPER].start, weekday=True)}"


def test_outline_marks_the_part_and_the_catalogue_the_skill(
    qtbot: QtBot, document: Document
) -> None:
    sidebar = Sidebar(day=lambda: DAY)
    qtbot.addWidget(sidebar)
    sidebar.set_document(document)
    sidebar.show_catalogue()
    document.select([DEEPER])
    assert sidebar.outline.tree.skills == (DEEPER,)
    assert sidebar.catalogue.tree.skills == (SKILL,)


def test_a_part_that_goes_away_leaves_its_skill(inspector: Inspector, document: Document) -> None:
    document.apply(LogHours(FIRST, 1.0, DAY))
    document.select([DEEPER])
    inspector._apply(MarkKnown(SKILL, document.schedule.tasks[DEEPER].level))
    assert inspector.parts == (SKILL,)
