"""How the keyboard takes hold of a bar, or of what stands in the head."""

from datetime import date

from PySide6.QtCore import QPointF, Qt

from planner.scheduling.schedule import MilestoneId
from planner.views.timeline.canvas import TimelineCanvas
from planner.views.timeline.hit_test import Hit, Zone, may_begin

_WHY_NOT = "Select a skill that has not begun first."


def hold_bar(canvas: TimelineCanvas, zone: Zone) -> None:
    """Let the keyboard move, resize or link the leading selected bar."""
    bars, selection = canvas.document.schedule.by_id, canvas.document.selection
    bar = bars.get(selection[0]) if selection else None
    if bar is None or not canvas.scene().has(bar.id) or not may_begin(zone, bar):
        canvas.announce(_WHY_NOT)
        return
    canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
    canvas.reveal(bar.id)
    canvas.gestures.begin_by_key(Hit(zone, bar.id), canvas.scene().rect(bar.id).center())


def hold_in_head(
    canvas: TimelineCanvas, zone: Zone, day: date, part: MilestoneId | None = None
) -> None:
    """Let the keyboard move what stands at the end of `day` in the head."""
    canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if not 0 <= canvas.scale.x_of(day) <= canvas.viewport().width() - 40:
        canvas.camera.go_to(day)
    at = QPointF(canvas.scale.x(day.toordinal() + 1), canvas.head.height - 20)
    canvas.gestures.begin_by_key(Hit(zone, part=part), at)
