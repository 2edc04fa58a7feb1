"""Public holidays: looked up by country, kept in the file, complained about with a way on."""

import re
from datetime import date, timedelta

import pytest

from planner.domain.holidays import Holidays
from planner.domain.learner import WeekHours
from planner.storage.public_holidays import (
    Place,
    UnknownRegion,
    countries,
    holidays_between,
    place_of,
    regions,
)
from planner.storage.roadmap_file import RoadmapFileError, dumps, loads
from tests.strategies import catalogue

invented = pytest.mark.usefixtures("invented_holidays")
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


@invented
def test_a_region_has_the_days_of_its_country_and_its_own() -> None:
    held = holidays_between("NM-EA", date(2027, 1, 1), 2027)
    assert held == Holidays("NM-EA", "Nordmark (Østfold)", 2027, {
        date(2027, 1, 1): "New Year",
        date(2027, 1, 6): "Founding",
        date(2027, 5, 6): "Harvest",
        date(2027, 12, 25): "Midwinter",
        date(2027, 12, 26): "Box Day",
    })  # fmt: skip
    assert date(2027, 1, 6) not in holidays_between("NM", date(2027, 1, 1), 2027).days


@invented
def test_only_days_from_the_first_on_count() -> None:
    held = holidays_between("NM", date(2027, 12, 26), 2028)
    assert (min(held.days), max(held.days)) == (date(2027, 12, 26), date(2028, 12, 26))
    assert held.until == 2028


@invented
@pytest.mark.parametrize("word", ["NM-EA", "nm-ea", "NM-Østfold", "nordmark-ea"])
def test_places_are_found_by_code_and_name(word: str) -> None:
    assert place_of(word) == Place("NM-EA", "Nordmark (Østfold)")


@invented
def test_a_hyphen_may_be_in_a_name() -> None:
    assert place_of("Guinea-Bissau").code == "GW"


@invented
@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("NMM", "NM (Nordmark)"),
        ("Nrdmark", "NM (Nordmark)"),
        ("NM-EX", "NM-EA (Østfold)"),
        ("NM-Quite-Elsewhere", "NM-HX (HX), NM-WE (Westfold), NM-EA (Østfold)"),
        ("RR-X", "give the country alone"),
        ("", "Write a code such as DE"),
    ],
)
def test_an_unknown_place_names_near_ones(word: str, said: str) -> None:
    with pytest.raises(UnknownRegion) as raised:
        holidays_between(word, date(2027, 1, 1), 2027)
    assert said in raised.value.problem.hint


@invented
def test_countries_and_regions_are_named_and_sorted() -> None:
    assert [place.label for place in countries()] == [
        "Åland Islands (AX)", "Borduria (BD)", "Freedonia (FD)", "Guinea-Bissau (GW)",
        "Lateland (LL)", "Nordmark (NM)", "Ruritania (RR)", "Syldavia (SY)",
        "Sylt and the Isles (SZ)",
    ]  # fmt: skip
    assert regions("RR") == ()


@invented
def test_regions_are_named_with_their_codes_and_never_by_an_abbreviation() -> None:
    labels = [place.label for place in regions("NM")]
    assert labels == ["HX (NM-HX)", "Westfold (NM-WE)", "Østfold (NM-EA)"]


@invented
def test_a_plan_without_end_asks_for_forty_years_at_most() -> None:
    assert holidays_between("NM", date(2026, 1, 1), 2260).until == 2065
    assert holidays_between("NM", date(2090, 1, 1), 2260).until == 2100
    assert holidays_between("NM", date(2150, 1, 1), 2260).days == {}


SATURDAYS, EVENINGS = (0.0, 0.0, 0.0, 0.0, 0.0, 5.0, 0.0), (2.0, 2.0, 2.0, 2.0, 2.0, 0.0, 0.0)


@invented
@pytest.mark.parametrize(
    ("region", "names"),
    [
        ("RR", {"New Year", "Crown Day", "Peace Day", "Midwinter"}),
        ("SY", {"New Year", "Midwinter", "Box Day"}),
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
        assert len(years) == len(set(years)) >= 7, (name, days)


@invented
def test_it_is_the_day_on_which_the_person_would_study() -> None:
    fourth, third = date(2026, 7, 4), date(2026, 7, 3)
    on_saturdays = holidays_between("RR", date(2026, 1, 1), 2026, SATURDAYS).days
    on_evenings = holidays_between("RR", date(2026, 1, 1), 2026, EVENINGS).days
    assert (on_saturdays.get(fourth), third in on_saturdays) == ("Crown Day", False)
    assert (on_evenings.get(third), fourth in on_evenings) == ("Crown Day (observed)", False)
    assert holidays_between("RR", date(2026, 1, 1), 2026).days == on_saturdays


@invented
def test_two_holidays_of_one_weekend_are_told_apart_by_name() -> None:
    """Midwinter 2027 is a Saturday and Box Day a Sunday: observed on Monday and Tuesday."""
    days = holidays_between("SY", date(2027, 12, 1), 2027, SATURDAYS).days
    assert days == {date(2027, 12, 25): "Midwinter", date(2027, 12, 28): "Box Day (observed)"}


@invented
def test_new_year_is_not_taken_twice_when_years_are_added() -> None:
    """The first of January 2028 is a Saturday, observed on the last day of 2027."""
    for week in (SATURDAYS, EVENINGS):
        first = holidays_between("RR", date(2027, 1, 4), 2027, week)
        whole = first.extended(holidays_between("RR", date(2028, 1, 1), 2028, week))
        days = [day for day, name in whole.days.items() if name.startswith("New Year")]
        assert days == [date(2028, 1, 1) if week is SATURDAYS else date(2027, 12, 31)]


def test_the_library_has_the_form_that_the_invented_one_copies() -> None:
    """What days it knows is its own business."""
    codes = [place.code for place in countries()]
    assert len(codes) == len(set(codes)) > 1
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    (region, *_) = regions("DE")
    assert re.fullmatch(r"DE-\w+", region.code)
    held = holidays_between(region.code, date(2027, 1, 1), 2028)
    assert held.region == region.code
    assert {day.year for day in held.days} == {2027, 2028}
    assert all(type(day) is date and name for day, name in held.days.items())
