"""Where in a bar one topic of its skill ends and the next one begins."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, pairwise

from planner.scheduling.activity import Activity, ActivityKind, part_of
from planner.scheduling.availability import EPSILON, Availability
from planner.scheduling.schedule import Schedule
from planner.scheduling.topics import studied_topics
from planner.scheduling.workload import Status

Moments = tuple[float, ...]


class TopicBorders:
    """The moments at which topics give way to the next, by bar, each worked out when asked for.

    Topics are equal parts of a bar's hours, so that their borders follow the calendar. What is left
    lies on the axis of hours, shared evenly by skills in progress at once. Hours logged are taken
    to be spread as the calendar was, from the day a skill began up to the status date, or to the
    day it was done.
    """

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._known: dict[str, Moments] = {}

    def of(self, bars: Iterable[Activity]) -> Mapping[str, Moments]:
        """Return the borders of these bars in order of time; bars without any are left out.

        A border that lies before the first day of its bar has no place and is missing.
        """
        asked = [
            bar for bar in bars if bar.kind is ActivityKind.STUDY and len(bar.skill.topics) > 1
        ]
        new = [bar for bar in asked if bar.id not in self._known]
        if new:
            pace = self._pace(new)
            self._known |= {bar.id: self._borders(bar, pace) for bar in new}
        found = ((bar.id, self._known[bar.id]) for bar in asked)
        return {id_: borders for id_, borders in found if borders}

    def _pace(self, bars: Sequence[Activity]) -> "_Pace":
        """Return the pace from the first hour left of these bars to the last."""
        starts = [bar.start_hours for bar in bars if bar.start_hours is not None]
        ends = [bar.finish_hours for bar in bars if bar.finish_hours is not None]
        if not starts or not ends:
            return _Pace(())
        timing = self._schedule.timing
        places = self._schedule.by_id.plan.places_between(min(starts), max(ends))
        return _Pace([(timing.start[place], timing.finish[place]) for place in places])

    def _borders(self, bar: Activity, pace: "_Pace") -> Moments:
        schedule = self._schedule
        count = len(studied_topics(schedule.tasks[part_of(bar.id)], schedule.tasks))
        if bar.status is Status.DONE:
            stop, told = bar.finish + timedelta(days=1), bar.hours
        else:
            stop, told = schedule.availability.origin, bar.logged
        total, found = told + bar.remaining, list[float]()
        for hours in (total * each / count for each in range(1, count)):
            if hours <= told + EPSILON:
                if bar.start < stop and told > 0:
                    past = _past(schedule.availability, bar.start, stop)
                    found.append(_within(past, bar.start, hours / told))
            elif bar.start_hours is not None:
                at = pace.after(bar.start_hours, hours - told)
                found.append(schedule.availability.moment_of_finish(at))
        return tuple(found)


class _Pace:
    """How the hours of a skill in progress add up along the axis, beside the others there.

    `spans` are the stretches of the axis in which each is in progress.
    """

    def __init__(self, spans: Sequence[tuple[float, float]]) -> None:
        starts, ends = sorted([a for a, _ in spans]), sorted([b for _, b in spans])
        self._points = sorted({*starts, *ends}) or [0.0]
        active = [bisect_right(starts, a) - bisect_right(ends, a) for a in self._points]
        steps = [
            (b - a) / max(many, 1)
            for (a, b), many in zip(pairwise(self._points), active, strict=False)
        ]
        self._done = list(accumulate(steps, initial=0.0))

    def after(self, start: float, hours: float) -> float:
        """Return where on the axis a skill in progress since `start` has had `hours`."""
        return _between(self._done, self._points, _between(self._points, self._done, start) + hours)


def _between(along: Sequence[float], values: Sequence[float], at: float) -> float:
    """Return the value at `at`, straight from one point to the next; both rise."""
    place = min(max(bisect_left(along, at), 1), len(along) - 1)
    if place == 0:
        return values[0]
    low, high = along[place - 1], along[place]
    share = (at - low) / (high - low) if high > low else 1.0
    return values[place - 1] + min(max(share, 0.0), 1.0) * (values[place] - values[place - 1])


@lru_cache(maxsize=64)
def _past(calendar: Availability, first: date, stop: date) -> Sequence[float]:
    """Return the hours from `first` to the end of each day before `stop`, with 0 in front.

    Where there were none at all, each day counts the same.
    """
    days = [first + timedelta(days=each) for each in range((stop - first).days)]
    hours = list(accumulate(map(calendar.hours_on, days), initial=0.0))
    return hours if hours[-1] > 0 else [float(each) for each in range(len(hours))]


def _within(past: Sequence[float], first: date, share: float) -> float:
    """Return the moment by which this share of the hours of `past`, from `first` on, was over."""
    days = [float(first.toordinal() + each) for each in range(len(past))]
    return _between(past, days, min(share, 1.0) * past[-1])
