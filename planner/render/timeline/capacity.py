"""The capacity strip: hours a week available and used, time off, terms of the programme."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from planner.domain.words import exact_hours_text
from planner.layout.capacity import Week
from planner.layout.timescale import Level
from planner.render.text import draw_text, elided, width
from planner.render.theme import blend, colour
from planner.render.timeline.background import break_spans, hatch
from planner.render.timeline.scene import AXIS_HEIGHT, CAPACITY_HEIGHT, HEAD, TimelineScene

_BASE = HEAD - 1.0
_FULL = 36.0
_FULL_BELOW_TERMS = 27.0
_FULL_HOURS = 15.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class _Strip:
    """The weeks in view; `full` pixels stand for `most` hours a week."""

    weeks: list[Week]
    most: float
    full: float

    def height(self, hours: float) -> float:
        return self.full * hours / self.most


def paint_capacity(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the strip between axis and lanes."""
    theme = scene.theme
    ground = QRectF(0, AXIS_HEIGHT, scene.width, CAPACITY_HEIGHT)
    painter.fillRect(ground, colour(theme.panel))
    for first, last in break_spans(scene):
        part = QRectF(first, AXIS_HEIGHT, last - first, CAPACITY_HEIGHT)
        painter.fillRect(part, hatch(theme.hatch, theme.panel))
    strip = _strip(scene)
    _paint_weeks(painter, scene, strip)
    _paint_limit(painter, scene, strip)
    _paint_terms(painter, scene)
    _paint_words(painter, scene, strip)


def _strip(scene: TimelineScene) -> _Strip:
    start = scene.schedule.roadmap.start
    weeks = scene.weeks.between(scene.scale.day(0), scene.scale.day(scene.width))
    weeks = [week for week in weeks if (week.monday - start).days > -7]
    most = max([_FULL_HOURS, *(week.available for week in weeks)])
    full = _FULL_BELOW_TERMS if scene.schedule.programme.blocks else _FULL
    return _Strip(weeks, most, full)


def _paint_weeks(painter: QPainter, scene: TimelineScene, strip: _Strip) -> None:
    theme, scale = scene.theme, scene.scale
    status = scene.schedule.availability.origin
    gap = 2.0 if scale.per_day * 7 > 8 else 0.5
    for week in strip.weeks:
        if week.used <= 0:
            continue
        height = strip.height(week.used)
        fill = theme.past if (status - week.monday).days >= 7 else theme.future
        left, room = scale.x_of(week.monday) + 1, max(scale.per_day * 7 - gap, 0.5)
        painter.fillRect(QRectF(left, _BASE - height, room, height), colour(fill))


def _paint_limit(painter: QPainter, scene: TimelineScene, strip: _Strip) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(scene.theme.limit_line), 1.25))
    path, drawing = QPainterPath(), False
    for week in strip.weeks:
        if week.available <= 0:
            drawing = False
            continue
        x = scene.scale.x_of(week.monday)
        y = _BASE - strip.height(week.available)
        if drawing:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
        path.lineTo(x + 7 * scene.scale.per_day, y)
        drawing = True
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_terms(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the terms of a programme as blocks: they leave few hours for study of one’s own."""
    theme = scene.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block in scene.schedule.programme.blocks:
        left = max(scene.scale.x_of(block.first), -8.0)
        right = min(scene.scale.x(block.last.toordinal() + 1), scene.width + 8.0)
        if right <= left or block.hours_per_week <= 0:
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(theme.ink2, theme.panel, 0.22))
        painter.drawRoundedRect(QRectF(left + 0.5, AXIS_HEIGHT + 3, right - left - 1, 15), 3, 3)
        name = elided(block.name, 10.5, 400, right - left - 10)
        if len(name) > 2:
            draw_text(painter, max(left, 0) + 5, AXIS_HEIGHT + 14.5, name, theme.ink, 10.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_words(painter: QPainter, scene: TimelineScene, strip: _Strip) -> None:
    scale = scene.scale
    taken = _break_names(painter, scene)
    if scale.level in (Level.YEARS, Level.QUARTERS):
        return
    shown, free = 0.0, 0.0
    for week in _steady(strip.weeks):
        x = max(scale.x_of(week.monday) + 4, 8.0)
        if x > scene.width - 20:
            break
        text = exact_hours_text(week.available) + ("/week" if shown == 0.0 else "")
        right = x + width(text, 11)
        if week.available == shown or x < free or any(a < right and x < b for a, b in taken):
            continue
        y = _BASE - strip.height(week.available) - 4
        draw_text(painter, x, y, text, scene.theme.ink2, 11)
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
