"""Where the canvas looks: the stretch of time in view, and the ways to another."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from planner.document.document import Document
from planner.layout.glide import between
from planner.layout.rows import Head, captions_beside
from planner.layout.timescale import STYLES, TimeScale, Zoom, fitted, fitted_beside
from planner.render.fonts import text_scale
from planner.views.common.motion import Motion, Pace
from planner.views.timeline.content import Content

_CLOSEST = STYLES[Zoom.WEEKS].detent
"""Pixels a day to which a short selection is zoomed at most."""
_NOTCH = 1.0015
"""By what a wheel zooms for each eighth of a degree."""


class CameraGround(Protocol):
    """The widget that a camera looks at."""

    @property
    def has_content(self) -> bool:
        """Whether a roadmap is shown."""
        ...

    @property
    def content(self) -> Content:
        """What is shown of it."""
        ...

    @property
    def document(self) -> Document:
        """The open roadmap."""
        ...

    @property
    def head(self) -> Head:
        """What stands above the lanes."""
        ...

    def isVisible(self) -> bool:
        """Return whether it is on screen."""
        ...

    def viewport(self) -> QWidget:
        """Return what is looked at."""
        ...

    def verticalScrollBar(self) -> QScrollBar:
        """Return what moves it up and down."""
        ...

    def announce(self, text: str) -> None:
        """Say something in the status bar."""
        ...


class Camera(QObject):
    """Holds the scale of a canvas. What the person turns or drags is shown at once; steps glide.

    `moved` tells that another stretch is in view, and whether the zoom differs.
    """

    moved = Signal(bool)

    def __init__(self, ground: CameraGround, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._ground = ground
        self._today = today
        self._motion = Motion(self)
        self.scale = TimeScale(today().toordinal() - 60, STYLES[Zoom.MONTHS].detent)

    @property
    def motion(self) -> Motion:
        """The glide in progress."""
        return self._motion

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time at once."""
        self._motion.stop()
        self._look(scale)

    def glide_to(self, scale: TimeScale) -> None:
        """Show another stretch of time by way of what lies between."""
        self._motion.finish()
        if not self._ground.isVisible():
            self._look(scale)
            return
        start, end = self.scale, self._bounded(scale)
        self._motion.run(lambda share: self._look(between(start, end, share)), Pace.VIEW)

    def zoom(self, factor: float, anchor: float | None = None) -> None:
        """Zoom by `factor` with the moment under pixel `anchor` kept (default: the middle)."""
        self.set_scale(self.scale.zoomed(factor, self._width / 2 if anchor is None else anchor))

    def pan(self, dx: float, dy: float) -> None:
        """Scroll by pixels."""
        if dx:
            self.set_scale(self.scale.moved(dx))
        if dy:
            bar = self._ground.verticalScrollBar()
            bar.setValue(round(bar.value() + dy))

    def turn(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer, Shift and sideways wheels go through time."""
        delta, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_NOTCH ** (delta.y() or delta.x()), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-float(delta.y() or delta.x()), 0)
        elif abs(delta.x()) > abs(delta.y()):
            self.pan(-float(pixels.x() or delta.x()), 0)
        else:
            self.pan(0, -float(pixels.y() or delta.y() * 0.6))
        event.accept()

    def step(self, factor: float) -> None:
        """Zoom around the middle, gliding; steps in quick succession add up."""
        self._motion.finish()
        self.glide_to(self.scale.zoomed(factor, self._width / 2))

    def set_level(self, zoom: Zoom) -> None:
        """Go to a level's detent around what is selected or the middle of the view."""
        self._motion.finish()
        factor = STYLES[zoom].detent / self.scale.per_day
        self.glide_to(self.scale.zoomed(factor, self._anchor()))

    def fit(self) -> None:
        """Show the whole plan, its safe finish too."""
        first, last = self._ground.content.first_and_last()
        forecast = self._ground.document.forecast
        safe = forecast.finish.p80.toordinal() + 1 if forecast is not None else last
        beside = captions_beside(text_scale(), self._width)
        self.glide_to(fitted_beside(first, max(last, safe), self._width, beside))

    def fit_selection(self) -> None:
        """Show the selected bars as large as fits, at most at level Weeks."""
        spans = [
            self._ground.content.spans[id_]
            for id_ in self._ground.document.selection
            if id_ in self._ground.content.spans
        ]
        if not spans:
            return
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        scale = fitted(first, last, self._width, margin=60.0)
        self.glide_to(scale if scale.per_day <= _CLOSEST else _around(first, last, self._width))

    def page(self, way: int) -> None:
        """Go one screen on (1) or back (-1) in time; a tenth stays in view."""
        self._motion.finish()
        self.glide_to(self.scale.moved(way * 0.9 * self._width))

    def go_to(self, day: date) -> None:
        """Bring a day into the left third of the view."""
        self._motion.finish()
        self.glide_to(self.scale.moved(self.scale.x_of(day) - self._width * 0.3))

    def reveal(self, id_: str) -> None:
        """Scroll until a bar is in view."""
        self._motion.finish()
        ground, width = self._ground, self._width
        span = ground.content.spans.get(id_)
        if span is None:
            return
        if id_ not in ground.content.rows:
            label = ground.document.schedule.by_id[id_].label
            ground.announce(f"{label} is hidden by the filter.")
            return
        x, end = self.scale.x(span.start), self.scale.x(span.end)
        if x < 16 + ground.content.lanes.style.beside or min(end, x + 160) > width - 16:
            self.set_scale(self.scale.moved(x - min(width * 0.25, 260)))
        top = ground.content.top_of(id_)
        bar, room = ground.verticalScrollBar(), ground.viewport().height() - ground.head.height
        if not bar.value() <= top - 26 <= bar.value() + room - 64:
            bar.setValue(round(top - room / 3))

    def _look(self, scale: TimeScale) -> None:
        zoomed = abs(scale.per_day - self.scale.per_day) > 1e-9
        self.scale = self._bounded(scale)
        self.moved.emit(zoomed)

    def _bounded(self, scale: TimeScale) -> TimeScale:
        """Return `scale` moved so far that some of the plan, or today, stays in view."""
        if not self._ground.has_content:
            return scale
        first, last = self._ground.content.first_and_last()
        first, last = min(first, self._today().toordinal()), max(last, self._today().toordinal())
        room = self._width / scale.per_day
        left = min(max(scale.left, first - 0.9 * room), last - 0.1 * room)
        return TimeScale(left, scale.per_day)

    def _anchor(self) -> float:
        width, spans = self._width, self._ground.content.spans
        for id_ in self._ground.document.selection[:1]:
            x = self.scale.x(spans[id_].start) if id_ in spans else -1.0
            if 0 <= x <= width:
                return x
        today = self.scale.x_of(self._today())
        return today if 0 <= today <= width else min(width / 2, 120.0)

    @property
    def _width(self) -> int:
        return self._ground.viewport().width()


def _around(first: float, last: float, width: float) -> TimeScale:
    """Return the closest scale with the middle of `first` to `last` in the middle."""
    return TimeScale((first + last) / 2 - width / 2 / _CLOSEST, _CLOSEST)
