"""The right side: where the routes lead, and the plan by the one that is chosen."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from planner.domain.catalogue import Catalogue
from planner.domain.route import RouteId
from planner.scheduling.comparison import Comparison
from planner.scheduling.forecast import Forecast
from planner.views.common.labels import Heading
from planner.views.wizard.chosen_plan import ChosenPlan
from planner.views.wizard.parts import Column, MissingNotice, Pill, RouteLegend
from planner.views.wizard.route_cards import RouteCards, RouteView

ForecastOf = Callable[[RouteId], Forecast | None]


class RouteResults(Column):
    """`chosen` carries a route."""

    chosen = Signal(str)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__("panel")
        self.cards = RouteCards(tuple(catalogue.routes.values()))
        self.cards.chosen.connect(self.chosen)
        self.after = Pill()
        self.missing = MissingNotice()
        self.plan = ChosenPlan(catalogue)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(Heading("Choose a route", 14, 600))
        title.addWidget(self.after)
        title.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(title, 1)
        self._head.addWidget(RouteLegend())
        self.column.addSpacing(16)
        self.column.addLayout(self._head)
        self.column.addSpacing(10)
        self.column.addWidget(self.missing)
        self.column.addWidget(self.cards)
        self.column.addSpacing(16)
        self.column.addWidget(self.plan)
        self.column.addStretch(1)

    def set_wide(self, wide: bool) -> None:
        """Put the legend beside the heading, or below it where room is scarce."""
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def show_missing(self, text: str) -> None:
        """Say why there are no dates."""
        self.missing.say(text)
        self.after.say("")
        self.plan.hide()
        self.cards.show_routes(())

    def show_routes(
        self, held: Comparison, before: Comparison | None, change: str, forecast: ForecastOf,
        route: RouteId, deadline: date | None,
    ) -> None:  # fmt: skip
        """Show the outcomes of `held`, the plan by `route`, and how `change`, the last answer,
        moved them away from `before`; `forecast` gives what is known of safe dates."""
        views = []
        for outcome in held.outcomes:
            known = forecast(outcome.id)
            safe = max(known.finish.p80, outcome.finish) if known is not None else None
            moved = _moved(outcome.id, held, before)
            views.append(RouteView(outcome, safe, moved, deadline))
        self.missing.say("")
        self.cards.show_routes(views)
        self.after.say(f"Changed: {change}" if before is not None and change else "")
        self.plan.show()
        self.plan.show_outcome(held.outcome(route), forecast(route), deadline)


def _moved(route: RouteId, held: Comparison, before: Comparison | None) -> int | None:
    """Return by how many days the likely finish of a route moved, None if it was not shown."""
    if before is None or all(each.id != route for each in before.outcomes):
        return None
    return (held.outcome(route).finish - before.outcome(route).finish).days
