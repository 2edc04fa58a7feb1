"""Public holidays: looked up by country, kept in the file, complained about with a way on."""

from datetime import date, timedelta

import pytest

from planner.domain.holidays import Holidays
from planner.domain.learner import WeekHours
from planner.storage.public_holidays import (
    UnknownRegion,
    countries,
    holidays_between,
    place_of,
    regions,
)
from planner.storage.roadmap_file import RoadmapFileError, dumps, loads
from tests.strategies import catalogue

HEAD = """\
format: 1
title: T
career: applied-ml-engineer
start: 2026-01-05
hours: {sat: 4}
"""
ENTRY = """\
holidays:
- region: DE-BY
  name: Germany (Bayern)
  until: 2027
  days:
    2026-12-25: Christmas Day
    2027-01-06: Epiphany
"""


def complaints(entry: str) -> list[str]:
    with pytest.raises(RoadmapFileError) as raised:
        loads(HEAD + entry, "my.yaml", catalogue())
    return [str(problem) for problem in raised.value.problems]


def test_a_file_lists_them_by_day() -> None:
    loaded = loads(HEAD + ENTRY, "my.yaml", catalogue())
    days = {date(2026, 12, 25): "Christmas Day", date(2027, 1, 6): "Epiphany"}
    held = Holidays("DE-BY", "Germany (Bayern)", 2027, days)
    assert loaded.problems == ()
    assert loaded.roadmap.learner.holidays == (held,)
    assert ENTRY in dumps(loaded.roadmap)


def test_the_last_year_is_that_of_the_last_day_if_none_is_given() -> None:
    entry = ENTRY.replace("  until: 2027\n", "")
    assert loads(HEAD + entry, "my.yaml", catalogue()).roadmap.learner.holidays[0].until == 2027


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (ENTRY.replace("DE-BY", "Bavaria"), ":7: “Bavaria” is not the code of a country"),
        (ENTRY.replace("2026-12-25", "2026-02-30"), "2026-02-30 is not a day of the calendar"),
        (ENTRY.replace("2026-12-25", "Christmas"), ":11: A key of “days” must be a day"),
        (ENTRY.replace("2026-12-25", "1960-12-25"), "must lie between 1970 and 2200"),
        (ENTRY.replace("until: 2027", "until: never"), "“until” must be a number"),
        (ENTRY + ENTRY.removeprefix("holidays:\n"), "of “DE” are listed twice"),
        ("holidays:\n- region: DE\n  days: {}\n", "“days” has no day"),
        ("holidays:\n- days: {2026-01-06: x}\n", "has no “region”"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(entry: str, said: str) -> None:
    assert any(said in each for each in complaints(entry))


def test_an_unknown_key_is_kept_and_its_neighbour_named() -> None:
    loaded = loads(HEAD + ENTRY.replace("name:", "nmae:"), "my.yaml", catalogue())
    assert [problem.hint for problem in loaded.problems] == ["Did you mean “name”?"]
    assert loaded.roadmap.learner.holidays[0].extra == {"nmae": "Germany (Bayern)"}


def test_bavaria_has_the_days_that_its_law_names() -> None:
    """The fixed and the Easter days of Art. 1 of the Bavarian law on holidays, for 2027."""
    held = holidays_between("DE-BY", date(2027, 1, 1), 2027)
    assert held.name == "Germany (Bayern)"
    assert [f"{day:%m-%d}" for day in held.days] == [
        "01-01", "01-06", "03-26", "03-29", "05-01", "05-06", "05-17", "05-27",
        "10-03", "11-01", "12-25", "12-26",
    ]  # fmt: skip
    assert held.days[date(2027, 5, 6)] == "Ascension Day"


def test_only_days_from_the_first_on_count() -> None:
    held = holidays_between("GB-SCT", date(2027, 12, 1), 2028)
    assert min(held.days) >= date(2027, 12, 1)
    assert max(held.days) <= date(2028, 12, 31)
    assert held.until == 2028


@pytest.mark.parametrize("word", ["DE-BY", "de-by", "DE-Bayern", "germany-by"])
def test_places_are_found_by_code_and_name(word: str) -> None:
    assert place_of(word).code == "DE-BY"


def test_a_hyphen_may_be_in_a_name() -> None:
    assert place_of("Guinea-Bissau").code == "GW"
    assert place_of("Timor-Leste").code == "TL"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("DEE", "DE (Germany)"),
        ("Grmany", "DE (Germany)"),
        ("DE-BX", "DE-BY (Bayern)"),
        ("GB-X", "GB-SCT (Scotland)"),
        ("NL-X", "give the country alone"),
        ("", "Write a code such as DE"),
    ],
)
def test_an_unknown_place_names_near_ones(word: str, said: str) -> None:
    with pytest.raises(UnknownRegion) as raised:
        holidays_between(word, date(2027, 1, 1), 2027)
    assert said in raised.value.problem.hint


