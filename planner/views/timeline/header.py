"""The line above the canvas: levels, today, whole plan, arrows, and when it will be done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planner.document.document import Document, Preview
from planner.document.skill_filter import SkillFilter
from planner.layout.timescale import Zoom
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button, IconButton
from planner.views.common.ground import Ground
from planner.views.common.segmented import SegmentedControl
from planner.views.common.text_size import grow_height
from planner.views.timeline.filter_panel import FilterChip, FilterPanel
from planner.views.timeline.finish import Detail, FinishLabel

_ARROW_MODES = ("off", "selection", "all")
_MARGIN = 10
_APART = 8


class TimelineHeader(Ground):
    """Controls of the canvas, 40 px high."""

    level_chosen = Signal(str)
    today_clicked = Signal()
    fit_clicked = Signal()
    arrows_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(line=True, parent=parent)
        grow_height(self, 40, 16)
        self._levels = SegmentedControl([(zoom, zoom, "") for zoom in Zoom], small=True)
        self._levels.setAccessibleName("Zoom level")
        self._levels.chosen.connect(self.level_chosen)
        self._level = Button("", small=True, chevron=True)
        self._level.setAccessibleName("Zoom level")
        self._level.setMenu(self._level_menu())
        self._today = Button("Today", small=True)
        self._today.clicked.connect(self.today_clicked)
        self._fit = Button("Whole plan", small=True)
        self._fit.clicked.connect(self.fit_clicked)
        self._arrows = Button("Arrows: selection", "spline", "flat", small=True, chevron=True)
        self._mode = "selection"
        arrows = QMenu(self)
        arrows.aboutToShow.connect(lambda: self._fill_arrows(arrows))
        self._arrows.setMenu(arrows)
        self._document: Document | None = None
        self._has_settled = False
        self.filter = Button("", "list-filter", small=True)
        self.filter.setAccessibleName("Filter")
        set_tooltip(self.filter, "Choose which skills are shown")
        self.filter.clicked.connect(self.open_filter)
        self.chip = FilterChip()
        self.chip.cleared.connect(self.clear_filter)
        self.more = IconButton("ellipsis", "More of this line", 24, 16)
        self.more.clicked.connect(self.open_more)
        self.finish = FinishLabel()
        row = self._row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_APART)
        first = (self._levels, self._level, self._today, self._fit, self._arrows)
        for widget in (*first, self.filter, self.chip, self.more):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.finish)

    def show_finish(self, document: Document, preview: Preview | None = None) -> None:
        """Show when the roadmap, or a preview, will be done."""
        self._document = document
        self.finish.show_document(document, preview)
        if preview is None:
            self.show_filter()
        settled = preview is None and document.forecast is not None
        self.make_room(more=settled or (preview is None and not self._has_settled))
        self._has_settled = self._has_settled or settled

    def show_filter(self) -> None:
        """Show how many conditions there are, and what they leave."""
        document = self._document
        if document is None:
            return
        count = document.filter.count
        self.filter.setText(f"Filter: {count}" if count else "")
        self.filter.updateGeometry()
        if count:
            self.chip.show_document(document)
        self.make_room()

    def open_filter(self) -> None:
        """Open the panel that changes the filter."""
        if self._document is not None:
            panel = FilterPanel(self._document, self)
            panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            panel.set_theme(self.theme)
            shown = (each for each in (self.filter, self.more) if each.isVisible())
            panel.open_below(next(shown, self))

    def open_more(self) -> None:
        """Open the menu of what has no room in the line."""
        menu = self.menu_of_the_rest()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def menu_of_the_rest(self) -> QMenu:
        """Return a new menu that does what the buttons without room would."""
        menu = QMenu(self)
        for button, text, act in (
            (self._today, "Today", self.today_clicked.emit),
            (self._fit, "Whole plan", self.fit_clicked.emit),
            (self.filter, "Filter…", self.open_filter),
        ):
            if not button.isVisibleTo(self):
                menu.addAction(text).triggered.connect(act)
        if not self._arrows.isVisibleTo(self):
            self._fill_arrows(menu.addMenu("Arrows"))
        return menu

    def clear_filter(self) -> None:
        """Show all skills again."""
        if self._document is not None:
            self._document.set_filter(SkillFilter())

    def show_level(self, zoom: Zoom) -> None:
        """Mark the level the zoom is at."""
        self._levels.set_current(zoom)
        self._level.setText(zoom)

    def choose_arrows(self, mode: str) -> None:
        """Show arrows "off", of the "selection", or "all", and say so."""
        self._mode = mode
        self._arrows.setText(f"Arrows: {mode}")
        self.make_room()
        self.arrows_chosen.emit(mode)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what is least needed when there is no room for all."""
        del event
        self.make_room()

    def minimumSizeHint(self) -> QSize:
        """Return no width: what has no room is left out, and never widens the window."""
        return QSize(0, self.height())

    def make_room(self, more: bool = True) -> None:
        """Show as much as the width has room for, the two dates always, and a menu of the rest.

        The levels become a menu before they would go. Without `more`, as during a drag and until
        the next forecast is there, no button comes or goes: what is told of the finish takes the
        room they leave.
        """
        if not more:
            self._fit_finish()
            return
        filtered = self._document is not None and self._document.filter.count > 0
        self.chip.setVisible(filtered)
        least = _wide(self._levels) + _wide(self.more)
        self._choose_detail(least)
        taken = _wide(self.chip) + _wide(self.filter) if filtered else 0
        whole = self._room() >= least + taken
        levels: QWidget = self._levels if whole else self._level
        (self._level if whole else self._levels).hide()
        first = (self.chip, self.filter, levels) if filtered else (levels, self.filter)
        wanted = (*first, self._today, self._arrows, self._fit)
        shown = _fitting(wanted, self._room())
        self.more.setVisible(len(shown) < len(wanted))
        if len(shown) < len(wanted):
            shown = _fitting(wanted, self._room() - _wide(self.more))
        for widget in wanted:
            widget.setVisible(widget in shown)
        self._row.activate()

    def _choose_detail(self, least: int) -> None:
        """Tell as much of the finish as leaves `least` pixels; dates go before they are cut."""
        whole = self.width() - 2 * _MARGIN - _APART
        smallest = _wide(self._level) + _wide(self.more)
        for detail in (Detail.ALL, Detail.NO_WORD):
            if whole - self.finish.room_for(detail) >= least:
                self.finish.show_detail(detail)
                return
        both = whole - self.finish.room_for(Detail.NO_DEADLINE) >= smallest
        self.finish.show_detail(Detail.NO_DEADLINE if both else Detail.LIKELY)

    def _fit_finish(self) -> None:
        """Tell as much of the finish as fits beside the buttons that are shown."""
        buttons = (
            self._levels, self._level, self._today, self._fit, self._arrows, self.filter,
            self.chip, self.more,
        )  # fmt: skip
        taken = sum(_wide(each) for each in buttons if each.isVisibleTo(self))
        room = self.width() - 2 * _MARGIN - _APART - taken
        fitting = (each for each in Detail if self.finish.room_for(each) <= room)
        self.finish.show_detail(next(fitting, Detail.LIKELY))
        self._row.activate()

    def _room(self) -> int:
        """Return the pixels beside the dates."""
        return self.width() - 2 * _MARGIN - _wide(self.finish)

    def _level_menu(self) -> QMenu:
        menu = QMenu(self)
        for zoom in Zoom:
            menu.addAction(zoom).setData(zoom)
        menu.triggered.connect(lambda action: self.level_chosen.emit(str(action.data())))
        return menu

    def _fill_arrows(self, menu: QMenu) -> None:
        """Offer the modes, the present one marked."""
        menu.clear()
        for before in menu.findChildren(QActionGroup):
            before.deleteLater()
        group = QActionGroup(menu)
        for mode in _ARROW_MODES:
            action = group.addAction(f"Arrows: {mode}")
            action.setData(mode)
            action.setCheckable(True)
            action.setChecked(mode == self._mode)
        menu.addActions(group.actions())
        group.triggered.connect(lambda action: self.choose_arrows(str(action.data())))


def _wide(widget: QWidget) -> int:
    """Return the pixels a widget takes in the line."""
    return widget.sizeHint().expandedTo(widget.minimumSize()).width() + _APART


def _fitting(widgets: Sequence[QWidget], room: int) -> list[QWidget]:
    """Return those that fit, the first first."""
    shown = []
    for widget in widgets:
        if _wide(widget) <= room:
            room -= _wide(widget)
            shown.append(widget)
    return shown
