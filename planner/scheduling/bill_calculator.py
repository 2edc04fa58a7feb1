"""The bills of the routes for one learner: what was paid since the plan began, what is to come."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from planner.domain.programme import Programme
from planner.domain.roadmap import Roadmap
from planner.domain.route import Route, RouteFigures, RouteId
from planner.scheduling.availability import EPSILON
from planner.scheduling.bill import Bill, CostItem, Span, items_of
from planner.scheduling.route_outcome import Stretch, StretchKind
from planner.scheduling.schedule import Schedule

_DAY = timedelta(days=1)


class BillCalculator:
    """Makes out bills for the learner of `roadmap`, who is on `programme`, that of `current`.

    Beside and after a programme the prices of `self_study` hold. What was studied so far belongs
    to every way there: what was paid once for it is not paid again on another route, and what was
    paid for a programme stays paid who leaves it.
    """

    def __init__(
        self, roadmap: Roadmap, current: Route, programme: Programme, self_study: Route | None
    ) -> None:
        self._current, self._self_study = current.id, self_study
        self._figures: Mapping[RouteId, RouteFigures] = roadmap.route_figures
        self._past = list(_studied(roadmap, programme))
        self._left = Bill()
        if programme.blocks:
            whole = self.of_programme(current, programme)
            self._left = whole.between(date.min, max(roadmap.start, roadmap.status_date))

    def bill(self, route: Route, plan: Schedule, stretches: tuple[Stretch, ...]) -> Bill:
        """Return what `route` costs in all; `plan` is its schedule, `stretches` those of it."""
        items = self._items_on(route, plan, stretches)
        left = self._left.items if route.id != self._current else ()
        return Bill((*left, *items), _has_price(route))

    def _items_on(
        self, route: Route, plan: Schedule, stretches: tuple[Stretch, ...]
    ) -> list[CostItem]:
        ahead = [(s.first, s.last) for s in stretches if s.kind is StretchKind.STUDY]
        if not plan.programme.blocks:
            whole = [(ahead[0][0], ahead[-1][1])] if ahead else []
            return list(self._items(route, [*self._past, *whole]))
        programme = programme_span(plan.programme)
        items = list(self._items(route, [programme]))
        if self._self_study is not None:
            own = plan.remaining_hours > EPSILON
            ahead = ahead or ([programme] if own else [])
            items += self._items(self._self_study, sorted([*self._past, *ahead]))
        return items

    def of_programme(self, route: Route, programme: Programme) -> Bill:
        """Return what `programme`, that of `route`, costs without anything beside it."""
        return Bill(tuple(self._items(route, [programme_span(programme)])), _has_price(route))

    def _items(self, route: Route, spans: list[Span]) -> Iterator[CostItem]:
        figures = self._figures.get(route.id)
        return items_of(route, spans, frozenset(figures.costs if figures else ()))


def programme_span(programme: Programme) -> Span:
    """Return the first and the last day of a programme that has any term."""
    blocks = programme.blocks
    return blocks[0].first, max(block.last for block in blocks)


def _has_price(route: Route) -> bool:
    return any(cost.counted for cost in route.costs)


def _studied(roadmap: Roadmap, programme: Programme) -> Iterator[Span]:
    """Yield the times outside of terms from the first day told of study up to now.

    Where all of it lies in terms, that first day stands for it.
    """
    now = max(roadmap.start, roadmap.status_date)
    told = (each.started or each.finished for each in roadmap.plans.values())
    first = max(min((day for day in told if day), default=now), roadmap.start)
    if first >= now:
        return
    spans, day = list[Span](), first
    for block in programme.blocks:
        if block.hours_per_week > 0 and block.last >= day:
            spans.append((day, min(block.first, now) - _DAY))
            day = block.last + _DAY
    spans.append((day, now - _DAY))
    outside = [span for span in spans if span[0] <= span[1]]
    yield from outside or [(first, first)]
