"""What a person does with fields and menus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from planner.views.common.value_fields import HoursField


def enter(field: HoursField, text: str) -> None:
    """Type a number and press Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(menu: QMenu, text: str) -> None:
    """Trigger the entry that begins with `text`."""
    entry = next(each for each in menu.actions() if each.text().startswith(text))
    assert entry.isEnabled()
    entry.trigger()
