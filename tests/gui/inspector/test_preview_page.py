"""What the page of a drag says, and that it can be read at any size of text."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from planner.document.document import Document
from planner.edits import AddPrerequisite, Move, SetEffort, SetStart, Several
from planner.render.fonts import set_text_scale
from planner.render.theme import DARK, LIGHT, Theme
from planner.scheduling.workload import Status
from planner.views.inspector.drag.page import PreviewPage, about_text
from planner.views.inspector.skill.head import AreaLabel
from planner.views.inspector.skill.page import SkillDatesSection
from tests.unit.layout.shown import shown


@pytest.fixture
def larger() -> Iterator[None]:
    """Text at 150 %."""
    set_text_scale(1.5)
    yield
    set_text_scale(1.0)


def later(document: Document, count: int) -> Several:
    """Return the edit that moves some skills that wait for others."""
    bars = [bar for bar in document.schedule.activities if bar.wait.skill][:count]
    moves = [Move(bar.id, bar.start + timedelta(days=70), False) for bar in bars]
    return Several(tuple(moves), "Move")


def test_all_that_were_moved_are_named_as_moved(qapp: QApplication, document: Document) -> None:
    page, edit = PreviewPage(), later(document, 2)
    page.fill(document.evaluate(edit), document)
    own = {document.schedule.scope.skills[move.skill].label
           for move in edit.edits if isinstance(move, Move)}  # fmt: skip
    named = {move.name for move in page.later.moves if move.why == "Moved by you"}
    assert named == own & {move.name for move in page.later.moves}
    assert len(named) == 2


def test_a_linked_skill_waits_and_was_not_moved(qapp: QApplication, document: Document) -> None:
    page, graph = PreviewPage(), document.schedule.scope.graph
    edit = next(
        AddPrerequisite(bar.id, need.id)
        for need in document.schedule.activities
        for bar in document.schedule.activities
        if need.finish > bar.finish and bar.logged == 0 and need.id not in graph.descendants(bar.id)
    )
    page.fill(document.evaluate(edit), document)
    names = document.schedule.scope.skills
    told = {move.name: move.why for move in page.later.moves}
    assert told[names[edit.skill].label] == f"Waits for {names[edit.need].label}"


def test_a_longer_skill_was_changed_and_not_moved(qapp: QApplication, document: Document) -> None:
    page = PreviewPage()
    bar = max(document.schedule.activities, key=lambda each: each.remaining)
    page.fill(document.evaluate(SetEffort(bar.id, bar.hours * 2)), document)
    told = {move.name: move.why for move in page.later.moves}
    assert told[bar.skill.label] == "Changed by you"


def test_without_a_skill_no_line_is_left_empty(qapp: QApplication, document: Document) -> None:
    page = PreviewPage()
    page.fill(document.evaluate(later(document, 1).edits[0]), document)
    assert not page.about.isHidden()
    page.fill(document.evaluate(SetStart(document.roadmap.start - timedelta(days=7))), document)
    assert page.about.isHidden()


def test_pace_is_the_hours_over_the_weeks(document: Document) -> None:
    bar = max(document.schedule.activities, key=lambda each: (each.finish - each.start).days)
    weeks = ((bar.finish - bar.start).days + 1) / 7
    words = about_text(bar)
    assert words.startswith(f"{bar.hours:.0f} h expected, at about ")
    told = float(words.rsplit("about ", 1)[1].split(" h")[0].replace(",", ""))
    assert abs(told - bar.remaining / weeks) <= 0.5


def test_pace_of_a_skill_in_progress_counts_what_is_done() -> None:
    begun = next(bar for bar in shown("applied-ml-evenings").activities
                 if bar.status is Status.IN_PROGRESS and bar.logged > 20)  # fmt: skip
    weeks = ((begun.finish - begun.start).days + 1) / 7
    told = float(about_text(begun).rsplit("about ", 1)[1].split(" h")[0])
    assert told == pytest.approx((begun.logged + begun.remaining) / weeks, abs=0.06)


def test_rows_grow_with_the_text(qapp: QApplication, document: Document, larger: None) -> None:
    page, preview = PreviewPage(), document.evaluate(later(document, 2))
    page.fill(preview, document)
    tall = (page.changes.height(), page.later.height())
    set_text_scale(1.0)
    page.fill(preview, document)
    assert tall[0] == round(page.changes.height() * 1.5)
    assert tall[1] > page.later.height() * 1.4


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_an_area_is_named_in_its_ink(qapp: QApplication, theme: Theme) -> None:
    label = AreaLabel()
    label.set_theme(theme)
    label.show_area("ml", "Machine learning")
    assert label._ink().name().upper() == theme.area("ml").ink
    label.show_area("math", "Mathematics")
    assert label._ink().name().upper() == theme.area("math").ink


def test_the_likely_date_is_heavier_than_the_safe_one(qapp: QApplication) -> None:
    dates = SkillDatesSection()
    assert dates.ends.value.font().weight() > dates.safe.value.font().weight()
