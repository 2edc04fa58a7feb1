"""The strip of study hours under a timeline."""

from datetime import date, timedelta

from planner.domain.formatting import number_text
from planner.export.axis import TimeWindow, month_starts
from planner.export.text import Json
from planner.scheduling.schedule import Schedule

_STRIP_HEIGHT = 28.0
_NARROWEST_WEEK = 1.6
_LONGEST_STRIP_DAYS = 366 * 60


def strip_data(schedule: Schedule, window: TimeWindow) -> Json:
    """Return the hours of own study by week, or by month where weeks would be too narrow: bars of
    at most 28 points height, none after the plan's finish, and a caption."""
    weekly = 7 * window.per_day >= _NARROWEST_WEEK
    last = min(window.last, schedule.finish)
    if (last - window.first).days > _LONGEST_STRIP_DAYS:
        return {"weeks": [], "caption": ""}
    spans = _week_spans(window, last) if weekly else _month_spans(window, last)
    first = schedule.roadmap.start
    bars = []
    for begin, end in spans:
        days = (end - begin).days + 1
        amount = schedule.availability.hours_between(begin, end) * 7 / days if end >= first else 0.0
        bars.append((begin, end, amount))
    most = max((amount for *_, amount in bars), default=0.0)
    return {
        "weeks": [
            {
                "x": _points(window.x(begin)),
                "width": _points(min(window.x_end(end), window.width) - window.x(begin)),
                "height": _points(_STRIP_HEIGHT * amount / most),
            }
            for begin, end, amount in bars
            if amount > 0
        ],
        "caption": _usual([amount for *_, amount in bars if amount > 0]),
    }


def _usual(amounts: list[float]) -> str:
    if not amounts:
        return "no hours"
    rounded = [round(amount, 1) for amount in amounts]
    usual = max(sorted(set(rounded)), key=rounded.count)
    if rounded.count(usual) * 2 > len(rounded):
        return f"most weeks {number_text(usual)} h"
    return f"{number_text(min(rounded))} to {number_text(max(rounded))} h"


def _week_spans(window: TimeWindow, last: date) -> list[tuple[date, date]]:
    begin = window.first + timedelta(days=-window.first.weekday() % 7)
    spans = []
    while begin <= last:
        spans.append((begin, begin + timedelta(days=6)))
        begin += timedelta(days=7)
    return spans


def _month_spans(window: TimeWindow, last: date) -> list[tuple[date, date]]:
    starts = [each for each in month_starts(window) if each <= last]
    return [(s, (s + timedelta(days=32)).replace(day=1) - timedelta(days=1)) for s in starts]


def _points(length: float) -> float:
    return round(length, 2)
