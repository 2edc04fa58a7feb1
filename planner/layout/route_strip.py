"""A route as one line of time: programme, own study, and from the likely to the safe finish."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.layout.timescale import TimeScale


@dataclass(frozen=True, slots=True)
class StripStretch:
    """From `first` to `last`, both inclusive; `texts` are labels, the longest first."""

    first: date
    last: date
    texts: tuple[str, ...]
    is_programme: bool = False


@dataclass(frozen=True, slots=True)
class RouteStrip:
    """A route on the time axis. `safe` is None while no forecast is known."""

    stretches: tuple[StripStretch, ...]
    likely: date
    safe: date | None = None

    @property
    def last(self) -> date:
        """The last day that is drawn."""
        return max(self.safe or self.likely, self.likely)


def shared_scale(
    strips: Sequence[RouteStrip], also: Sequence[date], left: float, right: float
) -> TimeScale:
    """Return the scale on which all strips lie between the pixels `left` and `right`.

    `also` are days that have to be in view, too, such as the deadline.
    """
    days = [stretch.first for strip in strips for stretch in strip.stretches]
    first = min((*days, *also, *(strip.likely for strip in strips))).toordinal()
    last = max((*also, *(strip.last for strip in strips))).toordinal() + 1
    per_day = max(right - left, 1.0) / max(last - first, 30)
    return TimeScale(first - left / per_day, per_day)
