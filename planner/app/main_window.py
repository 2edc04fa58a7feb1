"""The window: its pages, the open plan, and what is offered to be done."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from planner.app.action_rows import MENUS, ROWS
from planner.app.actions import ActionBook, Comforts, WindowState
from planner.app.comfort import ComfortCommands
from planner.app.command_palette import CommandPalette
from planner.app.drag_commands import DragCommands
from planner.app.exporting import ExportCommands
from planner.app.field_undo import FieldUndo
from planner.app.files import FileCommands
from planner.app.finding import FindCommands
from planner.app.focus_ring import FocusRing
from planner.app.help import HelpCommands
from planner.app.own_skill_commands import OwnSkillCommands
from planner.app.panes import TIMELINE, make_panes
from planner.app.plan_commands import PlanCommands
from planner.app.recent import RecentPlans
from planner.app.settings import CONTRAST, GEOMETRY, REDUCE_MOTION, THEME, Settings
from planner.app.side_pages import SidePages
from planner.app.start import StartPages
from planner.app.theme import apply_theme, theme_for
from planner.app.view_commands import ViewCommands
from planner.app.workspace import Workspace
from planner.document.document import Document
from planner.document.forecaster import Forecaster, Submit
from planner.domain.catalogue import Catalogue
from planner.domain.problem import Problem
from planner.domain.words import day_text
from planner.domain.words import exact_hours_text as hours_text
from planner.render.fonts import font
from planner.render.theme import Theme
from planner.scheduling.workload import Status
from planner.views.common.notices import Toast
from planner.views.common.text_size import grow_height

PROGRAM = "Roadmap Planner"


class MainWindow(QMainWindow):
    """One window, one plan. `files`, `plan`, `look`, `exports` and `help` do the actions."""

    def __init__(
        self, settings: Settings, today: Callable[[], date], submit: Submit | None = None
    ) -> None:
        super().__init__()
        self.settings = settings
        self.today = today
        self.submit = submit
        self.recent = RecentPlans(settings)
        self.document: Document | None = None
        self.theme: Theme = theme_for(settings.get(THEME), settings.get(CONTRAST))
        self._steps = 0
        self._told = date.min
        self._workspace: Workspace | None = None
        self._make_commands()
        self._make_pages()
        self.actions_book = ActionBook(ROWS, self)
        self.menuBar().setFont(font(13))
        grow_height(self.menuBar(), 28)
        self.actions_book.fill_menus(self.menuBar(), MENUS)
        self.palette_box = CommandPalette(self)
        self.toast = Toast(self)
        self.ring = FocusRing(self)
        FieldUndo(self)
        self.setAcceptDrops(True)
        self.setMinimumSize(1024, 680)
        self._restore_geometry()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast)
        self.apply_theme()
        self.show_start()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The shipped catalogue, read when first needed."""
        from planner.storage.catalogue import load_catalogue

        return load_catalogue()

    @cached_property
    def workspace(self) -> Workspace:
        """The page of an open plan, made when first needed."""
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

    def show_document(self, document: Document) -> None:
        """Make `document` the open plan."""
        self._let_go()
        self.document = document
        workspace = self.workspace
        panes = workspace.panes
        workspace.set_document(document)
        Forecaster(document, self.submit)
        document.changed.connect(self._on_changed)
        document.selection_changed.connect(self.refresh)
        document.filter_changed.connect(self.refresh)
        document.saved_changed.connect(self.refresh)
        document.rejected.connect(self._on_rejected)
        document.undo_stack.indexChanged.connect(self._on_step)
        self._steps = document.undo_stack.index()
        self._told = document.roadmap.status_date
        workspace.banner.hide()
        workspace.status.say("")
        self._show_page(workspace)
        panes.timeline.setFocus()
        self._on_changed()

    def show_start(self) -> None:
        """Close the plan and show the start page."""
        self._let_go()
        self._show_page(self.pages.start)
        self.pages.refresh()

    def show_page(self, page: QWidget) -> None:
        """Close the plan and show `page`, such as what is wrong with a file."""
        self._let_go()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._show_page(page)

    @property
    def page(self) -> QWidget | None:
        """The page that is on screen."""
        return self._stack.currentWidget()

    def show_over(self, page: QWidget) -> None:
        """Show `page` without closing the plan, such as that of a new roadmap."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            self.side.set_theme(self.theme)
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
        self.theme = theme_for(self.settings.get(THEME), self.settings.get(CONTRAST))
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
        toolbar = self.workspace.toolbar
        toolbar.title.set_title(title)
        toolbar.saved.setText(self.files.saved_text)
        toolbar.undo.setEnabled(state.can_undo)
        toolbar.redo.setEnabled(state.can_redo)
        toolbar.undo.set_tip(f"Undo {state.undo} (Ctrl+Z)".replace("  ", " "))
        toolbar.redo.set_tip(f"Redo {state.redo} (Ctrl+Shift+Z)".replace("  ", " "))
        for button in (toolbar.sidebar, toolbar.inspector):
            button.setEnabled(state.view == TIMELINE)
        toolbar.sidebar.setChecked(state.sidebar)
        toolbar.inspector.setChecked(state.inspector)

    def state(self) -> WindowState:
        """Return what the actions depend on."""
        document, workspace = self.document, self._workspace
        theme = self.settings.get(THEME)
        if document is None or workspace is None or self.page is not workspace:
            return WindowState(theme=theme, full_screen=self.isFullScreen(), **self._comforts())
        bars = self.plan.selected_bars() if workspace.view == TIMELINE else []
        stack = document.undo_stack
        return WindowState(
            has_plan=True,
            view=workspace.view,
            has_file=document.path is not None,
            behind=self.today() > document.roadmap.status_date,
            undo=stack.undoText(),
            redo=stack.redoText(),
            can_undo=stack.canUndo(),
            can_redo=stack.canRedo(),
            selected=len(bars),
            pinned=sum(bar.pin is not None for bar in bars),
            open=sum(bar.status is not Status.DONE for bar in bars),
            own=self.own.selected is not None and workspace.view == TIMELINE,
            begun=sum(bar.status is not Status.PLANNED for bar in bars),
            theme=theme,
            arrows=self.look.arrows,
            sidebar=workspace.sidebar_shown,
            inspector=workspace.inspector_shown,
            full_screen=self.isFullScreen(),
            filtered=document.filter.count > 0,
            hides_done=document.filter.hide_done,
            **self._comforts(),
        )

    def _comforts(self) -> Comforts:
        return Comforts(
            high_contrast=self.theme.outlined,
            still=self.settings.get(REDUCE_MOTION),
            text_percent=self.comfort.text_percent,
        )

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
        """Ask first if work would be lost."""
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

    def _make_commands(self) -> None:
        self.files = FileCommands(self)
        self.plan = PlanCommands(self)
        self.drags = DragCommands(self)
        self.own = OwnSkillCommands(self)
        self.look = ViewCommands(self)
        self.comfort = ComfortCommands(self)
        self.finding = FindCommands(self)
        self.exports = ExportCommands(self)
        self.help = HelpCommands(self)

    def _make_pages(self) -> None:
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.side = SidePages(self)
        self.pages = StartPages(self)
        self._stack.addWidget(self.pages.start)

    def _show_page(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.refresh()

    def _let_go(self) -> None:
        document, self.document = self.document, None
        if document is not None:
            document.changed.disconnect(self._on_changed)
            document.selection_changed.disconnect(self.refresh)
            document.filter_changed.disconnect(self.refresh)
            document.saved_changed.disconnect(self.refresh)
            document.rejected.disconnect(self._on_rejected)
            document.undo_stack.indexChanged.disconnect(self._on_step)
        self.files.let_go()

    def _restore_geometry(self) -> None:
        geometry = self.settings.get(GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            frame = 40
            self.resize(min(1440, room.width() - frame), min(900, room.height() - frame))

    @Slot()
    def _on_changed(self) -> None:
        if self.document is None:
            return
        schedule = self.document.schedule
        left = sum(task.status is not Status.DONE for task in schedule.tasks.values())
        self.workspace.status.set_totals(
            f"{left} skill{'' if left == 1 else 's'} to learn",
            f"{schedule.remaining_hours:,.0f} h left",
            f"{hours_text(self.document.roadmap.learner.hours_per_week)}/week",
        )
        self.refresh()

    @Slot(int)
    def _on_step(self, index: int) -> None:
        """Say what was done or undone, and offer the way back."""
        if self.document is None:
            return
        before, self._steps = self._steps, index
        stack = self.document.undo_stack
        if index > before:
            text = f"{stack.text(index - 1)}{self._finish_text()}"
            self.say(f"{text}{self._told_text(text)}", "Undo", self.plan.undo)
        elif index < before:
            self.say(f"Undone: {stack.text(index)}", "Redo", self.plan.redo)
        self._told = self.document.roadmap.status_date
        self.refresh()

    def _told_text(self, said: str) -> str:
        """Return what is to be added when a step moved the status date without saying so."""
        day = self.document.roadmap.status_date if self.document else self._told
        if day == self._told or day_text(day) in said:
            return ""
        return f" Progress is told up to {day_text(day)}."

    def _finish_text(self) -> str:
        days = self.document.last_changes.finish_days if self.document else 0
        if not days:
            return "."
        unit = "day" if abs(days) == 1 else "days"
        return f". Finish {abs(days)} {unit} {'later' if days > 0 else 'earlier'}."

    @Slot(object)
    def _on_rejected(self, problem: Problem) -> None:
        self.workspace.status.complain(f"{problem.message} {problem.hint}".strip())

    @Slot()
    def _on_scheme(self) -> None:
        if self.settings.get(THEME) == "system":
            self.apply_theme()

    @Slot()
    def _on_contrast(self) -> None:
        if self.settings.get(CONTRAST) == "system":
            self.apply_theme()
