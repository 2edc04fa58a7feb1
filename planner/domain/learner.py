"""The person: when they can study and what they know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from planner.domain.effort import Level
from planner.domain.holidays import Holidays
from planner.domain.limits import LAST_DAY, MAX_DAILY_HOURS, MOST_RULE_DAYS
from planner.domain.skill import SkillId

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

WeekHours: TypeAlias = tuple[float, float, float, float, float, float, float]
"""Hours for Monday to Sunday."""


def spread(hours_per_week: float, pattern: WeekHours) -> WeekHours:
    """Return `hours_per_week` shared over the weekdays like `pattern` (evenly if that is empty)."""
    total = sum(pattern)
    if total <= 0:
        pattern, total = (1.0,) * 7, 7.0
    mon, tue, wed, thu, fri, sat, sun = (hours_per_week * hours / total for hours in pattern)
    return (mon, tue, wed, thu, fri, sat, sun)


def longest_week(pattern: WeekHours) -> float:
    """Return the most hours a week that `spread` gives no day too many of."""
    return MAX_DAILY_HOURS / max(spread(1.0, pattern))


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """From `first` to `last`, both inclusive, other hours than usual.

    `hours` None is a break (0 h); a number is hours a week, shared like the usual week; a tuple
    gives Monday to Sunday. Later rules win over earlier ones.
    """

    first: date
    last: date
    hours: WeekHours | float | None = None
    name: str = ""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def is_break(self) -> bool:
        """Whether no study happens in this time."""
        return self.hours is None

    @property
    def is_open_ended(self) -> bool:
        """Whether it reads as “from then on”: it holds as long as a rule may."""
        return (self.last - self.first).days + 1 >= MOST_RULE_DAYS or self.last >= LAST_DAY


@dataclass(frozen=True, slots=True)
class Learner:
    """Who learns: usual hours by weekday, dated rules, focus limit, what is known already.

    `focus` is the most skills in progress at once (1 to 4). `choices` picks members of choice
    groups. `holidays` win over every rule of the `calendar`. All figures are the person's own.
    """

    hours: WeekHours = (1.5, 1.5, 1.5, 1.5, 0.0, 4.0, 0.0)
    calendar: tuple[CalendarRule, ...] = ()
    focus: int = 2
    known: Mapping[SkillId, Level] = field(default_factory=dict)
    choices: Mapping[str, SkillId] = field(default_factory=dict)
    holidays: tuple[Holidays, ...] = ()

    @property
    def hours_per_week(self) -> float:
        """Hours of a usual week."""
        return sum(self.hours)

    @property
    def days_off(self) -> frozenset[date]:
        """The public holidays of all countries."""
        return frozenset(day for each in self.holidays for day in each.days)
