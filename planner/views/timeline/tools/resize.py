"""Dragging a bar's right edge: changes the effort."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF, Qt

from planner.domain.formatting import hours_text
from planner.edits import SetEffort
from planner.layout.timescale import day_of
from planner.render.timeline.scene import DragPicture, Verb
from planner.views.timeline.hit_test import Hit
from planner.views.timeline.tools.base import EditTool, Stage

_LEAST_HOURS = 0.5
_CORRECTIONS = 4
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}


class ResizeTool(EditTool):
    """The hours that end the bar where the edge is dropped."""

    cursor = Qt.CursorShape.SizeHorCursor
    key_hint = "Left and Right change the hours, with Shift by 5."

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._grip = stage.scale.moment(at.x())
        self._hours = self.before.by_id[self.id].hours

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the hours that fit between the start and the pointer."""
        moment = self.was[self.id].end + self.stage.scale.moment(at.x()) - self._grip
        fine = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        step = 0.5 if fine else 1.0
        self._show(self._hours_until(moment, step), step)

    def step(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """Arrows change the effort by an hour, with Shift by five."""
        del text
        way = _WAYS.get(key, 0)
        if way:
            by = 5.0 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._show(max(round(self._hours) + way * by, _LEAST_HOURS), _LEAST_HOURS)

    def _show(self, hours: float, step: float) -> None:
        self._hours = hours
        bar = self.before.by_id[self.id]
        if abs(hours - bar.hours) < step / 2:
            self.attempt(None)
            self.stage.show_drag(None)
            return
        preview = self.attempt(self._edit(hours))
        self.stage.show_drag(DragPicture(self.id, Verb.RESIZE, preview, self.was))
        change = f"{hours_text(hours)} instead of {hours_text(bar.hours)}"
        self.stage.announce(f"{bar.label}: {change}. {self.ending}")

    def _edit(self, hours: float) -> SetEffort:
        """The bar shows what is left after credits; the roadmap holds hours to *working*."""
        factor = self.before.tasks[self.id].factor
        return SetEffort(self.id, round(hours / factor, 3))

    def _hours_until(self, moment: float, step: float) -> float:
        """Return the effort whose bar ends at `moment`, to the step.

        A bar shares the available hours with others, and with whom changes as it grows: a first
        guess at its present share is corrected by where the bar would really end.
        """
        bar = self.before.by_id[self.id]
        position = self.before.availability.hours_before
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
