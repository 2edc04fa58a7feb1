"""The order in which a timeline is painted; the same for screen, SVG and PNG."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planner.layout.axis import axis_for
from planner.render.fonts import text_scale
from planner.render.timeline.axis_head import paint_head
from planner.render.timeline.background import paint_background, paint_markers
from planner.render.timeline.bars import paint_bars, paint_selection
from planner.render.timeline.edges import paint_edge
from planner.render.timeline.links import (
    arrow_paths_of_selection,
    paint_arrow_heads,
    paint_arrows,
    paint_link,
)
from planner.render.timeline.overlay import paint_captions, paint_drag, paint_ghosts
from planner.render.timeline.scene import TimelineScene


def paint_timeline(painter: QPainter, scene: TimelineScene, dirty: QRectF | None = None) -> None:
    """Paint the whole scene at the painter's origin, or what of it lies in `dirty`."""
    whole = QRectF(0, 0, scene.width, scene.height)
    lanes = QRectF(0, scene.head.height, scene.width, scene.height - scene.head.height)
    dirty = whole if dirty is None else dirty.intersected(whole)
    axis = axis_for(scene.scale, scene.width, text_scale(), scene.style.beside)
    painter.save()
    painter.setClipRect(dirty)
    paint_background(painter, scene, axis)
    painter.setClipRect(dirty.intersected(lanes))
    paint_markers(painter, scene)
    ways = arrow_paths_of_selection(scene)
    paint_arrows(painter, scene, ways)
    paint_ghosts(painter, scene)
    paint_bars(painter, scene, dirty)
    paint_captions(painter, scene, dirty)
    paint_arrow_heads(painter, scene, ways)
    paint_selection(painter, scene)
    paint_link(painter, scene)
    if dirty.top() < scene.head.height:
        painter.setClipRect(dirty)
        paint_head(painter, scene, axis)
    painter.setClipRect(dirty.intersected(lanes))
    paint_drag(painter, scene)
    painter.setClipRect(dirty)
    paint_edge(painter, scene)
    painter.restore()
