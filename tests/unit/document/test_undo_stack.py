"""The steps, beside a model that knows only which texts are made and which could be made again."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.document.undo_stack import Step, UndoStack
from planner.domain.roadmap import Roadmap

pytestmark = pytest.mark.usefixtures("qapp")

ROADMAP = Roadmap("Plan", "applied-ml-engineer", date(2026, 1, 5), date(2026, 1, 5))
WORDS = ("push", "back", "on", "setClean", "resetClean", "clear")


@dataclass
class Model:
    """`saved` are the texts that were made when the file was written, None where no file is."""

    made: tuple[str, ...] = ()
    taken_back: tuple[str, ...] = ()
    saved: tuple[str, ...] | None = ()

    def tell(self, word: str, text: str) -> None:
        if word == "push":
            self.made, self.taken_back = (*self.made, text), ()
        elif word == "back" and self.made:
            self.made, self.taken_back = self.made[:-1], (self.made[-1], *self.taken_back)
        elif word == "on" and self.taken_back:
            self.made, self.taken_back = (*self.made, self.taken_back[0]), self.taken_back[1:]
        elif word == "setClean":
            self.saved = self.made
        elif word == "resetClean":
            self.saved = None
        elif word == "clear" and self.made + self.taken_back:
            self.made, self.taken_back, self.saved = (), (), ()

    @property
    def state(self) -> tuple[object, ...]:
        last, following = self.made[-1:], self.taken_back[:1]
        return (
            self.made + self.taken_back, len(self.made), self.made == self.saved,
            bool(last), bool(following), "".join(last), "".join(following),
        )  # fmt: skip


def tell(stack: UndoStack, word: str, text: str) -> None:
    if word == "push":
        stack.push(Step(text, ROADMAP, ROADMAP))
    elif (word != "back" or stack.canUndo()) and (word != "on" or stack.canRedo()):
        getattr(stack, word)()


def state(stack: UndoStack) -> tuple[object, ...]:
    texts = tuple(stack.text(place) for place in range(stack.count()))
    return (
        texts, stack.index(), stack.isClean(), stack.canUndo(), stack.canRedo(),
        stack.undoText(), stack.redoText(),
    )  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_steps_are_those_of_the_model_and_each_change_is_told_once(words: list[str]) -> None:
    stack, model = UndoStack(), Model()
    indices, cleans = list[int](), list[bool]()
    stack.indexChanged.connect(indices.append)
    stack.cleanChanged.connect(cleans.append)
    for place, word in enumerate(words):
        before = model.state
        tell(stack, word, f"{word} {place}")
        model.tell(word, f"{word} {place}")
        assert state(stack) == model.state
        assert indices == ([model.state[1]] if model.state[1] != before[1] else [])
        assert cleans == ([model.state[2]] if model.state[2] != before[2] else [])
        indices.clear()
        cleans.clear()


def test_the_step_before_and_the_step_after() -> None:
    stack, first, second = UndoStack(), Step("a", ROADMAP, ROADMAP), Step("b", ROADMAP, ROADMAP)
    stack.push(first)
    stack.push(second)
    stack.back()
    assert (stack.last, stack.next) == (first, second)
