"""A route as a row of stretches: the programme's years, and study of one's own around them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from planner.domain.programme import Block
from planner.scheduling.availability import Availability, next_day
from planner.scheduling.busy import busy_between, busy_stretches
from planner.scheduling.route_outcome import Stretch, StretchKind
from planner.scheduling.schedule import Schedule

_SHORT_BREAK = timedelta(weeks=5)
_LEAST_HOURS = 0.05
_DAY = timedelta(days=1)


def stretches_of(schedule: Schedule) -> tuple[Stretch, ...]:
    """Return the way of `schedule` from now on and its whole programme, by their first days."""
    busy, calendar = _Busy(schedule), schedule.availability
    groups = list(_groups(schedule.programme.blocks))
    programme = [_programme(group, busy) for group in groups]
    found = list(programme)
    first = calendar.origin
    for each in programme:
        found += busy.stretch(first, each.first - _DAY)
        first = max(first, next_day(each.last))
    found += busy.stretch(first, max(first, schedule.finish))
    return tuple(sorted(found, key=lambda each: each.first))


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the terms that follow each other with at most a short break, of one kind."""
    group: list[Block] = []
    for block in blocks:
        if block.hours_per_week <= 0:
            continue
        last = group[-1] if group else None
        if last and (block.kind != last.kind or block.first - last.last > _SHORT_BREAK):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _programme(group: Sequence[Block], busy: "_Busy") -> Stretch:
    first, last = group[0].first, max(block.last for block in group)
    hours = sum(class_hours(block) for block in group)
    name = _name([block.name for block in group])
    return Stretch(StretchKind.PROGRAMME, name, first, last, hours, busy.between(first, last))


def class_hours(block: Block, until: date = date.max) -> float:
    """Return the load of a term times its weeks, of those before the day `until`."""
    days = min((block.last - block.first).days + 1, (until - block.first).days)
    return block.hours_per_week * max(days, 0) / 7


def _name(names: Sequence[str]) -> str:
    """Return the words that all names begin with, “Year 1” for its terms; else the first name."""
    words = [name.split() for name in names]
    count = 0
    while all(len(each) > count and each[count] == words[0][count] for each in words):
        count += 1
    return " ".join(words[0][:count]) or names[0]


class _Busy:
    """The hours of own study that a schedule uses."""

    def __init__(self, schedule: Schedule) -> None:
        self._calendar: Availability = schedule.availability
        self._stretches = busy_stretches(schedule)

    def between(self, first: date, last: date) -> float:
        """Return the hours studied from `first` to `last`, both inclusive."""
        begin, end = self._axis(first, last)
        return busy_between(self._stretches, begin, end) if end > begin else 0.0

    def stretch(self, first: date, last: date) -> list[Stretch]:
        """Return the stretch from the first to the last of these days with study, if any."""
        hours = self.between(first, last)
        if last < first or hours < _LEAST_HOURS:
            return []
        begin, end = self._axis(first, last)
        start = max(begin, min(stop for stop in self._starts(begin)))
        until = min(end, max(stop for begun, stop in self._stretches if begun < end))
        shown = max(first, self._calendar.day_of_start(start))
        ends = min(last, max(shown, self._calendar.day_of_finish(until)))
        return [Stretch(StretchKind.STUDY, "Self-study", shown, ends, 0.0, hours)]

    def _starts(self, begin: float) -> Iterator[float]:
        return (start for start, stop in self._stretches if stop > begin)

    def _axis(self, first: date, last: date) -> tuple[float, float]:
        calendar = self._calendar
        return calendar.hours_before(first), calendar.hours_before(next_day(last))
