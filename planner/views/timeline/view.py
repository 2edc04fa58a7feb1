"""The timeline as a whole: header, canvas, overview strip."""

from collections.abc import Callable
from datetime import date
from math import log

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.document.document import Document, Preview
from planner.document.listening import Listening
from planner.domain import clock
from planner.edits import AddPrerequisite, RemovePrerequisite, Several
from planner.edits.links import loop_of
from planner.layout.timescale import LEAST_PIXELS_PER_DAY, MOST_PIXELS_PER_DAY, Zoom
from planner.render.timeline.scene import DragPicture, Verb
from planner.scheduling.required_hours import day_of_milestone
from planner.scheduling.schedule import MilestoneId
from planner.views.common.themed import Themed
from planner.views.timeline.canvas import TimelineCanvas
from planner.views.timeline.find_bar import FindBar
from planner.views.timeline.header import TimelineHeader
from planner.views.timeline.hit_test import Zone
from planner.views.timeline.keyboard import hold_bar, hold_in_head
from planner.views.timeline.overview import Overview

ZOOM_STEP = 1.35


class TimelineView(Themed, QWidget):
    """Shows a document on the timeline. `status` carries sentences for the status bar."""

    spoken_role = QAccessible.Role.Pane
    status = Signal(str)
    menu_requested = Signal(str, object)
    head_menu_requested = Signal(object, object, object)
    zoom_changed = Signal()

    def __init__(
        self, parent: QWidget | None = None, today: Callable[[], date] = clock.today
    ) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._listening = Listening()
        self._guest_preview = False
        """Whether the canvas shows what is dragged in another view."""
        self.header = TimelineHeader()
        self.canvas = TimelineCanvas(today)
        self.overview = Overview(self.canvas)
        self.finder = FindBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.canvas, self.finder, self.overview):
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
        self.canvas.head_menu_requested.connect(self.head_menu_requested)
        self.canvas.view_changed.connect(self._on_view_changed)
        self.canvas.loop_refused.connect(self._on_loop)
        self.finder.found.connect(self.reveal)
        self.finder.closed.connect(self.canvas.setFocus)

    def set_document(self, document: Document) -> None:
        """Show another roadmap."""
        self._document = document
        self._listening.hear(
            (document.filter_changed, self.header.show_filter),
            (document.changed, self._on_changed),
            (document.previewed, self._on_previewed),
            (document.forecast_changed, self._on_changed),
        )
        self.canvas.set_document(document)
        self.finder.set_document(document)
        self.header.show_finish(document)

    @property
    def zoom_share(self) -> float:
        """The zoom from 0 (all of it) to 1 (days), for a slider."""
        span = log(MOST_PIXELS_PER_DAY / LEAST_PIXELS_PER_DAY)
        return log(self.canvas.scale.per_day / LEAST_PIXELS_PER_DAY) / span

    def set_zoom_share(self, share: float) -> None:
        """Zoom to a slider's place around the middle of the view."""
        wanted = LEAST_PIXELS_PER_DAY * (MOST_PIXELS_PER_DAY / LEAST_PIXELS_PER_DAY) ** share
        self.canvas.camera.zoom(wanted / self.canvas.scale.per_day)

    def set_level(self, name: str) -> None:
        """Zoom to a level: Years, Quarters, Months, Weeks or Days."""
        self.canvas.camera.set_level(Zoom(name))

    def zoom_to_fit(self) -> None:
        """Show the whole plan."""
        self.canvas.camera.fit()

    def zoom_in(self) -> None:
        """Zoom one step in around the middle."""
        self.canvas.camera.step(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom one step out around the middle."""
        self.canvas.camera.step(1 / ZOOM_STEP)

    def go_to_today(self) -> None:
        """Bring today into view, or the end of the plan nearer to it."""
        self.canvas.camera.go_to(self.canvas.today)

    def zoom_to_selection(self) -> None:
        """Show the selected bars as large as fits."""
        self.canvas.camera.fit_selection()

    def page(self, way: int) -> None:
        """Go one screen on (1) or back (-1) in time; a tenth stays in view."""
        self.canvas.camera.page(way)

    def move_by_keys(self) -> None:
        """Let the arrow keys move the selected bars."""
        hold_bar(self.canvas, Zone.BAR)

    def resize_by_keys(self) -> None:
        """Let the arrow keys change the effort of the leading selected skill."""
        hold_bar(self.canvas, Zone.EDGE)

    def link_by_keys(self) -> None:
        """Let the keyboard choose what waits for the leading selected skill."""
        hold_bar(self.canvas, Zone.DOT)

    def reach_by_keys(self, milestone: MilestoneId) -> None:
        """Let the arrow keys choose the day of a milestone: the hours a week follow."""
        document = self.canvas.document
        day = day_of_milestone(document.schedule, milestone)
        if day is None or day < document.roadmap.status_date:
            self.canvas.announce("Nothing is left to do for that.")
            return
        hold_in_head(self.canvas, Zone.MILESTONE, day, milestone)

    def intake_by_keys(self) -> None:
        """Let the arrow keys choose another intake of the programme."""
        blocks = self.canvas.document.schedule.programme.blocks
        if not blocks:
            self.canvas.announce("The route of this plan has no intakes.")
            return
        hold_in_head(self.canvas, Zone.PROGRAMME, blocks[0].first)

    def place_of(self, id_: str) -> QPoint:
        """Return the global point below a bar, for a menu."""
        self.reveal(id_)
        corner = self.canvas.scene().rect(id_).bottomLeft().toPoint()
        return self.canvas.viewport().mapToGlobal(QPoint(max(corner.x(), 0), corner.y()))

    def reveal(self, id_: str) -> None:
        """Scroll until the bar of an activity is in view."""
        self.canvas.reveal(id_)

    def show_room(self, overview: bool, strip: bool) -> None:
        """Show the overview and the capacity strip, or leave their room to the lanes."""
        self.overview.setVisible(overview)
        self.canvas.show_strip(strip)

    def open_find(self) -> None:
        """Find a skill by its name."""
        self.finder.open()

    def find_next(self) -> None:
        """Go to the next match, or ask what to find."""
        if self.finder.field.text():
            self.finder.next()
        else:
            self.open_find()

    def find_previous(self) -> None:
        """Go to the match before, or ask what to find."""
        if self.finder.field.text():
            self.finder.previous()
        else:
            self.open_find()

    def _on_loop(self, chain: tuple[str, ...]) -> None:
        """Explain it at the right of the canvas, below the strip."""
        from planner.views.timeline.loop_card import LoopCard

        ground = self.canvas.viewport()
        corner = ground.mapToGlobal(
            QPoint(ground.width() - 16, round(self.canvas.head.height) + 14)
        )
        card = LoopCard(self.canvas.document, chain, self)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card.broken.connect(self._relink)
        card.set_theme(self.theme)
        card.open_in(corner)

    def _relink(self, made: AddPrerequisite, gone: RemovePrerequisite) -> None:
        """Break one link and make the other, in one step; explain the next loop if there is one."""
        document, catalogue = self.canvas.document, self.canvas.document.catalogue
        before = document.roadmap
        chain = loop_of(made.skill, made.need, gone.apply(before, catalogue), catalogue)
        if chain:
            document.apply(gone)
            self._on_loop(chain)
            return
        link, unlink = (each.label(before, catalogue) for each in (made, gone))
        document.apply(Several((gone, made), f"{link}, {unlink[0].lower()}{unlink[1:]}"))

    def _on_view_changed(self) -> None:
        self.header.show_level(self.canvas.scale.zoom)
        self.zoom_changed.emit()

    def _on_changed(self, _: object) -> None:
        if self._document is not None:
            self.header.show_finish(self._document)

    def _on_previewed(self, preview: Preview | None) -> None:
        if self._document is None:
            return
        self.header.show_finish(self._document, preview)
        if self.canvas.gestures.active:
            return
        if preview is not None:
            picture = DragPicture("", Verb.ORDER, preview, dict(self.canvas.spans))
            self.canvas.show_drag(picture)
        elif self._guest_preview:
            self.canvas.show_drag(None)
        self._guest_preview = preview is not None
