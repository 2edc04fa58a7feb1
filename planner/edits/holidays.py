"""Edits of the public holidays. They carry the days: an edit looks nothing up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import day_text
from planner.domain.holidays import Holidays
from planner.domain.roadmap import Roadmap
from planner.edits.base import check_day, reject


@dataclass(frozen=True, slots=True)
class AddHolidays:
    """Take these days off, in place of all holidays of the same country."""

    holidays: Holidays

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected without any day, or with one that no roadmap may name."""
        del catalogue
        added = self.holidays
        if not added.days:
            message = f"No public holidays are known for {added.name or added.region} until then."
            raise reject("no-holidays", message, "Choose another region or a later year.")
        for day in added.days:
            check_day(day)
        held = roadmap.learner.holidays
        return _with(roadmap, (*(h for h in held if h.country != added.country), added))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say where and until when."""
        del roadmap, catalogue
        return f"{self.holidays.title} until {self.holidays.until}"


@dataclass(frozen=True, slots=True)
class RemoveHolidays:
    """Study on all the holidays of `region`."""

    region: str

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if the plan has none of them."""
        del catalogue
        _held(self.region, roadmap)
        left = (each for each in roadmap.learner.holidays if each.region != self.region)
        return _with(roadmap, left)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the country."""
        del catalogue
        return f"Remove the public holidays of {_name(self.region, roadmap)}"


@dataclass(frozen=True, slots=True)
class RemoveHoliday:
    """Study on one of the holidays of `region`."""

    region: str
    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if that is none. Without any day left the region goes too."""
        del catalogue
        held = _held(self.region, roadmap)
        if self.day not in held.days:
            message = f"There is no public holiday on {day_text(self.day)} in the plan."
            raise reject("no-holiday", message)
        less = held.without(self.day)
        kept = (less if each is held else each for each in roadmap.learner.holidays)
        return _with(roadmap, (each for each in kept if each.days))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the day."""
        del catalogue
        name = next(
            (h.days[self.day] for h in roadmap.learner.holidays
             if h.region == self.region and self.day in h.days), "a holiday",
        )  # fmt: skip
        return f"Study on {name}, {day_text(self.day)}"


def _with(roadmap: Roadmap, holidays: Iterable[Holidays]) -> Roadmap:
    return replace(roadmap, learner=replace(roadmap.learner, holidays=tuple(holidays)))


def _held(region: str, roadmap: Roadmap) -> Holidays:
    for each in roadmap.learner.holidays:
        if each.region == region:
            return each
    raise reject("no-holidays", f"The public holidays of {region} are not in the plan.")


def _name(region: str, roadmap: Roadmap) -> str:
    held = (each.name for each in roadmap.learner.holidays if each.region == region)
    return next(held, "") or region
