"""From bar to bar by keyboard, and what a tooltip says."""

from PySide6.QtCore import Qt

from planner.domain.formatting import day_text, hours_text
from planner.render.timeline.markers import PlanDay, markers_of
from planner.render.timeline.scene import TimelineScene
from planner.scheduling.activity import part_of
from planner.scheduling.date_reasons import waits_for
from planner.scheduling.topics import topics_text
from planner.views.common.as_written import titled_tooltip
from planner.views.timeline.hit_test import Hit, Zone

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MARKERS = {
    PlanDay.START: ("Start of the plan", "Drag it to another day."),
    PlanDay.DEADLINE: ("Deadline", "Drag it to another day."),
}
_REACHED = "Drag it to see the hours a week that another day takes."
_USES = {
    Zone.LIMIT: "Drag up or down for more or fewer hours a week from here.",
    Zone.STRIP: "Drag along for time off.",
    Zone.BREAK: "Drag it to other days, its ends for more or fewer.",
    Zone.PROGRAMME: "Drag it to another intake.",
}
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
    if here is None or not scene.has(here):
        return (scene.visible or bars)[0].id
    return neighbour_of(scene, here, key_)


def neighbour_of(scene: TimelineScene, here: str, key: Qt.Key) -> str | None:
    """Return the bar an arrow key leads to from the bar `here`; None for other keys or no bar."""
    if key not in _SIDEWAYS and key not in _UPRIGHT:
        return None
    return _nearest(scene, here, _SIDEWAYS.get(key, 0), _UPRIGHT.get(key, 0))


def named(scene: TimelineScene, text: str, but: str) -> str | None:
    """Return the bar whose name begins with `text`, else the first that holds it; not `but`."""
    wanted = text.casefold()
    names = [
        (bar.id, name.casefold())
        for bar in scene.schedule.activities
        for name in (bar.label, bar.name)
        if bar.id != but and scene.has(bar.id)
    ]
    begins = [id_ for id_, name in names if name.startswith(wanted)]
    return next(iter(begins or [id_ for id_, name in names if wanted in name]), None)


def _nearest(scene: TimelineScene, here: str, dx: int, dy: int) -> str | None:
    """Return the bar with the least distance that way; across the way counts double."""
    origin = scene.rect(here)
    best: tuple[float, str] | None = None
    for bar in scene.schedule.activities:
        if not scene.has(bar.id):
            continue
        rect = scene.rect(bar.id)
        along_x, along_y = rect.left() - origin.left(), rect.top() - origin.top()
        ahead = along_x * dx if dx else along_y * dy
        if bar.id == here or ahead <= 0.5:
            continue
        distance = abs(along_x) * (1 if dx else 2) + abs(along_y) * (4 if dx else 1)
        if best is None or distance < best[0]:
            best = (distance, bar.id)
    return best[1] if best else None


def tip_at(scene: TimelineScene, found: Hit) -> str:
    """Return what a tooltip says of what lies under the pointer, as rich text; "" for nothing."""
    if found.id:
        return tip_for(scene, found.id)
    marker = next((each for each in markers_of(scene) if each.id == found.part), None)
    if marker is not None:
        if isinstance(marker.id, PlanDay):
            name, use = _MARKERS[marker.id]
        else:
            name = next(m.name for m in scene.schedule.milestones if m.id is marker.id)
            use = _REACHED
        return titled_tooltip(name, day_text(marker.day, weekday=True), use)
    return _USES.get(found.zone, "")


def tip_for(scene: TimelineScene, id_: str) -> str:
    """Return name, dates, hours and the reason for the start, as rich text; topics where shown."""
    bar = scene.schedule.by_id[id_]
    dates = f"{day_text(bar.start, weekday=True)} to {day_text(bar.finish, weekday=True)}"
    why = waits_for(bar, scene.schedule)
    hours = hours_text(bar.hours).replace(" ", "\N{NO-BREAK SPACE}")
    lines = [f"{dates}, {hours}", why]
    if id_ in scene.topics:
        lines.append(topics_text(scene.schedule.tasks[part_of(bar.id)], scene.schedule.tasks))
    return titled_tooltip(bar.name, *lines)
