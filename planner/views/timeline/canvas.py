"""The painted canvas: what is shown where, zoom and scroll, and the life of a tool."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from planner.document.changes import ChangeSet
from planner.document.document import Document
from planner.layout.capacity import WeeklyHours
from planner.layout.lanes import Span
from planner.layout.timescale import STYLES, Level, TimeScale, fitted
from planner.render.theme import LIGHT, Theme, colour
from planner.render.timeline.painter import paint_timeline
from planner.render.timeline.scene import HEAD, DragPicture, Link, TimelineScene
from planner.views.timeline.content import Content, previewed
from planner.views.timeline.gestures import Gestures
from planner.views.timeline.hits import hit
from planner.views.timeline.navigation import neighbour, tip_for

_SETTLE_MS = 250
_ZOOM_STEP = 1.0015


class TimelineCanvas(QAbstractScrollArea):
    """Paints the open roadmap and turns gestures into edits.

    `view_changed` tells that scale, scroll or bars moved; `status` carries a sentence;
    `menu_requested` an activity id ("" for empty ground) and a global point.
    """

    view_changed = Signal()
    status = Signal(str)
    menu_requested = Signal(str, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._document: Document | None = None
        self._theme: Theme = LIGHT
        self._scale = TimeScale(today().toordinal() - 60, STYLES[Level.MONTHS].detent)
        self._content: Content | None = None
        self._gestures = Gestures(self)
        self._shown_hover: str | None = None
        self._drag: DragPicture | None = None
        self._link: Link | None = None
        self._band: QRectF | None = None
        self._arrows = "selection"
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
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(viewport.update)

    # What is shown

    def set_document(self, document: Document) -> None:
        """Show another roadmap, from its start."""
        if self._document is not None:
            self._document.changed.disconnect(self._on_changed)
            self._document.selection_changed.disconnect(self._on_selection)
            self._document.forecast_changed.disconnect(self._on_forecast)
        self._document = document
        document.changed.connect(self._on_changed)
        document.selection_changed.connect(self._on_selection)
        document.forecast_changed.connect(self._on_forecast)
        self._gestures.forget()
        self._drag = self._link = None
        self._content = Content(document.schedule, [*document.catalogue.areas])
        QTimer.singleShot(0, self, self.find_critical)
        start = document.roadmap.start.toordinal()
        self.set_scale(TimeScale(start - 7.2, STYLES[Level.MONTHS].detent))

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        self._theme = theme
        self.viewport().update()

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
        return self._scale

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
            lanes, weeks = previewed(lanes, schedule), WeeklyHours(schedule)
        viewport = self.viewport()
        return TimelineScene(
            schedule=schedule,
            areas=self.document.catalogue.areas,
            lanes=lanes,
            scale=self._scale,
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
        )

    def find_critical(self) -> None:
        """Mark what drives the finish."""
        if self._content is not None:
            self._content.find_critical()
            self.viewport().update()

    def _on_changed(self, changes: ChangeSet) -> None:
        self._gestures.abandon()
        self._drag = self._link = self._band = None
        content = self.content
        content.take(self.document.schedule)
        content.tinted = frozenset(changes.moved) | changes.added
        content.pack(self._scale)
        self._restack()
        QTimer.singleShot(0, self, self.find_critical)

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
        zoomed = abs(scale.per_day - self._scale.per_day) > 1e-9
        scale = self._scale = self._bounded(scale)
        if self._content is None:
            return
        if zoomed or not self._content.rows:
            self._content.pack(scale, afresh=True)
            self._restack()
        else:
            self._restack(shrink=False)
            self._settle.start()

    def _bounded(self, scale: TimeScale) -> TimeScale:
        """Return `scale` moved so far that some of the plan, or today, stays in view."""
        if self._content is None:
            return scale
        first, last = self._content.first_and_last()
        first, last = min(first, self._today().toordinal()), max(last, self._today().toordinal())
        room = self.viewport().width() / scale.per_day
        left = min(max(scale.left, first - 0.9 * room), last - 0.1 * room)
        return TimeScale(left, scale.per_day)

    def _restack(self, shrink: bool = True) -> None:
        if self._content is None or self._drag is not None:
            return
        self._content.stack(self._scale, self.viewport().width(), shrink)
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
        middle = self.viewport().width() / 2
        self.set_scale(self._scale.zoomed(factor, middle if anchor is None else anchor))

    def set_level(self, level: Level) -> None:
        """Go to a level's detent around what is selected or the middle of the view."""
        anchor = self._anchor()
        self.zoom(STYLES[level].detent / self._scale.per_day, anchor)

    def _anchor(self) -> float:
        width = self.viewport().width()
        for id_ in self.document.selection[:1]:
            x = self._scale.x(self.spans[id_].start) if id_ in self.spans else -1.0
            if 0 <= x <= width:
                return x
        today = self._scale.x_of(self._today())
        return today if 0 <= today <= width else min(width / 2, 120.0)

    def fit(self) -> None:
        """Show the whole plan."""
        first, last = self.content.first_and_last()
        self.set_scale(fitted(first, last, self.viewport().width()))

    def reveal(self, id_: str) -> None:
        """Scroll until a bar is in view."""
        span = self.spans.get(id_)
        if span is None:
            return
        width = self.viewport().width()
        x, end = self._scale.x(span.start), self._scale.x(span.end)
        if x < 16 or min(end, x + 160) > width - 16:
            self.set_scale(self._scale.moved(x - min(width * 0.25, 260)))
        top = self.content.top_of(id_, self._scale)
        bar, room = self.verticalScrollBar(), self.viewport().height() - HEAD
        if not bar.value() <= top - 26 <= bar.value() + room - 64:
            bar.setValue(round(top - room / 3))

    def go_to(self, day: date) -> None:
        """Bring a day into the left third of the view."""
        self.set_scale(self._scale.moved(self._scale.x_of(day) - self.viewport().width() * 0.3))

    # What tools ask for

    def show_drag(self, picture: DragPicture | None) -> None:
        """Paint a drag, or end painting it."""
        self._drag = picture
        self.viewport().update()

    def show_link(self, link: Link | None) -> None:
        """Paint a link being drawn, or end painting it."""
        self._link = link
        self.viewport().update()

    def show_band(self, band: QRectF | None) -> None:
        """Paint a rubber band, or end painting it."""
        self._band = band
        self.viewport().update()

    def pan(self, dx: float, dy: float) -> None:
        """Scroll by pixels."""
        if dx:
            self.set_scale(self._scale.moved(dx))
        if dy:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + dy))

    def announce(self, text: str) -> None:
        """Say something in the status bar."""
        self.status.emit(text)

    def cancel_tool(self) -> bool:
        """Put back what is being dragged. Return whether anything was."""
        cancelled = self._gestures.cancel()
        self._show_pointer()
        return cancelled

    # What the person does

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene and the rubber band."""
        with QPainter(self.viewport()) as painter:
            if self._document is None:
                painter.fillRect(event.rect(), colour(self._theme.canvas))
                return
            paint_timeline(painter, self.scene())
            if self._band is not None:
                painter.setPen(QPen(colour(self._theme.ink), 1))
                painter.drawRect(self._band.adjusted(0.5, 0.5, -0.5, -0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack again for the new width."""
        del event
        self._restack()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; a tool begins once the threshold is passed."""
        if self._document is not None:
            self._gestures.press(event)
            self._show_pointer()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what can be dragged."""
        if self._document is not None:
            self._gestures.move(event)
            self._show_pointer()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        if self._document is not None:
            self._gestures.release(event)
            self._show_pointer()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat the second press like the first."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer."""
        if self._document is None or self.cancel_tool():
            return
        found = hit(self.scene(), QPointF(event.pos()))
        if found.id and found.id not in self.document.selection:
            self.document.select([found.id])
        self.menu_requested.emit(found.id or "", event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer, Shift and sideways wheels go through time."""
        delta, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM_STEP ** (delta.y() or delta.x()), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-float(delta.y() or delta.x()), 0)
        elif abs(delta.x()) > abs(delta.y()):
            self.pan(-float(pixels.x() or delta.x()), 0)
        else:
            self.pan(0, -float(pixels.y() or delta.y() * 0.6))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back or clears; arrows go from bar to bar."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.cancel_tool() and self._document is not None:
                self.document.select(())
            return
        target = neighbour(self.scene(), event.key()) if self._document is not None else None
        if target is None:
            super().keyPressEvent(event)
            return
        self.document.select([target])
        self.reveal(target)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        if not self._gestures.active:
            self._gestures.hovered = None
            self._show_pointer()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips with the bar's dates and the reason for its start."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = hit(self.scene(), QPointF(event.pos())) if self._document else None
            if found is not None and found.id and not self._gestures.active:
                QToolTip.showText(event.globalPos(), tip_for(self.scene(), found.id), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size in the reference window."""
        return QSize(880, 716)

    def _show_pointer(self) -> None:
        """Bring cursor and hovered bar on screen."""
        viewport, gestures = self.viewport(), self._gestures
        if viewport.cursor().shape() is not gestures.cursor:
            viewport.setCursor(gestures.cursor)
        if self._shown_hover != gestures.hovered:
            self._shown_hover = gestures.hovered
            viewport.update()
