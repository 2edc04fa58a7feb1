"""The forecast of the open roadmap, worked out in the background."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from planner.document.document import Document
from planner.scheduling.schedule import Schedule

if TYPE_CHECKING:
    from planner.scheduling.forecast import Forecast

REST_MS = 150
"""How long the roadmap has to rest before a forecast is begun (design: 150 ms)."""

Submit = Callable[[Callable[[], None]], object]


class Forecaster(QObject):
    """Keeps `document.forecast` true to its schedule.

    Work runs through `submit` (a thread pool; tests give a list they drain). A result is dropped
    if the roadmap has moved on: a forecast belongs to one schedule.
    """

    def __init__(
        self, document: Document, submit: Submit | None = None, rest_ms: int = REST_MS
    ) -> None:
        super().__init__(document)
        self._document = document
        self._submit = submit or QThreadPool.globalInstance().start
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self.begin)
        document.changed.connect(self._rest.start)
        self._rest.start()

    def begin(self) -> None:
        """Start a forecast of the present schedule now."""
        schedule = self._document.schedule
        relay = _Relay()
        relay.done.connect(self._take)
        self._submit(lambda: _work(schedule, relay))

    def _take(self, schedule: Schedule, forecast: "Forecast") -> None:
        if self._document.schedule is schedule:
            self._document.set_forecast(forecast)


class _Relay(QObject):
    """Carries a result from the worker's thread into the document's."""

    done = Signal(object, object)


def _work(schedule: Schedule, relay: _Relay) -> None:
    from planner.scheduling.forecast import forecast

    relay.done.emit(schedule, forecast(schedule))
