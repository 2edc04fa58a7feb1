"""Which row of its lane each bar lies in: few rows, no overlaps, room for every title."""

from collections.abc import Callable, Container, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from planner.layout.lanes import GLYPH_ROOM, MIN_BAR, TITLE_GAP, TITLE_LEFT, Span, fits_inside
from planner.layout.names import NamedBar, extent_of
from planner.layout.timescale import Zoom
from planner.scheduling.schedule import Schedule

_GAP = 6.0

Measure = Callable[[str], float]
Room = Callable[[float, float], float]
Reach = Callable[[float, float, float], tuple[float, float]]
"""From left and right of a bar and the width of its title to the pixels it keeps free."""


class Packing:
    """The bars of a schedule in the order in which they get rows, which is the same at any zoom.

    `measure` gives the width of a title in pixels.
    """

    def __init__(self, schedule: Schedule, spans: Mapping[str, Span], measure: Measure) -> None:
        bars = ((bar, spans[bar.id]) for bar in schedule.activities)
        self._bars = sorted(
            (span.start, bar.id, span.end, bar.skill.area, bar.label) for bar, span in bars
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
        firm: str | None = None,
        limit: float | None = None,
    ) -> dict[str, int]:
        """Return the row of every bar within its area; of those `shown` only, if that is given.

        First fit by start; a bar reserves the width of its title where that runs over its end.
        Bars in `kept` stay in their row if it is free, so that an edit does not reshuffle lanes;
        the bar `firm` stays in any case, so that what was dropped lies where it was dropped.
        With `limit`, a moment, the bars of level Years have names that do not cross it.
        """
        rows: dict[str, int] = {}
        free: dict[str, list[float]] = {}
        held, reach = kept or {}, _reach_at(zoom, per_day, limit)
        named = zoom is not Zoom.YEARS or limit is not None
        titles = self._titles if named else [0.0] * len(self._bars)
        taken = self._taken(firm, held, per_day, reach, titles)
        for (start, id_, end, area, _), title in zip(self._bars, titles, strict=True):
            if shown is not None and id_ not in shown:
                continue
            ends = free.setdefault(area, [])
            left, right = reach(start * per_day, end * per_day, title)
            barred = taken.row if id_ != firm and taken.is_met(area, left, right) else -1
            row = held.get(id_)
            if (
                row is None
                or row == barred
                or (id_ != firm and row < len(ends) and ends[row] > left)
            ):
                row = _first_free(ends, left, barred)
            if row >= len(ends):
                ends.extend([float("-inf")] * (row + 1 - len(ends)))
            ends[row] = right
            rows[id_] = row
        return rows

    def _taken(
        self, firm: str | None, held: Mapping[str, int], per_day: float, reach: Reach,
        titles: Sequence[float],
    ) -> "_Taken":  # fmt: skip
        """Return what the bar `firm` takes of its row."""
        for place, (start, id_, end, area, _) in enumerate(self._bars):
            if firm is not None and id_ == firm and id_ in held:
                left, right = reach(start * per_day, end * per_day, titles[place])
                return _Taken(area, held[id_], left, right)
        return _NOTHING


class _Taken(NamedTuple):
    """The pixels from `left` to `right` of a row that are not to be had."""

    area: str
    row: int
    left: float
    right: float

    def is_met(self, area: str, left: float, right: float) -> bool:
        """Return whether something from `left` to `right` would lie there in its row."""
        return area == self.area and left < self.right and right > self.left


_NOTHING = _Taken("", -1, 0.0, 0.0)


def _room(width: float, title: float) -> float:
    """Return the pixels a bar of this width keeps free for itself and its title."""
    least = TITLE_LEFT + GLYPH_ROOM + title
    return (width if width > least else least) + _GAP


def _room_in_quarters(width: float, title: float) -> float:
    return (width if fits_inside(title, width) else width + TITLE_GAP + title) + _GAP


def _room_in_years(width: float, title: float) -> float:
    del title
    return (width if width > MIN_BAR else MIN_BAR) + 2.0


def _reach_at(zoom: Zoom, per_day: float, limit: float | None) -> Reach:
    """Return how far bars of a level reach: to the right, or with `limit` to the left, too."""
    room = _ROOMS.get(zoom, _room)
    if zoom is not Zoom.YEARS or limit is None:
        return lambda left, right, title: (left, left + room(right - left, title))
    most = limit * per_day

    def reach(left: float, right: float, title: float) -> tuple[float, float]:
        extent = extent_of(NamedBar("", left, max(right, left + MIN_BAR), title), most)
        return extent.left, extent.right + _GAP

    return reach


_ROOMS = {Zoom.QUARTERS: _room_in_quarters, Zoom.YEARS: _room_in_years}


def _first_free(ends: list[float], start: float, barred: int = -1) -> int:
    for row, end in enumerate(ends):
        if end <= start and row != barred:
            return row
    return len(ends) + (len(ends) == barred)
