"""The canvas: the open roadmap in a widget, and what the person does on it."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from planner.document.changes import ChangeSet
from planner.document.document import Document
from planner.document.listening import Listening
from planner.layout.lanes import Span
from planner.layout.timescale import STYLES, TimeScale, Zoom
from planner.render.theme import Theme, colour
from planner.render.timeline.scene import HEAD, DragPicture, Link, TimelineScene
from planner.views.common.themed import Themed
from planner.views.timeline.camera import Camera
from planner.views.timeline.content import Content
from planner.views.timeline.drop_target import DropTarget
from planner.views.timeline.gestures import Gestures
from planner.views.timeline.hit_test import hit
from planner.views.timeline.navigation import tip_at
from planner.views.timeline.picture import Picture, Sight

_SETTLE_MS = 250
_AROUND = 14.0
"""Pixels that handles, ring and rail reach beyond a bar."""


class TimelineCanvas(Themed, QAbstractScrollArea):
    """Shows the open roadmap and turns gestures on it into edits: the `Stage` of the tools.

    `content` is what is shown of the roadmap, `camera` says which stretch of time, `picture` how
    it is painted; `gestures` is the tool that pointer or keyboard hold.

    `view_changed` tells that scale, scroll or bars moved, `status` carries a sentence,
    `loop_refused` the skills of the loop that a link would have closed, `menu_requested` an
    activity id ("" for empty ground) and a global point.
    """

    view_changed = Signal()
    status = Signal(str)
    loop_refused = Signal(tuple)
    menu_requested = Signal(str, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._listening = Listening()
        self._content: Content | None = None
        self.camera = Camera(self, today, self)
        self.camera.moved.connect(self._on_moved)
        self.gestures = Gestures(self)
        self._drop_target = DropTarget(self, self.gestures, self.cancel_tool)
        self.picture = Picture(self, self.viewport().update)
        self._shown_hover: str | None = None
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
        self._listening.hear(
            (document.changed, self._on_changed),
            (document.selection_changed, self._repaint),
            (document.forecast_changed, self._on_forecast),
            (document.filter_changed, self._on_filter),
        )
        self.gestures.forget()
        self.picture.forget()
        self._content = Content(document)
        QTimer.singleShot(0, self, self._find_critical)
        start = document.roadmap.start.toordinal()
        self.camera.set_scale(TimeScale(start - 7.2, STYLES[Zoom.MONTHS].detent))

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self.viewport().update()

    def show_text_size(self) -> None:
        """Give the bars rows again: their titles have another size."""
        if self._content is not None:
            self._content.forget_rows()
            self._on_moved(True)

    def set_arrows(self, mode: str) -> None:
        """Show arrows: "off", of the "selection", or "all"."""
        self.picture.arrows = mode
        self.viewport().update()

    @property
    def scale(self) -> TimeScale:
        """Days to pixels."""
        return self.camera.scale

    @property
    def has_content(self) -> bool:
        """Whether a roadmap is shown."""
        return self._content is not None

    @property
    def content(self) -> Content:
        """What is shown of the open roadmap, drags aside."""
        assert self._content is not None
        return self._content

    @property
    def document(self) -> Document:
        """The open roadmap."""
        return self.content.document

    @property
    def spans(self) -> Mapping[str, Span]:
        """Where the bars lie, drags aside."""
        return self.content.spans

    @property
    def today(self) -> date:
        """The present day."""
        return self._today()

    def scene(self) -> TimelineScene:
        """Return what is painted now: the preview while dragging."""
        viewport = self.viewport()
        sight = Sight(
            self.camera.scale,
            viewport.width(),
            viewport.height(),
            self.verticalScrollBar().value(),
            self._today(),
            self.gestures.hovered,
            self.hasFocus(),
        )
        return self.picture.scene(self.content, self.theme, sight)

    def _find_critical(self) -> None:
        if self._content is not None:
            self._content.find_critical()
            self.viewport().update()

    def _on_changed(self, changes: ChangeSet) -> None:
        before = self.picture.take_dropped(self.document.roadmap) or self.scene()
        self.gestures.abandon()
        self.picture.put_down()
        self.content.follow(changes)
        self.content.pack(self.scale)
        self._restack()
        self.picture.settling.start(before, self.scene())
        QTimer.singleShot(0, self, self._find_critical)

    def _on_filter(self) -> None:
        self.gestures.abandon()
        before = self.scene()
        self.content.filter()
        self.content.pack(self.scale, afresh=True)
        self._restack()
        self.picture.settling.start(before, self.scene())

    def _on_forecast(self) -> None:
        self.viewport().update()
        self.view_changed.emit()

    def _repaint(self) -> None:
        self.viewport().update()

    # Where it lies

    def _on_moved(self, zoomed: bool) -> None:
        if self._content is None:
            return
        self.picture.settling.finish()
        if zoomed or not self._content.rows:
            self._content.pack(self.scale, afresh=True)
            self._restack()
        else:
            self._restack(shrink=False)
            self._settle.start()

    def _restack(self, shrink: bool = True) -> None:
        if self._content is None or self.picture.drag is not None:
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

    def reveal(self, id_: str) -> None:
        """Scroll until a bar is in view."""
        self.camera.reveal(id_)

    def pan(self, dx: float, dy: float) -> None:
        """Scroll by pixels."""
        self.camera.pan(dx, dy)

    # What tools ask for

    def show_drag(self, picture: DragPicture | None) -> None:
        """Paint a drag, or end painting it."""
        if picture is not None:
            self.picture.hold(picture)
        else:
            self.picture.drop(self.scene() if self.picture.drag is not None else None)
        self.viewport().update()

    def show_link(self, link: Link | None) -> None:
        """Paint a link being drawn, or end painting it."""
        self.picture.link = link
        self.viewport().update()

    def show_band(self, band: QRectF | None) -> None:
        """Paint a rubber band, or end painting it."""
        self.picture.band = band
        self.viewport().update()

    def explain_loop(self, chain: tuple[str, ...]) -> None:
        """Tell that a link was refused, and why."""
        self.loop_refused.emit(chain)

    def announce(self, text: str) -> None:
        """Say something in the status bar."""
        self.status.emit(text)

    def cancel_tool(self) -> bool:
        """Put back what is being dragged. Return whether anything was."""
        cancelled = self.gestures.cancel()
        self._show_pointer()
        return cancelled

    # What the person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; a tool begins once the threshold is passed."""
        if self.has_content:
            self.gestures.press(event)
            self._show_pointer()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what can be dragged."""
        if self.has_content:
            self.gestures.move(event)
            self._show_pointer()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        if self.has_content:
            self.gestures.release(event)
            self._show_pointer()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat the second press like the first."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer."""
        if not self.has_content or self.cancel_tool():
            return
        found = hit(self.scene(), QPointF(event.pos()))
        if found.id and found.id not in self.document.selection:
            self.document.select([found.id])
        self.menu_requested.emit(found.id or "", event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer, Shift and sideways wheels go through time."""
        self.camera.turn(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back or clears; arrows go from bar to bar, or feed the tool that keys hold.

        With Shift the bar they lead to joins the selection.
        """
        if event.key() == Qt.Key.Key_Escape:
            if not self.cancel_tool() and self.has_content:
                self.document.select(())
        elif not (self.gestures.key(event) or (self.has_content and self.gestures.walk(event))):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What the keyboard holds is put back when it goes elsewhere."""
        if self.gestures.by_keys:
            self.cancel_tool()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        if not self.gestures.active:
            self.gestures.hovered = None
            self._show_pointer()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let no shortcut take a key from the tool that the keyboard holds."""
        if event.type() is QEvent.Type.ShortcutOverride and self.gestures.by_keys:
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips, and let guests in."""
        if self.has_content and self._drop_target.takes(event):
            return True
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    # What Qt asks for

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene and the rubber band."""
        with QPainter(self.viewport()) as painter:
            if not self.has_content:
                painter.fillRect(event.rect(), colour(self.theme.canvas))
                return
            dirty, ratio = QRectF(event.rect()), self.devicePixelRatioF()
            self.picture.paint(painter, self.scene(), dirty, ratio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack again for the new width."""
        del event
        self._restack()

    def sizeHint(self) -> QSize:
        """Return the size in the reference window."""
        return QSize(880, 716)

    def _show_tip(self, event: QHelpEvent) -> None:
        """Show a bar's dates and the reason for its start, or what a drag would do."""
        tip = ""
        if self.has_content and not self.gestures.active:
            scene = self.scene()
            tip = tip_at(scene, hit(scene, QPointF(event.pos())))
        if tip:
            QToolTip.showText(event.globalPos(), tip, self)
        else:
            QToolTip.hideText()

    def _show_pointer(self) -> None:
        """Bring cursor and hovered bar on screen."""
        viewport, gestures = self.viewport(), self.gestures
        if viewport.cursor().shape() is not gestures.cursor:
            viewport.setCursor(gestures.cursor)
        if self._shown_hover != gestures.hovered:
            for id_ in (self._shown_hover, gestures.hovered):
                self._update_bar(id_)
            self._shown_hover = gestures.hovered

    def _update_bar(self, id_: str | None) -> None:
        """Paint anew where a bar, its handles and its tail lie."""
        scene = self.scene()
        if id_ is None or not scene.has(id_):
            return
        around = scene.rect(id_).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        around.setRight(max(around.right(), scene.tail_end(id_) + _AROUND))
        self.viewport().update(around.toAlignedRect())
