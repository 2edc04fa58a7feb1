"""The page of the plan: every field is an edit, every edit is shown."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.formatting import day_text
from planner.edits import RemoveSkill, SetDeadline, SetRoute
from planner.scheduling.activity import part_of
from planner.views.common.popover import BreakPopover, DayPopover
from planner.views.inspector.inspector import Inspector
from planner.views.inspector.plan.page import PlanPage
from tests.gui.inspector.conftest import Show
from tests.gui.inspector.hand import choose, enter

# What the offscreen platform says about every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_plan_shows_its_finish_and_milestones(plan: PlanPage, document: Document) -> None:
    assert str(document.schedule.finish.year) in plan.finish.finish.text()
    assert plan.head.title.text() == document.roadmap.title
    assert all(row.value.text() for row in plan.finish.milestones)


def test_a_day_of_the_week_is_edited(plan: PlanPage, document: Document) -> None:
    enter(plan.hours.week.fields[4], "2.5")
    assert document.roadmap.learner.hours[4] == 2.5
    assert document.undo_stack.count() == 1


def test_a_week_without_hours_is_refused_and_put_back(
    plan: PlanPage, inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    before = document.roadmap.learner.hours
    with qtbot.waitSignal(document.rejected):
        plan.hours._on_hours((0.0,) * 7)
    assert document.roadmap.learner.hours == before
    plan.hours.week.fields[0].setValue(3)
    inspector.refresh()
    assert plan.hours.week.fields[0].value() == before[0]


def test_focus_is_chosen(plan: PlanPage, document: Document) -> None:
    plan.hours.focus.chosen.emit("4")
    assert document.roadmap.learner.focus == 4


def test_time_off_is_added_and_removed(
    plan: PlanPage, inspector: Inspector, document: Document
) -> None:
    count = len(document.roadmap.learner.calendar)
    plan.off.open_popover()
    popover = plan.off.findChild(BreakPopover)
    assert isinstance(popover, BreakPopover)
    popover.name.setText("Move")
    QTest.keyClick(popover, Qt.Key.Key_Return)
    assert document.roadmap.learner.calendar[-1].name == "Move"
    assert document.roadmap.learner.calendar[-1].is_break
    plan.off._remove(count)
    assert len(document.roadmap.learner.calendar) == count


def test_the_deadline_is_set_moved_and_removed(
    plan: PlanPage, inspector: Inspector, document: Document
) -> None:
    document.apply(SetDeadline(None))
    inspector.refresh()
    plan.dates.set_deadline.click()
    popover = plan.dates.findChild(DayPopover)
    assert isinstance(popover, DayPopover)
    QTest.keyClick(popover, Qt.Key.Key_Return)
    assert document.roadmap.deadline == document.schedule.finish
    inspector.refresh()
    assert day_text(document.schedule.finish) in plan.finish.notice.label.text()
    plan.dates._on_deadline(document.schedule.finish - timedelta(days=1))
    inspector.refresh()
    assert day_text(document.schedule.finish) not in plan.finish.notice.label.text()
    plan.dates.clear_deadline.click()
    assert document.roadmap.deadline is None


def test_entry_level_is_not_reached_without_a_word(
    plan: PlanPage, inspector: Inspector, document: Document
) -> None:
    assert plan.finish.lack.isHidden()
    document.apply(RemoveSkill("statistics"))
    inspector.refresh()
    assert plan.finish.milestones[0].name.text() == "Entry, in part"
    assert "asks for more than this plan holds: Statistics." in plan.finish.lack.text()


def test_another_route_is_chosen(plan: PlanPage, document: Document) -> None:
    choose(plan.route.routes_menu(), "Master")
    assert document.roadmap.route.id == "masters"


@pytest.mark.parametrize("route", ["bachelors", "bootcamp", "masters", "self-study"])
def test_every_route_can_be_shown(
    show: Show, inspector: Inspector, document: Document, route: str
) -> None:
    document.apply(SetRoute(route))
    document.select(())
    inspector.refresh()
    for activity in document.schedule.activities[::7]:
        document.select([activity.id])
        inspector.refresh()
        assert inspector.parts == (part_of(activity.id),)
