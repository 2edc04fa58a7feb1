"""The frames of a drag: what stands still is painted once and kept as pictures."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from planner.layout.axis import Axis, axis_for
from planner.render.fonts import text_scale
from planner.render.layers import Layer, Stamps
from planner.render.timeline.axis_head import paint_axis, paint_head_marks
from planner.render.timeline.background import paint_background, paint_markers
from planner.render.timeline.bars import (
    in_viewport,
    paint_bar,
    paint_dragged,
    paint_selection,
    reach_of,
)
from planner.render.timeline.capacity import capacity_strip_of, paint_capacity
from planner.render.timeline.edges import paint_edge
from planner.render.timeline.links import (
    arrow_paths_of_selection,
    paint_arrow_heads,
    paint_arrows,
    paint_link,
)
from planner.render.timeline.overlay import (
    ghosts_of,
    paint_captions,
    paint_drag,
    paint_ghost,
)
from planner.render.timeline.scene import TimelineScene
from planner.render.timeline.sessions import shows_sessions
from planner.scheduling.schedule import Activity


class DragLayers:
    """Paints a scene with a drag as `paint_timeline` does, in less time.

    Pictures are kept of the ground, the axis, the hours a week and the captions, and stamps of all
    bars and old places that stay where they are. What they show depends on the keys they are
    kept by.
    """

    def __init__(self) -> None:
        self.ground, self.axis, self.hours, self.captions = Layer(), Layer(), Layer(), Layer()
        self.bars, self.ghosts = Stamps(), Stamps()

    def forget(self) -> None:
        """End the drag: give the pictures back."""
        for layer in (self.ground, self.axis, self.hours, self.captions):
            layer.forget()
        for stamps in (self.bars, self.ghosts):
            stamps.forget()

    def paint(self, painter: QPainter, scene: TimelineScene, ratio: float) -> None:
        """Paint `scene`, which has a drag, for a screen of this device pixel ratio."""
        axis = axis_for(scene.scale, scene.width, text_scale(), scene.style.beside)
        lanes = QRectF(0, scene.head.height, scene.width, scene.height - scene.head.height)
        size = QSize(round(scene.width), round(scene.height))
        calendar, shows = scene.schedule.roadmap.learner.calendar, scene.lanes.lanes
        look = (scene.scale, scene.scroll, scene.theme.name, calendar)
        ground = self.ground.pixmap(
            size, ratio, look, lambda layer: paint_background(layer, scene, axis), shows
        )
        captions = self.captions.pixmap(
            size, ratio, look, lambda layer: paint_captions(layer, scene), shows
        )
        painter.drawPixmap(0, 0, ground)
        painter.save()
        painter.setClipRect(lanes)
        paint_markers(painter, scene)
        ways = arrow_paths_of_selection(scene)
        paint_arrows(painter, scene, ways)
        self._paint_ghosts(painter, scene, ratio, look)
        self._paint_bars(painter, scene, ratio, look)
        painter.drawPixmap(0, 0, captions)
        paint_arrow_heads(painter, scene, ways)
        paint_selection(painter, scene)
        paint_link(painter, scene)
        painter.setClipping(False)
        self._paint_head(painter, scene, axis, ratio)
        painter.setClipRect(lanes)
        paint_drag(painter, scene)
        painter.setClipping(False)
        paint_edge(painter, scene)
        painter.restore()

    def _paint_ghosts(
        self, painter: QPainter, scene: TimelineScene, ratio: float, look: Hashable
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ghosts.begin(ratio, look)
        for id_, rect in ghosts_of(scene).items():
            self.ghosts.paint(
                painter, id_, rect.getRect(), partial(in_viewport, scene, rect),
                partial(paint_ghost, scene=scene, rect=rect),
            )  # fmt: skip

    def _paint_bars(
        self, painter: QPainter, scene: TimelineScene, ratio: float, look: Hashable
    ) -> None:
        dragged = scene.drag.id if scene.drag else None
        self.bars.begin(ratio, (look, scene.selection, scene.hovered))
        for bar, rect in scene.on_screen:
            if bar.id != dragged:
                dimmed = scene.steps_back(bar.id)
                self.bars.paint(
                    painter, bar.id, _look_of(scene, bar, rect, dimmed),
                    partial(reach_of, scene, bar, rect),
                    partial(paint_bar, scene=scene, bar=bar, rect=rect, dimmed=dimmed),
                )  # fmt: skip
        paint_dragged(painter, scene)

    def _paint_head(
        self, painter: QPainter, scene: TimelineScene, axis: Axis, ratio: float
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        schedule, look = scene.schedule, (scene.scale, scene.theme.name)
        size, strip = QSize(round(scene.width), round(scene.head.height)), capacity_strip_of(scene)
        hours = self.hours.pixmap(
            size, ratio, (*look, schedule.roadmap.learner, schedule.programme, strip),
            lambda layer: paint_capacity(layer, scene, strip),
        )  # fmt: skip
        painter.drawPixmap(0, 0, hours)
        size = QSize(round(scene.width), round(scene.head.axis))
        drawn = self.axis.pixmap(size, ratio, look, lambda layer: paint_axis(layer, scene, axis))
        painter.drawPixmap(0, 0, drawn)
        paint_head_marks(painter, scene)


def _look_of(scene: TimelineScene, bar: Activity, rect: QRectF, dimmed: bool) -> Hashable:
    """Return what a drag may change of how a bar looks."""
    sessions = tuple(scene.sessions.get(bar.id, ())) if shows_sessions(scene) else ()
    hours, topics = (bar.hours, bar.logged, bar.remaining), scene.topics.get(bar.id)
    return rect.getRect(), dimmed, bar.pin, hours, sessions, topics
