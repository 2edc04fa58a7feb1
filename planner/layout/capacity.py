"""Hours a week along the axis: what is available and what the plan uses."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.scheduling.busy import busy_between, busy_stretches
from planner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Week:
    """A week from `monday`: hours that can be studied and hours the plan uses of them."""

    monday: date
    available: float
    used: float


class WeeklyHours:
    """Hours per week of one schedule, each week worked out once."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._weeks: dict[date, Week] = {}

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
        schedule, calendar = self._schedule, self._schedule.availability
        available = used = 0.0
        for offset in range(7):
            day = monday + timedelta(days=offset)
            hours = calendar.hours_on(day)
            available += hours
            if schedule.roadmap.start <= day < calendar.origin:
                used += hours
            elif calendar.origin <= day <= schedule.finish:
                start = calendar.hours_before(day)
                used += busy_between(busy, start, start + hours)
        return Week(monday, available, used)
