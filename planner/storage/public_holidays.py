"""Public holidays of the world's countries, from the library `holidays`.

In this room because it reads what lies outside the plan, like the catalogue. The library is
imported only when somebody asks, never at start-up or during a drag; what it says is written into
the roadmap, so that a newer library moves no date of an old plan. Its dates reach to 2100; those
that depend on the moon are estimates and say so in their names.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING

from planner.domain.holidays import Holidays
from planner.domain.learner import WeekHours
from planner.domain.limits import LAST_HOLIDAY_YEAR, MOST_HOLIDAY_YEARS
from planner.domain.problem import Problem

if TYPE_CHECKING:
    from holidays import HolidayBase

_NAMES = {
    "CD": "DR Congo", "CI": "Côte d’Ivoire", "CW": "Curaçao", "HK": "Hong Kong", "RE": "Réunion",
    "BL": "Saint Barthélemy", "ST": "São Tomé and Príncipe", "GW": "Guinea-Bissau",
    "AX": "Åland Islands", "TL": "Timor-Leste",
}  # fmt: skip
_FARTHEST = 3
"""Days from a holiday to the day it is observed on, at most."""
_SMALL_WORDS = {"And": "and", "Of": "of", "The": "the"}


class UnknownRegion(LookupError):
    """There is no such country or region; `problem` names near ones."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a region of one: a code such as "DE" or "DE-BY", and what it is called there,
    in English for countries."""

    code: str
    name: str

    @property
    def label(self) -> str:
        """Name and code: “Bayern (DE-BY)”."""
        return f"{self.name} ({self.code})"


def countries() -> tuple[Place, ...]:
    """Return all countries by name. Takes some hundredths of a second the first time."""
    from holidays.registry import COUNTRIES

    places = (Place(codes[1], _country_name(key, codes[1])) for key, codes in COUNTRIES.items())
    return tuple(sorted(places, key=lambda place: place.name.replace("Å", "A")))


def regions(country: str) -> tuple[Place, ...]:
    """Return the regions of `country` that have holidays of their own, by name."""
    import holidays

    kind = type(holidays.country_holidays(country))
    names: dict[str, str] = {}
    for name, code in getattr(kind, "subdivisions_aliases", {}).items():
        if not name.isupper():  # some countries list abbreviations first
            names.setdefault(code, name)
    found = (Place(f"{country}-{code}", names.get(code, code)) for code in kind.subdivisions)
    return tuple(sorted(found, key=lambda place: place.name))


def place_of(word: str) -> Place:
    """Return the place that `word` names: a code in any case, or a name: DE, de-by, Germany.

    The name of a region has its country in it: “Germany (Bayern)”. Raises `UnknownRegion`.
    """
    whole = _found(word, countries())
    if whole is not None:
        return whole
    head, _, rest = word.partition("-")
    country = _found(head, countries()) if rest else None
    if country is None:
        raise _unknown(word, "country", countries())
    places = regions(country.code)
    region = _found(f"{country.code}-{rest}", places) or _found(rest, places)
    if region is None:
        raise _unknown(word, f"region of {country.name}", places)
    return Place(region.code, f"{country.name} ({region.name})")


def holidays_between(
    region: str, first: date, until: int, week: WeekHours = (1.0,) * 7
) -> Holidays:
    """Return the public holidays of `region` from `first` to the end of the year `until`.

    Each holiday is one day off, also where it falls on a weekend and is observed on a working day:
    the holiday itself if `week` has hours on its weekday, else the day it is observed on. Names
    are English where the library has them. At most `MOST_HOLIDAY_YEARS` years are looked up.
    Raises `UnknownRegion`.
    """
    place = place_of(region)
    until = min(until, first.year + MOST_HOLIDAY_YEARS - 1, LAST_HOLIDAY_YEAR)
    years = range(first.year - 1, until + 2)
    found, itself = (_looked_up(place, years, observed) for observed in (True, False))
    days = dict(sorted(found.items()))
    for day in [each for each in days if each not in itself]:
        held = _observed_on(day, days[day], itself)
        if held is not None:
            days.pop(day if week[held.weekday()] > 0 else held, None)
    kept = {day: name for day, name in days.items() if first <= day <= date(until, 12, 31)}
    return Holidays(place.code, place.name, until, kept)


def _looked_up(place: Place, years: range, observed: bool) -> "HolidayBase":
    import holidays

    country, _, division = place.code.partition("-")
    return holidays.country_holidays(
        country,
        subdiv=division or None,
        years=years,
        observed=observed,
        language=_english(country),
    )


def _observed_on(day: date, name: str, itself: "HolidayBase") -> date | None:
    """Return the holiday on a weekend that the working day `day` stands for, None if there is none.

    Of several the one whose name `name` begins with, then the nearest: Christmas Day on a Saturday
    and Boxing Day on a Sunday are both observed in the week after.
    """
    near = [day + timedelta(days=away) for away in range(-_FARTHEST, _FARTHEST + 1)]
    weekends = [each for each in near if each in itself and each.weekday() in itself.weekend]
    if day.weekday() in itself.weekend or not weekends:
        return None
    return min(weekends, key=lambda held: (not name.startswith(itself[held]), abs(day - held)))


def _english(country: str) -> str | None:
    import holidays

    spoken = type(holidays.country_holidays(country)).supported_languages
    return next((language for language in spoken if language.startswith("en")), None)


def _country_name(key: str, code: str) -> str:
    words = (_SMALL_WORDS.get(word, word) for word in key.replace("_", " ").title().split())
    return _NAMES.get(code) or " ".join(words)


def _found(word: str, places: tuple[Place, ...]) -> Place | None:
    wanted = word.lower()
    return next((p for p in places if wanted in (p.code.lower(), p.name.lower())), None)


def _unknown(word: str, what: str, places: tuple[Place, ...]) -> UnknownRegion:
    """Name up to three places whose code or name is near, or all of a few."""
    labels = {text.lower(): place for place in places for text in (place.code, place.name)}
    near = dict.fromkeys(labels[each] for each in get_close_matches(word.lower(), labels, 3))
    listed = tuple(near) or (places if len(places) <= 8 else ())
    names = ", ".join(f"{place.code} ({place.name})" for place in listed)
    hint = f"Near it: {names}." if names else "Write a code such as DE, DE-BY or US-CA."
    if not places:
        hint = "It is the same everywhere there: give the country alone."
    return UnknownRegion(Problem("unknown-region", f"There is no {what} “{word}”.", hint))
