"""Dependency arrows of the selection: an answer, not wallpaper."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from planner.layout.arrow_paths import CORNER, ArrowPath, Box, arrow_path, arrow_path_from_corner
from planner.layout.timescale import Zoom
from planner.render.icons import paint_icon
from planner.render.theme import blend, colour
from planner.render.timeline.bar_titles import title_right
from planner.render.timeline.scene import Link, TimelineScene
from planner.scheduling.activity import ActivityKind, part_of

_HEAD = 5.0
_AROUND = 12.0
"""Pixels by which a line that goes back keeps away from the bars."""


def arrow_paths_of_selection(scene: TimelineScene) -> list[ArrowPath]:
    """Return the ways of the arrows between the leading selected skill and its neighbours."""
    if scene.zoom is Zoom.YEARS or scene.arrows == "off":
        return []
    return [_arrow_path(scene, source, target) for source, target in _selected_pairs(scene)]


def paint_arrows(painter: QPainter, scene: TimelineScene, ways: Iterable[ArrowPath]) -> None:
    """Paint the arrows that the mode asks for, below the bars; `ways` are the selection’s."""
    if scene.zoom is Zoom.YEARS or scene.arrows == "off":
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if scene.arrows == "all":
        painter.setPen(_pen(blend(scene.theme.ink, scene.theme.canvas, 0.12).name(), 1.0))
        for source, target in _all_pairs(scene):
            _draw(painter, _arrow_path(scene, source, target, looks=False))
    painter.setPen(_pen(blend(scene.theme.ink, scene.theme.canvas, 0.85).name(), 1.4))
    for way in ways:
        _draw(painter, way)


def paint_arrow_heads(painter: QPainter, scene: TimelineScene, ways: Iterable[ArrowPath]) -> None:
    """Paint again, over captions, the heads of the selection's arrows that enter from above."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(blend(scene.theme.ink, scene.theme.canvas, 0.85).name(), 1.4))
    for way in ways:
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
    part = part_of(leading.id)
    if part not in bars:
        return
    pairs = [(need, part) for need in scope.part_links[part]]
    pairs += [(part, after) for after in scope.parts_unlocked(part)]
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
        if bar.kind is ActivityKind.STUDY:
            for need in bar.needs:
                if need in bars and _in_view(scene, need, bar.id):
                    yield need, bar.id


def _arrow_path(scene: TimelineScene, source: str, target: str, looks: bool = True) -> ArrowPath:
    """Return the way of an arrow; if it `looks`, bars in its way are gone round."""
    begin, end = scene.rect(source), scene.rect(target)
    bar = scene.schedule.by_id[source]
    clear = not looks or _is_clear(scene, source, target)
    if title_right(scene.zoom, scene.states, bar, begin) > begin.right():
        return arrow_path_from_corner(_box(begin), _box(end), is_clear=clear)
    return arrow_path(_box(begin), _box(end), is_clear=clear)


def _is_clear(scene: TimelineScene, source: str, target: str) -> bool:
    """Return whether no bar and no title lie in the row of `target` from the end of `source`."""
    begin, end = scene.rect(source).right(), scene.rect(target)
    return not any(
        each.left < end.left() and each.right > begin and each.id not in (source, target)
        for each in scene.taken.get(end.top(), ())
    )


def _box(rect: QRectF) -> Box:
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())


def _draw(painter: QPainter, way: ArrowPath) -> None:
    points = [QPointF(x, y) for x, y in way.points]
    if max(point.y() for point in points) < 0:
        return
    painter.drawPath(_rounded(points))
    painter.drawPath(_arrow_head(points[-1], way.head))


def _rounded(points: list[QPointF]) -> QPainterPath:
    """Return the line through the points, its corners rounded."""
    path = QPainterPath(points[0])
    for corner, after in pairwise(points[1:]):
        before = path.currentPosition()
        path.lineTo(_toward(corner, before, CORNER))
        path.quadTo(corner, _toward(corner, after, CORNER))
    path.lineTo(points[-1])
    return path


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
    path = _way_back(scene, link) if link.loop else _way_to_pointer(scene, link)
    painter.drawPath(path)
    if link.target is not None and scene.has(link.target):
        painter.drawRoundedRect(scene.rect(link.target).adjusted(-2.5, -2.5, 2.5, 2.5), 7.5, 7.5)
    if not link.allowed:
        _paint_ban(painter, scene, path.pointAtPercent(0.5))


def _way_to_pointer(scene: TimelineScene, link: Link) -> QPainterPath:
    start = scene.rect(link.source)
    begin, end = QPointF(start.right() + 2.5, start.center().y()), QPointF(link.x, link.y)
    bend = max(30.0, abs(end.x() - begin.x()) / 2)
    path = QPainterPath(begin)
    path.cubicTo(begin + QPointF(bend, 0), end - QPointF(bend, 0), end)
    return path


def _way_back(scene: TimelineScene, link: Link) -> QPainterPath:
    """Return the line that would close a loop: round the bars and back to the target’s left."""
    if link.target is None or not scene.has(link.target):
        return _way_to_pointer(scene, link)
    start, end = scene.rect(link.source), scene.rect(link.target)
    right, left = start.right() + _AROUND, end.left() - _AROUND
    gap = max(start.bottom(), end.bottom()) + _AROUND / 2
    corners = [
        QPointF(start.right() + 2.5, start.center().y()), QPointF(right, start.center().y()),
        QPointF(right, gap), QPointF(left, gap), QPointF(left, end.center().y()),
        QPointF(end.left() - 2, end.center().y()),
    ]  # fmt: skip
    path = _rounded(corners)
    path.addPath(_arrow_head(corners[-1], "right"))
    return path


def _paint_loop(painter: QPainter, scene: TimelineScene, link: Link) -> None:
    """Paint the chain that a refused link would close: its bars outlined, arrows between them."""
    painter.setPen(_pen(scene.theme.ink, 1.75))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shown = [id_ for id_ in link.loop if scene.has(id_)]
    for id_ in shown:
        painter.drawRoundedRect(scene.rect(id_).adjusted(-1, -1, 1, 1), 6, 6)
    for source, target in pairwise(shown):
        _draw(painter, _arrow_path(scene, source, target))


def _paint_ban(painter: QPainter, scene: TimelineScene, at: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(scene.theme.canvas))
    painter.drawEllipse(at, 11, 11)
    box = QRectF(at.x() - 8, at.y() - 8, 16, 16)
    paint_icon(painter, "ban", box, scene.theme.conflict, 2)