def test_countries_and_regions_are_named_and_sorted() -> None:
    names = {place.code: place.name for place in countries()}
    assert len(names) >= 200
    assert (names["US"], names["ST"]) == ("United States", "São Tomé and Príncipe")
    assert {"CH-ZH", "CH-GE"} <= {place.code for place in regions("CH")}
    assert regions("NL") == ()
    found = [place.name for place in regions("DE")]
    assert found == sorted(found)


def test_a_plan_without_end_asks_for_forty_years_at_most() -> None:
    assert holidays_between("DE", date(2026, 1, 1), 2260).until == 2065
    assert holidays_between("DE", date(2090, 1, 1), 2260).until == 2100
    assert holidays_between("DE", date(2150, 1, 1), 2260).days == {}


SATURDAYS, EVENINGS = (0.0, 0.0, 0.0, 0.0, 0.0, 5.0, 0.0), (2.0, 2.0, 2.0, 2.0, 2.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("region", "names"),
    [
        ("US", {"Independence Day", "Juneteenth", "Christmas Day", "New Year", "Veterans Day"}),
        ("GB-ENG", {"Boxing Day", "Christmas Day", "New Year"}),
    ],
)
@pytest.mark.parametrize("week", [SATURDAYS, EVENINGS])
def test_a_holiday_on_a_weekend_is_one_day_off(
    region: str, names: set[str], week: WeekHours
) -> None:
    held = holidays_between(region, date(2026, 1, 1), 2032, week)
    for name in names:
        days = [day for day, each in held.days.items() if each.startswith(name)]
        years = [(day + timedelta(days=20)).year for day in days]  # the end of December is of one
        assert len(years) == len(set(years)) >= 6, (name, days)


def test_it_is_the_day_on_which_the_person_would_study() -> None:
    fourth, third = date(2026, 7, 4), date(2026, 7, 3)
    on_saturdays = holidays_between("US", date(2026, 1, 1), 2026, SATURDAYS).days
    on_evenings = holidays_between("US", date(2026, 1, 1), 2026, EVENINGS).days
    assert (on_saturdays.get(fourth), third in on_saturdays) == ("Independence Day", False)
    assert (on_evenings.get(third), fourth in on_evenings) == (
        "Independence Day (observed)", False,
    )  # fmt: skip
    assert holidays_between("US", date(2026, 1, 1), 2026).days == on_saturdays


def test_new_year_is_not_taken_twice_when_years_are_added() -> None:
    """The first of January 2028 is a Saturday, observed on the last day of 2027."""
    for week in (SATURDAYS, EVENINGS):
        first = holidays_between("US", date(2027, 1, 4), 2027, week)
        whole = first.extended(holidays_between("US", date(2028, 1, 1), 2028, week))
        days = [day for day, name in whole.days.items() if name.startswith("New Year")]
        assert days == [date(2028, 1, 1) if week is SATURDAYS else date(2027, 12, 31)]


def test_regions_are_shown_with_their_codes_and_never_by_an_abbreviation() -> None:
    labels = {place.code: place.label for place in regions("DE")}
    assert labels["DE-BY"] == "Bayern (DE-BY)"
    assert {place.code: place.name for place in regions("FR")}["FR-971"] == "Guadeloupe"
