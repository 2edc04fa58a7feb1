"""The days that are marked across a timeline, with their texts kept apart."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.formatting import chance_text, day_text, finish_text, short_day
from planner.export.axis import TimeWindow
from planner.export.fontfile import inter
from planner.export.forecast_summary import ForecastSummary
from planner.export.text import Json
from planner.scheduling.schedule import Schedule

FLAG_SIZE = 7.0
_GAP = 3.0
_BETWEEN = 6.0
_SLACK = 1.03


class FlagKind(StrEnum):
    """What a marked day is; the template draws each kind its own way."""

    FINISH = "finish"
    SAFE = "safe"
    TODAY = "today"
    DEADLINE = "deadline"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Flag:
    """A marked day: `at_end` when the line stands at the end of the day."""

    when: date
    text: str
    kind: FlagKind
    at_end: bool = False


def flags_of(schedule: Schedule, exported: date, forecast_summary: ForecastSummary) -> list[Flag]:
    """Return the days worth a mark, the most important first."""
    flags = []
    if schedule.activities:
        text = f"Likely finish {finish_text(schedule.finish)}"
        flags.append(Flag(schedule.finish, text, FlagKind.FINISH, True))
    deadline, chance = schedule.roadmap.deadline, forecast_summary.chance
    if deadline is not None and chance is not None:
        text = f"Deadline {day_text(deadline)}, {chance_text(chance)} chance"
        flags.append(Flag(deadline, text, FlagKind.DEADLINE, True))
    if schedule.activities and forecast_summary.safe > schedule.finish:
        text = f"Safe {day_text(forecast_summary.safe)}"
        flags.append(Flag(forecast_summary.safe, text, FlagKind.SAFE, True))
    flags.append(Flag(exported, f"Exported {short_day(exported)}", FlagKind.TODAY))
    for milestone in schedule.milestones:
        if milestone.day is not None and milestone.day != schedule.finish:
            text = f"{milestone.name} {day_text(milestone.day)}"
            flags.append(Flag(milestone.day, text, FlagKind.MILESTONE, True))
    return flags


def place_flags(flags: list[Flag], window: TimeWindow, rows: int = 2) -> list[Json]:
    """Return the flags in `window` with the place of each text, in so many `rows`.

    A text stands right of its line, left of it, or a row higher, and never on another text or on
    a line, which reaches up to the row of its own text. A text without a place is left out; its
    line stays.
    """
    board = _Board(window, rows)
    return [board.place(flag) for flag in flags if window.shows(flag.when)]


class _Board:
    """The rows of texts above the axis, row 0 the lowest."""

    def __init__(self, window: TimeWindow, rows: int) -> None:
        self._window, self._rows = window, rows
        self._texts: list[tuple[int, float, float]] = []
        self._lines: list[tuple[int, float]] = []

    def place(self, flag: Flag) -> Json:
        window = self._window
        x = window.x_end(flag.when) if flag.at_end else window.x(flag.when)
        width = inter("SemiBold").width(flag.text, FLAG_SIZE) * _SLACK
        data: Json = {
            "x": round(x, 2),
            "kind": flag.kind.value,
            "text": "",
            "text_x": 0.0,
            "row": 0,
        }
        sides = [x + _GAP, x - _GAP - width]
        if flag.kind is FlagKind.FINISH:  # away from the deadline and the safe finish
            sides.reverse()
        for row in range(self._rows):
            for start in sides:
                if self._is_free(row, start, start + width, x):
                    self._texts.append((row, start, start + width))
                    self._lines.append((row, x))
                    return data | {"text": flag.text, "text_x": round(start, 2), "row": row}
        return data

    def _is_free(self, row: int, start: float, end: float, line: float) -> bool:
        if start < 0 or end > self._window.width:
            return False
        for other, low, high in self._texts:
            if other == row and start < high + _BETWEEN and low < end + _BETWEEN:
                return False
            if other < row and low - _GAP < line < high + _GAP:
                return False
        return not any(
            other >= row and start - _GAP < x < end + _GAP and x != line for other, x in self._lines
        )
