"""Dragging a bar's right edge: changes the effort."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF, Qt

from planner.edits import SetEffort
from planner.layout.timescale import day_of
from planner.render.timeline.scene import DragPicture
from planner.scheduling.schedule import Schedule
from planner.views.timeline.tools.base import Stage, Tool

_LEAST_HOURS = 0.5
_CORRECTIONS = 4


class ResizeTool(Tool):
    """The hours that end the bar where the edge is dropped."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, stage: Stage, id_: str, at: QPointF) -> None:
        super().__init__(stage, id_, at)
        self._was = dict(stage.spans)
        self._grip = stage.scale.moment(at.x())
        self._before: Schedule = stage.document.schedule
        self._hours: float | None = None

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the hours that fit between the start and the pointer."""
        moment = self._was[self.id].end + self.stage.scale.moment(at.x()) - self._grip
        fine = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        bar = self._before.by_id[self.id]
        step = 0.5 if fine else 1.0
        self._hours = self._hours_until(moment, step)
        if abs(self._hours - bar.hours) < step / 2:
            self._hours = None
            self.cancel()
            return
        preview = self.stage.document.preview(self._edit(self._hours))
        if preview is None:
            return
        self.stage.show_drag(DragPicture(self.id, "resize", preview, self._was))
        change = f"{self._hours:g} h instead of {bar.hours:.0f} h"
        self.stage.announce(f"{bar.skill.label}: {change}. Release to apply, Esc to cancel.")

    def drop(self) -> None:
        """Set the effort."""
        self.stage.show_drag(None)
        if self._hours is not None:
            self.stage.document.apply(self._edit(self._hours))

    def cancel(self) -> None:
        """Put it back."""
        self.stage.show_drag(None)
        self.stage.document.end_preview()

    def _edit(self, hours: float) -> SetEffort:
        """The bar shows what is left after credits; the roadmap holds hours to *working*."""
        factor = self._before.tasks[self.id].factor
        return SetEffort(self.id, round(hours / factor, 3))

    def _hours_until(self, moment: float, step: float) -> float:
        """Return the effort whose bar ends at `moment`, to the step.

        A bar shares the available hours with others, and with whom changes as it grows: a first
        guess at its present share is corrected by where the bar would really end.
        """
        bar = self._before.by_id[self.id]
        position = self._before.availability.hours_before
        target = _axis_position(position, moment)
        begin, end = bar.start_hours or 0.0, bar.finish_hours or 0.0
        share = bar.remaining / (end - begin) if end > begin else 1.0
        hours = max(bar.hours + (target - end) * share, _LEAST_HOURS)
        for _ in range(_CORRECTIONS):
            after = self.stage.document.evaluate(self._edit(hours)).after.by_id[self.id]
            missed = target - (after.finish_hours or target)
            if abs(missed) < step:
                break
            hours = max(hours + missed * share, _LEAST_HOURS)
        return max(round(hours / step) * step, _LEAST_HOURS)


def _axis_position(hours_before: Callable[[date], float], moment: float) -> float:
    day = day_of(moment)
    start = hours_before(day)
    return start + (hours_before(day_of(moment + 1)) - start) * (moment % 1)
