"""How far a bar is filled and how high a week stands is seen in every theme."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from planner.render.theme import ALL_THEMES, Theme
from planner.render.timeline.bars import paint_bar
from planner.render.timeline.capacity import capacity_strip_of, paint_capacity
from tests.gui.contrast import LEAST, contrast
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.plan import BEGUN

themes = pytest.mark.parametrize("theme", ALL_THEMES.values(), ids=lambda theme: theme.name)


@themes
def test_the_filled_part_of_a_bar_stands_out_from_its_rest(hand: Hand, theme: Theme) -> None:
    scene = replace(hand.canvas.scene(), theme=theme, selection=())
    bar, rect = scene.schedule.by_id[BEGUN], scene.rect(BEGUN)
    image = QImage(int(scene.width), int(scene.height), QImage.Format.Format_RGB32)
    image.fill(theme.canvas)
    with QPainter(image) as painter:
        paint_bar(painter, scene, bar, rect, False)
    base = rect.toRect().bottom() - (3 if theme.outlined else 1)
    columns = (rect.toRect().left() + 8, rect.toRect().right() - 8)
    row = [image.pixelColor(x, base).name() for x in columns]
    assert contrast(row[0], row[-1]) >= LEAST
    assert contrast(row[0], theme.canvas) >= LEAST


@themes
def test_a_week_of_the_strip_stands_out_from_its_ground(hand: Hand, theme: Theme) -> None:
    scene = replace(hand.canvas.scene(), theme=theme, selection=(), today=None)
    strip = capacity_strip_of(scene)
    half = tuple(replace(each, used=each.available / 2) for each in strip.weeks if each.used)
    weeks = replace(strip, weeks=half)
    image = QImage(int(scene.width), int(scene.height), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_capacity(painter, scene, weeks)
    assert half
    for week in half[2:6]:
        x = round(scene.scale.x_of(week.monday) + scene.scale.per_day * 3.5)
        foot = scene.head.base - strip.height(week.used)
        near = [image.pixelColor(x, round(foot) + place).name() for place in (-1, 0, 1)]
        assert max(contrast(each, theme.panel) for each in near) >= LEAST
