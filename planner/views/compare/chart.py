"""The routes on one axis of time: programme, own study, likely and safe finish, deadline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.formatting import day_text, finish_text
from planner.layout.axis import Tick, year_axis
from planner.layout.route_strip import RouteStrip, shared_scale
from planner.layout.timescale import TimeScale
from planner.render.fonts import text_scale
from planner.render.icons import paint_icon
from planner.render.route_strip import LARGE, paint_dates, paint_strip
from planner.render.text import draw_text, elided, rise, width
from planner.render.theme import Theme, colour
from planner.views.common.painting import grown
from planner.views.common.text_size import with_text
from planner.views.common.themed import Themed
from planner.views.compare.cells import label_width

BAR = LARGE.bar
_AXIS, _ROW, _LEAST_ROW = 34, 62, 44
_MARGIN_LEFT, _MARGIN_RIGHT = 3.0, 124.0
"""Room at the right for the dates behind the last finish. All sizes are those at 100 %."""


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route of the chart: its name, a line about it, and what is drawn."""

    name: str
    about: str
    strip: RouteStrip
    entry: date | None = None


class RouteChart(Themed, QWidget):
    """Paints up to four routes, each 62 px high, or lower in a low window, below an axis."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RouteRow, ...] = ()
        self._deadline: date | None = None
        self._room = 10_000
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Routes on the time axis")

    def show_rows(self, rows: Sequence[RouteRow], deadline: date | None) -> None:
        """Show these routes."""
        self._rows, self._deadline = tuple(rows), deadline
        self.setAccessibleDescription(". ".join(_said(row) for row in rows))
        self._fix_height()
        self.update()

    def fit_into(self, room: int) -> None:
        """Take no more than `room` pixels of the height, as far as the text allows."""
        self._room = room
        self._fix_height()

    @property
    def axis_height(self) -> int:
        """The height of the line of years."""
        return with_text(_AXIS, 18)

    @property
    def row_height(self) -> int:
        """The height of one route."""
        each = (self._room - self.axis_height) // max(len(self._rows), 1)
        return min(max(each, with_text(_LEAST_ROW, 32)), with_text(_ROW, 32))

    def _fix_height(self) -> None:
        self.setFixedHeight(self.axis_height + self.row_height * len(self._rows))

    def sizeHint(self) -> QSize:
        """Return the height of the rows."""
        return QSize(900, self.height())

    @property
    def scale(self) -> TimeScale:
        """Days to pixels."""
        also = [self._deadline] if self._deadline else []
        strips = [row.strip for row in self._rows]
        left, right = label_width() + _MARGIN_LEFT, self.width() - grown(_MARGIN_RIGHT)
        return shared_scale(strips, also, left, right)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks of the axis; what the deadline’s flag would cut has no text."""
        scale = self.scale
        marks = year_axis(scale, label_width(), self.width(), text_scale())
        return tuple(
            replace(mark, text="") if self._is_under_flag(mark, scale) else mark for mark in marks
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fix_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axis, routes and deadline."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.canvas))
            if self._rows:
                self._paint(painter, self.scale, self.theme)

    def _paint(self, painter: QPainter, scale: TimeScale, theme: Theme) -> None:
        self._paint_axis(painter, theme)
        if self._deadline is not None:
            _paint_deadline_line(
                painter, scale, self._deadline, self.axis_height, self.height(), theme
            )
        for place, row in enumerate(self._rows):
            top = self.axis_height + self.row_height * place
            middle = top + self.row_height / 2
            if place:
                painter.fillRect(QRectF(0, top, self.width(), 1), colour(theme.grid2))
            room = label_width() - 28
            name, about = elided(row.name, 14, 600, room), elided(row.about, 11.5, 400, room)
            draw_text(painter, 20, middle - grown(3), name, theme.ink, 14, 600)
            draw_text(painter, 20, middle + grown(14), about, theme.ink2, 11.5)
            paint_strip(painter, row.strip, scale, middle, theme, entry=row.entry)
            paint_dates(painter, row.strip, scale, middle, theme, self.width() - 4)
        if self._deadline is not None:
            _paint_deadline_flag(painter, scale, self._deadline, self.width(), theme)
        painter.fillRect(QRectF(0, self.axis_height - 1, self.width(), 1), colour(theme.border))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour(theme.border2))

    def _paint_axis(self, painter: QPainter, theme: Theme) -> None:
        base, axis = with_text(22, 10), self.axis_height
        for tick in self.ticks:
            x = round(tick.x) + 0.5
            line = theme.grid2 if tick.strong else theme.grid
            painter.setPen(QPen(colour(line), 1))
            painter.drawLine(QLineF(x, 8 if tick.strong else axis, x, self.height()))
            if tick.strong and tick.x + grown(44) <= self.width():
                draw_text(painter, tick.x + 6, base, tick.text, theme.ink, 12.5, 600)
            elif tick.text and not tick.strong:
                centre = Qt.AlignmentFlag.AlignHCenter
                draw_text(painter, tick.x, base, tick.text, theme.ink3, 10.5, 400, centre)

    def _is_under_flag(self, tick: Tick, scale: TimeScale) -> bool:
        """Whether the deadline’s flag would cut the label of `tick`."""
        if self._deadline is None or not tick.text:
            return False
        plate = _flag_plate(scale, self._deadline, self.width())
        size, weight = (12.5, 600) if tick.strong else (10.5, 400)
        room = width(tick.text, size, weight)
        left = tick.x + 6 if tick.strong else tick.x - room / 2
        return left < plate.right() and left + room > plate.left()


def _paint_deadline_line(
    painter: QPainter, scale: TimeScale, day: date, top: float, bottom: float, theme: Theme
) -> None:
    x = round(scale.x(day.toordinal() + 1)) + 0.5
    pen = QPen(colour(theme.warn), 1.25)
    pen.setDashPattern([4 / 1.25, 3 / 1.25])
    painter.setPen(pen)
    painter.drawLine(QLineF(x, top, x, bottom))


def _flag_text(day: date) -> str:
    return f"Deadline {day_text(day)}"


def _flag_plate(scale: TimeScale, day: date, right: float) -> QRectF:
    """Return the ground of the deadline’s flag, centred on its line where there is room."""
    room = width(_flag_text(day), 11, 600) + 30
    x = scale.x(day.toordinal() + 1)
    left = min(max(x - room / 2, label_width() + 4), right - room - 4)
    return QRectF(left, 8, room, with_text(19, 13))


def _paint_deadline_flag(
    painter: QPainter, scale: TimeScale, day: date, right: float, theme: Theme
) -> None:
    text, plate = _flag_text(day), _flag_plate(scale, day, right)
    left = plate.left()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.warn_bg))
    painter.drawRoundedRect(plate, 4, 4)
    paint_icon(painter, "flag", QRectF(left + 6, plate.center().y() - 6, 12, 12), theme.warn, 2.2)
    draw_text(painter, left + 22, plate.center().y() + rise(11), text, theme.warn, 11, 600)
    painter.restore()


def _said(row: RouteRow) -> str:
    safe = f", safe {day_text(row.strip.safe)}" if row.strip.safe else ""
    return f"{row.name}: likely {finish_text(row.strip.likely)}{safe}"
