"""From bar to bar by keyboard, and what a tooltip says."""

from html import escape

from PySide6.QtCore import Qt

from planner.domain.words import day_text, hours_text
from planner.render.timeline.scene import TimelineScene
from planner.scheduling.explain import waits_for

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPRIGHT = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def neighbour(scene: TimelineScene, key: int) -> str | None:
    """Return the bar to go to for an arrow key, Home or End; None for other keys or no bar."""
    bars = scene.schedule.activities
    if not bars:
        return None
    if key == Qt.Key.Key_Home:
        return bars[0].id
    if key == Qt.Key.Key_End:
        return bars[-1].id
    key_ = Qt.Key(key)
    if key_ not in _SIDEWAYS and key_ not in _UPRIGHT:
        return None
    here = scene.selection[0] if scene.selection else None
    if here is None or here not in scene.schedule.by_id:
        return (scene.visible or bars)[0].id
    return _nearest(scene, here, _SIDEWAYS.get(key_, 0), _UPRIGHT.get(key_, 0))


def _nearest(scene: TimelineScene, here: str, dx: int, dy: int) -> str | None:
    """Return the bar with the least distance that way; across the way counts double."""
    origin = scene.rect(here)
    best: tuple[float, str] | None = None
    for bar in scene.schedule.activities:
        rect = scene.rect(bar.id)
        along_x, along_y = rect.left() - origin.left(), rect.top() - origin.top()
        ahead = along_x * dx if dx else along_y * dy
        if bar.id == here or ahead <= 0.5:
            continue
        distance = abs(along_x) * (1 if dx else 2) + abs(along_y) * (4 if dx else 1)
        if best is None or distance < best[0]:
            best = (distance, bar.id)
    return best[1] if best else None


def tip_for(scene: TimelineScene, id_: str) -> str:
    """Return name, dates, hours and the reason for the start, as rich text."""
    bar = scene.schedule.by_id[id_]
    dates = f"{day_text(bar.start, weekday=True)} to {day_text(bar.finish, weekday=True)}"
    why = waits_for(bar, scene.schedule)
    lines = (f"<b>{escape(bar.skill.name)}</b>", f"{dates}, {hours_text(bar.hours)}", escape(why))
    return "<br>".join(lines)
