"""What one clicks is at least 24 pixels wide and high (WCAG 2.2, 2.5.8)."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from planner.app.window.main_window import MainWindow
from tests.gui.app.test_spoken_pages import PAGES, pages

LEAST = 24
CLICKED = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)


def _is_target(widget: QWidget) -> bool:
    """Whether a person clicks it as a whole: a bar that scrolls can be left to the wheel."""
    if isinstance(widget, QScrollBar) or isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
        return False
    takes_clicks = bool(widget.focusPolicy() & Qt.FocusPolicy.ClickFocus)
    return widget.isVisible() and (takes_clicks or isinstance(widget, CLICKED))


@pages
def test_what_one_clicks_has_room(window: MainWindow, plan_file: Path, page: str) -> None:
    PAGES[page](window, plan_file)
    QApplication.processEvents()
    targets = [each for each in window.findChildren(QWidget) if _is_target(each)]
    small = [
        f"{type(each).__name__} “{each.accessibleName()}” {each.width()}x{each.height()}"
        for each in targets
        if min(each.width(), each.height()) < LEAST
    ]
    assert targets
    assert not small
