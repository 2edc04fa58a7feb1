"""Paints a route as one line of time; the same on every page that shows routes."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from planner.domain.formatting import day_text
from planner.layout.route_strip import RouteStrip, StripStretch
from planner.layout.timescale import TimeScale
from planner.render.fonts import text_scale
from planner.render.text import draw_text, rise, width
from planner.render.theme import Theme, blend, colour

_BAND = 0.16
_GAP = 2.0
_RING = 4.5
"""Pixels from the middle of the mark of entry level to its line."""


@dataclass(frozen=True, slots=True)
class StripSize:
    """Sizes in pixels: bars, their corners, and the band to the safe finish."""

    bar: float = 28.0
    radius: float = 5.0
    band: float = 10.0
    diamond: float = 7.0
    label: float = 12.0


LARGE = StripSize()
SMALL = StripSize(14.0, 3.0, 6.0, 5.0, 0.0)
"""A `label` of 0 writes nothing."""


def paint_strip(
    painter: QPainter, strip: RouteStrip, scale: TimeScale, middle: float, theme: Theme,
    size: StripSize = LARGE, entry: date | None = None,
) -> None:  # fmt: skip
    """Paint `strip` with its bars centred on pixel `middle`, and a ring at the day of `entry`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = _end(scale, entry) if entry is not None else None
    for stretch in strip.stretches:
        _paint_stretch(painter, stretch, scale, middle, theme, size, ring)
    paint_finish(painter, strip, scale, middle, theme, size)
    if ring is not None:
        paint_ring(painter, ring, middle, theme)
    painter.restore()


def paint_finish(
    painter: QPainter, strip: RouteStrip, scale: TimeScale, middle: float, theme: Theme,
    size: StripSize = LARGE,
) -> None:  # fmt: skip
    """Paint the diamond of the likely finish and the band to the tick of the safe one."""
    likely = _end(scale, strip.likely)
    if strip.safe is not None and strip.safe > strip.likely:
        safe = _end(scale, strip.safe)
        band = QRectF(likely, middle - size.band / 2, safe - likely, size.band)
        painter.fillRect(band, blend(theme.ink, theme.canvas, _BAND))
        painter.setPen(QPen(colour(theme.ink), 1.5))
        reach = size.band * 0.9
        painter.drawLine(QLineF(safe, middle - reach, safe, middle + reach))
    paint_diamond(painter, likely, middle, size.diamond, theme)


def paint_ring(painter: QPainter, x: float, y: float, theme: Theme) -> None:
    """Paint the mark of entry level."""
    painter.setPen(QPen(colour(theme.ink), 1.75))
    painter.setBrush(colour(theme.canvas))
    painter.drawEllipse(QPointF(x, y), _RING, _RING)


def paint_diamond(painter: QPainter, x: float, y: float, reach: float, theme: Theme) -> None:
    """Paint the mark of a likely date."""
    painter.setPen(QPen(colour(theme.canvas), 1.5))
    painter.setBrush(colour(theme.ink))
    corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))


def paint_dates(
    painter: QPainter,
    strip: RouteStrip,
    scale: TimeScale,
    middle: float,
    theme: Theme,
    right: float,
) -> None:
    """Write likely and safe date behind the finish, or before it where the room ends."""
    safe = f"safe {day_text(strip.safe)}" if strip.safe else "safe date in a moment"
    room = max(width(day_text(strip.likely), 12, 600), width(safe, 11.5)) + 8
    x = _end(scale, strip.last) + 10
    if x + room > right:
        x = right - room
    larger = text_scale()
    plate = QRectF(x - 4, middle - 15 * larger, room, 30 * larger)
    painter.fillRect(plate, colour(theme.canvas))
    draw_text(painter, x, middle - 2 * larger, day_text(strip.likely), theme.ink, 12, 600)
    draw_text(painter, x, middle + 12 * larger, safe, theme.ink2, 11.5)


def _paint_stretch(
    painter: QPainter, stretch: StripStretch, scale: TimeScale, middle: float, theme: Theme,
    size: StripSize, ring: float | None,
) -> None:  # fmt: skip
    left, right = scale.x_of(stretch.first), _end(scale, stretch.last)
    box = QRectF(left, middle - size.bar / 2, max(right - left - _GAP, 3.0), size.bar)
    if stretch.is_programme:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.ink2))
    else:
        painter.setPen(QPen(colour(theme.border2), 1))
        painter.setBrush(colour(theme.sel))
        box.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, size.radius, size.radius)
    if size.label:
        _write(painter, stretch, box, theme, size, ring)


def _write(
    painter: QPainter, stretch: StripStretch, box: QRectF, theme: Theme, size: StripSize,
    ring: float | None,
) -> None:  # fmt: skip
    weight = 600 if stretch.is_programme else 500
    for text in stretch.texts:
        room = width(text, size.label, weight)
        if room + 6 > box.width():
            continue
        ink = theme.canvas if stretch.is_programme else theme.ink
        base = box.center().y() + rise(size.label)
        centred = stretch.is_programme or room + 30 > box.width()
        x = box.center().x() - room / 2 if centred else box.left() + 9
        if ring is not None:
            x = _beside(ring, x, room)
        if box.left() + 3 <= x and x + room <= box.right() - 3:
            draw_text(painter, x, base, text, ink, size.label, weight)
            return


def _beside(ring: float, x: float, room: float) -> float:
    """Return where to write so that the mark at `ring` covers nothing."""
    meets = x < ring + 2 * _RING and ring - 2 * _RING < x + room
    return ring + 2 * _RING if meets else x


def _end(scale: TimeScale, day: date) -> float:
    return scale.x(day.toordinal() + 1)
