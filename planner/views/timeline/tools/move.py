"""Dragging a bar: pins its start, with everything after it rippling."""

from datetime import date

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.domain.words import day_text, days_later
from planner.edits import Edit, Move
from planner.layout.snapping import snap
from planner.render.timeline.scene import DragPicture
from planner.scheduling.explain import blocker_text, laid_out_from
from planner.scheduling.schedule import WaitKind
from planner.views.timeline.tools.base import Stage, Tool


class MoveTool(Tool):
    """Start no earlier than where the bar is dropped."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, stage: Stage, id_: str, at: QPointF) -> None:
        super().__init__(stage, id_, at)
        self._was = dict(stage.spans)
        self._grip = stage.scale.moment(at.x())
        self._before = stage.document.schedule
        self._earliest, self._wait = self._before.earliest_start(id_)
        self._day: date | None = None

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the pin at the snapped day."""
        moment = self._was[self.id].start + self.stage.scale.moment(at.x()) - self._grip
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        rest = snap(self.stage.scale, moment, self._earliest, free)
        self._day = rest.day
        preview = self.stage.document.preview(self._edit(rest.day))
        if preview is None:
            return
        reason = self._reason() if rest.rule == "earliest" else ""
        picture = DragPicture(self.id, "move", preview, self._was, rest, reason)
        self.stage.show_drag(picture)
        self.stage.announce(self._words(preview))

    def drop(self) -> None:
        """Pin."""
        self.stage.show_drag(None)
        if self._day is not None:
            self.stage.document.apply(self._edit(self._day))

    def cancel(self) -> None:
        """Put it back."""
        self.stage.show_drag(None)
        self.stage.document.end_preview()

    def _edit(self, day: date) -> Edit:
        bar = self._before.by_id[self.id]
        return Move(self.id, day, ahead=day < bar.start and bar.wait.kind is WaitKind.FOCUS)

    def _reason(self) -> str:
        headline = f"Earliest start {day_text(self._earliest, weekday=True)}"
        if self._wait.kind is WaitKind.START:
            words = laid_out_from(self._before)
            return f"{headline}\n{words[0].upper()}{words[1:]}"
        return f"{headline}\n{blocker_text(self._wait, self._before).rstrip('.')}"

    def _words(self, preview: Preview) -> str:
        """Count from start to start: a pin may lie in days without hours or before a free place."""
        bar = self._before.by_id[self.id]
        days = (preview.after.by_id[self.id].start - bar.start).days
        change = days_later(days) if days else "starts on the same day"
        return f"Moving {bar.skill.label}: {change}. Release to apply, Esc to cancel."
