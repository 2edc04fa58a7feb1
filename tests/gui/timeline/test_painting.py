"""What is painted: nothing runs into anything else, at every zoom, with the real typeface."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.holidays import Holidays
from planner.edits import AddHolidays
from planner.layout.axis import axis_for
from planner.layout.timescale import STYLES, TimeScale, Zoom
from planner.render.text import width
from planner.render.theme import DARK, LIGHT, Theme
from planner.render.timeline.background import break_spans
from planner.render.timeline.bar_titles import title_left
from planner.render.timeline.scene import TimelineScene
from planner.resources import samples
from planner.scheduling.schedule import Activity
from planner.storage.roadmap_file import load
from planner.views.timeline.view import TimelineView
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.plan import BEGUN, DONE, GATED, START, TODAY
from tests.strategies import catalogue as shipped

SAMPLES = tuple(sorted(path.stem for path in samples().glob("*.yaml")))
ZOOMS = {
    Zoom.YEARS: (0.1, 0.3, 0.5, 0.79),
    Zoom.QUARTERS: (0.8, 1.5, 2.1),
    Zoom.MONTHS: (2.2, 3.12, 7.9),
    Zoom.WEEKS: (8.0, 14.0, 27.0),
    Zoom.DAYS: (28.0, 44.0, 90.0),
}


def painted_end(scene: TimelineScene, bar: Activity) -> float:
    """Return the pixel at which a bar ends, its title included."""
    rect = scene.rect(bar.id)
    match scene.scale.zoom:
        case Zoom.YEARS:
            return rect.right()
        case Zoom.QUARTERS:
            advance = width(bar.skill.label, 11.5, 400)
            inside = advance + 16 <= rect.width()
            return rect.right() if inside else rect.right() + 5 + advance
        case _:
            end = title_left(scene.states, bar, rect) + width(bar.skill.label, 12, 500)
            return max(rect.right(), end)


def overlaps(scene: TimelineScene) -> Iterator[tuple[str, str]]:
    """Yield pairs of bars of one row that are painted over one another."""
    rows: dict[tuple[str, int], list[Activity]] = {}
    for bar in scene.schedule.activities:
        rows.setdefault((bar.skill.area, scene.lanes.rows[bar.id]), []).append(bar)
    for row in rows.values():
        in_order = sorted(row, key=lambda bar: scene.lanes.spans[bar.id].start)
        for a, b in pairwise(in_order):
            if scene.rect(b.id).left() < 0:
                continue  # left of the view titles stick to its edge and are not packed for
            if scene.rect(b.id).left() < painted_end(scene, a) - 0.5:
                yield a.id, b.id


@pytest.fixture
def sample_view(qtbot: QtBot, qapp: QApplication) -> TimelineView:
    """A timeline without a plan."""
    view = TimelineView(today=lambda: TODAY)
    qtbot.addWidget(view)
    view.resize(880, 785)
    return view


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("level", Zoom)
def test_bars_and_titles_do_not_overlap(sample_view: TimelineView, name: str, level: Zoom) -> None:
    document = Document(load(samples() / f"{name}.yaml", shipped()).roadmap, shipped())
    sample_view.set_document(document)
    left = document.roadmap.start.toordinal() - 800  # all bars lie right of the left edge
    for zoom in ZOOMS[level]:
        sample_view.canvas.camera.set_scale(TimeScale(left, zoom))
        assert list(overlaps(sample_view.canvas.scene())) == [], zoom


@pytest.mark.parametrize("level", Zoom)
def test_labels_of_the_axis_have_room(qapp: QApplication, level: Zoom) -> None:
    least = {style: STYLES[style].least for style in Zoom}
    first = max(least[level], 0.1)
    last = min((each for each in least.values() if each > first), default=90.0)
    for place in range(30):
        per_day = first * (last / first) ** (place / 30)
        for days in range(0, 365, 31):
            axis = axis_for(TimeScale(START.toordinal() + days, per_day), 880)
            for a, b in pairwise(axis.upper):
                assert a.x + width(a.text, 12, 600) <= b.x, (per_day, a, b)
            for a, b in pairwise(axis.lower):
                assert a.x + width(a.text, 10.5) <= b.x, (per_day, a, b)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("level", Zoom)
def test_every_level_paints_in_both_themes(hand: Hand, level: Zoom, theme: Theme) -> None:
    hand.view.set_theme(theme)
    hand.document.select([GATED, BEGUN, DONE])
    hand.view.set_level(level)
    for mode in ("off", "selection", "all"):
        hand.canvas.set_arrows(mode)
        picture = hand.picture()
        assert len({picture.pixel(x, y) for x in range(0, 880, 7) for y in range(0, 785, 7)}) > 5


def test_pictures_are_the_same_twice(hand: Hand) -> None:
    assert hand.picture() == hand.picture()


@pytest.mark.parametrize("level", Zoom)
def test_holidays_are_hatched_where_a_day_has_room(hand: Hand, level: Zoom) -> None:
    day = START + timedelta(days=20)
    held = Holidays("DE", "Germany", day.year, {day: "Holiday"})
    hand.view.set_level(level)
    hand.canvas.camera.go_to(day)
    before = len(break_spans(hand.canvas.scene()))
    hand.document.apply(AddHolidays(held))
    scene = hand.canvas.scene()
    has_room = level in (Zoom.WEEKS, Zoom.DAYS)
    assert len(break_spans(scene)) - before == has_room
    if has_room:
        left, right = scene.scale.x_of(day), scene.scale.x(day.toordinal() + 1)
        assert (left, right) in break_spans(scene)
