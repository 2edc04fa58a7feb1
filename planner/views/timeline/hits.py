"""What lies under the pointer."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF

from planner.layout.lanes import TITLE_GAP, TITLE_INSET
from planner.layout.timescale import Level
from planner.render.text import width
from planner.render.timeline.bars import title_left
from planner.render.timeline.scene import HEAD, TimelineScene
from planner.scheduling.schedule import Activity, Kind
from planner.scheduling.workload import Status

_EDGE_INSIDE = 8.0
_EDGE_OUTSIDE = 4.0
_LINK_REACH = 12.0
_MIN_HIT = 24.0


class Zone(StrEnum):
    """Parts of the canvas that react differently."""

    BAR = "bar"
    FIXED = "fixed"
    EDGE = "edge"
    DOT = "dot"
    CANVAS = "canvas"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Hit:
    """A zone, and the activity it belongs to."""

    zone: Zone
    id: str | None = None


def hit(scene: TimelineScene, at: QPointF) -> Hit:
    """Return what is at a point of the viewport; later bars lie on top."""
    if at.y() < HEAD:
        return Hit(Zone.HEAD)
    lead = [id_ for id_ in (scene.hovered, *scene.selection[:1]) if id_]
    for id_ in lead:
        bar = scene.schedule.by_id.get(id_)
        if bar is not None and _on_dot(scene, bar, at):
            return Hit(Zone.DOT, id_)
    for bar in reversed(scene.visible):
        found = _zone(scene, bar, at)
        if found is not None:
            return Hit(found, bar.id)
    return Hit(Zone.CANVAS)


def is_movable(bar: Activity) -> bool:
    """Whether the start of a bar can be dragged: study that has not begun."""
    return bar.kind is Kind.STUDY and bar.status is Status.PLANNED


def is_stretchable(bar: Activity) -> bool:
    """Whether the effort of a bar can be dragged: study that is not done."""
    return bar.kind is Kind.STUDY and bar.status is not Status.DONE


def _on_dot(scene: TimelineScene, bar: Activity, at: QPointF) -> bool:
    if bar.kind is Kind.COURSE or scene.scale.level in (Level.YEARS, Level.QUARTERS):
        return False
    rect = scene.rect(bar.id)
    beyond = at.x() - rect.right()
    near = -2 <= beyond - 2.5 <= _LINK_REACH - 4
    return near and abs(at.y() - rect.center().y()) <= 8


def _zone(scene: TimelineScene, bar: Activity, at: QPointF) -> Zone | None:
    rect = scene.rect(bar.id)
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
    level = scene.scale.level
    rect = scene.rect(bar.id)
    if level is Level.YEARS:
        return rect.right()
    if level is Level.QUARTERS:
        advance = width(bar.skill.label, 11.5)
        inside = advance + TITLE_INSET <= rect.width()
        return rect.right() + (0.0 if inside else TITLE_GAP + advance)
    return title_left(scene, bar, rect) + width(bar.skill.label, 12, 500)
