"""Dragging the view itself."""

from PySide6.QtCore import QPointF, Qt

from planner.views.timeline.hit_test import Hit
from planner.views.timeline.tools.base import Stage, Tool


class PanTool(Tool):
    """What is under the pointer stays under it."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._last = at
        self._way = QPointF()

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Scroll by the way the pointer went."""
        del modifiers
        way = self._last - at
        self._last = at
        self._way += way
        self.stage.pan(way.x(), way.y())

    def drop(self) -> None:
        """Stay here."""

    def cancel(self) -> None:
        """Go back to where it began."""
        self.stage.pan(-self._way.x(), -self._way.y())
