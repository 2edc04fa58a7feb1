"""What drags do, by keyboard: move, stretch, link, reorder; and from skill to skill."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planner.app.commands.looks import LookCommands
from planner.app.desk import Desk
from planner.app.plan.selection import leading_bar
from planner.app.workspace.workspace import Workspace
from planner.document.document import Document
from planner.document.ordering import order_edit
from planner.domain.parts import PartId
from planner.domain.problem import Problem
from planner.edits import RemovePrerequisite
from planner.scheduling.activity import ActivityKind, part_of
from planner.scheduling.schedule import Activity
from planner.scheduling.workload import Status
from planner.views.common.as_written import add_action
from planner.views.timeline.view import TimelineView


class BarCommands(QObject):
    """Keyboard ways to the edits of the canvas."""

    def __init__(
        self, desk: Desk, workspace: Workspace, looks: LookCommands, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._looks = desk, workspace, looks

    def finish_by_day(self) -> None:
        """Let the arrow keys choose the day on which the plan ends."""
        document = self._document
        if document is not None:
            self._timeline.reach_by_keys(document.schedule.milestones[-1].id)

    def unlink(self) -> None:
        """List the links of the leading selected skill; the chosen one is removed."""
        document, bar = self._document, self._leading()
        if document is None or bar is None:
            return
        menu = self.links_menu(document, bar)
        if menu.isEmpty():
            self._desk.say(f"{bar.label} has no links.")
            return
        menu.popup(self._timeline.place_of(bar.id))

    def links_menu(self, document: Document, bar: Activity) -> QMenu:
        """Return the menu of the links of `bar`, prerequisites first."""
        menu = QMenu(self._workspace)
        menu.aboutToHide.connect(menu.deleteLater)
        scope, skill = document.schedule.scope, bar.skill.id
        links = [(skill, need) for need in scope.needs(skill)]
        links += [(after, skill) for after in scope.unlocks(skill)]
        for place, (waits, need) in enumerate(links):
            if place == len(scope.needs(skill)):
                menu.addSeparator()
            names = [scope.skills[each].label for each in (waits, need)]
            action = add_action(menu, f"{names[0]} no longer waits for {names[1]}")
            action.setData((waits, need))
            action.triggered.connect(self._on_unlink)
        return menu

    def prerequisite(self) -> None:
        """Go to the prerequisite that ends last."""
        document, bar = self._document, self._leading()
        if document is None or bar is None:
            return
        needs = self._bars_of(document, bar.needs)
        self._go(needs[-1:], f"{bar.label} needs no skill of this plan.")

    def dependant(self) -> None:
        """Go to the dependant that starts first."""
        document, bar = self._document, self._leading()
        if document is None or bar is None:
            return
        after = self._bars_of(document, document.schedule.scope.parts_unlocked(part_of(bar.id)))
        after.sort(key=lambda each: each.start)
        self._go(after[:1], f"No skill of this plan needs {bar.label}.")

    def take_turn(self, way: int) -> None:
        """Take the selected skill before the one above it in its area (-1), or after the next."""
        document, bar = self._document, self._leading()
        if document is None or bar is None:
            return
        waiting = [
            each.id
            for each in document.schedule.activities
            if each.skill.area == bar.skill.area
            and each.status is Status.PLANNED
            and each.kind is ActivityKind.STUDY
        ]
        at = waiting.index(bar.id) + way if bar.id in waiting else -1
        if not 0 <= at < len(waiting):
            where = "before" if way < 0 else "after"
            self._desk.say(f"No skill of this area waits {where} {bar.label}.")
            return
        found = order_edit(document.schedule, bar.id, waiting[at], way > 0)
        if isinstance(found, Problem):
            document.refuse(found)
        elif not document.apply(found):
            self._desk.say(f"{bar.label} is taken there already.")

    @Slot()
    def _on_unlink(self) -> None:
        action, document = self.sender(), self._document
        if isinstance(action, QAction) and document is not None:
            waits, need = action.data()
            document.apply(RemovePrerequisite(waits, need))

    def _go(self, bars: list[Activity], otherwise: str) -> None:
        if bars:
            self._looks.show_skill(bars[0].id)
        else:
            self._desk.say(otherwise)

    @staticmethod
    def _bars_of(document: Document, parts: tuple[PartId, ...]) -> list[Activity]:
        by_id = document.schedule.by_id
        return sorted((by_id[part] for part in parts if part in by_id), key=lambda bar: bar.finish)

    def _leading(self) -> Activity | None:
        return leading_bar(self._document)

    @property
    def _document(self) -> Document | None:
        return self._desk.document

    @property
    def _timeline(self) -> TimelineView:
        return self._workspace.panes.timeline
