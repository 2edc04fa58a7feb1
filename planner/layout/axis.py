"""Labels and grid lines of the two-line time axis."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.domain.formatting import MONTHS, month_word, weekday_word
from planner.layout.timescale import TimeScale, Zoom

_ROOM_FOR_FULL_MONTH = 74.0
_ROOM_FOR_DATE = 17.0
_ROOM_FOR_WEEK = 130.0
_ROOM_FOR_MONTH = 60.0
_ROOM_FOR_YEAR = 46.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A label at pixel `x`; `aside` follows in lighter type; `strong` lines are darker."""

    x: float
    text: str
    aside: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """What stands in the upper and the lower line, and where grid lines run."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]
    grid: tuple[tuple[float, bool], ...]


def axis_for(scale: TimeScale, width: float, text: float = 1.0, left: float = 0.0) -> Axis:
    """Return the axis of the `width` pixels in view, where text is `text` times its usual size.

    What lies before pixel `left` is covered.
    """
    zoom = scale.zoom
    if text == 1.0:
        return _axis(zoom, scale, width, left)
    axis = _axis(zoom, TimeScale(scale.left, scale.per_day / text), width / text, left / text)
    upper, lower = _widened(axis.upper, text), _widened(axis.lower, text)
    return Axis(upper, lower, tuple((x * text, strong) for x, strong in axis.grid))


def _widened(ticks: tuple[Tick, ...], factor: float) -> tuple[Tick, ...]:
    return tuple(replace(tick, x=tick.x * factor) for tick in ticks)


def _axis(zoom: Zoom, scale: TimeScale, width: float, left: float) -> Axis:
    upper, lower = _LINES[zoom]
    first, last = scale.day(0), scale.day(width)
    upper_ticks = tuple(_drop_tight(upper(scale, first, last), 30.0))
    lower_ticks = tuple(_drop_tight(lower(scale, first, last), _ROOM_FOR_DATE))
    lines = {tick.x: False for tick in lower_ticks}
    lines |= {tick.x: True for tick in upper_ticks if tick.text}
    return Axis(_stick(upper_ticks, left), lower_ticks, tuple(lines.items()))


def year_axis(scale: TimeScale, left: float, right: float, text: float = 1.0) -> tuple[Tick, ...]:
    """Return years (`strong`) and, where there is room, quarters or halves between them.

    For a few years on one line, from pixel `left` to `right`; text is `text` times its usual size.
    """
    first, last = scale.day(left), scale.day(right)
    room_for_year = _ROOM_FOR_YEAR * text
    next_year = scale.x_of(date(first.year + 1, 1, 1))
    ticks = [Tick(left, str(first.year), "", True)] if next_year - left >= room_for_year else []
    taken = left + room_for_year if ticks else left - 1
    months = next((n for n in (3, 6) if scale.per_day * 30.3 * n >= _ROOM_FOR_MONTH * text), 12)
    every = 1 if scale.per_day * 365 >= room_for_year else 5
    for month in _month_starts(date(first.year, 1, 1), last):
        x = scale.x_of(month)
        if x < taken or month.month % months != 1:
            continue
        if month.month == 1:
            ticks.append(Tick(x, str(month.year) if month.year % every == 0 else "", "", True))
        else:
            ticks.append(Tick(x, month_word(month)))
    return tuple(ticks)


def _stick(ticks: tuple[Tick, ...], left: float) -> tuple[Tick, ...]:
    """Keep the label of the period that began left of the view readable at its edge `left`."""
    if not ticks or ticks[0].x >= left:
        return ticks
    begun = [place for place, tick in enumerate(ticks) if tick.x < left]
    ticks = ticks[begun[-1] :]
    room = ticks[1].x - left if len(ticks) > 1 else float("inf")
    first = ticks[0]
    if room < _room_of(first):
        return _with_aside(ticks[1:], first.aside)
    return (Tick(left, first.text, first.aside), *ticks[1:])


def _with_aside(ticks: tuple[Tick, ...], aside: str) -> tuple[Tick, ...]:
    """Hand the year of a label that had no room on to the next, unless that says its own.

    The month of that is shortened where it would leave no room for the year.
    """
    if not ticks or ticks[0].aside or not aside:
        return ticks
    first = replace(ticks[0], aside=aside)
    if len(ticks) > 1 and ticks[1].x - first.x < _room_of(first):
        day, gap, month = first.text.rpartition(" ")
        first = replace(first, text=f"{day}{gap}{month[:3]}")
    return (first, *ticks[1:])


def _room_of(tick: Tick) -> float:
    """Return about how many pixels a label takes with what stands aside and around it."""
    return 7.5 * len(tick.text + tick.aside) + 16


def _drop_tight(ticks: Iterator[Tick], room: float) -> Iterator[Tick]:
    free = float("-inf")
    for tick in ticks:
        if tick.x >= free or tick.strong:
            yield tick
            free = tick.x + room


def _years(scale: TimeScale, first: date, last: date) -> Iterator[Tick]:
    for year in range(first.year, last.year + 1):
        yield Tick(scale.x_of(date(year, 1, 1)), str(year))


def _quarters(scale: TimeScale, first: date, last: date) -> Iterator[Tick]:
    begun = date(first.year, 3 * ((first.month - 1) // 3) + 1, 1)
    for month in _month_starts(begun, last):
        if month.month % 3 == 1:
            yield Tick(scale.x_of(month), f"Q{month.month // 3 + 1}", str(month.year))


def _quarters_short(scale: TimeScale, first: date, last: date) -> Iterator[Tick]:
    for tick in _quarters(scale, first, last):
        yield Tick(tick.x, tick.text)


def _months(scale: TimeScale, first: date, last: date) -> Iterator[Tick]:
    short = scale.per_day * 30 < _ROOM_FOR_FULL_MONTH
    for place, month in enumerate(_month_starts(first, last)):
        with_year = month.month == 1 or place == 0
        name = MONTHS[month.month - 1]
        name = name[:3] if short or (with_year and scale.per_day * 30 < 110) else name
        yield Tick(scale.x_of(month), name, str(month.year) if with_year else "")


def _months_short(scale: TimeScale, first: date, last: date) -> Iterator[Tick]:
    for month in _month_starts(first, last):
        yield Tick(scale.x_of(month), month_word(month))


def _mondays(scale: TimeScale, first: date, last: date) -> Iterator[Tick]:
    day: date | None = first - timedelta(days=first.weekday())
    while day is not None and day <= last:
        yield Tick(scale.x_of(day), str(day.day))
        day = _later(day, 7)


def _weeks(scale: TimeScale, first: date, last: date) -> Iterator[Tick]:
    day: date | None = first - timedelta(days=first.weekday())
    while day is not None and day <= last:
        name = MONTHS[day.month - 1]
        text = f"{day.day} {name if scale.per_day * 7 >= _ROOM_FOR_WEEK else name[:3]}"
        is_first = day <= first or (day.day <= 7 and day.month == 1)
        year = str(day.year) if is_first else ""
        yield Tick(scale.x_of(day), text, year)
        day = _later(day, 7)


def _days(scale: TimeScale, first: date, last: date) -> Iterator[Tick]:
    day: date | None = first
    while day is not None and day <= last:
        name = weekday_word(day)
        text = f"{name} {day.day}" if scale.per_day >= 40 else str(day.day)
        yield Tick(scale.x_of(day), text)
        day = _later(day, 1)


def _later(day: date, days: int) -> date | None:
    """Return the day that much later, None past the end of the calendar."""
    return None if (date.max - day).days < days else day + timedelta(days=days)


def _month_starts(first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield date(year, month, 1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


_LINES = {
    Zoom.YEARS: (_years, _quarters_short),
    Zoom.QUARTERS: (_quarters, _months_short),
    Zoom.MONTHS: (_months, _mondays),
    Zoom.WEEKS: (_weeks, _days),
    Zoom.DAYS: (_weeks, _days),
}
