"""Following the open plan: what was done to it and what was refused is told."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Slot

from planner.app.desk import Desk
from planner.app.workspace.status_bar import StatusBar
from planner.document.document import Document
from planner.document.forecaster import Forecaster
from planner.document.listening import Listening
from planner.domain.formatting import count_text, day_text, factor_text, later_text
from planner.domain.formatting import exact_hours_text as hours_text
from planner.domain.problem import Problem
from planner.scheduling.own_record import record_of


class PlanFollower(QObject):
    """Listens to the plan on `desk`, and has its finish forecast.

    `undo` and `redo` are what the links in the status bar do.
    """

    def __init__(
        self,
        desk: Desk,
        status: StatusBar,
        undo: Callable[[], object],
        redo: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._status = desk, status
        self._undo, self._redo = undo, redo
        self._document: Document | None = None
        self._listening = Listening()
        self._steps = 0
        self._told = date.min
        self._counted = 1.0
        desk.opened.connect(self.follow)
        desk.closed.connect(self.let_go)

    @Slot(object)
    def follow(self, document: Document) -> None:
        """Listen to `document`, and to none that was open before."""
        self._document = document
        Forecaster(document, self._desk.submit)
        refresh = self._desk.tell_change
        self._listening.hear(
            (document.changed, self._on_changed),
            (document.selection_changed, refresh),
            (document.filter_changed, refresh),
            (document.saved_changed, refresh),
            (document.rejected, self._on_rejected),
            (document.undo_stack.indexChanged, self._on_step),
        )
        self._steps = document.undo_stack.index()
        self._told = document.roadmap.status_date
        self._counted = _record_factor(document)
        self.show_totals()

    @Slot()
    def let_go(self) -> None:
        """Listen to no document."""
        self._document = None
        self._listening.stop()

    @Slot(str)
    def tell_undoable(self, text: str) -> None:
        """Say what a page did, and offer the way back."""
        self._desk.say(text, "Undo", self._undo)

    def show_totals(self) -> None:
        """Write into the status bar what is left to do."""
        document = self._document
        if document is None:
            return
        schedule = document.schedule
        self._status.set_totals(
            f"{count_text(schedule.open_skills, 'skill')} to learn",
            f"{schedule.remaining_hours:,.0f} h left",
            f"{hours_text(document.roadmap.learner.hours_per_week)}/week",
        )

    @Slot()
    def _on_changed(self) -> None:
        self.show_totals()
        self._desk.tell_change()

    @Slot(int)
    def _on_step(self, index: int) -> None:
        """Say what was done or undone, and offer the way back."""
        document = self._document
        if document is None:
            return
        before, self._steps = self._steps, index
        stack = document.undo_stack
        if index > before:
            counted = self._counted_text(document)
            text = f"{stack.text(index - 1)}{counted}{_finish_text(document)}"
            self._desk.say(f"{text}{self._told_text(text, document)}", "Undo", self._undo)
        elif index < before:
            self._desk.say(f"Undone: {stack.text(index)}", "Redo", self._redo)
        self._told = document.roadmap.status_date
        self._counted = _record_factor(document)
        self._desk.tell_change()

    def _counted_text(self, document: Document) -> str:
        """Return what is to be added when a step changed the factor of the record in use."""
        before, now = (factor_text(each) for each in (self._counted, _record_factor(document)))
        told = f". By your record hours now count {now} times, not {before}"
        return "" if before == now else told

    def _told_text(self, said: str, document: Document) -> str:
        """Return what is to be added when a step moved the status date without saying so."""
        day = document.roadmap.status_date
        if day == self._told or day_text(day) in said:
            return ""
        return f" Your progress is entered up to {day_text(day)}."

    @Slot(object)
    def _on_rejected(self, problem: Problem) -> None:
        self._desk.complain(f"{problem.message} {problem.hint}".strip())


def _record_factor(document: Document) -> float:
    """Return the factor on the hours of a plan that counts by the record, 1 for any other."""
    schedule = document.schedule
    in_use = schedule.roadmap.assumptions.record
    return record_of(schedule.tasks.values()).factor if in_use else 1.0


def _finish_text(document: Document) -> str:
    days = document.last_changes.finish_days
    if not days:
        return "."
    return f". Finish {later_text(days)}."
