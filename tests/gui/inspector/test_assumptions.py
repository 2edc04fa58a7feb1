"""The assumptions on the plan's page: fields, what they would do, the record, the way back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.assumptions import Assumptions, Figure
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.formatting import day_text
from planner.edits import SetAssumption, SetEffort
from planner.resources import samples
from planner.scheduling.forecast import forecast
from planner.scheduling.own_record import own_record
from planner.storage.roadmap_file import load
from planner.views.inspector.inspector import Inspector
from planner.views.inspector.plan.assumptions import AssumptionsSection, FigureRow
from planner.views.inspector.plan.page import PlanPage
from planner.views.inspector.skill.page import SkillPage
from tests.gui.inspector.conftest import DAY, Inspect

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Work = Callable[[], None]


@pytest.fixture
def halfway(catalogue: Catalogue, qtbot: QtBot) -> Document:
    """A plan with 29 finished skills."""
    return Document(load(samples() / "halfway-analyst.yaml", catalogue).roadmap, catalogue)


@pytest.fixture
def waiting() -> list[Work]:
    """Work handed to the background, not begun."""
    return []


@pytest.fixture
def inspector(inspect: Inspect, halfway: Document, waiting: list[Work]) -> Iterator[Inspector]:
    """The inspector with the plan's page."""
    made = inspect(halfway, submit=waiting.append)
    made.activateWindow()
    yield made
    made.set_document(None)


@pytest.fixture
def section(inspector: Inspector) -> AssumptionsSection:
    """The section of the assumptions."""
    page = inspector.findChild(PlanPage)
    assert isinstance(page, PlanPage)
    return page.assumptions


def write(row: FigureRow, text: str, qtbot: QtBot) -> None:
    """Type `text` into a field without leaving it."""
    row.field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(row.field.hasFocus)
    row.field.selectAll()
    QTest.keyClicks(row.field, text)


def foresee(document: Document, inspector: Inspector, waiting: list[Work]) -> None:
    """Give the document its forecast, and let the background do its work."""
    document.set_forecast(forecast(document.schedule, 500))
    inspector.refresh()
    while waiting:
        waiting.pop()()
    inspector.refresh()


def test_the_usual_figures_are_shown(section: AssumptionsSection) -> None:
    shown = {key: row.field.text() for key, row in section.rows.items()}
    assert shown == {
        "own_estimates": "1.2 times",
        "catalogue_hours": "1 times",
        "aware": "0.3 times",
        "proficient": "1.8 times",
        "pace_spread": "0.25",
    }
    assert section.reset.isHidden()
    assert all(row.reset.isHidden() for row in section.rows.values())
    assert all(row.field.accessibleName() for row in section.rows.values())


def test_typing_says_what_would_come_and_enter_makes_it_so(
    section: AssumptionsSection, halfway: Document, inspector: Inspector, qtbot: QtBot
) -> None:
    row, before = section.rows[Figure.CATALOGUE_HOURS], halfway.schedule.finish
    write(row, "1.5", qtbot)
    wanted = halfway.evaluate(SetAssumption(Figure.CATALOGUE_HOURS, 1.5)).after.finish
    assert row.outcome.isVisibleTo(section)
    assert row.outcome.text().startswith(f"Likely finish {day_text(wanted)}, ")
    assert row.outcome.text().endswith(" days later.")
    assert halfway.schedule.finish == before
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert halfway.schedule.finish == wanted
    assert halfway.undo_stack.undoText() == "The factor on the catalogue’s hours: 1.5"
    inspector.refresh()
    assert row.reset.isVisibleTo(section)
    assert section.reset.isVisibleTo(section)
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert halfway.roadmap.assumptions == Assumptions()
    assert halfway.undo_stack.undoText() == "The factor on the catalogue’s hours: as usual"


def test_two_fields_in_a_row_are_two_steps(
    section: AssumptionsSection, halfway: Document, qtbot: QtBot
) -> None:
    write(section.rows[Figure.OWN_ESTIMATES], "1.5", qtbot)
    write(section.rows[Figure.CATALOGUE_HOURS], "0.8", qtbot)
    section.commit()
    assert halfway.roadmap.assumptions == Assumptions(own_estimates=1.5, catalogue_hours=0.8)
    assert halfway.undo_stack.count() == 2


