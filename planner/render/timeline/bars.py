"""Bars: body, progress, glyph, title, hours, pin, course, critical rail, selection."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from planner.domain.area_colours import AreaColours
from planner.domain.formatting import hours_text
from planner.layout.timescale import Zoom
from planner.render.fonts import text_scale
from planner.render.glyphs import paint_glyph
from planner.render.icons import paint_icon
from planner.render.text import draw_text, rise, width
from planner.render.theme import Theme, blend, colour
from planner.render.timeline.background import break_spans, hatch
from planner.render.timeline.bar_titles import (
    glyph_of,
    small_title_left,
    small_title_width,
    title_left,
    title_of,
    title_right,
)
from planner.render.timeline.scene import MOST_NAMED, TimelineScene
from planner.render.timeline.sessions import RISE, paint_sessions, shows_sessions
from planner.render.timeline.topics import paint_names, paint_ticks
from planner.scheduling.activity import part_of
from planner.scheduling.schedule import Activity, ActivityKind
from planner.scheduling.states import State, progress_of_bar

RADIUS = 5.0
EDGE = 3.5
_UNDERLINE = 2.0
DIMMED = 0.45
_CHANGED = 0.5
"""How far the ground of a bar that the last edit changed goes to that of progress; a ring round it
would look like a selection."""
_DONE, _IN_PROGRESS = State.DONE, State.IN_PROGRESS
_BEYOND = 12.0
"""Pixels that shadow, ring and rail reach beyond a bar."""


def paint_bars(painter: QPainter, scene: TimelineScene, dirty: QRectF | None = None) -> None:
    """Paint all bars in view, or those that touch `dirty`, the dragged one last."""
    dragged = scene.drag.id if scene.drag else None
    bars = [(bar, rect) for bar, rect in scene.on_screen if bar.id != dragged]
    if dirty is not None:
        band = dirty.adjusted(0, -_BEYOND, _BEYOND, _BEYOND)
        bars = [each for each in bars if _touches(each[1], band)]
    paint_some(painter, scene, bars)
    paint_dragged(painter, scene)


def _touches(rect: QRectF, band: QRectF) -> bool:
    """A title may run on far beyond the right end of its bar."""
    beside = rect.bottom() >= band.top() and rect.top() <= band.bottom()
    return beside and rect.left() <= band.right()


def paint_some(
    painter: QPainter, scene: TimelineScene, bars: Sequence[tuple[Activity, QRectF]]
) -> None:
    """Paint these bars; what a drag leaves alone or a link may not go to steps back."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if scene.zoom is Zoom.YEARS and len(bars) > MOST_NAMED and scene.drag is None:
        _paint_blocks(painter, scene, bars)
        return
    for bar, rect in bars:
        paint_bar(painter, scene, bar, rect, scene.steps_back(bar.id))


def _paint_blocks(
    painter: QPainter, scene: TimelineScene, bars: Sequence[tuple[Activity, QRectF]]
) -> None:
    """Paint many bars of level Years, colour by colour, with square corners."""
    blocks: dict[str, list[QRectF]] = {}
    rails: list[QRectF] = []
    for bar, rect in bars:
        blocks.setdefault(bar.skill.area, []).append(rect)
        if bar.id in scene.critical:
            rails.append(QRectF(rect.left(), rect.bottom() + 2, rect.width(), 2))
    painter.setPen(Qt.PenStyle.NoPen)
    for area, rects in blocks.items():
        painter.setBrush(colour(scene.theme.area(area).solid))
        painter.drawRects(rects)
    painter.setBrush(colour(scene.theme.ink))
    painter.drawRects(rails)


