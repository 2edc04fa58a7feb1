"""What a tool is and what the canvas offers it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from planner.document.document import Document
from planner.layout.lanes import Span
from planner.layout.timescale import TimeScale
from planner.render.timeline.scene import DragPicture, Link, TimelineScene


class Stage(Protocol):
    """The canvas as a tool sees it."""

    @property
    def document(self) -> Document:
        """The open roadmap."""
        ...

    @property
    def scale(self) -> TimeScale:
        """Days to pixels."""
        ...

    @property
    def spans(self) -> Mapping[str, Span]:
        """Where the bars lay when the drag began."""
        ...

    def scene(self) -> TimelineScene:
        """Return what is painted now."""
        ...

    def show_drag(self, picture: DragPicture | None) -> None:
        """Paint a drag, or end painting it."""
        ...

    def show_link(self, link: Link | None) -> None:
        """Paint a link being drawn, or end painting it."""
        ...

    def show_band(self, band: QRectF | None) -> None:
        """Paint a rubber band, or end painting it."""
        ...

    def pan(self, dx: float, dy: float) -> None:
        """Scroll by pixels."""
        ...

    def announce(self, text: str) -> None:
        """Say something in the status bar."""
        ...


class Tool(ABC):
    """One gesture: made on press, fed with moves, ended by `drop` or `cancel`.

    `id` is the activity under the press, "" on empty ground.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, stage: Stage, id_: str, at: QPointF) -> None:
        self.stage = stage
        self.id = id_
        self.origin = at

    @abstractmethod
    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is at `at`; the threshold has been passed."""

    @abstractmethod
    def drop(self) -> None:
        """Make what is previewed true."""

    @abstractmethod
    def cancel(self) -> None:
        """Leave everything as it was."""