def test_out_of_range_is_said_and_changes_nothing(
    section: AssumptionsSection, halfway: Document, qtbot: QtBot
) -> None:
    row = section.rows[Figure.AWARE]
    write(row, "1.4", qtbot)
    assert row.outcome.text() == "From 0.05 to 0.95."
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == "0.3 times"
    assert halfway.undo_stack.count() == 0


def test_the_usual_figure_typed_is_no_own_figure(
    section: AssumptionsSection, halfway: Document, inspector: Inspector, qtbot: QtBot
) -> None:
    halfway.apply(SetAssumption(Figure.OWN_ESTIMATES, 1.5))
    halfway.apply(SetAssumption(Figure.AWARE, 0.4))
    inspector.refresh()
    write(section.rows[Figure.OWN_ESTIMATES], "1,2", qtbot)
    QTest.keyClick(section.rows[Figure.OWN_ESTIMATES].field, Qt.Key.Key_Tab)
    assert halfway.roadmap.assumptions == Assumptions(aware=0.4)
    inspector.refresh()
    QTest.mouseClick(section.reset, Qt.MouseButton.LeftButton)
    assert halfway.roadmap.assumptions == Assumptions()
    assert halfway.undo_stack.undoText() == "Reset the assumptions"


def test_the_record_is_offered_with_both_days_and_applied_in_one_step(
    section: AssumptionsSection, halfway: Document, inspector: Inspector, waiting: list[Work]
) -> None:
    record = own_record(halfway.schedule)
    assert section.record.text.text() == (
        f"Your record: {record.factor:g} times the catalogue’s hours over {record.skills} skills."
    )
    assert section.record.button.isHidden()
    foresee(halfway, inspector, waiting)
    assert section.record.button.isVisibleTo(section)
    edit = SetAssumption(Figure.CATALOGUE_HOURS, record.factor)
    after = halfway.evaluate(edit).after
    said = section.record.outcome.text()
    assert said.startswith(f"Likely {day_text(after.finish)}, ")
    assert f"safe {day_text(forecast(after).finish.p80)}." in said
    QTest.mouseClick(section.record.button, Qt.MouseButton.LeftButton)
    assert halfway.schedule.finish == after.finish
    inspector.refresh()
    assert section.record.text.text().endswith("In use.")
    assert section.record.button.isHidden()
    halfway.undo()
    assert halfway.roadmap.assumptions == Assumptions()


def test_an_offer_of_another_plan_is_not_taken(
    section: AssumptionsSection, halfway: Document, inspector: Inspector, waiting: list[Work]
) -> None:
    foresee(halfway, inspector, waiting)
    halfway.apply(SetAssumption(Figure.AWARE, 0.4))
    inspector.refresh()
    assert section.record.button.isHidden()


def test_without_finished_skills_nothing_is_said_of_a_record(
    document: Document, qtbot: QtBot
) -> None:
    inspector = Inspector(day=lambda: DAY, submit=lambda _: None)
    qtbot.addWidget(inspector)
    inspector.set_document(document)
    inspector.show()
    inspector.refresh()
    section = inspector.findChild(AssumptionsSection)
    assert isinstance(section, AssumptionsSection)
    few = own_record(document.schedule).skills
    assert section.record.isVisibleTo(section) == (few > 0)
    assert section.record.button.isHidden()


def test_a_skill_says_which_factors_its_hours_rest_on(
    halfway: Document, inspector: Inspector
) -> None:
    halfway.apply(SetAssumption(Figure.CATALOGUE_HOURS, 1.25))
    halfway.apply(SetAssumption(Figure.OWN_ESTIMATES, 1.5))
    halfway.select(["algorithms"])
    inspector.refresh()
    page = inspector.findChild(SkillPage)
    assert isinstance(page, SkillPage)
    assert "Times 1.25, your factor on the catalogue’s hours." in page.effort.basis.text()
    halfway.apply(SetEffort("algorithms", Effort(50, 60, 90)))
    inspector.refresh()
    assert page.effort.basis.text().startswith("Your own estimate, times 1.5: ")
    assert page.effort.expected.text() == f"{1.5 * Effort(50, 60, 90).expected:.0f} h expected"
