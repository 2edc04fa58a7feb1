"""The page of an open plan: toolbar, views, status bar, and the notices over them."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.app.arrangement import Arrangement, Pane, arrangement_for
from planner.app.desk import Desk
from planner.app.settings import (
    INSPECTOR_SHOWN,
    INSPECTOR_WIDTH,
    SIDEBAR_SHOWN,
    SIDEBAR_WIDTH,
)
from planner.app.views import ViewId, view_of
from planner.app.workspace.details_bar import DetailsBar, chosen_of_area
from planner.app.workspace.panes import Panes, make_panes
from planner.app.workspace.status_bar import StatusBar
from planner.app.workspace.toolbar import Toolbar
from planner.document.document import Document
from planner.document.listening import Listening
from planner.render.fonts import text_scale
from planner.views.common.accessible import in_order
from planner.views.common.notices import Banner
from planner.views.common.page import Page
from planner.views.common.themed import Themed

SIDEBAR = (200, 360)
INSPECTOR = (280, 420)
LEAST_CANVAS = 320
QWIDGETSIZE_MAX = (1 << 24) - 1
"""The width that Qt takes for no limit."""


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
        self.banner = Banner(self)
        self.status = StatusBar()
        self.details_bar = DetailsBar()
        self.details_bar.hide()
        self._room = Arrangement()
        self._listening = Listening()
        self._pane = Pane.VIEW
        self._splitter = _splitter()
        self._splitter.splitterMoved.connect(self._remember)
        self._middle = QStackedWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._pages: dict[ViewId, Page] = {}
        self._view = ViewId.TIMELINE
        self.toolbar.views.chosen.connect(self._on_chosen)
        self.toolbar.panes.chosen.connect(self._on_pane)
        self.details_bar.left.connect(self._leave_details)
        self.details_bar.stepped.connect(self._step_skill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.toolbar, self.details_bar, self._stack, self.status):
            column.addWidget(each, 1 if each is self._stack else 0)
        self.banner.lie_over(self._stack)
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
        self._lay_banner()
        self.toolbar.show_view(id_)
        if self._room.single:
            self._show_alone(Pane.VIEW)
        self.status.show_zoom(id_ is ViewId.TIMELINE)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view_changed.emit(id_)

    @property
    def pane(self) -> Pane:
        """The pane that stands alone, where one is shown at a time."""
        return self._pane

    def panes_in_a_row(self) -> tuple[QWidget, ...]:
        """Return the panes from the left; where one is shown at a time, those out of sight, too."""
        panes = (self.panes.sidebar, self._middle.currentWidget(), self.panes.inspector)
        if self._room.single:
            return tuple(pane for pane in panes if pane is not None)
        return tuple(pane for pane in panes if pane is not None and pane.isVisible())

    def bring(self, pane: QWidget) -> None:
        """Show one of `panes_in_a_row` that is out of sight."""
        if pane is self.panes.sidebar:
            self.show_sidebar(True)
        elif pane is self.panes.inspector:
            self.show_inspector(True)
        elif self._room.single:
            self._show_pane(Pane.VIEW)

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
        if self._room.single:
            self._show_pane(Pane.OUTLINE if shown else Pane.VIEW)
            return
        self._settings.set(SIDEBAR_SHOWN, shown)
        self.panes.sidebar.setVisible(shown)
        self.panels_changed.emit()

    def show_inspector(self, shown: bool) -> None:
        """Show or hide the inspector; what is chosen in a narrow window is not remembered."""
        if self._room.single:
            self._show_pane(Pane.DETAILS if shown else Pane.VIEW)
            return
        if not self._room.narrow:
            self._settings.set(INSPECTOR_SHOWN, shown)
        self.panes.inspector.setVisible(shown)
        self.panels_changed.emit()

    def minimumSizeHint(self) -> QSize:
        """Return nothing: the window has the minimum."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many panes as have room."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from another pane back to the view, where one is shown at a time."""
        if event.key() == Qt.Key.Key_Escape and self._room.single and self._pane != Pane.VIEW:
            self._leave_details()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _on_opened(self, document: Document) -> None:
        """Show another plan, on its timeline."""
        self.panes.set_document(document)
        self._listening.hear((document.selection_changed, self._show_place))
        for page in self._pages.values():
            page.set_document(document)
        self.show_view(ViewId.TIMELINE)
        self.banner.hide()
        self.status.say("")

    def _arrange(self) -> None:
        """Give the panes the room there is."""
        window = self.window()
        room = arrangement_for(window.width(), window.height(), text_scale())
        if room == self._room:
            return
        before, self._room = self._room, room
        self.toolbar.show_panes(room.single)
        if self._panes is None:
            return
        self._panes.timeline.show_room(room.overview, room.strip)
        if (before.single, before.narrow) != (room.single, room.narrow):
            _fit_widths(self._panes, room.single)
            self._set_widths()
            self._lay_banner()
            if room.single:
                self._show_alone(self._pane)
            else:
                self._show_beside()

    def _show_pane(self, pane: Pane) -> None:
        """Show a pane alone, with the keyboard in it; views without it give way to the timeline."""
        if pane is not Pane.VIEW and not view_of(self._view).inspects:
            self.show_view(ViewId.TIMELINE)
        self._show_alone(pane)
        shown = self.panes_in_a_row()[list(Pane).index(pane)]
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_banner(self) -> None:
        """Let notices lie over the view alone: side panes stay free to their foot."""
        beside = view_of(self._view).inspects and not self._room.single
        self.banner.lie_over(self._middle if beside else self._stack)

    def _show_alone(self, pane: Pane) -> None:
        self._pane = pane
        self.panes.sidebar.setVisible(pane is Pane.OUTLINE)
        self._middle.setVisible(pane is Pane.VIEW)
        self.panes.inspector.setVisible(pane is Pane.DETAILS)
        self.toolbar.panes.set_current(pane)
        self._show_place()
        self.panels_changed.emit()

    def _show_beside(self) -> None:
        """Show the panes that were chosen beside one another."""
        self._pane = Pane.VIEW
        self.panes.sidebar.setVisible(self._settings.get(SIDEBAR_SHOWN))
        self._middle.show()
        wanted = self._settings.get(INSPECTOR_SHOWN) and not self._room.narrow
        self.panes.inspector.setVisible(wanted)
        self._show_place()
        self.panels_changed.emit()

    def _show_place(self) -> None:
        """Say which skill the details show, where they stand alone."""
        document, alone = self._desk.document, self._pane is Pane.DETAILS
        self.details_bar.setVisible(alone)
        if alone and document is not None:
            self.details_bar.show_place(document, view_of(self._view).text)

    @Slot()
    def _leave_details(self) -> None:
        self._show_pane(Pane.VIEW)

    @Slot(int)
    def _step_skill(self, step: int) -> None:
        document = self._desk.document
        chosen = chosen_of_area(document) if document is not None else None
        if document is not None and chosen is not None:
            at, ids = chosen
            document.select((ids[min(max(at + step, 0), len(ids) - 1)],))

    @Slot(str)
    def _on_pane(self, id_: str) -> None:
        pane = Pane(id_)
        if pane is Pane.VIEW and self._pane is Pane.VIEW:
            self.toolbar.open_views(self._on_chosen)
        self._show_pane(pane)

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
        """Give the side panes as much more room as text takes."""
        if self._panes is not None:
            _fit_widths(self._panes, self._room.single)
            self._set_widths()
        self._arrange()

    def _lay_out(self, panes: Panes) -> None:
        _fit_widths(panes, self._room.single)
        panes.timeline.show_room(self._room.overview, self._room.strip)
        self._middle.addWidget(panes.timeline)
        self._middle.setMinimumWidth(LEAST_CANVAS)
        for place, pane in enumerate((panes.sidebar, self._middle, panes.inspector)):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(place, int(pane is self._middle))
        in_order(panes.sidebar, self._middle, panes.inspector)
        in_order(*(self._splitter.handle(place) for place in range(self._splitter.count())))
        self._set_widths()
        panes.sidebar.setVisible(self._settings.get(SIDEBAR_SHOWN))
        panes.inspector.setVisible(self._settings.get(INSPECTOR_SHOWN) and not self._room.narrow)

    def _set_widths(self) -> None:
        """Give the panes the widths that were chosen, as far as text leaves the choice."""
        left, right = self._settings.get(SIDEBAR_WIDTH), self._settings.get(INSPECTOR_WIDTH)
        whole = self._splitter.width() if self._splitter.isVisible() else 1440
        self._splitter.setSizes([left, max(whole - 2 - left - right, LEAST_CANVAS), right])

    @Slot()
    def _remember(self) -> None:
        if self._room.single:
            return
        if self.sidebar_shown:
            self._settings.set(SIDEBAR_WIDTH, self.panes.sidebar.width())
        if self.inspector_shown:
            self._settings.set(INSPECTOR_WIDTH, self.panes.inspector.width())


def _splitter() -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    return splitter


def _fit_widths(panes: Panes, single: bool) -> None:
    """Give the side panes their limits; one that stands alone has the whole width."""
    scale = text_scale()
    for pane, (least, most) in ((panes.sidebar, SIDEBAR), (panes.inspector, INSPECTOR)):
        pane.setMinimumWidth(0 if single else round(least * scale))
        pane.setMaximumWidth(QWIDGETSIZE_MAX if single else round(most * scale))
