"""Tools of the canvas: each lives from press to release or Esc. One row a tool."""

from planner.views.timeline.hits import Zone
from planner.views.timeline.tools.base import Stage, Tool
from planner.views.timeline.tools.link import LinkTool
from planner.views.timeline.tools.move import MoveTool
from planner.views.timeline.tools.pan import PanTool
from planner.views.timeline.tools.resize import ResizeTool
from planner.views.timeline.tools.select import SelectTool

TOOLS: dict[Zone, type[Tool]] = {
    Zone.BAR: MoveTool,
    Zone.EDGE: ResizeTool,
    Zone.DOT: LinkTool,
    Zone.CANVAS: SelectTool,
    Zone.HEAD: PanTool,
}

__all__ = ["TOOLS", "PanTool", "Stage", "Tool"]
