"""The picture on the canvas: what of a roadmap is shown, where, and how it is painted."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from planner.document.changes import ChangeSet
from planner.document.document import Document
from planner.layout.capacity import WeeklyHours
from planner.layout.lanes import Span
from planner.layout.timescale import STYLES, Level, TimeScale
from planner.render.theme import LIGHT, Theme, colour
from planner.render.timeline.drag_layers import DragLayers
from planner.render.timeline.painter import paint_timeline
from planner.render.timeline.scene import HEAD, DragPicture, Link, TimelineScene
from planner.views.timeline.camera import Camera
from planner.views.timeline.content import Content, previewed
from planner.views.timeline.gestures import Gestures
from planner.views.timeline.guests import GuestArea
from planner.views.timeline.settling import Settling

_SETTLE_MS = 250
_AROUND = 14.0
"""Pixels that handles, ring and rail reach beyond a bar."""


class TimelinePicture(GuestArea):
    """Paints the open roadmap, and whatever tools ask it to.

    `view_changed` tells that scale, scroll or bars moved, `status` carries a sentence,
    `loop_refused` the skills of the loop that a link would have closed.
    """

    view_changed = Signal()
    status = Signal(str)
    loop_refused = Signal(tuple)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._document: Document | None = None
        self._theme: Theme = LIGHT
        self.camera = Camera(self, today)
        self.camera.moved.connect(self._on_moved)
        self._content: Content | None = None
        self._gestures = Gestures(self)
        self._shown_hover: str | None = None
        self._drag: DragPicture | None = None
        self._link: Link | None = None
        self._band: QRectF | None = None
        self._arrows = "selection"
        self._layers = DragLayers()
        self._last: TimelineScene | None = None
        self._dropped: TimelineScene | None = None
        self.settling = Settling(self, self.viewport().update)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._restack)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        viewport = self.viewport()
        viewport.setMouseTracking(True)
        self.setAcceptDrops(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(viewport.update)

    # What is shown

    def set_document(self, document: Document) -> None:
        """Show another roadmap, from its start."""
        if self._document is not None:
            self._document.changed.disconnect(self._on_changed)
            self._document.selection_changed.disconnect(self._on_selection)
            self._document.forecast_changed.disconnect(self._on_forecast)
            self._document.filter_changed.disconnect(self._on_filter)
        self._document = document
        document.changed.connect(self._on_changed)
        document.selection_changed.connect(self._on_selection)
        document.forecast_changed.connect(self._on_forecast)
        document.filter_changed.connect(self._on_filter)
        self._gestures.forget()
        self._drag = self._link = self._dropped = None
        self.settling.finish()
        self._content = Content(document.schedule, [*document.catalogue.areas])
        self._content.show_only(self._shown())
        QTimer.singleShot(0, self, self.find_critical)
        start = document.roadmap.start.toordinal()
        self.set_scale(TimeScale(start - 7.2, STYLES[Level.MONTHS].detent))

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        self._theme = theme
        self.viewport().update()

    def show_text_size(self) -> None:
        """Give the bars rows again: their titles have another size."""
        if self._content is not None:
            self._content.forget_rows()
            self._on_moved(True)

    def set_arrows(self, mode: str) -> None:
        """Show arrows: "off", of the "selection", or "all"."""
        self._arrows = mode
        self.viewport().update()

    @property
    def document(self) -> Document:
        """The open roadmap."""
        assert self._document is not None
        return self._document

    @property
    def scale(self) -> TimeScale:
        """Days to pixels."""
        return self.camera.scale

    @property
    def has_content(self) -> bool:
        """Whether a roadmap is shown."""
        return self._content is not None

    @property
    def spans(self) -> Mapping[str, Span]:
        """Where the bars lie, drags aside."""
        return self.content.spans

    @property
    def content(self) -> Content:
        """What is shown of the open roadmap, drags aside."""
        assert self._content is not None
        return self._content

    @property
    def today(self) -> date:
        """The present day."""
        return self._today()

    def scene(self) -> TimelineScene:
        """Return what is painted now: the preview while dragging."""
        content = self.content
        schedule, lanes, weeks = content.schedule, content.lanes, content.weeks
        if self._drag is not None:
            schedule = self._drag.preview.after
            lanes = previewed(lanes, schedule, self.scale.level, self._drag.id)
            weeks = WeeklyHours(schedule, weeks)
        viewport = self.viewport()
        scene = TimelineScene(
            schedule=schedule,
            areas=self.document.catalogue.areas,
            lanes=lanes,
            scale=self.scale,
            theme=self._theme,
            width=viewport.width(),
            height=viewport.height(),
            weeks=weeks,
            progress=content.progress,
            states=content.states,
            scroll=self.verticalScrollBar().value(),
            today=self._today(),
            selection=self.document.selection,
            hovered=self._gestures.hovered,
            critical=content.critical,
            tinted=content.tinted,
            arrows=self._arrows,
            forecast=self.document.forecast if self._drag is None else None,
            drag=self._drag,
            link=self._link,
            focused=self.hasFocus(),
            index=content.index,
            travel=self.settling.travel,
            trail=self.settling.trail,
        )
        if self._last is not None:
            scene.share_geometry(self._last)
        self._last = scene
        return scene

    def find_critical(self) -> None:
        """Mark what drives the finish."""
        if self._content is not None:
            self._content.find_critical()
            self.viewport().update()

    def _on_changed(self, changes: ChangeSet) -> None:
        before, self._dropped = self._dropped, None
        if before is None or before.schedule.roadmap != self.document.roadmap:
            before = self.scene()
        self._gestures.abandon()
        self._drag = self._link = self._band = None
        content = self.content
        content.take(self.document.schedule)
        content.show_only(self._shown())
        content.tinted = frozenset(changes.moved) | changes.added
        content.pack(self.scale)
        self._restack()
        self.settling.start(before, self.scene())
        QTimer.singleShot(0, self, self.find_critical)

    def _shown(self) -> frozenset[str] | None:
        """Return the bars that the filter leaves; None where there is no filter."""
        document = self.document
        if not document.filter.count:
            return None
        skills = document.filter.shown(document.schedule, document.catalogue)
        return frozenset(bar.id for bar in document.schedule.activities if bar.skill.id in skills)

    def _on_filter(self, _: object) -> None:
        self._gestures.abandon()
        before = self.scene()
        self.content.show_only(self._shown())
        self.content.pack(self.scale, afresh=True)
        self._restack()
        self.settling.start(before, self.scene())

    def _on_forecast(self, _: object) -> None:
        self.viewport().update()
        self.view_changed.emit()

    def _on_selection(self, _: tuple[str, ...]) -> None:
        self.viewport().update()

    def clear_tint(self) -> None:
        """Forget what the last edit moved."""
        self.content.tinted = frozenset()
        self.viewport().update()

    # Where it lies

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time."""
        self.camera.set_scale(scale)

    def _on_moved(self, zoomed: bool) -> None:
        if self._content is None:
            return
        self.settling.finish()
        if zoomed or not self._content.rows:
            self._content.pack(self.scale, afresh=True)
            self._restack()
        else:
            self._restack(shrink=False)
            self._settle.start()

    def _restack(self, shrink: bool = True) -> None:
        if self._content is None or self._drag is not None:
            return
        self._content.stack(self.scale, self.viewport().width(), shrink)
        self._update_scroll_bar()
        self.viewport().update()
        self.view_changed.emit()

    def _update_scroll_bar(self) -> None:
        room = self.viewport().height() - HEAD
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self.content.lanes.height + 24 - room)))
        bar.setPageStep(max(1, round(room)))
        bar.setSingleStep(38)

    def zoom(self, factor: float, anchor: float | None = None) -> None:
        """Zoom by `factor` with the moment under pixel `anchor` kept (default: the middle)."""
        self.camera.zoom(factor, anchor)

    def reveal(self, id_: str) -> None:
        """Scroll until a bar is in view."""
        self.camera.reveal(id_)

    def go_to(self, day: date) -> None:
        """Bring a day into the left third of the view."""
        self.camera.go_to(day)

    # What tools ask for

    def show_drag(self, picture: DragPicture | None) -> None:
        """Paint a drag, or end painting it."""
        self._dropped = self.scene() if picture is None and self._drag is not None else None
        if picture is None:
            self._layers.forget()
        else:
            self.settling.finish()
        self._drag = picture
        self.viewport().update()

    def show_link(self, link: Link | None) -> None:
        """Paint a link being drawn, or end painting it."""
        self._link = link
        self.viewport().update()

    def explain_loop(self, chain: tuple[str, ...]) -> None:
        """Tell that a link was refused, and why."""
        self.loop_refused.emit(chain)

    def show_band(self, band: QRectF | None) -> None:
        """Paint a rubber band, or end painting it."""
        self._band = band
        self.viewport().update()

    def pan(self, dx: float, dy: float) -> None:
        """Scroll by pixels."""
        if dx:
            self.set_scale(self.scale.moved(dx))
        if dy:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + dy))

    def announce(self, text: str) -> None:
        """Say something in the status bar."""
        self.status.emit(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene and the rubber band."""
        with QPainter(self.viewport()) as painter:
            if self._document is None:
                painter.fillRect(event.rect(), colour(self._theme.canvas))
                return
            scene = self.scene()
            if scene.drag is not None:
                self._layers.paint(painter, scene, self.devicePixelRatioF())
            else:
                paint_timeline(painter, scene, QRectF(event.rect()))
            if self._band is not None:
                painter.setPen(QPen(colour(self._theme.ink), 1))
                painter.drawRect(self._band.adjusted(0.5, 0.5, -0.5, -0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack again for the new width."""
        del event
        self._restack()

    def sizeHint(self) -> QSize:
        """Return the size in the reference window."""
        return QSize(880, 716)

    def _update_bar(self, id_: str | None) -> None:
        """Paint anew where a bar, its handles and its tail lie."""
        scene = self.scene()
        if id_ is None or not scene.has(id_):
            return
        around = scene.rect(id_).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        around.setRight(max(around.right(), scene.tail_end(id_) + _AROUND))
        self.viewport().update(around.toAlignedRect())
