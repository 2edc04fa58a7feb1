"""The frames of the canvas: the scene of each, and how it is painted."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPen

from planner.domain.roadmap import Roadmap
from planner.layout.capacity import WeeklyHours
from planner.layout.rows import Head
from planner.layout.timescale import TimeScale
from planner.render.theme import Theme, colour
from planner.render.timeline.drag_layers import DragLayers
from planner.render.timeline.painter import paint_timeline
from planner.render.timeline.scene import DragPicture, Link, Scrolling, TimelineScene
from planner.views.timeline.content import Content, previewed
from planner.views.timeline.settling import Settling


class Sight(NamedTuple):
    """What of the ground is seen: sizes in pixels, the day it is, bar under the pointer."""

    scale: TimeScale
    width: int
    height: int
    scroll: int
    today: date
    hovered: str | None
    focused: bool
    head: Head


class Picture:
    """What is painted of a plan beside its content: what tools hold, and what still moves.

    `repaint` is called when another frame is due.
    """

    def __init__(self, parent: QObject, repaint: Callable[[], None]) -> None:
        self.drag: DragPicture | None = None
        self.link: Link | None = None
        self.band: QRectF | None = None
        self.scrolling: Scrolling | None = None
        self.arrows = "selection"
        self.layers = DragLayers()
        self.settling = Settling(parent, repaint)
        self._last: TimelineScene | None = None
        self._dropped: TimelineScene | None = None

    def forget(self) -> None:
        """Paint nothing of what was: another roadmap is shown."""
        self.put_down()
        self._dropped = None
        self.settling.finish()

    def put_down(self) -> None:
        """Paint nothing that a tool held."""
        self.drag = self.link = self.band = None

    def hold(self, drag: DragPicture) -> None:
        """Paint a drag."""
        self._dropped = None
        self.settling.finish()
        self.drag = drag

    def drop(self, last: TimelineScene | None) -> None:
        """End painting a drag; from its `last` frame the bars go to where the plan has them."""
        self._dropped = last
        self.layers.forget()
        self.drag = None

    def take_dropped(self, roadmap: Roadmap) -> TimelineScene | None:
        """Return the last frame of the drag that made `roadmap`, once."""
        dropped, self._dropped = self._dropped, None
        if dropped is None or dropped.drag is None:
            return None
        return dropped if dropped.drag.preview.after.roadmap == roadmap else None

    def scene(self, content: Content, theme: Theme, sight: Sight) -> TimelineScene:
        """Return what is painted now: the preview while dragging."""
        document = content.document
        schedule, lanes, weeks = content.schedule, content.lanes, content.weeks
        if self.drag is not None:
            schedule = self.drag.shown
            lanes = previewed(lanes, schedule, sight.scale.zoom, self.drag.id)
            weeks = WeeklyHours(schedule, weeks)
        scene = TimelineScene(
            schedule=schedule,
            areas=document.catalogue.areas,
            lanes=lanes,
            scale=sight.scale,
            theme=theme,
            width=sight.width,
            height=sight.height,
            weeks=weeks,
            progress=content.progress,
            states=content.states,
            head=sight.head,
            scroll=sight.scroll,
            today=sight.today,
            selection=document.selection,
            hovered=sight.hovered,
            critical=content.critical,
            tinted=content.tinted,
            arrows=self.arrows,
            forecast=document.forecast if self.drag is None else None,
            drag=self.drag,
            link=self.link,
            scrolling=self.scrolling,
            focused=sight.focused,
            index=content.index,
            travel=self.settling.travel,
            trail=self.settling.trail,
        )
        if self._last is not None:
            scene.share_geometry(self._last)
        self._last = scene
        return scene

    def paint(self, painter: QPainter, scene: TimelineScene, dirty: QRectF, ratio: float) -> None:
        """Paint `scene`, of a picture at rest only what lies in `dirty`, and the rubber band.

        `ratio` is how many pixels of the screen one of the scene's takes.
        """
        if scene.drag is not None:
            self.layers.paint(painter, scene, ratio)
        else:
            paint_timeline(painter, scene, dirty)
        if self.band is not None:
            painter.setPen(QPen(colour(scene.theme.ink), 1))
            painter.drawRect(self.band.adjusted(0.5, 0.5, -0.5, -0.5))
