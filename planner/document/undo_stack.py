"""The steps that were made and can be taken back.

In the place of QUndoStack, and with its words. PySide6 6.11 and Qt both count themselves owners of
the commands in a QUndoStack: where a plan is left to the garbage collector with others, they may be
freed twice, and the program crashes. A step of ours is two immutable roadmaps, so a list is enough.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from planner.domain.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class Step:
    """The roadmap before and after an edit, and what the edit is called."""

    text: str
    before: Roadmap
    after: Roadmap


class UndoStack(QObject):
    """Steps in order, how many of them are made, and after how many the file was saved.

    It shows nothing itself: whoever goes back or on shows the roadmap first, then tells it here.
    """

    indexChanged = Signal(int)
    cleanChanged = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._index = 0
        self._clean: int | None = 0

    def count(self) -> int:
        """Return how many steps there are, those that were taken back among them."""
        return len(self._steps)

    def index(self) -> int:
        """Return how many steps are made."""
        return self._index

    def text(self, place: int) -> str:
        """Return what the step at `place`, from 0, is called."""
        return self._steps[place].text

    @property
    def last(self) -> Step | None:
        """The step that would be taken back."""
        return self._steps[self._index - 1] if self._index else None

    @property
    def next(self) -> Step | None:
        """The step that would be made again."""
        return self._steps[self._index] if self._index < len(self._steps) else None

    def canUndo(self) -> bool:
        """Return whether a step can be taken back."""
        return self.last is not None

    def canRedo(self) -> bool:
        """Return whether a step can be made again."""
        return self.next is not None

    def undoText(self) -> str:
        """Return what the step that would be taken back is called, "" for none."""
        return self.last.text if self.last else ""

    def redoText(self) -> str:
        """Return what the step that would be made again is called, "" for none."""
        return self.next.text if self.next else ""

    def push(self, step: Step) -> None:
        """Say that `step` was made. What could have been made again is forgotten."""
        was = self.isClean()
        del self._steps[self._index :]
        if self._clean is not None and self._clean > self._index:
            self._clean = None
        self._steps.append(step)
        self._go(self._index + 1, was)

    def back(self) -> None:
        """Say that the last step was taken back."""
        self._go(self._index - 1, self.isClean())

    def on(self) -> None:
        """Say that the next step was made again."""
        self._go(self._index + 1, self.isClean())

    def clear(self) -> None:
        """Forget all steps, if there are any; the roadmap stays as it is and counts as saved."""
        if not self._steps:
            return
        was, self._clean = self.isClean(), 0
        self._steps.clear()
        self._go(0, was)

    def isClean(self) -> bool:
        """Return whether the roadmap is as it was saved."""
        return self._index == self._clean

    def setClean(self) -> None:
        """Say that the roadmap was saved."""
        was, self._clean = self.isClean(), self._index
        self._tell_clean(was)

    def resetClean(self) -> None:
        """Say that no file holds any of the states."""
        was, self._clean = self.isClean(), None
        self._tell_clean(was)

    def _go(self, index: int, was_clean: bool) -> None:
        if index != self._index:
            self._index = index
            self.indexChanged.emit(index)
        self._tell_clean(was_clean)

    def _tell_clean(self, was_clean: bool) -> None:
        if self.isClean() != was_clean:
            self.cleanChanged.emit(not was_clean)
