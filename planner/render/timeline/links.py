"""Dependency arrows of the selection: an answer, not wallpaper."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from planner.layout.arrows import CORNER, Box, Route, route
from planner.layout.timescale import Level
from planner.render.icons import paint_icon
from planner.render.theme import blend, colour
from planner.render.timeline.scene import HEAD, Link, TimelineScene

_HEAD = 5.0


def paint_arrows(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the arrows that the mode asks for, below the bars."""
    if scene.level is Level.YEARS or scene.arrows == "off":
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if scene.arrows == "all":
        painter.setPen(_pen(blend(scene.theme.ink, scene.theme.canvas, 0.12).name(), 1.0))
        for source, target in _all_pairs(scene):
            _draw(painter, _route(scene, source, target))
    painter.setPen(_pen(blend(scene.theme.ink, scene.theme.canvas, 0.85).name(), 1.4))
    for source, target in _selected_pairs(scene):
        _draw(painter, _route(scene, source, target))


def paint_arrow_heads(painter: QPainter, scene: TimelineScene) -> None:
    """Paint again, over captions, the heads of the selection's arrows that enter from above."""
    if scene.level is Level.YEARS or scene.arrows == "off":
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(blend(scene.theme.ink, scene.theme.canvas, 0.85).name(), 1.4))
    for source, target in _selected_pairs(scene):
        way = _route(scene, source, target)
        if way.head == "down":
            painter.drawPath(_arrow_head(QPointF(*way.points[-1]), way.head))


def _pen(hex_: str, width: float) -> QPen:
    pen = QPen(colour(hex_), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _selected_pairs(scene: TimelineScene) -> Iterator[tuple[str, str]]:
    leading = scene.schedule.by_id.get(scene.selection[0]) if scene.selection else None
    if leading is None:
        return
    scope, bars = scene.schedule.scope, scene.schedule.by_id
    skill = leading.skill.id
    if skill not in bars:
        return
    pairs = [(need, skill) for need in scope.needs(skill)]
    pairs += [(skill, after) for after in scope.unlocks(skill)]
    for source, target in pairs:
        if source in bars and target in bars and _in_view(scene, source, target):
            yield source, target


def _in_view(scene: TimelineScene, source: str, target: str) -> bool:
    """An arrow whose other end is beyond the edge would point at nothing."""
    if not (scene.has(source) and scene.has(target)):
        return False
    spans, scale = scene.lanes.spans, scene.scale
    return scale.x(spans[target].start) < scene.width and scale.x(spans[source].end) > 0


def _all_pairs(scene: TimelineScene) -> Iterator[tuple[str, str]]:
    bars = scene.schedule.by_id
    for bar in scene.schedule.activities:
        if bar.id == bar.skill.id:
            for need in bar.needs:
                if need in bars and _in_view(scene, need, bar.id):
                    yield need, bar.id


def _route(scene: TimelineScene, source: str, target: str) -> Route:
    return route(_box(scene.rect(source)), _box(scene.rect(target)))


def _box(rect: QRectF) -> Box:
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())


def _draw(painter: QPainter, way: Route) -> None:
    points = [QPointF(x, y) for x, y in way.points]
    if max(point.y() for point in points) < HEAD - 50:
        return
    path = QPainterPath(points[0])
    for corner, after in pairwise(points[1:]):
        before = path.currentPosition()
        path.lineTo(_toward(corner, before, CORNER))
        path.quadTo(corner, _toward(corner, after, CORNER))
    path.lineTo(points[-1])
    painter.drawPath(path)
    painter.drawPath(_arrow_head(points[-1], way.head))


def _toward(corner: QPointF, other: QPointF, most: float) -> QPointF:
    """Return the point on the way from `corner` to `other`, at most half of it away."""
    gap = other - corner
    length = abs(gap.x()) + abs(gap.y())
    if length < 0.01:
        return corner
    return corner + gap * (min(most, length / 2) / length)


def _arrow_head(tip: QPointF, way: str) -> QPainterPath:
    across, along = 3.6, _HEAD
    wings = {
        "right": (QPointF(-along, -across), QPointF(-along, across)),
        "down": (QPointF(-across, -along), QPointF(across, -along)),
        "up": (QPointF(-across, along), QPointF(across, along)),
    }[way]
    path = QPainterPath(tip + wings[0])
    path.lineTo(tip)
    path.lineTo(tip + wings[1])
    return path


def paint_link(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the link being drawn: solid where it may go, red and dashed where it would loop."""
    link = scene.link
    if link is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_loop(painter, scene, link)
    tone = scene.theme.ink if link.allowed else scene.theme.conflict
    pen = _pen(tone, 1.75)
    if not link.allowed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    start = scene.rect(link.source)
    begin = QPointF(start.right() + 2.5, start.center().y())
    end = QPointF(link.x, link.y)
    path = QPainterPath(begin)
    bend = max(30.0, abs(end.x() - begin.x()) / 2)
    path.cubicTo(begin + QPointF(bend, 0), end - QPointF(bend, 0), end)
    painter.drawPath(path)
    if link.target is not None and scene.has(link.target):
        painter.drawRoundedRect(scene.rect(link.target).adjusted(-2.5, -2.5, 2.5, 2.5), 7.5, 7.5)
    if not link.allowed:
        _paint_ban(painter, scene, path.pointAtPercent(0.5))


def _paint_loop(painter: QPainter, scene: TimelineScene, link: Link) -> None:
    """Paint the chain that a refused link would close: its bars outlined, arrows between them."""
    painter.setPen(_pen(scene.theme.ink, 1.75))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shown = [id_ for id_ in link.loop if scene.has(id_)]
    for id_ in shown:
        painter.drawRoundedRect(scene.rect(id_).adjusted(-1, -1, 1, 1), 6, 6)
    for source, target in pairwise(shown):
        _draw(painter, _route(scene, source, target))


def _paint_ban(painter: QPainter, scene: TimelineScene, at: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(scene.theme.canvas))
    painter.drawEllipse(at, 11, 11)
    box = QRectF(at.x() - 8, at.y() - 8, 16, 16)
    paint_icon(painter, "ban", box, scene.theme.conflict, 2)
