"""A plan the size of a stamp: one row an area, coloured, programmes as dark blocks."""

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.domain.words import month_word
from planner.render.fonts import font
from planner.render.theme import Theme, blend, colour
from planner.views.common.painting import paint_box, paint_text
from planner.views.common.themed import Themed
from planner.views.start.summary import PlanSummary, Strip

_GAP_DAYS = 3


def paint_strips(
    painter: QPainter, box: QRectF, plan: PlanSummary, theme: Theme, radius: float
) -> None:
    """Paint the plan into `box`, a row for each area that has skills."""
    areas = [area for area in plan.areas if any(strip.area == area for strip in plan.strips)]
    if not areas:
        return
    days = max((plan.finish - plan.start).days + 1, 1)
    pitch = box.height() / max(len(areas), 6)
    for first, last in plan.blocks:
        left, right = _x(first, plan, box, days), _x(last, plan, box, days, 1)
        rect = QRectF(left, box.top(), max(right - left, 1.0), pitch * len(areas))
        paint_box(painter, rect, blend(theme.ink2, theme.canvas, 0.28), None, min(radius, 2))
    for row, area in enumerate(areas):
        for strip in _joined([each for each in plan.strips if each.area == area]):
            left = _x(strip.first, plan, box, days)
            width = max(_x(strip.last, plan, box, days, 1) - left - 1, min(pitch * 0.7, 3))
            rect = QRectF(left, box.top() + pitch * (row + 0.13), width, pitch * 0.74)
            paint_box(painter, rect, theme.area(area).solid, None, min(radius, rect.height() / 2))


def paint_thumbnail(painter: QPainter, box: QRectF, plan: PlanSummary | None, theme: Theme) -> None:
    """Paint a framed miniature into `box`."""
    paint_box(painter, box, theme.canvas if plan else theme.panel, theme.border, 6)
    if plan is not None:
        paint_strips(painter, box.adjusted(7, 6, -7, -5), plan, theme, 1.5)


class Overview(Themed, QWidget):
    """A large miniature with years and months below and a line for today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: PlanSummary | None = None
        self.today = date.min

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plan over its axis."""
        if self.plan is None:
            return
        theme, plan = self.theme, self.plan
        box = QRectF(self.rect()).adjusted(24, 22, -36, -42)
        days = max((plan.finish - plan.start).days + 1, 1)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(theme.panel))
            self._paint_axis(painter, box, days)
            paint_strips(painter, box, plan, theme, 3)
            if plan.start <= self.today <= plan.finish:
                x = round(_x(self.today, plan, box, days))
                line = QRectF(x, box.top() - 6, 1.5, box.height() + 12)
                painter.fillRect(line, colour(theme.ink))

    def _paint_axis(self, painter: QPainter, box: QRectF, days: int) -> None:
        assert self.plan is not None
        theme, plan = self.theme, self.plan
        step = next((each for each in (1, 3, 6, 12, 24) if days / (each * 30.4) <= 9), 36)
        months = plan.start.year * 12 + plan.start.month - 1
        months += -months % step
        while (day := date(months // 12, months % 12 + 1, 1)) <= plan.finish:
            x = round(_x(day, plan, box, days))
            year = day.month == 1
            line = theme.border2 if year else theme.grid2
            painter.fillRect(QRectF(x, box.top(), 1, box.height() + 8), colour(line))
            text = str(day.year) if year or step >= 12 else month_word(day)
            place = QRectF(x + 1, box.bottom() + 10, 60, 20)
            paint_text(painter, place, text, font(10.5, 600 if year else 400),
                       theme.ink2 if year else theme.ink3, Qt.AlignmentFlag.AlignLeft)  # fmt: skip
            months += step


def _x(day: date, plan: PlanSummary, box: QRectF, days: int, after: int = 0) -> float:
    """Return where `day` begins, or ends if `after` is 1."""
    return box.left() + box.width() * ((day - plan.start).days + after) / days


def _joined(strips: list[Strip]) -> list[Strip]:
    """Return strips with those joined that overlap or nearly touch."""
    joined: list[Strip] = []
    for strip in sorted(strips, key=lambda each: each.first):
        last = joined[-1] if joined else None
        if last is not None and (strip.first - last.last).days <= _GAP_DAYS:
            joined[-1] = Strip(strip.area, last.first, max(last.last, strip.last))
        else:
            joined.append(strip)
    return joined
