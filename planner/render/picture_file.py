"""The timeline as a picture file, painted by the painter of the screen."""

from collections.abc import Mapping
from datetime import date
from math import sqrt
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import finish_text
from planner.domain.plain_text import harmless_xml
from planner.domain.problem import Problem
from planner.export.files import ExportError, write_file
from planner.layout.capacity import WeeklyHours
from planner.layout.lanes import Span, spans_of, stack
from planner.layout.packing import Packing
from planner.layout.rows import (
    HEAD,
    NAMED_PITCH,
    RowStyle,
    captions_beside,
    row_style,
    whole_plan_style,
)
from planner.layout.timescale import TimeScale, Zoom, fitted, fitted_beside
from planner.render.fonts import load_fonts
from planner.render.text import draw_text
from planner.render.theme import Theme, colour
from planner.render.timeline.bar_titles import title_width
from planner.render.timeline.painter import paint_timeline
from planner.render.timeline.scene import MOST_NAMED, TimelineScene
from planner.scheduling.schedule import Schedule
from planner.scheduling.slack import critical_skills
from planner.scheduling.states import area_progress, state_of

_DEFAULT_WIDTH = 1600
_TOO_LARGE = "The plan has more lanes than a picture of pixels can show."
_HINT = "Export an SVG, which has no limit, or a PDF, which goes on over pages."
_TITLE = 56.0
_SHARPNESS, _LEAST_SHARPNESS = 2.0, 0.5
_MOST_SIDE, _MOST_PIXELS = 16_000, 100_000_000
"""What one side and all of a picture of pixels may have: more few programs can show."""
_NAMED_ROW = 20.0
"""Pixels a row of level Years takes where the height follows the lanes."""


def write_picture(
    schedule: Schedule,
    catalogue: Catalogue,
    out: Path,
    theme: Theme,
    size: tuple[int, int] | None = None,
) -> None:
    """Write the whole plan to `out`, a .png (at twice the pixels) or .svg file.

    `size` is width and height in pixels at 100 %; without it the height follows the lanes. Where a
    picture would get too large it has fewer pixels. Needs a QGuiApplication. Raises `ExportError`
    if the file cannot be written, or no picture could show so many lanes, and `ValueError` for
    another ending.
    """
    load_fonts()
    width_, height = size or (_DEFAULT_WIDTH, 0)
    scene = scene_of(schedule, catalogue, theme, float(width_), float(height))
    if out.suffix.lower() == ".svg":
        data = _svg(scene)
    elif out.suffix.lower() == ".png":
        data = _png(scene)
    else:
        raise ValueError(f"A picture ends in .png or .svg, not in “{out.suffix}”.")
    write_file(out, data)


def scene_of(
    schedule: Schedule, catalogue: Catalogue, theme: Theme, width_: float, height: float = 0.0
) -> TimelineScene:
    """Return the scene of the whole plan; height 0 means as high as the lanes."""
    spans = spans_of(schedule)
    scale = _fitted_with_titles(schedule, spans, width_)
    limit = schedule.finish.toordinal() + 1.0 if len(spans) <= MOST_NAMED else None
    rows = Packing(schedule, spans, title_width).rows(scale.per_day, scale.zoom, limit=limit)
    present = {bar.skill.area for bar in schedule.activities}
    areas = [area for area in catalogue.areas if area in present]
    room = height - HEAD.height if height else 0.0
    lanes = stack(schedule, areas, rows, spans, _style(scale.zoom, schedule, rows, width_, room))
    return TimelineScene(
        schedule=schedule,
        areas=catalogue.areas,
        lanes=lanes,
        scale=scale,
        theme=theme,
        width=width_,
        height=height or HEAD.height + lanes.height + 16,
        weeks=WeeklyHours(schedule),
        progress=area_progress(schedule),
        states={skill: state_of(skill, schedule) for skill in schedule.tasks},
        today=_status_day(schedule),
        today_label="Progress to",
        critical=critical_skills(schedule),
    )


def _status_day(schedule: Schedule) -> date | None:
    """A picture is the same on every day, so it marks the status date, not today."""
    roadmap = schedule.roadmap
    return roadmap.status_date if roadmap.status_date > roadmap.start else None


def _fitted_with_titles(schedule: Schedule, spans: Mapping[str, Span], width_: float) -> TimeScale:
    """Return a scale on which the titles that run on at the end have room, too."""
    last = max(schedule.finish, schedule.roadmap.deadline or schedule.finish).toordinal() + 1
    first = min((span.start for span in spans.values()), default=last - 30.0)
    scale = fitted_beside(first, last, width_, captions_beside(1.0, width_))
    if scale.zoom is Zoom.YEARS:
        return scale
    over = max(
        (
            scale.x(spans[bar.id].end) + title_width(bar.label) + 16 - width_
            for bar in schedule.activities
        ),
        default=0.0,
    )
    with_titles = fitted(first, last, width_ - max(over, 0.0))
    return scale if with_titles.zoom is Zoom.YEARS else with_titles


def _style(
    zoom: Zoom, schedule: Schedule, rows: Mapping[str, int], width_: float, height: float
) -> RowStyle:
    """Return the sizes of the rows; at level Years they share out the `height`, if one is given."""
    if zoom is not Zoom.YEARS:
        return row_style(zoom)
    used: dict[str, int] = {}
    for bar in schedule.activities:
        area = bar.skill.area
        used[area] = max(used.get(area, 0), rows[bar.id] + 1)
    count, lanes = sum(used.values()), len(used)
    room = height or count * _NAMED_ROW + lanes * NAMED_PITCH
    return whole_plan_style(count, lanes, room, 1.0, captions_beside(1.0, width_))


def _paint(painter: QPainter, scene: TimelineScene) -> None:
    theme = scene.theme
    painter.fillRect(QRectF(0, 0, scene.width, _TITLE + scene.height), colour(theme.canvas))
    roadmap = scene.schedule.roadmap
    used = draw_text(painter, 24, 35, roadmap.title, theme.ink, 19, 600)
    finish = f"Likely finish {finish_text(scene.schedule.finish)}"
    draw_text(painter, 24 + used + 16, 35, finish, theme.ink2, 13)
    painter.translate(0, _TITLE)
    paint_timeline(painter, scene)


def sharpness_of(width_: float, height: float) -> float:
    """Return how many pixels each way a picture so large gets for one of the screen.

    Raises `ExportError` where they would be too few to read.
    """
    sides, area = _MOST_SIDE / max(width_, height), sqrt(_MOST_PIXELS / (width_ * height))
    sharpness = min(_SHARPNESS, sides, area)
    if sharpness < _LEAST_SHARPNESS:
        raise ExportError(Problem("picture", _TOO_LARGE, _HINT))
    return sharpness


def _png(scene: TimelineScene) -> bytes:
    size = QSizeF(scene.width, scene.height + _TITLE)
    sharpness = sharpness_of(size.width(), size.height())
    image = QImage((size * sharpness).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharpness)
    with QPainter(image) as painter:
        _paint(painter, scene)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _svg(scene: TimelineScene) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    size = QSize(round(scene.width), round(scene.height + _TITLE))
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(scene.schedule.roadmap.title)
    generator.setDescription(f"Likely finish {finish_text(scene.schedule.finish)}")
    with QPainter(generator) as painter:
        _paint(painter, scene)
    text = bytes(buffer.data().data()).decode(errors="replace")
    return harmless_xml(text).encode()
