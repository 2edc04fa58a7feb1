"""Public holidays as a roadmap keeps them: days with names, written down once when added."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from planner.domain.limits import LAST_HOLIDAY_YEAR


@dataclass(frozen=True, slots=True)
class Holidays:
    """The public holidays of one country, or of a region of it, on which nobody studies.

    `region` is a code such as "DE" or "DE-BY", `name` what it is called. `days` are all days
    off and their names; what is taken out of them is not in the plan. `until` is the last year
    for which they were looked up. They are data of the plan: nothing is looked up to open it, so
    that the same file gives the same dates everywhere.
    """

    region: str
    name: str
    until: int
    days: Mapping[date, str]
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def country(self) -> str:
        """The code of the country, two letters."""
        return self.region.partition("-")[0]

    @property
    def title(self) -> str:
        """What stands before them in a list."""
        return f"Public holidays, {self.name or self.region}"

    def years_missing(self, last: date) -> range:
        """Return the years up to that of `last` for which they were not looked up, but can be."""
        return range(self.until + 1, min(last.year, LAST_HOLIDAY_YEAR) + 1)

    def without(self, day: date) -> "Holidays":
        """Return them without `day`."""
        return replace(self, days={each: name for each, name in self.days.items() if each != day})

    def extended(self, later: "Holidays") -> "Holidays":
        """Return them with what `later` has after the last year; earlier years stay as they are."""
        new = {day: name for day, name in later.days.items() if day.year > self.until}
        until = max(self.until, later.until)
        return replace(self, until=until, days={**self.days, **dict(sorted(new.items()))})
