"""How the lanes share the height of the canvas, and what stays where it is while they open."""

from typing import Protocol

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from planner.layout.rows import Head
from planner.layout.timescale import TimeScale, Zoom
from planner.views.timeline.content import Content, Room
from planner.views.timeline.picture import Picture

_SETTLE_MS = 250
_STEP = 38
_FOOT = 24
"""Pixels below the last lane; at level Years the lanes fill the height by themselves."""


class LaneGround(Protocol):
    """The widget in which lanes lie."""

    @property
    def has_content(self) -> bool:
        """Whether a roadmap is shown."""
        ...

    @property
    def content(self) -> Content:
        """What is shown of it."""
        ...

    @property
    def scale(self) -> TimeScale:
        """Days to pixels."""
        ...

    @property
    def head(self) -> Head:
        """What stands above the lanes."""
        ...

    def viewport(self) -> QWidget:
        """Return what is looked at."""
        ...

    def verticalScrollBar(self) -> QScrollBar:
        """Return what moves it up and down."""
        ...


class LaneRoom(QObject):
    """Opens and closes lanes for the time in view; `restacked` tells that they lie elsewhere.

    Under a drag what is dragged stays as far below the upper edge as it is, whatever opens above.
    """

    restacked = Signal()

    def __init__(self, ground: LaneGround, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._ground, self._picture = ground, picture
        self._held_top: float | None = None
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._shrink)

    def stack(self, shrink: bool = True) -> None:
        """Open lanes and, if they may `shrink`, close them."""
        ground = self._ground
        if not ground.has_content:
            return
        self.measure()
        ground.content.stack(ground.scale, ground.viewport().width(), shrink)
        self._set_scroll_bar()
        if self._picture.drag is not None and self._held_top is not None:
            self.hold_still(self._picture.drag.id, self._held_top)
        self.restacked.emit()

    def open_now_close_later(self) -> None:
        """Open lanes at once; those that may close do so when the view rests."""
        self.stack(shrink=False)
        self._settle.start()

    def stay_open(self) -> None:
        """Close no lane after all."""
        self._settle.stop()

    def measure(self) -> None:
        """Take note of the room there is."""
        if self._ground.has_content:
            viewport, head = self._ground.viewport(), self._ground.head
            self._ground.content.room = Room(viewport.width(), viewport.height() - head.height)

    def remember_held(self) -> None:
        """Take note of how far below the upper edge what is dragged lies."""
        drag = self._picture.drag
        is_there = drag is not None and drag.id in self._ground.content.rows
        self._held_top = self._top_of(drag.id) if drag is not None and is_there else None

    def forget_held(self) -> None:
        """Nothing is dragged any more."""
        self._held_top = None

    def hold_still(self, id_: str, top: float) -> None:
        """Scroll so that a bar lies `top` pixels below the upper edge, whatever opened above it."""
        if id_ not in self._ground.content.rows:
            return
        bar = self._ground.verticalScrollBar()
        with QSignalBlocker(bar):
            value = bar.value() + round(self._top_of(id_) - top)
            bar.setMaximum(max(bar.maximum(), value))
            bar.setValue(value)

    def _top_of(self, id_: str) -> float:
        ground = self._ground
        top = ground.content.top_of(id_)
        return ground.head.height + top - ground.verticalScrollBar().value()

    def _shrink(self) -> None:
        if self._picture.drag is None:
            self.stack()

    def _set_scroll_bar(self) -> None:
        content, bar = self._ground.content, self._ground.verticalScrollBar()
        foot = _FOOT if self._ground.scale.zoom is not Zoom.YEARS else 0
        bar.setRange(0, max(0, round(content.lanes.height + foot - content.room.height)))
        bar.setPageStep(max(1, round(content.room.height)))
        bar.setSingleStep(_STEP)
