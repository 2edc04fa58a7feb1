"""Bars on their way from where they were, and the ghosts of where they came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from planner.layout.lanes import Span


@dataclass(frozen=True, slots=True)
class Travel:
    """`was` holds where bars were painted, in viewport pixels; `share` of the way is done."""

    was: Mapping[str, QRectF] = field(default_factory=dict)
    share: float = 1.0

    def rect(self, id_: str, now: QRectF) -> QRectF:
        """Return where a bar is painted that ends up in `now`."""
        was = self.was.get(id_)
        if was is None or self.share >= 1.0:
            return now
        left, rest = self.share, 1.0 - self.share
        return QRectF(
            now.x() * left + was.x() * rest,
            now.y() * left + was.y() * rest,
            now.width() * left + was.width() * rest,
            now.height(),
        )


@dataclass(frozen=True, slots=True)
class Trail:
    """The old places of what a drop has moved; `strength` (0 to 1) is how much of them is left."""

    was: Mapping[str, Span] = field(default_factory=dict)
    strength: float = 0.0
