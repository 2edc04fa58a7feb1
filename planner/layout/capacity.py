"""Hours a week along the axis: what is available and what the plan uses."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from planner.scheduling.availability import next_day
from planner.scheduling.busy import busy_between, busy_stretches
from planner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Week:
    """A week from `monday`: hours that can be studied and hours the plan uses of them."""

    monday: date
    available: float
    used: float


class WeeklyHours:
    """Hours per week of one schedule, each week worked out once.

    What the calendar alone says is shared with `like`, if that goes by the same calendar.
    """

    def __init__(self, schedule: Schedule, like: "WeeklyHours | None" = None) -> None:
        self._schedule = schedule
        self._weeks: dict[date, Week] = {}
        self._spans: dict[date, _Span] = {}
        if like is not None and like._schedule.availability is schedule.availability:
            self._spans = like._spans

    def week(self, monday: date) -> Week:
        """Return the week that begins on `monday`."""
        return self.between(monday, monday)[0]

    def between(self, first: date, last: date) -> list[Week]:
        """Return the weeks that `first` to `last` touch."""
        monday = first - timedelta(days=first.weekday())
        mondays = [
            monday + timedelta(days=7 * each) for each in range((last - monday).days // 7 + 1)
        ]
        unknown = [each for each in mondays if each not in self._weeks]
        if unknown:
            busy = busy_stretches(self._schedule, unknown[0], unknown[-1] + timedelta(days=6))
            self._weeks |= {each: self._count(each, busy) for each in unknown}
        return [self._weeks[each] for each in mondays]

    def _count(self, monday: date, busy: list[tuple[float, float]]) -> Week:
        span = self._spans.get(monday)
        if span is None:
            span = self._spans[monday] = self._span(monday)
        used = busy_between(busy, span.begin, span.end)
        start, origin = self._schedule.roadmap.start, self._schedule.availability.origin
        if start < origin and monday < origin:
            sunday = monday + timedelta(days=6)
            told = max(start, monday), min(origin - timedelta(days=1), sunday)
            used += self._schedule.availability.hours_between(*told)
        return Week(monday, span.available, used)

    def _span(self, monday: date) -> "_Span":
        calendar, sunday = self._schedule.availability, monday + timedelta(days=6)
        available = calendar.hours_between(monday, sunday)
        begin = calendar.hours_before(monday)
        return _Span(available, begin, calendar.hours_before(next_day(sunday)))


class _Span(NamedTuple):
    """A week of a calendar: its hours, and where it begins and ends on the axis of hours."""

    available: float
    begin: float
    end: float
