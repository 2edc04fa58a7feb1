"""A plan the size of a stamp: one row an area, coloured, programmes as dark blocks."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planner.domain.formatting import month_word
from planner.render.fonts import font
from planner.render.theme import Theme, blend, colour
from planner.views.common.painting import paint_box, paint_text
from planner.views.common.plan_summary import AreaStretch, PlanSummary

_GAP_DAYS = 3
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
_MOST_MARKS = 9


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


def paint_axis(painter: QPainter, box: QRectF, plan: PlanSummary, theme: Theme) -> None:
    """Paint lines for months or years through `box`, their names below it."""
    days = max((plan.finish - plan.start).days + 1, 1)
    step = next((each for each in _STEPS if days / (each * 30.4) <= _MOST_MARKS), _STEPS[-1])
    months = plan.start.year * 12 + plan.start.month - 1
    months += -months % step
    while (day := date(months // 12, months % 12 + 1, 1)) <= plan.finish:
        x = round(_x(day, plan, box, days))
        year = day.month == 1
        line = theme.border2 if year else theme.grid2
        painter.fillRect(QRectF(x, box.top(), 1, box.height() + 8), colour(line))
        text = str(day.year) if year or step >= 12 else month_word(day)
        place = QRectF(x + 1, box.bottom() + 10, 60, 20)
        ink = theme.ink2 if year else theme.ink3
        paint_text(painter, place, text, font(10.5, 600 if year else 400), ink)
        months += step


def paint_day(
    painter: QPainter, box: QRectF, plan: PlanSummary, day: date, theme: Theme, after: int = 0
) -> None:
    """Paint a line through `box` where `day` begins, or ends if `after` is 1."""
    if plan.start <= day <= plan.finish:
        days = max((plan.finish - plan.start).days + 1, 1)
        x = round(_x(day, plan, box, days, after))
        painter.fillRect(QRectF(x, box.top() - 6, 1.5, box.height() + 12), colour(theme.ink))


def _x(day: date, plan: PlanSummary, box: QRectF, days: int, after: int = 0) -> float:
    """Return where `day` begins, or ends if `after` is 1."""
    return box.left() + box.width() * ((day - plan.start).days + after) / days


def _joined(strips: list[AreaStretch]) -> list[AreaStretch]:
    """Return strips with those joined that overlap or nearly touch."""
    joined: list[AreaStretch] = []
    for strip in sorted(strips, key=lambda each: each.first):
        last = joined[-1] if joined else None
        if last is not None and (strip.first - last.last).days <= _GAP_DAYS:
            joined[-1] = AreaStretch(strip.area, last.first, max(last.last, strip.last))
        else:
            joined.append(strip)
    return joined
