"""What a route costs: which prices count, how often they fall due, and when they are paid."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.domain.route import Cost, Route

_MONTHS_OF = {"month": 1, "year": 12}
_MOST_PAYMENTS = 5000


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount that is due on `day`, for the cost of this `name`."""

    day: date
    name: str
    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class CostItem:
    """A price that counts: `amount` per `per` (once, week, month, year), `times` times.

    `source` is an id of the catalogue's sources; without one, or where `assumed` is set, it is an
    assumption. `own` tells that the person entered it. `route` is the route whose price it is:
    that of self-study for what is studied beside and after a programme.
    """

    cost: Cost
    times: int
    payments: tuple[Payment, ...]
    route: str
    own: bool = False

    @property
    def total(self) -> float:
        """What it comes to."""
        return self.cost.amount * self.times

    def between(self, first: date, end: date) -> "CostItem":
        """Return the item with the payments from `first` on and before `end` alone."""
        payments = tuple(each for each in self.payments if first <= each.day < end)
        return replace(self, times=len(payments), payments=payments)

    @property
    def assumed(self) -> bool:
        """Whether no source stands behind the amount."""
        return self.cost.kind != "sourced" or self.cost.source is None


@dataclass(frozen=True, slots=True)
class Bill:
    """All that counts. Nothing is converted: `totals` are by currency.

    `is_known` is False when the route gives no price that counts, which is not the same as a
    price of nothing: there are then no items, or only those of study beside the programme.
    """

    items: tuple[CostItem, ...] = ()
    is_known: bool = True

    def between(self, first: date, end: date) -> "Bill":
        """Return what falls due from `first` on and before `end`."""
        items = (item.between(first, end) for item in self.items)
        return Bill(tuple(item for item in items if item.payments), self.is_known)

    @property
    def is_free(self) -> bool:
        """Whether nothing of it costs anything."""
        return not any(self.totals.values())

    @property
    def totals(self) -> dict[str, float]:
        """Sums by currency, in the order of the items."""
        sums: dict[str, float] = {}
        for item in self.items:
            sums[item.cost.currency] = sums.get(item.cost.currency, 0.0) + item.total
        return sums

    @property
    def total(self) -> float | None:
        """The sum; None if it is not known or there are several currencies."""
        totals = self.totals
        if not self.is_known or len(totals) > 1:
            return None
        return sum(totals.values())

    @property
    def currency(self) -> str:
        """The one currency, "" if there is none or more than one."""
        totals = self.totals
        return next(iter(totals)) if len(totals) == 1 else ""

    @property
    def payments(self) -> tuple[Payment, ...]:
        """All payments by day."""
        paid = (payment for item in self.items for payment in item.payments)
        return tuple(sorted(paid, key=lambda payment: payment.day))


Span = tuple[date, date]
"""First and last day of a time that is paid for, both inclusive."""


def items_of(
    route: Route, spans: Sequence[Span], own: frozenset[str] = frozenset()
) -> Iterator[CostItem]:
    """Yield the counted costs of `route` for the times it takes; `own` are ids the person set.

    A started week, month or year is paid in full: a year from the first day on, whatever breaks
    lie in it. Without any time nothing is due, not even what is paid once.
    """
    for cost in route.costs:
        days = list(_due_days(cost, spans)) if cost.counted else []
        if cost.counted and days:
            payments = tuple(Payment(day, cost.name, cost.amount, cost.currency) for day in days)
            yield CostItem(cost, len(payments), payments, route.id, cost.id in own)


def _due_days(cost: Cost, spans: Sequence[Span]) -> Iterator[date]:
    if cost.per == "once":
        yield from (first for first, _ in spans[:1])
        return
    due = date.min
    for first, last in spans:
        start = max(first, due)
        for number in range(_MOST_PAYMENTS):
            due = _later(start, cost.per, number)
            if due > last:
                break
            yield due


def _later(first: date, per: str, number: int) -> date:
    """Return the day `number` weeks, months or years after `first`: the same day of the month, or
    the last one of a shorter month."""
    if per == "week":
        return first + timedelta(weeks=number)
    months = first.month - 1 + number * _MONTHS_OF[per]
    year, month = first.year + months // 12, months % 12 + 1
    return first.replace(year=year, month=month, day=min(first.day, monthrange(year, month)[1]))
