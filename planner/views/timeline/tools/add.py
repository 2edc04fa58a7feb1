"""A skill dragged in from the catalogue: added with the prerequisites that the plan lacks."""

from PySide6.QtCore import QPointF, Qt

from planner.domain.formatting import count_text, day_text, days_later
from planner.edits import AddSkill, Edit, Pin, Several
from planner.layout.snapping import snap_week
from planner.render.timeline.scene import DragPicture, Verb
from planner.views.timeline.tools.base import EditTool


class AddTool(EditTool):
    """Joins the plan where it fits; with Alt it starts no earlier than where it is dropped."""

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Preview the plan with the skill."""
        skill = self.before.scope.skills[self.id]
        edit: Edit = AddSkill(self.id)
        rest = None
        if modifiers & Qt.KeyboardModifier.AltModifier:
            rest = snap_week(self.stage.scale, self.stage.scale.moment(at.x()), free=True)
            edit = Several((edit, Pin(self.id, rest.day)), f"Add {skill.label}")
        preview = self.attempt(edit)
        bar = preview.after.by_id.get(self.id)
        price = self.problem.message if self.problem else "Not part of the schedule"
        if bar is not None:
            more = len(preview.changes.added - {self.id})
            needs = f"with {count_text(more, 'prerequisite')}, " if more else ""
            days = preview.changes.finish_days
            finish = f"finish {days_later(days)}" if days else "the finish stays"
            price = f"Starts {day_text(bar.start, weekday=True)}, {needs}{finish}"
        words = (f"Add {skill.label}", price)
        picture = DragPicture(
            self.id, Verb.ADD, preview, self.was, rest,
            words=words, spot=(at.x(), at.y() + 14), refused=self.problem is not None,
        )  # fmt: skip
        self.stage.show_drag(picture)
        self.stage.announce(f"{words[0]}: {words[1]}. {self.ending}")

    def drop(self) -> None:
        """Add it, select it and bring it into view."""
        super().drop()
        if self.id in self.stage.document.schedule.by_id:
            self.stage.document.select([self.id])
            self.stage.reveal(self.id)
