"""Public holidays in the plan: added, replaced, taken out, extended."""

from dataclasses import replace
from datetime import date

from planner.domain.holidays import Holidays
from planner.edits import AddHolidays, Edit, RemoveHoliday, RemoveHolidays
from tests.strategies import catalogue
from tests.unit.edits.base import ROADMAP, applied, rejected

CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)
BAYERN = Holidays(
    "DE-BY", "Germany (Bayern)", 2027, {CHRISTMAS: "Christmas Day", NEW_YEAR: "New Year's Day"}
)
HESSEN = replace(BAYERN, region="DE-HE", name="Germany (Hessen)", days={CHRISTMAS: "Christmas Day"})
AUSTRIA = replace(HESSEN, region="AT", name="Austria")
WITH = applied(AddHolidays(BAYERN))


def test_the_holidays_of_a_country_are_replaced_and_those_of_others_stay() -> None:
    both = applied(AddHolidays(AUSTRIA), WITH)
    assert both.learner.holidays == (BAYERN, AUSTRIA)
    assert applied(AddHolidays(HESSEN), both).learner.holidays == (AUSTRIA, HESSEN)


def test_one_day_is_taken_out_and_with_the_last_the_whole_country() -> None:
    less = applied(RemoveHoliday("DE-BY", CHRISTMAS), WITH)
    assert less.learner.days_off == {NEW_YEAR}
    assert applied(RemoveHoliday("DE-BY", NEW_YEAR), less) == ROADMAP


def test_the_steps_are_named() -> None:
    labels: list[tuple[Edit, str]] = [
        (AddHolidays(BAYERN), "Public holidays, Germany (Bayern) until 2027"),
        (RemoveHolidays("DE-BY"), "Remove the public holidays of Germany (Bayern)"),
        (RemoveHoliday("DE-BY", CHRISTMAS), "Study on Christmas Day, 25 Dec 2026"),
    ]
    assert [edit.label(WITH, catalogue()) for edit, _ in labels] == [text for _, text in labels]


def test_what_is_not_there_is_refused() -> None:
    assert rejected(AddHolidays(replace(BAYERN, days={}))).code == "no-holidays"
    outside = replace(BAYERN, days={date(1969, 1, 1): "x"})
    assert rejected(AddHolidays(outside)).code == "day-range"
    assert rejected(RemoveHolidays("DE-BY")).code == "no-holidays"
    assert rejected(RemoveHolidays("DE-HE"), WITH).code == "no-holidays"
    assert rejected(RemoveHoliday("DE-BY", CHRISTMAS)).code == "no-holidays"
    assert rejected(RemoveHoliday("DE-BY", date(2026, 12, 24)), WITH).code == "no-holiday"


def test_years_are_added_without_bringing_back_what_was_taken_out() -> None:
    less = BAYERN.without(NEW_YEAR)
    assert list(less.years_missing(date(2029, 5, 1))) == [2028, 2029]
    assert not less.years_missing(date(2027, 12, 31))
    assert BAYERN.years_missing(date(2190, 1, 1))[-1] == 2100
    later = replace(BAYERN, until=2029, days={**BAYERN.days, date(2028, 1, 1): "New Year's Day"})
    longer = less.extended(later)
    assert longer.until == 2029
    assert list(longer.days) == [CHRISTMAS, date(2028, 1, 1)]
