"""What lies under the bars: grid, time off, lanes, today, finish and deadline."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from planner.layout.axis import Axis
from planner.render.theme import blend, colour
from planner.render.timeline.scene import TimelineScene

_STRIPE = 8.5


def paint_background(painter: QPainter, scene: TimelineScene, axis: Axis) -> None:
    """Paint everything below the bars, from the head down."""
    theme = scene.theme
    bottom = scene.height
    top = scene.head.height
    painter.fillRect(QRectF(0, top, scene.width, bottom - top), colour(theme.canvas))
    for strong, hex_ in ((False, theme.grid), (True, theme.grid2)):
        painter.setPen(QPen(colour(hex_), 1))
        lines = [
            QLineF(round(x) + 0.5, top, round(x) + 0.5, bottom)
            for x, is_strong in axis.grid
            if is_strong is strong
        ]
        painter.drawLines(lines)
    paint_breaks(painter, scene, top, bottom)
    _paint_lane_lines(painter, scene)


def paint_breaks(painter: QPainter, scene: TimelineScene, top: float, bottom: float) -> None:
    """Hatch the time off between two heights."""
    brush = hatch(scene.theme.hatch, scene.theme.canvas)
    for first, last in break_spans(scene):
        rect = QRectF(first, top, last - first, bottom - top)
        painter.fillRect(rect, brush)


def break_spans(scene: TimelineScene) -> list[tuple[float, float]]:
    """Return the time off in view as pairs of pixels."""
    spans = []
    for first, last, _ in times_off(scene):
        left, right = scene.scale.x_of(first), scene.scale.x(last.toordinal() + 1)
        if right > 0 and left < scene.width:
            spans.append((max(left, -20.0), min(right, scene.width + 20.0)))
    return spans


def times_off(scene: TimelineScene) -> Iterator[tuple[date, date, str]]:
    """Yield first day, last day and name of the breaks, and of holidays where a day has room."""
    learner = scene.schedule.roadmap.learner
    for rule in learner.calendar:
        if rule.is_break:
            yield rule.first, rule.last, rule.name
    if scene.zoom.shows_days:
        for held in learner.holidays:
            for day, name in held.days.items():
                yield day, day, name


@cache
def hatch(hex_: str, ground: str) -> QBrush:
    """Return a brush of 45 degree stripes, 1.5 px in 6, opaque on `ground`."""
    size = 34
    tile = QPixmap(size, size)
    tile.fill(QColor(ground))
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(hex_), 1.5))
        offset = -float(size)
        while offset < 2 * size:
            painter.drawLine(QPointF(offset - 4, size + 4), QPointF(offset + size + 4, -4))
            offset += _STRIPE
    return QBrush(tile)


def _paint_lane_lines(painter: QPainter, scene: TimelineScene) -> None:
    painter.setPen(QPen(colour(scene.theme.border), 1))
    for lane in scene.lanes.lanes[1:]:
        y = round(scene.head.height + lane.top - scene.scroll) + 0.5
        if y >= scene.head.height:
            painter.drawLine(QPointF(0, y), QPointF(scene.width, y))


def paint_markers(painter: QPainter, scene: TimelineScene) -> None:
    """Paint today, the finish and the deadline as lines through lanes and capacity strip."""
    scale = scene.scale
    roadmap = scene.schedule.roadmap
    finish = scale.x(scene.schedule.finish.toordinal() + 1)
    was = scene.drag.preview.before.finish if scene.drag else scene.schedule.finish
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if scene.drag and was != scene.schedule.finish:
        _paint_finish_change(painter, scene, scale.x(was.toordinal() + 1), finish)
    else:
        _paint_finish(painter, scene, finish)
    if roadmap.deadline:
        deadline_line(painter, scene, scene.head.height, scene.height)
    if scene.today:
        today_line(painter, scene, scene.head.height, scene.height)


def today_line(painter: QPainter, scene: TimelineScene, top: float, bottom: float) -> None:
    """Paint the line of today between two heights if it is in view."""
    if scene.today is None:
        return
    x = scene.scale.x(scene.today.toordinal() + 0.5)
    if 0 <= x <= scene.width:
        _vertical(painter, x, top, bottom, scene.theme.ink, 1.25)


def deadline_line(painter: QPainter, scene: TimelineScene, top: float, bottom: float) -> None:
    """Paint the deadline between two heights if there is one in view."""
    deadline = scene.schedule.roadmap.deadline
    x = scene.scale.x(deadline.toordinal() + 1) if deadline else -1.0
    if 0 <= x <= scene.width:
        _vertical(painter, x, top, bottom, scene.theme.warn, 1.25, [4, 3])


def dashed_line(painter: QPainter, x: float, top: float, bottom: float, hex_: str) -> None:
    """Paint a line of short dashes, such as that of the safe finish."""
    _vertical(painter, x, top, bottom, hex_, 1.25, [3, 3])


def _paint_finish(painter: QPainter, scene: TimelineScene, likely: float) -> None:
    """Paint the band from the likely to the safe finish."""
    theme, band = scene.theme, scene.finish_band
    if band is not None and band[0] < scene.width and band[1] > 0:
        _, safe = band
        rect = QRectF(likely, scene.head.height, safe - likely, scene.height - scene.head.height)
        painter.fillRect(rect, scene.ground(likely))
        dashed_line(painter, safe, scene.head.height, scene.height, theme.ink)
    if 0 <= likely <= scene.width:
        _vertical(painter, likely, scene.head.height, scene.height, theme.ink, 1.25)


def _paint_finish_change(
    painter: QPainter, scene: TimelineScene, before: float, after: float
) -> None:
    theme = scene.theme
    left, right = sorted((before, after))
    worse = after > before
    tone = theme.warn if worse else theme.good
    band = QRectF(left, scene.head.height, right - left, scene.height - scene.head.height)
    painter.fillRect(band, blend(tone, theme.canvas, 0.12))
    _vertical(painter, before, scene.head.height, scene.height, theme.ink3, 1, [4, 3])
    _vertical(painter, after, scene.head.height, scene.height, theme.ink, 1.5)


def _vertical(
    painter: QPainter, x: float, top: float, bottom: float, hex_: str, width: float,
    dash: list[float] | None = None,
) -> None:  # fmt: skip
    pen = QPen(colour(hex_), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern(dash)
    painter.setPen(pen)
    painter.drawLine(QPointF(round(x) + 0.5, top), QPointF(round(x) + 0.5, bottom))
