"""The forecast in the inspector: two dates, the curve, the estimate, what moves it, ways out."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.assumptions import OWN_ESTIMATE_BIAS
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.formatting import day_text
from planner.edits import RemoveSkill, SetDeadline, SetEffort
from planner.render.finish_curve import finish_curve, height_at
from planner.render.theme import DARK
from planner.resources import samples
from planner.scheduling.forecast import SpreadRecord, forecast
from planner.scheduling.schedule import MilestoneId
from planner.storage.roadmap_file import load
from planner.views.inspector.estimate.curve_editor import BASE
from planner.views.inspector.estimate.editor import EstimatePopover
from planner.views.inspector.inspector import Inspector
from planner.views.inspector.plan.finish import spread_record_sentence
from planner.views.inspector.plan.page import PlanPage
from planner.views.inspector.skill.page import SkillPage
from tests.gui.inspector.conftest import DAY, Inspect

SKILL = "probability"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Work = Callable[[], None]


@pytest.fixture
def waiting() -> list[Work]:
    """Work handed to the background, not begun."""
    return []


@pytest.fixture
def inspector(inspect: Inspect, document: Document, waiting: list[Work]) -> Inspector:
    """The inspector of the sample, with nothing selected and no forecast."""
    return inspect(document, submit=waiting.append)


def foresee(
    document: Document, inspector: Inspector, waiting: list[Work], samples: int = 500
) -> None:
    """Give the document its forecast, and let the background do its work."""
    document.set_forecast(forecast(document.schedule, samples))
    inspector.refresh()
    while waiting:
        waiting.pop()()
    inspector.refresh()


def open_estimate(inspector: Inspector, document: Document, skill: str) -> None:
    """Select a skill and ask for its estimate on its page."""
    document.select([skill])
    inspector.refresh()
    page = inspector.findChild(SkillPage)
    assert isinstance(page, SkillPage)
    page.effort.open_estimate()


def estimate(inspector: Inspector, document: Document) -> EstimatePopover:
    """Open the editor of the estimate of a skill.

    It outlives its closing: the offscreen platform closes a popup by itself at times.
    """
    open_estimate(inspector, document, SKILL)
    popover = inspector.findChild(EstimatePopover)
    assert isinstance(popover, EstimatePopover)
    popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return popover


# -- the plan -----------------------------------------------------------------------------


def test_likely_and_safe_stand_together(
    plan: PlanPage, inspector: Inspector, document: Document, waiting: list[Work], qtbot: QtBot
) -> None:
    assert plan.finish.safe.text() == "…"
    height = plan.finish.height()
    foresee(document, inspector, waiting)
    made = document.forecast
    assert made is not None
    assert plan.finish.finish.text() == day_text(document.schedule.finish)
    assert plan.finish.safe.text() == day_text(made.finish.p80)
    qtbot.waitUntil(lambda: plan.finish.height() == height)
    entry = plan.finish.milestones[0]
    assert entry.safe.text() == day_text(made.milestones[MilestoneId.ENTRY].p80)


def test_the_old_safe_date_stays_until_the_next_is_known(
    plan: PlanPage, inspector: Inspector, document: Document, waiting: list[Work]
) -> None:
    foresee(document, inspector, waiting)
    safe, bars = plan.finish.safe.text(), plan.drivers.bars.rows
    document.apply(RemoveSkill("spark"))
    inspector.refresh()
    assert plan.finish.safe.text() == safe
    assert plan.drivers.bars.rows == bars
    assert not any(row.button.isEnabled() for row in plan.ways.rows)
    foresee(document, inspector, waiting)
    assert plan.finish.safe.text() != safe


def test_the_curve_has_likely_before_safe(document: Document) -> None:
    made = forecast(document.schedule, samples=500)
    curve = finish_curve(made, document.schedule.finish, document.roadmap.deadline)
    assert curve is not None
    assert 0 < curve.likely < curve.safe < 1
    assert curve.deadline is not None
    assert curve.likely < curve.deadline < curve.safe
    assert 3 <= len(curve.ticks) <= 6
    assert max(height for _, height in curve.points) == 1
    assert height_at(curve.points, 2.0) == 0


def test_a_deadline_far_off_is_not_on_the_curve(document: Document) -> None:
    made = forecast(document.schedule, samples=500)
    finish = document.schedule.finish
    for day in (document.roadmap.start, finish + timedelta(days=9000)):
        curve = finish_curve(made, finish, day)
        assert curve is not None
        assert curve.deadline is None


def test_the_deadline_has_its_chance(
    plan: PlanPage, inspector: Inspector, document: Document, waiting: list[Work]
) -> None:
    foresee(document, inspector, waiting)
    assert document.forecast is not None
    assert document.roadmap.deadline is not None
    chance = document.forecast.chance_by(document.roadmap.deadline)
    assert plan.finish.notice.label.text().endswith(f": {chance:.0%} chance")
    document.apply(SetDeadline(document.forecast.finish.p95))
    foresee(document, inspector, waiting)
    assert plan.ways.isHidden()


def test_what_is_nearly_certain_is_not_said_to_be_certain(
    plan: PlanPage, inspector: Inspector, document: Document, waiting: list[Work]
) -> None:
    foresee(document, inspector, waiting)
    held = document.forecast
    assert held is not None
    days = (held.finish.p95 + timedelta(days=more) for more in range(0, 4000, 7))
    document.apply(SetDeadline(next(day for day in days if 0.996 < held.chance_by(day) < 1)))
    foresee(document, inspector, waiting)
    assert plan.finish.notice.label.text().endswith(": >99% chance")


def test_drivers_are_shown_with_what_an_hour_more_does(
    plan: PlanPage, inspector: Inspector, document: Document, waiting: list[Work]
) -> None:
    foresee(document, inspector, waiting)
    rows = plan.drivers.bars.rows
    assert len(rows) == 5
    first = rows[0]
    assert first.name == "Hours per week, ±1 h"
    day = document.schedule.finish - timedelta(days=first.earlier)
    assert plan.drivers.more.text().endswith(f"{day_text(day)}.")


def test_results_for_a_plan_that_moved_on_are_dropped(
    plan: PlanPage, inspector: Inspector, document: Document, waiting: list[Work]
) -> None:
    document.set_forecast(forecast(document.schedule, samples=500))
    inspector.refresh()
    late = waiting.pop()
    document.apply(RemoveSkill("spark"))
    document.set_forecast(forecast(document.schedule, samples=500))
    inspector.refresh()
    late()
    inspector.refresh()
    assert plan.drivers.bars.rows == ()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_way_out_is_one_undo_step_and_keeps_its_promise(
    plan: PlanPage, inspector: Inspector, document: Document, waiting: list[Work], place: int
) -> None:
    foresee(document, inspector, waiting, samples=10_000)
    row = plan.ways.rows[place]
    assert row.isVisibleTo(plan)
    told = row.about.text()
    row.button.click()
    assert document.undo_stack.count() == 1
    assert place == 0 or told.startswith(f"Likely {day_text(document.schedule.finish)}, safe")
    deadline = document.roadmap.deadline
    assert deadline is not None
    assert forecast(document.schedule).chance_by(deadline) >= 0.8


def test_the_record_is_told_once_it_is_long_enough() -> None:
    assert spread_record_sentence(SpreadRecord(19, 0.75, False)) == ""
    told = "Your finished skills took 0.75 of the planned hours."
    assert spread_record_sentence(SpreadRecord(20, 0.753, True)) == told


@pytest.mark.parametrize("path", sorted(samples().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_sample_can_be_painted(qtbot: QtBot, catalogue: Catalogue, path: Path) -> None:
    document = Document(load(path, catalogue).roadmap, catalogue)
    inspector = Inspector(day=lambda: DAY, submit=lambda work: work())
    qtbot.addWidget(inspector)
    inspector.set_document(document)
    inspector.set_theme(DARK)
    inspector.resize(260, 900)
    inspector.show()
    foresee(document, inspector, [])
    page = inspector.findChild(PlanPage)
    assert page is not None
    assert not page.grab().isNull()
    assert document.forecast is not None
    finish = document.forecast.finish
    assert page.finish.curve.isHidden() == (finish.p50 == finish.p95)


# -- a skill ------------------------------------------------------------------------------


def test_a_skill_has_a_safe_finish(
    inspector: Inspector, document: Document, waiting: list[Work]
) -> None:
    document.select([SKILL])
    inspector.refresh()
    page = inspector.findChild(SkillPage)
    assert isinstance(page, SkillPage)
    assert page.dates.safe.value.text() == "…"
    foresee(document, inspector, waiting)
    assert document.forecast is not None
    safe = document.forecast.skills[SKILL].p80
    assert page.dates.safe.value.text() == day_text(safe, weekday=True)
    done = next(id_ for id_, task in document.schedule.tasks.items() if task.status == "done")
    document.select([done])
    inspector.refresh()
    assert page.dates.safe.isHidden()


def test_the_curve_opens_the_estimate(inspector: Inspector, document: Document) -> None:
    document.select([SKILL])
    inspector.refresh()
    page = inspector.findChild(SkillPage)
    assert isinstance(page, SkillPage)
    QTest.mouseClick(page.effort.curve, Qt.MouseButton.LeftButton)
    assert inspector.findChild(EstimatePopover) is not None


def test_a_dragged_point_is_kept_as_one_undo_step(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    popover = estimate(inspector, document)
    curve = popover.curve
    likely = curve.points[1]
    start = QPoint(round(curve.x_of(likely)), BASE)
    QTest.mousePress(curve, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(curve, QPoint(round(curve.x_of(likely + 6)), BASE))
    QTest.mouseRelease(curve, Qt.MouseButton.LeftButton)
    assert popover.fields[1].value() == pytest.approx(likely + 6, abs=1)
    hours = popover.fields[1].value()
    qtbot.waitUntil(lambda: popover.deltas.rows[0].badge.startswith("+"))
    assert [row.name for row in popover.deltas.rows] == [
        "Expected effort", "Likely end", "Plan finish",
    ]  # fmt: skip
    assert document.undo_stack.count() == 0
    popover.keep.click()
    effort = document.roadmap.plan(SKILL).effort
    assert isinstance(effort, Effort)
    factor = document.schedule.tasks[SKILL].factor
    assert effort.likely * factor == pytest.approx(hours, abs=0.06)
    assert document.undo_stack.count() == 1


def test_a_point_stops_at_its_neighbours(inspector: Inspector, document: Document) -> None:
    popover = estimate(inspector, document)
    curve = popover.curve
    low, likely, high = curve.points
    for x, stop in ((2, low), (curve.width() - 2, high)):
        start = QPoint(round(curve.x_of(likely)), BASE)
        QTest.mousePress(curve, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(curve, QPoint(x, BASE))
        QTest.mouseRelease(curve, Qt.MouseButton.LeftButton)
        assert curve.points == pytest.approx((low, stop, high))
        popover.set_point(1, likely)


def test_typing_shows_at_once_and_enter_keeps(inspector: Inspector, document: Document) -> None:
    popover = estimate(inspector, document)
    field = popover.fields[2]
    hours = field.value() + 40
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, f"{hours:.0f}")
    assert popover.curve.points[2] == round(hours)
    QTest.keyClick(field, Qt.Key.Key_Return)
    effort = document.roadmap.plan(SKILL).effort
    assert isinstance(effort, Effort)
    assert effort.pessimistic == pytest.approx(
        round(hours) / document.schedule.tasks[SKILL].factor, abs=0.1
    )
    assert document.undo_stack.count() == 1


@pytest.mark.parametrize("way", ["esc", "cancel", "keep unchanged"])
def test_nothing_happens_unless_something_is_kept(
    inspector: Inspector, document: Document, way: str
) -> None:
    popover = estimate(inspector, document)
    if way != "keep unchanged":
        popover.set_point(1, popover.fields[1].value() + 5)
    if way == "esc":
        QTest.keyClick(popover, Qt.Key.Key_Escape)
    else:
        (popover.cancel if way == "cancel" else popover.keep).click()
    assert not popover.isVisible()
    assert document.undo_stack.count() == 0


def test_the_estimate_goes_back_to_the_catalogue(inspector: Inspector, document: Document) -> None:
    document.apply(SetEffort(SKILL, Effort(40, 80, 160)))
    popover = estimate(inspector, document)
    assert f"times {OWN_ESTIMATE_BIAS:.1f}" in popover.basis.text()
    popover.reset.click()
    popover.keep.click()
    assert document.roadmap.plan(SKILL).effort is None
    document.undo()
    assert document.roadmap.plan(SKILL).effort == Effort(40, 80, 160)


def test_there_is_no_estimate_to_edit_outside_the_plan(
    inspector: Inspector, document: Document
) -> None:
    outside = next(id_ for id_ in document.catalogue.skills if id_ not in document.schedule.tasks)
    open_estimate(inspector, document, outside)
    assert inspector.findChild(EstimatePopover) is None
