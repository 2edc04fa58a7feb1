"""The days of the plan that can be dragged in the head: start, milestones, deadline."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.domain.formatting import short_day
from planner.render.fonts import text_scale
from planner.render.icons import paint_icon
from planner.render.text import draw_text, width
from planner.render.theme import colour
from planner.render.timeline.background import dashed_line, deadline_line
from planner.render.timeline.scene import TimelineScene
from planner.scheduling.schedule import MilestoneId


class PlanDay(StrEnum):
    """The days of a plan that are markers besides its milestones."""

    START = "start"
    DEADLINE = "deadline"


_BELOW_AXIS = 19.0
_HEIGHT = 18.0
_RIGHT = Qt.AlignmentFlag.AlignRight
_TRIANGLE = ((0.0, -5.0), (7.0, 0.0), (0.0, 5.0))
_DIAMOND = ((0.0, -5.5), (5.5, 0.0), (0.0, 5.5), (-5.5, 0.0))


@dataclass(frozen=True, slots=True)
class Marker:
    """A draggable day: its pixel `x`, and the flag at it by which it is taken.

    `id` says which day it is.
    """

    id: PlanDay | MilestoneId
    day: date
    x: float
    flag: QRectF
    text: str = ""


def markers_of(scene: TimelineScene) -> list[Marker]:
    """Return the markers in view from left to right; a text that has no room is left out."""
    roadmap, scale = scene.schedule.roadmap, scene.scale
    days: dict[date, PlanDay | MilestoneId] = {}
    names = {
        MilestoneId.PATH: "Finish",
        MilestoneId.ENTRY: scene.schedule.milestones[0].label,
    }
    for milestone in scene.schedule.milestones:
        if milestone.day is not None and milestone.day >= roadmap.status_date:
            days[milestone.day] = milestone.id
    ends = [(scale.x(day.toordinal() + 1), day, id_) for day, id_ in days.items()]
    if roadmap.deadline is not None:
        day = roadmap.deadline
        ends.append((scale.x(day.toordinal() + 1), day, PlanDay.DEADLINE))
    ends.sort()
    if not scene.head.strip:
        return []
    found = [_start(scene, scale.x_of(roadmap.start), roadmap.start)]
    for place, (x, day, id_) in enumerate(ends):
        following = ends[place + 1][0] if place + 1 < len(ends) else scene.width
        before = found[-1].flag.right()
        name = names[id_] if isinstance(id_, MilestoneId) else ""
        found.append(_end(_flag_top(scene), id_, day, x, (before, following), name))
    return [each for each in found if each.flag.right() > 0 and each.flag.left() < scene.width]


def _flag_top(scene: TimelineScene) -> float:
    return scene.head.axis + _BELOW_AXIS


def _flag_height() -> float:
    return _HEIGHT * text_scale()


def _start(scene: TimelineScene, x: float, day: date) -> Marker:
    """The start has its text at the left, where nothing is."""
    room = width("Start", 11, 600) + 12
    if x < room:
        return Marker(PlanDay.START, day, x, QRectF(x - 3, scene.head.axis, 12, scene.head.strip))
    flag = QRectF(x - room, _flag_top(scene), room + 8, _flag_height())
    return Marker(PlanDay.START, day, x, flag, "Start")


def _end(
    top: float, id_: PlanDay | MilestoneId, day: date, x: float, between: tuple[float, float],
    name: str,
) -> Marker:  # fmt: skip
    """The text is at the right, or at the left where it has room only there."""
    if id_ is PlanDay.DEADLINE:
        return Marker(id_, day, x, QRectF(x - 3, top - 3, 22, 20))
    text = f"{name} {short_day(day)}"
    room = width(text, 11, 600) + 14
    if x + room > between[1] - 8:
        if x - room >= max(between[0], 0.0) + 8:
            return Marker(id_, day, x, QRectF(x - room, top, room + 7, _flag_height()), text)
        text, room = "", 7.0
    return Marker(id_, day, x, QRectF(x - 7, top, 7 + room, _flag_height()), text)


def paint_markers_in_head(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the lines of the markers through the strip, and their flags."""
    if not scene.head.strip:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_span(painter, scene)
    deadline_line(painter, scene, scene.head.axis, scene.head.height)
    for marker in markers_of(scene):
        if marker.id is PlanDay.DEADLINE:
            box = QRectF(marker.x + 4, scene.head.axis + 20, 13, 13)
            paint_icon(painter, "flag", box, scene.theme.warn, 2)
        else:
            _paint_flag(painter, scene, marker)
    _paint_safe(painter, scene)


