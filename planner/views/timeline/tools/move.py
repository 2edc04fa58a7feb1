"""Dragging bars: pins their starts, with everything after them rippling."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.domain.formatting import count_text, day_text, days_later, later_text
from planner.domain.limits import nearest_day
from planner.edits import Edit, Move, Several
from planner.layout.snapping import Snap, snap
from planner.render.timeline.scene import DragPicture, Verb
from planner.scheduling.date_reasons import blocker_text, laid_out_from
from planner.scheduling.schedule import WaitKind
from planner.views.timeline.hit_test import Hit, is_movable
from planner.views.timeline.tools.base import EditTool, Stage

_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class MoveTool(EditTool):
    """Start no earlier than where the bar is dropped.

    All selected bars go the same number of days. With Shift only this one moves, and it takes no
    other turn: the order stays as it is.
    """

    cursor = Qt.CursorShape.ClosedHandCursor
    key_hint = "Left and Right move it, with Shift by a day."

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._grip = stage.scale.moment(at.x())
        self._earliest, self._wait = self.before.earliest_start(self.id)
        self._others = self._selected_with()
        self._day = self.before.by_id[self.id].start
        self._shown: tuple[Snap, bool] | None = None

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the pins at the snapped day."""
        moment = self.was[self.id].start + self.stage.scale.moment(at.x()) - self._grip
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        alone = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._show(snap(self.stage.scale, moment, self._earliest, free), alone)

    def step(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """Left and right go from week start to week start, with Shift from day to day."""
        del text
        way = _WAYS.get(key, 0)
        if not way:
            return
        by_day = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        by_day = by_day or self.stage.scale.zoom.shows_days
        day = self._day + timedelta(days=way if by_day else _to_monday(self._day, way))
        if day <= self._earliest:
            self._show(Snap(self._earliest, "earliest"), alone=False)
        else:
            self._show(Snap(day, "" if by_day else "week"), alone=False)

    def _show(self, rest: Snap, alone: bool) -> None:
        if (rest, alone) == self._shown:
            return  # most moves of the pointer stay within a week
        self._day, self._shown = rest.day, (rest, alone)
        preview = self.attempt(self._edit(rest.day, alone))
        reason = self._reason() if rest.rule == "earliest" else ""
        picture = DragPicture(
            self.id, Verb.MOVE, preview, self.was, rest, reason, self._bubble(rest, alone, preview)
        )
        self.stage.show_drag(picture)
        self.stage.announce(self._words(preview))

    def _selected_with(self) -> tuple[str, ...]:
        selection, bars = self.stage.document.selection, self.before.by_id
        if self.id not in selection:
            return ()
        held = [id_ for id_ in selection if id_ in bars and is_movable(bars[id_])]
        held.sort(key=lambda id_: bars[id_].start, reverse=True)
        return tuple(id_ for id_ in held if id_ != self.id)

    def _edit(self, day: date, alone: bool) -> Edit:
        lead = self.before.by_id[self.id]
        first = Move(self.id, day, not alone and self._comes_ahead(self.id, day))
        if alone or not self._others:
            return first
        days = (day - lead.start).days
        moves = [self._moved(id_, days) for id_ in self._others]
        text = f"Move {count_text(len(moves) + 1, 'skill')} {later_text(days)}"
        return Several((*moves, first), text)

    def _moved(self, id_: str, days: int) -> Move:
        """The one that starts first is moved last, so that it gets the first turn of all."""
        start = self.before.by_id[id_].start
        least = self.before.availability.origin
        day = max(nearest_day(start + timedelta(days=days)), least)
        return Move(id_, day, self._comes_ahead(id_, day))

    def _comes_ahead(self, id_: str, day: date) -> bool:
        bar = self.before.by_id[id_]
        return day < bar.start and bar.wait.kind is WaitKind.FOCUS

    def _bubble(self, rest: Snap, alone: bool, preview: Preview) -> tuple[str, str] | None:
        headline = day_text(rest.day, weekday=True)
        if alone:
            return headline, "Only this skill, in its usual turn"
        if not self._others:
            return None
        start = preview.after.by_id[self.id].start
        count = count_text(len(self._others) + 1, "skill")
        if start > rest.day:
            return headline, f"{count}. Starts {day_text(start, weekday=True)}"
        days = (rest.day - self.before.by_id[self.id].start).days
        return headline, f"{count}, {days_later(days)}"

    def _reason(self) -> str:
        headline = f"Earliest start {day_text(self._earliest, weekday=True)}"
        if self._wait.kind is WaitKind.START:
            words = laid_out_from(self.before)
            return f"{headline}\n{words[0].upper()}{words[1:]}"
        return f"{headline}\n{blocker_text(self._wait, self.before).rstrip('.')}"

    def _words(self, preview: Preview) -> str:
        """Count from start to start: a pin may lie in days without hours or before a free place."""
        bar = self.before.by_id[self.id]
        days = (preview.after.by_id[self.id].start - bar.start).days
        change = days_later(days) if days else "starts on the same day"
        others = f" and {count_text(len(self._others), 'more skill')}" if self._others else ""
        return f"Moving {bar.skill.label}{others}: {change}. {self.ending}"


def _to_monday(day: date, way: int) -> int:
    """Return the days to the next Monday that way."""
    return 7 - day.weekday() if way > 0 else -(day.weekday() or 7)
