"""Public holidays of the world's countries, from the library `holidays`.

In this room because it reads what lies outside the plan, like the catalogue. The library is
imported only when somebody asks, never at start-up or during a drag; what it says is written into
the roadmap, so that a newer library moves no date of an old plan. Its dates reach to 2100; those
that depend on the moon are estimates and say so in their names.
"""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from planner.domain.holidays import Holidays
from planner.domain.limits import LAST_HOLIDAY_YEAR, MOST_HOLIDAY_YEARS
from planner.domain.problem import Problem

_NAMES = {
    "CD": "DR Congo", "CI": "Côte d’Ivoire", "CW": "Curaçao", "HK": "Hong Kong", "RE": "Réunion",
    "BL": "Saint Barthélemy", "ST": "São Tomé and Príncipe", "GW": "Guinea-Bissau",
    "AX": "Åland Islands", "TL": "Timor-Leste",
}  # fmt: skip
_SMALL_WORDS = {"And": "and", "Of": "of", "The": "the"}


class UnknownRegion(LookupError):
    """There is no such country or region; `problem` names near ones."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a region of one: a code such as "DE" or "DE-BY", and what it is called."""

    code: str
    name: str


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


def holidays_between(region: str, first: date, until: int) -> Holidays:
    """Return the public holidays of `region` from `first` to the end of the year `until`.

    Names are English where the library has them. At most `MOST_HOLIDAY_YEARS` years are looked
    up. Raises `UnknownRegion`.
    """
    import holidays

    place = place_of(region)
    until = min(until, first.year + MOST_HOLIDAY_YEARS - 1, LAST_HOLIDAY_YEAR)
    country, _, division = place.code.partition("-")
    found = holidays.country_holidays(
        country,
        subdiv=division or None,
        years=range(first.year, until + 1),
        language=_english(country),
    )
    days = {day: name for day, name in sorted(found.items()) if first <= day <= date(until, 12, 31)}
    return Holidays(place.code, place.name, until, days)


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