def _paint_safe(painter: QPainter, scene: TimelineScene) -> None:
    """Write the safe finish beside its line, where no marker stands."""
    if scene.finish_band is None or scene.forecast is None:
        return
    x = round(scene.finish_band[1]) + 0.5
    if not 0 <= x <= scene.width:
        return
    dashed_line(painter, x, scene.head.axis + 1, scene.head.height, scene.theme.ink)
    text = f"Safe {short_day(scene.forecast.finish.p80)}"
    room = width(text, 11) + 12
    flags = [marker.flag for marker in markers_of(scene)]
    for left, align in ((x + 1, Qt.AlignmentFlag.AlignLeft), (x - room - 1, _RIGHT)):
        plate = QRectF(left, _flag_top(scene), room, _flag_height())
        if left < 0 or plate.right() > scene.width or any(map(plate.intersects, flags)):
            continue
        painter.fillRect(plate, colour(scene.theme.panel))
        at = plate.left() + 6 if align is not _RIGHT else plate.right() - 6
        base = plate.center().y() + 4 * text_scale()
        draw_text(painter, at, base, text, scene.theme.ink2, 11, 400, align)
        return


def _paint_span(painter: QPainter, scene: TimelineScene) -> None:
    """Mark the days that a drag in the head is about: a frame round them, over all of the strip."""
    drag = scene.drag
    if drag is None or drag.span is None:
        return
    tone = scene.theme.conflict if drag.refused else scene.theme.ink
    left = max(scene.scale.x(drag.span[0]), -8.0)
    right = min(scene.scale.x(drag.span[1]), scene.width + 8.0)
    fill = QColor(tone)
    fill.setAlphaF(0.08)
    painter.setPen(QPen(colour(tone), 1.25))
    painter.setBrush(fill)
    painter.drawRoundedRect(
        QRectF(left + 0.5, scene.head.axis + 1, right - left - 1, scene.head.strip - 3), 3, 3
    )


def _paint_flag(painter: QPainter, scene: TimelineScene, marker: Marker) -> None:
    theme, is_start = scene.theme, marker.id is PlanDay.START
    at_left = marker.flag.center().x() < marker.x
    x, centre = round(marker.x) + 0.5, _flag_top(scene) + _flag_height() / 2
    base = centre + 4 * text_scale()
    ink = theme.ink3 if is_start else theme.ink
    painter.setPen(QPen(colour(ink), 1.25))
    painter.drawLine(QPointF(x, scene.head.axis + 1), QPointF(x, scene.head.height))
    painter.setPen(Qt.PenStyle.NoPen)
    if marker.text:
        painter.setBrush(colour(theme.panel))
        inset = (0, -9) if at_left else (8, 0)
        painter.drawRect(marker.flag.adjusted(inset[0], 1, inset[1], -1))
    painter.setBrush(colour(ink))
    if is_start:
        draw_text(painter, x - 6, base, marker.text, theme.ink2, 11, 600, _RIGHT)
    elif at_left:
        draw_text(painter, x - 10, base, marker.text, theme.ink, 11, 600, _RIGHT)
    else:
        draw_text(painter, x + 10, base, marker.text, theme.ink, 11, 600)
    painter.setPen(Qt.PenStyle.NoPen)
    corners = _TRIANGLE if is_start else _DIAMOND
    painter.drawPolygon(QPolygonF([QPointF(x + dx, centre + dy) for dx, dy in corners]))
