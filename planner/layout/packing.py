"""Which row of its lane each bar lies in: few rows, no overlaps, room for every title."""

from collections.abc import Callable, Container, Mapping
from functools import cached_property

from planner.layout.lanes import GLYPH_ROOM, MIN_BAR, TITLE_GAP, TITLE_LEFT, Span, fits_inside
from planner.layout.timescale import Zoom
from planner.scheduling.schedule import Schedule

_GAP = 6.0

Measure = Callable[[str], float]


class Packing:
    """The bars of a schedule in the order in which they get rows, which is the same at any zoom.

    `measure` gives the width of a title in pixels.
    """

    def __init__(self, schedule: Schedule, spans: Mapping[str, Span], measure: Measure) -> None:
        bars = ((bar, spans[bar.id]) for bar in schedule.activities)
        self._bars = sorted(
            (span.start, bar.id, span.end, bar.skill.area, bar.skill.label) for bar, span in bars
        )
        self._measure = measure

    @cached_property
    def _titles(self) -> list[float]:
        return [self._measure(title) for *_, title in self._bars]

    def rows(
        self,
        per_day: float,
        zoom: Zoom,
        kept: Mapping[str, int] | None = None,
        shown: Container[str] | None = None,
    ) -> dict[str, int]:
        """Return the row of every bar within its area; of those `shown` only, if that is given.

        First fit by start; a bar reserves the width of its title where that runs over its end.
        Bars in `kept` stay in their row if it is free, so that an edit does not reshuffle lanes.
        """
        rows: dict[str, int] = {}
        free: dict[str, list[float]] = {}
        held, room = kept or {}, _ROOMS.get(zoom, _room)
        titles = self._titles if zoom is not Zoom.YEARS else [0.0] * len(self._bars)
        for (start, id_, end, area, _), title in zip(self._bars, titles, strict=True):
            if shown is not None and id_ not in shown:
                continue
            ends = free.setdefault(area, [])
            left = start * per_day
            row = held.get(id_)
            if row is None or (row < len(ends) and ends[row] > left):
                row = _first_free(ends, left)
            if row >= len(ends):
                ends.extend([float("-inf")] * (row + 1 - len(ends)))
            ends[row] = left + room((end - start) * per_day, title)
            rows[id_] = row
        return rows


def _room(width: float, title: float) -> float:
    """Return the pixels a bar of this width keeps free for itself and its title."""
    least = TITLE_LEFT + GLYPH_ROOM + title
    return (width if width > least else least) + _GAP


def _room_in_quarters(width: float, title: float) -> float:
    return (width if fits_inside(title, width) else width + TITLE_GAP + title) + _GAP


def _room_in_years(width: float, title: float) -> float:
    del title
    return (width if width > MIN_BAR else MIN_BAR) + 2.0


_ROOMS = {Zoom.QUARTERS: _room_in_quarters, Zoom.YEARS: _room_in_years}


def _first_free(ends: list[float], start: float) -> int:
    for row, end in enumerate(ends):
        if end <= start:
            return row
    return len(ends)
