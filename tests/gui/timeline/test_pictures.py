"""The timeline looks as it did: pictures of a made-up plan."""

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from planner.document.skill_filter import SkillFilter
from planner.layout.timescale import Zoom
from planner.render.theme import DARK, LIGHT, LIGHT_CONTRAST, Theme
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.pictures import check_picture, difference
from tests.gui.timeline.plan import BEGUN, GATED

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems rasterise glyphs in their own way"
)


@pytest.fixture
def hand(hand: Hand) -> Hand:
    """A hand on a timeline of 880 x 700."""
    hand.view.resize(880, 700)
    return hand


def test_months_light(hand: Hand, tmp_path: Path) -> None:
    hand.click(hand.body(GATED))
    hand.point(hand.empty())
    check_picture("months-light", hand.picture(), tmp_path)


def test_months_dark(hand: Hand, tmp_path: Path) -> None:
    hand.view.set_theme(DARK)
    hand.click(hand.body(GATED))
    hand.point(hand.empty())
    check_picture("months-dark", hand.picture(), tmp_path)


def test_drag_dark(hand: Hand, tmp_path: Path) -> None:
    hand.view.set_theme(DARK)
    at = hand.body(GATED)
    with hand.held(at, at + QPoint(250, 0)):
        check_picture("drag-dark", hand.picture(), tmp_path)


def test_quarters_fit(hand: Hand, tmp_path: Path) -> None:
    hand.view.zoom_to_fit()
    check_picture("quarters-fit", hand.picture(), tmp_path)


def test_loop_refused(hand: Hand, tmp_path: Path) -> None:
    hand.click(hand.body(GATED))
    hand.press(hand.dot(GATED))
    hand.move(hand.body(BEGUN))
    check_picture("loop-refused", hand.picture(), tmp_path)
    hand.canvas.cancel_tool()
    hand.release()


def test_high_contrast(hand: Hand, tmp_path: Path) -> None:
    hand.view.set_theme(LIGHT_CONTRAST)
    hand.click(hand.body(GATED))
    hand.point(hand.empty())
    check_picture("contrast-light", hand.picture(), tmp_path)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_weeks(hand: Hand, tmp_path: Path, theme: Theme) -> None:
    hand.view.set_theme(theme)
    hand.view.set_level(Zoom.WEEKS)
    hand.canvas.camera.go_to(date(2026, 2, 20))
    hand.canvas.camera.motion.finish()
    check_picture(f"weeks-{theme.name}", hand.picture(), tmp_path)


def test_days(hand: Hand, tmp_path: Path) -> None:
    hand.view.set_level(Zoom.DAYS)
    check_picture("days-light", hand.picture(), tmp_path)


def test_filtered(hand: Hand, tmp_path: Path) -> None:
    hand.document.set_filter(SkillFilter(areas=frozenset({"math", "prog"})))
    check_picture("filtered-light", hand.picture(), tmp_path)


def test_comparison_sees_a_missing_word() -> None:
    one = QImage(880, 700, QImage.Format.Format_RGB32)
    one.fill(Qt.GlobalColor.white)
    other = one.copy()
    for x in range(60):
        for y in range(25):
            other.setPixelColor(x, y, QColor("black"))
    assert difference(one, one.copy()) == 0.0
    assert difference(one, other) > 0.002
