"""What buttons and panes of the open plan's page ask for, and who does it."""

from PySide6.QtCore import QObject, Slot

from planner.app.actions.book import ActionBook
from planner.app.commands.context_menus import ContextMenus
from planner.app.commands.looks import LookCommands
from planner.app.commands.own_skills import OwnSkillCommands
from planner.app.commands.plan import PlanCommands
from planner.app.desk import Desk
from planner.app.pages.side_pages import SidePages
from planner.app.workspace.panes import Panes
from planner.app.workspace.workspace import Workspace


def connect_buttons(book: ActionBook, workspace: Workspace) -> None:
    """Let the buttons of toolbar and status bar do what the actions do."""
    bar, status = workspace.toolbar, workspace.status
    for button, id_ in (
        (bar.sidebar, "sidebar"), (bar.inspector, "inspector"), (bar.undo, "undo"),
        (bar.redo, "redo"), (bar.search, "palette"), (bar.export, "export"),
        (bar.searching, "palette"), (bar.share, "export"),
        (status.zoom_in, "zoom-in"), (status.zoom_out, "zoom-out"),
    ):  # fmt: skip
        button.clicked.connect(book.actions[id_].trigger)


class PaneConnections(QObject):
    """Connects the panes when they are made, with the first plan."""

    def __init__(
        self,
        desk: Desk,
        book: ActionBook,
        workspace: Workspace,
        menus: ContextMenus,
        plan: PlanCommands,
        own: OwnSkillCommands,
        looks: LookCommands,
        sides: SidePages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._book, self._menus = desk, book, menus
        self._plan, self._own, self._looks, self._sides = plan, own, looks, sides
        workspace.panes_made.connect(self._connect)

    @Slot(object)
    def _connect(self, panes: Panes) -> None:
        self._book.add_shortcuts_to(panes.timeline, ("canvas", "panes"))
        self._book.add_shortcuts_to(panes.sidebar, ("panes",))
        self._connect_timeline(panes)
        sidebar, own = panes.sidebar, self._own
        sidebar.details_requested.connect(self._looks.show_details)
        sidebar.pin_requested.connect(self._plan.ask_pin)
        sidebar.log_requested.connect(self._plan.ask_log)
        sidebar.own_requested.connect(own.new_named)
        panes.inspector.about_requested.connect(self._sides.about_role)
        for pane in (sidebar, panes.inspector):
            pane.change_requested.connect(own.change_skill)
            pane.delete_requested.connect(own.delete_skill)

    def _connect_timeline(self, panes: Panes) -> None:
        timeline = panes.timeline
        timeline.status.connect(self._desk.say)
        timeline.menu_requested.connect(self._menus.open_skill_menu)
        timeline.head_menu_requested.connect(self._menus.open_head_menu)
        timeline.zoom_changed.connect(self._looks.show_zoom)
        timeline.header.arrows_chosen.connect(self._looks.take_arrows)
