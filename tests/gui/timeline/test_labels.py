"""Words in the head and at the bars: where they stand, and what they leave to be read."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from planner.domain.learner import CalendarRule
from planner.edits import AddRule, SetStart
from planner.layout.rows import HEAD
from planner.render.fonts import font, set_text_scale, typeset
from planner.render.text import width
from planner.render.timeline import bubble, capacity, markers
from planner.render.timeline.flag import finish_flag
from planner.render.timeline.links import _way_back, _way_to_pointer
from planner.render.timeline.markers import markers_of
from planner.render.timeline.scene import Link
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.plan import BEGUN, GATED
from tests.gui.timeline.round_trip import look_at

Written = list[tuple[str, float, float]]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], Written]:
    """Return what a module writes while the returned list is held: text, x and baseline."""

    def listen(module: object) -> Written:
        found: Written = []
        real = module.draw_text  # type: ignore[attr-defined]

        def draw(
            painter: QPainter, x: float, baseline: float, text: str, *rest: Any, **more: Any
        ) -> float:
            found.append((text, x, baseline))
            return float(real(painter, x, baseline, text, *rest, **more))

        monkeypatch.setattr(module, "draw_text", draw)
        return found

    return listen


def painted(paint: Callable[[QPainter], object]) -> None:
    ground = QImage(900, 800, QImage.Format.Format_RGB32)
    with QPainter(ground) as painter:
        paint(painter)


def test_hours_stand_clear_of_terms_and_of_the_start(
    bootcamp: Hand, written: Callable[[object], Written]
) -> None:
    bootcamp.document.apply(SetStart(date(2026, 5, 15)))
    look_at(bootcamp, date(2026, 5, 15))
    scene, found = bootcamp.canvas.scene(), written(capacity)
    terms = [rect for _, rect in capacity.term_rects(scene)]
    assert terms
    painted(lambda painter: capacity.paint_capacity(painter, scene))
    hours = [(text, x, y) for text, x, y in found if " h" in text]
    assert hours
    assert hours[0][0].endswith("/week")
    for text, x, y in hours:
        place = QRectF(x, y - 10, width(text, 11), 12)
        assert not any(term.intersects(place) for term in terms)
        assert x > scene.scale.x_of(date(2026, 5, 15))


def test_hours_are_told_again_after_time_off(
    hand: Hand, written: Callable[[object], Written]
) -> None:
    hand.document.apply(AddRule(CalendarRule(date(2026, 2, 2), date(2026, 2, 15))))
    found = written(capacity)
    painted(lambda painter: capacity.paint_capacity(painter, hand.canvas.scene()))
    begins = hand.canvas.scale.x_of(date(2026, 2, 16))
    again = [text for text, x, _ in found if abs(x - begins - 4) < 1]
    assert again == ["12 h"]


def test_hours_that_reach_the_top_are_told_below_their_line(
    hand: Hand, written: Callable[[object], Written]
) -> None:
    hand.document.apply(AddRule(CalendarRule(date(2026, 2, 2), date(2026, 4, 26), hours=60.0)))
    found = written(capacity)
    painted(lambda painter: capacity.paint_capacity(painter, hand.canvas.scene()))
    (baseline,) = {y for text, _, y in found if text == "60 h"}
    assert baseline - 10 > 42


def test_no_step_of_the_line_runs_through_the_hours(
    hand: Hand, written: Callable[[object], Written]
) -> None:
    hand.document.apply(AddRule(CalendarRule(date(2026, 1, 19), date(2026, 4, 26), hours=14.0)))
    found = written(capacity)
    painted(lambda painter: capacity.paint_capacity(painter, hand.canvas.scene()))
    step = hand.canvas.scale.x_of(date(2026, 1, 19))
    for text, x, _ in found:
        assert not x < step < x + width(text, 11), text


def test_a_milestone_is_named_at_its_left_where_only_there_is_room(hand: Hand) -> None:
    hand.view.zoom_to_fit()
    found = {each.id: each for each in markers_of(hand.canvas.scene())}
    for marker in found.values():
        others = [each.flag for each in found.values() if each is not marker]
        assert not any(marker.flag.adjusted(8, 0, -8, 0).intersects(each) for each in others)
        if marker.text and marker.id is not markers.PlanDay.START:
            assert marker.flag.left() <= marker.x <= marker.flag.right()


def test_the_flag_of_the_finish_stands_above_the_bars(hand: Hand) -> None:
    at = hand.body(GATED)
    with hand.held(at, at.__class__(at.x() + 150, at.y())):
        place = finish_flag(hand.canvas.scene(), 200.0)
        assert place.top() < HEAD.height + 22 or place.bottom() > hand.ground.height() - 40


def test_the_line_of_a_loop_goes_back_at_right_angles(hand: Hand) -> None:
    scene = hand.canvas.scene()
    link = Link(GATED, 0, 0, BEGUN, False, (BEGUN, GATED))
    path = _way_back(scene, link)
    source, target = scene.rect(GATED), scene.rect(BEGUN)
    below = max(source.bottom(), target.bottom())
    assert path.boundingRect().bottom() > below
    assert path.boundingRect().left() < target.left()
    assert path.boundingRect().right() < source.right() + 20
    lost = Link(GATED, 30, 40, "no-such-bar", False, (BEGUN, GATED))
    assert _way_back(scene, lost) == _way_to_pointer(scene, lost)


def test_hyphens_are_narrower_than_figures() -> None:
    assert typeset("Self-study") == "Self\u2010study"
    assert typeset("2026") == "2026"
    assert width("-", 12) < width("0", 12)
    assert font(12).featureTags()


@pytest.fixture
def usual_again() -> Iterator[None]:
    """Text has its usual size afterwards."""
    yield
    set_text_scale(1.0)


def test_two_lines_of_a_bubble_stay_apart_when_text_is_larger(
    hand: Hand, written: Callable[[object], Written], usual_again: None
) -> None:
    at = hand.body(GATED)
    gaps = []
    for scale in (1.0, 1.5):
        set_text_scale(scale)
        found = written(bubble)
        with hand.held(at, at.__class__(at.x() + 60, at.y())):
            painted(lambda painter: bubble.paint_bubble(painter, hand.canvas.scene()))
            hand.move(at)
        first, second = found[-2:]
        gaps.append(second[2] - first[2])
    assert gaps == [16.0, 24.0]
