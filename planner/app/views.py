"""The views of an open plan: a row each. Their pages are imported when they are first needed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.document.background import Submit

if TYPE_CHECKING:
    from planner.views.common.page import Page


class ViewId(StrEnum):
    """Names of the views."""

    TIMELINE = "timeline"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class View:
    """A row of the view switch.

    `keys` is its shortcut. A view that `inspects` stands between sidebar and inspector and shows
    what is selected; one that does not is as wide as the window. `make` returns its page and is
    given what runs work in the background; None for the timeline, which is made with the panes.
    """

    id: ViewId
    text: str
    icon: str
    keys: str
    inspects: bool
    make: "Callable[[Submit | None], Page] | None" = None


def _compare(submit: Submit | None) -> "Page":
    from planner.views.compare.page import ComparePage

    return ComparePage(submit)


VIEWS = (
    View(ViewId.TIMELINE, "Timeline", "chart-no-axes-gantt", "Ctrl+1", True),
    View(ViewId.COMPARE, "Compare", "columns-3", "Ctrl+3", False, _compare),
)
"""In the order of the switch in the toolbar."""


def view_of(id_: ViewId) -> View:
    """Return the row of a view."""
    return next(row for row in VIEWS if row.id is id_)
