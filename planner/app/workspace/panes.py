"""The panes of an open plan, made here only, so that they are imported when first needed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.document.document import Document

if TYPE_CHECKING:
    from planner.views.inspector.inspector import Inspector
    from planner.views.outline.sidebar import Sidebar
    from planner.views.timeline.view import TimelineView


@dataclass(frozen=True, slots=True)
class Panes:
    """Left, middle and right."""

    sidebar: "Sidebar"
    timeline: "TimelineView"
    inspector: "Inspector"

    def set_document(self, document: Document) -> None:
        """Show another plan in all three."""
        self.timeline.set_document(document)
        self.sidebar.set_document(document)
        self.inspector.set_document(document)


def make_panes(today: Callable[[], date]) -> Panes:
    """Return new panes without a plan; `today` is the clock."""
    from planner.views.inspector.inspector import Inspector
    from planner.views.outline.sidebar import Sidebar
    from planner.views.timeline.view import TimelineView

    return Panes(Sidebar(day=today), TimelineView(today=today), Inspector(day=today))
