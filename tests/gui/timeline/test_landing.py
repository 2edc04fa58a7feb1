"""The plan follows the hand: where a dragged bar lands, and what is offered where it cannot."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.formatting import chance_text, day_text
from planner.domain.parts import EARLIEST
from planner.domain.roadmap import Roadmap
from planner.edits import Move, Pin, SetDeadline, TakePrerequisitesFirst
from planner.layout.snapping import MAGNET_PIXELS
from planner.render.timeline import flag
from planner.render.timeline.flag import flag_rows
from planner.resources import samples
from planner.scheduling.crowds import crowd_of
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import WaitKind
from planner.storage.roadmap_file import load
from planner.views.timeline.hit_test import is_movable
from planner.views.timeline.tools.move_words import OFFER
from tests.gui.timeline.hand import ALT, NO_KEY, Hand, shown_on
from tests.gui.timeline.plan import BEGUN, FOLLOWER, GATED, made_up_catalogue, made_up_roadmap
from tests.strategies import catalogue as shipped

STEPS = 10


def first_with_hours(document: Document, day: date) -> date:
    """Return the first day with hours on or after `day`."""
    calendar = document.schedule.availability
    return calendar.day_of_start(calendar.hours_before(day))


def check_under_the_pointer(hand: Hand, id_: str, x: int, grip: float, free: bool) -> None:
    """The bar is where the hand has it, or after time off, with a leash that shows why."""
    scene, picture = hand.canvas.scene(), hand.drag_picture
    assert picture is not None
    assert picture.snap is not None
    wanted = hand.canvas.scale.moment(x - grip)
    step = 1.0 if free or hand.canvas.scale.zoom.shows_days else 7.0
    rest = picture.snap.day.toordinal()
    room = MAGNET_PIXELS / hand.canvas.scale.per_day if picture.snap.rule == "earliest" else 0
    if not picture.held_back:
        assert abs(wanted - rest) <= max(step / 2, room) + 1e-6
    start = scene.schedule.by_id[id_].start
    assert start == first_with_hours(hand.document, picture.snap.day)
    if start != picture.snap.day or picture.held_back:
        assert picture.leash is not None


@pytest.mark.parametrize("keys", [NO_KEY, ALT])
@pytest.mark.parametrize("name", ["applied-ml-evenings", "pins-and-breaks", "core-ml-masters"])
def test_bar_is_under_the_pointer_at_each_step_and_after_the_drop(
    qtbot: QtBot, name: str, keys: Qt.KeyboardModifier
) -> None:
    document = Document(load(samples() / f"{name}.yaml", shipped()).roadmap, shipped())
    hand = Hand(shown_on(qtbot, document), document)
    bars = [bar for bar in document.schedule.activities if is_movable(bar)]
    for place, bar in enumerate(bars[:: max(len(bars) // 5, 1)]):
        hand.canvas.camera.go_to(bar.start)
        hand.view.reveal(bar.id)
        at = hand.body(bar.id)
        grip = at.x() - hand.canvas.scene().rect(bar.id).left()
        way = (-1 if place % 2 else 1) * 7 * (place + 2) * hand.canvas.scale.per_day
        hand.press(at)
        for step in range(1, STEPS + 1):
            x = at.x() + round(way * step / STEPS)
            hand.move(QPoint(x, at.y()), keys=keys)
            if hand.drag_picture is not None:
                check_under_the_pointer(hand, bar.id, x, grip, free=keys == ALT)
        picture, start = hand.drag_picture, hand.canvas.scene().schedule.by_id[bar.id].start
        rect = hand.canvas.scene().rect(bar.id)
        hand.release(keys=keys)
        hand.canvas.picture.settling.finish()
        assert picture is not None
        assert hand.bar(bar.id).start == start
        assert hand.canvas.scene().rect(bar.id).topLeft() == rect.topLeft()
        document.undo()


def test_in_time_off_it_stands_after_it_on_a_leash(hand: Hand) -> None:
    """The made-up plan has a week off at Easter; talks wait for nothing."""
    hand.document.apply(Pin("talks", date(2026, 5, 4)))
    at = hand.body("talks")
    way = date(2026, 4, 6).toordinal() - date(2026, 5, 4).toordinal()
    hand.canvas.pan(-200, 0)
    at = hand.body("talks")
    with hand.held(at, at + QPoint(round(way * hand.canvas.scale.per_day), 0)) as picture:
        assert picture.snap is not None
        assert picture.snap.day == date(2026, 4, 6)
        assert picture.leash == date(2026, 4, 6).toordinal()
        assert not picture.held_back
        assert picture.words == (
            "Starts Mon 13 Apr 2026",
            "No study hours from 6 Apr until then",
        )
        plain = hand.ground.grab().toImage()
        rect = hand.canvas.scene().rect("talks")
        middle = QPoint(round(rect.left() - 8), round(rect.center().y()))
        row = [plain.pixelColor(middle + QPoint(dx, 0)).name() for dx in range(6)]
        assert len(set(row)) > 1
    assert hand.bar("talks").start == date(2026, 4, 13)
    assert hand.document.roadmap.plan("talks").pin == date(2026, 4, 6)


def test_the_day_is_marked_through_all_lanes(hand: Hand) -> None:
    at = hand.body(GATED)
    with hand.held(at, at + QPoint(66, 4)) as picture:
        assert picture.snap is not None
        x = hand.x_of(picture.snap.day)
        image = hand.ground.grab().toImage()
        column = [image.pixelColor(x, y).name() for y in range(560, 640)]
        beside = [image.pixelColor(x + 4, y).name() for y in range(560, 640)]
        assert len(set(column)) > len(set(beside))


# Left of the prerequisites


LATE = "system-design"
"""In the sample it waits for distributed computing, which could be taken much earlier."""


@pytest.fixture
def late(qtbot: QtBot) -> Hand:
    """A hand on the sample with a bar dropped two weeks right of its earliest start."""
    document = Document(load(samples() / "applied-ml-evenings.yaml", shipped()).roadmap, shipped())
    earliest, wait = document.schedule.earliest_start(LATE)
    assert wait.kind is WaitKind.PREREQUISITE
    document.apply(Move(LATE, earliest + timedelta(days=14)))
    document.undo_stack.clear()
    hand = Hand(shown_on(qtbot, document), document)
    hand.canvas.camera.go_to(earliest)
    hand.view.reveal(LATE)
    return hand


def hold_left(hand: Hand) -> QPoint:
    """Hold it left of what it needs."""
    at = hand.body(LATE)
    hand.press(at)
    hand.move(at - QPoint(round(60 * hand.canvas.scale.per_day), 0))
    return at


def test_left_of_its_prerequisites_a_card_names_them_and_what_could_be_had(late: Hand) -> None:
    at = hold_left(late)
    card, picture = late.canvas.card, late.drag_picture
    assert picture is not None
    assert picture.held_back
    assert picture.leash is not None
    earliest, wait = late.document.schedule.earliest_start(LATE)
    assert earliest == picture.preview.after.by_id[LATE].start
    words = card.words
    assert card.isVisible()
    assert words is not None
    assert words.title.startswith(f"Starts {day_text(earliest, weekday=True)}, not ")
    assert wait.skill is not None
    assert f"It needs {late.document.schedule.label(wait.skill)}, which ends on" in words.why
    assert words.offer == OFFER
    first = TakePrerequisitesFirst(LATE)
    then = late.document.evaluate(first)
    start = then.after.by_id[LATE].start
    change = flag_rows(then)[0].change
    chance = _chance_of_the_deadline(late)
    assert words.price == (
        f"Starts {day_text(start, weekday=True)}. Finish no change, entry level {change}, "
        f"chance of the deadline {chance}, no change."
    )
    late.move(at)
    assert not card.isVisible()
    late.put_back()
    late.release()
    assert late.document.undo_stack.count() == 0


def _chance_of_the_deadline(hand: Hand) -> str:
    deadline = hand.document.roadmap.deadline
    assert deadline is not None
    return chance_text(forecast(hand.document.schedule).chance_by(deadline))


def test_without_a_deadline_no_chance_is_told(late: Hand) -> None:
    late.document.apply(SetDeadline(None))
    late.document.undo_stack.clear()
    hold_left(late)
    words = late.canvas.card.words
    assert words is not None
    assert "chance" not in words.price
    late.put_back()
    late.release()


def test_the_flag_shows_on_which_side_a_date_lies(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(flag, "paint_icon", lambda _, name, *__: drawn.append(name))
    scene = hand.canvas.scene()
    shown = [date.fromordinal(int(scene.scale.moment(x))) for x in (-50, 50, scene.width + 50)]
    assert [flag.side_of(day, scene) for day in shown] == ["left", "", "right"]
    at = hand.body(GATED)
    with hand.held(at, at + QPoint(66, 4)) as picture:
        drawn.clear()
        hand.ground.grab()
        rows = flag_rows(picture.preview)
        sides = [flag.side_of(row.day, hand.canvas.scene()) for row in rows]
        assert "right" in sides
        assert drawn == [f"chevron-{side}" for side in sides if side]


def test_f_takes_the_prerequisites_first_in_one_step(late: Hand) -> None:
    hold_left(late)
    earliest, _ = late.document.schedule.earliest_start(LATE)
    before = late.document.roadmap
    late.key(Qt.Key.Key_F)
    assert late.drag_picture is None
    assert not late.canvas.card.isVisible()
    assert late.bar(LATE).start < earliest
    assert late.document.undo_stack.count() == 1
    assert late.document.undo_stack.undoText() == "Take what System design needs first"
    late.release()
    assert late.document.undo_stack.count() == 1
    late.document.undo()
    assert late.document.roadmap == before


def test_after_the_drop_the_card_stays_with_two_buttons(late: Hand) -> None:
    hold_left(late)
    late.release()
    earliest = late.bar(LATE).start
    card = late.canvas.card
    assert late.document.roadmap.plan(LATE).pin is EARLIEST
    assert card.isVisible()
    assert card.take.text() == OFFER
    assert card.keep.text() == f"Keep {earliest.day} {earliest:%b}"
    card.take.click()
    assert not card.isVisible()
    assert late.bar(LATE).start < earliest
    assert late.document.undo_stack.count() == 2


def test_kept_it_goes_away(late: Hand) -> None:
    hold_left(late)
    late.release()
    late.canvas.card.keep.click()
    assert not late.canvas.card.isVisible()
    assert late.document.undo_stack.count() == 1


def test_by_keys_f_takes_the_offer_too(late: Hand) -> None:
    late.document.select([LATE])
    late.view.move_by_keys()
    for _ in range(9):
        late.key(Qt.Key.Key_Left)
    assert late.canvas.card.isVisible()
    assert "cannot start before" in late.said[-1]
    late.key(Qt.Key.Key_F)
    assert late.document.undo_stack.undoText() == "Take what System design needs first"


def test_nothing_is_offered_before_the_plan_begins(hand: Hand) -> None:
    hand.document.apply(Pin("talks", date(2026, 5, 4)))
    hand.canvas.pan(-300, 0)
    at = hand.body("talks")
    hand.press(at)
    hand.move(at + QPoint(-400, 0))
    card = hand.canvas.card
    assert card.words is not None
    assert card.words.why.startswith("It cannot start before")
    assert card.words.offer == ""
    hand.key(Qt.Key.Key_F)
    assert hand.drag_picture is not None
    hand.put_back()
    hand.release()


def test_a_pinned_prerequisite_is_named(hand: Hand) -> None:
    hand.document.apply(Pin(GATED, date(2026, 6, 1)))
    hand.canvas.camera.go_to(hand.bar(FOLLOWER).start)
    hand.canvas.pan(-400, 0)
    at = hand.body(FOLLOWER)
    hand.press(at)
    hand.move(at - QPoint(360, 0))
    card = hand.canvas.card
    assert card.words is not None
    assert "Probability is pinned to 1 Jun." in card.words.why
    hand.put_back()
    hand.release()


def test_moved_by_keys_it_stays_in_view(hand: Hand) -> None:
    hand.document.select([GATED])
    hand.view.move_by_keys()
    for key, steps in ((Qt.Key.Key_Right, 45), (Qt.Key.Key_Left, 50)):
        for _ in range(steps):
            hand.key(key)
            assert 0 <= hand.canvas.scene().rect(GATED).left() <= hand.ground.width() - 60
    hand.put_back()


def test_the_earliest_start_follows_what_it_waits_for(hand: Hand) -> None:
    hand.document.apply(Move(GATED, EARLIEST))
    was = hand.bar(GATED).start
    roadmap = hand.document.roadmap
    quick = replace(roadmap.plan(BEGUN), logged=55.0)
    again = Document(roadmap.with_plan(BEGUN, quick), hand.document.catalogue)
    assert again.schedule.by_id[GATED].start < was


# What is told of it


def three_at_once() -> Roadmap:
    """A plan with one place: every pin makes it two."""
    roadmap = made_up_roadmap()
    return replace(roadmap, learner=replace(roadmap.learner, focus=1), plans={})


def test_bubble_says_how_many_share_the_hours(qapp: QApplication, qtbot: QtBot) -> None:
    document = Document(three_at_once(), made_up_catalogue())
    hand = Hand(shown_on(qtbot, document), document)
    hand.document.apply(Pin("talks", date(2026, 6, 1)))
    hand.canvas.camera.go_to(date(2026, 6, 1))
    at = hand.body("talks")
    with hand.held(at, at + QPoint(round(14 * hand.canvas.scale.per_day), 0)) as picture:
        crowd = crowd_of("talks", picture.preview.after)
        assert crowd is not None
        assert crowd.count == 2
        assert picture.words == ("Starts Mon 15 Jun 2026", crowd.text)
        assert crowd.text.startswith("2 at once from 15 ")
    del qapp


def test_flag_tells_entry_level_and_finish_also_where_they_stay(hand: Hand) -> None:
    at = hand.body(GATED)
    with hand.held(at, at + QPoint(66, 4)) as picture:
        rows = flag_rows(picture.preview)
        assert [row.text.rsplit(" ", 3)[0] for row in rows] == ["Entry level", "Likely finish"]
        after, before = picture.preview.after, picture.preview.before
        assert rows[1].days == (after.finish - before.finish).days
        for row in rows:
            assert row.change == ("no change" if not row.days else f"{row.days:+} days")


def test_dropped_it_stays_where_the_next_thing_moves_it(hand: Hand) -> None:
    """A pin lasts: what else is edited does not move it."""
    at = hand.body(GATED)
    hand.drag(at, at + QPoint(66, 4))
    start = hand.bar(GATED).start
    hand.document.apply(Pin("testing", start + timedelta(days=30)))
    assert hand.bar(GATED).start == start
