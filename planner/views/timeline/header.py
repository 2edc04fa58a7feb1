"""The line above the canvas: levels, today, whole plan, arrows, and when it will be done."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planner.document.document import Document, Preview
from planner.document.skill_filter import SkillFilter
from planner.layout.timescale import Level
from planner.render.theme import Theme, colour
from planner.views.common.buttons import Button
from planner.views.common.segmented import SegmentedControl
from planner.views.common.themed import Themed, theme_children
from planner.views.timeline.filter_panel import FilterChip, FilterPanel
from planner.views.timeline.finish import FinishLabel

_ARROW_MODES = (("off", "off"), ("selection", "selection"), ("all", "all"))


_MARGIN = 8


class TimelineHeader(Themed, QWidget):
    """Controls of the canvas, 40 px high."""

    level_chosen = Signal(str)
    today_clicked = Signal()
    fit_clicked = Signal()
    arrows_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(40)
        self._levels = SegmentedControl([(level, level, "") for level in Level], small=True)
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
        self._arrows.setMenu(self._arrow_menu())
        self._document: Document | None = None
        self.filter = Button("", "list-filter", small=True)
        self.filter.setAccessibleName("Filter")
        self.filter.setToolTip("Choose which skills are shown")
        self.filter.clicked.connect(self.open_filter)
        self.chip = FilterChip()
        self.chip.cleared.connect(self.clear_filter)
        self.finish = FinishLabel()
        row = self._row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(8)
        first = (self._levels, self._level, self._today, self._fit, self._arrows)
        for widget in (*first, self.filter, self.chip):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.finish)

    def show_finish(self, document: Document, preview: Preview | None = None) -> None:
        """Show when the roadmap, or a preview, will be done."""
        self._document = document
        self.finish.show_document(document, preview)
        if preview is None:
            self.show_filter()
        self.make_room(more=preview is None)

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
            panel.open_below(self.filter if self.filter.isVisible() else self)

    def clear_filter(self) -> None:
        """Show all skills again."""
        if self._document is not None:
            self._document.set_filter(SkillFilter())

    def show_level(self, level: Level) -> None:
        """Mark the level the zoom is at."""
        self._levels.set_current(level)
        self._level.setText(level)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        theme_children(self, theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(self.theme.canvas))
            line = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, colour(self.theme.border))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what is least needed when there is no room for all."""
        del event
        self.make_room()

    def minimumSizeHint(self) -> QSize:
        """Return no width: what has no room is left out, and never widens the window."""
        return QSize(0, self.height())

    def make_room(self, more: bool = True) -> None:
        """Show as much as the width has room for; the two dates always.

        The levels become a menu before they would go.

        Without `more`, as during a drag, nothing comes that is not there.
        """
        self.finish.show_deadline(True)
        needed = 2 * _MARGIN + self.finish.sizeHint().width() + self._levels.sizeHint().width() + 16
        if needed > self.width():
            self.finish.show_deadline(False)
        used = 2 * _MARGIN + self.finish.sizeHint().width() + 8
        filtered = self._document is not None and self._document.filter.count > 0
        self.chip.setVisible(filtered)
        filters = (self.chip, self.filter) if filtered else (self.filter,)
        rest = (self._today, self._arrows, self._fit)
        whole = used + self._levels.sizeHint().width() + 8 <= self.width()
        levels: QWidget = self._levels if whole else self._level
        (self._level if whole else self._levels).hide()
        wanted = (*filters, levels) if filtered else (levels, *filters)
        for widget in (*wanted, *rest):
            room = widget.sizeHint().width() + 8
            stays = more or widget is levels or widget.isVisibleTo(self)
            fits = used + room <= self.width() and stays
            used += room if fits else 0
            widget.setVisible(fits)
        self._row.activate()

    def _level_menu(self) -> QMenu:
        menu = QMenu(self)
        for level in Level:
            menu.addAction(level).setData(level)
        menu.triggered.connect(lambda action: self.level_chosen.emit(str(action.data())))
        return menu

    def _arrow_menu(self) -> QMenu:
        menu = QMenu(self)
        for mode, text in _ARROW_MODES:
            action = menu.addAction(f"Arrows: {text}")
            action.setData(mode)
        menu.triggered.connect(self._on_arrows)
        return menu

    def _on_arrows(self, action: QAction) -> None:
        mode = str(action.data())
        self._arrows.setText(f"Arrows: {mode}")
        self.arrows_chosen.emit(mode)
