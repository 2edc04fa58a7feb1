"""Dragging the first day of the plan and the deadline."""

from datetime import timedelta

from PySide6.QtCore import QPointF, Qt

from planner.domain.formatting import chance_text, day_text
from planner.domain.limits import nearest_day
from planner.edits import SetDeadline, SetStart
from planner.layout.snapping import snap_week
from planner.views.timeline.tools.head import HeadTool, finish_words


class StartTool(HeadTool):
    """The plan begins where it is dropped: week starts up to level Months."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview another first day."""
        start = self.before.roadmap.start
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        rest = snap_week(self.stage.scale, start.toordinal() + self.shift(at.x()), free)
        day = nearest_day(rest.day)
        preview = self.attempt(None if day == start else SetStart(day))
        words = (f"Start {day_text(day, weekday=True)}", finish_words(preview))
        self.picture(preview, words, self.x_of(day.toordinal()), rest)


class DeadlineTool(HeadTool):
    """The deadline; its line stands at the end of the day, so the last day of a week is a rest."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview another deadline, with its chance: the schedule stays, so it is known."""
        deadline = self.before.roadmap.deadline
        if deadline is None:
            return
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        end = deadline.toordinal() + 1 + self.shift(at.x())
        rest = snap_week(self.stage.scale, end, free)
        day = nearest_day(rest.day - timedelta(days=1))
        preview = self.attempt(None if day == deadline else SetDeadline(day))
        forecast = self.stage.document.forecast
        told = f"{chance_text(forecast.chance_by(day))} chance" if forecast else None
        words = (f"Deadline {day_text(day, weekday=True)}", told or finish_words(preview))
        self.picture(preview, words, self.x_of(day.toordinal() + 1))
