"""The curve of an estimate: how likely it is that a skill takes so many hours."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.effort import P90_Z, Effort
from planner.render.fonts import font
from planner.render.theme import colour
from planner.views.common.as_written import set_tooltip
from planner.views.common.painting import grown, paint_box, paint_text, text_width
from planner.views.common.themed import Themed
from planner.views.inspector.estimate.parts import points_text

HEIGHT = 66
BASE = 56
"""Pixels from the top to the axis."""

TOP = 8
MARGIN = 6
Z80 = 0.8416
"""Standard normal quantile of 0.8."""


_LEAST_SPREAD = 0.03
"""Of a side that has next to none: a line would not be seen."""


def painted(effort: Effort, bias: float) -> Effort:
    """Return `effort` times `bias`, as wide as can be seen."""
    wide, middle = math.exp(_LEAST_SPREAD * P90_Z), effort.likely
    low, high = min(effort.optimistic, middle / wide), max(effort.pessimistic, middle * wide)
    return Effort(low, middle, high).scaled(bias)


def peak_of(effort: Effort) -> float:
    """Return the highest density: at the middle, on one of its sides, or below it."""
    mode = effort.at(-effort.below)
    return max(map(effort.density, (mode, effort.likely * (1 - 1e-9), effort.likely)))


class EffortCurve(Themed, QWidget):
    """Paints the distribution of an estimate in the colours of an area, and its three points.

    `clicked` asks to edit it, once `set_open` allows that.
    """

    spoken_role = QAccessible.Role.Chart
    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effort = Effort(1, 2, 3)
        self._bias, self._area = 1.0, ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_effort(self, effort: Effort, bias: float, area: str) -> None:
        """Show three points in hours; the curve itself stretches by `bias`."""
        self._effort, self._bias, self._area = effort, bias, area
        self.setAccessibleName(f"Chance by hours: 80 % done by {self.hours80:.0f} h")
        self.update()

    def set_open(self, is_open: bool) -> None:
        """Allow or forbid the editor."""
        policy = Qt.FocusPolicy.TabFocus if is_open else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        shape = Qt.CursorShape.PointingHandCursor if is_open else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        set_tooltip(self, "Your estimate (E)" if is_open else "")

    @property
    def _is_open(self) -> bool:
        return self.focusPolicy() != Qt.FocusPolicy.NoFocus

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the editor."""
        if event.button() == Qt.MouseButton.LeftButton and self._is_open:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the editor with Space or Enter."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self._is_open:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def spoken_value(self) -> str:
        """Return the three points of the estimate, for those who cannot see the curve."""
        return points_text(self._effort)

    @property
    def hours80(self) -> float:
        """The hours within which the skill is learnt with a chance of 80 %."""
        return self._effort.at(Z80) * self._bias

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(280, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint area, curve, 80 % line, axis and points."""
        theme = self.theme
        area = theme.area(self._area)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            curve = self._curve(self._last)
            filled = self._curve(self.hours80)
            filled.lineTo(self._x(self.hours80), BASE)
            filled.lineTo(self._x(0.0), BASE)
            painter.fillPath(filled, colour(area.tint))
            painter.setPen(QPen(colour(area.solid), 1.5))
            painter.drawPath(curve)
            self._paint_80(painter)
            painter.setPen(QPen(colour(theme.border2), 1))
            painter.drawLine(QPointF(0, BASE + 0.5), QPointF(self.width(), BASE + 0.5))
            self._paint_points(painter)
            if self.hasFocus():
                paint_box(painter, self.rect(), None, theme.ink, 5)

    @property
    def _last(self) -> float:
        tail = painted(self._effort, self._bias).at(2.4)
        return max(tail, self._effort.pessimistic * 1.08)

    def _x(self, hours: float) -> float:
        return MARGIN + hours / self._last * (self.width() - 2 * MARGIN)

    def _curve(self, last: float) -> QPainterPath:
        effort = painted(self._effort, self._bias)
        peak = peak_of(effort)
        path = QPainterPath(QPointF(self._x(0.0), BASE))
        steps = 120
        for step in range(1, steps + 1):
            hours = last * step / steps
            share = effort.density(hours) / peak
            path.lineTo(self._x(hours), BASE - share * (BASE - TOP))
        return path

    def _paint_80(self, painter: QPainter) -> None:
        theme, x = self.theme, self._x(self.hours80)
        pen = QPen(colour(theme.ink2), 1)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, TOP + 6), QPointF(x, BASE))
        face = font(11)
        text = f"80% done by {self.hours80:.0f} h"
        width = text_width(text, face) + 2
        if x + 5 + width <= self.width():
            box = QRectF(x + 5, TOP + 3, width, grown(14))
            paint_text(painter, box, text, face, theme.ink2)
        else:
            box = QRectF(self.width() - width, 0, width, grown(14))
            paint_text(painter, box, text, face, theme.ink2, Qt.AlignmentFlag.AlignRight)

    def _paint_points(self, painter: QPainter) -> None:
        theme, effort = self.theme, self._effort
        painter.setPen(QPen(colour(theme.ink), 1.5))
        painter.setBrush(colour(theme.raised))
        for hours in (effort.optimistic, effort.likely, effort.pessimistic):
            painter.drawEllipse(QPointF(self._x(hours), BASE + 0.5), 5, 5)
