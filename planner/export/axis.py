"""The time axis on paper: days to points, and the labels that fit at a scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.formatting import month_word
from planner.export.text import Json, month

_SHORTEST_DAYS = 28
_MONTH_ROOM, _QUARTER_ROOM, _WEEK_ROOM, _YEAR_ROOM = 20.0, 20.0, 11.0, 19.0
_LABEL_ROOM, _MONTH_LABEL_ROOM = 14.0, 42.0
_LAST_DAY = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The days from `first` to `last`, both inclusive, on `width` points."""

    first: date
    last: date
    width: float

    @property
    def per_day(self) -> float:
        """Points per day."""
        return self.width / ((self.last - self.first).days + 1)

    def x(self, when: date) -> float:
        """Return where `when` begins, in points from the left end of the axis."""
        return (when - self.first).days * self.per_day

    def x_end(self, when: date) -> float:
        """Return where the inclusive day `when` ends."""
        return self.x(when) + self.per_day

    def shows(self, when: date) -> bool:
        """Return whether `when` lies in the window."""
        return self.first <= when <= self.last


def window_over(first: date, last: date, width: float, spare: float = 0.0) -> TimeWindow:
    """Return a window from the start of the month of `first` that holds `last` and leaves at
    least `spare` points free after it."""
    begin = first.replace(day=1)
    days = max((last - begin).days + 1, _SHORTEST_DAYS)
    total = round(days * width / max(width - spare, 1.0))
    end = date.fromordinal(min(begin.toordinal() + total - 1, _LAST_DAY.toordinal()))
    return TimeWindow(begin, end, width)


def axis_data(window: TimeWindow, weeks: bool = True) -> Json:
    """Return two rows of labels and the grid lines: `x` in points, `strong` for a new year.

    Without `weeks` the finest labels are months.
    """
    month_width = 30.44 * window.per_day
    if weeks and 7 * window.per_day >= _WEEK_ROOM:
        return _weeks(window)
    if month_width >= _MONTH_ROOM:
        return _years(window, 1)
    if 3 * month_width >= _QUARTER_ROOM:
        return _years(window, 3)
    return _long_years(window)


def month_starts(window: TimeWindow, step: int = 1) -> Iterator[date]:
    """Yield the first days of every `step`th month of the year from the window's first on."""
    when = window.first.replace(day=1)
    while when <= window.last:
        if when >= window.first and (when.month - 1) % step == 0:
            yield when
        when = (when + timedelta(days=32)).replace(day=1)


def _years(window: TimeWindow, step: int) -> Json:
    starts = list(month_starts(window, step))
    upper = [
        {"x": x_of(window, each), "text": str(each.year)}
        for place, each in enumerate(starts)
        if each.month == 1 or (place == 0 and _fits_before_year(window, each, 28.0))
    ]
    lower = [
        {"x": x_of(window, each), "text": month_word(each)}
        for each in starts
        if window.x(each) + _LABEL_ROOM <= window.width
    ]
    lines = [{"x": x_of(window, each), "strong": each.month == 1} for each in starts]
    return {"upper": upper, "lower": lower, "lines": lines}


def _fits_before_year(window: TimeWindow, when: date, room: float) -> bool:
    return window.x(date(when.year + 1, 1, 1)) - window.x(when) >= room


def _long_years(window: TimeWindow) -> Json:
    year_width = 365.25 * window.per_day
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * year_width >= _YEAR_ROOM or n == 100)
    years = [
        date(year, 1, 1)
        for year in range(window.first.year, window.last.year + 1)
        if year % step == 0 and date(year, 1, 1) >= window.first
    ]
    lower = [{"x": x_of(window, each), "text": str(each.year)} for each in years]
    lines = [{"x": x_of(window, each), "strong": False} for each in years]
    return {"upper": [], "lower": lower, "lines": lines}


def _weeks(window: TimeWindow) -> Json:
    months = list(month_starts(window))
    monday = window.first + timedelta(days=-window.first.weekday() % 7)
    weeks = range(monday.toordinal(), window.last.toordinal() + 1, 7)
    mondays = [date.fromordinal(each) for each in weeks]
    return {
        "upper": [
            {"x": x_of(window, each), "text": month(each)}
            for each in months
            if window.x(each) + _MONTH_LABEL_ROOM <= window.width
        ],
        "lower": [
            {"x": x_of(window, each), "text": str(each.day)}
            for each in mondays
            if window.x(each) + _LABEL_ROOM <= window.width
        ],
        "lines": [{"x": x_of(window, each), "strong": False} for each in mondays]
        + [{"x": x_of(window, each), "strong": True} for each in months],
    }


def x_of(window: TimeWindow, when: date) -> float:
    """Return where `when` begins, rounded for the document."""
    return round(window.x(when), 2)
