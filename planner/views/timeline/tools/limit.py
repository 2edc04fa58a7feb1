"""Dragging the limit line of the capacity strip, and the ends of what is dated there."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPointF, Qt

from planner.domain.formatting import day_range, day_text, exact_hours_text
from planner.domain.learner import CalendarRule, longest_week, spread
from planner.edits import ChangeRule, Edit, SetHoursFrom
from planner.layout.snapping import Snap, snap_week
from planner.render.timeline.capacity import capacity_strip_of
from planner.scheduling.availability import week_of
from planner.views.timeline.hit_test import Hit, RuleEnd
from planner.views.timeline.tools.base import Stage
from planner.views.timeline.tools.head import OPEN_END, HeadTool, finish_words

_LEAST = 0.5
_ASIDE = 40.0
"""Pixels across after which the drag means only the weeks it passed."""


class LimitTool(HeadTool):
    """Up is more hours a week, down fewer.

    Where dated hours hold they change as a whole; elsewhere the hours change from the week of the
    press on, or only in the weeks that the pointer passed. To whole hours, with Alt to half ones.
    """

    cursor = Qt.CursorShape.SizeVerCursor

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        learner = self.before.roadmap.learner
        day = stage.scale.day(at.x())
        holding = [i for i, r in enumerate(learner.calendar) if r.first <= day <= r.last]
        self._rule = holding[-1] if holding else -1
        self._week = learner.hours
        if holding:
            self._week = week_of(learner.calendar[self._rule], learner.hours)
        self._monday = day - timedelta(days=day.weekday())
        self._pixels = capacity_strip_of(stage.scene()).height(1.0)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the hours at the pointer's height."""
        step = 0.5 if modifiers & Qt.KeyboardModifier.AltModifier else 1.0
        was = sum(self._week)
        hours = round((was + (self.origin.y() - at.y()) / self._pixels) / step) * step
        hours = min(max(hours, _LEAST), longest_week(self._week))
        first, last = self._stretch(at.x())
        same = abs(hours - was) < step / 2
        preview = self.attempt(None if same else self._edit(first, last, hours))
        span = (first.toordinal(), last.toordinal() + 1 if last else OPEN_END)
        words = (self._headline(hours, first, last), self._second(hours))
        if not same and self.problem is None:
            words = (words[0], f"{words[1]}. {finish_words(preview)}")
        self.picture(preview, words, at.x(), Snap(first), span)

    def _stretch(self, x: float) -> tuple[date, date | None]:
        if self._rule >= 0:
            rule = self.before.roadmap.learner.calendar[self._rule]
            return rule.first, rule.last
        if abs(x - self.origin.x()) < _ASIDE:
            return self._monday, None
        day = self.stage.scale.day(x)
        monday = day - timedelta(days=day.weekday())
        first, last = sorted((self._monday, monday))
        return first, last + timedelta(days=6)

    def _edit(self, first: date, last: date | None, hours: float) -> Edit:
        if self._rule < 0:
            return SetHoursFrom(first, last, hours)
        rule = self.before.roadmap.learner.calendar[self._rule]
        if isinstance(rule.hours, tuple):
            return ChangeRule(self._rule, replace(rule, hours=spread(hours, rule.hours)))
        return ChangeRule(self._rule, replace(rule, hours=hours))

    def _headline(self, hours: float, first: date, last: date | None) -> str:
        text = f"{exact_hours_text(hours)}/week"
        return (
            f"{text} from {day_text(first)}"
            if last is None
            else f"{text}, {day_range(first, last)}"
        )

    def _second(self, hours: float) -> str:
        for block in self.before.programme.blocks:
            if block.first <= self._monday <= block.last and block.own_hours_per_week < hours:
                return f"{block.name} leaves {exact_hours_text(block.own_hours_per_week)} a week"
        return f"Was {exact_hours_text(sum(self._week))}"


class RuleEdgeTool(HeadTool):
    """The first or last day of time off or of dated hours; weeks as a whole up to level Months."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._rule = self.before.roadmap.learner.calendar[hit.rule]

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the other end day."""
        rule, free = self._rule, bool(modifiers & Qt.KeyboardModifier.AltModifier)
        way = self.shift(at.x())
        if self.hit.part is RuleEnd.FIRST:
            rest = snap_week(self.stage.scale, rule.first.toordinal() + way, free)
            changed = replace(rule, first=min(rest.day, rule.last))
            edge = changed.first.toordinal()
        else:
            rest = snap_week(self.stage.scale, rule.last.toordinal() + 1 + way, free)
            changed = replace(rule, last=max(rest.day - timedelta(days=1), rule.first))
            edge = changed.last.toordinal() + 1
        preview = self.attempt(None if changed == rule else ChangeRule(self.hit.rule, changed))
        span = (changed.first.toordinal(), changed.last.toordinal() + 1)
        words = (
            f"{rule_name(rule)}, {day_range(changed.first, changed.last)}",
            finish_words(preview),
        )
        self.picture(preview, words, self.x_of(edge), Snap(rest.day, rest.rule), span)


def rule_name(rule: CalendarRule) -> str:
    """Return what a calendar rule is called in a bubble."""
    if rule.name:
        return rule.name
    if rule.is_break:
        return "Time off"
    hours = sum(rule.hours) if isinstance(rule.hours, tuple) else rule.hours
    return f"{exact_hours_text(hours or 0.0)}/week"
