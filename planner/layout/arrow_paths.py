"""Dependency arrows: right-angled routes in lane gaps, one vertical trunk per source."""

from dataclasses import dataclass

CORNER = 6.0
_LEAVE = 13.0
_NEAR = 14.0
_DROP = 12.0
_INSIDE = 6.0
_WING = 2.5
_BEFORE = 10.0


@dataclass(frozen=True, slots=True)
class Box:
    """A bar in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The vertical centre."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class ArrowPath:
    """Corners of the line from source to target; `head` is the way it enters: right, down, up."""

    points: tuple[tuple[float, float], ...]
    head: str


def arrow_path(source: Box, target: Box, lane_gap: float = 5.0, is_clear: bool = True) -> ArrowPath:
    """Return the way of an arrow from the right edge of `source` to `target`.

    A target that starts within 14 px of the trunk is entered from above or below, 12 px from
    its left; others at the middle of the left edge: along their row if it `is_clear` up to there,
    else by way of the gap beside it.
    """
    corners: tuple[tuple[float, float], ...]
    trunk = source.right + _LEAVE
    start = (source.right, source.middle)
    same_row = abs(source.middle - target.middle) < 2
    if same_row and target.left > trunk and (is_clear or target.left <= trunk + _NEAR):
        return ArrowPath((start, (target.left - 2, target.middle)), "right")
    down = target.middle > source.middle
    gap = target.top - lane_gap if down else target.bottom + lane_gap
    if target.left <= trunk + _NEAR:
        x = _drop_at(trunk, target)
        edge = target.top - 2 if down else target.bottom + 2
        if abs(x - trunk) < 1:
            return ArrowPath((start, (x, source.middle), (x, edge)), "down" if down else "up")
        corners = (start, (trunk, source.middle), (trunk, gap), (x, gap), (x, edge))
        return ArrowPath(corners, "down" if down else "up")
    corners = (start, (trunk, source.middle), *_to_left_edge(trunk, target, gap, is_clear))
    return ArrowPath(corners, "right")


def arrow_path_from_corner(
    source: Box, target: Box, lane_gap: float = 3.0, is_clear: bool = True
) -> ArrowPath:
    """Return the way of an arrow from the lower or upper right corner of `source` to `target`.

    For bars whose title goes on behind their end: it is not crossed. The rest is as with
    `arrow_path`.
    """
    trunk = source.right - min(_INSIDE, (source.right - source.left) / 2)
    same_row = abs(source.middle - target.middle) < 2
    down = same_row or target.middle > source.middle
    start = (trunk, source.bottom if down else source.top)
    above = down and not same_row
    gap = target.top - lane_gap if above else target.bottom + lane_gap
    if target.left > trunk + _NEAR:
        way = _to_left_edge(trunk, target, gap, is_clear and not same_row)
        return ArrowPath((start, *way), "right")
    x, gap = _drop_at(trunk, target), gap + (-_WING if above else _WING)
    edge = target.top - 2 if above else target.bottom + 2
    bends = ((trunk, gap), (x, gap)) if abs(x - trunk) >= 1 or same_row else ()
    return ArrowPath((start, *bends, (x, edge)), "down" if above else "up")


def _drop_at(trunk: float, target: Box) -> float:
    """Return the pixel at which an arrow from above or below enters `target`."""
    return min(max(target.left + _DROP, trunk), max(target.right - 4, target.left + 4))


def _to_left_edge(
    trunk: float, target: Box, gap: float, is_clear: bool
) -> tuple[tuple[float, float], ...]:
    """Return the corners from the trunk on: along the row of `target`, or first along `gap`."""
    end = (target.left - 2, target.middle)
    if is_clear:
        return ((trunk, target.middle), end)
    before = target.left - _BEFORE
    return ((trunk, gap), (before, gap), (before, target.middle), end)
