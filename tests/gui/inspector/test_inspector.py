"""The inspector: every field is an edit, every edit is shown, nothing is lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.effort import Effort, Level
from planner.domain.formatting import hours_text
from planner.domain.parts import EARLIEST
from planner.domain.problem import Problem
from planner.edits import MarkKnown, Pin, SetEffort
from planner.render.theme import DARK
from planner.scheduling.workload import Status
from planner.views.inspector.drag.page import PreviewPage
from planner.views.inspector.inspector import Inspector
from planner.views.inspector.shared.chips import SkillChip
from planner.views.inspector.shared.implied_popover import ImpliedPopover
from planner.views.inspector.shared.picker import SkillPicker
from planner.views.inspector.shared.skill_popovers import AddressPopover, LogPopover, PinPopover
from planner.views.inspector.skill.learning_resources import ResourceRow
from planner.views.inspector.skill.page import SkillPage
from planner.views.inspector.skill.several import SeveralPage
from tests.gui.inspector.conftest import DAY, Inspect, Show
from tests.gui.inspector.hand import choose, enter

# What the offscreen platform says about every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def opened() -> list[str]:
    """Addresses handed to the browser."""
    return []


@pytest.fixture
def inspector(inspect: Inspect, document: Document, opened: list[str]) -> Inspector:
    """The inspector of the sample, with nothing selected."""
    return inspect(document, open_address=opened.append)


def waiting(document: Document) -> str:
    """Return a planned skill, in one part, that waits for another and is waited for."""
    return next(
        bar.id
        for bar in document.schedule.activities
        if bar.status == "planned"
        and bar.needs
        and document.schedule.scope.unlocks(bar.id)
        and bar.id not in document.schedule.scope.split
    )


# -- a skill ------------------------------------------------------------------------------


def test_a_skill_shows_name_dates_and_hours(show: Show, document: Document) -> None:
    skill = waiting(document)
    page, bar = show(skill), document.schedule.by_id[skill]
    assert page.head.title.text() == bar.skill.name
    assert str(bar.start.year) in page.dates.starts.value.text()
    assert page.effort.expected.text() == f"{bar.hours:.0f} h expected"
    assert page.dates.why.text()


def test_typing_hours_is_one_undo_step(show: Show, document: Document) -> None:
    skill = waiting(document)
    field = show(skill).effort.fields[1]
    enter(field, "61.5")
    effort = document.roadmap.plan(skill).effort
    assert isinstance(effort, Effort)
    factor = document.schedule.tasks[skill].factor
    assert effort.likely * factor == pytest.approx(61.5)
    assert document.undo_stack.count() == 1


def test_the_other_points_give_way(show: Show, document: Document) -> None:
    skill = waiting(document)
    enter(show(skill).effort.fields[0], "500")
    effort = document.roadmap.plan(skill).effort
    assert isinstance(effort, Effort)
    assert effort.optimistic == effort.likely == effort.pessimistic


def test_steps_count_after_a_rest(show: Show, document: Document, qtbot: QtBot) -> None:
    skill = waiting(document)
    field = show(skill).effort.fields[2]
    field.stepUp()
    field.stepUp()
    assert document.undo_stack.count() == 0
    qtbot.waitUntil(lambda: document.undo_stack.count() == 1)


def test_esc_brings_the_hours_back(show: Show, document: Document) -> None:
    field = show(waiting(document)).effort.fields[1]
    before = field.value()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    field.clearFocus()
    assert field.value() == before
    assert document.undo_stack.count() == 0


def test_a_skill_that_is_removed_stays_in_view(
    show: Show, inspector: Inspector, document: Document
) -> None:
    skill = waiting(document)
    page = show(skill)
    choose(page.head.more_menu(), "Remove from plan")
    inspector.refresh()
    assert inspector.parts == (skill,)
    assert page.head.add.isVisibleTo(page)


def test_an_edit_elsewhere_reaches_the_fields(
    show: Show, inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    skill = waiting(document)
    page = show(skill)
    with qtbot.waitSignal(inspector.filled):
        document.apply(SetEffort(skill, Effort(10, 20, 40)))
    factor = document.schedule.tasks[skill].factor
    assert page.effort.fields[1].value() == pytest.approx(20 * factor, abs=0.06)
    assert page.effort.reset.isVisibleTo(page)
    QTest.mouseClick(page.effort.reset, Qt.MouseButton.LeftButton)
    assert document.roadmap.plan(skill).effort is None


def test_states_are_chosen_from_a_menu(show: Show, document: Document) -> None:
    skill = waiting(document)
    page = show(skill)
    choose(page.head.states_menu(), "In progress")
    assert document.roadmap.plan(skill).started == DAY
    assert not show(skill).head.pin.isVisibleTo(page)
    choose(page.head.states_menu(), "Done")
    assert document.roadmap.plan(skill).finished is not None
    show(skill)
    choose(page.head.states_menu(), "Known")
    for popover in page.findChildren(ImpliedPopover):
        popover.only.click()
    assert skill not in document.schedule.tasks


def test_known_asks_for_what_it_rests_on_in_one_step(show: Show, document: Document) -> None:
    skill = "deep-learning"
    page = show(skill)
    choose(page.head.states_menu(), "Known")
    assert skill not in document.roadmap.learner.known
    (popover,) = page.findChildren(ImpliedPopover)
    question = popover.title.text()
    assert question.startswith("Deep learning also covers ")
    popover.both.click()
    known = document.roadmap.learner.known
    assert {skill, "neural-networks"} <= set(known)
    assert document.undo_stack.count() == 1
    with_all = document.schedule.remaining_hours
    document.undo()
    alone = document.evaluate(MarkKnown(skill, known[skill])).after.remaining_hours
    assert question.endswith(f"Saves {hours_text(alone - with_all)}.")


def test_a_pin_may_be_the_earliest_start_and_a_day_again(show: Show, document: Document) -> None:
    skill = next(
        bar.id
        for bar in document.schedule.activities
        if bar.pin is None and bar.status is Status.PLANNED
    )
    page = show(skill)
    page.head.pin.click()
    popover = page.findChild(PinPopover)
    assert popover is not None
    popover.earliest.click()
    assert document.roadmap.plan(skill).pin is EARLIEST
    dates = show(skill).dates
    assert dates.kept.value.text() == "Earliest possible"
    assert not dates.pin.isVisible()
    dates.other_pin.click()
    assert document.roadmap.plan(skill).pin == document.schedule.by_id[skill].start
    dates = show(skill).dates
    assert dates.pin.isVisible()
    assert not dates.kept.isVisible()
    dates.other_pin.click()
    assert document.roadmap.plan(skill).pin is EARLIEST
    assert document.undo_stack.count() == 3


def test_a_pin_is_asked_for_shown_and_taken_away(show: Show, document: Document) -> None:
    skill = waiting(document)
    page = show(skill)
    page.head.pin.click()
    popover = page.head.findChild(PinPopover)
    assert isinstance(popover, PinPopover)
    day = document.schedule.by_id[skill].start + timedelta(days=40)
    popover.day.show_day(day)
    QTest.keyClick(popover, Qt.Key.Key_Return)
    assert document.roadmap.plan(skill).pin == day
    assert show(skill).dates.pin.day == day
    page.head.pin.click()
    assert document.roadmap.plan(skill).pin is None


def test_hours_are_logged(show: Show, document: Document) -> None:
    skill = waiting(document)
    page = show(skill)
    page.head.log.click()
    popover = page.head.findChild(LogPopover)
    assert isinstance(popover, LogPopover)
    popover.hours.setValue(2.5)
    assert popover.main is not None
    popover.main.click()
    assert document.roadmap.plan(skill).logged == 2.5
    assert "2.5 of" in show(skill).effort.logged.text.text()


@pytest.mark.parametrize("text", ["1:30", "1,5", "1h30", "90min", "1 h 30 min"])
def test_hours_are_logged_as_people_write_them(show: Show, document: Document, text: str) -> None:
    skill = waiting(document)
    popover = log_popover(show(skill))
    popover.hours.selectAll()
    QTest.keyClicks(popover.hours, text)
    assert popover.main is not None
    popover.main.click()
    assert document.roadmap.plan(skill).logged == 1.5


@pytest.mark.parametrize(
    ("text", "told"), [("1:75", "“1:75” is not hours."), ("130", "130 h is not from ")]
)
def test_what_no_day_holds_is_not_logged(
    show: Show, document: Document, text: str, told: str
) -> None:
    skill = waiting(document)
    popover = log_popover(show(skill))
    popover.hours.selectAll()
    QTest.keyClicks(popover.hours, text)
    assert popover.main is not None
    popover.main.click()
    assert document.roadmap.plan(skill).logged == 0
    assert popover.hours.complaint is not None
    assert popover.hours.complaint.label.text().startswith(told)
    assert popover.isVisible()


def log_popover(page: SkillPage) -> LogPopover:
    page.head.log.click()
    popover = page.head.findChild(LogPopover)
    assert isinstance(popover, LogPopover)
    return popover


def test_title_step_and_field_say_the_same_hours(show: Show, document: Document) -> None:
    skill = next(
        id_ for id_, task in document.schedule.tasks.items()
        if task.status is Status.PLANNED and task.level is Level.AWARE
    )  # fmt: skip
    page = show(skill)
    enter(page.effort.fields[1], "40")
    bar = document.schedule.by_id[skill]
    assert document.undo_stack.undoText() == f"Set {bar.skill.label} to {hours_text(bar.hours)}"
    page = show(skill)
    assert page.effort.expected.text() == f"{hours_text(bar.hours)} expected"
    assert page.effort.fields[1].value() == pytest.approx(40)
    assert "For level aware, 0.3 of the hours to working" in page.effort.basis.text()


def test_points_too_far_apart_do_not_stand(show: Show, document: Document) -> None:
    skill = waiting(document)
    page = show(skill)
    held, likely = page.effort.fields[0].value(), page.effort.fields[1].value()
    refused: list[Problem] = []
    document.rejected.connect(refused.append)
    enter(page.effort.fields[0], f"{likely / 26:.3f}")
    assert [problem.code for problem in refused] == ["far-apart"]
    assert document.undo_stack.count() == 0
    assert page.effort.fields[0].value() == held


def test_links_are_added_removed_and_followed(
    show: Show, inspector: Inspector, document: Document
) -> None:
    skill = waiting(document)
    page = show(skill)
    need = document.schedule.tasks[skill].needs[0]
    chip = next(
        each for each in page.links.needs.findChildren(SkillChip) if each.data.skill == need
    )
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert need not in document.schedule.tasks[skill].needs
    show(skill).links.open_picker()
    picker = page.links.findChild(SkillPicker)
    assert isinstance(picker, SkillPicker)
    picker.filter.setText(document.schedule.scope.skills[need].label)
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    assert need in document.schedule.tasks[skill].needs
    show(skill).links.unlocks.findChildren(SkillChip)[0].click()
    assert inspector.parts != (skill,)


def test_the_picker_offers_nothing_that_closes_a_loop(show: Show, document: Document) -> None:
    skill = waiting(document)
    offered = {id_ for id_, _, _ in show(skill).links.candidates()}
    graph = document.schedule.scope.graph
    assert not offered & {skill, *graph.descendants(skill), *graph.prerequisites(skill)}


def test_a_note_is_kept_when_the_focus_leaves(show: Show, document: Document) -> None:
    first, second = (bar.id for bar in document.schedule.activities[-2:])
    page = show(first)
    page.notes.field.setFocus()
    page.notes.field.setPlainText("Ask Ada.")
    page.notes.field.clearFocus()
    assert document.roadmap.plan(first).note == "Ask Ada."
    page.notes.field.setPlainText("Ask Ada twice.")
    show(second)
    assert document.roadmap.plan(first).note == "Ask Ada twice."
    assert document.roadmap.plan(second).note == ""


def test_what_is_being_typed_is_kept_on_saving(
    show: Show, inspector: Inspector, document: Document
) -> None:
    skill = waiting(document)
    page = show(skill)
    page.notes.field.setPlainText("Half a thought")
    inspector.commit()
    assert document.roadmap.plan(skill).note == "Half a thought"


def test_addresses_are_shown_before_they_are_opened(
    show: Show, document: Document, opened: list[str]
) -> None:
    page = show("probability")
    row = page.resources.findChildren(ResourceRow)[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert opened == []
    popover = page.resources.findChild(AddressPopover)
    assert isinstance(popover, AddressPopover)
    assert popover.main is not None
    popover.main.click()
    assert opened == [document.catalogue.skills["probability"].resources[0].url]


def test_levels_others_need_cannot_be_undercut(show: Show, document: Document) -> None:
    page = show("probability")
    menu = page.effort.levels_menu()
    assert not menu.actions()[0].isEnabled()
    choose(menu, "Proficient")
    assert document.schedule.scope.levels["probability"] is Level.PROFICIENT


def test_why_quotes_the_article_or_says_it_is_silent(show: Show, document: Document) -> None:
    from planner.views.common.labels import Label

    def words(skill: str) -> str:
        return " ".join(label.text() for label in show(skill).why.findChildren(Label))

    skills = document.catalogue.skills
    assert skills["probability"].quotes[0].phrase in words("probability")
    assert "Not in the article" in words("developer-tools")


def test_a_skill_outside_the_plan_can_be_added(show: Show, document: Document) -> None:
    outside = next(id_ for id_ in document.catalogue.skills if id_ not in document.schedule.tasks
                   and id_ not in document.roadmap.learner.known)  # fmt: skip
    page = show(outside)
    assert not page.head.state.isVisibleTo(page)
    page.head.add.click()
    assert outside in document.schedule.tasks


def test_a_field_that_was_never_filled_takes_nothing_over(
    inspector: Inspector, show: Show, document: Document
) -> None:
    """The field of a pin exists also for a skill that has none."""
    page = show(next(bar.id for bar in document.schedule.activities if bar.pin is None))
    assert page.dates.pin.isHidden() or not page.dates.pin.isVisible()
    inspector.commit()
    assert document.undo_stack.count() == 0


# -- several, previews, the whole ---------------------------------------------------------


def test_several_are_edited_together(inspector: Inspector, document: Document) -> None:
    tasks = document.schedule.tasks.values()
    whole = {task.id for task in tasks if task.part is None and task.status == "planned"}
    skills = [bar.id for bar in document.schedule.activities if bar.id in whole][5:8]
    document.select(skills)
    inspector.refresh()
    page = inspector.findChild(SeveralPage)
    assert isinstance(page, SeveralPage)
    assert page.title.text() == "3 skills"
    choose(page.states_menu(), "Known")
    assert not set(skills) & document.schedule.tasks.keys()
    assert document.undo_stack.count() == 1


def test_a_preview_shows_what_would_move_and_goes_again(
    show: Show, inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    skill = waiting(document)
    show(skill)
    start = document.schedule.by_id[skill].start
    with qtbot.waitSignal(inspector.filled):
        document.preview(Pin(skill, start + timedelta(days=200)))
    page = inspector.findChild(PreviewPage)
    assert isinstance(page, PreviewPage)
    assert page.isVisible()
    assert page.later.moves[0].why == "Moved by you"
    assert all(move.days > 0 for move in page.later.moves)
    assert all(move.days < 0 for move in page.earlier.moves)
    assert not page.grab().isNull()
    with qtbot.waitSignal(inspector.filled):
        document.end_preview()
    assert not page.isVisible()


def test_it_never_takes_the_focus(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    other = QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(other)
    other.show()
    other.setFocus()
    document.select([waiting(document)])
    inspector.refresh()
    document.undo()
    assert not any(child.hasFocus() for child in inspector.findChildren(SkillChip))


def test_every_field_has_a_name(inspector: Inspector, show: Show, document: Document) -> None:
    show(waiting(document))
    nameless = [
        child
        for child in inspector.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert nameless == []


def test_hidden_it_waits_until_it_is_shown(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    inspector.hide()
    document.select([waiting(document)])
    assert inspector.findChild(SkillPage) is None
    with qtbot.waitSignal(inspector.filled):
        inspector.show()
    assert inspector.findChild(SkillPage) is not None


def test_it_can_be_emptied_and_painted_dark(inspector: Inspector) -> None:
    inspector.set_theme(DARK)
    assert not inspector.grab().isNull()
    inspector.set_document(None)
    inspector.refresh()
    assert inspector.parts == ()
