"""The steps behave as those of QUndoStack, which is asked the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QUndoCommand, QUndoStack

from planner.document.undo_stack import Step, UndoStack
from planner.domain.roadmap import Roadmap

pytestmark = pytest.mark.usefixtures("qapp")

ROADMAP = Roadmap("Plan", "applied-ml-engineer", date(2026, 1, 5), date(2026, 1, 5))
WORDS = ("push", "undo", "redo", "setClean", "resetClean", "clear")


class Pair:
    """Ours and Qt's, told the same, and what both announced."""

    def __init__(self) -> None:
        self.ours, self.qts = UndoStack(), QUndoStack()
        self.said: list[tuple[str, object]] = []
        self.expected: list[tuple[str, object]] = []
        for stack, heard in ((self.ours, self.said), (self.qts, self.expected)):
            stack.indexChanged.connect(lambda index, to=heard: to.append(("index", index)))
            stack.cleanChanged.connect(lambda clean, to=heard: to.append(("clean", clean)))

    def tell(self, word: str, text: str) -> None:
        if word == "push":
            self.ours.push(Step(text, ROADMAP, ROADMAP))
            self.qts.push(QUndoCommand(text))
        elif word == "undo":
            self.qts.undo()
            if self.ours.canUndo():
                self.ours.back()
        elif word == "redo":
            self.qts.redo()
            if self.ours.canRedo():
                self.ours.on()
        else:
            getattr(self.ours, word)()
            getattr(self.qts, word)()


def state(stack: UndoStack | QUndoStack) -> tuple[object, ...]:
    texts = tuple(stack.text(place) for place in range(stack.count()))
    return (
        texts, stack.index(), stack.isClean(), stack.canUndo(), stack.canRedo(),
        stack.undoText(), stack.redoText(),
    )  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_steps_are_those_of_qt(words: list[str]) -> None:
    pair = Pair()
    for place, word in enumerate(words):
        pair.tell(word, f"{word} {place}")
        assert state(pair.ours) == state(pair.qts)
    assert pair.said == pair.expected


def test_the_step_before_and_the_step_after() -> None:
    stack, first, second = UndoStack(), Step("a", ROADMAP, ROADMAP), Step("b", ROADMAP, ROADMAP)
    stack.push(first)
    stack.push(second)
    stack.back()
    assert (stack.last, stack.next) == (first, second)
