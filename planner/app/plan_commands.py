"""What the Edit and Plan menus do to the selection and to the plan."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.app.dialogs import AskText
from planner.app.entries import missing_skill_entries
from planner.edits import (
    AddSkill,
    Edit,
    MarkDone,
    MarkKnown,
    MarkPlanned,
    MarkStarted,
    Pin,
    RemoveSkill,
    SetStatusDate,
    SetTitle,
    Several,
)
from planner.scheduling.schedule import Activity
from planner.scheduling.workload import Status

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow


class PlanCommands(QObject):
    """Edits of the plan of `window`; several skills are one undo step."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def selected_bars(self) -> tuple[Activity, ...]:
        """Return a bar for each selected skill, the leading one first."""
        document = self._window.document
        if document is None:
            return ()
        by_id = document.schedule.by_id
        bars = [by_id[id_] for id_ in document.selection if id_ in by_id]
        return tuple({bar.skill.id: bar for bar in reversed(bars)}.values())[::-1]

    def undo(self) -> None:
        """Take the last step back."""
        if self._window.document is not None:
            self._window.commit_fields()
            self._window.document.undo()

    def redo(self) -> None:
        """Make the step again that was taken back."""
        if self._window.document is not None:
            self._window.document.redo()

    def select_all(self) -> None:
        """Select every bar."""
        document = self._window.document
        if document is not None:
            document.select(bar.id for bar in document.schedule.activities)

    def clear_selection(self) -> None:
        """Select nothing."""
        if self._window.document is not None:
            self._window.document.select(())

    def toggle_pin(self) -> None:
        """Pin the selection to where it starts now; if all of it is pinned, unpin it."""
        bars = [bar for bar in self.selected_bars() if bar.status is Status.PLANNED]
        if bars and all(bar.pin is not None for bar in bars):
            self._apply(bars, lambda bar: Pin(bar.skill.id, None), "Unpin {} skills")
        else:
            loose = [bar for bar in bars if bar.pin is None]
            self._apply(loose, lambda bar: Pin(bar.skill.id, bar.start), "Pin {} skills")

    def pin_to_day(self) -> None:
        """Ask in the inspector for the day of a pin."""
        for bar in self.selected_bars()[:1]:
            self.ask_pin(bar.skill.id)

    def log_hours(self) -> None:
        """Ask in the inspector for hours studied."""
        for bar in self.selected_bars()[:1]:
            self.ask_log(bar.skill.id)

    @Slot(str)
    def ask_pin(self, skill: str) -> None:
        """Ask in the inspector for the day that `skill` shall not start before."""
        self._window.look.show_inspector()
        self._window.workspace.panes.inspector.ask_pin(skill)

    @Slot(str)
    def ask_log(self, skill: str) -> None:
        """Ask in the inspector for hours studied on `skill`."""
        self._window.look.show_inspector()
        self._window.workspace.panes.inspector.ask_log(skill)

    def mark_known(self) -> None:
        """Mark the selection as known from before the plan, at the level asked for."""
        bars = self._with_status(Status.PLANNED, Status.IN_PROGRESS)
        self._apply(bars, lambda bar: MarkKnown(bar.skill.id, bar.level), "Mark {} skills as known")

    def mark_started(self) -> None:
        """Mark the selection as in progress since today."""
        day = self._window.today()
        bars = self._with_status(Status.PLANNED)
        self._apply(bars, lambda bar: MarkStarted(bar.skill.id, day), "Start {} skills")

    def mark_done(self) -> None:
        """Mark the selection as done today."""
        day = self._window.today()
        bars = self._with_status(Status.PLANNED, Status.IN_PROGRESS)
        self._apply(bars, lambda bar: MarkDone(bar.skill.id, day), "Mark {} skills as done")

    def mark_planned(self) -> None:
        """Forget the progress of the selection."""
        bars = self._with_status(Status.IN_PROGRESS, Status.DONE)
        self._apply(bars, lambda bar: MarkPlanned(bar.skill.id), "Mark {} skills as not begun")

    def remove(self) -> None:
        """Leave the selection out of the plan."""
        self._apply(
            list(self.selected_bars()), lambda bar: RemoveSkill(bar.skill.id), "Remove {} skills"
        )

    def add_skill(self) -> None:
        """Offer the skills that are not in the plan."""
        document = self._window.document
        if document is not None:
            entries = missing_skill_entries(document, self._add)
            self._window.palette_box.open_with(entries, "Add a skill to the plan")

    def update_to_today(self) -> None:
        """Tell that progress is as it stands today: what is left is laid out from here."""
        if self._window.document is not None:
            self._window.document.apply(SetStatusDate(self._window.today()))

    def rename(self) -> None:
        """Ask for another title."""
        window = self._window
        if window.document is not None:
            title = window.document.roadmap.title
            dialog = AskText(window, window.theme, "Rename the plan", title, "Rename")
            dialog.given.connect(self._rename)
            dialog.open()

    def _rename(self, title: str) -> None:
        if self._window.document is not None:
            self._window.document.apply(SetTitle(title))

    def _add(self, skill: str) -> None:
        document = self._window.document
        if document is not None and document.apply(AddSkill(skill)):
            document.select([skill])

    def _with_status(self, *wanted: Status) -> list[Activity]:
        return [bar for bar in self.selected_bars() if bar.status in wanted]

    def _apply(self, bars: list[Activity], edit: Callable[[Activity], Edit], text: str) -> None:
        document = self._window.document
        if document is None or not bars:
            return
        edits = tuple(edit(bar) for bar in bars)
        document.apply(edits[0] if len(edits) == 1 else Several(edits, text.format(len(edits))))
