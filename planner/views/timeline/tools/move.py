"""Dragging bars: pins their starts, with everything after them rippling."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.domain.formatting import count_text, days_later, later_text
from planner.domain.limits import nearest_day
from planner.domain.parts import EARLIEST, Earliest
from planner.edits import Edit, Move, Several, TakePrerequisitesFirst
from planner.edits.skills import could_be_first, parts_before
from planner.layout.snapping import Snap, snap
from planner.layout.timescale import day_of
from planner.render.timeline.scene import DragPicture, Verb
from planner.scheduling.deadline_chance import chances_between
from planner.scheduling.schedule import WaitKind
from planner.views.timeline.hit_test import Hit, is_movable
from planner.views.timeline.pointer_card import CardWords
from planner.views.timeline.tools.base import EditTool, Stage
from planner.views.timeline.tools.move_words import EarliestStart, bubble_of, card_of, start_words

_MARGIN = 60.0
"""Pixels from an edge within which a bar that the keys move does not begin."""
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class MoveTool(EditTool):
    """Start on the day where the bar is dropped, or as early as what comes before it allows.

    All selected bars go the same number of days, each to a day of its own.
    """

    cursor = Qt.CursorShape.ClosedHandCursor
    key_hint = "Left and Right move it, with Shift by a day."

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._grip = stage.scale.moment(at.x())
        self._others = self._selected_with()
        self._limit = self._how_early()
        self._day = self.before.by_id[self.id].start
        self._rest: Snap | None = None
        self._preview = Preview(Several((), ""), self.before, self.before)
        self._is_beyond = False

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the pins at the snapped day."""
        moment = self.was[self.id].start + self.stage.scale.moment(at.x()) - self._grip
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        self._show(snap(self.stage.scale, moment, self._limit.day, free), moment)

    def step(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """Left and right go from week start to week start, with Shift from day to day."""
        del text
        way = _WAYS.get(key, 0)
        if not way:
            return
        by_day = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        by_day = by_day or self.stage.scale.zoom.shows_days
        day = self._day + timedelta(days=way if by_day else _to_monday(self._day, way))
        if day <= self._limit.day:
            rest = Snap(self._limit.day, "earliest")
        else:
            rest = Snap(day, "" if by_day else "week")
        self._show(rest, day.toordinal())
        self._keep_in_view()

    def drop(self) -> None:
        """Pin; where the hand went further left than it may, offer what would bring it there."""
        made = self.edit is not None
        super().drop()
        if made and self._is_beyond:
            keep = f"Keep {start_words(self.stage.document.schedule.by_id[self.id].start)}"
            words = self._card()
            self.stage.leave_card(words, keep if self._offered else "", self.offer)

    def cancel(self) -> None:
        """Put it back."""
        self.stage.show_card(None)
        super().cancel()

    @property
    def offer(self) -> Edit | None:
        """Take the prerequisites first, while the hand is left of where they let it start."""
        return self._offered.edit if self._is_beyond and self._offered is not None else None

    @cached_property
    def _offered(self) -> Preview | None:
        """What comes of taking the prerequisites first; None where that would not help."""
        if self._limit.wait.kind is not WaitKind.PREREQUISITE or self._others:
            return None
        if not could_be_first(self.id, self.before.scope, self.before.roadmap):
            return None
        preview = self.stage.document.evaluate(TakePrerequisitesFirst(self.id))
        return preview if preview.after.by_id[self.id].start < self._limit.day else None

    @cached_property
    def _chances(self) -> tuple[float, float] | None:
        """The chance of the deadline without and with that, None without a deadline."""
        if self._offered is None:
            return None
        return chances_between(self.before, self._offered.after, self.stage.document.forecast)

    def _card(self) -> CardWords:
        return card_of(self._limit, self._asked, self._offered, self._chances)

    def _show(self, rest: Snap, moment: float) -> None:
        limit = self._limit.day.toordinal()
        beyond = rest.rule == "earliest" and moment < limit - 0.5 and self._limit.holds
        if rest == self._rest and not beyond and not self._is_beyond:
            return  # most moves of the pointer stay within a week
        if rest != self._rest:
            self._day, self._rest = rest.day, rest
            self._preview = self.attempt(self._edit(rest))
        self._is_beyond, self._asked = beyond, day_of(moment + 0.5)
        start, leash = self._preview.after.by_id[self.id].start, None
        if beyond or start > rest.day:
            leash = moment if beyond else float(rest.day.toordinal())
        reason = self._limit.label if rest.rule == "earliest" else ""
        words = bubble_of(self._preview, self.id, rest, self._wanted(rest.day))
        picture = DragPicture(
            self.id, Verb.MOVE, self._preview, self.was, rest, reason, words,
            leash=leash, held_back=beyond,
        )  # fmt: skip
        self.stage.show_drag(picture)
        card = self._card() if beyond else None
        self.stage.show_card(card)
        self.stage.announce(self._limit.refusal if beyond else self._words())

    def _keep_in_view(self) -> None:
        """Scroll after a bar that the keys move beyond an edge."""
        left, width = self.stage.scene().rect(self.id).left(), self.stage.scene().width
        beyond = min(left - _MARGIN, 0.0) or max(left - (width - 2 * _MARGIN), 0.0)
        if beyond:
            self.stage.pan(beyond, 0.0)

    def _how_early(self) -> EarliestStart:
        """A bar that goes with what it waits for is held back by nothing but the first day."""
        before = parts_before(self.id, self.before.scope)
        if set(self._others) & set(before):
            return EarliestStart.of_start(self.before)
        return EarliestStart.of(self.id, self.before)

    def _selected_with(self) -> tuple[str, ...]:
        selection, bars = self.stage.document.selection, self.before.by_id
        if self.id not in selection:
            return ()
        held = [id_ for id_ in selection if id_ in bars and is_movable(bars[id_])]
        held.sort(key=lambda id_: bars[id_].start, reverse=True)
        return tuple(id_ for id_ in held if id_ != self.id)

    def _wanted(self, day: date) -> Mapping[str, date]:
        """Return the day to which each bar goes if the one under the pointer goes to `day`."""
        bars, least = self.before.by_id, self.before.availability.origin
        way = timedelta(days=(day - bars[self.id].start).days)
        days = {id_: max(nearest_day(bars[id_].start + way), least) for id_ in self._others}
        return {**days, self.id: day}

    def _edit(self, rest: Snap) -> Edit:
        at_magnet = rest.rule == "earliest" and self._limit.holds
        pin: date | Earliest = EARLIEST if at_magnet else rest.day
        first = Move(self.id, pin)
        if not self._others:
            return first
        wanted = self._wanted(rest.day)
        moves = [Move(id_, wanted[id_]) for id_ in self._others]
        days = (rest.day - self.before.by_id[self.id].start).days
        text = f"Move {count_text(len(moves) + 1, 'skill')} {later_text(days)}"
        return Several((*moves, first), text)

    def _words(self) -> str:
        """Count from start to start: a pin may lie in days without hours."""
        bar = self.before.by_id[self.id]
        days = (self._preview.after.by_id[self.id].start - bar.start).days
        change = days_later(days) if days else "starts on the same day"
        others = f" and {count_text(len(self._others), 'more skill')}" if self._others else ""
        return f"Moving {bar.label}{others}: {change}. {self.ending}"


def _to_monday(day: date, way: int) -> int:
    """Return the days to the next Monday that way."""
    return 7 - day.weekday() if way > 0 else -(day.weekday() or 7)
