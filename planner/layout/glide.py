"""The way from one view of the time to another."""

from math import log

from planner.layout.timescale import TimeScale

_SAME_ZOOM = 1e-6


def between(start: TimeScale, end: TimeScale, share: float) -> TimeScale:
    """Return the view at `share` (0 to 1) of the way from `start` to `end`.

    The moment that both views have at the same pixel stays there, so that a zoom goes around its
    anchor; zoom is even in its logarithm. At 0 and 1 it is `start` and `end` themselves.
    """
    if share <= 0.0:
        return start
    if share >= 1.0:
        return end
    ratio = end.per_day / start.per_day
    if abs(log(ratio)) < _SAME_ZOOM:
        return TimeScale(start.left + (end.left - start.left) * share, end.per_day)
    per_day = start.per_day * ratio**share
    # left = moment - anchor / per_day at both ends gives the anchor pixel and its moment.
    anchor = (end.left - start.left) / (1 / start.per_day - 1 / end.per_day)
    moment = start.left + anchor / start.per_day
    return TimeScale(moment - anchor / per_day, per_day)
