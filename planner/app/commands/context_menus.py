"""Menus that open where the pointer is: of a skill, of the ground, of the plan's title."""

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from planner.app.actions.book import ActionBook
from planner.app.commands.plan_lists import PlanLists
from planner.app.workspace.workspace import Workspace

_SKILL_MENU = (
    ("details", "pin", "pin-day", "log"),
    ("started", "done", "known", "planned"),
    ("remove",),
)
_GROUND_MENU = (("add-skill", "select-all"), ("today", "fit"))
_PLAN_MENU = (("rename", "reveal"), ("save", "save-as", "close"))
"""Action ids by block."""


class ContextMenus(QObject):
    """Made of the actions of `book`, and deleted when they close."""

    def __init__(
        self,
        book: ActionBook,
        workspace: Workspace,
        lists: PlanLists,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book, self._workspace, self._lists = book, workspace, lists
        workspace.toolbar.title.clicked.connect(self.open_plan_menu)

    @Slot(str, object)
    def open_skill_menu(self, id_: str, place: QPoint) -> None:
        """Open the context menu of the selection, or of the ground when `id_` is empty."""
        menu = QMenu(self._workspace)
        self._fill(menu, _SKILL_MENU if id_ else _GROUND_MENU)
        menu.popup(place)

    @Slot()
    def open_plan_menu(self) -> None:
        """Open the menu of the plan's title."""
        title = self._workspace.toolbar.title
        menu = QMenu(title)
        self._fill(menu, _PLAN_MENU)
        self._lists.fill_recent(menu.addMenu("Open recent"))
        menu.popup(title.mapToGlobal(title.rect().bottomLeft()))

    def _fill(self, menu: QMenu, blocks: tuple[tuple[str, ...], ...]) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        for place, block in enumerate(blocks):
            if place:
                menu.addSeparator()
            menu.addActions([self._book.actions[each] for each in block])
