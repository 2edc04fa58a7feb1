"""Follows the open plan: shows in the window what changed, what was done and what was refused."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance, Slot

from planner.document.document import Document
from planner.document.forecaster import Forecaster
from planner.domain.problem import Problem
from planner.domain.words import day_text
from planner.domain.words import exact_hours_text as hours_text

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow


class OpenPlan(QObject):
    """Listens to one document at a time, and has its finish forecast."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._document: Document | None = None
        self._steps = 0
        self._told = date.min

    def follow(self, document: Document) -> None:
        """Listen to `document`, and to none that was open before."""
        self.let_go()
        self._document = document
        Forecaster(document, self._window.submit)
        for signal, slot in self._heard(document):
            signal.connect(slot)
        self._steps = document.undo_stack.index()
        self._told = document.roadmap.status_date

    def let_go(self) -> None:
        """Listen to no document."""
        document, self._document = self._document, None
        if document is not None:
            for signal, slot in self._heard(document):
                signal.disconnect(slot)

    def _heard(self, document: Document) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        refresh = self._window.refresh
        return (
            (document.changed, self._on_changed),
            (document.selection_changed, refresh),
            (document.filter_changed, refresh),
            (document.saved_changed, refresh),
            (document.rejected, self._on_rejected),
            (document.undo_stack.indexChanged, self._on_step),
        )

    def show_totals(self) -> None:
        """Write into the status bar what is left to do."""
        document = self._window.document
        if document is None:
            return
        schedule = document.schedule
        left = schedule.open_skills
        self._window.workspace.status.set_totals(
            f"{left} skill{'' if left == 1 else 's'} to learn",
            f"{schedule.remaining_hours:,.0f} h left",
            f"{hours_text(document.roadmap.learner.hours_per_week)}/week",
        )

    @Slot()
    def _on_changed(self) -> None:
        self.show_totals()
        self._window.refresh()

    @Slot(int)
    def _on_step(self, index: int) -> None:
        """Say what was done or undone, and offer the way back."""
        window = self._window
        document = window.document
        if document is None:
            return
        before, self._steps = self._steps, index
        stack = document.undo_stack
        if index > before:
            text = f"{stack.text(index - 1)}{_finish_text(document)}"
            window.say(f"{text}{self._told_text(text, document)}", "Undo", window.plan.undo)
        elif index < before:
            window.say(f"Undone: {stack.text(index)}", "Redo", window.plan.redo)
        self._told = document.roadmap.status_date
        window.refresh()

    def _told_text(self, said: str, document: Document) -> str:
        """Return what is to be added when a step moved the status date without saying so."""
        day = document.roadmap.status_date
        if day == self._told or day_text(day) in said:
            return ""
        return f" Progress is told up to {day_text(day)}."

    @Slot(object)
    def _on_rejected(self, problem: Problem) -> None:
        self._window.workspace.status.complain(f"{problem.message} {problem.hint}".strip())


def _finish_text(document: Document) -> str:
    days = document.last_changes.finish_days
    if not days:
        return "."
    unit = "day" if abs(days) == 1 else "days"
    return f". Finish {abs(days)} {unit} {'later' if days > 0 else 'earlier'}."
