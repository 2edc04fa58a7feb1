"""A skill from elsewhere that is dragged over the canvas: may it come in, and where it drops."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from planner.domain.formatting import day_range
from planner.domain.skill import SkillId
from planner.views.common.dragging import skill_in
from planner.views.timeline.gestures import Gestures
from planner.views.timeline.tools import Stage


class DropTarget:
    """Lets skills that the plan of `stage` lacks into the hand of `gestures`.

    `put_back` is called when one leaves without having dropped.
    """

    def __init__(self, stage: Stage, gestures: Gestures, put_back: Callable[[], object]) -> None:
        self._put_back = put_back
        self._stage = stage
        self._gestures = gestures

    def takes(self, event: QEvent) -> bool:
        """Answer an event of the viewport that is about guests. Return whether it is."""
        match event:
            case QDragEnterEvent():
                self._enter(event)
            case QDragMoveEvent():
                self._move(event)
            case QDropEvent():
                self._drop(event)
            case QDragLeaveEvent():
                self._put_back()
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        """Take in a skill, or say why not."""
        if self._guest(event):
            event.acceptProposedAction()
        elif skill := skill_in(event.mimeData()):
            self._refuse(skill)

    def _move(self, event: QDragMoveEvent) -> None:
        """Show what the skill would do to the plan."""
        skill = self._guest(event)
        if skill:
            self._gestures.bring(skill, event.position(), event.modifiers())
            event.acceptProposedAction()

    def _drop(self, event: QDropEvent) -> None:
        """Add the skill."""
        if self._guest(event):
            self._gestures.drop_guest()
            event.acceptProposedAction()

    def _guest(self, event: QDropEvent) -> SkillId:
        """Return the skill that is dragged in, "" for anything else and what the plan has."""
        skill = skill_in(event.mimeData())
        schedule = self._stage.document.schedule
        return skill if skill in schedule.scope.skills and skill not in schedule.tasks else ""

    def _refuse(self, skill: SkillId) -> None:
        """Say that the plan has the skill, and when it is its turn."""
        schedule = self._stage.document.schedule
        bar = schedule.by_id.get(skill)
        when = f": {day_range(bar.start, bar.finish)}" if bar else ""
        if skill in schedule.tasks:
            name = schedule.tasks[skill].label
            self._stage.announce(f"{name} is in the plan already{when}.")
