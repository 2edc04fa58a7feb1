"""Tools of the canvas: each lives from press to release or Esc. One row a tool."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from planner.views.timeline.hit_test import Zone
from planner.views.timeline.tools.add import AddTool
from planner.views.timeline.tools.base import Stage, Tool
from planner.views.timeline.tools.intake import IntakeTool
from planner.views.timeline.tools.limit import LimitTool, RuleEdgeTool
from planner.views.timeline.tools.link import LinkTool
from planner.views.timeline.tools.markers import DeadlineTool, StartTool
from planner.views.timeline.tools.milestone import MilestoneTool
from planner.views.timeline.tools.move import MoveTool
from planner.views.timeline.tools.order import OrderTool
from planner.views.timeline.tools.pan import PanTool
from planner.views.timeline.tools.resize import ResizeTool
from planner.views.timeline.tools.select import SelectTool
from planner.views.timeline.tools.timeoff import BreakTool, TimeOffTool

THRESHOLD = 4.0
"""Pixels from the press, across plus down, after which a press becomes a drag."""

_ARROW = Qt.CursorShape.ArrowCursor
_HAND = Qt.CursorShape.OpenHandCursor
_SIDEWAYS = Qt.CursorShape.SizeHorCursor
_UPRIGHT = Qt.CursorShape.SizeVerCursor
_CROSS = Qt.CursorShape.CrossCursor
_NO_KEY = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class ToolRow:
    """How a tool begins: on which zone, with which cursor over it.

    `keys` have to be held. An `upright` one begins only if the pointer first goes up or down, and
    after `threshold` pixels. Of the rows that fit the first counts.
    """

    zone: Zone
    tool: type[Tool]
    cursor: Qt.CursorShape
    keys: Qt.KeyboardModifier = _NO_KEY
    upright: bool = False
    threshold: float = THRESHOLD

    def fits(self, zone: Zone, way: QPointF, keys: Qt.KeyboardModifier) -> bool:
        """Return whether a drag that went `way` from a press on `zone` is this tool's."""
        steep = abs(way.y()) > 2 * abs(way.x())
        return zone is self.zone and keys & self.keys == self.keys and (steep or not self.upright)


TOOLS = (
    ToolRow(Zone.BAR, OrderTool, _HAND, upright=True, threshold=12.0),
    ToolRow(Zone.BAR, MoveTool, _HAND),
    ToolRow(Zone.EDGE, ResizeTool, _SIDEWAYS),
    ToolRow(Zone.DOT, LinkTool, _CROSS),
    ToolRow(Zone.CANVAS, SelectTool, _ARROW),
    ToolRow(Zone.AXIS, PanTool, _ARROW),
    ToolRow(Zone.STRIP, TimeOffTool, _ARROW),
    ToolRow(Zone.LIMIT, LimitTool, _UPRIGHT),
    ToolRow(Zone.STEP, RuleEdgeTool, _SIDEWAYS),
    ToolRow(Zone.BREAK, BreakTool, _HAND),
    ToolRow(Zone.BREAK_EDGE, RuleEdgeTool, _SIDEWAYS),
    ToolRow(Zone.PROGRAMME, IntakeTool, _HAND),
    ToolRow(Zone.START, StartTool, _HAND),
    ToolRow(Zone.DEADLINE, DeadlineTool, _HAND),
    ToolRow(Zone.MILESTONE, MilestoneTool, _HAND),
    ToolRow(Zone.GUEST, AddTool, _ARROW),
)


def row_for(zone: Zone, way: QPointF, keys: Qt.KeyboardModifier = _NO_KEY) -> ToolRow | None:
    """Return the row of the tool that a drag begins; None where nothing can be dragged."""
    return next((row for row in TOOLS if row.fits(zone, way, keys)), None)


def cursor_over(zone: Zone) -> Qt.CursorShape:
    """Return the cursor that says what a drag would do."""
    return next((row.cursor for row in TOOLS if row.zone is zone), _ARROW)


__all__ = ["THRESHOLD", "TOOLS", "PanTool", "Stage", "Tool", "ToolRow", "cursor_over", "row_for"]
