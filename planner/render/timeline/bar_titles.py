"""Where the title of a bar stands, and the glyph before it."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF

from planner.domain.parts import EARLIEST
from planner.layout.lanes import TITLE_GAP, fits_inside
from planner.layout.timescale import Zoom
from planner.render.fonts import text_scale
from planner.render.glyphs import GLYPH_OF_STATE
from planner.render.text import elided, width
from planner.scheduling.activity import part_of
from planner.scheduling.schedule import Activity, ActivityKind
from planner.scheduling.states import State

States = Mapping[str, State]
"""By skill how it stands."""

MOST_TITLE = 300.0
"""Pixels at 100 % from which on a title is cut."""
_GLYPH_STATES = (State.DONE, State.IN_PROGRESS, State.NEXT)


def title_left(states: States, bar: Activity, rect: QRectF) -> float:
    """Return where a title begins: after edge and glyph, and in view while the bar is."""
    glyph = 17.0 if glyph_of(states, bar) is not None else 0.0
    natural = rect.left() + 10.0 + glyph
    return max(natural, 8.0 + glyph) if rect.right() > 0 else natural


def title_right(zoom: Zoom, states: States, bar: Activity, rect: QRectF) -> float:
    """Return where a title ends: in the bar, or beyond its end."""
    title = title_of(bar)
    if zoom is not Zoom.QUARTERS:
        return title_left(states, bar, rect) + width(title, 12, 500)
    return small_title_left(bar, rect) + small_title_width(bar)


def title_of(bar: Activity) -> str:
    """Return the title of a bar, cut with an ellipsis where it is longer than any should be."""
    return elided(bar.label, 12, 500, MOST_TITLE * text_scale())


def title_width(title: str) -> float:
    """Return the pixels that a title takes of a row; a very long one is cut."""
    return min(width(title, 12, 500), MOST_TITLE * text_scale())


def small_title_width(bar: Activity) -> float:
    """Return how wide a title of level Quarters is."""
    return width(title_of(bar), 11.5, 400)


def year_title_width(bar: Activity) -> float:
    """Return how wide a name of level Years is."""
    return width(title_of(bar), 11, 500)


def small_title_left(bar: Activity, rect: QRectF) -> float:
    """Return where a title of level Quarters begins: in the bar, or beyond its end."""
    inside = fits_inside(small_title_width(bar), rect.width())
    return rect.left() + 8 if inside else rect.right() + TITLE_GAP


def glyph_of(states: States, bar: Activity) -> str | None:
    """Return the glyph a bar carries, None for most."""
    if bar.kind is ActivityKind.COURSE:
        return "course"
    if bar.pin is not None:
        return "magnet" if bar.pin is EARLIEST else "pin"
    state = states.get(part_of(bar.id))
    return GLYPH_OF_STATE[state] if state in _GLYPH_STATES else None
