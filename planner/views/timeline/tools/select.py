"""A rubber band on empty ground."""

from PySide6.QtCore import QPointF, QRectF, Qt

from planner.views.timeline.hit_test import Hit
from planner.views.timeline.tools.base import Stage, Tool


class SelectTool(Tool):
    """Select the bars that the band touches; with Ctrl or Shift they join the selection."""

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._before = stage.document.selection

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Stretch the band."""
        band = QRectF(self.origin, at).normalized()
        scene = self.stage.scene()
        touched = [bar.id for bar in scene.visible if scene.rect(bar.id).intersects(band)]
        joins = modifiers & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        self.stage.document.select([*(self._before if joins else ()), *touched])
        self.stage.show_band(band)

    def drop(self) -> None:
        """Keep the selection."""
        self.stage.show_band(None)

    def cancel(self) -> None:
        """Bring the old selection back."""
        self.stage.show_band(None)
        self.stage.document.select(self._before)
