"""The curve of an estimate with points that can be dragged."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.effort import Effort
from planner.domain.formatting import exact_hours_text, number_text
from planner.render.fonts import font
from planner.render.theme import colour
from planner.views.common.painting import paint_box, paint_text, text_width
from planner.views.common.themed import Themed
from planner.views.inspector.estimate.effort_curve import Z80, painted, peak_of
from planner.views.inspector.estimate.parts import points_text

HEIGHT = 150
BASE = 120
PEAK = 34
MARGIN = 14
REACH = 14
"""Pixels of the design: the whole, from its top to the axis and to the peak, at both sides, and
how near a click has to be to a point."""

_STEPS = 120


class EstimateCurve(Themed, QWidget):
    """An estimate over the one before. `dragged` carries the point (0 to 2) and its hours.

    The axis rests during a drag, so that the point stays below the pointer.
    """

    spoken_role = QAccessible.Role.Chart
    dragged = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effort, self._bias = Effort(1, 2, 3), 1.0
        self._old, self._old_bias = self._effort, 1.0
        self._area = ""
        self.active = 1
        self._held: int | None = None
        self._span = 0.0, 1.0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_old(self, effort: Effort, bias: float, area: str) -> None:
        """Set what is shown dashed behind, and the colours."""
        self._old, self._old_bias, self._area = effort, bias, area

    def show_effort(self, effort: Effort, bias: float) -> None:
        """Show three points in hours; the curve itself stretches by `bias`."""
        self._effort, self._bias = effort, bias
        if self._held is None:
            self._span = self._wanted_span()
        self.setAccessibleName(f"Chance by hours: 80% done by {self.hours80:.0f} h")
        self.update()

    def set_active(self, place: int) -> None:
        """Mark one point."""
        self.active = place
        self.update()

    @property
    def points(self) -> tuple[float, float, float]:
        """The hours of the three points."""
        return self._effort.optimistic, self._effort.likely, self._effort.pessimistic

    def spoken_value(self) -> str:
        """Return the three points of the estimate, for those who cannot see the curve."""
        return points_text(self._effort)

    @property
    def hours80(self) -> float:
        """The hours within which the skill is learnt with a chance of 80 %."""
        return self._effort.at(Z80) * self._bias

    def x_of(self, hours: float) -> float:
        """Return the pixel of `hours`."""
        low, high = self._span
        return MARGIN + (hours - low) / (high - low) * (self.width() - 2 * MARGIN)

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(288, HEIGHT)

    # -- dragging -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the nearest point."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._nearest(event.position().x())
            if self._held is not None:
                self.set_active(self._held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the point; it stops at its neighbours."""
        x = event.position().x()
        if self._held is None:
            over = self._nearest(x) is not None and abs(event.position().y() - BASE) <= REACH
            shape = Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        bounds = (self._grain, *self.points, self._span[1])
        low, high = bounds[self._held], bounds[self._held + 2]
        hours = min(max(self._snapped(x), low), high)
        if hours != self.points[self._held]:
            self.dragged.emit(self._held, hours)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; the axis makes room again."""
        self._held = None
        self.show_effort(self._effort, self._bias)

    def _nearest(self, x: float) -> int | None:
        gaps = [abs(self.x_of(hours) - x) for hours in self.points]
        gaps[self.active] -= 0.5
        place = gaps.index(min(gaps))
        return place if gaps[place] <= REACH else None

    @property
    def _grain(self) -> float:
        """The step of the pointer in hours."""
        span = self._span[1] - self._span[0]
        return 0.5 if span <= 60 else 1.0 if span <= 300 else 5.0

    def _snapped(self, x: float) -> float:
        low, high = self._span
        hours = low + (x - MARGIN) / (self.width() - 2 * MARGIN) * (high - low)
        return round(hours / self._grain) * self._grain

    def _wanted_span(self) -> tuple[float, float]:
        both = ((self._effort, self._bias), (self._old, self._old_bias))
        low = min(min(each.optimistic * 0.6, each.at(-2.3) * bias) for each, bias in both)
        high = max(each.pessimistic * max(bias, 1.0) for each, bias in both) * 1.15
        return low, max(high, low + 1.0)

    # -- painting -------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axis, the curve before, the curve, the 80 % line and the points."""
        area = self.theme.area(self._area)
        has_old = (self._old, self._old_bias) != (self._effort, self._bias)
        peak = max(_peak(self._effort, self._bias), _peak(self._old, self._old_bias))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            filled = self._curve(self._effort, self._bias, peak, min(self.hours80, self._span[1]))
            painter.fillPath(filled, colour(area.tint))
            if has_old:
                self._paint_ghost(painter, peak)
            painter.setPen(QPen(colour(area.solid), 1.6))
            painter.drawPath(self._curve(self._effort, self._bias, peak, None))
            self._paint_80(painter)
            self._paint_axis(painter)
            if has_old:
                self._paint_old_point(painter)
            self._paint_points(painter)

    def _curve(
        self, effort: Effort, bias: float, peak: float, filled_to: float | None
    ) -> QPainterPath:
        """Return the curve, or with `filled_to` the closed area below it up to there."""
        low, high = self._span
        last = high if filled_to is None else filled_to
        path = QPainterPath()
        for step in range(_STEPS + 1):
            hours = low + (last - low) * step / _STEPS
            share = _density(hours, effort, bias) / peak
            at = QPointF(self.x_of(hours), BASE - share * (BASE - PEAK))
            path.lineTo(at) if step else path.moveTo(at)
        if filled_to is not None:
            path.lineTo(self.x_of(last), BASE)
            path.lineTo(self.x_of(low), BASE)
        return path

    def _paint_ghost(self, painter: QPainter, peak: float) -> None:
        painter.setPen(_dashes(self.theme.ghost, 3, 3))
        painter.drawPath(self._curve(self._old, self._old_bias, peak, None))

    def _paint_80(self, painter: QPainter) -> None:
        x = self.x_of(self.hours80)
        painter.setPen(_dashes(self.theme.ink2, 2, 2))
        painter.drawLine(QPointF(x, 48), QPointF(x, BASE))
        face, text = font(10.5), f"80% done by {self.hours80:.0f} h"
        room = text_width(text, face) + 2
        left = x + 5 if x + 5 + room <= self.width() else self.width() - room
        top = 43 if left > x else 28
        paint_text(painter, QRectF(left, top, room, 14), text, face, self.theme.ink2)

    def _paint_axis(self, painter: QPainter) -> None:
        theme, face = self.theme, font(10.5)
        painter.setPen(QPen(colour(theme.border2), 1))
        painter.drawLine(QPointF(0, BASE + 0.5), QPointF(self.width(), BASE + 0.5))
        low, high = self._span
        step = _step(high - low)
        tick = math.ceil(low / step) * step
        while tick <= high:
            x = self.x_of(tick)
            painter.setPen(QPen(colour(theme.border2), 1))
            painter.drawLine(QPointF(x, BASE), QPointF(x, BASE + 4))
            room = QRectF(x - 30, BASE + 13, 60, 14)
            text, centre = f"{number_text(tick)} h", Qt.AlignmentFlag.AlignHCenter
            paint_text(painter, room, text, face, theme.ink3, centre)
            tick += step

    def _paint_old_point(self, painter: QPainter) -> None:
        old = (self._old.optimistic, self._old.likely, self._old.pessimistic)[self.active]
        x, now = self.x_of(old), self.x_of(self.points[self.active])
        if abs(x - now) > 12:
            painter.setPen(_dashes(self.theme.ghost, 3, 2))
            painter.drawLine(QPointF(x, BASE + 0.5), QPointF(now, BASE + 0.5))
            painter.setPen(_dashes(self.theme.ghost, 2, 1.6))
            painter.setBrush(colour(self.theme.raised))
            painter.drawEllipse(QPointF(x, BASE + 0.5), 4.5, 4.5)

    def _paint_points(self, painter: QPainter) -> None:
        theme = self.theme
        painter.setPen(QPen(colour(theme.ink), 1.5))
        painter.setBrush(colour(theme.raised))
        for place, hours in enumerate(self.points):
            if place != self.active:
                painter.drawEllipse(QPointF(self.x_of(hours), BASE + 0.5), 5.5, 5.5)
        x = self.x_of(self.points[self.active])
        painter.setPen(QPen(colour(theme.ink), 1))
        painter.drawLine(QPointF(x, 27), QPointF(x, BASE))
        halo = QColor(theme.ink)
        halo.setAlphaF(0.1)
        painter.setPen(Qt.PenStyle.NoPen)
        for fill, radius in ((halo, 10.0), (colour(theme.ink), 6.5)):
            painter.setBrush(fill)
            painter.drawEllipse(QPointF(x, BASE + 0.5), radius, radius)
        text, face = exact_hours_text(self.points[self.active]), font(12, 600)
        width = text_width(text, face) + 16
        left = min(max(x - width / 2, 0.0), self.width() - width)
        flag = QRectF(left, 2, width, 21)
        paint_box(painter, flag, theme.ink, None, 5)
        painter.drawPolygon([QPointF(x - 4, 23), QPointF(x, 27), QPointF(x + 4, 23)])
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, flag, text, face, theme.on_ink, centre)


def _density(hours: float, effort: Effort, bias: float) -> float:
    return painted(effort, bias).density(hours)


def _peak(effort: Effort, bias: float) -> float:
    return peak_of(painted(effort, bias))


def _step(span: float) -> float:
    """Return a round step with about four ticks over `span` hours."""
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(each * power for each in (1, 2, 5, 10) if span / (each * power) <= 5)


def _dashes(ink: str, on: float, off: float) -> QPen:
    pen = QPen(colour(ink), 1)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([on, off])
    return pen
