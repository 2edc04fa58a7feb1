"""What lies over the bars: captions, hints beyond the edge, and the price of a drag."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.domain.formatting import (
    day_near,
    day_text,
    days_badge,
    days_later,
    done_text,
    short_day,
)
from planner.layout.timescale import Zoom
from planner.render.icons import paint_icon
from planner.render.text import draw_text, elided, width
from planner.render.theme import blend, colour
from planner.render.timeline.axis_head import pill
from planner.render.timeline.bar_titles import title_right
from planner.render.timeline.bars import RADIUS
from planner.render.timeline.bubble import paint_bubble, paint_place
from planner.render.timeline.scene import HEAD, DragPicture, TimelineScene, Verb

_RIGHT = Qt.AlignmentFlag.AlignRight


def paint_captions(painter: QPainter, scene: TimelineScene, dirty: QRectF | None = None) -> None:
    """Paint area names at the left, and at the right what comes next beyond the edge."""
    first, last = (HEAD, scene.height) if dirty is None else (dirty.top(), dirty.bottom())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    theme = scene.theme
    for lane in scene.lanes.lanes:
        y = HEAD + lane.top - scene.scroll + 5
        if y < first - 20 or y > last:
            continue
        ink = theme.area(lane.area).ink
        name = scene.areas[lane.area].name if lane.area in scene.areas else lane.area
        done, total = scene.progress.get(lane.area, (0.0, 0.0))
        hours = done_text(done, total) if total else ""
        used = 26 + width(name, 11, 600) + 7 + width(hours, 11)
        painter.fillRect(QRectF(0, y, used + 6, 17), colour(theme.canvas))
        icon = (scene.areas[lane.area].icon if lane.area in scene.areas else "") or "book-open"
        paint_icon(painter, icon, QRectF(8, y + 3, 12, 12), ink, 2.2)
        x = 26 + draw_text(painter, 26, y + 13, name, ink, 11, 600)
        draw_text(painter, x + 7, y + 13, hours, theme.ink3, 11)
        _paint_hint(painter, scene, lane.area, y, used)


def _paint_hint(painter: QPainter, scene: TimelineScene, area: str, y: float, used: float) -> None:
    first = scene.first_beyond.get(area)
    if first is None:
        return
    text = f"{first.skill.label}, {day_near(first.start, scene.scale.day(0))}"
    room = scene.width - used - 60
    if room < 60:
        return
    text = elided(text, 11, 400, room)
    advance = width(text, 11)
    left = scene.width - 22 - advance
    painter.fillRect(QRectF(left - 6, y, advance + 28, 17), colour(scene.theme.canvas))
    draw_text(painter, scene.width - 22, y + 13, text, scene.theme.ink3, 11, align=_RIGHT)
    box = QRectF(scene.width - 19, y + 3, 12, 12)
    paint_icon(painter, "chevron-right", box, scene.theme.ink3, 2)


def paint_ghosts(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the old places of everything that moved, below the bars."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for rect in ghosts_of(scene).values():
        paint_ghost(painter, scene, rect)


def paint_ghost(painter: QPainter, scene: TimelineScene, rect: QRectF) -> None:
    """Paint one old place; those of a drop fade."""
    strength = scene.trail.strength if scene.drag is None and scene.trail is not None else 1.0
    pen = QPen(blend(scene.theme.ghost, scene.theme.canvas, strength), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def ghosts_of(scene: TimelineScene) -> dict[str, QRectF]:
    """Return the old places, by bar, of what a drag moves or a drop has moved."""
    drag, trail = scene.drag, scene.trail
    was = trail.was if trail is not None else {}
    if drag is not None:
        ids = {**scene.moved_on_screen, drag.id: 0}
        was = {id_: drag.was[id_] for id_ in ids if id_ in drag.was}
    return {id_: scene.rect(id_, span) for id_, span in was.items() if scene.has(id_)}


def paint_drag(painter: QPainter, scene: TimelineScene) -> None:
    """Paint day badges, the date bubble, the reason at the earliest date, the finish flag."""
    drag = scene.drag
    if drag is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for id_, days in scene.moved_on_screen.items():
        if days and id_ != drag.id and scene.zoom is not Zoom.YEARS:
            _paint_badge(painter, scene, id_, days)
    paint_place(painter, scene)
    paint_bubble(painter, scene)
    _paint_finish_flag(painter, scene)


def badge_left(scene: TimelineScene, id_: str, room: float) -> float | None:
    """Return where a day badge, `room` pixels wide, begins: after the bar, its title and old place.

    Another bar may lie in the old place now; a badge on it would seem to be its own. Then, or
    beyond the edge, it stands right after the bar; None if there is no room either.
    """
    rect = scene.rect(id_)
    old = scene.rect(id_, scene.drag.was[id_]) if scene.drag and id_ in scene.drag.was else rect
    near = (
        max(rect.right(), title_right(scene.zoom, scene.states, scene.schedule.by_id[id_], rect))
        + 8
    )
    far = max(near, old.right() + 8)
    others = [each for each in scene.taken.get(rect.top(), ()) if each.id != id_]
    for left in (far, near):
        if near < left and left + room > scene.width:
            continue
        if all(left + room < each.left or left > each.right for each in others):
            return left
    return None


def _paint_badge(painter: QPainter, scene: TimelineScene, id_: str, days: int) -> None:
    theme = scene.theme
    text = days_badge(days)
    fill, ink = (theme.warn_bg, theme.warn) if days > 0 else (theme.good_bg, theme.good)
    room = width(text, 11, 600) + 12
    left = badge_left(scene, id_, room)
    if left is not None:
        top = scene.rect(id_).center().y() - 9
        pill(painter, left + room / 2, top, text, fill, ink)


def finish_flag(scene: TimelineScene, room: float) -> QRectF:
    """Return where the flag of the new finish stands, `room` pixels wide.

    At the top, left of the finish; at the bottom where it would cover the dragged bar.
    """
    drag = scene.drag
    assert drag is not None
    x = scene.scale.x(drag.preview.after.finish.toordinal() + 1)
    left = min(max(x - room, 8.0), scene.width - room - 8)
    top = HEAD + 1 + (57 if drag.spot and drag.spot[1] == HEAD else 0)
    place = QRectF(left, top, room, 24)
    if scene.has(drag.id) and place.intersects(scene.rect(drag.id).adjusted(-4, -4, 4, 4)):
        place.moveBottom(scene.height - 30)
    return place


def _bubble_says_it(scene: TimelineScene, drag: DragPicture) -> bool:
    """Bubbles of the head name the price: a flag is only for a finish in view."""
    finish = drag.preview.after.finish
    return drag.verb is Verb.HEAD and scene.scale.x(finish.toordinal() + 1) > scene.width


def _paint_finish_flag(painter: QPainter, scene: TimelineScene) -> None:
    drag = scene.drag
    assert drag is not None
    days = drag.preview.changes.finish_days
    if not days or _bubble_says_it(scene, drag):
        return
    theme = scene.theme
    after, before = drag.preview.after.finish, drag.preview.before.finish
    text = f"Likely finish {day_text(after)}"
    delta = days_later(days)
    first, second = width(text, 11.5, 600), width(delta, 11.5, 700)
    place = finish_flag(scene, first + second + 36)
    left, top = place.left(), place.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ink))
    painter.drawRoundedRect(place, 6, 6)
    draw_text(painter, left + 10, top + 16, text, theme.on_ink, 11.5, 600)
    tone = theme.warn if days > 0 else theme.good
    if not theme.is_dark:
        tone = "#F0B45F" if days > 0 else "#7FCE9F"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tone))
    chip = QRectF(left + 10 + first + 8, top + 3, second + 14, 18)
    painter.drawRoundedRect(chip, 4, 4)
    ink = "#141517"
    draw_text(painter, chip.left() + 7, top + 16, delta, ink, 11.5, 700)
    old = scene.scale.x(before.toordinal() + 1)
    if 60 < old < scene.width:
        was = f"was {short_day(before)}"
        draw_text(painter, old - 5, scene.height - 10, was, theme.ink2, 11, align=_RIGHT)
