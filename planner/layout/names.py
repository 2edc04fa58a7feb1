"""Where the names of bars stand at level Years: inside their bar, else beside it, else nowhere."""

from collections.abc import Sequence
from typing import NamedTuple

NAME_GAP = 5.0
"""Pixels between a bar and a name beside it."""
_INSIDE = 14.0
"""Pixels to spare beside a name that stands in its bar."""
_APART = 6.0


class NamedBar(NamedTuple):
    """A bar of one row from pixel `left` to `right`, and how wide its name is."""

    id: str
    left: float
    right: float
    name: float


class Extent(NamedTuple):
    """The pixels that a bar takes with its name, which begins at `name`."""

    left: float
    right: float
    name: float


def extent_of(bar: NamedBar, limit: float) -> Extent:
    """Return what a bar takes of its row when its name is to be seen.

    Inside where it fits, else right of it, else, where that would cross `limit`, left of it.
    """
    left, right = bar.left, bar.right
    if bar.name + _INSIDE <= right - left:
        return Extent(left, right, left + _INSIDE / 2 + 1)
    end = right + NAME_GAP + bar.name
    if right <= limit < end:
        begin = left - NAME_GAP - bar.name
        return Extent(begin, right, begin)
    return Extent(left, end, right + NAME_GAP)


def place_names(
    row: Sequence[NamedBar], limit: float, view: tuple[float, float]
) -> dict[str, float]:
    """Return by bar the pixel at which its name begins, for those of a row that have room.

    Names keep clear of one another and of bars, do not cross `limit` from its left, and stay within
    the `view`. Long bars choose first.
    """
    taken = {bar.id: (bar.left, bar.right) for bar in row}
    places: dict[str, float] = {}
    for bar in sorted(row, key=_by_length):
        for place in _choices(bar, limit):
            if place.left < view[0] and place.name != bar.left + _INSIDE / 2 + 1:
                continue
            if place.right > view[1] and place.right > bar.right:
                continue
            others = (span for id_, span in taken.items() if id_ != bar.id)
            if any(place.left < b + _APART and a < place.right + _APART for a, b in others):
                if place.left == bar.left and place.right == bar.right:
                    places[bar.id] = place.name
                    break
                continue
            taken[bar.id] = (place.left, place.right)
            places[bar.id] = place.name
            break
    return places


def _choices(bar: NamedBar, limit: float) -> tuple[Extent, ...]:
    first = extent_of(bar, limit)
    begin = bar.left - NAME_GAP - bar.name
    left = Extent(begin, bar.right, begin)
    return (first,) if first.name > bar.left and first.right == bar.right else (first, left)


def _by_length(bar: NamedBar) -> tuple[float, float, str]:
    return (bar.left - bar.right, bar.left, bar.id)
