"""The capacity strip: hours a week available and used, time off, terms of the programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from math import ceil

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from planner.domain.formatting import exact_hours_text
from planner.domain.programme import Block
from planner.layout.capacity import Week
from planner.layout.timescale import Zoom
from planner.render.text import draw_text, elided, width
from planner.render.theme import blend, colour
from planner.render.timeline.background import break_spans, hatch, times_off
from planner.render.timeline.markers import markers_of
from planner.render.timeline.scene import TimelineScene
from planner.render.timeline.sessions import paint_day_hours, shows_sessions

_FULL = 36.0
_FULL_BELOW_TERMS = 27.0
_FULL_HOURS = 15.0
_LEAST_WEEK = 1.0
"""Pixels of a week below which neighbours are painted as one, as high as their mean."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class CapacityStrip:
    """The weeks in view; `full` pixels above `scene.head.base` stand for `most` hours a week."""

    weeks: tuple[Week, ...]
    most: float
    full: float

    def height(self, hours: float) -> float:
        """Return the pixels that `hours` a week stand above the base."""
        return self.full * hours / self.most


def paint_capacity(
    painter: QPainter, scene: TimelineScene, strip: CapacityStrip | None = None
) -> None:
    """Paint the strip between axis and lanes; `strip` saves working it out."""
    if not scene.head.strip:
        return
    theme, strip = scene.theme, strip or capacity_strip_of(scene)
    ground = QRectF(0, scene.head.axis, scene.width, scene.head.strip)
    painter.fillRect(ground, colour(theme.panel))
    for first, last in break_spans(scene):
        part = QRectF(first, scene.head.axis, last - first, scene.head.strip)
        painter.fillRect(part, hatch(theme.hatch, theme.panel))
    _paint_weeks(painter, scene, strip)
    _paint_limit(painter, scene, strip)
    _paint_terms(painter, scene)
    _paint_words(painter, scene, strip)


def capacity_strip_of(scene: TimelineScene) -> CapacityStrip:
    """Return the weeks in view and how high they stand."""
    start = scene.schedule.roadmap.start
    near = scene.weeks.between(scene.scale.day(0), scene.scale.day(scene.width))
    weeks = tuple(week for week in near if (week.monday - start).days > -7)
    most = max([_FULL_HOURS, *(week.available for week in weeks)])
    full = _FULL_BELOW_TERMS if scene.schedule.programme.blocks else _FULL
    return CapacityStrip(weeks, most, full)


def _paint_weeks(painter: QPainter, scene: TimelineScene, strip: CapacityStrip) -> None:
    theme, per_week = scene.theme, scene.scale.per_day * 7
    told = scene.schedule.availability.origin.toordinal() - 7
    room = max(per_week - (2.0 if per_week > 8 else 0.0), 0.5)
    rects: dict[str, list[QRectF]] = {theme.past: [], theme.future: []}
    left = scene.scale.x_of(strip.weeks[0].monday) + 1 if strip.weeks else 0.0
    joined = max(1, ceil(_LEAST_WEEK / per_week))
    room += (joined - 1) * per_week
    for place in range(0, len(strip.weeks), joined):
        weeks = strip.weeks[place : place + joined]
        used = sum(week.used for week in weeks) / joined
        if used > 0:
            height = strip.height(used)
            fill = theme.past if weeks[0].monday.toordinal() <= told else theme.future
            top = scene.head.base - height
            rects[fill].append(QRectF(left + place * per_week, top, room, height))
    painter.setPen(Qt.PenStyle.NoPen)
    for fill, each in rects.items():
        painter.setBrush(colour(fill))
        painter.drawRects(each)
    painter.setBrush(colour(theme.week_edge))
    painter.drawRects(
        [QRectF(each.topLeft(), QSizeF(each.width(), 1)) for each in chain(*rects.values())]
    )


