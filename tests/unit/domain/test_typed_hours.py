"""Hours as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.formatting import exact_hours_text, hours_text
from planner.domain.typed_hours import UnreadableHours, read_hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("1:30", 1.5), ("1h30", 1.5), ("1 h 30 min", 1.5), ("90min", 1.5), ("2h 30m", 2.5),
        ("1,5", 1.5), ("1 200", 1200), ("1,200", 1200), ("1 200,5", 1200.5), ("1,200.5", 1200.5),
        ("0,125", 0.125), ("12,5 h", 12.5), ("1.5 hours", 1.5), ("90 minutes", 1.5), (".5", 0.5),
        ("-0:30", -0.5), ("−2 h", -2), ("1\u202f200 h", 1200), ("12,345,678", 12345678), ("24", 24),
        ("1 hour and 5 minutes", 1.083), ("0:00", 0), ("  3 ", 3), ("1’200", 1200), ("2H", 2),
    ],
)  # fmt: skip
def test_forms(text: str, hours: float) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    "text",
    ["", "  ", "abc", "1:75", "1:3", "1h90", "1.5 h 30", "1e5", "inf", "nan", "1 20", "1,20,300",
     "1:30:00", "30 s", "--1", "h", "min", "1/2", "two"],
)  # fmt: skip
def test_what_is_no_hours_gets_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableHours) as caught:
        read_hours(text)
    problem = caught.value.problem
    assert problem.message.endswith(".")
    assert "1:30" in problem.hint
    assert not text.strip() or text.strip() in problem.message


FORMS = ("{h}:{m:02}", "{h}h{m:02}", "{h} h {m} min", "{h}h {m}m", "{all}min", "{all} minutes")


@given(st.integers(0, 99_999), st.integers(0, 59), st.sampled_from(FORMS))
def test_hours_and_minutes_round_trip(hours: int, minutes: int, form: str) -> None:
    text = form.format(h=hours, m=minutes, all=hours * 60 + minutes)
    assert read_hours(text) == round(hours + minutes / 60, 3)


@given(st.integers(0, 1_000_000_000))
def test_decimals_round_trip_with_point_comma_and_thousands(thousandths: int) -> None:
    hours = thousandths / 1000
    assert read_hours(f"{hours:.4f}") == hours
    assert read_hours(f"{hours:.4f}".replace(".", ",")) == hours
    assert read_hours(f"{hours:,.3f}") == hours
    assert read_hours(f"{hours:,.4f}".replace(",", " ").replace(".", ",")) == hours


@given(st.integers(0, 1_000_000).map(lambda tenths: tenths / 10))
def test_what_the_program_writes_is_read(hours: float) -> None:
    assert read_hours(exact_hours_text(hours)) == hours
    if hours == round(hours):
        assert read_hours(hours_text(hours)) == hours
