"""Bars into rows: first fit by start, with room for the label of every bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.export.axis import TimeWindow
from planner.export.fontfile import inter
from planner.export.text import elide, one_line
from planner.scheduling.schedule import Activity, ActivityKind
from planner.scheduling.workload import Status

LABEL_SIZE = 7.5
LABEL_GAP = 3.5
CHECK_ROOM = 8.0
_LONGEST_LABEL = 46
_NARROWEST = 2.4
_TABULAR = 1.03
"""Tabular figures are a little wider than the advances of the plain ones."""
_BETWEEN = 6.0


class LabelSide(StrEnum):
    """Where a bar's label stands."""

    RIGHT = "right"
    LEFT = "left"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar in its row: `x` and `width` of the bar, `label_x` of its text, in points."""

    activity: Activity
    x: float
    width: float
    label: str
    label_x: float
    label_width: float
    side: LabelSide
    row: int = 0

    @property
    def reach(self) -> tuple[float, float]:
        """The stretch that the bar and its label take."""
        return min(self.x, self.label_x), max(self.x + self.width, self.label_x + self.label_width)


def pack(activities: Sequence[Activity], window: TimeWindow) -> tuple[list[PlacedBar], int]:
    """Return the bars, which must be sorted by start, with their rows, and how many there are."""
    ends: list[float] = []
    starts: list[float] = []
    placed = []
    for activity in activities:
        bar = place(activity, window)
        left, right = bar.reach
        row = next((row for row, end in enumerate(ends) if end + _BETWEEN <= left), len(ends))
        if row == len(ends):
            ends.append(right)
            starts.append(left)
        ends[row] = max(ends[row], right)
        placed.append(
            PlacedBar(
                activity, bar.x, bar.width, bar.label, bar.label_x, bar.label_width, bar.side, row
            )
        )
    return placed, len(ends)


def place(activity: Activity, window: TimeWindow) -> PlacedBar:
    """Return `activity` with its label right of the bar, else left of it, else inside.

    Bars of courses are hollow and long: where the label has room in them, it stands there.
    """
    x = max(window.x(activity.start), 0.0)
    width = max(min(window.x_end(activity.finish), window.width) - x, _NARROWEST)
    label = label_of(activity)
    check = CHECK_ROOM if activity.status is Status.DONE else 0.0
    label_width = inter("Medium").width(label, LABEL_SIZE) * _TABULAR + check
    if activity.kind is ActivityKind.COURSE and label_width + 2 * LABEL_GAP <= width:
        return PlacedBar(activity, x, width, label, x + LABEL_GAP, label_width, LabelSide.INSIDE)
    right = x + width + LABEL_GAP
    left = x - LABEL_GAP - label_width
    if right + label_width <= window.width:
        return PlacedBar(activity, x, width, label, right, label_width, LabelSide.RIGHT)
    if left >= 0:
        return PlacedBar(activity, x, width, label, left, label_width, LabelSide.LEFT)
    inside = min(x + LABEL_GAP, max(window.width - label_width, 0.0))
    return PlacedBar(activity, x, width, label, inside, label_width, LabelSide.INSIDE)


def label_of(activity: Activity) -> str:
    """Return the text beside a bar."""
    return elide(one_line(activity.label), _LONGEST_LABEL)
