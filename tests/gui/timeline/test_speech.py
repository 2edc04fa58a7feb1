"""The canvas for those who cannot see it: a list of what is on it, told as it changes."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.document.document import Document
from planner.document.skill_filter import SkillFilter
from planner.domain.catalogue import Catalogue
from planner.domain.learner import CalendarRule
from planner.edits import AddRule, RemoveSkill, SetDeadline
from planner.scheduling.bar_line import bar_line
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load
from planner.views.timeline.speech import voice
from planner.views.timeline.view import TimelineView
from tests.gui.spoken import children, everything, name_of, told_of
from tests.gui.timeline.hand import Hand, shown_on

Role, Words, Event = QAccessible.Role, QAccessible.Text, QAccessible.Event


@pytest.fixture
def listens() -> Iterator[None]:
    """Somebody listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def told(listens: None, monkeypatch: pytest.MonkeyPatch) -> list[tuple[QAccessible.Event, str]]:
    """What is told from now on: the kind, and the name of what it is about."""
    heard: list[tuple[QAccessible.Event, str]] = []

    def hear(event: QAccessibleEvent) -> None:
        about = event.accessibleInterface()
        heard.append((event.type(), name_of(about)))

    monkeypatch.setattr(voice, "tell", hear)
    return heard


def bars(view: TimelineView) -> list[QAccessibleInterface]:
    return [each for each in children(told_of(view.canvas)) if each.role() is Role.ListItem]


def test_every_bar_is_told_with_its_days_its_hours_and_its_state(
    view: TimelineView, document: Document
) -> None:
    names = [name_of(each) for each in bars(view)]
    assert len(names) == len(document.schedule.activities)
    for bar in document.schedule.activities:
        assert any(name.startswith(f"{bar.name}, ") for name in names)
    bar = document.schedule.activities[0]
    name = next(each for each in names if each.startswith(bar.name))
    assert all(words in name for words in (str(bar.start.year), " to ", " h, "))


def test_a_bar_says_why_it_starts_when_it_does(view: TimelineView) -> None:
    texts = [each.text(Words.Description) for each in bars(view)]
    assert all(texts)
    assert any("Waits for" in text or "ends" in text for text in texts)


def test_a_bar_lies_where_it_is_painted(view: TimelineView, document: Document) -> None:
    canvas, bar = view.canvas, document.schedule.activities[0]
    view.reveal(bar.id)
    told = next(each for each in bars(view) if name_of(each).startswith(bar.name))
    painted = canvas.scene().rect(bar.id).toAlignedRect()
    assert told.rect().topLeft() == canvas.viewport().mapToGlobal(painted.topLeft())
    assert told.rect().size() == painted.size()
    assert not told.state().offscreen
    found = told_of(canvas).childAt(told.rect().center().x(), told.rect().center().y())
    assert name_of(found) == name_of(told)


def test_a_bar_that_is_not_in_view_says_so(view: TimelineView, document: Document) -> None:
    view.set_level("Days")
    view.reveal(document.schedule.activities[0].id)
    last = document.schedule.activities[-1]
    told = next(each for each in bars(view) if name_of(each).startswith(f"{last.name}, "))
    assert told.state().offscreen


def test_places_and_children_agree(view: TimelineView) -> None:
    told = told_of(view.canvas)
    parts = [told.child(place) for place in range(told.childCount())]
    assert [told.indexOfChild(part) for part in parts] == list(range(len(parts)))
    assert all(part.isValid() and name_of(part.parent()) == "Timeline" for part in parts)
    assert told.child(len(parts)) is None
    assert told.child(-1) is None


def test_selected_and_focused_bars_are_told_as_such(
    view: TimelineView, document: Document, hand: Hand
) -> None:
    first, second = (bar.id for bar in document.schedule.activities[:2])
    document.select([first, second])
    view.canvas.setFocus()
    chosen = [each for each in bars(view) if each.state().selected]
    assert len(chosen) == 2
    names = [name_of(each) for each in bars(view) if each.state().focused]
    assert len(names) == 1
    assert names[0].startswith(document.schedule.by_id[first].name)
    focused = told_of(view.canvas).focusChild()
    assert focused is not None
    assert name_of(focused) == names[0]
    assert "2 selected" in told_of(view.canvas).text(Words.Description)


