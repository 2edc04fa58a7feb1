"""A scroll area over which skills from elsewhere can be dragged."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea

from planner.views.common.dragging import skill_in


class GuestArea(QAbstractScrollArea):
    """Asks its heirs whether a skill may come in, and tells them where it hovers and drops."""

    def may_take_in(self, skill: str) -> bool:
        """Return whether `skill` can be dropped here."""
        raise NotImplementedError

    def guest_hovers(self, skill: str, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Show what dropping `skill` at a point of the viewport would do."""
        raise NotImplementedError

    def guest_drops(self) -> None:
        """Do what was shown."""
        raise NotImplementedError

    def guest_leaves(self) -> None:
        """Show everything as it was."""
        raise NotImplementedError

    def guest_stays_out(self, skill: str) -> None:
        """Say why `skill` cannot be dropped here."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take in a skill, or say why not."""
        if self._guest(event):
            event.acceptProposedAction()
        elif skill := skill_in(event.mimeData()):
            self.guest_stays_out(skill)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show what the skill would do."""
        skill = self._guest(event)
        if skill:
            self.guest_hovers(skill, event.position(), event.modifiers())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The skill goes elsewhere."""
        del event
        self.guest_leaves()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let it in."""
        if self._guest(event):
            self.guest_drops()
            event.acceptProposedAction()

    def _guest(self, event: QDropEvent) -> str:
        """Return the skill that is dragged in, "" for anything else."""
        skill = skill_in(event.mimeData())
        return skill if skill and self.may_take_in(skill) else ""
