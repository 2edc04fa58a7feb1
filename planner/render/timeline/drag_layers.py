"""The frames of a drag: what stands still is painted once and kept as pictures."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from planner.layout.axis import Axis, axis_for
from planner.render.fonts import text_scale
from planner.render.layers import Layer
from planner.render.timeline.background import paint_background, paint_markers
from planner.render.timeline.bars import paint_dragged, paint_selection, paint_some
from planner.render.timeline.capacity import paint_capacity
from planner.render.timeline.head import paint_axis, paint_head_marks
from planner.render.timeline.links import paint_arrow_heads, paint_arrows, paint_link
from planner.render.timeline.overlay import paint_captions, paint_drag, paint_ghosts
from planner.render.timeline.scene import AXIS_HEIGHT, HEAD, TimelineScene


class DragLayers:
    """Paints a scene with a drag as `paint_timeline` does, in less time.

    Three pictures are kept: the ground, the axis, and the bars that begin before anything that
    the drag has moved so far. What they show depends on the key they are kept by.
    """

    def __init__(self) -> None:
        self.ground, self.axis, self.bars = Layer(), Layer(), Layer()
        self._cut = float("inf")

    def forget(self) -> None:
        """End the drag: give the pictures back."""
        self._cut = float("inf")
        for layer in (self.ground, self.axis, self.bars):
            layer.forget()

    def paint(self, painter: QPainter, scene: TimelineScene, ratio: float) -> None:
        """Paint `scene`, which has a drag, for a screen of this device pixel ratio."""
        axis = axis_for(scene.scale, scene.width, text_scale())
        calendar = scene.schedule.roadmap.learner.calendar
        key = (scene.scale, scene.scroll, scene.theme.name, calendar)
        size = QSize(round(scene.width), round(scene.height))
        ground = self.ground.pixmap(
            size, ratio, key, lambda layer: paint_background(layer, scene, axis), scene.lanes.lanes
        )
        painter.drawPixmap(0, 0, ground)
        painter.save()
        painter.setClipRect(QRectF(0, HEAD, scene.width, scene.height - HEAD))
        paint_markers(painter, scene)
        paint_arrows(painter, scene)
        paint_ghosts(painter, scene)
        self._paint_bars(painter, scene, size, ratio)
        paint_captions(painter, scene)
        paint_arrow_heads(painter, scene)
        paint_selection(painter, scene)
        paint_link(painter, scene)
        painter.setClipping(False)
        self._paint_head(painter, scene, axis, ratio)
        painter.setClipRect(QRectF(0, HEAD, scene.width, scene.height - HEAD))
        paint_drag(painter, scene)
        painter.restore()

    def _paint_bars(
        self, painter: QPainter, scene: TimelineScene, size: QSize, ratio: float
    ) -> None:
        self._cut = min(self._cut, _first_moved(scene))
        spans, cut, dragged = scene.lanes.spans, self._cut, scene.drag.id if scene.drag else ""
        bars = [(bar, rect) for bar, rect in scene.on_screen if bar.id != dragged]
        still = [each for each in bars if spans[each[0].id].start < cut]
        calendar = scene.schedule.roadmap.learner.calendar
        key = (cut, scene.scale, scene.scroll, scene.selection, scene.theme.name, calendar)
        layer = self.bars.pixmap(
            size, ratio, key, lambda layer: paint_some(layer, scene, still), scene.lanes.lanes
        )
        painter.drawPixmap(0, 0, layer)
        paint_some(painter, scene, [each for each in bars if spans[each[0].id].start >= cut])
        paint_dragged(painter, scene)

    def _paint_head(
        self, painter: QPainter, scene: TimelineScene, axis: Axis, ratio: float
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_capacity(painter, scene)
        size = QSize(round(scene.width), round(AXIS_HEIGHT))
        key = (scene.scale, scene.theme.name)
        drawn = self.axis.pixmap(size, ratio, key, lambda layer: paint_axis(layer, scene, axis))
        painter.drawPixmap(0, 0, drawn)
        paint_head_marks(painter, scene)


def _first_moved(scene: TimelineScene) -> float:
    """Return the moment before which the drag changes nothing that is on screen."""
    drag, spans = scene.drag, scene.lanes.spans
    assert drag is not None
    moved = [id_ for id_ in (*scene.moved_on_screen, drag.id) if id_ in spans]
    starts = [spans[id_].start for id_ in moved]
    return min(starts + [drag.was[id_].start for id_ in moved if id_ in drag.was], default=0.0)
