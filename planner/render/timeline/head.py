"""The head: two-line axis, capacity strip, and the markers that stand in them."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from planner.domain.words import exact_hours_text, short_day
from planner.layout.axis import Axis
from planner.layout.capacity import Week
from planner.layout.timescale import Level
from planner.render.text import draw_text, width
from planner.render.theme import colour
from planner.render.timeline.background import break_spans, hatch, today_line
from planner.render.timeline.scene import AXIS_HEIGHT, CAPACITY_HEIGHT, HEAD, TimelineScene

_BASE = HEAD - 1.0
_FULL = 36.0
_FULL_HOURS = 15.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def paint_head(painter: QPainter, scene: TimelineScene, axis: Axis) -> None:
    """Paint the head over whatever scrolled beneath it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _paint_capacity(painter, scene)
    _paint_axis(painter, scene, axis)
    _paint_rules(painter, scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    today_line(painter, scene, AXIS_HEIGHT, HEAD)
    _paint_marks(painter, scene)


def _paint_rules(painter: QPainter, scene: TimelineScene) -> None:
    painter.setPen(QPen(colour(scene.theme.border), 1))
    for y in (AXIS_HEIGHT - 0.5, HEAD - 0.5):
        painter.drawLine(QPointF(0, y), QPointF(scene.width, y))


def _paint_axis(painter: QPainter, scene: TimelineScene, axis: Axis) -> None:
    theme = scene.theme
    painter.fillRect(QRectF(0, 0, scene.width, AXIS_HEIGHT), colour(theme.canvas))
    for place, tick in enumerate(axis.upper):
        following = axis.upper[place + 1].x if place + 1 < len(axis.upper) else scene.width + 200
        x = tick.x + 8
        if tick.x > 0:
            painter.setPen(QPen(colour(theme.grid2), 1))
            painter.drawLine(QPointF(round(tick.x) + 0.5, 4), QPointF(round(tick.x) + 0.5, 41))
        used = draw_text(painter, x, 17, tick.text, theme.ink, 12, 600)
        room = following - x - used - 8
        if tick.aside and width(f" {tick.aside}", 12) <= room:
            draw_text(painter, x + used + 4, 17, tick.aside, theme.ink3, 12)
    for tick in axis.lower:
        draw_text(painter, tick.x + 4, 34, tick.text, theme.ink3, 10.5)


def _paint_capacity(painter: QPainter, scene: TimelineScene) -> None:
    theme, scale = scene.theme, scene.scale
    strip = QRectF(0, AXIS_HEIGHT, scene.width, CAPACITY_HEIGHT)
    painter.fillRect(strip, colour(theme.panel))
    for first, last in break_spans(scene):
        part = QRectF(first, AXIS_HEIGHT, last - first, CAPACITY_HEIGHT)
        painter.fillRect(part, hatch(theme.hatch, theme.panel))
    weeks = scene.weeks.between(scale.day(0), scale.day(scene.width))
    start = scene.schedule.roadmap.start
    weeks = [week for week in weeks if (week.monday - start).days > -7]
    most = max([_FULL_HOURS, *(week.available for week in weeks)])
    status = scene.schedule.availability.origin
    gap = 2.0 if scale.per_day * 7 > 8 else 0.5
    for week in weeks:
        if week.used <= 0:
            continue
        x = scale.x_of(week.monday)
        height = _FULL * week.used / most
        fill = theme.past if (status - week.monday).days >= 7 else theme.future
        bar = QRectF(x + 1, _BASE - height, max(scale.per_day * 7 - gap, 0.5), height)
        painter.fillRect(bar, colour(fill))
    _paint_limit(painter, scene, weeks, most)
    _paint_capacity_words(painter, scene, weeks, most)


def _paint_limit(painter: QPainter, scene: TimelineScene, weeks: list[Week], most: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(scene.theme.limit_line), 1.25))
    path, drawing = QPainterPath(), False
    for week in weeks:
        if week.available <= 0:
            drawing = False
            continue
        x = scene.scale.x_of(week.monday)
        y = _BASE - _FULL * week.available / most
        if drawing:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
        path.lineTo(x + 7 * scene.scale.per_day, y)
        drawing = True
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_capacity_words(
    painter: QPainter, scene: TimelineScene, weeks: list[Week], most: float
) -> None:
    theme, scale = scene.theme, scene.scale
    taken = _break_names(painter, scene)
    if scale.level in (Level.YEARS, Level.QUARTERS):
        return
    steady = _steady(weeks)
    shown, free = 0.0, 0.0
    for week in steady:
        x = max(scale.x_of(week.monday) + 4, 8.0)
        if x > scene.width - 20:
            break
        text = exact_hours_text(week.available) + ("/week" if shown == 0.0 else "")
        right = x + width(text, 11)
        if week.available == shown or x < free or any(a < right and x < b for a, b in taken):
            continue
        y = _BASE - _FULL * week.available / most - 4
        draw_text(painter, x, y, text, theme.ink2, 11)
        shown, free = week.available, right + 6


def _steady(weeks: list[Week]) -> list[Week]:
    """Return the weeks whose hours the next week has too: a half week at a break is no level."""
    pairs = pairwise(weeks)
    return [
        week for week, after in pairs if week.available > 0 and after.available == week.available
    ]


def _break_names(painter: QPainter, scene: TimelineScene) -> list[tuple[float, float]]:
    scale, taken = scene.scale, []
    for rule in scene.schedule.roadmap.learner.calendar:
        if not rule.is_break or not rule.name:
            continue
        left, right = scale.x_of(rule.first), scale.x(rule.last.toordinal() + 1)
        middle, advance = (left + right) / 2, width(rule.name, 11)
        if right < 0 or left > scene.width or advance > (right - left) + 24:
            continue
        draw_text(painter, middle, 61, rule.name, scene.theme.ink2, 11, align=_CENTRE)
        taken.append((middle - advance / 2 - 4, middle + advance / 2 + 4))
    return taken


def _paint_marks(painter: QPainter, scene: TimelineScene) -> None:
    theme, scale = scene.theme, scene.scale
    if scene.today:
        x = scale.x(scene.today.toordinal() + 0.5)
        if -20 <= x <= scene.width + 20:
            text = f"Today {short_day(scene.today)}"
            pill(painter, x, 22, text, theme.ink, theme.on_ink)
    drag = scene.drag
    if drag is not None and drag.snap is not None:
        x = scale.x_of(drag.snap.day)
        text = str(drag.snap.day.day)
        box = QRectF(x - 1, 22, max(width(text, 11, 600) + 12, 22), 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.ink))
        painter.drawRoundedRect(box, 4, 4)
        draw_text(painter, box.center().x(), 35, text, theme.on_ink, 11, 600, _CENTRE)


def pill(
    painter: QPainter, x: float, top: float, text: str, fill: str, ink: str, height: float = 18
) -> QRectF:
    """Paint a rounded label centred on `x` and return its rectangle."""
    advance = width(text, 11, 600)
    box = QRectF(x - advance / 2 - 6, top, advance + 12, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill))
    painter.drawRoundedRect(box, height / 2, height / 2)
    draw_text(painter, x, top + height / 2 + 4, text, ink, 11, 600, _CENTRE)
    return box
