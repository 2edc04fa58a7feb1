"""The window: its pages, the open plan, and what is offered to be done."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from planner.app.recent import RecentPlans
from planner.app.settings import CONTRAST, GEOMETRY, THEME, THEME_SHOWN, Settings

if TYPE_CHECKING:
    from planner.app.actions import ActionBook, WindowState
    from planner.app.comfort import ComfortCommands
    from planner.app.command_palette import CommandPalette
    from planner.app.drag_commands import DragCommands
    from planner.app.exporting import ExportCommands
    from planner.app.files import FileCommands
    from planner.app.finding import FindCommands
    from planner.app.focus_ring import FocusRing
    from planner.app.help import HelpCommands
    from planner.app.open_plan import OpenPlan
    from planner.app.own_skill_commands import OwnSkillCommands
    from planner.app.plan_commands import PlanCommands
    from planner.app.side_pages import SidePages
    from planner.app.start import StartPages
    from planner.app.view_commands import ViewCommands
    from planner.app.workspace import Workspace
    from planner.document.background import Submit
    from planner.document.document import Document
    from planner.domain.catalogue import Catalogue
    from planner.render.theme import Theme
    from planner.views.common.notices import Toast

PROGRAM = "Roadmap Planner"


class MainWindow(QMainWindow):
    """One window, one plan. What `fittings` adds does the actions.

    This module imports little, so that the window can be on screen while the rest is loaded: not
    `filled`, it is a frame until `fill` is called; otherwise it shows the start page.
    """

    theme: "Theme"
    files: "FileCommands"
    plan: "PlanCommands"
    drags: "DragCommands"
    own: "OwnSkillCommands"
    look: "ViewCommands"
    comfort: "ComfortCommands"
    finding: "FindCommands"
    exports: "ExportCommands"
    help: "HelpCommands"
    opened: "OpenPlan"
    side: "SidePages"
    pages: "StartPages"
    actions_book: "ActionBook"
    palette_box: "CommandPalette"
    toast: "Toast"
    ring: "FocusRing"

    def __init__(
        self,
        settings: Settings,
        today: Callable[[], date],
        submit: "Submit | None" = None,
        filled: bool = True,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.today = today
        self.submit = submit
        self.recent = RecentPlans(settings)
        self.document: Document | None = None
        self._workspace: Workspace | None = None
        self._filled = False
        self.setMinimumSize(1024, 680)
        self._restore_geometry()
        if filled:
            self.fill()
            self.show_start()

    def fill(self) -> None:
        """Make all that is in the window but the page it shows."""
        from planner.app.fittings import fit

        self.theme = self._theme_chosen()
        fit(self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setAcceptDrops(True)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast)
        self._filled = True
        self.apply_theme()

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The shipped catalogue, read when first needed."""
        from planner.storage.catalogue import load_catalogue

        return load_catalogue()

    @cached_property
    def workspace(self) -> "Workspace":
        """The page of an open plan, made when first needed."""
        from planner.app.panes import make_panes
        from planner.app.workspace import Workspace

        workspace = self._workspace = Workspace(make_panes(self.today), self.settings, self.submit)
        self._stack.addWidget(workspace)
        workspace.set_theme(self.theme)
        workspace.panels_changed.connect(self.refresh)
        workspace.view_changed.connect(self.refresh)
        self.look.connect_workspace(workspace)
        panes = workspace.panes
        self.actions_book.add_shortcuts_to(panes.timeline, ("canvas", "panes"))
        self.actions_book.add_shortcuts_to(panes.sidebar, ("panes",))
        return workspace

    def show_document(self, document: "Document") -> None:
        """Make `document` the open plan."""
        self._let_go()
        self.document = document
        workspace = self.workspace
        workspace.set_document(document)
        self.opened.follow(document)
        workspace.banner.hide()
        workspace.status.say("")
        self._show_page(workspace)
        workspace.panes.timeline.setFocus()
        self.opened.show_totals()

    def show_start(self) -> None:
        """Close the plan and show the start page."""
        self.show_page(self.pages.start)
        self.pages.refresh()

    def show_page(self, page: QWidget) -> None:
        """Close the plan and show `page`, such as what is wrong with a file."""
        self._let_go()
        self._add(page)
        self._show_page(page)

    @property
    def page(self) -> QWidget | None:
        """The page that is on screen."""
        return self._stack.currentWidget()

    @property
    def shows_plan(self) -> bool:
        """Whether the plan is on screen, rather than a page over it or none."""
        return self._workspace is not None and self.page is self._workspace

    def show_over(self, page: QWidget) -> None:
        """Show `page` without closing the plan, such as that of a new roadmap."""
        self._add(page)
        self._show_page(page)

    def leave_over(self) -> None:
        """Go back to the plan that is open, or to the start page."""
        if self.document is None or self._workspace is None:
            self.show_start()
        else:
            self._show_page(self._workspace)
            self._workspace.show_view(self._workspace.view)

    def apply_theme(self) -> None:
        """Give everything the colours of the theme that is chosen now."""
        from planner.app.theme import apply_theme

        self.theme = self._theme_chosen()
        self.settings.set(THEME_SHOWN, self.theme.name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.theme)
        self.actions_book.set_theme(self.theme)
        for each in (
            self.pages, self.side, self._workspace, self.palette_box, self.toast, self.ring
        ):  # fmt: skip
            if each is not None:
                each.set_theme(self.theme)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Bring title, buttons, menus and status bar up to date."""
        state = self.state()
        self.actions_book.update_state(state)
        document = self.document
        if document is None:
            self.setWindowTitle(PROGRAM)
            self.setWindowModified(False)
            return
        title = document.roadmap.title
        self.setWindowTitle(f"{title}[*] – {PROGRAM}")
        self.setWindowModified(not document.undo_stack.isClean())
        self.workspace.toolbar.show_state(title, self.files.saved_text, state)

    def state(self) -> "WindowState":
        """Return what the actions depend on."""
        from planner.app.window_state import state_of

        return state_of(self)

    def show_text_size(self) -> None:
        """Lay out what measures text itself."""
        if self._workspace is not None:
            self._workspace.fit_text()
            self._workspace.panes.timeline.show_text_size()

    def say(self, text: str, link: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a message in the status bar, if a plan is open."""
        if self.document is not None:
            self.workspace.status.say(text, link, run)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a roadmap file."""
        if self.files.dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the roadmap file that was dropped."""
        path = self.files.dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.files.open_path(path)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus by Tab, with a ring around what has it."""
        self.ring.by_keys = True
        return super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first if work would be lost; before `fill` there is none."""
        if not self._filled:
            event.accept()
            return
        if not self.files.may_quit():
            event.ignore()
            return
        self.settings.set(GEOMETRY, self.saveGeometry())
        self.exports.stop()
        self._let_go()
        event.accept()

    def commit_fields(self) -> None:
        """Take what is being typed into a field of the inspector."""
        if self.document is not None:
            self.workspace.panes.inspector.commit()

    def _add(self, page: QWidget) -> None:
        """Take in a page that is new, with the colours of now."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            for each in (self.pages, self.side):
                each.set_theme(self.theme)

    def _show_page(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.refresh()

    def _let_go(self) -> None:
        self.document = None
        self.opened.let_go()
        self.files.let_go()

    def _theme_chosen(self) -> "Theme":
        from planner.app.theme import theme_for

        return theme_for(self.settings.get(THEME), self.settings.get(CONTRAST))

    def _restore_geometry(self) -> None:
        geometry = self.settings.get(GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            frame = 40
            self.resize(min(1440, room.width() - frame), min(900, room.height() - frame))

    @Slot()
    def _on_scheme(self) -> None:
        if self.settings.get(THEME) == "system":
            self.apply_theme()

    @Slot()
    def _on_contrast(self) -> None:
        if self.settings.get(CONTRAST) == "system":
            self.apply_theme()
