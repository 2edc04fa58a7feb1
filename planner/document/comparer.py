"""The routes of a learner side by side, their forecasts worked out in the background."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from planner.document.forecaster import Submit
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.domain.route import RouteId

if TYPE_CHECKING:
    from planner.scheduling.comparison import Comparison, Outcome
    from planner.scheduling.forecast import Forecast


class Comparer(QObject):
    """Keeps a comparison and what is known of its forecasts.

    `compared` carries a new `Comparison` at once, `forecast_known` the id of a route whose
    forecast has come since. Results that belong to an older comparison are dropped.
    """

    compared = Signal(object)
    forecast_known = Signal(str)

    def __init__(
        self, catalogue: Catalogue, submit: Submit | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._submit = submit or QThreadPool.globalInstance().start
        self._comparison: Comparison | None = None
        self._forecasts: dict[RouteId, Forecast] = {}

    @property
    def comparison(self) -> "Comparison | None":
        """The present comparison."""
        return self._comparison

    @property
    def forecasts(self) -> "Mapping[RouteId, Forecast]":
        """The forecasts that are known of it."""
        return self._forecasts

    def compare(self, roadmap: Roadmap, routes: Sequence[RouteId]) -> "Comparison":
        """Compare `routes` for the learner of `roadmap` now; forecasts follow.

        Raises `KeyError` for an unknown route and `CycleError` on a loop of prerequisites.
        """
        from planner.scheduling.comparison import compare

        comparison = self._comparison = compare(roadmap, self._catalogue, routes)
        self._forecasts = {}
        self.compared.emit(comparison)
        for outcome in comparison.outcomes:
            self._begin(outcome)
        return comparison

    def _begin(self, outcome: "Outcome") -> None:
        relay = _Relay()
        relay.done.connect(self._take)
        is_wanted = self._is_wanted
        self._submit(lambda: _work(outcome, relay, is_wanted))

    def _is_wanted(self, outcome: "Outcome") -> bool:
        comparison = self._comparison
        return comparison is not None and any(each is outcome for each in comparison.outcomes)

    def _take(self, outcome: "Outcome", forecast: "Forecast") -> None:
        if self._is_wanted(outcome):
            self._forecasts[outcome.id] = forecast
            self.forecast_known.emit(outcome.id)


class _Relay(QObject):
    """Carries a result from the worker's thread into the page's."""

    done = Signal(object, object)


def _work(outcome: "Outcome", relay: _Relay, is_wanted: "Callable[[Outcome], bool]") -> None:
    """Work a forecast out, unless another comparison has come in the meantime."""
    from planner.scheduling.comparison import chances

    if is_wanted(outcome):
        relay.done.emit(outcome, chances(outcome))
