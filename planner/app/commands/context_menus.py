"""Menus that open where the pointer is: of a skill, the ground, the head, the plan's title."""

from datetime import date

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planner.app.actions.book import ActionBook
from planner.app.commands.looks import LookCommands
from planner.app.commands.own_skills import OwnSkillCommands
from planner.app.commands.plan import PlanCommands
from planner.app.commands.plan_lists import PlanLists
from planner.app.commands.time import TimeCommands
from planner.app.desk import Desk
from planner.app.workspace.workspace import Workspace
from planner.document.document import Document
from planner.domain.formatting import day_text
from planner.edits import ChangeRule, Edit, RemoveRule, SetDeadline
from planner.scheduling.schedule import MilestoneId
from planner.views.common.as_written import add_action
from planner.views.outline.menus import SkillMenu
from planner.views.timeline.hit_test import Hit, Zone

_GROUND_MENU = (("add-skill", "select-all"), ("today", "fit"))
_AXIS_MENU = (("today", "fit"), ("zoom-in", "zoom-out"))
_STRIP_MENU = (("hours", "holidays"), ("today", "fit"))
_PLAN_MENU = (("rename", "reveal"), ("save", "save-as", "close"))
"""Action ids by block."""

_OF_ZONE = {
    Zone.START: ("start-day",),
    Zone.DEADLINE: ("deadline",),
    Zone.PROGRAMME: ("intake",),
}
_OF_MILESTONE = {MilestoneId.ENTRY: ("entry-day",), MilestoneId.PATH: ("finish-day",)}


class ContextMenus(QObject):
    """Made of the actions of `book`, and deleted when they close."""

    def __init__(
        self,
        desk: Desk,
        book: ActionBook,
        workspace: Workspace,
        lists: PlanLists,
        times: TimeCommands,
        plan: PlanCommands,
        own: OwnSkillCommands,
        looks: LookCommands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._book, self._workspace, self._lists = desk, book, workspace, lists
        self._times, self._plan, self._own, self._looks = times, plan, own, looks
        workspace.toolbar.title.clicked.connect(self.open_plan_menu)

    @Slot(str, object)
    def open_skill_menu(self, id_: str, place: QPoint) -> None:
        """Open the context menu of the selection, or of the ground when `id_` is empty."""
        document = self._desk.document
        if document is None:
            return
        if id_:
            self.skill_menu(document).popup(place)
            return
        menu = self._menu()
        self._fill(menu, _GROUND_MENU)
        menu.popup(place)

    def skill_menu(self, document: Document) -> SkillMenu:
        """Return the menu of the selected skills: the one of the outline."""
        parts = self._workspace.panes.inspector.parts
        menu = SkillMenu(
            parts, document, self._workspace.theme, self._desk.today(), self._workspace
        )
        menu.details_wanted.connect(self._looks.show_details)
        menu.pin_wanted.connect(self._plan.ask_pin)
        menu.log_wanted.connect(self._plan.ask_log)
        menu.change_wanted.connect(self._own.change_skill)
        menu.delete_wanted.connect(self._own.delete_skill)
        return menu

    @Slot(object, object, object)
    def open_head_menu(self, found: Hit, day: date, place: QPoint) -> None:
        """Open the menu of what lies under the pointer in the head, at `day`."""
        if self._desk.document is not None:
            self.head_menu(self._desk.document, found, day).popup(place)

    def head_menu(self, document: Document, found: Hit, day: date) -> QMenu:
        """Return the menu of a flag, time off, other hours, a term, the strip or the axis."""
        menu = self._menu()
        if found.zone is Zone.AXIS:
            self._fill(menu, _AXIS_MENU)
            return menu
        self._add_of(menu, document, found, day)
        if not menu.isEmpty():
            menu.addSeparator()
        if found.zone not in _OF_ZONE and found.zone is not Zone.MILESTONE:
            action = add_action(menu, f"Time off from {day_text(day, weekday=True)}…")
            action.setData(day)
            action.triggered.connect(self._on_time_off)
        self._fill(menu, _STRIP_MENU)
        return menu

    def _add_of(self, menu: QMenu, document: Document, found: Hit, day: date) -> None:
        """Add what can be done with the thing itself."""
        roadmap = document.roadmap
        ids = _OF_ZONE.get(found.zone, ())
        if isinstance(found.part, MilestoneId):
            ids = _OF_MILESTONE[found.part]
        menu.addActions([self._book.actions[each] for each in ids])
        if found.zone is Zone.DEADLINE:
            self._add_edit(menu, "Remove the deadline", SetDeadline(None))
        if found.zone in _OF_ZONE or found.zone is Zone.MILESTONE:
            return
        for place, rule in enumerate(roadmap.learner.calendar):
            if place == found.rule or rule.first <= day <= rule.last:
                edit = RemoveRule(place)
                text = edit.label(roadmap, document.catalogue)
                if rule.is_break:
                    days = ChangeRule(place, rule).label(roadmap, document.catalogue)
                    text = f"Remove {days}" if rule.name else f"Remove t{days[1:]}"
                self._add_edit(menu, text, edit)

    def _add_edit(self, menu: QMenu, text: str, edit: Edit) -> None:
        action = add_action(menu, text)
        action.setData(edit)
        action.triggered.connect(self._on_edit)

    @Slot()
    def _on_edit(self) -> None:
        action, document = self.sender(), self._desk.document
        if isinstance(action, QAction) and document is not None:
            document.apply(action.data())

    @Slot()
    def _on_time_off(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._times.time_off_from(action.data())

    @Slot()
    def open_plan_menu(self) -> None:
        """Open the menu of the plan's title."""
        title = self._workspace.toolbar.title
        menu = self._menu()
        self._fill(menu, _PLAN_MENU)
        self._lists.fill_recent(menu.addMenu("Open recent"))
        menu.popup(title.mapToGlobal(title.rect().bottomLeft()))

    def _menu(self) -> QMenu:
        menu = QMenu(self._workspace)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _fill(self, menu: QMenu, blocks: tuple[tuple[str, ...], ...]) -> None:
        for place, block in enumerate(blocks):
            if place:
                menu.addSeparator()
            menu.addActions([self._book.actions[each] for each in block])
