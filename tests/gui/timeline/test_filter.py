"""Showing only some skills: lanes, arrows, overview, header and keyboard follow."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.document.skill_filter import SkillFilter
from planner.layout.rows import row_style
from planner.layout.timescale import Zoom
from planner.render.timeline.links import _selected_pairs
from planner.views.timeline.filter_panel import FilterPanel
from tests.gui.timeline.hand import LEFT, Hand
from tests.gui.timeline.plan import BEGUN, DONE, FOLLOWER, GATED

MATH = SkillFilter(areas=frozenset({"math"}))


def bars_shown(hand: Hand) -> set[str]:
    """Return the bars that are painted in the whole plan."""
    hand.view.zoom_to_fit()
    return {bar.id for bar, _ in hand.canvas.scene().on_screen}


def test_hidden_bars_leave_their_lanes(hand: Hand) -> None:
    hand.document.set_filter(MATH)
    assert bars_shown(hand) == {DONE, BEGUN, GATED}
    lanes = hand.canvas.scene().lanes.by_area
    assert lanes["ml"].height == row_style(Zoom.MONTHS).collapsed
    assert lanes["math"].height > row_style(Zoom.MONTHS).collapsed
    hand.document.set_filter(SkillFilter())
    assert len(bars_shown(hand)) == len(hand.document.schedule.activities)


def test_arrows_to_hidden_bars_are_left_out(hand: Hand) -> None:
    hand.view.zoom_to_fit()
    hand.document.select([GATED])
    assert (GATED, FOLLOWER) in set(_selected_pairs(hand.canvas.scene()))
    hand.document.set_filter(MATH)
    assert set(_selected_pairs(hand.canvas.scene())) == {(BEGUN, GATED)}


def test_everything_paints_with_the_selected_bar_hidden(hand: Hand) -> None:
    hand.document.select([FOLLOWER])
    hand.document.set_filter(MATH)
    hand.point(hand.empty())
    hand.picture()
    hand.key(Qt.Key.Key_Right)
    assert hand.document.selection[0] in {DONE, BEGUN, GATED}


def test_edits_under_a_filter_keep_it(hand: Hand) -> None:
    hand.document.set_filter(SkillFilter(hide_done=True))
    assert DONE not in bars_shown(hand)
    hand.document.undo()
    assert DONE not in bars_shown(hand)


def test_revealing_a_hidden_skill_says_why_not(hand: Hand) -> None:
    hand.document.set_filter(MATH)
    hand.view.reveal(FOLLOWER)
    assert hand.said[-1] == "ML foundations is hidden by the filter."


def test_header_tells_the_count_and_clears_in_one_click(hand: Hand, qtbot: QtBot) -> None:
    header = hand.view.header
    assert not header.chip.isVisible()
    hand.document.set_filter(MATH)
    assert header.chip.text() == "3 of 12 skills shown"
    assert header.filter.text() == "Filter: 1"
    QTest.mouseClick(header.chip, LEFT)
    assert not hand.document.filter.count
    assert not header.chip.isVisible()


def test_panel_shows_and_changes_the_filter(hand: Hand, qtbot: QtBot) -> None:
    hand.document.set_filter(MATH)
    panel = FilterPanel(hand.document, hand.view)
    qtbot.addWidget(panel)
    assert panel.areas["math"].isChecked()
    assert not panel.areas["ml"].isChecked()
    panel.areas["ml"].click()
    panel.hide_done.click()
    QTest.keyClicks(panel.text, "ca")
    assert hand.document.filter == SkillFilter(
        areas=frozenset({"math", "ml"}), text="ca", hide_done=True
    )
    assert panel.found.text() == "1 of 12 skills shown"
    panel.clear.click()
    assert hand.document.filter == SkillFilter()


def test_find_goes_from_match_to_match(hand: Hand) -> None:
    hand.view.open_find()
    find = hand.view.finder
    QTest.keyClicks(find.field, "al")
    names = ["Linear algebra", "Calculus", "Model evaluation", "Talks"]
    found = []
    for _ in names:
        bar = hand.bar(hand.document.selection[0])
        found.append(bar.skill.name)
        hand.view.find_next()
    assert sorted(found) == sorted(names)
    assert hand.bar(hand.document.selection[0]).skill.name == found[0]
    hand.view.find_previous()
    assert hand.bar(hand.document.selection[0]).skill.name == found[-1]
    assert find.count.text() == "4 of 4"


def test_find_without_a_match_says_so_and_escape_closes(hand: Hand) -> None:
    hand.view.open_find()
    QTest.keyClicks(hand.view.finder.field, "zzz")
    assert hand.view.finder.count.text() == "None"
    assert hand.document.selection == ()
    QTest.keyClick(hand.view.finder.field, Qt.Key.Key_Escape)
    assert not hand.view.finder.isVisible()
