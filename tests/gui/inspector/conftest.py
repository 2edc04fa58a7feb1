"""Inspectors on screen, on a fixed day."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import pytest
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.views.inspector.inspector import Inspector
from planner.views.inspector.plan.page import PlanPage
from planner.views.inspector.skill.page import SkillPage

DAY = date(2026, 3, 2)

Inspect: TypeAlias = Callable[..., Inspector]
Show: TypeAlias = Callable[[str], SkillPage]


@pytest.fixture
def inspect(qtbot: QtBot) -> Inspect:
    """Make an inspector of a document, with nothing selected; the rest goes to `Inspector`."""

    def made(document: Document, **given: Any) -> Inspector:
        inspector = Inspector(day=lambda: DAY, **given)
        qtbot.addWidget(inspector)
        inspector.set_document(document)
        inspector.resize(312, 900)
        inspector.show()
        inspector.refresh()
        return inspector

    return made


@pytest.fixture
def inspector(inspect: Inspect, document: Document) -> Inspector:
    """The inspector of the sample."""
    return inspect(document)


@pytest.fixture
def plan(inspector: Inspector) -> PlanPage:
    """The page of the plan."""
    page = inspector.findChild(PlanPage)
    assert isinstance(page, PlanPage)
    return page


@pytest.fixture
def show(inspector: Inspector, document: Document) -> Show:
    """Select a skill and return its page."""

    def shown(skill: str) -> SkillPage:
        document.select([skill])
        inspector.refresh()
        page = inspector.findChild(SkillPage)
        assert isinstance(page, SkillPage)
        return page

    return shown
