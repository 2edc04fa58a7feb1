"""Dragging a bar up or down beside another: which is taken first when both could begin."""

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.document.ordering import order_edit
from planner.domain.formatting import days_later
from planner.domain.problem import Problem
from planner.render.timeline.scene import DragPicture, Verb
from planner.views.timeline.hit_test import is_movable
from planner.views.timeline.tools.base import EditTool


class OrderTool(EditTool):
    """Taken before or after the bar of its lane at whose beginning or end it is dropped."""

    cursor = Qt.CursorShape.ClosedHandCursor
    follows = False

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the turn at the bar nearest to the pointer."""
        del modifiers
        place = self._place(at)
        name = self.before.by_id[self.id].label
        if place is None:
            preview, spot = self.attempt(None), (at.x(), at.y() + 12)
            words = (name, "Drag it beside another skill of its lane")
        else:
            preview, spot = self._turn(*place), self._spot(*place)
            beside = self.before.by_id[place[0]].label
            words = (f"{'After' if place[1] else 'Before'} {beside}", self._price(preview))
        picture = DragPicture(
            self.id, Verb.ORDER, preview, self.was,
            words=words, spot=spot, place=place, refused=self.problem is not None,
        )  # fmt: skip
        self.stage.show_drag(picture)
        ending = "Esc to cancel." if self.problem is not None else self.ending
        self.stage.announce(f"{name}: {words[0]}. {words[1].rstrip('.')}. {ending}")

    def _turn(self, other: str, after: bool) -> Preview:
        found = order_edit(self.before, self.id, other, after)
        return self.refuse(found) if isinstance(found, Problem) else self.attempt(found)

    def _spot(self, other: str, after: bool) -> tuple[float, float]:
        """Return the point below the insertion line."""
        rect = self.stage.scene().rect(other, self.was[other])
        return (rect.right() if after else rect.left(), rect.bottom() + 4)

    def _price(self, preview: Preview) -> str:
        if self.problem is not None:
            return self.problem.message
        start = self.before.by_id[self.id].start
        days = (preview.after.by_id[self.id].start - start).days
        return f"Starts {days_later(days)}" if days else "Starts on the same day"

    def _place(self, at: QPointF) -> tuple[str, bool] | None:
        """Return the bar nearest to the pointer, and whether its end is nearer than its start."""
        scene, area = self.stage.scene(), self.before.by_id[self.id].skill.area
        best: tuple[float, str, bool] | None = None
        for bar in self.before.activities:
            if bar.skill.area != area or bar.id == self.id or not is_movable(bar):
                continue
            if bar.id not in scene.lanes.rows:
                continue
            rect = scene.rect(bar.id, self.was[bar.id])
            dx = max(rect.left() - at.x(), at.x() - rect.right(), 0.0)
            dy = max(rect.top() - at.y(), at.y() - rect.bottom(), 0.0)
            if best is None or dx + 2 * dy < best[0]:
                best = (dx + 2 * dy, bar.id, at.x() > rect.center().x())
        return best[1:] if best is not None else None
