"""Countries of our own behind the interface of the library `holidays`.

The real one corrects its calendars with every release; what tests expect must not move with them.
It has what the program asks for: `country_holidays`, and `registry.COUNTRIES`.
"""

import sys
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType, ModuleType

import pytest

Days = Mapping[tuple[int, int], str]
"""Names by month and day."""


class Calendar(dict[date, str]):
    """The holidays of some years, on fixed days; without observed days, languages and regions."""

    subdivisions: tuple[str, ...] = ()
    subdivisions_aliases: Mapping[str, str] = MappingProxyType({})
    supported_languages: tuple[str, ...] = ()
    weekend = frozenset({5, 6})
    fixed: Days = MappingProxyType({})

    def __init__(
        self,
        subdiv: str | None = None,
        years: Iterable[int] = (),
        observed: bool = True,
        language: str | None = None,
    ) -> None:
        super().__init__()
        if subdiv is not None and subdiv not in self.subdivisions:
            raise NotImplementedError(subdiv)
        named = self.named(subdiv, language)
        for year in years:
            self.update({date(year, *day): name for day, name in named.items()})
        for day, name in list(self.items()) if observed else ():
            if day.weekday() in self.weekend:
                self.observe(day, name)

    def named(self, subdiv: str | None, language: str | None) -> Days:  # noqa: ARG002
        """Return the days of a region in a language; None are the country and its own language."""
        return self.fixed

    def observe(self, day: date, name: str) -> None:
        """Add the working day on which the holiday `name` on a weekend is observed, if any."""


class Nordmark(Calendar):
    """Two languages and three regions, one of them with a day of its own."""

    subdivisions = ("EA", "WE", "HX")
    subdivisions_aliases = MappingProxyType(
        {"EAST": "EA", "Østfold": "EA", "Westfold": "WE", "HÄX": "HX"}
    )
    supported_languages = ("en_US", "nm")
    fixed: Days = MappingProxyType(
        {(1, 1): "Nyår", (5, 6): "Skørdag", (12, 25): "Vinter", (12, 26): "Æske"}
    )
    english: Days = MappingProxyType(
        {(1, 1): "New Year", (5, 6): "Harvest", (12, 25): "Midwinter", (12, 26): "Box Day"}
    )

    def named(self, subdiv: str | None, language: str | None) -> Days:
        """Return the days; the east has one more."""
        words = self.english if language == "en_US" else self.fixed
        own = {(1, 6): "Founding" if language == "en_US" else "Grunnfest"}
        return {**words, **(own if subdiv == "EA" else {})}


class Ruritania(Calendar):
    """What falls on a Saturday is observed on the Friday before, on a Sunday on the Monday."""

    fixed: Days = MappingProxyType(
        {(1, 1): "New Year", (7, 4): "Crown Day", (11, 11): "Peace Day", (12, 25): "Midwinter"}
    )

    def observe(self, day: date, name: str) -> None:
        """Add the nearest working day."""
        self[day + timedelta(days=-1 if day.weekday() == 5 else 1)] = f"{name} (observed)"


class Syldavia(Calendar):
    """Two days on end, each observed on the next working day that is no holiday yet."""

    fixed: Days = MappingProxyType({(1, 1): "New Year", (12, 25): "Midwinter", (12, 26): "Box Day"})

    def observe(self, day: date, name: str) -> None:
        """Add the next free working day."""
        while day in self or day.weekday() in self.weekend:
            day += timedelta(days=1)
        self[day] = f"{name} (observed)"


COUNTRIES: dict[str, tuple[str, str, type[Calendar]]] = {
    "NORDMARK": ("Nordmark", "NM", Nordmark),
    "RURITANIA": ("Ruritania", "RR", Ruritania),
    "SYLDAVIA": ("Syldavia", "SY", Syldavia),
    "SYLT_AND_THE_ISLES": ("SyltAndTheIsles", "SZ", Syldavia),
    "ALAND_ISLANDS": ("AlandIslands", "AX", Calendar),
    "BORDURIA": ("Borduria", "BD", Calendar),
    "FREEDONIA": ("Freedonia", "FD", Calendar),
    "GUINEA_BISSAU": ("GuineaBissau", "GW", Calendar),
    "LATELAND": ("Lateland", "LL", Calendar),
}
"""Key of the library, name of the class, code, and the class itself; more than are ever listed."""


def country_holidays(
    country: str,
    subdiv: str | None = None,
    years: Iterable[int] = (),
    observed: bool = True,
    language: str | None = None,
) -> Calendar:
    """Return the calendar of a country by its code, as the library does."""
    found = next((kind for _, code, kind in COUNTRIES.values() if code == country), None)
    if found is None:
        raise NotImplementedError(country)
    return found(subdiv, years, observed, language)


def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the invented countries in the place of the library while the test lasts."""
    library, registry = ModuleType("holidays"), ModuleType("holidays.registry")
    vars(library).update(country_holidays=country_holidays, registry=registry)
    vars(registry).update(
        COUNTRIES={key: (name, code) for key, (name, code, _) in COUNTRIES.items()}
    )
    monkeypatch.setitem(sys.modules, "holidays", library)
    monkeypatch.setitem(sys.modules, "holidays.registry", registry)
