"""The page of an open plan: toolbar, views, status bar, and the notices over them."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.app.desk import Desk
from planner.app.settings import (
    INSPECTOR_SHOWN,
    INSPECTOR_WIDTH,
    SIDEBAR_SHOWN,
    SIDEBAR_WIDTH,
)
from planner.app.shell import NARROW
from planner.app.views import ViewId, view_of
from planner.app.workspace.panes import Panes, make_panes
from planner.app.workspace.status_bar import StatusBar
from planner.app.workspace.toolbar import Toolbar
from planner.document.document import Document
from planner.render.fonts import text_scale
from planner.views.common.accessible import in_order
from planner.views.common.notices import Banner
from planner.views.common.page import Page
from planner.views.common.themed import Themed

SIDEBAR = (200, 360)
INSPECTOR = (280, 420)
LEAST_CANVAS = 320


class Workspace(Themed, QWidget):
    """Lays the panes out and remembers their widths.

    One of `VIEWS` is on screen, between sidebar and inspector or as wide as the window, as its row
    says. Its page is made when it is first asked for; the panes are made with the first plan.
    `panes_made` carries them, `panels_changed` comes when a pane came or went, `view_changed` with
    the id of the view that is on now, `said` when a page made an edit.
    """

    panes_made = Signal(object)
    panels_changed = Signal()
    view_changed = Signal(str)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, desk.settings
        self._panes: Panes | None = None
        self.toolbar = Toolbar()
        self.banner = Banner()
        self.status = StatusBar()
        self._narrow = False
        self._splitter = _splitter()
        self._splitter.splitterMoved.connect(self._remember)
        self._middle = QStackedWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._pages: dict[ViewId, Page] = {}
        self._view = ViewId.TIMELINE
        self.toolbar.views.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.toolbar, self.banner, self._stack, self.status):
            column.addWidget(each, 1 if each is self._stack else 0)
        desk.opened.connect(self._on_opened)
        desk.said.connect(self.status.say)
        desk.complained.connect(self.status.complain)

    @property
    def panes(self) -> Panes:
        """What is always there of an open plan: sidebar, timeline, inspector."""
        if self._panes is None:
            panes = self._panes = make_panes(self._desk.today)
            self._lay_out(panes)
            for pane in (panes.sidebar, panes.timeline, panes.inspector):
                pane.set_theme(self.theme)
            self.panes_made.emit(panes)
        return self._panes

    @property
    def view(self) -> ViewId:
        """The view that is on screen."""
        return self._view

    def show_view(self, id_: ViewId) -> None:
        """Put the timeline or another view on screen; its page is made if it is the first time."""
        page = self.panes.timeline if id_ is ViewId.TIMELINE else self._page(id_)
        if self._middle.indexOf(page) < 0:
            self._stack.setCurrentWidget(page)
        else:
            self._middle.setCurrentWidget(page)
            self._stack.setCurrentWidget(self._splitter)
        self._view = id_
        self.toolbar.views.set_current(id_)
        self.status.show_zoom(id_ is ViewId.TIMELINE)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view_changed.emit(id_)

    def panes_in_a_row(self) -> tuple[QWidget, ...]:
        """Return what is on screen beside one another, from the left."""
        panes = (self.panes.sidebar, self._middle.currentWidget(), self.panes.inspector)
        return tuple(pane for pane in panes if pane is not None and pane.isVisible())

    def commit_fields(self) -> None:
        """Take what is being typed into a field of the inspector."""
        if self._panes is not None and self._desk.document is not None:
            self._panes.inspector.commit()

    def page(self, id_: ViewId) -> Page | None:
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
        self.panels_changed.emit()

    def show_inspector(self, shown: bool) -> None:
        """Show or hide the inspector; what is chosen in a narrow window is not remembered."""
        if not self._narrow:
            self._settings.set(INSPECTOR_SHOWN, shown)
        self.panes.inspector.setVisible(shown)
        self.panels_changed.emit()

    def minimumSizeHint(self) -> QSize:
        """Return nothing: the window has the minimum."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the inspector when the window gets narrow, and show it again when it is wide."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            if self._panes is not None:
                wanted = self._settings.get(INSPECTOR_SHOWN)
                self._panes.inspector.setVisible(wanted and not narrow)
                self.panels_changed.emit()

    @Slot(object)
    def _on_opened(self, document: Document) -> None:
        """Show another plan, on its timeline."""
        self.panes.set_document(document)
        for page in self._pages.values():
            page.set_document(document)
        self.show_view(ViewId.TIMELINE)
        self.banner.hide()
        self.status.say("")

    @Slot(str)
    def _on_chosen(self, id_: str) -> None:
        self.show_view(ViewId(id_))

    def _page(self, id_: ViewId) -> Page:
        page = self._pages.get(id_)
        if page is None:
            row = view_of(id_)
            assert row.make is not None, "the timeline is among the panes"
            page = self._pages[id_] = row.make(self._desk.submit)
            (self._middle if row.inspects else self._stack).addWidget(page)
            page.set_theme(self.theme)
            page.said.connect(self.said)
            if self._desk.document is not None:
                page.set_document(self._desk.document)
        return page

    def fit_text(self) -> None:
        """Lay out what measures text itself, and give the side panes as much more room."""
        if self._panes is not None:
            _fit_widths(self._panes)
            self._panes.timeline.show_text_size()

    def _lay_out(self, panes: Panes) -> None:
        _fit_widths(panes)
        self._middle.addWidget(panes.timeline)
        self._middle.setMinimumWidth(LEAST_CANVAS)
        for place, pane in enumerate((panes.sidebar, self._middle, panes.inspector)):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(place, int(pane is self._middle))
        in_order(panes.sidebar, self._middle, panes.inspector)
        in_order(*(self._splitter.handle(place) for place in range(self._splitter.count())))
        left, right = self._settings.get(SIDEBAR_WIDTH), self._settings.get(INSPECTOR_WIDTH)
        self._splitter.setSizes([left, max(1438 - left - right, LEAST_CANVAS), right])
        panes.sidebar.setVisible(self._settings.get(SIDEBAR_SHOWN))
        panes.inspector.setVisible(self._settings.get(INSPECTOR_SHOWN) and not self._narrow)

    @Slot()
    def _remember(self) -> None:
        if self.sidebar_shown:
            self._settings.set(SIDEBAR_WIDTH, self.panes.sidebar.width())
        if self.inspector_shown:
            self._settings.set(INSPECTOR_WIDTH, self.panes.inspector.width())


def _splitter() -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    return splitter


def _fit_widths(panes: Panes) -> None:
    scale = text_scale()
    for pane, (least, most) in ((panes.sidebar, SIDEBAR), (panes.inspector, INSPECTOR)):
        pane.setMinimumWidth(round(least * scale))
        pane.setMaximumWidth(round(most * scale))
