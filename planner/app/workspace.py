"""The page of an open plan: toolbar, views, status bar, and the notices over them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.app.panes import TIMELINE, VIEWS, Panes
from planner.app.settings import (
    INSPECTOR_SHOWN,
    INSPECTOR_WIDTH,
    SIDEBAR_SHOWN,
    SIDEBAR_WIDTH,
    Settings,
)
from planner.app.shell import NARROW
from planner.app.status_bar import StatusBar
from planner.app.toolbar import Toolbar
from planner.document.background import Submit
from planner.document.document import Document
from planner.render.fonts import text_scale
from planner.views.common.notices import Banner
from planner.views.common.page import Page
from planner.views.common.themed import Themed

SIDEBAR = (200, 360)
INSPECTOR = (280, 420)
LEAST_CANVAS = 320


class Workspace(Themed, QWidget):
    """Lays the panes out and remembers their widths.

    One of `VIEWS` is on screen: the timeline between sidebar and inspector, or a page as wide as
    the window, made when it is first asked for. `panels_changed` when a pane came or went by
    itself, `view_changed` with the id of the view that is on now, `said` when a page made an edit.
    """

    panels_changed = Signal()
    view_changed = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        panes: Panes,
        settings: Settings,
        submit: Submit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self._settings = settings
        self.panes = panes
        self.toolbar = Toolbar()
        self.banner = Banner()
        self.status = StatusBar()
        self._narrow = False
        self._splitter = self._split()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._pages: dict[str, Page] = {}
        self._document: Document | None = None
        self.view = TIMELINE
        self.toolbar.views.chosen.connect(self.show_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.toolbar, self.banner, self._stack, self.status):
            column.addWidget(each, 1 if each is self._stack else 0)
        panes.sidebar.setVisible(settings.get(SIDEBAR_SHOWN))
        panes.inspector.setVisible(settings.get(INSPECTOR_SHOWN))

    def set_document(self, document: Document) -> None:
        """Show another plan, on its timeline."""
        self._document = document
        self.panes.set_document(document)
        for page in self._pages.values():
            page.set_document(document)
        self.show_view(TIMELINE)

    def show_view(self, id_: str) -> None:
        """Put the timeline or another view on screen; its page is made if it is the first time."""
        page = None if id_ == TIMELINE else self._page(id_)
        self._stack.setCurrentWidget(page or self._splitter)
        self.view = id_
        self.toolbar.views.set_current(id_)
        self.status.show_zoom(id_ == TIMELINE)
        (page or self.panes.timeline).setFocus(Qt.FocusReason.OtherFocusReason)
        self.view_changed.emit(id_)

    def page(self, id_: str) -> Page | None:
        """Return the page of a view, None if it was never on screen."""
        return self._pages.get(id_)

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

    def _page(self, id_: str) -> Page:
        page = self._pages.get(id_)
        if page is None:
            make = next(row.make for row in VIEWS if row.id == id_)
            assert make is not None, "the timeline is among the panes"
            page = self._pages[id_] = make(self._submit)
            self._stack.addWidget(page)
            page.set_theme(self.theme)
            page.said.connect(self.said)
            if self._document is not None:
                page.set_document(self._document)
        return page

    def fit_text(self) -> None:
        """Give the panes at the sides as much more room as text is larger."""
        scale = text_scale()
        for pane, widths in (
            (self.panes.sidebar, SIDEBAR), (self.panes.inspector, INSPECTOR)
        ):  # fmt: skip
            pane.setMinimumWidth(round(widths[0] * scale))
            pane.setMaximumWidth(round(widths[1] * scale))

    def _split(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        panes = self.panes
        self.fit_text()
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
