"""What has to be known of a canvas to tell what is on it."""

from PySide6.QtWidgets import QAbstractScrollArea

from planner.document.document import Document
from planner.layout.timescale import TimeScale
from planner.render.timeline.scene import TimelineScene
from planner.views.common.accessible import Speaking
from planner.views.timeline.content import Content


class SpokenGround(Speaking, QAbstractScrollArea):
    """A canvas with a plan on it."""

    @property
    def has_content(self) -> bool:
        """Whether a roadmap is shown."""
        raise NotImplementedError

    @property
    def content(self) -> Content:
        """What is shown of it."""
        raise NotImplementedError

    @property
    def document(self) -> Document:
        """The open roadmap."""
        raise NotImplementedError

    @property
    def scale(self) -> TimeScale:
        """Days to pixels."""
        raise NotImplementedError

    def scene(self) -> TimelineScene:
        """Return what is painted now."""
        raise NotImplementedError
