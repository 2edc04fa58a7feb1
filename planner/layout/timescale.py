"""Days to pixels and back, and the five levels of zoom."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Zoom(StrEnum):
    """How much time is in view; zoom is continuous, levels are its detents."""

    YEARS = "Years"
    QUARTERS = "Quarters"
    MONTHS = "Months"
    WEEKS = "Weeks"
    DAYS = "Days"

    @property
    def shows_days(self) -> bool:
        """Whether single days can be told apart."""
        return self in (Zoom.WEEKS, Zoom.DAYS)


@dataclass(frozen=True, slots=True)
class ZoomStyle:
    """Sizes of a level in pixels at 100 %: `detent` pixels a day, bar height, row pitch."""

    least: float
    detent: float
    bar: float
    pitch: float


STYLES = {
    Zoom.YEARS: ZoomStyle(0.05, 0.5, 10, 15),
    Zoom.QUARTERS: ZoomStyle(0.8, 1.5, 18, 24.5),
    Zoom.MONTHS: ZoomStyle(2.2, 3.12, 28, 38),
    Zoom.WEEKS: ZoomStyle(8, 14, 28, 38),
    Zoom.DAYS: ZoomStyle(28, 44, 36, 46),
}
_LEVELS = tuple(STYLES)
_LEAST = tuple(style.least for style in STYLES.values())
MOST_PIXELS_PER_DAY = 90.0
LEAST_PIXELS_PER_DAY = 0.05


@dataclass(frozen=True, slots=True)
class TimeScale:
    """`left` is the moment (day ordinal with fraction) at x = 0, `per_day` pixels per day."""

    left: float
    per_day: float

    @property
    def zoom(self) -> Zoom:
        """The level this zoom belongs to."""
        return _LEVELS[max(bisect_right(_LEAST, self.per_day) - 1, 0)]

    @property
    def style(self) -> ZoomStyle:
        """The sizes of the level."""
        return STYLES[self.zoom]

    def x(self, moment: float) -> float:
        """Return the pixel of a moment."""
        return (moment - self.left) * self.per_day

    def x_of(self, day: date) -> float:
        """Return the pixel at which `day` begins."""
        return self.x(day.toordinal())

    def moment(self, x: float) -> float:
        """Return the moment at a pixel."""
        return self.left + x / self.per_day

    def day(self, x: float) -> date:
        """Return the day at a pixel, within the calendar."""
        return day_of(self.moment(x))

    def zoomed(self, factor: float, anchor: float) -> "TimeScale":
        """Return this scale zoomed by `factor` with the moment under pixel `anchor` kept there."""
        per_day = min(max(self.per_day * factor, LEAST_PIXELS_PER_DAY), MOST_PIXELS_PER_DAY)
        return TimeScale(self.moment(anchor) - anchor / per_day, per_day)

    def moved(self, pixels: float) -> "TimeScale":
        """Return this scale scrolled right by `pixels`."""
        return replace(self, left=self.left + pixels / self.per_day)


def fitted(
    first: float, last: float, width: float, margin: float = 24.0, left: float | None = None
) -> TimeScale:
    """Return the scale that shows `first` to `last` (moments) in `width` pixels.

    `margin` stays free at both ends, at the left `left` if that is given.
    """
    left = margin if left is None else left
    room = max(width - left - margin, 1.0)
    per_day = min(max(room / max(last - first, 1.0), LEAST_PIXELS_PER_DAY), MOST_PIXELS_PER_DAY)
    return TimeScale(first - left / per_day, per_day)


def fitted_beside(first: float, last: float, width: float, beside: float) -> TimeScale:
    """Return the scale that shows `first` to `last` (moments) in `width` pixels.

    At level Years they lie right of a column of captions, `beside` pixels wide.
    """
    years = fitted(first, last, width, left=beside + 4)
    return years if years.zoom is Zoom.YEARS else fitted(first, last, width)


def day_of(moment: float) -> date:
    """Return the day a moment lies in, clamped to the calendar."""
    return date.fromordinal(min(max(int(moment // 1), 1), date.max.toordinal()))
