"""What lies over the bars: captions, hints beyond the edge, and the price of a drag."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.domain.formatting import day_near, days_badge, done_text, month_word
from planner.layout.lanes import Lane
from planner.layout.timescale import Zoom
from planner.render.fonts import text_scale
from planner.render.icons import paint_icon
from planner.render.text import draw_text, elided, width
from planner.render.theme import blend, colour
from planner.render.timeline.axis_head import pill
from planner.render.timeline.bar_titles import title_right
from planner.render.timeline.bars import RADIUS
from planner.render.timeline.bubble import paint_bubble, paint_place
from planner.render.timeline.caption_column import area_icon, area_name, paint_captions_beside
from planner.render.timeline.flag import paint_flag
from planner.render.timeline.landing import paint_cause, paint_landing
from planner.render.timeline.scene import TimelineScene

_MOST_DAYS = 90
_LEAST_NAME = 4
"""Letters below which a name tells nothing."""
_RIGHT = Qt.AlignmentFlag.AlignRight


def paint_captions(painter: QPainter, scene: TimelineScene, dirty: QRectF | None = None) -> None:
    """Paint area names at the left, and at the right what comes next beyond the edge."""
    view = QRectF(0, scene.head.height, scene.width, scene.height) if dirty is None else dirty
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if scene.style.beside:
        paint_captions_beside(painter, scene)
        return
    for lane in scene.lanes.lanes:
        y = scene.head.height + lane.top - scene.scroll + 5
        if view.top() - 20 * text_scale() <= y <= view.bottom():
            used = _paint_caption(painter, scene, lane, y)
            _paint_hint(painter, scene, lane.area, y, used)


def _paint_caption(painter: QPainter, scene: TimelineScene, lane: Lane, y: float) -> float:
    """Paint icon, name and hours of an area above its bars; return the pixels they take."""
    theme, grow = scene.theme, text_scale()
    ink, name = theme.area(lane.area).ink, area_name(scene, lane.area)
    done, total = scene.progress.get(lane.area, (0.0, 0.0))
    hours = done_text(done, total) if total else ""
    used = 26 + width(name, 11, 600) + 7 + width(hours, 11)
    painter.fillRect(QRectF(0, y, used + 6, 17 * grow), colour(theme.canvas))
    paint_icon(painter, area_icon(scene, lane.area), QRectF(8, y + 9 * grow - 6, 12, 12), ink, 2.2)
    x = 26 + draw_text(painter, 26, y + 13 * grow, name, ink, 11, 600)
    draw_text(painter, x + 7, y + 13 * grow, hours, theme.ink3, 11)
    return used


def _paint_hint(painter: QPainter, scene: TimelineScene, area: str, y: float, used: float) -> None:
    first, grow = scene.first_beyond.get(area), text_scale()
    if first is None:
        return
    room = scene.width - used - 60
    day = f", {day_near(first.start, scene.scale.day(0))}"
    name = elided(first.label, 11, 400, room - width(day, 11))
    if room < 60 or len(name) < _LEAST_NAME:
        return
    text = name + day
    advance = width(text, 11)
    left = scene.width - 22 - advance
    painter.fillRect(QRectF(left - 6, y, advance + 28, 17 * grow), colour(scene.theme.canvas))
    draw_text(painter, scene.width - 22, y + 13 * grow, text, scene.theme.ink3, 11, align=_RIGHT)
    box = QRectF(scene.width - 19, y + 9 * grow - 6, 12, 12)
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
    paint_landing(painter, scene)
    paint_cause(painter, scene)
    for id_, days in scene.moved_on_screen.items():
        if days and id_ != drag.id and scene.zoom is not Zoom.YEARS:
            _paint_badge(painter, scene, id_, days)
    paint_place(painter, scene)
    paint_bubble(painter, scene)
    paint_flag(painter, scene)


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


def _from(scene: TimelineScene, id_: str) -> str:
    """Where days would say too little: from when it was, such as “from Jan 2029”."""
    assert scene.drag is not None
    was = scene.drag.preview.before.by_id[id_].start
    return f"from {month_word(was)} {was.year}"


def _paint_badge(painter: QPainter, scene: TimelineScene, id_: str, days: int) -> None:
    theme = scene.theme
    text = days_badge(days) if abs(days) <= _MOST_DAYS else _from(scene, id_)
    fill, ink = (theme.warn_bg, theme.warn) if days > 0 else (theme.good_bg, theme.good)
    room = width(text, 11, 600) + 12
    left = badge_left(scene, id_, room)
    if left is not None:
        top = scene.rect(id_).center().y() - 9
        pill(painter, left + room / 2, top, text, fill, ink)
