"""Dependency arrows: right-angled routes in lane gaps, one vertical trunk per source."""

from dataclasses import dataclass

CORNER = 6.0
_LEAVE = 13.0
_NEAR = 14.0
_DROP = 12.0


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
class Route:
    """Corners of the line from source to target; `head` is the way it enters: right, down, up."""

    points: tuple[tuple[float, float], ...]
    head: str


def route(source: Box, target: Box, lane_gap: float = 5.0) -> Route:
    """Return the way of an arrow from the right edge of `source` to `target`.

    A target that starts within 14 px of the trunk is entered from above or below, 12 px from
    its left; others at the middle of the left edge, by way of the gap above their row.
    """
    corners: tuple[tuple[float, float], ...]
    trunk = source.right + _LEAVE
    start = (source.right, source.middle)
    same_row = abs(source.middle - target.middle) < 2
    if same_row and target.left > trunk:
        return Route((start, (target.left - 2, target.middle)), "right")
    down = target.middle > source.middle
    if target.left <= trunk + _NEAR:
        x = min(max(target.left + _DROP, trunk), max(target.right - 4, target.left + 4))
        edge = target.top - 2 if down else target.bottom + 2
        if abs(x - trunk) < 1:
            return Route((start, (x, source.middle), (x, edge)), "down" if down else "up")
        gap = target.top - lane_gap if down else target.bottom + lane_gap
        corners = (start, (trunk, source.middle), (trunk, gap), (x, gap), (x, edge))
        return Route(corners, "down" if down else "up")
    corners = (
        start, (trunk, source.middle), (trunk, target.middle), (target.left - 2, target.middle)
    )  # fmt: skip
    return Route(corners, "right")
