"""The canvas: the open roadmap in a widget, and what the person does on it."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
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
from PySide6.QtWidgets import QFrame, QToolTip, QWidget

from planner.document.changes import ChangeSet
from planner.document.document import Document
from planner.document.listening import Listening
from planner.domain.problem import Problem
from planner.edits import Edit
from planner.layout.lanes import Span
from planner.layout.rows import Head, head_for
from planner.layout.timescale import STYLES, TimeScale, Zoom
from planner.render.fonts import text_scale
from planner.render.theme import Theme, colour
from planner.render.timeline.scene import DragPicture, Link, TimelineScene
from planner.views.common.painting import paint_box
from planner.views.common.themed import Themed
from planner.views.timeline.camera import Camera
from planner.views.timeline.content import Content
from planner.views.timeline.drop_target import DropTarget
from planner.views.timeline.edge_scroll import EdgeScroll
from planner.views.timeline.gestures import Gestures
from planner.views.timeline.hit_test import hit
from planner.views.timeline.lane_room import LaneRoom
from planner.views.timeline.menu_places import ask_menu
from planner.views.timeline.navigation import tip_at
from planner.views.timeline.picture import Picture, Sight
from planner.views.timeline.pointer_card import CardWords, PointerCard
from planner.views.timeline.speech.ground import SpokenGround
from planner.views.timeline.speech.interfaces import CanvasInterface
from planner.views.timeline.speech.voice import Voice

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_AROUND = 14.0
"""Pixels that handles, ring and rail reach beyond a bar."""


class TimelineCanvas(Themed, SpokenGround):
    """Shows the open roadmap and turns gestures on it into edits: the `Stage` of the tools.

    `content` is what is shown of the roadmap, `camera` says which stretch of time, `picture` how
    it is painted; `gestures` is the tool that pointer or keyboard hold.

    `view_changed` tells that scale, scroll or bars moved, `status` carries a sentence,
    `loop_refused` the skills of the loop that a link would have closed.
    """

    view_changed = Signal()
    status = Signal(str)
    loop_refused = Signal(tuple)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._listening = Listening()
        self._content: Content | None = None
        self._with_strip = True
        self.camera = Camera(self, today, self)
        self.camera.moved.connect(self._on_moved)
        self.gestures = Gestures(self)
        self.edges = EdgeScroll(self, self._go_along)
        self._drop_target = DropTarget(self, self.gestures, self.cancel_tool)
        self.card = PointerCard(self.viewport())
        self._voice = Voice(self)
        self.picture = Picture(self, self.viewport().update)
        self._shown_hover: str | None = None
        self._by_keys = False
        self._lanes = LaneRoom(self, self.picture, self)
        self._lanes.restacked.connect(self._on_restacked)
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
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

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
        self._voice.hear(document)
        self._lanes.measure()
        QTimer.singleShot(0, self, self._find_critical)
        start = document.roadmap.start.toordinal()
        self.camera.set_scale(TimeScale(start - 7.2, STYLES[Zoom.MONTHS].detent))

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self.viewport().update()

    def fit_text(self) -> None:
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
    def head(self) -> Head:
        """What stands above the lanes."""
        return head_for(text_scale(), self._with_strip)

    def show_strip(self, shown: bool) -> None:
        """Show the capacity strip, or leave its room to the lanes."""
        if shown is not self._with_strip:
            self._with_strip = shown
            self._lanes.stack()

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
            self.head,
        )
        return self.picture.scene(self.content, self.theme, sight)

    def _find_critical(self) -> None:
        if self._content is not None:
            self._content.find_critical()
            self.viewport().update()

    def _on_changed(self, changes: ChangeSet) -> None:
        self.card.put_away()
        dropped = self.picture.take_dropped(self.document.roadmap)
        before = dropped or self.scene()
        self.gestures.abandon()
        self.picture.put_down()
        self.content.previewed = None
        self._lanes.forget_held()
        self._show_pointer()
        self.content.follow(changes)
        held = dropped.drag.id if dropped is not None and dropped.drag is not None else ""
        self.content.pack(self.scale, firm=held)
        self._lanes.stack(shrink=dropped is None)
        if dropped is not None:
            self._lanes.stay_open()
            if dropped.has(held):
                self._lanes.hold_still(held, dropped.rect(held).top())
        self.picture.settling.start(before, self.scene())
        QTimer.singleShot(0, self, self._find_critical)

    def _on_filter(self) -> None:
        self.gestures.abandon()
        before = self.scene()
        self.content.filter()
        self.content.pack(self.scale, afresh=True)
        self._lanes.stack()
        self.picture.settling.start(before, self.scene())

    def _on_forecast(self) -> None:
        self.viewport().update()
        self.view_changed.emit()

    def _on_restacked(self) -> None:
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
            self._lanes.stack()
        else:
            self._lanes.open_now_close_later()
        self.gestures.follow()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._lanes.remember_held()
        self.gestures.follow()

    def _go_along(self, days: float) -> None:
        """Move the view under a drag that is held at its edge."""
        self.pan(days * self.scale.per_day, 0)

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
        self.content.previewed = picture.shown if picture is not None else None
        self._lanes.remember_held()
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

    def explain(self, problem: Problem) -> None:
        """Say at the pointer why nothing came of a drop."""
        self.card.show_after(CardWords(problem.message, problem.hint), self.gestures.at)

    def show_card(self, words: CardWords | None) -> None:
        """Show a card at the pointer while something is dragged, or none."""
        if words is None:
            self.card.put_away()
        else:
            self.card.show_while(words, self._card_place())

    def leave_card(self, words: CardWords, keep: str, offer: Edit | None) -> None:
        """Leave a card where something was dropped; its button makes `offer`."""
        take = partial(self.document.apply, offer) if offer is not None else None
        self.card.show_after(words, self._card_place(), keep, take)

    def _card_place(self) -> QPointF:
        """Return the pointer, or the bar that the keyboard holds."""
        gestures, scene = self.gestures, self.scene()
        lead = self.document.selection[:1]
        if gestures.at_bar and lead and scene.has(lead[0]):
            return scene.rect(lead[0]).bottomLeft()
        return gestures.at

    def announce(self, text: str) -> None:
        """Say something in the status bar."""
        self.status.emit(text)

    def cancel_tool(self) -> bool:
        """Put back what is being dragged. Return whether anything was."""
        cancelled = self.gestures.cancel()
        self.card.put_away()
        self._show_pointer()
        return cancelled

    # What the person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; a tool begins once the threshold is passed."""
        self._by_keys = False
        if self.has_content:
            self.card.put_away()
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
        ask_menu(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer, Shift and sideways wheels go through time."""
        self.camera.turn(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops the view, puts back or clears; arrows go from bar to bar, or feed the tool that
        keys hold.

        With Shift the bar they lead to joins the selection.
        """
        if not self.gestures.active:
            self.card.put_away()
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_F and self.gestures.take_offer():
            self._show_pointer()
        elif not (self.gestures.key(event) or (self.has_content and self.gestures.walk(event))):
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.edges.hold_back():
            self._show_scrolling()
            self.announce("The view stands. Esc again puts it back.")
        elif not self.cancel_tool() and self.has_content:
            self.document.select(())

    def make_accessible(self) -> CanvasInterface:
        """Return the list of what is on the canvas."""
        return CanvasInterface(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which bar the keyboard has now."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS:
            self._by_keys = True
        self._voice.tell_focus()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What the keyboard holds is put back when it goes elsewhere."""
        if self.gestures.by_keys:
            self.cancel_tool()
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        if not self.gestures.active:
            self.gestures.hovered = None
            self._show_pointer()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let no shortcut take a key from the tool that the keyboard holds."""
        if event.type() is QEvent.Type.ShortcutOverride and self._keeps(event):
            event.accept()
            return True
        return super().event(event)

    def _keeps(self, event: QEvent) -> bool:
        """Whether a key is for what is held."""
        if self.gestures.by_keys:
            return True
        is_f = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F
        return is_f and self.gestures.offers

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips, and let guests in."""
        if self.has_content and self._drop_target.takes(event):
            self._show_pointer()
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
            scene = self.scene()
            self.picture.paint(painter, scene, dirty, ratio)
            if self._by_keys and self.hasFocus() and not any(map(scene.has, scene.selection)):
                ring = self.viewport().rect().adjusted(1, 1, -1, -1)
                paint_box(painter, ring, None, self.theme.ink, 4, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack again for the new width; at level Years for the height, too."""
        del event
        self._lanes.measure()
        if self._content is not None and self.scale.zoom is Zoom.YEARS:
            self._content.pack(self.scale, afresh=True)
        self._lanes.stack()

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
        self._follow_at_edges()

    def _follow_at_edges(self) -> None:
        """Let the view go along with what is held at its edge."""
        followed = self.gestures.followed
        if followed is None:
            self.edges.end()
        else:
            self.edges.follow(*followed, self.viewport().width())
        self._show_scrolling()

    def _show_scrolling(self) -> None:
        if self.picture.scrolling != self.edges.shown:
            self.picture.scrolling = self.edges.shown
            self.viewport().update()

    def _update_bar(self, id_: str | None) -> None:
        """Paint anew where a bar, its handles and its tail lie."""
        scene = self.scene()
        if id_ is None or not scene.has(id_):
            return
        around = scene.rect(id_).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        around.setRight(max(around.right(), scene.tail_end(id_) + _AROUND))
        self.viewport().update(around.toAlignedRect())
