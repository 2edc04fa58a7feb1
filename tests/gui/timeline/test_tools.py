"""The table of tools: each zone has its tool, and only the table says so."""

import pytest
from PySide6.QtCore import QPointF, Qt

from planner.views.timeline.hit_test import Zone
from planner.views.timeline.tools import TOOLS, cursor_over, row_for
from planner.views.timeline.tools.move import MoveTool
from planner.views.timeline.tools.order import OrderTool


@pytest.mark.parametrize("zone", [zone for zone in Zone if zone is not Zone.FIXED])
def test_every_zone_has_a_tool_and_a_cursor(zone: Zone) -> None:
    row = row_for(zone, QPointF(10, 0))
    assert row is not None
    assert row.zone is zone
    assert cursor_over(zone) is row.cursor


def test_what_cannot_be_dragged_has_none() -> None:
    assert row_for(Zone.FIXED, QPointF(10, 0)) is None
    assert cursor_over(Zone.FIXED) is Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize(
    ("way", "tool"),
    [((10, 0), MoveTool), ((0, 10), OrderTool), ((-4, -9), OrderTool), ((6, 9), MoveTool)],
)
def test_the_way_decides_between_moving_and_reordering(
    way: tuple[float, float], tool: type[object]
) -> None:
    row = row_for(Zone.BAR, QPointF(*way))
    assert row is not None
    assert row.tool is tool


def test_no_row_hides_behind_another() -> None:
    for place, row in enumerate(TOOLS):
        way = QPointF(0, 10) if row.upright else QPointF(10, 0)
        assert row_for(row.zone, way, row.keys) is row, place
