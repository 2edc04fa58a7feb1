"""Dragging a milestone: how many hours a week it takes to be there by then."""

from datetime import date

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.domain.formatting import day_text, exact_hours_text
from planner.domain.learner import WeekHours, spread
from planner.domain.problem import Problem
from planner.edits import SetHours
from planner.layout.timescale import day_of
from planner.scheduling.required_hours import (
    STEPS_PER_HOUR,
    day_of_milestone,
    most_steps,
    required_hours,
)
from planner.scheduling.schedule import MilestoneId, Schedule
from planner.views.timeline.hit_test import Hit
from planner.views.timeline.tools.base import Stage
from planner.views.timeline.tools.head import HeadTool

MOST_LIVE_SKILLS = 600
"""Plans up to this size are searched in every frame, larger ones when the marker is let go."""


class MilestoneTool(HeadTool):
    """Another usual week, of the same shape, with which the likely date lands at the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        assert isinstance(hit.part, MilestoneId)
        self._milestone = hit.part
        self._was = day_of_milestone(self.before, hit.part) or self.before.finish
        self._name = next(each.name for each in self.before.milestones if each.id is hit.part)
        self._wanted = self._was
        self._known: dict[date, float | None] = {self._was: self._now}
        self._live = len(self.before.studied) <= MOST_LIVE_SKILLS

    @property
    def _now(self) -> float:
        return self.before.roadmap.learner.hours_per_week

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the hours that are enough for the day under the pointer."""
        del modifiers
        self._wanted = day_of(self._was.toordinal() + self.shift(at.x()) + 0.5)
        headline = f"{self._name} by {day_text(self._wanted)}"
        x = self.x_of(self._wanted.toordinal() + 1)
        if not self._live:
            words = (headline, "Hours a week follow when you let go")
            self.picture(self.attempt(None), words, x)
            return
        preview = self._search()
        self.picture(preview, (headline, self._price()), x)

    def drop(self) -> None:
        """Set the hours a week; a large plan is searched now."""
        if not self._live:
            self._search()
        super().drop()

    def _search(self) -> Preview:
        wanted = self._wanted
        if wanted not in self._known:
            self._known[wanted] = required_hours(self.before, self._milestone, wanted, self._with)
        hours = self._known[wanted]
        if hours is None:
            return self.refuse(self._impossible())
        if wanted == self._was:
            return self.attempt(None)
        return self.attempt(SetHours(spread(hours, self.before.roadmap.learner.hours)))

    def _with(self, week: WeekHours) -> Schedule:
        return self.stage.document.evaluate(SetHours(week)).after

    def _price(self) -> str:
        hours = self._known[self._wanted]
        return f"Takes {exact_hours_text(hours or 0.0)} a week, now {exact_hours_text(self._now)}"

    def _impossible(self) -> Problem:
        most = most_steps(self.before.roadmap.learner.hours) / STEPS_PER_HOUR
        usual = self.before.roadmap.learner.hours
        earliest = day_of_milestone(self._with(spread(most, usual)), self._milestone)
        words = f"Not before {day_text(earliest)}" if earliest else "Not possible"
        return Problem(
            "goal-early",
            f"{words}, even with {exact_hours_text(most)} a week.",
            "Pins, terms, time off and dated hours stay; change those first.",
        )
