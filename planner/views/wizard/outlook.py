"""Where the routes lead: likely dates at once, safe dates from the background."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from planner.domain.route import RouteId
from planner.scheduling.comparison import Comparison, chances
from planner.scheduling.forecast import Forecast
from planner.scheduling.outcome import Outcome

REST_MS = 150
"""How long the answers have to rest before safe dates are worked out (design: 150 ms)."""

Submit: TypeAlias = Callable[[Callable[[], None]], object]


class SafeDates(QObject):
    """Forecasts of the outcomes of one comparison at a time; `found` carries a route's id.

    Work runs through `submit` (a thread pool; tests give a list they drain). A result is dropped
    if another comparison was asked about meanwhile, and work not begun by then is not done.
    """

    found = Signal(str)

    def __init__(
        self, parent: QObject | None = None, submit: Submit | None = None, rest_ms: int = REST_MS
    ) -> None:
        super().__init__(parent)
        self._submit = submit or QThreadPool.globalInstance().start
        self._asked: Comparison | None = None
        self._forecasts: dict[RouteId, Forecast] = {}
        self._rest = QTimer(self, interval=rest_ms, singleShot=True)
        self._rest.timeout.connect(self.begin)

    def of(self, route: RouteId) -> Forecast | None:
        """Return the forecast of a route, None while there is none."""
        return self._forecasts.get(route)

    def ask(self, comparison: Comparison | None) -> None:
        """Work out the forecasts of `comparison` once the answers rest; None: of nothing."""
        self._asked, self._forecasts = comparison, {}
        if comparison is None:
            self._rest.stop()
        else:
            self._rest.start()

    def begin(self) -> None:
        """Start working now, the chosen route first."""
        comparison = self._asked
        if comparison is None:
            return
        current = comparison.current
        for outcome in sorted(comparison.outcomes, key=lambda each: each.id != current):
            self._start(comparison, outcome)

    def _start(self, comparison: Comparison, outcome: Outcome) -> None:
        relay = _Relay()
        relay.done.connect(self._take)

        def work() -> None:
            if self._asked is comparison:
                relay.done.emit(comparison, outcome.id, chances(outcome))

        self._submit(work)

    def _take(self, comparison: Comparison, route: RouteId, forecast: Forecast) -> None:
        if self._asked is comparison:
            self._forecasts[route] = forecast
            self.found.emit(route)


class _Relay(QObject):
    """Carries a result from the worker's thread into that of the page."""

    done = Signal(object, str, object)