def test_arrow_keys_tell_the_bar_they_lead_to(
    view: TimelineView, document: Document, told: list[tuple[QAccessible.Event, str]]
) -> None:
    document.select([document.schedule.activities[0].id])
    view.canvas.setFocus()
    QApplication.processEvents()
    told.clear()
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    lead = document.schedule.by_id[document.selection[0]]
    assert any(kind is Event.Focus and name.startswith(f"{lead.name}, ") for kind, name in told), (
        told
    )
    assert any(kind is Event.Selection for kind, _ in told)


def test_what_gets_the_focus_tells_which_bar_has_it(
    view: TimelineView, document: Document, told: list[tuple[QAccessible.Event, str]]
) -> None:
    document.select([document.schedule.activities[1].id])
    view.header.setFocus()
    told.clear()
    view.canvas.setFocus()
    QApplication.processEvents()
    assert (Event.Focus in [kind for kind, _ in told]) or not view.canvas.hasFocus()
    assert view.canvas.hasFocus()


def test_an_edit_tells_that_there_are_others(
    view: TimelineView, document: Document, told: list[tuple[QAccessible.Event, str]]
) -> None:
    gone = document.schedule.activities[-1]
    kept = [each for each in bars(view) if name_of(each).startswith(f"{gone.name}, ")]
    document.apply(RemoveSkill(gone.skill.id))
    assert Event.ObjectReorder in [kind for kind, _ in told]
    assert not any(name_of(each).startswith(f"{gone.name}, ") for each in bars(view))
    assert not kept[0].isValid()
    assert kept[0].rect().isEmpty()


def test_bars_that_are_filtered_out_are_not_told(view: TimelineView, document: Document) -> None:
    before, area = len(bars(view)), document.schedule.activities[0].skill.area
    document.set_filter(SkillFilter(areas=frozenset({area})))
    assert 0 < len(bars(view)) < before


def test_the_head_is_told_strip_times_off_and_days(view: TimelineView, document: Document) -> None:
    start = document.roadmap.start
    rule = CalendarRule(date(start.year, 12, 1), date(start.year, 12, 7), None, "Quiet week")
    document.apply(AddRule(rule))
    document.apply(SetDeadline(date(start.year + 3, 1, 31)))
    names = [name_of(each) for each in children(told_of(view.canvas))]
    assert names[0] == "Hours a week"
    assert any("Quiet week" in name and name.startswith("Time off") for name in names)
    assert any(name.startswith("Start of the plan, ") for name in names)
    assert f"Deadline, {date(start.year + 3, 1, 31):%a} 31 Jan {start.year + 3}" in names
    told = told_of(view.canvas).child(0).text(Words.Description)
    assert " a week from " in told


def test_what_stands_in_the_head_is_found_where_it_lies(
    view: TimelineView, document: Document
) -> None:
    del document
    told = told_of(view.canvas)
    start = next(each for each in children(told) if name_of(each).startswith("Start of"))
    at = start.rect().center()
    assert name_of(told.childAt(at.x(), at.y())) == name_of(start)
    ground = view.canvas.viewport().mapToGlobal(QPoint(300, 700))
    assert told.childAt(ground.x(), ground.y()) is None


def test_the_overview_says_what_is_in_view(view: TimelineView) -> None:
    told = told_of(view.overview)
    assert told.role() is Role.Chart
    assert name_of(told) == "Overview"
    assert " in view, of " in told.text(Words.Value)


def test_a_canvas_that_is_gone_takes_its_parts_along(
    qapp: QApplication, catalogue: Catalogue, document: Document, listens: None
) -> None:
    del qapp, catalogue
    view = TimelineView(today=lambda: date(2026, 3, 11))
    view.set_document(document)
    parts = list(everything(told_of(view.canvas)))
    assert len(parts) > len(document.schedule.activities)
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del view
    gc.collect()
    assert not any(map(isValid, parts))


def test_a_skill_in_two_parts_is_two_children(qtbot: QtBot, sample_path: Path) -> None:
    shipped = load_catalogue()
    document = Document(load(sample_path, shipped).roadmap, shipped)
    view = shown_on(qtbot, document)
    names = [name_of(each) for each in bars(view)]
    split = document.schedule.scope.split
    assert split
    for skill in split:
        parts = document.schedule.scope.parts_of(skill)
        lines = [bar_line(document.schedule.by_id[part], document.schedule) for part in parts]
        assert len(set(lines)) == len(parts) == 2
        assert [names.count(line) for line in lines] == [1, 1]
