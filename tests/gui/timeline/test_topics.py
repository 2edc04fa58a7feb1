"""Topics in bars: ticks and names at levels that show days, and what a tooltip says of them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint

from planner.edits import LogHours
from planner.layout.timescale import Zoom
from planner.render.text import width
from planner.render.theme import LIGHT
from planner.render.timeline import topics as painted
from planner.render.timeline.bar_titles import title_right
from planner.render.timeline.scene import TimelineScene
from planner.render.timeline.topics import tick_places
from planner.scheduling.topics import ASSUMED
from planner.views.timeline.navigation import tip_for
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.plan import BEGUN, GATED, TODAY

WRANGLING = "wrangling"


def at_level(hand: Hand, level: Zoom, day: date = date(2026, 2, 20)) -> TimelineScene:
    """Go to a level and a day; return what is painted then."""
    hand.view.set_level(level)
    hand.canvas.camera.go_to(day)
    hand.canvas.camera.motion.finish()
    hand.point(hand.empty())
    return hand.canvas.scene()


def ticks_of(scene: TimelineScene, id_: str) -> list[float]:
    """Return the pixels of a bar's ticks."""
    return tick_places(scene, scene.schedule.by_id[id_], scene.rect(id_))


@pytest.mark.parametrize("level", [Zoom.WEEKS, Zoom.DAYS])
def test_ticks_are_painted_where_topics_end(hand: Hand, level: Zoom) -> None:
    scene = at_level(hand, level)
    picture = hand.ground.grab().toImage()
    rect = scene.rect(BEGUN)
    seen = [round(x) for x in ticks_of(scene, BEGUN) if 0 < x < scene.width - 1]
    assert seen
    for x in seen:
        for y in (1, 4):
            assert picture.pixelColor(x, round(rect.top()) + y) == LIGHT.area("math").solid
        assert picture.pixelColor(x + 1, round(rect.top()) + 2) != LIGHT.area("math").solid
        assert picture.pixelColor(x, round(rect.top()) + 7) != LIGHT.area("math").solid


