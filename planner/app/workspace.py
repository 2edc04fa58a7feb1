"""The page of an open plan: toolbar, three panes, status bar, and the notices over them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from planner.app.panes import Panes
from planner.app.settings import (
    INSPECTOR_SHOWN,
    INSPECTOR_WIDTH,
    SIDEBAR_SHOWN,
    SIDEBAR_WIDTH,
    Settings,
)
from planner.app.status_bar import StatusBar
from planner.app.toolbar import Toolbar
from planner.render.theme import Theme
from planner.views.common.notices import Banner
from planner.views.common.themed import Themed, theme_children

NARROW = 1180
"""Below this width the inspector makes room by itself."""
SIDEBAR = (200, 360)
INSPECTOR = (280, 420)
LEAST_CANVAS = 320


class Workspace(Themed, QWidget):
    """Lays the panes out and remembers their widths.

    `panels_changed` when a pane came or went by itself.
    """

    panels_changed = Signal()

    def __init__(self, panes: Panes, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.panes = panes
        self.toolbar = Toolbar()
        self.banner = Banner()
        self.status = StatusBar()
        self._narrow = False
        self._splitter = self._split()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.toolbar, self.banner, self._splitter, self.status):
            column.addWidget(each, 1 if each is self._splitter else 0)
        panes.sidebar.setVisible(settings.get(SIDEBAR_SHOWN))
        panes.inspector.setVisible(settings.get(INSPECTOR_SHOWN))

    @property
    def sidebar_shown(self) -> bool:
        """Whether the sidebar is on screen."""
        return not self.panes.sidebar.isHidden()

    @property
    def inspector_shown(self) -> bool:
        """Whether the inspector is on screen."""
        return not self.panes.inspector.isHidden()

    def show_sidebar(self, shown: bool) -> None:
        """Show or hide the sidebar, and remember it."""
        self._settings.set(SIDEBAR_SHOWN, shown)
        self.panes.sidebar.setVisible(shown)

    def show_inspector(self, shown: bool) -> None:
        """Show or hide the inspector; what is chosen in a narrow window is not remembered."""
        if not self._narrow:
            self._settings.set(INSPECTOR_SHOWN, shown)
        self.panes.inspector.setVisible(shown)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        theme_children(self, theme)

    def minimumSizeHint(self) -> QSize:
        """Return nothing: the window has the minimum."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the inspector when the window gets narrow, and show it again when it is wide."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            wanted = self._settings.get(INSPECTOR_SHOWN)
            self.panes.inspector.setVisible(wanted and not narrow)
            self.panels_changed.emit()

    def _split(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        panes = self.panes
        panes.sidebar.setMinimumWidth(SIDEBAR[0])
        panes.sidebar.setMaximumWidth(SIDEBAR[1])
        panes.inspector.setMinimumWidth(INSPECTOR[0])
        panes.inspector.setMaximumWidth(INSPECTOR[1])
        panes.timeline.setMinimumWidth(LEAST_CANVAS)
        for place, pane in enumerate((panes.sidebar, panes.timeline, panes.inspector)):
            splitter.addWidget(pane)
            splitter.setStretchFactor(place, int(pane is panes.timeline))
        left, right = self._settings.get(SIDEBAR_WIDTH), self._settings.get(INSPECTOR_WIDTH)
        splitter.setSizes([left, max(1438 - left - right, LEAST_CANVAS), right])
        splitter.splitterMoved.connect(self._remember)
        return splitter

    def _remember(self) -> None:
        if self.sidebar_shown:
            self._settings.set(SIDEBAR_WIDTH, self.panes.sidebar.width())
        if self.inspector_shown:
            self._settings.set(INSPECTOR_WIDTH, self.panes.inspector.width())
