"""What has to be known of a canvas to tell what is on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractScrollArea

from planner.document.document import Document
from planner.layout.timescale import TimeScale
from planner.render.timeline.scene import TimelineScene
from planner.views.common.accessible import Speaking
from planner.views.timeline.content import Content


class SpokenGround(Speaking, QAbstractScrollArea):
    """A canvas with a plan on it.

    `menu_requested` carries an activity id ("" for empty ground) and a global point,
    `head_menu_requested` what lies under the pointer in the head, its day and the point.
    """

    menu_requested = Signal(str, object)
    head_menu_requested = Signal(object, object, object)

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

    def reveal(self, id_: str) -> None:
        """Scroll until a bar is in view."""
        raise NotImplementedError
