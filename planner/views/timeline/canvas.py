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
from planner.layout.lanes import Lanes, Span, assign_rows, spans_of, stack
from planner.layout.timescale import STYLES, Level, TimeScale, fitted
from planner.render.text import width as text_width
from planner.render.theme import LIGHT, Theme, colour
from planner.render.timeline.painter import paint_timeline
from planner.render.timeline.scene import HEAD, DragPicture, Link, TimelineScene
from planner.scheduling.schedule import Schedule
from planner.scheduling.slack import critical_skills
from planner.scheduling.states import area_progress, state_of
from planner.views.timeline.hits import Hit, Zone, hit
from planner.views.timeline.navigation import neighbour, tip_for
from planner.views.timeline.tools import TOOLS, PanTool, Tool

_THRESHOLD = 4.0
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
        self._spans: Mapping[str, Span] = {}
        self._rows: dict[str, int] = {}
        self._lanes: Lanes = Lanes((), {}, {}, 0.0)
        self._weeks: WeeklyHours | None = None
        self._critical: frozenset[str] = frozenset()
        self._progress: Mapping[str, tuple[float, float]] = {}
        self._states: Mapping[str, str] = {}
        self._tinted: frozenset[str] = frozenset()
        self._hovered: str | None = None
        self._tool: Tool | None = None
        self._pressed: tuple[QPointF, Hit] | None = None
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
        self._document = document
        document.changed.connect(self._on_changed)
        document.selection_changed.connect(self._on_selection)
        self._tool = self._drag = self._link = self._hovered = None
        self._tinted = frozenset()
        self._rows = {}
        self._take(document.schedule)
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
        return self._spans

    @property
    def today(self) -> date:
        """The present day."""
        return self._today()

    def scene(self) -> TimelineScene:
        """Return what is painted now: the preview while dragging."""
        schedule, lanes, weeks = self.document.schedule, self._lanes, self._weeks
        if self._drag is not None:
            schedule = self._drag.preview.after
            lanes = Lanes(lanes.lanes, lanes.rows, spans_of(schedule), lanes.height, lanes.by_area)
            weeks = WeeklyHours(schedule)
        assert weeks is not None
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
            progress=self._progress,
            states=self._states,
            scroll=self.verticalScrollBar().value(),
            today=self._today(),
            selection=self.document.selection,
            hovered=self._hovered,
            critical=self._critical,
            tinted=self._tinted,
            arrows=self._arrows,
            drag=self._drag,
            link=self._link,
            focused=self.hasFocus(),
        )

    def _take(self, schedule: Schedule) -> None:
        """Work out everything that depends on the schedule but not on the zoom."""
        self._spans = spans_of(schedule)
        self._weeks = WeeklyHours(schedule)
        self._progress = area_progress(schedule)
        self._states = {skill: state_of(skill, schedule) for skill in schedule.tasks}
        self._critical = frozenset()
        QTimer.singleShot(0, self, self._find_critical)

    def _find_critical(self) -> None:
        if self._document is not None:
            self._critical = critical_skills(self.document.schedule)
            self.viewport().update()

    def _on_changed(self, changes: ChangeSet) -> None:
        self._drag = None
        self._tinted = frozenset(changes.moved) | changes.added
        self._take(self.document.schedule)
        self._pack()

    def _on_selection(self, _: tuple[str, ...]) -> None:
        self.viewport().update()

    # Where it lies

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time."""
        repack = abs(scale.per_day - self._scale.per_day) > 1e-9 or not self._rows
        self._scale = scale
        if self._document is None:
            return
        if repack:
            self._rows = {}
            self._pack()
        else:
            self._restack(shrink=False)
            self._settle.start()

    def _pack(self) -> None:
        """Give every bar a row; rows in use are kept where they are free."""
        scale = self._scale
        self._rows = assign_rows(
            self.document.schedule,
            self._spans,
            scale.per_day,
            scale.level,
            lambda title: text_width(title, 12, 500),
            self._rows,
        )
        self._restack()

    def _restack(self, shrink: bool = True) -> None:
        """Stack lanes for the time in view; while scrolling they only open, never close."""
        if self._document is None or (self._tool is not None and self._drag is not None):
            return
        scale = self._scale
        in_view = (scale.moment(0), scale.moment(self.viewport().width()))
        areas = [*self.document.catalogue.areas]
        least = {} if shrink else {lane.area: lane.rows for lane in self._lanes.lanes}
        self._lanes = stack(
            self.document.schedule, areas, self._rows, self._spans, scale, in_view, least
        )
        self._update_scroll_bar()
        self.viewport().update()
        self.view_changed.emit()

    def _update_scroll_bar(self) -> None:
        room = self.viewport().height() - HEAD
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self._lanes.height + 24 - room)))
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
            x = self._scale.x(self._spans[id_].start) if id_ in self._spans else -1.0
            if 0 <= x <= width:
                return x
        today = self._scale.x_of(self._today())
        return today if 0 <= today <= width else min(width / 2, 120.0)

    def fit(self) -> None:
        """Show the whole plan."""
        schedule = self.document.schedule
        last = max(schedule.finish, schedule.roadmap.deadline or schedule.finish)
        first = min((span.start for span in self._spans.values()), default=last.toordinal() - 30)
        self.set_scale(fitted(first, last.toordinal() + 1, self.viewport().width()))

    def reveal(self, id_: str) -> None:
        """Scroll until a bar is in view."""
        span = self._spans.get(id_)
        if span is None:
            return
        width = self.viewport().width()
        x, end = self._scale.x(span.start), self._scale.x(span.end)
        if x < 16 or min(end, x + 160) > width - 16:
            self.set_scale(self._scale.moved(x - min(width * 0.25, 260)))
        top = self._lanes.top_of(
            self.document.schedule.by_id[id_].skill.area, self._rows[id_], self._scale
        )
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
        tool, self._tool, self._pressed = self._tool, None, None
        if tool is None:
            return False
        tool.cancel()
        self.announce("Put back. Nothing was changed.")
        self._update_cursor()
        return True

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
        """Remember the press; a tool begins once the threshold is passed."""
        if self._document is None:
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = (event.position(), Hit(Zone.CANVAS))
            self._tool = PanTool(self, "", event.position())
            self._update_cursor()
        elif event.button() is Qt.MouseButton.LeftButton and self._tool is None:
            found = hit(self.scene(), event.position())
            self._pressed = (event.position(), found)
            self._select_pressed(found, event.modifiers())

    def _select_pressed(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        if found.id is None:
            return
        selection = self.document.selection
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            rest = [id_ for id_ in selection if id_ != found.id]
            self.document.select(rest if found.id in selection else [found.id, *rest])
        elif found.id not in selection or selection[0] != found.id:
            self.document.select([found.id])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Feed the tool, start one, or tell what is under the pointer."""
        at = event.position()
        if self._tool is not None:
            self._tool.move(at, event.modifiers())
        elif self._pressed is not None:
            origin, found = self._pressed
            if (at - origin).manhattanLength() >= _THRESHOLD:
                self._begin(found, origin)
                if self._tool is not None:
                    self._tool.move(at, event.modifiers())
        elif self._document is not None:
            self._hover(at)

    def _begin(self, found: Hit, origin: QPointF) -> None:
        tool = TOOLS.get(found.zone)
        if tool is None:
            self._explain_fixed(found)
            return
        self._tool = tool(self, found.id or "", origin)
        self._update_cursor()

    def _explain_fixed(self, found: Hit) -> None:
        self._pressed = None
        bar = self.document.schedule.by_id.get(found.id or "")
        if bar is not None:
            why = {"done": "is done", "in-progress": "is in progress"}.get(
                bar.status, "is part of the programme"
            )
            self.announce(f"{bar.skill.label} {why}, so its start cannot be moved.")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is dragged; a click on empty ground clears the selection."""
        tool, pressed = self._tool, self._pressed
        self._tool = self._pressed = None
        if tool is not None:
            tool.drop()
        elif pressed is not None and pressed[1].zone is Zone.CANVAS:
            self.document.select(())
        self._hover(event.position())

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
        if self._hovered is not None and self._tool is None:
            self._hovered = None
            self.viewport().update()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips with the bar's dates and the reason for its start."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = hit(self.scene(), QPointF(event.pos())) if self._document else None
            if found is not None and found.id and self._tool is None:
                QToolTip.showText(event.globalPos(), tip_for(self.scene(), found.id), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size in the reference window."""
        return QSize(880, 716)

    def _hover(self, at: QPointF) -> None:
        found = hit(self.scene(), at)
        if found.id != self._hovered:
            self._hovered = found.id
            self.viewport().update()
        cursors = {
            Zone.BAR: Qt.CursorShape.OpenHandCursor,
            Zone.EDGE: Qt.CursorShape.SizeHorCursor,
            Zone.DOT: Qt.CursorShape.CrossCursor,
        }
        self.viewport().setCursor(cursors.get(found.zone, Qt.CursorShape.ArrowCursor))

    def _update_cursor(self) -> None:
        shape = self._tool.cursor if self._tool is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
