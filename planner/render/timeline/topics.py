"""From level Weeks on: where in a bar one topic of its skill gives way to the next."""

from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planner.domain.area_colours import AreaColours
from planner.render.text import draw_text, elided, width
from planner.render.theme import blend
from planner.render.timeline.scene import TimelineScene
from planner.scheduling.schedule import Activity

_TICK = 5.0
_LEAST = 5.0
"""Pixels between ticks below which a bar has none."""
_INSET = 5.0
_LEAST_PART = 80.0
"""Pixels in which a name that does not fit is still worth its beginning."""
_SIZE = 10.5


def tick_places(scene: TimelineScene, bar: Activity, rect: QRectF) -> list[float]:
    """Return the pixels at which ticks stand, from left to right; none where they crowd."""
    borders = scene.topics.get(bar.id, ())
    if not borders or rect.width() < _LEAST * (len(borders) + 1):
        return []
    start, per_day = scene.lanes.spans[bar.id].start, scene.scale.per_day
    return [rect.left() + (each - start) * per_day for each in borders]


def paint_ticks(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF,
    area: AreaColours, share: float,
) -> None:  # fmt: skip
    """Paint a tick where a topic ends, hanging from the upper edge, clear of title and cards."""
    tone = blend(area.solid, scene.theme.canvas, share)
    for x in tick_places(scene, bar, rect):
        if 0 <= x <= scene.width and x < rect.right() - 2:
            painter.fillRect(QRectF(round(x), rect.top(), 1, _TICK), tone)


def paint_names(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF,
    room: tuple[float, float], baseline: float, tone: str,
) -> None:  # fmt: skip
    """Write the names of topics between their ticks where there is room from pixel to pixel."""
    ticks = tick_places(scene, bar, rect)
    if not ticks:
        return
    names = bar.skill.topics[-len(ticks) - 1 :]  # borders before its first day are missing
    parts = pairwise((rect.left(), *ticks, rect.right()))
    for name, (first, last) in zip(names, parts, strict=True):
        left, right = max(first + _INSET, room[0]), min(last - _INSET, room[1])
        fits = width(name, _SIZE) <= right - left
        if (fits or right - left >= _LEAST_PART) and left <= scene.width:
            text = elided(name, _SIZE, 400, right - left)
            draw_text(painter, left, baseline, text, tone, _SIZE)
