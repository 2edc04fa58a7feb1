"""Work in the background: asked, rested, drained, and dropped once something else is asked."""

from collections.abc import Callable
from functools import partial
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from planner.document.background import Background

Jobs = list[Callable[[], None]]


@pytest.fixture
def jobs(qapp: QCoreApplication) -> Jobs:
    del qapp
    return []


def drain(jobs: Jobs) -> None:
    while jobs:
        jobs.pop(0)()


def test_every_answer_of_a_question_is_taken_in_order(jobs: Jobs) -> None:
    taken: list[str] = []
    background = Background(submit=jobs.append)
    background.ask(taken.append, lambda: "a", lambda: "b")
    assert taken == []
    drain(jobs)
    assert taken == ["a", "b"]


def test_answers_to_an_older_question_are_dropped_and_not_even_worked_out(jobs: Jobs) -> None:
    taken: list[str] = []
    worked: list[str] = []

    def work(name: str) -> str:
        worked.append(name)
        return name

    background = Background(submit=jobs.append)
    background.ask(taken.append, partial(work, "old"))
    background.ask(taken.append, partial(work, "new"))
    drain(jobs)
    assert taken == worked == ["new"]


def test_an_answer_that_comes_after_another_question_is_dropped(jobs: Jobs) -> None:
    taken: list[str] = []
    background = Background(submit=jobs.append)

    def slow() -> str:
        background.ask(taken.append, lambda: "new")
        return "old"

    background.ask(taken.append, slow)
    drain(jobs)
    assert taken == ["new"]


def test_a_question_that_was_dropped_gets_no_answer(jobs: Jobs) -> None:
    taken: list[str] = []
    background = Background(submit=jobs.append)
    background.ask(taken.append, lambda: "a")
    background.drop()
    background.begin()
    drain(jobs)
    assert taken == []


def test_a_question_rests_until_none_has_come_for_so_long(jobs: Jobs, qtbot: QtBot) -> None:
    taken: list[str] = []
    background = Background(submit=jobs.append, rest_ms=20)
    background.ask(taken.append, lambda: "a")
    background.ask(taken.append, lambda: "b")
    assert jobs == []
    qtbot.waitUntil(lambda: bool(jobs))
    drain(jobs)
    assert taken == ["b"]


def test_jobs_are_handed_out_once_however_often_it_is_begun(jobs: Jobs) -> None:
    taken: list[str] = []
    background = Background(submit=jobs.append, rest_ms=20)
    background.ask(taken.append, lambda: "a")
    background.begin()
    background.begin()
    assert len(jobs) == 1
    assert not background._rest.isActive()
    drain(jobs)
    assert taken == ["a"]


def test_answers_of_the_pool_are_taken_in_the_thread_that_asked(qtbot: QtBot) -> None:
    taken: list[tuple[int, int]] = []
    done = Event()

    def work() -> int:
        done.set()
        return get_ident()

    background = Background()
    background.ask(lambda worker: taken.append((worker, get_ident())), work)
    qtbot.waitUntil(lambda: bool(taken))
    assert done.is_set()
    ((worker, taker),) = taken
    assert taker == get_ident() != worker
