"""The start page: the last plan large, with what today holds."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.app.window.main_window import MainWindow
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.roadmap import Roadmap
from planner.scheduling.schedule import schedule
from planner.views.common.plan_summary import summary_of
from tests.gui.app.conftest import TODAY


def test_last_plan_is_large_and_says_what_today_holds(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    window.contents.commands.files.open_path(plan_file)
    window.contents.commands.files.close()
    last_plan_card = window.contents.pages.start.page.last_plan_card
    qtbot.waitUntil(last_plan_card.isVisible)
    assert last_plan_card.next_up.text() == "Next today: Multivariable calculus, 1.1 h"
    last_plan_card.button.click()
    assert window.document is not None


def test_what_comes_next(sample: Roadmap, catalogue: Catalogue) -> None:
    plan = schedule(sample, catalogue)
    friday = TODAY + timedelta(days=2)
    assert plan.availability.hours_on(friday) == 0
    assert summary_of(plan, catalogue, TODAY).next_up.startswith("Next today: ")
    assert summary_of(plan, catalogue, friday).next_up.endswith(" h left")
    assert summary_of(plan, catalogue).next_up.startswith("Next: ")
    known = dict.fromkeys(catalogue.skills, Level.PROFICIENT)
    done = replace(sample, learner=replace(sample.learner, known=known), plans={})
    assert summary_of(schedule(done, catalogue), catalogue, TODAY).next_up == ""
