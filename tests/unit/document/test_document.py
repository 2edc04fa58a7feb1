"""The open roadmap: edits, refusals, previews, selection, undo and files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QObject, SignalInstance
from pytestqt.qtbot import QtBot

from planner.document.changes import ChangeSet
from planner.document.document import Document, Preview
from planner.document.forecaster import Forecaster
from planner.domain.limits import LAST_DAY
from planner.domain.problem import Problem
from planner.domain.roadmap import Roadmap
from planner.edits import (
    AddPrerequisite,
    Choose,
    Pin,
    RemovePrerequisite,
    RemoveSkill,
    SetStart,
    SetTitle,
)
from planner.edits.skills import SetEffort
from planner.scheduling.preview_session import PreviewSession
from planner.scheduling.schedule import Schedule, schedule
from planner.storage.roadmap_file import RoadmapFileError, load
from tests.strategies import catalogue

START = date(2026, 1, 5)
PINNED = date(2026, 9, 14)
ROADMAP = Roadmap("My road", "applied-ml-engineer", START, START)
PIN = Pin("programming-fundamentals", PINNED)
LOOP = AddPrerequisite("programming-fundamentals", "python")


class Heard(QObject):
    """What a signal carried, in order."""

    def __init__(self, signal: SignalInstance) -> None:
        super().__init__()
        self.values: list[object] = []
        signal.connect(self.hear)

    def hear(self, *carried: object) -> None:
        """Keep what the signal carried; one value as it is."""
        self.values.append(carried[0] if len(carried) == 1 else carried)


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """A document that has no file yet."""
    return Document(ROADMAP, catalogue())


def test_an_edit_changes_the_roadmap_and_says_what_moved(document: Document) -> None:
    heard = Heard(document.changed)
    before = document.schedule
    assert document.apply(PIN)
    assert document.roadmap.plan("programming-fundamentals").pin == PINNED
    assert document.schedule.by_id["programming-fundamentals"].start >= PINNED
    (changes,) = heard.values
    assert isinstance(changes, ChangeSet)
    assert changes is document.last_changes
    assert changes.touched == {"programming-fundamentals"}
    assert not changes.structure
    assert changes.finish_days == (document.schedule.finish - before.finish).days
    for id_, bar in document.schedule.by_id.items():
        was = before.by_id[id_]
        assert (id_ in changes.moved) == ((was.start, was.finish) != (bar.start, bar.finish))
        assert changes.moved.get(id_, 0) == (bar.finish - was.finish).days
    assert document.undo_stack.undoText() == PIN.label(ROADMAP, catalogue())


def test_a_preview_says_of_each_bar_how_many_days_later_it_ends(document: Document) -> None:
    preview = document.evaluate(PIN)
    later = {bar.id: preview.days_later(bar) for bar in preview.after.activities}
    assert {id_: days for id_, days in later.items() if days is not None} == dict(
        preview.changes.moved
    )
    assert any(later.values())


def test_a_refusal_changes_nothing_and_is_told(document: Document) -> None:
    changed, rejected = Heard(document.changed), Heard(document.rejected)
    assert not document.apply(LOOP)
    assert document.roadmap == ROADMAP
    assert document.undo_stack.count() == 0
    assert changed.values == []
    (problem,) = rejected.values
    assert isinstance(problem, Problem)
    assert problem.code == "loop"


def test_a_day_beyond_the_calendar_is_refused_and_the_last_one_is_not(document: Document) -> None:
    refused = Heard(document.rejected)
    assert not document.apply(SetStart(date.max))
    assert document.roadmap == ROADMAP
    assert isinstance(refused.values[0], Problem)
    assert refused.values[0].code == "day-range"
    assert document.apply(SetStart(LAST_DAY))
    assert document.schedule.finish > LAST_DAY
    document.undo()
    assert document.roadmap == ROADMAP


def test_a_loop_that_shows_only_in_the_whole_graph_is_refused(document: Document) -> None:
    """With Java chosen nothing before it needs Python; choosing Python closes the loop."""
    assert document.apply(Choose("programming-language", "java"))
    assert document.apply(AddPrerequisite("python", "object-oriented-programming"))
    rejected = Heard(document.rejected)
    before = document.roadmap
    assert not document.apply(Choose("programming-language", "python"))
    assert document.roadmap == before
    (problem,) = rejected.values
    assert isinstance(problem, Problem)
    assert problem.message.startswith("That would make a loop: ")


def test_what_changes_nothing_is_no_step(document: Document) -> None:
    changed = Heard(document.changed)
    assert not document.apply(Pin("python", None))
    assert document.apply(PIN)
    assert not document.apply(PIN)
    assert document.undo_stack.count() == 1
    assert len(changed.values) == 1


def test_undo_and_redo_go_the_same_way(document: Document) -> None:
    document.apply(PIN)
    after = document.schedule
    changes = document.last_changes
    heard = Heard(document.changed)
    document.undo()
    assert document.roadmap == ROADMAP
    assert document.last_changes.finish_days == -changes.finish_days
    document.redo()
    assert document.schedule.activities == after.activities
    assert heard.values[1] == changes
    document.undo()
    document.undo()
    assert document.roadmap == ROADMAP


def test_a_plan_that_nobody_holds_goes_at_once(qtbot: QtBot) -> None:
    """Nothing of it, steps, forecast or listeners, is left to the garbage collector."""
    asked: list[Callable[[], None]] = []
    document = Document(ROADMAP, catalogue())
    Forecaster(document, asked.append, 0)
    Heard(document.changed)
    assert document.apply(PIN)
    assert document.apply(SetEffort("programming-fundamentals", 77.0))
    document.undo()
    asked.pop(0)()
    asked.clear()
    gone = ref(document)
    del document
    assert gone() is None


def test_a_new_edit_forgets_what_could_be_redone(document: Document) -> None:
    document.apply(PIN)
    document.undo()
    document.apply(SetTitle("Other"))
    document.redo()
    assert document.roadmap == replace(ROADMAP, title="Other")


def test_a_preview_changes_nothing(document: Document) -> None:
    changed, previewed = Heard(document.changed), Heard(document.previewed)
    before = document.schedule
    preview = document.preview(PIN)
    assert isinstance(preview, Preview)
    assert document.preview_state is preview
    assert preview.before is before
    assert preview.after.roadmap == PIN.apply(ROADMAP, catalogue())
    assert preview.after.activities == schedule(preview.after.roadmap, catalogue()).activities
    document.end_preview()
    document.end_preview()
    assert previewed.values == [preview, None]
    assert document.preview_state is None
    assert (document.schedule, changed.values) == (before, [])


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[Roadmap]:
    """The roadmaps for which dates were worked out after an edit."""
    after, roadmaps = PreviewSession.after, list[Roadmap]()

    def counted(session: PreviewSession, roadmap: Roadmap) -> Schedule:
        roadmaps.append(roadmap)
        return after(session, roadmap)

    monkeypatch.setattr(PreviewSession, "after", counted)
    return roadmaps


def test_what_was_previewed_is_applied_without_being_worked_out_again(
    document: Document, worked: list[Roadmap]
) -> None:
    preview = document.preview(replace(PIN))
    assert preview is not None
    assert document.apply(replace(PIN))
    assert len(worked) == 1
    assert document.schedule is preview.after


def test_another_edit_than_the_one_previewed_is_worked_out(
    document: Document, worked: list[Roadmap]
) -> None:
    later = replace(PIN, day=PINNED + timedelta(days=7))
    document.preview(PIN)
    assert document.apply(later)
    assert len(worked) == 2
    assert document.roadmap.plan(PIN.skill).pin == later.day


def test_the_same_edit_on_another_roadmap_is_worked_out(
    document: Document, worked: list[Roadmap]
) -> None:
    document.preview(SetEffort(PIN.skill, 30.0))
    document.apply(PIN)
    assert document.apply(SetEffort(PIN.skill, 30.0))
    assert len(worked) == 3
    assert document.roadmap.plan(PIN.skill).pin == PINNED
    document.undo()
    document.undo()
    assert document.apply(SetEffort(PIN.skill, 30.0))
    assert document.roadmap.plan(PIN.skill).pin is None


def test_a_refused_preview_ends_the_one_before(document: Document) -> None:
    previewed, rejected = Heard(document.previewed), Heard(document.rejected)
    document.preview(PIN)
    assert document.preview(LOOP) is None
    assert previewed.values[-1] is None
    assert len(rejected.values) == 1
    assert document.preview_state is None


def test_an_edit_and_an_undo_end_the_preview(document: Document) -> None:
    document.preview(PIN)
    document.apply(PIN)
    assert document.preview_state is None
    document.preview(SetTitle("Other"))
    document.undo()
    assert document.preview_state is None
    assert document.roadmap == ROADMAP


def test_the_selection_is_announced_once_and_outlives_removal(document: Document) -> None:
    heard = Heard(document.selection_changed)
    document.select(["python", "statistics", "python"])
    document.select(["python", "statistics"])
    assert heard.values == [("python", "statistics")]
    document.apply(RemoveSkill("statistics"))
    assert document.selection == ("python", "statistics")
    assert document.last_changes.structure
    assert "statistics" in document.last_changes.removed
    document.undo()
    assert "statistics" in document.last_changes.added
    assert document.selection == ("python", "statistics")


def test_links_give_a_new_scope_and_dates_keep_it(document: Document) -> None:
    scope = document.schedule.scope
    document.apply(PIN)
    document.apply(SetEffort("python", 12.0))
    assert document.schedule.scope is scope
    document.apply(RemovePrerequisite("statistics", "probability"))
    assert "probability" not in document.schedule.by_id["statistics"].needs


def test_saving_and_opening(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    heard = Heard(document.saved_changed)
    assert not document.is_saved
    with pytest.raises(ValueError, match="path"):
        document.save()
    document.apply(PIN)
    document.save(path)
    assert document.is_saved
    assert heard.values
    opened = Document.open(path, catalogue())
    assert opened.roadmap == document.roadmap
    assert (opened.path, opened.is_saved, opened.problems) == (path, True, ())


def test_undo_past_the_saved_state_is_unsaved_and_redo_is_saved_again(
    document: Document, tmp_path: Path
) -> None:
    document.apply(PIN)
    document.save(tmp_path / "my.yaml")
    document.undo()
    assert not document.is_saved
    assert load(tmp_path / "my.yaml", catalogue()).roadmap != document.roadmap
    document.redo()
    assert document.is_saved


def test_a_save_that_fails_leaves_the_document_unsaved(document: Document, tmp_path: Path) -> None:
    document.apply(PIN)
    with pytest.raises(RoadmapFileError):
        document.save(tmp_path / "gone" / "my.yaml")
    assert not document.is_saved
    assert document.path is None
    assert document.undo_stack.canUndo()


def test_a_file_that_cannot_be_read_is_no_document(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(RoadmapFileError):
        Document.open(tmp_path / "none.yaml", catalogue())
