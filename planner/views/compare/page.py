"""Degree, bootcamp or self-study: what each would come to for this person."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.document.background import Submit
from planner.document.document import Document
from planner.document.listening import Listening
from planner.document.safe_dates import SafeDates
from planner.domain.formatting import count_text, day_text, exact_hours_text
from planner.domain.roadmap import Roadmap
from planner.domain.route_lookup import plain_route, routes_of
from planner.edits import Edit, SwitchRoute
from planner.scheduling.comparison import Comparison, RouteOutcome, compare
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.labels import Label
from planner.views.common.page import Page
from planner.views.common.painting import grown
from planner.views.compare.assumptions import WIDTH, AssumptionsPanel
from planner.views.compare.cells import CellView, label_width
from planner.views.compare.chart import RouteChart
from planner.views.compare.explanation_panel import ExplanationPanel
from planner.views.compare.header import CompareHeader
from planner.views.compare.route_picker import RoutePicker
from planner.views.compare.table import RouteTable
from planner.views.compare.table_rows import chart_rows, table_rows

_NO_LIMIT = 16_777_215
_TOGETHER_MS = 30
"""Forecasts that come within this time are shown in one go."""


class ComparePage(Page):
    """Chart above, table below; works only while it is on screen."""

    def __init__(self, submit: Submit | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._comparison: Comparison | None = None
        self.safe_dates = SafeDates(self, submit)
        self._listening = Listening()
        self._shown: Roadmap | None = None
        self.header = CompareHeader()
        self.chart = RouteChart()
        self.table = RouteTable()
        self.choice = RoutePicker(self)
        self._explanation: ExplanationPanel | None = None
        self._rest = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._rest.timeout.connect(self._fill)
        self.safe_dates.found.connect(self._rest.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._beside(), 1)
        self.setFocusProxy(self.header.routes)
        self.header.routes.clicked.connect(self._open_routes)
        self.choice.chosen.connect(self._compare_again)
        self.table.asked.connect(self._explain)

    def _beside(self) -> QHBoxLayout:
        """Return chart and table with the assumptions at their right."""
        self.assumptions = AssumptionsPanel()
        self.assumptions.hide()
        self.assumptions.edited.connect(self._apply)
        self.header.assumptions.toggled.connect(self._show_assumptions)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.chart)
        left.addWidget(self.table, 1)
        row = self._sides = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.assumptions)
        return row

    def set_document(self, document: Document) -> None:
        """Compare the routes for another plan."""
        if document is not self._document:
            self.choice.forget()
        self._document = document
        self._comparison = None
        self.safe_dates.ask(None)
        self._listening.hear((document.changed, self._on_changed))
        self._shown = None
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date: nothing is worked out while it is out of sight."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave at least half of the height to the table."""
        super().resizeEvent(event)
        self.chart.fit_into((self.height() - self.header.height()) // 2)
        self._arrange()

    def _arrange(self) -> None:
        """Give the assumptions the whole page where the columns beside them could not be read."""
        room = self.width() - grown(WIDTH) - label_width()
        alone = not self.assumptions.isHidden() and room < len(self.choice.ids) * grown(60)
        self.assumptions.setMinimumWidth(grown(WIDTH))
        self.assumptions.setMaximumWidth(_NO_LIMIT if alone else grown(WIDTH))
        for place, stretch in enumerate((0, 1) if alone else (1, 0)):
            self._sides.setStretch(place, stretch)
        for each in (self.chart, self.table):
            each.setVisible(not alone)

    @Slot()
    def _on_changed(self) -> None:
        document = self._document
        if document is not None and self.isVisible() and self._shown is not document.roadmap:
            self._compare_again()

    @Slot()
    def _compare_again(self) -> None:
        document = self._document
        if document is None:
            return
        roadmap = self._shown = document.roadmap
        self.choice.show(routes_of(roadmap, document.catalogue), roadmap.route.id)
        self._comparison = compare(roadmap, document.catalogue, self.choice.ids)
        self.safe_dates.ask(self._comparison)
        self._fill()
        self._fill_assumptions()

    @Slot()
    def _fill(self) -> None:
        comparison, document, forecasts = self._comparison, self._document, self.safe_dates.known
        if comparison is None or document is None:
            return
        roadmap = document.roadmap
        self.header.about.setText(_about(roadmap))
        self.chart.show_rows(chart_rows(comparison, forecasts), roadmap.deadline)
        outcomes = comparison.outcomes
        names = [outcome.route.short_name for outcome in outcomes]
        current = next((n for n, each in enumerate(outcomes) if each.id == comparison.current), -1)
        rows = table_rows(comparison, forecasts, document.catalogue)
        self.table.show_rows(names, rows, current, self._foot(outcomes, current))

    @Slot(bool)
    def _show_assumptions(self, shown: bool) -> None:
        self.assumptions.setVisible(shown)
        self._arrange()
        self._fill_assumptions()

    def _fill_assumptions(self) -> None:
        document = self._document
        if document is not None and self.assumptions.isVisible():
            roadmap, catalogue = document.roadmap, document.catalogue
            plain = [plain_route(id_, roadmap, catalogue) for id_ in self.choice.ids]
            self.assumptions.show_routes(plain, roadmap.route_figures, catalogue.sources)

    @Slot(object)
    def _apply(self, edit: Edit) -> None:
        if self._document is not None:
            self._document.apply(edit)

    def _foot(self, outcomes: Sequence[RouteOutcome], current: int) -> list[QWidget]:
        """Return below each column the way to switch to its route."""
        foot: list[QWidget] = []
        for place, outcome in enumerate(outcomes):
            if place == current:
                foot.append(Label("Current route", 12.5, 400, "ink2"))
                continue
            button = Button(f"Switch to {outcome.route.short_name}")
            set_tooltip(button, _what_is_dropped(outcome))
            button.clicked.connect(self._on_switch)
            button.setProperty("route", outcome.id)
            foot.append(button)
        return foot

    @Slot()
    def _on_switch(self) -> None:
        document, comparison = self._document, self._comparison
        if document is None or comparison is None:
            return
        route = str(self.sender().property("route"))
        outcome = comparison.outcome(route)
        if document.apply(SwitchRoute(route)):
            self.said.emit(f"Took the route {outcome.route.name}. {_what_is_dropped(outcome)}")

    @Slot(object)
    def _explain(self, cell: CellView) -> None:
        panel = self._explanation = ExplanationPanel(cell, cell.route, self)
        panel.set_theme(self.theme)
        panel.open_below(cell)

    @Slot()
    def _open_routes(self) -> None:
        self.header.routes.open_menu(self.choice.menu(self))


def _about(roadmap: Roadmap) -> str:
    since = f"Same start, {day_text(roadmap.start)}"
    if roadmap.status_date > roadmap.start:
        since = f"Started {day_text(roadmap.start)}, from {day_text(roadmap.status_date)} on"
    known = count_text(len(roadmap.learner.known), "skill")
    hours = exact_hours_text(roadmap.learner.hours_per_week)
    return f"{since}  ·  {known} known  ·  {hours} a week outside classes"


def _what_is_dropped(outcome: RouteOutcome) -> str:
    if not outcome.dropped:
        return "Progress, notes and pins stay."
    return "Progress and notes stay. " + " ".join(each.text for each in outcome.dropped)
