"""Hours by weekday as columns: dragged, stepped by arrow keys or typed."""

from contextlib import suppress

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.domain.formatting import exact_hours_text
from planner.domain.learner import WeekHours
from planner.domain.limits import MAX_DAILY_HOURS
from planner.domain.typed_hours import UnreadableHours, read_hours
from planner.render.fonts import font
from planner.render.theme import colour
from planner.views.common.as_written import set_tooltip
from planner.views.common.complaint import Complaint
from planner.views.common.painting import grown, paint_box, paint_text
from planner.views.common.themed import Themed
from planner.views.wizard.answers import DAYS

STEP = 0.5
_BIG_STEP = 2.0
_COLUMN, _HEIGHT = 91, 114
_USUAL_TOP = 6.0
_TYPING_MS = 1500
_FIRST, _WITHIN = "0123456789.,", "0123456789.,:hminHMIN "
"""Keys that begin hours, and those that go on with them."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_STEPS = {
    Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP, Qt.Key.Key_Plus: STEP, Qt.Key.Key_Minus: -STEP,
    Qt.Key.Key_PageUp: _BIG_STEP, Qt.Key.Key_PageDown: -_BIG_STEP,
}  # fmt: skip


class DayColumn(Themed, QWidget):
    """One weekday. `begun` and `ended` frame a drag, `moved` carries the hours, `left` -1 or 1."""

    spoken_role = QAccessible.Role.Slider
    begun = Signal()
    ended = Signal()
    moved = Signal(float)
    left = Signal(int)

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place
        self.hours, self._top = 0.0, _USUAL_TOP
        self._from: float | None = None
        self._typed = ""
        self.complaint: Complaint | None = None
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._forget_typed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        set_tooltip(self, "Drag, press the arrow keys or type the hours")

    def show_hours(self, hours: float, top: float) -> None:
        """Show the hours; a full column stands for `top`."""
        self.hours = hours
        if self._from is None:
            self._top = top
        self.setAccessibleName(f"{DAYS[self.place]}, {exact_hours_text(hours)}")
        self.update()

    def spoken_value(self) -> str:
        """Return the hours, for those who cannot see the column."""
        return exact_hours_text(self.hours)

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(67, _COLUMN + grown(_HEIGHT - _COLUMN))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the column; a click sets its height."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._forget_typed()
            self.begun.emit()
            self._from = self.hours
            self._drag_to(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer, above the top as well."""
        if self._from is not None:
            self._drag_to(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._from is not None:
            self._let_go(self.hours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, digits are hours, Esc puts back what is being dragged."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._from is not None:
            self._let_go(self._from)
        elif key in _STEPS:
            self._set(self.hours + _STEPS[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif event.text() and event.text() in (_WITHIN if self._typed else _FIRST):
            self._type(event.text())
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._set(0.0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A number is typed as a whole in one column."""
        super().focusOutEvent(event)
        self._forget_typed()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the column, its filled part, hours and weekday."""
        theme, held = self.theme, self._from is not None or self.hasFocus()
        room = QRectF(0, 0, self.width(), _COLUMN)
        with QPainter(self) as painter:
            paint_box(painter, room, theme.panel, None, 6)
            self._paint_fill(painter, room, theme.ink if held else theme.past)
            line, width = (theme.ink, 1.75) if held else (theme.border, 1.0)
            paint_box(painter, room, None, line, 6, width)
            self._paint_before(painter, room)
            filled = self.hours * _COLUMN / self._top > 24
            ink = theme.on_ink if held and filled else theme.ink if self.hours else theme.ink2
            words = QRectF(0, _COLUMN - 6 - grown(18), self.width(), grown(18))
            hours = exact_hours_text(self.hours)
            paint_text(painter, words, hours, font(12.5, 600), ink, _CENTRE)
            day = QRectF(0, _COLUMN + 5, self.width(), grown(18))
            face = font(12, 600 if held else 400)
            paint_text(painter, day, DAYS[self.place][:3], face, theme.ink if held else theme.ink2,
                       _CENTRE)  # fmt: skip

    def _paint_fill(self, painter: QPainter, room: QRectF, fill: str) -> None:
        high = min(self.hours / self._top, 1.0) * room.height()
        if high <= 0:
            return
        inside = QPainterPath()
        inside.addRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.save()
        painter.setClipPath(inside)
        filled = QRectF(0, room.bottom() - high, room.width(), high)
        painter.fillRect(filled, colour(fill))
        filled.setHeight(1)
        painter.fillRect(filled, colour(self.theme.week_edge))
        painter.restore()

    def _paint_before(self, painter: QPainter, room: QRectF) -> None:
        """While it is dragged: a handle, and a dashed line where it was."""
        if self._from is None:
            return
        theme = self.theme
        y = room.bottom() - min(self._from / self._top, 1.0) * room.height()
        line = theme.on_ink if self._from < self.hours else theme.ink2
        painter.setPen(QPen(colour(line), 1, Qt.PenStyle.DashLine))
        painter.drawLine(6, round(y), self.width() - 6, round(y))
        at = room.bottom() - min(self.hours / self._top, 1.0) * room.height()
        handle = QRectF(self.width() / 2 - 10, min(max(at - 3, 1), room.bottom() - 8), 20, 6)
        paint_box(painter, handle, theme.raised, theme.ink, 3, 1.5)

    def _let_go(self, hours: float) -> None:
        self._from = None
        self.moved.emit(hours)
        self.ended.emit()
        self.update()

    def _drag_to(self, point: QPoint) -> None:
        raw = (_COLUMN - point.y()) * self._top / _COLUMN
        self._set(round(raw / STEP) * STEP)

    def _set(self, hours: float) -> None:
        hours = min(max(hours, 0.0), MAX_DAILY_HOURS)
        if hours != self.hours:
            self.moved.emit(hours)

    def _type(self, text: str) -> None:
        self._be_content()
        self._typed += text
        self._typing.start()
        with suppress(UnreadableHours):  # it may be on the way to what can be read
            self._set(read_hours(self._typed))

    def _forget_typed(self) -> None:
        """What is typed stands; where it cannot be read, the column says so."""
        self._typing.stop()
        typed, self._typed = self._typed, ""
        try:
            hours = read_hours(typed) if typed else 0.0
        except UnreadableHours as error:
            self._complain(str(error.problem))
            return
        if hours > MAX_DAILY_HOURS:
            self._complain(f"A day has {MAX_DAILY_HOURS:g} h, not {exact_hours_text(hours)}.")

    def _complain(self, text: str) -> None:
        self.complaint = self.complaint or Complaint(self)
        self.complaint.set_theme(self.theme)
        self.complaint.say(text)

    def _be_content(self) -> None:
        if self.complaint is not None:
            self.complaint.hide()


class WeekColumns(Themed, QWidget):
    """Seven columns. `entered` carries the hours of the week, `begun` and `ended` frame a drag."""

    entered = Signal(tuple)
    begun = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hours: WeekHours = (0.0,) * 7
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.columns = tuple(DayColumn(place) for place in range(7))
        for column in self.columns:
            column.begun.connect(self.begun)
            column.ended.connect(self.ended)
            column.moved.connect(self._on_moved)
            column.left.connect(self._on_left)
            row.addWidget(column)

    def show_hours(self, hours: WeekHours) -> None:
        """Show Monday to Sunday."""
        self._hours = hours
        top = max(_USUAL_TOP, max(hours) * 1.15)
        for column, each in zip(self.columns, hours, strict=True):
            column.show_hours(each, top)

    def _on_moved(self, hours: float) -> None:
        column = self.sender()
        if isinstance(column, DayColumn):
            days = list(self._hours)
            days[column.place] = hours
            self.entered.emit(tuple(days))

    def _on_left(self, step: int) -> None:
        column = self.sender()
        if isinstance(column, DayColumn):
            place = (column.place + step) % 7
            self.columns[place].setFocus(Qt.FocusReason.TabFocusReason)
