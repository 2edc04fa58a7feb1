"""What the View and Go menus do: theme, zoom, panels, moving about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from planner.app.entries import action_entries, plan_skill_entries
from planner.app.panes import TIMELINE
from planner.app.settings import THEME
from planner.app.status_bar import ZOOM_STEPS
from planner.app.workspace import Workspace

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow
    from planner.views.timeline.view import TimelineView


_SKILL_MENU = (
    ("details", "pin", "pin-day", "log"),
    ("started", "done", "known", "planned"),
    ("remove",),
)
_GROUND_MENU = (("add-skill", "select-all"), ("today", "fit"))
"""Action ids by block."""


class ViewCommands(QObject):
    """How the window of one plan looks and where it looks."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.arrows = "selection"

    def connect_workspace(self, workspace: Workspace) -> None:
        """Connect toolbar and status bar to the actions."""
        book, bar, status = self._window.actions_book, workspace.toolbar, workspace.status
        for button, id_ in (
            (bar.sidebar, "sidebar"), (bar.inspector, "inspector"), (bar.undo, "undo"),
            (bar.redo, "redo"), (bar.search, "palette"), (bar.export, "export"),
            (status.zoom_in, "zoom-in"), (status.zoom_out, "zoom-out"),
        ):  # fmt: skip
            button.clicked.connect(book.actions[id_].trigger)
        bar.title.clicked.connect(self.open_plan_menu)
        workspace.said.connect(self._on_said)
        timeline, sidebar = workspace.panes.timeline, workspace.panes.sidebar
        sidebar.details_requested.connect(self.show_details)
        sidebar.pin_requested.connect(self._window.plan.ask_pin)
        sidebar.log_requested.connect(self._window.plan.ask_log)
        own = self._window.own
        sidebar.own_requested.connect(own.new_named)
        workspace.panes.inspector.about_requested.connect(self._window.side.about_role)
        for pane in (sidebar, workspace.panes.inspector):
            pane.change_requested.connect(own.change_skill)
            pane.delete_requested.connect(own.delete_skill)
        timeline.status.connect(self.say)
        timeline.menu_requested.connect(self.open_skill_menu)
        timeline.zoom_changed.connect(self._show_zoom)
        timeline.header.arrows_chosen.connect(self._on_arrows)
        status.zoomed.connect(self._zoom_to)

    def open_palette(self) -> None:
        """Open the command palette, or close it."""
        window = self._window
        if window.palette_box.isVisible():
            window.palette_box.shut()
            return
        entries = list(action_entries(window.actions_book))
        words = "Run a command"
        if window.document is not None:
            entries += plan_skill_entries(window.document, self.show_skill)
            words = "Search or run a command"
        window.palette_box.open_with(entries, words)

    def show_timeline(self) -> None:
        """Put the timeline on screen."""
        self._window.workspace.show_view(TIMELINE)

    def show_compare(self) -> None:
        """Put the routes beside one another."""
        self._window.workspace.show_view("compare")

    def show_skill(self, id_: str) -> None:
        """Select a bar and bring it into view."""
        if self._window.document is not None:
            self.show_timeline()
            self._window.document.select([id_])
            self._timeline.reveal(id_)
            self._timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_said(self, text: str) -> None:
        self._window.say(text, "Undo", self._window.plan.undo)

    def open_plan_menu(self) -> None:
        """Open the menu of the plan's title."""
        window = self._window
        title = window.workspace.toolbar.title
        menu = QMenu(title)
        menu.aboutToHide.connect(menu.deleteLater)
        actions = window.actions_book.actions
        menu.addActions([actions["rename"], actions["reveal"]])
        menu.addSeparator()
        menu.addActions([actions["save"], actions["save-as"], actions["close"]])
        recent = menu.addMenu("Open recent")
        window.files.fill_recent(recent)
        menu.popup(title.mapToGlobal(title.rect().bottomLeft()))

    def zoom_in(self) -> None:
        """Show less, larger."""
        self._timeline.zoom_in()

    def zoom_out(self) -> None:
        """Show more, smaller."""
        self._timeline.zoom_out()

    def fit(self) -> None:
        """Show the whole plan."""
        self._timeline.zoom_to_fit()

    def level_years(self) -> None:
        """Show years."""
        self._timeline.set_level("Years")

    def level_quarters(self) -> None:
        """Show quarters."""
        self._timeline.set_level("Quarters")

    def level_months(self) -> None:
        """Show months."""
        self._timeline.set_level("Months")

    def level_weeks(self) -> None:
        """Show weeks."""
        self._timeline.set_level("Weeks")

    def level_days(self) -> None:
        """Show days."""
        self._timeline.set_level("Days")

    def arrows_off(self) -> None:
        """Show no arrows."""
        self._choose_arrows("off")

    def arrows_selection(self) -> None:
        """Show the arrows of the selection."""
        self._choose_arrows("selection")

    def arrows_all(self) -> None:
        """Show all arrows."""
        self._choose_arrows("all")

    def today(self) -> None:
        """Bring today into view."""
        self._timeline.go_to_today()

    def first(self) -> None:
        """Select the first bar."""
        self._show_bar(0)

    def last(self) -> None:
        """Select the last bar."""
        self._show_bar(-1)

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        workspace = self._window.workspace
        workspace.show_sidebar(not workspace.sidebar_shown)
        self._window.refresh()

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        workspace = self._window.workspace
        workspace.show_inspector(not workspace.inspector_shown)
        self._window.refresh()

    def show_inspector(self) -> None:
        """Make sure that the inspector is on screen."""
        self._window.workspace.show_inspector(True)
        self._window.refresh()

    @Slot()
    def show_details(self) -> None:
        """Put the keyboard into the inspector."""
        self.show_inspector()
        self._window.workspace.panes.inspector.focus_first()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or not."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._window.refresh()

    def theme_system(self) -> None:
        """Follow the desktop."""
        self._set_theme("system")

    def theme_light(self) -> None:
        """Use the light theme."""
        self._set_theme("light")

    def theme_dark(self) -> None:
        """Use the dark theme."""
        self._set_theme("dark")

    def next_pane(self) -> None:
        """Give the focus to the next pane."""
        self._step_pane(1)

    def previous_pane(self) -> None:
        """Give the focus to the pane before."""
        self._step_pane(-1)

    @Slot(str)
    def say(self, text: str) -> None:
        """Show what the canvas says."""
        self._window.say(text)

    @Slot(str, object)
    def open_skill_menu(self, id_: str, place: QPoint) -> None:
        """Open the context menu of the selection, or of the ground when `id_` is empty."""
        window = self._window
        menu = QMenu(window)
        menu.aboutToHide.connect(menu.deleteLater)
        blocks = _SKILL_MENU if id_ else _GROUND_MENU
        for place_, block in enumerate(blocks):
            if place_:
                menu.addSeparator()
            menu.addActions([window.actions_book.actions[each] for each in block])
        menu.popup(place)

    @Slot()
    def _show_zoom(self) -> None:
        self._window.workspace.status.set_zoom(self._timeline.zoom_share)

    @Slot(int)
    def _zoom_to(self, step: int) -> None:
        self._timeline.set_zoom_share(step / ZOOM_STEPS)

    def _choose_arrows(self, mode: str) -> None:
        """Choose in the header, so that its button tells the same."""
        self._timeline.header.choose_arrows(mode)

    @Slot(str)
    def _on_arrows(self, mode: str) -> None:
        self.arrows = mode
        self._window.refresh()

    @property
    def _timeline(self) -> "TimelineView":
        return self._window.workspace.panes.timeline

    def _show_bar(self, place: int) -> None:
        document = self._window.document
        if document is not None and document.schedule.activities:
            self.show_skill(document.schedule.activities[place].id)

    def _set_theme(self, choice: str) -> None:
        self._window.settings.set(THEME, choice)
        self._window.apply_theme()

    def _step_pane(self, step: int) -> None:
        panes = self._window.workspace.panes
        shown = [p for p in (panes.sidebar, panes.timeline, panes.inspector) if p.isVisible()]
        focus = QApplication.focusWidget()
        held = [place for place, pane in enumerate(shown) if _holds(pane, focus)]
        target = shown[(held[0] + step) % len(shown)] if held else shown[0]
        inner = target if target.focusPolicy() else _first_focusable(target)
        inner.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _first_focusable(pane: QWidget) -> QWidget:
    """Return the tree or canvas of a pane, else the first widget that takes the focus."""
    from PySide6.QtWidgets import QAbstractScrollArea

    areas = [each for each in pane.findChildren(QAbstractScrollArea) if each.isVisible()]
    rest = [each for each in pane.findChildren(QWidget) if each.isVisible()]
    return next((each for each in (*areas, *rest) if each.focusPolicy()), pane)
