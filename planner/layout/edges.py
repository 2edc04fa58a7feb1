"""How fast the view goes along when something is dragged to its left or right edge."""

from dataclasses import dataclass

ZONE = 48.0
"""Pixels inside an edge from which on the view goes along."""
_SLOW, _FAST, _BEYOND = 1.0, 6.0, 12.0
"""Weeks a second at the inner side of a zone, at the edge, and beyond it."""


@dataclass(frozen=True, slots=True)
class Zones:
    """How many pixels the zones reach inside the left and the right edge.

    They leave out the place of the press, so that nothing runs off before the hand goes outward.
    """

    left: float
    right: float

    def opened(self, x: float, width: float, spared: float = 0.0) -> "Zones":
        """Return zones that may reach as far as the pointer has been inside, less `spared`."""
        return Zones(
            max(self.left, min(x - spared, ZONE)), max(self.right, min(width - x - spared, ZONE))
        )

    def weeks_a_second(self, x: float, width: float) -> float:
        """Return the speed with the pointer at pixel `x`: to the left below 0, inside them 0."""
        if x < self.left or x < 0:
            return -_speed(x, self.left)
        inside = width - x
        return _speed(inside, self.right) if inside < self.right or inside < 0 else 0.0


NO_ZONES = Zones(0.0, 0.0)


def _speed(inside: float, reach: float) -> float:
    if inside < 0:
        return _BEYOND
    return _SLOW + (_FAST - _SLOW) * (1 - inside / reach) if reach else _FAST
