"""A real graph of 487 concepts as a roadmap: opens, lays out, drags, zooms, and is saved."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.layout.timescale import Zoom
from planner.storage.roadmap_file import dumps, loads
from planner.views.timeline.view import TimelineView
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.test_painting import overlaps
from tests.realdata import METACADEMY, MISSING, START, metacademy_roadmap, without_careers
from tests.strategies import catalogue as shipped

pytestmark = pytest.mark.skipif(not METACADEMY.exists(), reason=MISSING)


@pytest.fixture
def hand(qtbot: QtBot, qapp: object) -> Hand:
    """A hand on all 487 concepts."""
    document = Document(metacademy_roadmap(), without_careers(shipped()))
    view = TimelineView(today=lambda: START)
    qtbot.addWidget(view)
    view.resize(1128, 785)
    view.set_document(document)
    view.show()
    return Hand(view, document)


def test_all_concepts_have_a_bar_after_their_prerequisites(hand: Hand) -> None:
    schedule = hand.document.schedule
    assert len(schedule.activities) == 487
    links = [(bar, schedule.by_id[need]) for bar in schedule.activities for need in bar.needs]
    assert len(links) > 1000
    for bar, need in links:
        assert bar.start_hours is not None
        assert need.finish_hours is not None
        assert need.finish_hours <= bar.start_hours + 1e-6


def test_saved_and_read_it_is_the_same() -> None:
    roadmap = metacademy_roadmap()
    assert loads(dumps(roadmap), "metacademy", without_careers(shipped())).roadmap == roadmap


@pytest.mark.parametrize("level", Zoom)
def test_nothing_overlaps_and_all_paints(hand: Hand, level: Zoom) -> None:
    hand.view.set_level(level)
    hand.canvas.pan(-2000, 0)
    assert list(overlaps(hand.canvas.scene())) == []
    hand.view.zoom_to_fit()
    assert len(hand.canvas.scene().visible) == 487
    hand.picture()


def test_a_drag_moves_what_waits_for_it(hand: Hand) -> None:
    schedule = hand.document.schedule
    bar = max(schedule.activities[:60], key=lambda each: len(schedule.scope.unlocks(each.id)))
    hand.view.reveal(bar.id)
    at = hand.body(bar.id)
    hand.drag(at, at + QPoint(150, 0))
    after = hand.document.schedule
    assert after.by_id[bar.id].start > bar.start
    for dependant in after.scope.unlocks(bar.id):
        assert after.by_id[dependant].start >= after.by_id[bar.id].finish
    hand.document.undo()
    assert hand.document.schedule.by_id[bar.id].start == bar.start
