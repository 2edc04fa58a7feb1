"""The order in which a timeline is painted; the same for screen, SVG and PNG."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planner.layout.axis import axis_for
from planner.render.timeline.background import paint_background, paint_markers
from planner.render.timeline.bars import paint_bars, paint_selection
from planner.render.timeline.head import paint_head
from planner.render.timeline.links import paint_arrows, paint_link
from planner.render.timeline.overlay import paint_captions, paint_drag, paint_ghosts
from planner.render.timeline.scene import HEAD, TimelineScene


def paint_timeline(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the whole scene at the painter's origin."""
    axis = axis_for(scene.scale, scene.width)
    painter.save()
    painter.setClipRect(QRectF(0, 0, scene.width, scene.height))
    paint_background(painter, scene, axis)
    painter.setClipRect(QRectF(0, HEAD, scene.width, scene.height - HEAD))
    paint_markers(painter, scene)
    paint_arrows(painter, scene)
    paint_ghosts(painter, scene)
    paint_bars(painter, scene)
    paint_captions(painter, scene)
    paint_selection(painter, scene)
    paint_link(painter, scene)
    painter.setClipRect(QRectF(0, 0, scene.width, scene.height))
    paint_head(painter, scene, axis)
    painter.setClipRect(QRectF(0, HEAD, scene.width, scene.height - HEAD))
    paint_drag(painter, scene)
    painter.restore()
