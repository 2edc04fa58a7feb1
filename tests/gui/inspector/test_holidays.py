"""Public holidays in the inspector: chosen with the keyboard, listed as one row, extended."""

import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.document.document import Document
from planner.domain.formatting import day_text
from planner.domain.holidays import Holidays
from planner.edits import AddHolidays
from planner.storage.public_holidays import holidays_between
from planner.views.inspector.inspector import Inspector
from planner.views.inspector.plan.holidays import HolidayHint, HolidayPopover, years_text
from planner.views.inspector.plan.page import PlanPage
from planner.views.inspector.plan.time import TimeOffSection

# What the offscreen platform says about every popup.
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("invented_holidays"),
]


@pytest.fixture
def section(inspector: Inspector) -> TimeOffSection:
    """The part of the plan's page with the time off."""
    page = inspector.findChild(PlanPage)
    assert isinstance(page, PlanPage)
    return page.off


@pytest.fixture
def popover(section: TimeOffSection) -> HolidayPopover:
    """The open question for a country."""
    section.add_holidays.click()
    found = section.findChild(HolidayPopover)
    assert isinstance(found, HolidayPopover)
    return found


def held(document: Document) -> Holidays:
    """Return the only holidays of the plan."""
    (found,) = document.roadmap.learner.holidays
    return found


def test_a_country_is_typed_and_taken_with_enter(
    popover: HolidayPopover, document: Document
) -> None:
    QTest.keyClicks(popover.filter, "syl")
    assert popover.country == "SY"
    QTest.keyClick(popover.filter, Qt.Key.Key_Down)
    assert popover.country == "SZ"
    QTest.keyClick(popover.filter, Qt.Key.Key_Return)
    assert not popover.isVisible()
    assert held(document).region == "SZ"
    assert held(document).until == document.schedule.finish.year or held(document).until >= 2029
    document.undo()
    assert document.roadmap.learner.holidays == ()


def test_the_finish_is_told_before_anything_is_applied(
    popover: HolidayPopover, document: Document
) -> None:
    before = document.schedule
    popover.filter.setText("nordmark")
    popover.region.setCurrentIndex(popover.region.findData("NM-EA"))
    said = popover.outcome.text()
    assert document.schedule is before
    edit = AddHolidays(holidays_between("NM-EA", document.roadmap.start, popover.until.value()))
    after = document.evaluate(edit).after.finish
    assert f"{len(edit.holidays.days)} days off" in said
    assert day_text(after) in said
    popover.add.click()
    assert held(document) == edit.holidays
    assert document.schedule.finish == after


def test_no_country_and_no_holidays_cannot_be_added(
    popover: HolidayPopover, document: Document
) -> None:
    popover.filter.setText("xyz")
    assert popover.outcome.text() == "No country matches."
    assert not popover.add.isEnabled()
    QTest.keyClick(popover.filter, Qt.Key.Key_Return)
    popover.filter.setText("lateland")
    assert "knows no public holidays" in popover.outcome.text()
    assert not popover.add.isEnabled()
    assert document.roadmap.learner.holidays == ()


def test_one_row_unfolds_and_gives_single_days_back(
    section: TimeOffSection, inspector: Inspector, document: Document
) -> None:
    document.apply(AddHolidays(holidays_between("NM-EA", document.roadmap.start, 2030)))
    inspector.refresh()
    (row,) = section.holidays.rows
    days = sorted(held(document).days)
    assert row.count.text() == f"{len(days)} holidays"
    assert row.fold.accessibleName() == f"Public holidays, Nordmark (Østfold), {len(days)} days"
    assert row.rows == []
    QTest.keyClick(row.fold, Qt.Key.Key_Space)
    assert len(row.rows) == len(days)
    row.rows[3].removed.emit(3)
    assert sorted(held(document).days) == [*days[:3], *days[4:]]
    inspector.refresh()
    (row,) = section.holidays.rows
    assert row.fold.isChecked()
    row.cross.click()
    assert document.roadmap.learner.holidays == ()
    assert document.undo_stack.undoText() == "Remove the public holidays of Nordmark (Østfold)"


def test_what_the_plan_outgrew_is_said_and_added(
    section: TimeOffSection, inspector: Inspector, document: Document
) -> None:
    first = holidays_between("NM-EA", document.roadmap.start, 2026)
    midwinter = date(2026, 12, 25)
    document.apply(AddHolidays(first.without(midwinter)))
    inspector.refresh()
    hint = section.holidays.findChild(HolidayHint)
    assert isinstance(hint, HolidayHint)
    assert "until 2026." in hint.label.text()
    last = document.schedule.finish.year
    assert hint.button.text() == f"Add 2027 to {last}"
    hint.button.click()
    found = held(document)
    assert found.until == last
    assert midwinter not in found.days
    assert date(last, 12, 25) in found.days


def test_a_region_that_the_library_does_not_know_is_said(
    section: TimeOffSection, inspector: Inspector, document: Document
) -> None:
    document.apply(AddHolidays(Holidays("XX", "Nowhere", 2026, {date(2026, 5, 1): "Day"})))
    inspector.refresh()
    hint = section.holidays.findChild(HolidayHint)
    assert isinstance(hint, HolidayHint)
    hint.button.click()
    assert "There is no country “XX”" in hint.label.text()


def test_years_read_well() -> None:
    said = [years_text(range(2030, 2030 + count)) for count in (1, 2, 4)]
    assert said == ["2030", "2030 and 2031", "2030 to 2033"]


@pytest.mark.slow
def test_the_window_does_not_load_the_library() -> None:
    program = (
        "import sys; import planner.app.window.main_window, planner.views.inspector.plan.page; "
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0
