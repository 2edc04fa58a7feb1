"""The open roadmap: one entrance for edits, undo, previews, selection and files."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.document.changes import ChangeSet, changes_between
from planner.document.skill_filter import SkillFilter
from planner.document.telling import step_text
from planner.document.undo_stack import Step, UndoStack
from planner.domain.catalogue import Catalogue
from planner.domain.graph import CycleError
from planner.domain.problem import Problem
from planner.domain.roadmap import Roadmap
from planner.domain.scope import Scope
from planner.edits import Edit, EditRejected
from planner.scheduling.preview_session import PreviewSession
from planner.scheduling.schedule import Activity, Schedule, schedule
from planner.storage.roadmap_file import load, save

if TYPE_CHECKING:
    from planner.scheduling.forecast import Forecast


@dataclass(frozen=True)
class Preview:
    """What an edit would do; nothing is changed yet."""

    edit: Edit
    before: Schedule
    after: Schedule

    @cached_property
    def changes(self) -> ChangeSet:
        """What would move."""
        return changes_between(self.before, self.after)

    def days_later(self, bar: Activity) -> int | None:
        """Return by how many days later `bar`, one of those after the edit, ends than before.

        None if its days are the same, or if it is new.
        """
        was = self.before.by_id.days.get(bar.id)
        if was is None or was == (bar.start.toordinal(), bar.finish.toordinal()):
            return None
        return bar.finish.toordinal() - was[1]


class Document(QObject):
    """A roadmap being edited. Signals are facts in the past tense.

    `changed` carries a `ChangeSet` after every edit, undo and redo; `previewed` a `Preview`, or
    None when it ends; `rejected` the `Problem` of an edit that was refused; `forecast_changed`
    the `Forecast` of the present schedule, or None while there is none; `held_changed` comes when
    what is being typed is something else.
    """

    changed = Signal(object)
    previewed = Signal(object)
    rejected = Signal(object)
    selection_changed = Signal(tuple)
    filter_changed = Signal(object)
    saved_changed = Signal()
    forecast_changed = Signal(object)
    held_changed = Signal()

    def __init__(
        self,
        roadmap: Roadmap,
        catalogue: Catalogue,
        path: Path | None = None,
        problems: tuple[Problem, ...] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.path = path
        self.problems = problems
        self.undo_stack = UndoStack(self)
        self.undo_stack.cleanChanged.connect(self.saved_changed)
        self.last_changes = ChangeSet()
        self._schedule = schedule(roadmap, catalogue)
        self._session = PreviewSession(self._schedule, catalogue)
        self._selection: tuple[str, ...] = ()
        self._filter = SkillFilter()
        self._preview: Preview | None = None
        self._evaluated: Preview | None = None
        self._next: Schedule | None = None
        self._forecast: Forecast | None = None
        self._held: Edit | None = None

    @classmethod
    def open(cls, path: Path, catalogue: Catalogue, parent: QObject | None = None) -> "Document":
        """Read `path`; what could be read in part only becomes a plan that is in no file.

        Raises `RoadmapFileError`.
        """
        loaded = load(path, catalogue)
        own = None if loaded.is_partial else path
        return cls(loaded.roadmap, catalogue, own, loaded.problems, parent)

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap as it is now, previews aside."""
        return self._schedule.roadmap

    @property
    def schedule(self) -> Schedule:
        """The schedule of `roadmap`."""
        return self._schedule

    @property
    def forecast(self) -> "Forecast | None":
        """The forecast of `schedule`; None until it is worked out."""
        return self._forecast

    def set_forecast(self, forecast: "Forecast | None") -> None:
        """Announce a forecast; for the forecaster only."""
        self._forecast = forecast
        self.forecast_changed.emit(forecast)

    @property
    def preview_state(self) -> Preview | None:
        """The preview that is on, if any."""
        return self._preview

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what is on screen."""
        return self.path is not None and self.undo_stack.isClean()

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected activities, the leading one first."""
        return self._selection

    def select(self, ids: Iterable[str]) -> None:
        """Select these activities; announced only if that differs."""
        selection = tuple(dict.fromkeys(ids))
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit(selection)

    @property
    def filter(self) -> SkillFilter:
        """Which skills are shown. As the selection, it is in no file and no undo step."""
        return self._filter

    def set_filter(self, wanted: SkillFilter) -> None:
        """Show other skills; announced only if that differs."""
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(wanted)

    def evaluate(self, edit: Edit) -> Preview:
        """Return what `edit` would do, as worked out before where it was. Raises `EditRejected`."""
        held = self._evaluated
        if held is not None and held.before is self._schedule and held.edit == edit:
            return held
        roadmap = edit.apply(self.roadmap, self.catalogue)
        try:
            after = self._session.after(roadmap)
        except CycleError as error:
            raise EditRejected(_loop_problem(error, self._schedule.scope)) from error
        self._evaluated = Preview(edit, self._schedule, after)
        return self._evaluated

    def preview(self, edit: Edit) -> Preview | None:
        """Announce what `edit` would do, without doing it; None if it would be rejected."""
        try:
            preview = self.evaluate(edit)
        except EditRejected as error:
            self.end_preview()
            self.rejected.emit(error.problem)
            return None
        self.publish(preview)
        return preview

    def publish(self, preview: Preview) -> None:
        """Announce a preview that `evaluate` made."""
        self._preview = preview
        self.previewed.emit(preview)

    def end_preview(self) -> None:
        """Forget the preview; everything shows the roadmap as it is."""
        if self._preview is not None:
            self._preview = None
            self.previewed.emit(None)

    def apply(self, edit: Edit) -> bool:
        """Make `edit` one undo step. Return whether anything changed.

        It is evaluated before anything is shown, so that a refusal leaves no step.
        """
        self.end_preview()
        try:
            outcome = self.evaluate(edit)
        except EditRejected as error:
            self.rejected.emit(error.problem)
            return False
        if outcome.after.roadmap == self.roadmap:
            return False
        text = step_text(edit, self._schedule, outcome.after, self.catalogue)
        self._next = outcome.after
        step = Step(text, self.roadmap, outcome.after.roadmap)
        self.show(step.after)
        self.undo_stack.push(step)
        return True

    def hold(self, edit: Edit | None) -> None:
        """Note what is being typed, None for nothing: it is in no step yet, but may be lost."""
        if edit != self._held:
            self._held = edit
            self.held_changed.emit()

    @property
    def is_held(self) -> bool:
        """Whether something is being typed."""
        return self._held is not None

    @property
    def roadmap_with_held(self) -> Roadmap:
        """The roadmap with what is being typed, as far as that may be done."""
        try:
            return self._held.apply(self.roadmap, self.catalogue) if self._held else self.roadmap
        except EditRejected:
            return self.roadmap

    def refuse(self, problem: Problem) -> None:
        """Say that what the person asked for has no edit; nothing was changed."""
        self.end_preview()
        self.rejected.emit(problem)

    def undo(self) -> None:
        """Take the last step back."""
        self.end_preview()
        step = self.undo_stack.last
        if step is not None:
            self.show(step.before)
            self.undo_stack.back()

    def redo(self) -> None:
        """Make the step again that was taken back."""
        self.end_preview()
        step = self.undo_stack.next
        if step is not None:
            self.show(step.after)
            self.undo_stack.on()

    def save(self, path: Path | None = None) -> tuple[Problem, ...]:
        """Write the roadmap to `path`, or where it came from; return what is worth a warning.

        Raises `RoadmapFileError`.
        """
        target = path or self.path
        if target is None:
            raise ValueError("a document without a path needs one to be saved")
        warnings = save(self.roadmap, target, self.catalogue)
        self.path = target
        self.undo_stack.setClean()
        self.saved_changed.emit()
        return warnings

    def mark_unsaved(self) -> None:
        """Say that no file holds what is on screen, as after unsaved work was recovered."""
        self.undo_stack.resetClean()
        self.saved_changed.emit()

    def show(self, roadmap: Roadmap) -> None:
        """Make `roadmap` the present; for undo commands only."""
        state, self._next = self._next, None
        if state is None or state.roadmap is not roadmap:
            state = self._session.after(roadmap)
        self._evaluated = self._held = None
        changes = changes_between(self._schedule, state)
        self._schedule = state
        self._session = PreviewSession(state, self.catalogue)
        self._forecast = None
        self.last_changes = changes
        skills = state.scope.skills
        alive = [id_ for id_ in self._selection if id_ in state.by_id or id_ in skills]
        self.changed.emit(changes)
        self.select(alive)


def _loop_problem(error: CycleError, scope: Scope) -> Problem:
    names = [scope.skills[skill].label if skill in scope.skills else skill for skill in error.loop]
    return Problem("loop", f"That would make a loop: {' → '.join(names)}.", "Nothing was changed.")
