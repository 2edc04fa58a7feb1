"""The learner's calendar: from days to cumulative study hours and back, in one place.

All scheduling runs on the axis of cumulative available hours, counted from the start of
`origin`; dates come from its inverse. A break has no hours, so nothing can start or end in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, islice

from planner.domain.learner import CalendarRule, WeekHours, spread
from planner.domain.programme import Limit

EPSILON = 1e-6
"""Hours below which two moments on the axis are one (a few milliseconds)."""

HORIZON_DAYS = 366 * 240
_CHUNK = 366


class Availability:
    """Study hours by day from `origin` on, and the axis of cumulative hours.

    `usual` are the hours of an ordinary week; `rules` win over it in their order; `limits` cap
    the week while a programme runs, keeping its shape. On `days_off` nobody studies, whatever
    rules say; those that are not reached cost nothing. Days before `origin` can be asked for
    with `hours_on` but are not on the axis.
    """

    def __init__(
        self,
        origin: date,
        usual: WeekHours,
        rules: Sequence[CalendarRule] = (),
        limits: Sequence[Limit] = (),
        days_off: Collection[date] = (),
    ) -> None:
        self.origin = origin
        self._usual = usual
        self._rules = [(rule.first.toordinal(), rule.last.toordinal(), rule) for rule in rules]
        self._limits = [(each.first.toordinal(), each.last.toordinal(), each) for each in limits]
        self._days_off = frozenset(days_off)
        self._off = sorted(day.toordinal() for day in self._days_off)
        self._base = origin.toordinal()
        self._ends = self._boundaries()
        self._weeks = [self._week_on(end) for end in (self._base, *self._ends)]
        self._total = [0.0]

    def hours_on(self, day: date) -> float:
        """Return the hours that can be studied on `day`."""
        return 0.0 if day in self._days_off else self._week_on(day.toordinal())[day.weekday()]

    def hours_between(self, first: date, last: date) -> float:
        """Return the hours from `first` to `last`, both inclusive."""
        days = range(first.toordinal(), last.toordinal() + 1)
        return sum(self.hours_on(date.fromordinal(day)) for day in days)

    def hours_before(self, day: date) -> float:
        """Return the axis position at the start of `day`; 0 for days up to `origin`."""
        return self._position(day.toordinal() - self._base)

    def _position(self, index: int) -> float:
        if index <= 0:
            return 0.0
        index, total = min(index, HORIZON_DAYS), self._total
        while len(total) <= index:
            total = self._extended(total, index - len(total))
        return total[index]

    def hours_through(self, day: date) -> float:
        """Return the axis position at the end of `day`; 0 for days before `origin`."""
        return self._position(day.toordinal() + 1 - self._base)

    def day_of_start(self, hours: float) -> date:
        """Return the day on which work that starts at axis position `hours` begins."""
        total = self._reach(hours + 2 * EPSILON)
        return self._day(bisect_right(total, hours + EPSILON) - 1)

    def day_of_finish(self, hours: float) -> date:
        """Return the last day on which work that ends at axis position `hours` is done."""
        total = self._reach(hours)
        return self._day(max(bisect_left(total, hours - EPSILON) - 1, 0))

    def days_of_start(
        self, hours: Sequence[float], finishes: Mapping[float, int] | None = None
    ) -> list[int]:
        """Return the ordinals of `day_of_start` for many positions.

        `finishes` are ordinals of `day_of_finish` known already: most work starts where other work
        ends, and on that very day unless it has no hours left.
        """
        total, before = self._reach(max(hours, default=0.0) + 2 * EPSILON), self._base - 1
        if not finishes or len(total) > HORIZON_DAYS:
            days = [bisect_right(total, each + EPSILON) + before for each in hours]
            return self._within_horizon(days, total)
        known = finishes.get
        return [
            day
            if (day := known(each)) and total[day - before] > each + EPSILON
            else bisect_right(total, each + EPSILON) + before
            for each in hours
        ]

    def days_of_finish(self, hours: Sequence[float]) -> list[int]:
        """Return the ordinals of `day_of_finish` for many positions."""
        total, before = self._reach(max(hours, default=0.0)), self._base - 1
        days = [(bisect_left(total, each - EPSILON) or 1) + before for each in hours]
        return self._within_horizon(days, total)

    def _within_horizon(self, days: list[int], total: list[float]) -> list[int]:
        last = self._base + HORIZON_DAYS
        return days if len(total) <= HORIZON_DAYS else [min(day, last) for day in days]

    def moment_of_start(self, hours: float) -> float:
        """Return the moment work at axis position `hours` begins, in days of the calendar.

        Day ordinals with a fraction: half a day's hours used is noon. A moment at the end of a
        day's hours is the next day with hours.
        """
        total = self._reach(hours + 2 * EPSILON)
        return self._moment(bisect_right(total, hours + EPSILON) - 1, hours, total)

    def moment_of_finish(self, hours: float) -> float:
        """Return the moment work at axis position `hours` ends; the end of a day stays in it."""
        total = self._reach(hours)
        return self._moment(max(bisect_left(total, hours - EPSILON) - 1, 0), hours, total)

    def is_reachable(self, hours: float) -> bool:
        """Return whether `hours` are available within the horizon of 240 years."""
        return self._reach(hours)[-1] >= hours - EPSILON

    def _moment(self, index: int, hours: float, total: list[float]) -> float:
        index = min(index, len(total) - 2)
        today = total[index + 1] - total[index]
        used = (hours - total[index]) / today if today > 0 else 0.0
        return self._base + index + min(max(used, 0.0), 1.0)

    def _day(self, index: int) -> date:
        return date.fromordinal(self._base + min(index, HORIZON_DAYS))

    def _reach(self, hours: float) -> list[float]:
        """Return the hours before each day, up to where there are more than `hours`."""
        total, usual = self._total, sum(self._weeks[-1]) / 7
        while total[-1] <= hours and len(total) <= HORIZON_DAYS:
            missing = hours - total[-1]
            days = min(int(missing / usual), HORIZON_DAYS) if usual > 0 else 0
            total = self._extended(total, days)
        return total

    def _boundaries(self) -> list[int]:
        edges = {edge for first, last, _ in self._rules for edge in (first, last + 1)}
        edges |= {edge for first, last, _ in self._limits for edge in (first, last + 1)}
        return sorted(edge for edge in edges if edge > self._base)

    def _extended(self, total: list[float], days: int) -> list[float]:
        """Return `total` with `days` and a year more, weekday hours looked up once per stretch
        between boundaries.

        It is kept for the next question. Another thread may put a shorter one in its place at any
        time, so that each question has to go by the list it was given.
        """
        first = ordinal = self._base + len(total) - 1
        last, hours = min(first + days + _CHUNK, self._base + HORIZON_DAYS), list[float]()
        while ordinal < last:
            stretch = bisect_right(self._ends, ordinal)
            end = self._ends[stretch] if stretch < len(self._ends) else last
            week = self._weeks[stretch]
            count = min(end, last) - ordinal
            offset = (ordinal + 6) % 7
            hours.extend((week * (count // 7 + 2))[offset : offset + count])
            ordinal += count
        for day in self._off[bisect_left(self._off, first) : bisect_left(self._off, last)]:
            hours[day - first] = 0.0
        longer = [*total, *islice(accumulate(hours, initial=total[-1]), 1, None)]
        self._total = longer
        return longer

    def _week_on(self, ordinal: int) -> WeekHours:
        week = self._usual
        for first, last, rule in self._rules:
            if first <= ordinal <= last:
                week = week_of(rule, self._usual)
        own = sum(week)
        for first, last, limit in self._limits:
            if first <= ordinal <= last and own > limit.hours_per_week:
                return spread(limit.hours_per_week, week)
        return week


@lru_cache(maxsize=8)
def calendar_of(
    origin: date,
    usual: WeekHours,
    rules: tuple[CalendarRule, ...] = (),
    limits: tuple[Limit, ...] = (),
    days_off: frozenset[date] = frozenset(),
) -> Availability:
    """Return the `Availability`; schedules with the same hours share it and the days it knows."""
    return Availability(origin, usual, rules, limits, days_off)


def week_of(rule: CalendarRule, usual: WeekHours) -> WeekHours:
    """Return the hours Monday to Sunday while `rule` holds."""
    if rule.hours is None:
        return (0.0,) * 7
    if isinstance(rule.hours, tuple):
        return rule.hours
    return spread(rule.hours, usual)


def next_day(day: date) -> date:
    """Return the day after `day`, or `day` itself at the end of time."""
    return day if day == date.max else day + timedelta(days=1)
