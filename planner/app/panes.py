"""The views of the workspace: made here only, so that they are imported when first needed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.document.background import Submit
from planner.document.document import Document
from planner.render.theme import Theme

if TYPE_CHECKING:
    from planner.views.common.page import Page
    from planner.views.inspector.inspector import Inspector
    from planner.views.outline.sidebar import Sidebar
    from planner.views.timeline.view import TimelineView

TIMELINE, COMPARE = "timeline", "compare"


@dataclass(frozen=True, slots=True)
class View:
    """A row of the view switch; `make` returns its page, None for the timeline's three panes.

    It is given what runs work in the background.
    """

    id: str
    text: str
    icon: str
    make: "Callable[[Submit | None], Page] | None" = None


def _compare(submit: Submit | None) -> "Page":
    from planner.views.compare.page import ComparePage

    return ComparePage(submit)


VIEWS = (
    View(TIMELINE, "Timeline", "chart-no-axes-gantt"),
    View(COMPARE, "Compare", "columns-3", _compare),
)
"""In the order of the switch in the toolbar."""


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

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme` in all three."""
        self.timeline.set_theme(theme)
        self.sidebar.set_theme(theme)
        self.inspector.set_theme(theme)


def make_panes(today: Callable[[], date]) -> Panes:
    """Return new panes without a plan; `today` is the clock."""
    from planner.views.inspector.inspector import Inspector
    from planner.views.outline.sidebar import Sidebar
    from planner.views.timeline.view import TimelineView

    return Panes(Sidebar(day=today), TimelineView(today=today), Inspector(day=today))