def paint_dragged(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the dragged bar with its shadow, if there is one."""
    bar = scene.schedule.by_id.get(scene.drag.id) if scene.drag else None
    if bar is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = scene.rect(bar.id)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#000000" if scene.theme.is_dark else "#D5D5D3"))
    painter.drawRoundedRect(rect.adjusted(-1, 3, 1, 5), 6, 6)
    paint_bar(painter, scene, bar, rect, False)


def paint_bar(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF, dimmed: bool
) -> None:
    """Paint one bar with its title; `dimmed` mixes it with the canvas."""
    theme = scene.theme
    area = theme.area(bar.skill.area)
    share = DIMMED if dimmed else 1.0
    _paint_body(painter, scene, bar, rect, area, share)
    zoom = scene.zoom
    _paint_tail(painter, scene, bar, rect, area)
    if bar.id in scene.critical:
        rail = blend(theme.ink, theme.canvas, share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rail)
        painter.drawRoundedRect(QRectF(rect.left(), rect.bottom() + 2, rect.width(), 2), 1, 1)
    if zoom is Zoom.YEARS:
        _paint_name(painter, scene, bar, rect, share)
    elif zoom is Zoom.QUARTERS:
        _paint_label_small(painter, scene, bar, rect, share)
    else:
        _paint_label(painter, scene, bar, rect, area, share)


def reach_of(scene: TimelineScene, bar: Activity, rect: QRectF) -> QRect:
    """Return the pixels of the viewport within which `paint_bar` stays, tails aside."""
    right = max(rect.right(), title_right(scene.zoom, scene.states, bar, rect))
    whole = QRectF(rect.topLeft(), QPointF(right, rect.bottom()))
    return in_viewport(scene, whole.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND))


def in_viewport(scene: TimelineScene, rect: QRectF) -> QRect:
    """Return the pixels of the viewport that `rect` touches."""
    return rect.intersected(QRectF(0, 0, scene.width, scene.height)).toAlignedRect()


def _paint_tail(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF, area: AreaColours
) -> None:
    """Paint how much later a selected or hovered skill is done in four cases of five."""
    shown = bar.id in scene.selection or bar.id == scene.hovered
    if not shown:
        return
    end = scene.tail_end(bar.id)
    if end <= rect.right() or scene.zoom is Zoom.YEARS:
        return
    y, height = rect.bottom() - 8, 5.0
    if title_right(scene.zoom, scene.states, bar, rect) > rect.right():
        y, height = rect.bottom() - 1, 3.0  # below the title that goes on there
    painter.fillRect(QRectF(rect.right(), y, end - rect.right(), height), colour(area.progress))
    painter.fillRect(QRectF(end - 0.75, y - 3, 1.5, height + 6), colour(area.solid))


def _paint_body(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF,
    area: AreaColours, share: float,
) -> None:  # fmt: skip
    theme = scene.theme
    painter.setPen(Qt.PenStyle.NoPen)
    if scene.zoom is Zoom.YEARS:
        _paint_year_body(painter, scene, rect, area, share)
        return
    changed = bar.id in scene.tinted and scene.drag is None
    ground = blend(area.progress, area.tint, _CHANGED).name() if changed else area.tint
    painter.setBrush(blend(ground, theme.canvas, share))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    painter.setBrush(blend(area.solid, theme.canvas, share))
    if bar.pin is not None:
        painter.drawRect(QRectF(rect.left(), rect.top(), EDGE, rect.height()))
    else:
        painter.drawPath(_edge(rect.height()).translated(rect.topLeft()))
    state = scene.states.get(part_of(bar.id))
    if state is _IN_PROGRESS and bar.kind is ActivityKind.STUDY:
        end = _filled_to(scene, bar, rect)
        _fill_inside(painter, rect, blend(area.progress, theme.canvas, share), end)
        _underline(painter, scene, rect, blend(area.ink, theme.canvas, share), end)
    if not theme.outlined:
        _paint_breaks_inside(painter, scene, rect, area, share)
    if shows_sessions(scene):
        paint_sessions(painter, scene, bar, rect, area, share)
    paint_ticks(painter, scene, bar, rect, area, share)
    if theme.outlined:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(blend(area.solid, theme.canvas, share), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
    elif bar.kind is ActivityKind.COURSE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(blend(area.line, theme.canvas, share), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 0.5, RADIUS - 0.5)


def _paint_year_body(
    painter: QPainter, scene: TimelineScene, rect: QRectF, area: AreaColours, share: float
) -> None:
    """Paint the body of level Years: light under a name, with a solid edge; else solid."""
    canvas = scene.theme.canvas
    solid = blend(area.solid, canvas, share)
    if not scene.style.is_named or scene.theme.outlined or len(scene.on_screen) > MOST_NAMED:
        painter.setBrush(solid)
        painter.drawRoundedRect(rect, 2, 2)
        return
    painter.setBrush(blend(area.progress, canvas, share))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setBrush(solid)
    painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 3, rect.height()), 1.5, 1.5)


def _paint_name(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF, share: float
) -> None:
    """Write the name of a bar of level Years where it has room, clear of lines that cross it."""
    left = scene.names.get(bar.id)
    if left is None:
        return
    theme, title = scene.theme, title_of(bar)
    inside = rect.left() < left < rect.right()
    if not inside:
        high = 13 * text_scale()
        plate = QRectF(left - 3, rect.center().y() - high / 2, width(title, 11, 500) + 6, high)
        painter.fillRect(plate, scene.ground(left))
    on_solid = inside and (theme.outlined or not scene.style.is_named)
    ink = theme.area(bar.skill.area).on_solid if on_solid else theme.ink
    base = rect.center().y() + rise(11)
    draw_text(painter, left, base, title, _mixed(ink, theme, share), 11, 500)


def _filled_to(scene: TimelineScene, bar: Activity, rect: QRectF) -> float:
    """Return the pixel up to which a skill in progress is filled.

    That is its share of hours; where days are shown, the status date: what was done lies before it.
    """
    if not scene.zoom.shows_days or bar.logged <= 0:
        return rect.left() + rect.width() * progress_of_bar(bar)
    told = scene.schedule.availability.origin.toordinal() - scene.lanes.spans[bar.id].start
    return min(rect.left() + told * scene.scale.per_day, rect.right())


@lru_cache(maxsize=64)
def _edge(height: float) -> QPainterPath:
    """Return the left edge of a bar at the origin, round where the bar is."""
    whole, strip = QPainterPath(), QPainterPath()
    whole.addRoundedRect(QRectF(0, 0, 4 * RADIUS, height), RADIUS, RADIUS)
    strip.addRect(QRectF(0, 0, EDGE, height))
    return whole.intersected(strip)


def _fill_inside(painter: QPainter, rect: QRectF, fill: QColor, end: float) -> None:
    """Fill the body right of the edge up to `end`, round only where it meets the bar's end."""
    left = rect.left() + EDGE
    if end - left < 0.5:
        return
    painter.setBrush(fill)
    if end >= rect.right() - RADIUS and rect.width() > 2 * RADIUS + EDGE:
        body = QRectF(left, rect.top(), end - left, rect.height())
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        painter.drawRect(QRectF(left, rect.top(), RADIUS, rect.height()))
    else:
        painter.drawRect(QRectF(left, rect.top(), end - left, rect.height()))


def _underline(
    painter: QPainter, scene: TimelineScene, rect: QRectF, fill: QColor, end: float
) -> None:
    """Underline the filled part up to `end`: its tint alone hardly stands out from the rest."""
    border = 2.0 if scene.theme.outlined else 0.0
    left, right = rect.left() + EDGE, min(end, rect.right() - RADIUS)
    if right - left >= 0.5:
        top = rect.bottom() - border - _UNDERLINE
        painter.fillRect(QRectF(left, top, right - left, _UNDERLINE), fill)


def _paint_breaks_inside(
    painter: QPainter, scene: TimelineScene, rect: QRectF, area: AreaColours, share: float
) -> None:
    theme = scene.theme
    for first, last in break_spans(scene):
        left, right = max(first, rect.left() + EDGE), min(last, rect.right() - 2)
        if right - left > 1:
            part = QRectF(left, rect.top(), right - left, rect.height())
            ground = blend(area.tint, theme.canvas, 0.55 * share).name()
            painter.fillRect(part, hatch(blend(theme.hatch, area.tint, 0.6).name(), ground))


def _paint_label(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF,
    area: AreaColours, share: float,
) -> None:  # fmt: skip
    theme = scene.theme
    left = title_left(scene.states, bar, rect)
    _paint_glyph(painter, scene, bar, rect, area, share, left)
    title = title_of(bar)
    advance = width(title, 12, 500)
    right = left + advance
    middle = rect.center().y() - (RISE if shows_sessions(scene) else 0.0)
    baseline = middle + rise(12)
    over = right > rect.right() - 4
    if over:
        border = 3.0 if theme.outlined else -0.5
        plate_left = max(rect.right() - border, left)
        plate = QRectF(plate_left, rect.top() + 5, right - plate_left + 2, rect.height() - 10)
        painter.fillRect(plate, scene.ground(plate_left))
    done = scene.states.get(part_of(bar.id)) is _DONE
    ink = theme.ink2 if done else theme.ink
    draw_text(painter, left, baseline, title, _mixed(ink, theme, share), 12, 500)
    if over:
        return
    hours = hours_text(bar.hours)
    x, advance = rect.right() - 8 - _grip_room(scene, bar), width(hours, 11)
    if right + 10 + advance < x:
        at_work = scene.states.get(part_of(bar.id)) is _IN_PROGRESS
        faded = theme.ink if at_work else theme.ink2
        tone = _mixed(faded, theme, share)
        draw_text(painter, x, baseline, hours, tone, 11, align=Qt.AlignmentFlag.AlignRight)
        paint_names(painter, scene, bar, rect, (right + 10, x - advance - 10), baseline, tone)


def _grip_room(scene: TimelineScene, bar: Activity) -> float:
    return 12.0 if bar.id in (scene.hovered, *scene.selection[:1]) else 0.0


_ICONS = {"pin": "pin", "magnet": "magnet", "course": "graduation-cap"}


def _paint_glyph(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF,
    area: AreaColours, share: float, title: float,
) -> None:  # fmt: skip
    name = glyph_of(scene.states, bar)
    if name is None:
        return
    middle = rect.center().y() - (RISE if shows_sessions(scene) else 0.0)
    box = QRectF(title - 18, middle - 6.5, 13, 13)
    if name in _ICONS:
        paint_icon(painter, _ICONS[name], box, _mixed(area.ink, scene.theme, share), 2.2)
        return
    fraction = progress_of_bar(bar)
    tone = _mixed(area.ink, scene.theme, share)
    paint_glyph(painter, name, box, tone, scene.theme, fraction)


def _paint_label_small(
    painter: QPainter, scene: TimelineScene, bar: Activity, rect: QRectF, share: float
) -> None:
    theme = scene.theme
    title = title_of(bar)
    advance, left = small_title_width(bar), small_title_left(bar, rect)
    inside = left < rect.right()
    left = max(left, 8.0) if inside and rect.right() > 0 else left
    done = scene.states.get(part_of(bar.id)) is _DONE
    if not inside:
        plate = QRectF(left - 2, rect.top() + 2, advance + 4, rect.height() - 4)
        painter.fillRect(plate, scene.ground(left))
    tone = _mixed(theme.ink2 if done else theme.ink, theme, share)
    draw_text(painter, left, rect.center().y() + rise(11.5), title, tone, 11.5, 400)


def paint_selection(painter: QPainter, scene: TimelineScene) -> None:
    """Paint outlines of related bars, rings and handles of selected and hovered ones."""
    theme = scene.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shown = {bar.id for bar, _ in scene.on_screen}
    painter.setPen(QPen(colour(theme.ink), 1))
    for id_ in scene.related & shown:
        painter.drawRoundedRect(scene.rect(id_).adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5)
    painter.setPen(QPen(colour(theme.ink), 1.75))
    for id_ in scene.selection:
        if id_ in shown:
            painter.drawRoundedRect(scene.rect(id_).adjusted(-2.5, -2.5, 2.5, 2.5), 7.5, 7.5)
    handles = {scene.hovered, *(scene.selection[:1])} - {None}
    if scene.drag is None and scene.link is None:
        for id_ in sorted(each for each in handles if each in shown):
            _paint_handles(painter, scene, id_)


def _paint_handles(painter: QPainter, scene: TimelineScene, id_: str) -> None:
    bar = scene.schedule.by_id[id_]
    rect = scene.rect(id_)
    if bar.kind is ActivityKind.COURSE or scene.zoom in (Zoom.YEARS, Zoom.QUARTERS):
        return
    theme = scene.theme
    painter.setPen(QPen(colour(theme.ink), 1.5))
    painter.setBrush(colour(theme.canvas))
    y = rect.center().y()
    painter.drawEllipse(QPointF(rect.right() + 2.5, y), 4.5, 4.5)
    if rect.width() >= 24 and bar.finish_hours is not None:
        painter.setPen(QPen(colour(theme.ink2), 1.2))
        for x in (rect.right() - 9, rect.right() - 6):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))


def _mixed(hex_: str, theme: Theme, share: float) -> str:
    return hex_ if share == 1.0 else blend(hex_, theme.canvas, share).name()
