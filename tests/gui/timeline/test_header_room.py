"""What the header shows where there is little room, and the menu of the rest."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from planner.document.skill_filter import SkillFilter
from planner.views.common.segmented import SegmentedControl
from tests.gui.timeline.hand import Hand

WIDE, NARROW = 1200, 640


def narrowed(hand: Hand, width: int) -> QWidget:
    hand.view.resize(width, hand.view.height())
    QApplication.processEvents()
    assert hand.view.header.width() == width
    return hand.view.header


def texts(header: QWidget) -> list[str]:
    buttons = header.findChildren(QPushButton)
    return [each.text() or each.accessibleName() for each in buttons if each.isVisibleTo(header)]


def test_wide_header_shows_all_and_no_menu(hand: Hand) -> None:
    header = narrowed(hand, WIDE)
    assert {"Today", "Whole plan", "Arrows: selection", "Filter"} <= set(texts(header))
    assert not hand.view.header.more.isVisibleTo(header)


@pytest.mark.parametrize("width", [760, 880, WIDE])
def test_a_filter_leaves_the_levels_in_the_line(hand: Hand, width: int) -> None:
    hand.document.set_filter(SkillFilter(text="a"))
    header = narrowed(hand, width)
    switch = header.findChild(SegmentedControl)
    assert switch is not None
    assert switch.isVisibleTo(header) or "Months" in texts(header)


def test_what_has_no_room_is_in_the_menu(hand: Hand) -> None:
    header = narrowed(hand, NARROW)
    menu = hand.view.header.menu_of_the_rest()
    offered = {action.text().strip("…") for action in menu.actions()}
    shown = set(texts(header))
    assert offered
    assert not offered & shown
    for name in ("Today", "Whole plan", "Filter"):
        assert (name in offered) is not (name in shown)
    assert hand.view.header.more.accessibleName()


def test_menu_does_what_the_buttons_do(hand: Hand) -> None:
    narrowed(hand, NARROW)
    heard: list[str] = []
    hand.view.header.fit_clicked.connect(lambda: heard.append("fit"))
    menu = hand.view.header.menu_of_the_rest()
    next(action for action in menu.actions() if action.text() == "Whole plan").trigger()
    assert heard == ["fit"]


def test_arrows_in_the_menu_mark_the_present_mode(hand: Hand) -> None:
    narrowed(hand, NARROW)
    hand.view.header.choose_arrows("all")
    menu = hand.view.header.menu_of_the_rest()
    arrows = next(each.menu() for each in menu.actions() if each.text() == "Arrows")
    assert isinstance(arrows, QMenu)
    marked = {str(each.data()): each.isChecked() for each in arrows.actions()}
    assert marked == {"off": False, "selection": False, "all": True}
    next(each for each in arrows.actions() if each.data() == "off").trigger()
    assert hand.canvas.scene().arrows == "off"


def test_opening_the_arrows_again_keeps_nothing_of_before(hand: Hand) -> None:
    menu = hand.view.header._arrows.menu()
    assert menu is not None
    for _ in range(3):
        menu.aboutToShow.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(menu.findChildren(QActionGroup)) == 1
    assert len(menu.actions()) == 3


@pytest.mark.parametrize("width", range(420, WIDE, 60))
def test_nothing_overlaps_at_any_width(hand: Hand, width: int) -> None:
    for filter_ in (SkillFilter(), SkillFilter(text="a")):
        hand.document.set_filter(filter_)
        header = narrowed(hand, width)
        shown = [each for each in header.findChildren(QWidget) if each.parent() is header]
        shown = [each for each in shown if each.isVisibleTo(header) and not each.isWindow()]
        ends = sorted((each.geometry().left(), each.geometry().right()) for each in shown)
        assert all(a[1] < b[0] for a, b in pairwise(ends))
        assert ends[-1][1] < width - 8
        assert hand.view.header.finish.width() >= hand.view.header.finish.sizeHint().width()
