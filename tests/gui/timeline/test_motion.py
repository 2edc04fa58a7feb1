"""What moves by itself: driven by the animation’s clock, never by waiting."""

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint
from pytestqt.qtbot import QtBot

from planner.layout.timescale import STYLES, Zoom
from planner.views.common.motion import Motion, Pace
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.plan import FOLLOWER, GATED

STOPPED = QAbstractAnimation.State.Stopped


def at(motion: Motion, share: float) -> None:
    """Set the clock of a movement and hold it there."""
    motion.clock.pause()
    motion.clock.setCurrentTime(round(motion.clock.duration() * share))


def drop(hand: Hand) -> None:
    """Drag a bar far to the right and let it go."""
    start = hand.body(GATED)
    hand.drag(start, start + QPoint(250, 0))


@pytest.mark.usefixtures("moving")
def test_undo_travels_from_the_old_place_to_the_new(hand: Hand) -> None:
    drop(hand)
    hand.canvas.picture.settling.finish()
    far = hand.canvas.scene().rect(GATED).left()
    hand.document.undo()
    motion = hand.canvas.picture.settling.motion
    assert motion.clock.duration() == Pace.STEP
    at(motion, 0.0)
    assert hand.canvas.scene().rect(GATED).left() == pytest.approx(far, abs=1)
    at(motion, 0.4)
    half = hand.canvas.scene().rect(GATED).left()
    motion.finish()
    home = hand.canvas.scene().rect(GATED).left()
    assert home < half < far
    assert hand.canvas.picture.settling.travel is None


@pytest.mark.usefixtures("moving")
def test_ghosts_fade_after_a_drop(hand: Hand) -> None:
    drop(hand)
    settling = hand.canvas.picture.settling
    assert settling.trail is not None
    assert GATED in settling.trail.was
    if settling.travel is not None:
        settling.motion.finish()
    assert settling.motion.clock.duration() == Pace.FADE
    at(settling.motion, 0.5)
    assert 0 < settling.trail.strength < 1
    settling.motion.finish()
    assert settling.trail is None


@pytest.mark.usefixtures("moving")
def test_dragging_itself_is_never_animated(hand: Hand) -> None:
    drop(hand)
    start = hand.body(FOLLOWER)
    with hand.held(start, start + QPoint(60, 0)):
        assert hand.canvas.picture.settling.motion.clock.state() is STOPPED
        assert hand.canvas.picture.settling.travel is None


@pytest.mark.usefixtures("moving")
def test_zoom_step_glides_around_the_middle(hand: Hand) -> None:
    canvas, before = hand.canvas, hand.canvas.scale
    middle = before.moment(canvas.viewport().width() / 2)
    hand.view.zoom_in()
    motion = canvas.camera.motion
    at(motion, 0.3)
    assert before.per_day < canvas.scale.per_day < before.per_day * 1.35
    assert canvas.scale.moment(canvas.viewport().width() / 2) == pytest.approx(middle, abs=0.01)
    motion.finish()
    assert canvas.scale.per_day == pytest.approx(before.per_day * 1.35)


@pytest.mark.usefixtures("moving")
def test_steps_in_quick_succession_add_up(hand: Hand) -> None:
    before = hand.canvas.scale.per_day
    for _ in range(3):
        hand.view.zoom_in()
    hand.canvas.camera.motion.finish()
    assert hand.canvas.scale.per_day == pytest.approx(before * 1.35**3)


@pytest.mark.usefixtures("moving")
def test_level_chosen_on_the_way_is_reached(hand: Hand) -> None:
    hand.view.go_to_today()
    hand.view.set_level(Zoom.WEEKS)
    hand.canvas.camera.motion.finish()
    assert hand.canvas.scale.per_day == pytest.approx(STYLES[Zoom.WEEKS].detent)


@pytest.mark.usefixtures("moving")
def test_the_wheel_does_not_wait(hand: Hand) -> None:
    hand.view.zoom_in()
    hand.canvas.camera.zoom(2.0, 100.0)
    assert hand.canvas.camera.motion.clock.state() is STOPPED


def test_reduced_motion_jumps_and_ghosts_stay_a_while(hand: Hand, qtbot: QtBot) -> None:
    drop(hand)
    settling = hand.canvas.picture.settling
    assert settling.travel is None
    assert settling.trail is not None
    assert settling.trail.strength == 1.0
    settling._ends.setInterval(0)
    with qtbot.waitSignal(settling._ends.timeout):
        settling._ends.start()
    assert settling.trail is None


def test_cancelled_drag_leaves_no_trail(hand: Hand) -> None:
    start = hand.body(GATED)
    hand.press(start)
    hand.move(start + QPoint(250, 0))
    assert hand.canvas.cancel_tool()
    hand.release()
    assert hand.canvas.picture.settling.trail is None
