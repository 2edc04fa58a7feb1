"""From a bar's end dot to another bar: a prerequisite, or a refused loop."""

from PySide6.QtCore import QPointF, Qt

from planner.domain.words import days_later
from planner.edits import AddPrerequisite, EditRejected
from planner.render.timeline.scene import Link
from planner.views.timeline.hits import Zone, hit
from planner.views.timeline.tools.base import Stage, Tool


class LinkTool(Tool):
    """The bar it is dropped on shall wait for the one it began at."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, id_: str, at: QPointF) -> None:
        super().__init__(stage, id_, at)
        self._target: str | None = None

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Show the line and whether the bar under it may be linked."""
        del modifiers
        found = hit(self.stage.scene(), at)
        bar = found.id if found.zone is not Zone.CANVAS else None
        self._target = bar if bar != self.id else None
        self.stage.show_link(Link(self.id, at.x(), at.y(), self._target, self._check()))

    def drop(self) -> None:
        """Link; a loop is refused by the edit, with its sentence."""
        self.stage.show_link(None)
        self.stage.document.end_preview()
        if self._target is not None:
            self.stage.document.apply(self._edit(self._target))

    def cancel(self) -> None:
        """Forget the line."""
        self.stage.show_link(None)
        self.stage.document.end_preview()

    def _edit(self, target: str) -> AddPrerequisite:
        bars = self.stage.document.schedule.by_id
        return AddPrerequisite(bars[target].skill.id, bars[self.id].skill.id)

    def _check(self) -> bool:
        if self._target is None:
            self.stage.document.end_preview()
            self.stage.announce("Drop on the skill that has to wait. Esc to cancel.")
            return True
        document = self.stage.document
        edit = self._edit(self._target)
        try:
            change = document.evaluate(edit).changes.finish_days
        except EditRejected as error:
            document.end_preview()
            self.stage.announce(f"{error.problem.message} {error.problem.hint}")
            return False
        document.preview(edit)
        price = f" Finish {days_later(change)}." if change else ""
        label = edit.label(document.roadmap, document.catalogue)
        self.stage.announce(f"{label}.{price} Release to apply.")
        return True