def _paint_limit(painter: QPainter, scene: TimelineScene, strip: CapacityStrip) -> None:
    """Paint the hours available as steps, with gaps where there are none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(scene.theme.limit_line), 1.25))
    path, per_week = QPainterPath(), scene.scale.per_day * 7
    x = scene.scale.x_of(strip.weeks[0].monday) if strip.weeks else 0.0
    drawing = False
    for hours, weeks in groupby(strip.weeks, key=_available):
        right = x + per_week * sum(1 for _ in weeks)
        if hours > 0:
            y = scene.head.base - strip.height(hours)
            if drawing:
                path.lineTo(x, y)
            else:
                path.moveTo(x, y)
            path.lineTo(right, y)
        drawing, x = hours > 0, right
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _available(week: Week) -> float:
    return week.available


def term_rects(scene: TimelineScene) -> list[tuple[Block, QRectF]]:
    """Return the terms of the programme in view, and where their blocks lie in the strip."""
    rects = []
    for block in scene.schedule.programme.blocks:
        left = max(scene.scale.x_of(block.first), -8.0)
        right = min(scene.scale.x(block.last.toordinal() + 1), scene.width + 8.0)
        if right > left and block.hours_per_week > 0:
            rects.append((block, QRectF(left + 0.5, scene.head.axis + 3, right - left - 1, 15)))
    return rects


def _paint_terms(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the terms of a programme as blocks: they leave few hours for study of one’s own."""
    theme = scene.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block, rect in term_rects(scene):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(theme.ink2, theme.panel, 0.22))
        painter.drawRoundedRect(rect, 3, 3)
        name = elided(block.name, 10.5, 400, rect.width() - 9)
        if len(name) > 2:
            left = max(rect.left(), 0) + 5
            draw_text(painter, left, scene.head.axis + 14.5, name, theme.ink, 10.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_words(painter: QPainter, scene: TimelineScene, strip: CapacityStrip) -> None:
    scale = scene.scale
    taken = _break_names(painter, scene)
    if scale.zoom in (Zoom.YEARS, Zoom.QUARTERS):
        return
    if shows_sessions(scene):
        limits = {
            week.monday: scene.head.base - strip.height(week.available) for week in strip.weeks
        }
        paint_day_hours(painter, scene, limits)
        return
    shown, free = 0.0, 0.0
    after_off = {after.monday for week, after in pairwise(strip.weeks) if week.available == 0}
    steps = [
        scale.x_of(after.monday)
        for week, after in pairwise(strip.weeks)
        if after.available > week.available > 0
    ]
    terms = [rect for _, rect in term_rects(scene)]
    start = scene.schedule.roadmap.start
    lines = _lines(scene)
    for week in _steady(strip.weeks):
        begins = max(scale.x_of(max(week.monday, start)) + 4, 8.0)
        text = exact_hours_text(week.available) + ("/week" if shown == 0.0 else "")
        x = _clear_of(lines, begins, width(text, 11))
        if x > scene.width - 20:
            break
        right = x + width(text, 11)
        if x > begins and any(
            begins < scale.x_of(each.monday) < right and each.available != week.available
            for each in strip.weeks
        ):
            continue  # beside the line other hours hold
        again = week.available == shown and week.monday not in after_off
        if again or x < free or any(a < right and x < b for a, b in taken):
            continue
        if any(x < step < right for step in steps):
            continue  # the line would run through it
        line = scene.head.base - strip.height(week.available)
        y = line - 4 if line - 14 > scene.head.axis else line + 12
        if any(term.intersects(QRectF(x, y - 10, right - x, 12)) for term in terms):
            continue
        draw_text(painter, x, y, text, scene.theme.ink2, 11)
        shown, free = week.available, right + 6


def _lines(scene: TimelineScene) -> list[tuple[float, float]]:
    """Return from where to where lines run down through the strip, with the flags at them."""
    lines = [(marker.x - 2, marker.x + 8) for marker in markers_of(scene)]
    if scene.today is not None:
        today = scene.scale.x(scene.today.toordinal() + 0.5)
        lines.append((today - 2, today + 3))
    return sorted(lines)


def _clear_of(lines: Sequence[tuple[float, float]], x: float, advance: float) -> float:
    """Return `x`, or the next pixel right of it from which words meet none of the `lines`."""
    for left, right in lines:
        if left < x + advance and x < right:
            x = right + 3
    return x


def _steady(weeks: Sequence[Week]) -> list[Week]:
    """Return the weeks whose hours the next week has too: a half week at a break is no level."""
    pairs = pairwise(weeks)
    return [
        week for week, after in pairs if week.available > 0 and after.available == week.available
    ]


def _break_names(painter: QPainter, scene: TimelineScene) -> list[tuple[float, float]]:
    """Write what times off are called; a single day where nothing else is written."""
    scale = scene.scale
    taken: list[tuple[float, float]] = []
    shows_days = scale.zoom.shows_days
    for first, last, name in times_off(scene):
        left, right = scale.x_of(first), scale.x(last.toordinal() + 1)
        if not name or right < 0 or left > scene.width:
            continue
        middle, advance = (left + right) / 2, width(name, 11)
        begin, end = middle - advance / 2 - 4, middle + advance / 2 + 4
        is_free = not any(a < end and begin < b for a, b in taken)
        if advance > (right - left) + 24 and not (first == last and shows_days and is_free):
            continue
        if scene.theme.outlined:
            plate = QRectF(begin, scene.head.axis + 7, end - begin, 16)
            painter.fillRect(plate, colour(scene.theme.panel))
        draw_text(painter, middle, 61, name, scene.theme.ink2, 11, align=_CENTRE)
        taken.append((begin, end))
    return taken
