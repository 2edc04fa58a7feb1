"""What lies over the bars: captions, hints beyond the edge, and the price of a drag."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from planner.domain.words import day_near, day_text, days_later, hours_text, short_day, signed
from planner.render.icons import paint_icon
from planner.render.text import draw_text, elided, width
from planner.render.theme import blend, colour
from planner.render.timeline.bars import RADIUS
from planner.render.timeline.head import pill
from planner.render.timeline.scene import HEAD, TimelineScene

_RIGHT = Qt.AlignmentFlag.AlignRight


def paint_captions(painter: QPainter, scene: TimelineScene) -> None:
    """Paint area names at the left, and at the right what comes next beyond the edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    theme = scene.theme
    for lane in scene.lanes.lanes:
        y = HEAD + lane.top - scene.scroll + 5
        if y < HEAD - 20 or y > scene.height:
            continue
        ink = theme.area(lane.area).ink
        name = scene.areas[lane.area].name if lane.area in scene.areas else lane.area
        done, total = scene.progress.get(lane.area, (0.0, 0.0))
        hours = f"{done:.0f} of {total:.0f} h" if total else ""
        used = 26 + width(name, 11, 600) + 7 + width(hours, 11)
        painter.fillRect(QRectF(0, y, used + 6, 17), colour(theme.canvas))
        icon = scene.areas[lane.area].icon if lane.area in scene.areas else "code"
        paint_icon(painter, icon, QRectF(8, y + 3, 12, 12), ink, 2.2)
        x = 26 + draw_text(painter, 26, y + 13, name, ink, 11, 600)
        draw_text(painter, x + 7, y + 13, hours, theme.ink3, 11)
        _paint_hint(painter, scene, lane.area, y, used)


def _paint_hint(painter: QPainter, scene: TimelineScene, area: str, y: float, used: float) -> None:
    right = scene.scale.moment(scene.width)
    spans = scene.lanes.spans
    beyond = [
        bar
        for bar in scene.schedule.activities
        if bar.skill.area == area and spans[bar.id].start >= right
    ]
    if not beyond or scene.drag is not None:
        return
    first = min(beyond, key=lambda bar: spans[bar.id].start)
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
    drag = scene.drag
    if drag is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour(scene.theme.ghost), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    moved = drag.preview.changes.moved
    for bar in scene.visible:
        if bar.id in drag.was and (bar.id in moved or bar.id == drag.id):
            rect = scene.rect(bar.id, drag.was[bar.id]).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)


def paint_drag(painter: QPainter, scene: TimelineScene) -> None:
    """Paint day badges, the date bubble, the reason at the earliest date, the finish flag."""
    drag = scene.drag
    if drag is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for bar in scene.visible:
        days = drag.preview.changes.moved.get(bar.id, 0)
        if days and bar.id != drag.id:
            _paint_badge(painter, scene, bar.id, days)
    _paint_bubble(painter, scene)
    _paint_finish_flag(painter, scene)


def _paint_badge(painter: QPainter, scene: TimelineScene, id_: str, days: int) -> None:
    rect = scene.rect(id_)
    old = scene.rect(id_, scene.drag.was[id_]) if scene.drag and id_ in scene.drag.was else rect
    title_end = rect.left() + 27 + width(scene.schedule.by_id[id_].skill.label, 12, 500)
    left = max(rect.right(), old.right(), title_end) + 8
    text = f"{signed(days)} d"
    theme = scene.theme
    fill, ink = (theme.warn_bg, theme.warn) if days > 0 else (theme.good_bg, theme.good)
    advance = width(text, 11, 600)
    pill(painter, left + advance / 2 + 6, rect.center().y() - 9, text, fill, ink)


