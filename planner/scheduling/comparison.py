"""The routes side by side for the same learner: same start, same hours, same goal.

`compare` takes some milliseconds for all routes, so that a page can follow each answer; the
forecast of an outcome (`chances`) takes longer and may run in another thread.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.domain.route import RouteId
from planner.domain.scope import scope_of
from planner.scheduling.forecast import SAMPLES, Forecast, forecast
from planner.scheduling.outcome_calculator import OutcomeCalculator
from planner.scheduling.route_outcome import ComparisonRow, RouteOutcome

__all__ = ["Best", "Comparison", "ComparisonRow", "RouteOutcome", "chances", "compare"]

_WORTH_TELLING = {
    ComparisonRow.FINISH: 7.0,
    ComparisonRow.ENTRY: 7.0,
    ComparisonRow.TAUGHT: 1.0,
    ComparisonRow.COST: 1.0,
}
"""Days, hours and units of money by which a route has to be better than all others."""


@dataclass(frozen=True, slots=True)
class Best:
    """The route that is best in a row, and the word to say so: Earliest, Lowest, Most."""

    route: RouteId
    word: str


@dataclass(frozen=True)
class Comparison:
    """The outcomes in the order asked for. `best` has a row only where it makes a difference."""

    outcomes: tuple[RouteOutcome, ...]
    current: RouteId
    best: Mapping[ComparisonRow, Best] = field(default_factory=dict)

    def outcome(self, route: RouteId) -> RouteOutcome:
        """Return the outcome of a route. Raises `KeyError` if it was not asked for."""
        for each in self.outcomes:
            if each.id == route:
                return each
        raise KeyError(route)


def compare(
    roadmap: Roadmap, catalogue: Catalogue, routes: Sequence[RouteId] | None = None
) -> Comparison:
    """Return what each of `routes` (default: all) would come to for the learner of `roadmap`.

    Deterministic, without forecasts. Unknown routes raise `KeyError`, a loop of prerequisites
    `CycleError`.
    """
    calculator = OutcomeCalculator(roadmap, catalogue, scope_of(roadmap, catalogue))
    wanted = tuple(calculator.routes) if routes is None else tuple(dict.fromkeys(routes))
    outcomes = tuple(calculator.of(route) for route in wanted)
    return Comparison(outcomes, roadmap.route.id, dict(_best(outcomes, roadmap.route.id)))


def _best(
    outcomes: tuple[RouteOutcome, ...], current: RouteId
) -> Iterator[tuple[ComparisonRow, Best]]:
    """Yield what is best by more than it is worth telling.

    A route that asks for a degree first is not the earliest nor the cheapest, unless it is taken.
    """
    open_to_all = [each for each in outcomes if each.required is None or each.id == current]
    yield from _least(
        ComparisonRow.FINISH, "Earliest", [(o, o.finish.toordinal()) for o in open_to_all]
    )
    entry = [(o, o.milestones[0].day) for o in open_to_all if not o.milestones[0].without]
    days = [(o, float(day.toordinal())) for o, day in entry if day is not None]
    if len(days) == len(open_to_all):
        yield from _least(ComparisonRow.ENTRY, "Earliest", days)
    totals = [(o, o.to_come.total) for o in open_to_all]
    known = [(o, total) for o, total in totals if total is not None]
    currencies = {o.to_come.currency for o, total in known if total}
    if len(known) == len(open_to_all) and len(currencies) <= 1:
        yield from _least(ComparisonRow.COST, "Lowest", known)
    yield from _least(ComparisonRow.TAUGHT, "Most", [(o, -o.hours.from_courses) for o in outcomes])


def _least(
    row: ComparisonRow, word: str, figures: list[tuple[RouteOutcome, float]]
) -> Iterator[tuple[ComparisonRow, Best]]:
    """Yield the outcome with the least figure if all others have clearly more."""
    if len(figures) >= 2:
        (best, least), (_, second) = sorted(figures, key=lambda each: each[1])[:2]
        if second - least >= _WORTH_TELLING[row]:
            yield row, Best(best.id, word)


def chances(outcome: RouteOutcome, samples: int = SAMPLES) -> Forecast:
    """Return the forecast of an outcome: “safe” is its `finish.p80`, see `Forecast.chance_by`.

    May run in another thread.
    """
    return forecast(outcome.schedule, samples)
