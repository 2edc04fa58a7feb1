"""Dragging a block of the programme: another intake."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.domain.formatting import day_text
from planner.domain.programme import first_intake
from planner.domain.route_lookup import route_of
from planner.edits import SetIntake
from planner.layout.snapping import Snap
from planner.views.timeline.hit_test import Hit
from planner.views.timeline.tools.base import Stage
from planner.views.timeline.tools.head import HeadTool, finish_words

_AROUND = timedelta(days=366)
_DAY = timedelta(days=1)


class IntakeTool(HeadTool):
    """The programme begins with the intake nearest to where its blocks are dragged."""

    cursor = Qt.CursorShape.ClosedHandCursor
    key_hint = "Left and Right go from intake to intake."

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        roadmap = self.before.roadmap
        self._route = route_of(roadmap, stage.document.catalogue)
        self._intake = self._was = first_intake(
            self._route, roadmap.route.from_date or roadmap.start
        )
        self._forth = True

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the nearest intake."""
        del modifiers
        days = round(self.shift(at.x()))
        self._forth = days >= 0
        self._show(self._nearest(self._was + timedelta(days=days)))

    def step(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """Right is the next intake, left the one before."""
        del text, modifiers
        self._forth = key == Qt.Key.Key_Right
        if key == Qt.Key.Key_Right:
            self._show(first_intake(self._route, self._intake + _DAY))
        elif key == Qt.Key.Key_Left:
            self._show(self._last_until(self._intake - _DAY))

    def _show(self, intake: date) -> None:
        self._intake = intake
        preview = self.attempt(None if intake == self._was else SetIntake(intake))
        blocks = preview.after.programme.blocks
        span = (blocks[0].first.toordinal(), blocks[-1].last.toordinal() + 1)
        words = (f"Intake {day_text(intake)}", self._second(preview))
        self.picture(preview, words, self.x_of(intake.toordinal()), Snap(intake), span)

    def _second(self, preview: Preview) -> str:
        """Return what becomes of the finish, or which intake is the next one that way."""
        if self._intake != self._was:
            return finish_words(preview)
        if self._forth:
            following = first_intake(self._route, self._was + _DAY)
            return f"Next intake {day_text(following)}, drag further"
        before = self._last_until(self._was - _DAY)
        if before < self._was:
            return f"Intake before {day_text(before)}, drag further"
        return "No earlier intake since the start of the plan"

    def _nearest(self, wish: date) -> date:
        """Intakes are at most a year apart and never before the start of the plan."""
        start = self.before.roadmap.start
        wish = max(wish, start)
        around = (self._last_until(wish), first_intake(self._route, wish))
        return min(around, key=lambda each: abs((each - wish).days))

    def _last_until(self, day: date) -> date:
        """Return the last intake up to `day`, or the first of all."""
        start = self.before.roadmap.start
        found, each = first_intake(self._route, start), max(start, day - _AROUND)
        while (each := first_intake(self._route, each)) <= day:
            found, each = each, each + timedelta(days=1)
        return found
