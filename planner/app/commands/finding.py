"""Showing only some of the skills."""

from dataclasses import replace

from PySide6.QtCore import QObject

from planner.app.desk import Desk
from planner.document.skill_filter import SkillFilter


class FilterCommands(QObject):
    """The filter of the plan on `desk`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def toggle_done(self) -> None:
        """Hide what is done, or show it again."""
        document = self._desk.document
        if document is not None:
            held = document.filter
            document.set_filter(replace(held, hide_done=not held.hide_done))

    def clear(self) -> None:
        """Show all skills."""
        if self._desk.document is not None:
            self._desk.document.set_filter(SkillFilter())
