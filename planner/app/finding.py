"""Finding skills in the plan, and showing only some of them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.document.skill_filter import SkillFilter

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow
    from planner.views.timeline.view import TimelineView


class FindCommands(QObject):
    """Find, next match, and the filter, of the plan of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def find(self) -> None:
        """Ask for words of a name."""
        self._timeline.open_find()

    def next(self) -> None:
        """Go to the next match."""
        self._timeline.find_next()

    def previous(self) -> None:
        """Go to the match before."""
        self._timeline.find_previous()

    def filter(self) -> None:
        """Open the panel of the filter."""
        self._timeline.header.open_filter()

    def toggle_done(self) -> None:
        """Hide what is done, or show it again."""
        document = self._window.document
        if document is not None:
            held = document.filter
            document.set_filter(replace(held, hide_done=not held.hide_done))

    def clear(self) -> None:
        """Show all skills."""
        if self._window.document is not None:
            self._window.document.set_filter(SkillFilter())

    @property
    def _timeline(self) -> "TimelineView":
        return self._window.workspace.panes.timeline