@pytest.mark.parametrize("level", [Zoom.YEARS, Zoom.QUARTERS, Zoom.MONTHS])
def test_nothing_of_topics_from_months_on(
    hand: Hand, level: Zoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(painted, "draw_text", lambda *given: names.append(given[3]))
    scene = at_level(hand, level)
    hand.ground.grab()
    assert scene.topics == {}
    assert names == []
    assert ASSUMED not in tip_for(scene, BEGUN)


def test_a_third_lies_behind_and_a_third_lies_ahead(hand: Hand) -> None:
    """30 of 60 h are logged: 20 h ended before the status date, 40 h will end after it."""
    scene = at_level(hand, Zoom.WEEKS)
    first, second = ticks_of(scene, BEGUN)
    assert first < scene.scale.x_of(TODAY) < second


@pytest.mark.parametrize("per_day", [8.0, 11.0, 14.0, 20.0, 27.9, 44.0, 90.0])
@pytest.mark.parametrize("hovered", [True, False])
def test_names_keep_clear_of_title_hours_and_ticks(
    hand: Hand, per_day: float, hovered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_level(hand, Zoom.WEEKS)
    hand.canvas.camera.zoom(per_day / hand.canvas.scale.per_day)
    hand.canvas.camera.motion.finish()
    drawn: list[tuple[float, float, float]] = []
    seen = 0

    def draw(_: object, x: float, y: float, text: str, *rest: object) -> None:
        drawn.append((x, x + width(text, 10.5), y))

    monkeypatch.setattr(painted, "draw_text", draw)
    for days in range(0, 200, 20):
        hand.canvas.camera.go_to(date(2026, 2, 1) + timedelta(days=days))
        hand.canvas.camera.motion.finish()
        hand.point(hand.body(GATED) if hovered else hand.empty())
        scene = hand.canvas.scene()
        drawn.clear()
        hand.ground.grab()
        seen += len(drawn)
        for bar, rect in scene.on_screen:
            here = [each for each in drawn if rect.top() < each[2] < rect.bottom()]
            ticks = ticks_of(scene, bar.id)
            for left, right, _ in here:
                if not rect.left() <= left <= rect.right():
                    continue
                assert left > title_right(scene.zoom, scene.states, bar, rect)
                assert right < rect.right() - 8 - width(f"{bar.hours:g} h", 11)
                assert not any(left - 1 < tick < right + 1 for tick in ticks)
    assert seen > 0


def test_names_are_those_of_the_topics_beside_their_ticks(hand: Hand) -> None:
    scene = at_level(hand, Zoom.WEEKS, date(2026, 4, 20))
    bar, rect = scene.schedule.by_id[WRANGLING], scene.rect(WRANGLING)
    drawn: dict[str, float] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(painted, "draw_text", lambda *given: drawn.__setitem__(given[3], given[1]))
        hand.ground.grab()
    ticks = tick_places(scene, bar, rect)
    for name, tick in zip(bar.skill.topics[1:], ticks, strict=True):
        if name in drawn:
            assert drawn[name] == pytest.approx(tick + 5, abs=0.1)
    assert {"Joining", "Missing values"} & set(drawn)


def test_a_skill_in_progress_is_filled_up_to_the_status_date_where_days_show(hand: Hand) -> None:
    scene = at_level(hand, Zoom.WEEKS)
    picture, rect = hand.ground.grab().toImage(), scene.rect(BEGUN)
    told, low = round(scene.scale.x_of(TODAY)), round(rect.bottom()) - 3
    colours = LIGHT.area("math")
    assert picture.pixelColor(told - 3, low) == colours.progress
    assert picture.pixelColor(told + 2, low) == colours.tint


def test_a_skill_begun_without_hours_logged_is_not_filled(hand: Hand) -> None:
    plan = hand.document.roadmap.plan(BEGUN)
    assert plan.started is not None
    hand.document.apply(LogHours(BEGUN, -plan.logged, plan.started))
    scene = at_level(hand, Zoom.WEEKS)
    rect, low = scene.rect(BEGUN), round(scene.rect(BEGUN).bottom()) - 3
    picture, told = hand.ground.grab().toImage(), round(scene.scale.x_of(TODAY))
    assert rect.left() + 10 < told - 3
    assert picture.pixelColor(told - 3, low) == picture.pixelColor(told + 3, low)
    assert picture.pixelColor(told - 3, low) != LIGHT.area("math").progress


def test_elsewhere_it_is_filled_by_its_share_of_hours(hand: Hand) -> None:
    scene = at_level(hand, Zoom.MONTHS, date(2026, 1, 20))
    picture, rect = hand.ground.grab().toImage(), scene.rect(BEGUN)
    half, low = round(rect.center().x()), round(rect.bottom()) - 3
    colours = LIGHT.area("math")
    assert picture.pixelColor(half - 3, low) == colours.progress
    assert picture.pixelColor(half + 3, low) == colours.tint


def test_tooltip_says_which_topic_is_at_work_and_what_is_assumed(hand: Hand) -> None:
    scene = at_level(hand, Zoom.WEEKS)
    assert tip_for(scene, BEGUN).endswith(f"Now: Derivatives. {ASSUMED}")
    scene = at_level(hand, Zoom.WEEKS, date(2026, 5, 5))
    assert tip_for(scene, GATED).endswith(
        f"Random variables · Distributions · Expectation. {ASSUMED}"
    )


def test_a_dragged_bar_takes_its_ticks_along(hand: Hand) -> None:
    scene = at_level(hand, Zoom.WEEKS, date(2026, 5, 1))
    before = [x - scene.rect(GATED).left() for x in ticks_of(scene, GATED)]
    at = hand.body(GATED)
    with hand.held(at, at + QPoint(98, 0)):
        dragged = hand.canvas.scene()
        after = [x - dragged.rect(GATED).left() for x in ticks_of(dragged, GATED)]
        assert len(after) == len(before) == 2
        assert dragged.rect(GATED).left() > scene.rect(GATED).left() + 50
        picture = hand.ground.grab().toImage()
        top = round(dragged.rect(GATED).top()) + 2
        for x in ticks_of(dragged, GATED):
            if x < dragged.width - 1:
                assert picture.pixelColor(round(x), top) == LIGHT.area("math").solid


def test_a_view_that_moves_keeps_the_borders_it_knows(hand: Hand) -> None:
    scene = at_level(hand, Zoom.WEEKS)
    _ = scene.topics
    hand.canvas.pan(15, 0)
    assert hand.canvas.scene().borders is scene.borders


def test_what_courses_teach_in_part_has_no_ticks(bootcamp: Hand) -> None:
    scene = at_level(bootcamp, Zoom.WEEKS, date(2026, 6, 1))
    assert "deployment@course" in scene.schedule.by_id
    assert not {"deployment", "deployment@course"} & scene.topics.keys()
    assert ASSUMED not in tip_for(scene, "deployment")
