"""How the window looks and where it looks: views, panes, the bar in view."""

from itertools import chain

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from planner.app.desk import Desk
from planner.app.views import ViewId
from planner.app.workspace.status_bar import ZOOM_STEPS
from planner.app.workspace.workspace import Workspace
from planner.views.common.tab_order import enter, stops_of
from planner.views.timeline.canvas import TimelineCanvas
from planner.views.timeline.view import TimelineView


class LookCommands(QObject):
    """What is on screen of the plan on `desk`. `host` is the window."""

    def __init__(
        self, desk: Desk, workspace: Workspace, host: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._host = desk, workspace, host
        self._arrows = "selection"
        workspace.status.zoomed.connect(self._zoom_to)

    @property
    def arrows(self) -> str:
        """Which arrows are shown: off, selection or all."""
        return self._arrows

    def show_skill(self, id_: str) -> None:
        """Select a bar and bring it into view."""
        if self._desk.document is not None:
            self._workspace.show_view(ViewId.TIMELINE)
            self._desk.document.select([id_])
            self._timeline.reveal(id_)
            self._timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_bar(self, place: int) -> None:
        """Show the bar at `place` in the order of the plan, negative from its end."""
        document = self._desk.document
        if document is not None and document.schedule.activities:
            self.show_skill(document.schedule.activities[place].id)

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self._workspace.show_sidebar(not self._workspace.sidebar_shown)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self._workspace.show_inspector(not self._workspace.inspector_shown)

    @Slot()
    def show_details(self) -> None:
        """Put the keyboard into the inspector."""
        self._workspace.show_inspector(True)
        self._workspace.panes.inspector.focus_first()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or not."""
        self._host.setWindowState(self._host.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._desk.tell_change()

    def step_pane(self, step: int) -> None:
        """Give the focus to the next pane (1) or the one before (-1)."""
        shown = self._workspace.panes_in_a_row()
        focus = QApplication.focusWidget()
        held = [place for place, pane in enumerate(shown) if _holds(pane, focus)]
        target = shown[(held[0] + step) % len(shown)] if held else shown[0]
        self._workspace.bring(target)
        inner = target if target.focusPolicy() else _first_focusable(target)
        enter(inner, Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def take_arrows(self, mode: str) -> None:
        """Note which arrows were chosen in the header."""
        self._arrows = mode
        self._desk.tell_change()

    @Slot()
    def show_zoom(self) -> None:
        """Let the slider tell the zoom of the timeline."""
        self._workspace.status.set_zoom(self._timeline.zoom_share)

    @Slot(int)
    def _zoom_to(self, step: int) -> None:
        self._timeline.set_zoom_share(step / ZOOM_STEPS)

    @property
    def _timeline(self) -> TimelineView:
        return self._workspace.panes.timeline


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _first_focusable(pane: QWidget) -> QWidget:
    """Return the tree or canvas of a pane, else what stands first in it."""
    stops = list(stops_of(pane))
    lists = (each for each in stops if isinstance(each, QAbstractItemView | TimelineCanvas))
    return next(chain(lists, stops), pane)