def _paint_bubble(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the bubble with the dragged value below the bar, above if there is no room."""
    drag = scene.drag
    assert drag is not None
    if drag.id not in scene.schedule.by_id:
        return
    headline, second = bubble_words(scene)
    rect = scene.rect(drag.id)
    room = max(width(headline, 12.5, 600), width(second, 11)) + 22
    below = rect.bottom() + 12 + 42 < scene.height
    top = rect.bottom() + 12 if below else rect.top() - 54
    anchor = rect.left() if drag.verb == "move" else rect.right()
    left = min(max(anchor - 70, 6.0), scene.width - room - 6)
    box = QRectF(left, top, room, 42)
    theme = scene.theme
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ink))
    painter.drawRoundedRect(box, 7, 7)
    tip = min(max(anchor, left + 12), left + room - 12)
    edge, point = (top, top - 6) if below else (top + 42, top + 48)
    arrow = [QPointF(tip - 6, edge), QPointF(tip, point), QPointF(tip + 6, edge)]
    painter.drawPolygon(QPolygonF(arrow))
    draw_text(painter, left + 11, top + 17, headline, theme.on_ink, 12.5, 600)
    faint = blend(theme.on_ink, theme.ink, 0.75).name()
    draw_text(painter, left + 11, top + 33, second, faint, 11)
    if drag.reason and drag.snap is not None:
        _paint_reason(painter, scene, box, rect)


def bubble_words(scene: TimelineScene) -> tuple[str, str]:
    """Return the two lines of the bubble."""
    drag = scene.drag
    assert drag is not None
    bar = drag.preview.after.by_id[drag.id]
    if drag.verb == "resize":
        return hours_text(bar.hours), f"Likely end {day_text(bar.finish, weekday=True)}"
    if drag.snap is None:
        return day_text(bar.start, weekday=True), ""
    rules = {"week": "Snapped to week start", "earliest": "Earliest possible"}
    second = rules.get(drag.snap.rule, "No snapping")
    if bar.start > drag.snap.day:
        second = f"Starts {day_text(bar.start, weekday=True)}"
    return day_text(drag.snap.day, weekday=True), second


def _paint_reason(painter: QPainter, scene: TimelineScene, bubble: QRectF, bar: QRectF) -> None:
    drag = scene.drag
    assert drag is not None
    assert drag.snap is not None
    theme = scene.theme
    first, _, second = drag.reason.partition("\n")
    room = max(width(first, 12, 600), width(second, 11.5)) + 42
    left = bubble.left() - room - 12
    if left < 6:
        left = bubble.right() + 12
    box = QRectF(left, bubble.top(), room, 42)
    painter.setPen(QPen(colour(theme.border2), 1))
    painter.setBrush(colour(theme.raised))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
    paint_icon(painter, "magnet", QRectF(left + 9, box.top() + 13, 15, 15), theme.good, 2)
    draw_text(painter, left + 31, box.top() + 17, first, theme.good, 12, 600)
    draw_text(painter, left + 31, box.top() + 33, second, theme.ink2, 11.5)
    x = scene.scale.x_of(drag.snap.day)
    if drag.snap.rule == "earliest":
        path = QPainterPath(QPointF(round(x) + 0.5, bar.top() - 10))
        path.lineTo(QPointF(round(x) + 0.5, bar.bottom() + 8))
        painter.setPen(QPen(colour(theme.good), 1.5))
        painter.drawPath(path)


def _paint_finish_flag(painter: QPainter, scene: TimelineScene) -> None:
    drag = scene.drag
    assert drag is not None
    days = drag.preview.changes.finish_days
    if not days:
        return
    theme = scene.theme
    after, before = drag.preview.after.finish, drag.preview.before.finish
    text = f"Likely finish {day_text(after)}"
    delta = days_later(days)
    first, second = width(text, 11.5, 600), width(delta, 11.5, 700)
    room = first + second + 36
    x = scene.scale.x(after.toordinal() + 1)
    left = min(max(x - room, 8.0), scene.width - room - 8)
    top = HEAD + 8
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ink))
    painter.drawRoundedRect(QRectF(left, top, room, 24), 6, 6)
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
