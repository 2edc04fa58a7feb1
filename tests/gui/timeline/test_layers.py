"""Frames in less time look like frames painted as a whole."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from planner.layout.timescale import Zoom
from planner.render.timeline.drag_layers import DragLayers
from planner.render.timeline.painter import paint_timeline
from tests.gui.timeline.hand import STEPS, Hand
from tests.gui.timeline.pictures import difference
from tests.gui.timeline.plan import BEGUN, FOLLOWER, GATED, LAST

EDGES = 0.002
"""Share of pixels that may differ: edges smoothed on a layer of their own."""


def painted_whole(hand: Hand) -> QImage:
    """Return the scene as one painting."""
    picture = QImage(hand.ground.size(), QImage.Format.Format_RGB32)
    with QPainter(picture) as painter:
        paint_timeline(painter, hand.canvas.scene())
    return picture


def test_layers_of_a_drag_look_like_the_whole(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    for way in (60, 250, 120, -40):
        hand.move(at + QPoint(way, 0))
        assert difference(hand.ground.grab().toImage(), painted_whole(hand)) <= EDGES, way
    hand.release()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("level", [Zoom.QUARTERS, Zoom.MONTHS, Zoom.WEEKS, Zoom.DAYS])
def test_what_is_kept_looks_like_what_is_painted(hand: Hand, level: Zoom, ratio: float) -> None:
    """Frames alike, so that bars, old places, captions and hours come from what is kept."""
    hand.view.set_level(level)
    hand.canvas.camera.motion.finish()
    hand.canvas.reveal(GATED)
    at = hand.body(GATED)
    hand.press(at)
    layers = DragLayers()
    for way in (70, 70, 70, 70, 150, 150, 150, 150):
        hand.move(at + QPoint(way, 0))
        scene = hand.canvas.scene()
        kept, whole = (_blank(hand, ratio) for _ in range(2))
        with QPainter(kept) as painter:
            layers.paint(painter, scene, ratio)
        with QPainter(whole) as painter:
            paint_timeline(painter, scene)
        assert difference(kept, whole) <= EDGES, way
    assert layers.bars.painted > 0
    hand.release()


def _blank(hand: Hand, ratio: float) -> QImage:
    picture = QImage(hand.ground.size() * ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    return picture


def test_a_bar_that_stands_still_is_kept_as_one_picture(hand: Hand) -> None:
    hand.canvas.reveal(LAST)
    at = hand.body(LAST)
    hand.press(at)
    for way in range(0, 400, 20):
        hand.move(at + QPoint(way, 0))
        hand.ground.grab()
    others = len(hand.canvas.scene().on_screen) - 1
    assert 0 < hand.canvas.picture.layers.bars.painted <= others
    hand.release()


def test_pointer_that_stays_within_a_week_schedules_nothing(hand: Hand) -> None:
    previews: list[object] = []
    hand.document.previewed.connect(previews.append)
    at = hand.body(GATED)
    hand.press(at)
    hand.move(at + QPoint(100, 0))
    shown = len(previews)
    assert shown < STEPS
    for way in (101, 100, 99, 100):
        hand.move(at + QPoint(way, 0))
    assert len(previews) == shown
    hand.release()


def test_ground_is_painted_once_in_a_drag(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    for way in range(20, 200, 20):
        hand.move(at + QPoint(way, 0))
        hand.ground.grab()
    layers = hand.canvas.picture.layers
    assert layers.ground.painted == layers.axis.painted == 1
    hand.release()


def test_next_drag_does_not_show_the_last_one(hand: Hand) -> None:
    for id_, way in ((GATED, 200), (FOLLOWER, 90)):
        at = hand.body(id_)
        hand.press(at)
        hand.move(at + QPoint(way, 0))
        assert difference(hand.ground.grab().toImage(), painted_whole(hand)) <= EDGES
        hand.release()


def test_hover_paints_only_where_bars_changed(hand: Hand) -> None:
    hand.ground.grab()
    for id_ in (GATED, BEGUN, FOLLOWER):
        hand.point(hand.body(id_))
        assert hand.view.grab().toImage() == hand.view.grab().toImage()
        scene = hand.canvas.scene()
        around = scene.rect(id_).adjusted(-14, -14, 14, 14)
        part = QImage(hand.ground.size(), QImage.Format.Format_RGB32)
        part.fill(0)
        with QPainter(part) as painter:
            paint_timeline(painter, scene, around)
        box = around.toRect().intersected(hand.ground.rect())
        assert part.copy(box) == painted_whole(hand).copy(box)


def test_overview_keeps_its_bars_while_the_view_moves(hand: Hand) -> None:
    hand.view.overview.grab()
    painted = hand.view.overview._bars.painted
    for _ in range(5):
        hand.canvas.pan(15, 0)
        hand.view.overview.grab()
    assert hand.view.overview._bars.painted == painted
