"""The timeline as a whole: header, canvas, overview strip."""

from collections.abc import Callable
from datetime import date
from math import log

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.document.document import Document, Preview
from planner.domain import clock
from planner.layout.timescale import LEAST_PIXELS_PER_DAY, MOST_PIXELS_PER_DAY, Level
from planner.render.theme import Theme
from planner.views.common.themed import Themed, theme_children
from planner.views.timeline.canvas import TimelineCanvas
from planner.views.timeline.header import TimelineHeader
from planner.views.timeline.overview import Overview

ZOOM_STEP = 1.35


class TimelineView(Themed, QWidget):
    """Shows a document on the timeline. `status` carries sentences for the status bar."""

    status = Signal(str)
    menu_requested = Signal(str, object)
    zoom_changed = Signal()

    def __init__(
        self, parent: QWidget | None = None, today: Callable[[], date] = clock.today
    ) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self.header = TimelineHeader()
        self.canvas = TimelineCanvas(today)
        self.overview = Overview(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.canvas, self.overview):
            column.addWidget(widget)
        self.setFocusProxy(self.canvas)
        self._connect()

    def _connect(self) -> None:
        self.header.level_chosen.connect(self.set_level)
        self.header.today_clicked.connect(self.go_to_today)
        self.header.fit_clicked.connect(self.zoom_to_fit)
        self.header.arrows_chosen.connect(self.canvas.set_arrows)
        self.canvas.status.connect(self.status)
        self.canvas.menu_requested.connect(self.menu_requested)
        self.canvas.view_changed.connect(self._on_view_changed)

    def set_document(self, document: Document) -> None:
        """Show another roadmap."""
        if self._document is not None:
            self._document.changed.disconnect(self._on_changed)
            self._document.previewed.disconnect(self._on_previewed)
            self._document.forecast_changed.disconnect(self._on_changed)
        self._document = document
        document.changed.connect(self._on_changed)
        document.previewed.connect(self._on_previewed)
        document.forecast_changed.connect(self._on_changed)
        self.canvas.set_document(document)
        self.header.show_finish(document)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self.canvas.set_theme(theme)
        theme_children(self, theme)

    @property
    def zoom_share(self) -> float:
        """The zoom from 0 (all of it) to 1 (days), for a slider."""
        span = log(MOST_PIXELS_PER_DAY / LEAST_PIXELS_PER_DAY)
        return log(self.canvas.scale.per_day / LEAST_PIXELS_PER_DAY) / span

    def set_zoom_share(self, share: float) -> None:
        """Zoom to a slider's place around the middle of the view."""
        wanted = LEAST_PIXELS_PER_DAY * (MOST_PIXELS_PER_DAY / LEAST_PIXELS_PER_DAY) ** share
        self.canvas.zoom(wanted / self.canvas.scale.per_day)

    def set_level(self, name: str) -> None:
        """Zoom to a level: Years, Quarters, Months, Weeks or Days."""
        self.canvas.set_level(Level(name))

    def zoom_to_fit(self) -> None:
        """Show the whole plan."""
        self.canvas.fit()

    def zoom_in(self) -> None:
        """Zoom one step in around the middle."""
        self.canvas.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom one step out around the middle."""
        self.canvas.zoom(1 / ZOOM_STEP)

    def go_to_today(self) -> None:
        """Bring today into view, or the end of the plan nearer to it."""
        self.canvas.go_to(self.canvas.today)

    def reveal(self, id_: str) -> None:
        """Scroll until the bar of an activity is in view."""
        self.canvas.reveal(id_)

    def _on_view_changed(self) -> None:
        self.header.show_level(self.canvas.scale.level)
        self.zoom_changed.emit()

    def _on_changed(self, _: object) -> None:
        if self._document is not None:
            self.header.show_finish(self._document)

    def _on_previewed(self, preview: Preview | None) -> None:
        if self._document is not None:
            self.header.show_finish(self._document, preview)
