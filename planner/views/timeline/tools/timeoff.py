"""Time off on the capacity strip: a selection becomes a break, a break is moved."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPointF, Qt

from planner.domain.formatting import count_text, day_range
from planner.domain.learner import CalendarRule
from planner.domain.limits import nearest_day
from planner.edits import AddRule, ChangeRule
from planner.layout.snapping import Snap, snap_week
from planner.layout.timescale import day_of
from planner.views.timeline.hit_test import Hit
from planner.views.timeline.tools.base import Stage
from planner.views.timeline.tools.head import HeadTool, finish_words
from planner.views.timeline.tools.limit import rule_name


class TimeOffTool(HeadTool):
    """From there to there no study: whole weeks up to level Months, days with Alt."""

    cursor = Qt.CursorShape.SizeHorCursor

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the break that the pointer passed over."""
        scale = self.stage.scale
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        left, right = sorted((scale.moment(self.origin.x()), scale.moment(at.x())))
        first, end = snap_week(scale, left, free).day, snap_week(scale, right, free).day
        end = max(end, first + timedelta(days=1))
        last = nearest_day(end - timedelta(days=1))
        rule = CalendarRule(nearest_day(first), last)
        empty = scale.x_of(end) - scale.x_of(first) < 4 or day_of(left) == day_of(right)
        preview = self.attempt(None if empty else AddRule(rule))
        words = (f"Time off {day_range(rule.first, rule.last)}", finish_words(preview))
        span = (first.toordinal(), end.toordinal())
        self.picture(preview, words, at.x(), Snap(first), span)


class BreakTool(HeadTool):
    """The break goes where the pointer goes and stays as long as it is."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._rule = self.before.roadmap.learner.calendar[hit.rule]

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the break elsewhere; its first day is kept on the weekday it has."""
        rule, scale = self._rule, self.stage.scale
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        begin = rule.first.toordinal()
        days = snap_week(scale, begin - rule.first.weekday() + self.shift(at.x()), free).day
        way = timedelta(days=days.toordinal() - begin + rule.first.weekday())
        moved = replace(rule, first=rule.first + way, last=rule.last + way)
        preview = self.attempt(None if not way else ChangeRule(self.hit.rule, moved))
        span = (moved.first.toordinal(), moved.last.toordinal() + 1)
        length = count_text((moved.last - moved.first).days + 1, "day")
        headline = f"{rule_name(rule)}, {day_range(moved.first, moved.last)}"
        words = (headline, f"{length}. {finish_words(preview)}")
        self.picture(preview, words, self.x_of(span[0]), Snap(moved.first), span)
