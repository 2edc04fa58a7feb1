"""The forecast in the background: it comes, it is for the schedule it was made for."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication

from planner.document.document import Document
from planner.document.forecaster import Forecaster
from planner.domain.roadmap import Roadmap
from planner.edits import Pin, SetTitle
from planner.scheduling.forecast import forecast
from tests.strategies import catalogue

ROADMAP = Roadmap("A plan", "applied-ml-engineer", date(2026, 1, 5), date(2026, 1, 5))


@pytest.fixture
def jobs() -> list[Callable[[], None]]:
    return []


@pytest.fixture
def document(qapp: QCoreApplication) -> Document:
    return Document(ROADMAP, catalogue())


def test_a_forecast_arrives_when_the_job_is_done(
    document: Document, jobs: list[Callable[[], None]]
) -> None:
    runner = Forecaster(document, jobs.append)
    assert document.forecast is None
    runner.begin()
    jobs.pop()()
    assert document.forecast is not None
    assert document.forecast.finish == forecast(document.schedule).finish


def test_a_result_for_an_older_state_is_dropped(
    document: Document, jobs: list[Callable[[], None]]
) -> None:
    runner = Forecaster(document, jobs.append)
    runner.begin()
    document.apply(Pin("statistics", date(2027, 1, 4)))
    jobs.pop()()
    assert document.forecast is None
    runner.begin()
    jobs.pop()()
    assert document.forecast is not None


def test_an_edit_takes_the_old_forecast_away(
    document: Document, jobs: list[Callable[[], None]]
) -> None:
    runner = Forecaster(document, jobs.append)
    runner.begin()
    jobs.pop()()
    document.apply(SetTitle("Another"))
    assert document.forecast is None
