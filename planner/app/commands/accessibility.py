"""What makes the window easier on eyes and nerves: size of text, no motion."""

from PySide6.QtCore import QObject

from planner.app.appearance.appearance import Appearance
from planner.app.desk import Desk
from planner.app.settings import REDUCE_MOTION, TEXT_PERCENT, Settings
from planner.render.fonts import set_text_scale
from planner.views.common.motion import reduce_motion

TEXT_PERCENTS = (100, 115, 130, 150, 175, 200)


def restore_text_and_motion(settings: Settings) -> None:
    """Set size of text and motion as they were chosen; before any widget measures text."""
    if settings.get(REDUCE_MOTION):
        reduce_motion(True)
    set_text_scale(_share(settings.get(TEXT_PERCENT)))


class AccessibilityCommands(QObject):
    """Size of text and motion, remembered."""

    def __init__(self, desk: Desk, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._appearance = desk, appearance

    def toggle_motion(self) -> None:
        """Let nothing move by itself, or follow the system again."""
        settings = self._desk.settings
        reduced = not settings.get(REDUCE_MOTION)
        settings.set(REDUCE_MOTION, reduced)
        reduce_motion(reduced)
        self._desk.tell_change()

    def set_text(self, percent: int) -> None:
        """Show text in another size, one of `TEXT_PERCENTS`."""
        self._desk.settings.set(TEXT_PERCENT, percent)
        set_text_scale(_share(percent))
        self._appearance.show()


def _share(percent: int) -> float:
    return min(max(percent, TEXT_PERCENTS[0]), TEXT_PERCENTS[-1]) / 100
