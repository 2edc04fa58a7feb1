"""What falls due when, by the days of the calendar."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.route import Cost, Route, RouteKind
from planner.scheduling.bill import Bill, Span, items_of

EMPTY = Route("mine", RouteKind.BOOTCAMP, "Mine", "Mine", "")


def due(per: str, *spans: Span) -> list[date]:
    fee = Cost("fee", "Fee", 100.0, "USD", per, "assumption", counted=True)
    found = list(items_of(replace(EMPTY, costs=(fee,)), spans))
    return [payment.day for item in found for payment in item.payments]


@pytest.mark.parametrize(
    ("per", "first", "last", "times"),
    [
        ("month", date(2027, 1, 1), date(2027, 1, 31), 1),
        ("month", date(2027, 1, 1), date(2027, 2, 1), 2),
        ("month", date(2027, 2, 1), date(2027, 2, 28), 1),
        ("year", date(2028, 1, 1), date(2028, 12, 31), 1),
        ("year", date(2028, 2, 29), date(2029, 2, 27), 1),
        ("week", date(2027, 1, 4), date(2027, 1, 10), 1),
        ("once", date(2027, 1, 4), date(2029, 1, 10), 1),
    ],
)
def test_a_month_is_one_of_the_calendar(per: str, first: date, last: date, times: int) -> None:
    assert len(due(per, (first, last))) == times


def test_the_first_payment_is_on_the_first_day_and_later_ones_on_the_last_of_short_months() -> None:
    days = due("month", (date(2027, 1, 31), date(2027, 3, 31)))
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_what_is_paid_for_already_is_not_paid_again_after_a_break() -> None:
    before = (date(2027, 7, 1), date(2027, 8, 31))
    after = (date(2028, 3, 1), date(2028, 9, 30))
    assert due("year", before, after) == [date(2027, 7, 1), date(2028, 7, 1)]
    assert due("year", before, (date(2028, 3, 1), date(2028, 5, 1))) == [date(2027, 7, 1)]


@given(
    st.lists(st.tuples(st.sampled_from(("once", "week", "month")), st.integers(0, 300))),
    st.integers(-5, 400),
)
def test_what_is_paid_and_what_is_to_come_are_the_whole(
    prices: list[tuple[str, int]], days: int
) -> None:
    """A second computation: payment by payment."""
    costs = tuple(
        Cost(f"c{place}", "Fee", float(amount), "EUR" if amount % 2 else "USD", per,
             "assumption", counted=True)
        for place, (per, amount) in enumerate(prices)
    )  # fmt: skip
    first, now = date(2027, 1, 1), date(2027, 1, 1) + timedelta(days=days)
    bill = Bill(tuple(items_of(replace(EMPTY, costs=costs), [(first, date(2028, 1, 1))])))
    before, after = bill.between(date.min, now), bill.between(now, date.max)
    for part, is_before in ((before, True), (after, False)):
        sums: dict[str, float] = {}
        for payment in bill.payments:
            if (payment.day < now) is is_before:
                sums[payment.currency] = sums.get(payment.currency, 0.0) + payment.amount
        assert part.totals == pytest.approx(sums)
        assert all(item.times == len(item.payments) > 0 for item in part.items)


@given(
    st.sampled_from(("week", "month", "year")),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.lists(st.integers(0, 900), min_size=1, max_size=3),
)
def test_payments_lie_in_the_times_they_are_for(per: str, first: date, lengths: list[int]) -> None:
    spans: list[Span] = []
    for length in lengths:
        spans.append((first, first + timedelta(days=length)))
        first = spans[-1][1] + timedelta(days=10)
    days = due(per, *spans)
    assert days[0] == spans[0][0]
    assert days == sorted(set(days))
    assert all(any(begin <= day <= end for begin, end in spans) for day in days)
    least = {"week": 7, "month": 28, "year": 365}[per]
    assert all((later - day).days >= least for day, later in pairwise(days))
