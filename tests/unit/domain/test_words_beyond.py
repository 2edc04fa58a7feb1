"""Days that no roadmap can name are reached by too few hours only."""

from datetime import date

from planner.domain.formatting import day_near, day_range, day_text, duration_text, iso_text

LAST, NEVER = date(2200, 12, 31), date(2267, 7, 5)


def test_a_day_beyond_the_last_is_no_day() -> None:
    assert day_text(LAST, weekday=True) == "Wed 31 Dec 2200"
    assert {day_text(NEVER), day_text(NEVER, weekday=True), day_near(NEVER, NEVER)} == {
        "beyond 2200"
    }
    assert (iso_text(LAST), iso_text(NEVER)) == ("2200-12-31", "beyond 2200")
    assert day_range(date(2190, 1, 5), NEVER) == "5 Jan 2190 to beyond 2200"
    assert day_range(NEVER, date(2268, 1, 1)) == "beyond 2200"
    assert duration_text(date(2027, 1, 1), NEVER) == "beyond 2200"
