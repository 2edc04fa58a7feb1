"""The view goes along when a drag is held at its left or right edge."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from planner.layout.edges import NO_ZONES, Zones
from planner.render.timeline.scene import Scrolling
from planner.views.common.motion import SteadyMotion, is_reduced

_DAYS = 7.0
_SPARED = 4.0
"""Pixels that a hand has to go outward from a press within a zone."""


class EdgeScroll(QObject):
    """Moves the view by days, with `move`, for as long as the pointer is in a zone.

    Where nothing shall move by itself it goes in steps of a week.
    """

    def __init__(self, parent: QObject, move: Callable[[float], None]) -> None:
        super().__init__(parent)
        self._move = move
        self.flow = SteadyMotion(self)
        self._zones: Zones | None = None
        self._speed = 0.0
        self._due = 0.0
        self._is_held_back = False

    @property
    def shown(self) -> Scrolling | None:
        """What is told of it; None while it stands."""
        return Scrolling(self._speed) if self.flow.runs else None

    def follow(self, pressed: float, x: float, width: float) -> None:
        """Take note that a drag, begun at pixel `pressed`, is at `x` of a view of this width."""
        zones = self._zones or NO_ZONES.opened(pressed, width, _SPARED)
        self._zones = zones.opened(x, width, _SPARED)
        self._speed = self._zones.weeks_a_second(x, width)
        if not self._speed:
            self._is_held_back = False
            self._stand()
        elif not self.flow.runs and not self._is_held_back:
            self._due = 0.0
            self.flow.run(self._go)

    def hold_back(self) -> bool:
        """Stop until the pointer has left the zone. Return whether it ran."""
        self._is_held_back = self.flow.runs
        self._stand()
        return self._is_held_back

    def end(self) -> None:
        """The drag is over."""
        self._zones, self._is_held_back = None, False
        self._stand()

    def _stand(self) -> None:
        self.flow.stop()

    def _go(self, seconds: float) -> None:
        self._due += seconds * self._speed
        weeks = float(int(self._due)) if is_reduced() else self._due
        self._due -= weeks
        if weeks:
            self._move(weeks * _DAYS)
