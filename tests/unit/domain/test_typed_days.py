"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.formatting import MONTHS, day_text
from planner.domain.limits import FIRST_DAY, LAST_DAY
from planner.domain.typed_days import UnreadableDay, read_day

JUNE = date(2026, 6, 15)
DAYS = st.dates(FIRST_DAY, LAST_DAY)


@given(DAYS, DAYS, st.sampled_from((str.lower, str.upper, str.title)))
def test_what_the_program_writes_it_reads(day: date, shown: date, cased: object) -> None:
    assert callable(cased)
    month = MONTHS[day.month - 1]
    for text in (
        day_text(day),
        day_text(day, weekday=True),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
    ):
        assert read_day(cased(text), shown) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 dec", date(2026, 12, 31)),
        ("Dec 31", date(2026, 12, 31)),
        ("31", None),
        ("7", date(2026, 6, 7)),
        ("7.", date(2026, 6, 7)),
        ("16 sep 2027", date(2027, 9, 16)),
        ("16 SEPT 2027", date(2027, 9, 16)),
        ("16 septem 27", date(2027, 9, 16)),
        ("1st of May 2027", date(2027, 5, 1)),
        ("thurs 2 july 2026", date(2026, 7, 2)),
        ("5-Jan-2027", date(2027, 1, 5)),
        ("5jan2027", date(2027, 1, 5)),
        ("2027/1/5", date(2027, 1, 5)),
        ("5.1.", date(2026, 1, 5)),
        ("  9   oct  ", date(2026, 10, 9)),
        ("29 Feb 2028", date(2028, 2, 29)),
    ],
)
def test_what_is_left_out_is_as_shown(text: str, day: date | None) -> None:
    if day is None:
        with pytest.raises(UnreadableDay, match="June 2026 has 30 days"):
            read_day(text, JUNE)
    else:
        assert read_day(text, JUNE) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no day here. Write it like 31 Dec 2027 or 2027-12-31."),
        ("soon", "“soon” is not a day."),
        ("ju 5", "“ju 5” is not a day."),
        ("5/1/2027", "“5/1/2027” is not a day."),
        ("31 Dec 20271", "is not a day."),
        ("5 6 7", "is not a day."),
        ("5 May June", "is not a day."),
        ("mon", "is not a day."),
        ("2027-13-01", "“2027-13-01” is not a day."),
        ("2027-00-01", "is not a day."),
        ("29 Feb 2027", "February 2027 has 28 days. Enter a day from 1 to 28."),
        ("0 May", "May 2026 has 31 days."),
        ("1 Jan 1969", "The year 1969 is not between 1970 and 2200. Check the year."),
        ("1 Jan 2201", "The year 2201 is not between 1970 and 2200."),
        ("x" * 200, "“" + "x" * 39 + "…” is not a day."),
    ],
)
def test_what_is_no_day_says_why_and_how_to_go_on(text: str, said: str) -> None:
    with pytest.raises(UnreadableDay) as caught:
        read_day(text, JUNE)
    assert said in str(caught.value.problem)


@given(st.text(max_size=30), DAYS)
def test_any_text_is_read_or_refused(text: str, shown: date) -> None:
    try:
        day = read_day(text, shown)
    except UnreadableDay:
        return
    assert FIRST_DAY <= day <= LAST_DAY
