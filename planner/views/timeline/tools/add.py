"""A skill dragged in from the catalogue: added with the prerequisites that the plan lacks."""

from datetime import date

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.domain.formatting import count_text, day_text, days_later
from planner.domain.limits import nearest_day
from planner.domain.parts import EARLIEST, Earliest
from planner.edits import AddSkill, Pin, Several
from planner.layout.snapping import Snap, snap_week
from planner.render.timeline.scene import DragPicture, Verb
from planner.scheduling.schedule import WaitKind
from planner.views.timeline.tools.base import EditTool


class AddTool(EditTool):
    """Joins the plan and starts on the day where it is dropped, as early as what comes before it
    allows where that is later."""

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the plan with the skill."""
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        rest = snap_week(self.stage.scale, self.stage.scale.moment(at.x()), free)
        rest = Snap(nearest_day(max(rest.day, self.before.availability.origin)), rest.rule)
        preview = self._at_day(rest.day)
        words = (f"Add {self._name}", self._price(preview))
        picture = DragPicture(
            self.id, Verb.ADD, preview, self.was, rest,
            words=words, spot=(at.x(), at.y() + 14), refused=self.problem is not None,
        )  # fmt: skip
        self.stage.show_drag(picture)
        self.stage.announce(f"{words[0]}: {words[1]}. {self.ending}")

    def drop(self) -> None:
        """Add it and select it; it is brought into view where it starts beyond an edge."""
        super().drop()
        bar = self.stage.document.schedule.by_id.get(self.id)
        if bar is not None:
            self.stage.document.select([self.id])
            scale = self.stage.scale
            if not 0 <= scale.x_of(bar.start) <= self.stage.scene().width:
                self.stage.reveal(self.id)

    @property
    def _name(self) -> str:
        return self.before.scope.skills[self.id].label

    def _at_day(self, day: date) -> Preview:
        """Preview it on `day`; where it has to wait for what comes before, as early as it can."""
        preview = self._pinned(day)
        bar = preview.after.by_id.get(self.id)
        if bar is not None and bar.start > day and bar.wait.kind is WaitKind.PREREQUISITE:
            return self._pinned(EARLIEST)
        return preview

    def _pinned(self, day: date | Earliest) -> Preview:
        return self.attempt(Several((AddSkill(self.id), Pin(self.id, day)), f"Add {self._name}"))

    def _price(self, preview: Preview) -> str:
        bar = preview.after.by_id.get(self.id)
        if bar is None:
            return self.problem.message if self.problem else "Not part of the schedule"
        more = len(preview.changes.added - {self.id})
        needs = f"with {count_text(more, 'prerequisite')}, " if more else ""
        days = preview.changes.finish_days
        finish = f"finish {days_later(days)}" if days else "the finish stays"
        after = ""
        if bar.pin is EARLIEST and bar.wait.skill is not None:
            after = f"after {preview.after.label(bar.wait.skill)}, "
        return f"Starts {day_text(bar.start, weekday=True)}, {after}{needs}{finish}"
