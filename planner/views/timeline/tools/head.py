"""What the tools of the head share: bubble below the strip, snapping, days from pixels."""

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.domain.formatting import days_later
from planner.layout.snapping import Snap
from planner.layout.timescale import day_of
from planner.render.timeline.scene import DragPicture, Verb
from planner.views.timeline.hit_test import Hit
from planner.views.timeline.tools.base import EditTool, Stage

_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FREE = Qt.KeyboardModifier.AltModifier
OPEN_END = 1e7
"""A moment beyond every plan."""


class HeadTool(EditTool):
    """A tool on axis or capacity strip; its bubble hangs from the strip."""

    key_hint = "Left and Right go from week to week, with Shift from day to day."

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._grip = self._held = stage.scale.moment(at.x())

    def step(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """Go as far as the pointer would by a week, with Shift by a day."""
        del text
        way = _WAYS.get(key, 0)
        if way:
            by_day = modifiers & Qt.KeyboardModifier.ShiftModifier
            days = way * (1 if by_day else 7)
            self._held += days
            at = QPointF(self.stage.scale.x(self._held), self.origin.y())
            self.move(at, _FREE if by_day else Qt.KeyboardModifier.NoModifier)

    def picture(
        self,
        preview: Preview,
        words: tuple[str, str],
        x: float,
        snap: Snap | None = None,
        span: tuple[float, float] | None = None,
    ) -> None:
        """Show a frame of the drag, and say in the status bar what the bubble says."""
        problem = self.problem
        if problem is not None:
            words = (words[0], problem.message)
        picture = DragPicture(
            "", Verb.HEAD, preview, self.was, snap,
            words=words, spot=(x, self.stage.head.height), span=span, refused=problem is not None,
        )  # fmt: skip
        self.stage.show_drag(picture)
        ending = "Esc to cancel." if problem is not None else self.ending
        self.stage.announce(f"{words[0]}. {words[1]}. {ending}".replace("..", "."))

    def shift(self, x: float) -> float:
        """Return the days from the press to pixel `x`."""
        return self.stage.scale.moment(x) - self._grip

    def x_of(self, moment: float) -> float:
        """Return the pixel of a moment, kept within calendar and screen for a bubble."""
        return self.stage.scale.x(day_of(moment).toordinal())


def finish_words(preview: Preview) -> str:
    """Return what becomes of the likely finish, for the second line of a bubble."""
    days = preview.changes.finish_days
    return f"Finish {days_later(days)}" if days else "The finish stays"
