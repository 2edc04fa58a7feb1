"""A day that is still being typed when the roadmap is made."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.domain.roadmap import Roadmap
from planner.views.wizard.page import WizardPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("compares", [False, True])
def test_it_is_taken_or_nothing_is_made(page: WizardPage, compares: bool) -> None:
    made: list[Roadmap] = []
    (page.compared if compares else page.created).connect(made.append)
    button = page.compare_button if compares else page.create_button
    field, before = page.form.when.start, page.answers.start
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "31 jun")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (made, page.answers.start) == ([], before)
    assert field.text() == "31 jun"
    assert field.complaint is not None
    assert "June 2026 has 30 days." in field.complaint.label.text()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClicks(field, "1 jun 2027")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [roadmap.start for roadmap in made] == [date(2027, 6, 1)]
