"""Bars and the dot of a link are at least 24 pixels to the pointer (WCAG 2.2, 2.5.8)."""

import pytest
from PySide6.QtCore import QPointF

from planner.views.timeline.hit_test import Zone, hit
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.plan import GATED

LEAST = 24


@pytest.mark.parametrize("level", ["Months", "Weeks", "Days"])
def test_a_bar_is_met_over_24_pixels(hand: Hand, level: str) -> None:
    hand.view.set_level(level)
    found = 0
    for bar in hand.document.schedule.activities:
        hand.view.reveal(bar.id)
        scene = hand.canvas.scene()
        rect = scene.rect(bar.id)
        x, middle = max(rect.left(), 0.0) + 3, rect.center().y()
        if not (middle + LEAST / 2 < scene.height and middle - LEAST / 2 > scene.head.height):
            continue
        found += 1
        for across in (0, LEAST / 2, LEAST - 4):
            for up in (-LEAST / 2, 0, LEAST / 2):
                assert hit(scene, QPointF(x + across, middle + up)).id == bar.id, bar.name
    assert found


def test_the_dot_of_a_link_is_as_high_as_a_finger_needs(hand: Hand) -> None:
    hand.click(hand.body(GATED))
    rect = hand.canvas.scene().rect(GATED)
    for up in (-LEAST / 2, 0, LEAST / 2):
        at = QPointF(rect.right() + 5, rect.center().y() + up)
        assert hit(hand.canvas.scene(), at).zone is Zone.DOT
