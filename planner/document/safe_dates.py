"""When routes are done for safe: forecasts of a comparison, worked out in the background."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from planner.document.background import Background, Submit
from planner.domain.route import RouteId
from planner.scheduling.comparison import Comparison, chances
from planner.scheduling.forecast import Forecast
from planner.scheduling.route_outcome import RouteOutcome


class SafeDates(QObject):
    """Forecasts of the outcomes of one comparison at a time; `found` carries a route's id.

    Work runs through `submit`, once no other comparison has come for `rest_ms`.
    """

    found = Signal(str)

    def __init__(
        self, parent: QObject | None = None, submit: Submit | None = None, rest_ms: int = 0
    ) -> None:
        super().__init__(parent)
        self._background = Background(self, submit, rest_ms)
        self._forecasts: dict[RouteId, Forecast] = {}

    @property
    def known(self) -> Mapping[RouteId, Forecast]:
        """The forecasts there are, by route."""
        return self._forecasts

    def of(self, route: RouteId) -> Forecast | None:
        """Return the forecast of a route, None while there is none."""
        return self._forecasts.get(route)

    def ask(self, comparison: Comparison | None) -> None:
        """Work out the forecasts of `comparison`, its current route first; None: of nothing."""
        self._forecasts = {}
        if comparison is None:
            self._background.drop()
            return
        current = comparison.current
        outcomes = sorted(comparison.outcomes, key=lambda each: each.id != current)
        self._background.ask(self._take, *map(_job, outcomes))

    def begin(self) -> None:
        """Rest no longer."""
        self._background.begin()

    def _take(self, answer: tuple[RouteId, Forecast]) -> None:
        route, forecast = answer
        self._forecasts[route] = forecast
        self.found.emit(route)


def _job(outcome: RouteOutcome) -> Callable[[], tuple[RouteId, Forecast]]:
    return lambda: (outcome.id, chances(outcome))
