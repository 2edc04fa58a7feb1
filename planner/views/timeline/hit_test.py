"""What lies under the pointer."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from planner.layout.timescale import Zoom
from planner.render.timeline.bar_titles import title_right, year_title_width
from planner.render.timeline.capacity import capacity_strip_of, term_rects
from planner.render.timeline.markers import PlanDay, markers_of
from planner.render.timeline.scene import TimelineScene
from planner.scheduling.schedule import Activity, ActivityKind, MilestoneId
from planner.scheduling.workload import Status

_EDGE_INSIDE = 8.0
_EDGE_OUTSIDE = 4.0
_LINK_REACH = 12.0
_MIN_HIT = 24.0
_LINE_REACH = 4.0
_LIMIT_REACH = 6.0


class Zone(StrEnum):
    """Parts of the canvas that react differently."""

    BAR = "bar"
    FIXED = "fixed"
    EDGE = "edge"
    DOT = "dot"
    CANVAS = "canvas"
    AXIS = "axis"
    STRIP = "strip"
    LIMIT = "limit"
    STEP = "step"
    BREAK = "break"
    BREAK_EDGE = "break-edge"
    PROGRAMME = "programme"
    START = "start"
    DEADLINE = "deadline"
    MILESTONE = "milestone"
    GUEST = "guest"
    """A skill that comes from outside the canvas."""


class RuleEnd(StrEnum):
    """The ends of a calendar rule."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Hit:
    """A zone, and what it belongs to: an activity, else a `part`.

    `part` is a marker, or an end of a calendar rule. `rule` is the place of that rule in the
    calendar.
    """

    zone: Zone
    id: str | None = None
    part: PlanDay | MilestoneId | RuleEnd | None = None
    rule: int = -1


_MARKERS = {PlanDay.START: Zone.START, PlanDay.DEADLINE: Zone.DEADLINE}


def hit(scene: TimelineScene, at: QPointF) -> Hit:
    """Return what is at a point of the viewport; later bars lie on top."""
    if at.y() < scene.head.height:
        return hit_head(scene, at)
    if at.x() < scene.style.beside:
        return Hit(Zone.CANVAS)
    lead = [id_ for id_ in (scene.hovered, *scene.selection[:1]) if id_]
    for id_ in lead:
        bar = scene.schedule.by_id[id_] if scene.has(id_) else None
        if bar is not None and _on_dot(scene, bar, at):
            return Hit(Zone.DOT, id_)
    for bar, rect in reversed(scene.on_screen):
        found = _zone(scene, bar, rect, at)
        if found is not None:
            return Hit(found, bar.id)
    return Hit(Zone.CANVAS)


def hit_head(scene: TimelineScene, at: QPointF) -> Hit:
    """Return what is at a point of the axis or of the capacity strip."""
    if at.x() < scene.style.beside:
        return Hit(Zone.AXIS)
    for marker in reversed(markers_of(scene)):
        on_line = abs(at.x() - marker.x) <= _LINE_REACH and at.y() > scene.head.axis
        if on_line or marker.flag.contains(at):
            zone = _MARKERS[marker.id] if isinstance(marker.id, PlanDay) else Zone.MILESTONE
            return Hit(zone, part=marker.id)
    if at.y() <= scene.head.axis:
        return Hit(Zone.AXIS)
    if any(rect.contains(at) for _, rect in term_rects(scene)):
        return Hit(Zone.PROGRAMME)
    return _on_rule(scene, at) or _on_limit(scene, at) or Hit(Zone.STRIP)


def _on_rule(scene: TimelineScene, at: QPointF) -> Hit | None:
    """Ends first, as a short break has little else; later rules win."""
    rules = list(enumerate(scene.schedule.roadmap.learner.calendar))[::-1]
    for place, rule in rules:
        zone = Zone.BREAK_EDGE if rule.is_break else Zone.STEP
        left, right = scene.scale.x_of(rule.first), scene.scale.x(rule.last.toordinal() + 1)
        reach = min(_LINE_REACH, (right - left) / 3)
        for part, x in ((RuleEnd.FIRST, left), (RuleEnd.LAST, right)):
            if abs(at.x() - x) <= reach:
                return Hit(zone, part=part, rule=place)
    for place, rule in rules:
        left, right = scene.scale.x_of(rule.first), scene.scale.x(rule.last.toordinal() + 1)
        if rule.is_break and left <= at.x() < right:
            return Hit(Zone.BREAK, rule=place)
    return None


def _on_limit(scene: TimelineScene, at: QPointF) -> Hit | None:
    day = scene.scale.day(at.x())
    if day < scene.schedule.roadmap.start:
        return None
    strip = capacity_strip_of(scene)
    week = scene.weeks.week(day - timedelta(days=day.weekday()))
    near = abs(at.y() - (scene.head.base - strip.height(week.available))) <= _LIMIT_REACH
    return Hit(Zone.LIMIT) if near else None


def is_movable(bar: Activity) -> bool:
    """Whether the start of a bar can be dragged: study that has not begun."""
    return bar.kind is ActivityKind.STUDY and bar.status is Status.PLANNED


def is_stretchable(bar: Activity) -> bool:
    """Whether the effort of a bar can be dragged: study that is not done."""
    return bar.kind is ActivityKind.STUDY and bar.status is not Status.DONE


def may_begin(zone: Zone, bar: Activity) -> bool:
    """Whether a drag of `zone` may begin at a bar: it moves, it stretches, or links go out."""
    if zone is Zone.BAR:
        return is_movable(bar)
    return is_stretchable(bar) if zone is Zone.EDGE else bar.kind is ActivityKind.STUDY


def _on_dot(scene: TimelineScene, bar: Activity, at: QPointF) -> bool:
    if bar.kind is ActivityKind.COURSE or scene.zoom in (Zoom.YEARS, Zoom.QUARTERS):
        return False
    rect = scene.rect(bar.id)
    beyond = at.x() - rect.right()
    near = -2 <= beyond - 2.5 <= _LINK_REACH - 4
    return near and abs(at.y() - rect.center().y()) <= _MIN_HIT / 2


def _zone(scene: TimelineScene, bar: Activity, rect: QRectF, at: QPointF) -> Zone | None:
    if not rect.top() - 2 <= at.y() <= rect.bottom() + 2:
        return None
    beyond = at.x() - rect.right()
    wide = rect.width() >= _MIN_HIT
    if is_stretchable(bar) and wide and -_EDGE_INSIDE <= beyond <= _EDGE_OUTSIDE:
        return Zone.EDGE
    right = max(rect.right(), rect.left() + _MIN_HIT, _title_end(scene, bar))
    if rect.left() - 2 <= at.x() <= right:
        return Zone.BAR if is_movable(bar) else Zone.FIXED
    return None


def _title_end(scene: TimelineScene, bar: Activity) -> float:
    """Return where the title ends: a name of level Years may stand left of its bar."""
    rect = scene.rect(bar.id)
    if scene.zoom is Zoom.YEARS:
        left = scene.names.get(bar.id, rect.left())
        return left + year_title_width(bar) if left > rect.left() else rect.right()
    return title_right(scene.zoom, scene.states, bar, rect)
