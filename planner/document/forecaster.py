"""The forecast of the open roadmap, worked out in the background."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.document.background import Background, Submit
from planner.document.document import Document

if TYPE_CHECKING:
    from planner.scheduling.forecast import Forecast

REST_MS = 150
"""How long the roadmap has to rest before a forecast is begun (design: 150 ms)."""


class Forecaster(QObject):
    """Keeps `document.forecast` true to its schedule. Work runs through `submit`.

    A result is dropped if the roadmap has moved on: a forecast belongs to one schedule. The
    document is its parent and is not held besides: see `docs/pyside6.md` on circles.
    """

    def __init__(
        self, document: Document, submit: Submit | None = None, rest_ms: int = REST_MS
    ) -> None:
        super().__init__(document)
        self._background = Background(self, submit, rest_ms)
        document.changed.connect(self._ask)
        self._ask()

    def begin(self) -> None:
        """Start a forecast of the present schedule now."""
        self._background.begin()

    def _ask(self) -> None:
        document = self.parent()
        if not isinstance(document, Document):
            return
        schedule = document.schedule

        def work() -> "Forecast":
            from planner.scheduling.forecast import forecast

            return forecast(schedule)

        self._background.ask(document.set_forecast, work)
