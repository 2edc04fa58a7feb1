"""Asks whether what a skill rests on is known with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.edits import MarkKnown
from planner.scheduling.known import Implied
from planner.views.common.buttons import Button
from planner.views.common.popover import Popover


class ImpliedPopover(Popover):
    """`answered` carries the edit: with what is implied, as usual, or of the one skill alone."""

    answered = Signal(object)

    def __init__(self, edit: MarkKnown, implied: Implied, host: QWidget) -> None:
        super().__init__(implied.question, host, 280)
        self._edit, self._implied = edit, implied
        self.only = Button("Only this skill", small=True)
        self.only.clicked.connect(self._take_one)
        self.both = self.add_buttons("Yes, known too", self.only)
        self.both.clicked.connect(self._take_all)
        self.both.setFocus()

    def _take_all(self) -> None:
        edit = MarkKnown(self._edit.skill, self._edit.level, self._implied.also)
        self.close()
        self.answered.emit(edit)

    def _take_one(self) -> None:
        self.close()
        self.answered.emit(self._edit)
