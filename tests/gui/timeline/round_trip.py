"""What holds of every drag: its one undo step, the way back, Esc, and the file."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from planner.document.document import Document
from planner.domain.roadmap import Roadmap
from planner.render.timeline.markers import markers_of
from tests.gui.timeline.hand import NO_KEY, Hand

State = tuple[Roadmap, int, tuple[str, ...], str]


def state(hand: Hand) -> State:
    """Return roadmap, undo steps, selection and the text of the file."""
    document = hand.document
    assert document.path is not None
    text = document.path.read_text(encoding="utf-8")
    return document.roadmap, document.undo_stack.count(), document.selection, text


def check_escape(hand: Hand, start: QPoint, to: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """Drag half-way and press Esc: everything, the picture too, is as it was before."""
    hand.point(start)
    before, picture = state(hand), hand.picture()
    hand.press(start)
    hand.move(to, keys=keys)
    assert hand.drag_picture is not None
    assert hand.picture() != picture
    hand.key(Qt.Key.Key_Escape)
    hand.move(start)
    hand.release()
    hand.point(start)
    assert state(hand) == before
    assert hand.document.preview_state is None
    assert same(hand.picture(), picture)


def check_drag(
    hand: Hand, start: QPoint, to: QPoint, label: str, keys: Qt.KeyboardModifier = NO_KEY
) -> Roadmap:
    """Check Esc, then drag: what was shown is applied in one step that can be undone and kept.

    Returns the roadmap after the drag.
    """
    check_escape(hand, start, to, keys)
    document = hand.document
    before, dates = document.roadmap, dict(document.schedule.by_id)
    with hand.held(start, to, keys) as picture:
        shown = picture.preview.after
        assert document.roadmap is before
    after = document.roadmap
    assert after != before
    assert after == shown.roadmap
    assert dict(document.schedule.by_id) == dict(shown.by_id)
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == label
    document.undo()
    assert document.roadmap == before
    assert dict(document.schedule.by_id) == dates
    document.redo()
    assert document.roadmap == after
    check_kept(document)
    return after


def check_kept(document: Document) -> None:
    """Save, open again: the same roadmap and the same dates."""
    document.save()
    assert document.path is not None
    again = Document.open(document.path, document.catalogue)
    assert again.roadmap == document.roadmap
    assert dict(again.schedule.by_id) == dict(document.schedule.by_id)


def same(one: QImage, other: QImage) -> bool:
    """Whether two pictures are the same to the pixel."""
    return one == other


def marker(hand: Hand, id_: str) -> QPoint:
    """Return the point by which a marker of the head is taken."""
    held = next(each for each in markers_of(hand.canvas.scene()) if each.id == id_)
    return QPoint(round(held.x), round(held.flag.center().y()))


def across(hand: Hand, start: QPoint, days: int, down: int = 0) -> QPoint:
    """Return the point `days` right of `start`."""
    return start + QPoint(round(days * hand.canvas.scale.per_day), down)


def look_at(hand: Hand, day: date) -> None:
    """Bring a day into the left third of the view."""
    hand.canvas.camera.go_to(day)
    hand.canvas.camera.motion.finish()
