"""The line below the menu bar: plan title, saved mark, undo, views, search, export, panels."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner.app.actions.state import WindowState
from planner.app.arrangement import Pane
from planner.app.shell import LINE, TOOLBAR
from planner.app.views import VIEWS
from planner.render.fonts import font
from planner.views.common.as_written import AsWritten, set_tooltip
from planner.views.common.buttons import Button, IconButton
from planner.views.common.fields import SearchField
from planner.views.common.ground import Ground
from planner.views.common.labels import Label
from planner.views.common.lines import Separator
from planner.views.common.painting import (
    paint_box,
    paint_pixmap_icon,
    paint_text,
    size_of,
    text_width,
)
from planner.views.common.segmented import SegmentedControl
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed

_PANES = (
    (Pane.OUTLINE, "panel-left"), (Pane.VIEW, "chart-no-axes-gantt"),
    (Pane.DETAILS, "panel-right"),
)  # fmt: skip
_SPARE = 60
"""Pixels that stay free at least beside a search field."""


class Toolbar(Ground):
    """One line high. The buttons are public; the window connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", line=True, parent=parent)
        grow_height(self, TOOLBAR, LINE)
        self.sidebar = IconButton("panel-left", "Sidebar (Ctrl+B)", checkable=True)
        self.title = TitleButton()
        self.saved = Label("", 12, 400, "ink3")
        self.undo = IconButton("undo-2", "Undo (Ctrl+Z)")
        self.redo = IconButton("redo-2", "Redo (Ctrl+Shift+Z)")
        self.views = SegmentedControl([(view.id, view.text, view.icon) for view in VIEWS])
        self.views.setAccessibleName("View")
        self.panes = SegmentedControl(
            [(pane, pane.capitalize(), icon) for pane, icon in _PANES], menu_of=Pane.VIEW
        )
        self.panes.setAccessibleName("Pane")
        self.search = SearchField("Search or run a command", "Ctrl K")
        self.export = Button("Export", "share")
        set_tooltip(self.export, "Export a PDF (Ctrl+E)")
        self.searching = IconButton("search", "Search or run a command (Ctrl+K)")
        self.share = IconButton("share", "Export a PDF (Ctrl+E)")
        self.inspector = IconButton("panel-right", "Inspector (Ctrl+Alt+B)", checkable=True)
        self._single = False
        self._lay_out()
        self._fit()

    def show_state(self, title: str, saved: str, state: WindowState) -> None:
        """Show the plan's title, whether it is saved, and what the buttons can do now."""
        self.title.set_title(title)
        self.saved.setText(saved)
        self._fit()
        self.undo.setEnabled(state.can_undo)
        self.redo.setEnabled(state.can_redo)
        self.undo.set_tip(f"Undo {state.undo} (Ctrl+Z)".replace("  ", " "))
        self.redo.set_tip(f"Redo {state.redo} (Ctrl+Shift+Z)".replace("  ", " "))
        for button in (self.sidebar, self.inspector):
            button.setEnabled(state.inspects)
        self.sidebar.setChecked(state.sidebar)
        self.inspector.setChecked(state.inspector)

    def show_view(self, id_: str) -> None:
        """Mark the view that is on screen."""
        self.views.set_current(id_)
        view = next(each for each in VIEWS if each.id == id_)
        self.panes.rename(Pane.VIEW, view.text, view.icon)
        self._fit()

    def show_panes(self, single: bool) -> None:
        """Offer the panes one by one where one is shown at a time, else the views."""
        self._single = single
        self._fit()

    def open_views(self, choose: Callable[[str], object]) -> None:
        """Open the menu of the views below the panes; `choose` is called with the id of one."""
        menu = QMenu(self)
        for view in VIEWS:
            action = menu.addAction(view.text)
            action.setCheckable(True)
            action.setChecked(view.id == self.views.current)
            action.triggered.connect(partial(choose, view.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.panes.mapToGlobal(self.panes.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return no width: what has no room is left out, and never widens the window."""
        return QSize(0, self.height())

    def _fit(self) -> None:
        """Show search and export as fields or as icons, and whether it is saved, as fits."""
        single = self._single
        for widget in (self.sidebar, self.views, self.inspector):
            widget.setVisible(not single)
        self.panes.setVisible(single)
        middle = self.panes if single else self.views
        sides = 2 * self.sidebar.width() + self.undo.width() + self.redo.width() + 80
        used = sides + middle.sizeHint().width() + self.title.sizeHint().width()
        roomy = used + self.search.minimumWidth() + self.export.sizeHint().width()
        wide = not single and self.width() >= roomy + self.saved.sizeHint().width() + _SPARE
        for field in (self.search, self.export):
            field.setVisible(wide)
        for icon in (self.searching, self.share):
            icon.setVisible(not wide)
        rest = self.search.minimumWidth() + self.export.sizeHint().width() if wide else 70
        self.saved.setVisible(used + rest + self.saved.sizeHint().width() <= self.width())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(10, 0, 10, 1)
        row.setSpacing(2)
        row.addWidget(self.sidebar)
        row.addWidget(self.title)
        row.addWidget(self.saved)
        row.addSpacing(8)
        row.addWidget(Separator(Qt.Orientation.Vertical, 18, "border2"))
        row.addSpacing(8)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        row.addWidget(self.views)
        row.addWidget(self.panes)
        row.addStretch(1)
        row.addWidget(self.searching)
        row.addWidget(self.share)
        row.addWidget(self.search, 2)
        row.addSpacing(10)
        row.addWidget(self.export)
        row.addSpacing(8)
        row.addWidget(self.inspector)


class TitleButton(Themed, AsWritten, QAbstractButton):
    """The plan's title with a chevron: opens the plan's menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grow_height(self, 30, 16)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_title(self, title: str) -> None:
        """Show `title`, elided where the room is short."""
        self.setText(title)
        self.setAccessibleName(f"Plan {title}")
        set_tooltip(self, title)
        self.updateGeometry()
        self.update()

    @property
    def title(self) -> str:
        """What it shows."""
        return self.text()

    def sizeHint(self) -> QSize:
        """Return room for title and chevron."""
        return size_of(min(text_width(self.title, font(13.5, 600)), 420) + 38, 30)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(min(self.sizeHint().width(), 120), 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, title and chevron."""
        theme = self.theme
        with QPainter(self) as painter:
            if self.isDown() or self.underMouse():
                paint_box(painter, self.rect(), theme.sel if self.isDown() else theme.hover)
            room = QRect(8, 0, self.width() - 36, self.height())
            paint_text(painter, room, self.title, font(13.5, 600), theme.ink)
            width = min(text_width(self.title, font(13.5, 600)), room.width())
            at = QPointF(8 + width + 6.0, (self.height() - 14) / 2)
            paint_pixmap_icon(painter, self, "chevron-down", at, 14, theme.ink3, 1.75)
