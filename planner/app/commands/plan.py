"""What the Edit and Plan menus do to the selection and to the plan."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from planner.app.commands.copying import lines_to_copy
from planner.app.desk import Desk
from planner.app.dialogs.dialog import AskText
from planner.app.plan.selection import selected_bars
from planner.app.workspace.workspace import Workspace
from planner.edits import (
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
from planner.scheduling.activity import part_of
from planner.scheduling.schedule import Activity
from planner.scheduling.workload import Status


class PlanCommands(QObject):
    """Edits of the plan on `desk`; several skills are one undo step."""

    def __init__(self, desk: Desk, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace

    def undo(self) -> None:
        """Take the last step back."""
        if self._desk.document is not None:
            self._workspace.commit_fields()
            self._desk.document.undo()

    def redo(self) -> None:
        """Make the step again that was taken back."""
        if self._desk.document is not None:
            self._desk.document.redo()

    def select_all(self) -> None:
        """Select every bar."""
        document = self._desk.document
        if document is not None:
            document.select(bar.id for bar in document.schedule.activities)

    def copy(self) -> None:
        """Put lines on the selected skills, or one on the plan, on the clipboard."""
        document = self._desk.document
        if document is not None:
            lines = lines_to_copy(document)
            QGuiApplication.clipboard().setText("\n".join(lines))
            more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
            self._desk.say(f"Copied: {lines[0]}{more}.")

    def clear_selection(self) -> None:
        """Select nothing."""
        if self._desk.document is not None:
            self._desk.document.select(())

    def toggle_pin(self) -> None:
        """Pin the selection to where it starts now; if all of it is pinned, unpin it."""
        bars = [bar for bar in self._selected() if bar.status is Status.PLANNED]
        if bars and all(bar.pin is not None for bar in bars):
            self._apply(bars, lambda bar: Pin(part_of(bar.id), None), "Unpin {} skills")
        else:
            loose = [bar for bar in bars if bar.pin is None]
            self._apply(loose, lambda bar: Pin(part_of(bar.id), bar.start), "Pin {} skills")

    def pin_to_day(self) -> None:
        """Ask in the inspector for the day of a pin."""
        for bar in self._selected()[:1]:
            self.ask_pin(part_of(bar.id))

    def log_hours(self) -> None:
        """Ask in the inspector for hours studied."""
        for bar in self._selected()[:1]:
            self.ask_log(part_of(bar.id))

    @Slot(str)
    def ask_pin(self, skill: str) -> None:
        """Ask in the inspector for the day that `skill` shall not start before."""
        self._workspace.show_inspector(True)
        self._workspace.panes.inspector.ask_pin(skill)

    @Slot(str)
    def ask_log(self, skill: str) -> None:
        """Ask in the inspector for hours studied on `skill`."""
        self._workspace.show_inspector(True)
        self._workspace.panes.inspector.ask_log(skill)

    def mark_known(self) -> None:
        """Mark the selection as known from before the plan, at the level asked for."""
        bars = self._with_status(Status.PLANNED, Status.IN_PROGRESS)
        bars = _one_a_skill(sorted(bars, key=lambda bar: bar.level))
        self._apply(bars, lambda bar: MarkKnown(bar.skill.id, bar.level), "Mark {} skills as known")

    def mark_started(self) -> None:
        """Mark the selection as in progress since today."""
        day = self._desk.today()
        bars = self._with_status(Status.PLANNED)
        self._apply(bars, lambda bar: MarkStarted(part_of(bar.id), day), "Start {} skills")

    def mark_done(self) -> None:
        """Mark the selection as done today."""
        day = self._desk.today()
        bars = self._with_status(Status.PLANNED, Status.IN_PROGRESS)
        self._apply(bars, lambda bar: MarkDone(part_of(bar.id), day), "Mark {} skills as done")

    def mark_planned(self) -> None:
        """Forget the progress of the selection."""
        bars = self._with_status(Status.IN_PROGRESS, Status.DONE)
        self._apply(bars, lambda bar: MarkPlanned(part_of(bar.id)), "Mark {} skills as not begun")

    def remove(self) -> None:
        """Leave the selection out of the plan."""
        bars = _one_a_skill(self._selected())
        self._apply(bars, lambda bar: RemoveSkill(bar.skill.id), "Remove {} skills")

    def update_to_today(self) -> None:
        """Tell that progress is as it stands today: what is left is laid out from here."""
        if self._desk.document is not None:
            self._desk.document.apply(SetStatusDate(self._desk.today()))

    def rename(self) -> None:
        """Ask for another title."""
        document = self._desk.document
        if document is not None:
            dialog = AskText("Rename the plan", document.roadmap.title, "Rename")
            dialog.given.connect(self._rename)
            self._desk.ask(dialog)

    def _rename(self, title: str) -> None:
        if self._desk.document is not None:
            self._desk.document.apply(SetTitle(title))

    def _selected(self) -> tuple[Activity, ...]:
        return selected_bars(self._desk.document)

    def _with_status(self, *wanted: Status) -> list[Activity]:
        return [bar for bar in self._selected() if bar.status in wanted]

    def _apply(self, bars: list[Activity], edit: Callable[[Activity], Edit], text: str) -> None:
        document = self._desk.document
        if document is None or not bars:
            return
        edits = tuple(edit(bar) for bar in bars)
        document.apply(edits[0] if len(edits) == 1 else Several(edits, text.format(len(edits))))


def _one_a_skill(bars: Iterable[Activity]) -> list[Activity]:
    """Return the last bar of each skill: some edits are of a skill, whatever parts it has."""
    return list({bar.skill.id: bar for bar in bars}.values())
