"""Frames in less time look like frames painted as a whole."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from planner.render.timeline.painter import paint_timeline
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.pictures import difference
from tests.gui.timeline.plan import BEGUN, FOLLOWER, GATED

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


def test_ground_is_painted_once_in_a_drag(hand: Hand) -> None:
    at = hand.body(GATED)
    hand.press(at)
    for way in range(20, 200, 20):
        hand.move(at + QPoint(way, 0))
        hand.ground.grab()
    layers = hand.canvas._layers
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
