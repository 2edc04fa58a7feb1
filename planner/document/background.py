"""Work off the window's thread: one question at a time, answers to older ones are dropped."""

from collections.abc import Callable
from contextlib import suppress
from inspect import ismethod
from typing import Any, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

T = TypeVar("T")
Submit = Callable[[Callable[[], None]], object]
"""Has work done in another thread: a thread pool's `start`, or in tests a list's `append`."""


class Background(QObject):
    """Has questions answered in the background; only the last one asked counts.

    A question is one job or several. What a job returns is taken in the thread of `parent`, unless
    another question has come meanwhile; jobs that have not begun by then are not done. Whose method
    takes the answers is not held: who is gone by then gets none. With `rest_ms` a question waits
    until none has come for so long, or until `begin`.
    """

    def __init__(
        self, parent: QObject | None = None, submit: Submit | None = None, rest_ms: int = 0
    ) -> None:
        super().__init__(parent)
        self._submit = submit or QThreadPool.globalInstance().start
        self._question: _Question | None = None
        self._rest = QTimer(self, interval=rest_ms, singleShot=True)
        self._rest.timeout.connect(self.begin)

    def ask(self, take: Callable[[T], object], *jobs: Callable[[], T]) -> None:
        """Have `jobs` done, in this order if one after the other; `take` gets each answer."""
        question = self._question = _Question(take, jobs)
        question.answered.connect(self._take)
        if self._rest.interval():
            self._rest.start()
        else:
            self.begin()

    def drop(self) -> None:
        """Ask nothing any more."""
        self._rest.stop()
        self._question = None

    def begin(self) -> None:
        """Let the question rest no longer; nothing if its jobs have been handed out."""
        self._rest.stop()
        question = self._question
        if question is None:
            return
        jobs, question.jobs = question.jobs, ()
        for job in jobs:
            self._submit(_work(question, job, self._is_open))

    def _is_open(self, question: "_Question") -> bool:
        return question is self._question

    def _take(self, question: "_Question", answer: object) -> None:
        take = question.take() if self._is_open(question) else None
        if take is not None:
            take(answer)


class _Question(QObject):
    """Carries the answers from the worker's thread into that of who asked."""

    answered = Signal(object, object)

    def __init__(self, take: Callable[[Any], object], jobs: tuple[Callable[[], Any], ...]) -> None:
        super().__init__()
        self.take = WeakMethod(take) if ismethod(take) else lambda: take
        self.jobs = jobs


def _work(
    question: _Question, job: Callable[[], object], is_open: Callable[[_Question], bool]
) -> Callable[[], None]:
    def work() -> None:
        if not is_open(question):
            return
        answer = job()
        with suppress(RuntimeError):  # the program ended meanwhile, and Qt deleted the question
            question.answered.emit(question, answer)

    return work
