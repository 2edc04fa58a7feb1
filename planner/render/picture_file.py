"""The timeline as a picture file, painted by the painter of the screen."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import finish_text
from planner.domain.plain_text import harmless_xml
from planner.export.files import write_file
from planner.layout.capacity import WeeklyHours
from planner.layout.lanes import Span, spans_of, stack
from planner.layout.packing import Packing
from planner.layout.timescale import TimeScale, fitted
from planner.render.fonts import load_fonts
from planner.render.text import draw_text, width
from planner.render.theme import Theme, colour
from planner.render.timeline.painter import paint_timeline
from planner.render.timeline.scene import HEAD, TimelineScene
from planner.scheduling.schedule import Schedule
from planner.scheduling.slack import critical_skills
from planner.scheduling.states import area_progress, state_of

_DEFAULT_WIDTH = 1600
_TITLE = 56.0
_SHARPNESS = 2.0


def write_picture(
    schedule: Schedule,
    catalogue: Catalogue,
    out: Path,
    theme: Theme,
    size: tuple[int, int] | None = None,
) -> None:
    """Write the whole plan to `out`, a .png (at twice the pixels) or .svg file.

    `size` is width and height in pixels at 100 %; without it the height follows the lanes.
    Needs a QGuiApplication. Raises `ExportError` if the file cannot be
    written and `ValueError` for another ending.
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
    rows = Packing(schedule, spans, _title_width).rows(scale.per_day, scale.zoom)
    present = {bar.skill.area for bar in schedule.activities}
    areas = [area for area in catalogue.areas if area in present]
    lanes = stack(schedule, areas, rows, spans, scale)
    return TimelineScene(
        schedule=schedule,
        areas=catalogue.areas,
        lanes=lanes,
        scale=scale,
        theme=theme,
        width=width_,
        height=height or HEAD + lanes.height + 16,
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
    scale = fitted(first, last, width_)
    over = max(
        (
            scale.x(spans[bar.id].end) + _title_width(bar.label) + 16 - width_
            for bar in schedule.activities
        ),
        default=0.0,
    )
    return fitted(first, last, width_ - max(over, 0.0))


def _title_width(title: str) -> float:
    return width(title, 12, 500)


def _paint(painter: QPainter, scene: TimelineScene) -> None:
    theme = scene.theme
    painter.fillRect(QRectF(0, 0, scene.width, _TITLE + scene.height), colour(theme.canvas))
    roadmap = scene.schedule.roadmap
    used = draw_text(painter, 24, 35, roadmap.title, theme.ink, 19, 600)
    finish = f"Likely finish {finish_text(scene.schedule.finish)}"
    draw_text(painter, 24 + used + 16, 35, finish, theme.ink2, 13)
    painter.translate(0, _TITLE)
    paint_timeline(painter, scene)


def _png(scene: TimelineScene) -> bytes:
    size = QSizeF(scene.width, scene.height + _TITLE) * _SHARPNESS
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
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
