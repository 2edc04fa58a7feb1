"""What is written and marked on timeline and routes does not lie on something else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QImage, QPainter

from planner.layout.route_strip import RouteStrip, StripStretch
from planner.layout.timescale import TimeScale
from planner.render import route_strip
from planner.render.text import width
from planner.render.theme import LIGHT, LIGHT_CONTRAST, Theme, colour
from planner.render.timeline import capacity
from planner.render.timeline.bars import paint_bar
from planner.render.timeline.markers import markers_of
from planner.render.timeline.scene import TimelineScene
from tests.gui.timeline.hand import Hand

START = date(2026, 1, 5)


def words_of(
    scene: TimelineScene, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, float, float]]:
    """Return the hours written into the strip, with the pixels from where to where they go."""
    written = []

    def draw(_painter: QPainter, x: float, _y: float, text: str, *_: object, **__: object) -> None:
        written.append((text, x, x + width(text, 11)))

    monkeypatch.setattr(capacity, "draw_text", draw)
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        capacity.paint_capacity(painter, scene)
    return [each for each in written if each[0].endswith(("h", "h/week"))]


@pytest.mark.parametrize("level", ["Months", "Weeks"])
def test_hours_of_the_strip_meet_no_line(
    hand: Hand, level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.view.set_level(level)
    found = 0
    for days in range(-20, 60, 3):
        scene = replace(hand.canvas.scene(), today=START + timedelta(days=days))
        lines = [marker.x for marker in markers_of(scene)]
        if scene.today is not None:
            lines.append(scene.scale.x(scene.today.toordinal() + 0.5))
        words = words_of(scene, monkeypatch)
        found += len(words)
        for text, left, right in words:
            assert not [x for x in lines if left - 1 < x < right + 1], (text, left, right)
    assert found


@pytest.mark.parametrize("theme", [LIGHT, LIGHT_CONTRAST], ids=lambda theme: theme.name)
def test_a_changed_bar_is_tinted_and_has_no_ring(hand: Hand, theme: Theme) -> None:
    """A ring round it would look like a selection."""
    scene = replace(hand.canvas.scene(), theme=theme, selection=())
    bar, rect = scene.on_screen[0]
    size = rect.adjusted(-9, -9, 9, 9).toRect()

    def painted(changed: bool) -> QImage:
        image = QImage(size.size(), QImage.Format.Format_RGB32)
        image.fill(colour(theme.canvas))
        tinted = frozenset([bar.id]) if changed else frozenset[str]()
        with QPainter(image) as painter:
            painter.translate(-size.topLeft())
            paint_bar(painter, replace(scene, tinted=tinted), bar, rect, False)
        return image

    before, after = painted(False), painted(True)
    assert before != after
    for x in range(size.width()):
        for y in (*range(8), *range(size.height() - 8, size.height())):
            assert before.pixel(x, y) == after.pixel(x, y)


@pytest.mark.parametrize("days", [3, 40, 100, 170, 255, 290])
def test_the_ring_of_entry_level_lies_on_its_bar_and_on_no_word(
    days: int, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    written: list[tuple[float, float]] = []

    def draw(_painter: QPainter, x: float, _y: float, text: str, *_: object) -> None:
        written.append((x, x + width(text, 12, 500)))

    monkeypatch.setattr(route_strip, "draw_text", draw)
    last = START + timedelta(days=300)
    strip = RouteStrip(
        (StripStretch(START, last, ("Self-study, 1,095 h", "1,095 h")),), likely=last
    )
    scale = TimeScale(START.toordinal(), 1.5)
    image = QImage(600, 60, QImage.Format.Format_RGB32)
    image.fill(colour(LIGHT.canvas))
    entry = START + timedelta(days=days)
    with QPainter(image) as painter:
        route_strip.paint_strip(painter, strip, scale, 30, LIGHT, entry=entry)
    x = scale.x(entry.toordinal() + 1)
    assert all(x + 5 <= left or right <= x - 5 for left, right in written)
    ring = image.pixelColor(round(x), 30)
    assert ring == colour(LIGHT.canvas)
    if 10 < days < 290:
        assert image.pixelColor(round(x), 30 + 10) == colour(LIGHT.sel)
        assert image.pixelColor(round(x), 30 - 10) == colour(LIGHT.sel)
