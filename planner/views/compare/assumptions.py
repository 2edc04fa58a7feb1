"""The figures behind the comparison, each with its source or marked as an assumption."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.domain.catalogue import Source
from planner.domain.formatting import count_text
from planner.domain.limits import MAX_AMOUNT, MAX_WEEKLY_HOURS
from planner.domain.route import Cost, Price, Route, RouteFigures
from planner.domain.route_lookup import CURRENCY, SUGGESTED_COSTS
from planner.edits import SetRouteFigures
from planner.render.theme import colour
from planner.views.common.as_written import as_written, set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.labels import ElidedLabel, Heading, Label
from planner.views.common.scrolling import swap_widget
from planner.views.common.text_size import grow_width
from planner.views.common.themed import Themed
from planner.views.common.value_fields import HoursField

WIDTH = 328
"""Of the panel in pixels at 100 %."""
_TICK, _APART = 16, 8
"""Pixels of a box to tick without words, and between it and what stands beside it."""
LOAD, OWN = "hours-in-term", "own-hours-in-term"
"""Names of the fields that are not prices."""


class AssumptionsPanel(Themed, QScrollArea):
    """One section a route. `edited` carries an edit when a figure is changed in place."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        grow_width(self, WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Assumptions")
        self._shown: tuple[object, ...] = ()
        self.sections: list[RouteFiguresSection] = []

    def show_routes(
        self,
        plain: Sequence[Route],
        figures: Mapping[str, RouteFigures],
        sources: Mapping[str, Source],
    ) -> None:
        """Show the figures of these routes; `plain` are they without those of the person."""
        shown = (tuple(plain), {route.id: figures.get(route.id) for route in plain})
        if shown == self._shown:
            return
        self._shown, place, held = shown, self.verticalScrollBar().value(), self._focused()
        body = _PanelBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(14)
        column.addWidget(Heading("Assumptions", 14, 600))
        words = "What no source settles is yours to say. Each change is one step to undo."
        column.addWidget(Label(words, 12, 400, "ink2", wrap=True))
        self.sections = [
            RouteFiguresSection(route, figures.get(route.id) or RouteFigures(), sources)
            for route in plain
        ]
        for section in self.sections:
            section.edited.connect(self.edited)
            column.addWidget(section)
        column.addStretch(1)
        swap_widget(self, body)
        body.set_theme(self.theme)
        self.verticalScrollBar().setValue(place)
        for section in self.sections:
            if held is not None and section.route.id == held[0] and held[1] in section.fields:
                section.fields[held[1]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> tuple[str, str] | None:
        """Return route and name of the field that has the focus."""
        held = ((each.route.id, *item) for each in self.sections for item in each.fields.items())
        return next(((route, id_) for route, id_, field in held if field.hasFocus()), None)


class _PanelBody(Themed, QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.panel))
            painter.fillRect(0, 0, 1, self.height(), colour(self.theme.border))


class RouteFiguresSection(QWidget):
    """The figures of one route: hours in term, then what it costs."""

    edited = Signal(object)

    def __init__(self, route: Route, figures: RouteFigures, sources: Mapping[str, Source]) -> None:
        super().__init__()
        self.route, self._figures, self._sources = route, figures, sources
        self.fields: dict[str, HoursField] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(5)
        self._add_head()
        if route.terms:
            self._add_hours()
        for term in route.optional_terms:
            self._add_optional(term.name, term.weeks)
        for cost in route.costs:
            self._add_cost(cost)
        for id_, price in SUGGESTED_COSTS.items():
            self._add_suggested(id_, price)

    def _add_head(self) -> None:
        row = QHBoxLayout()
        row.addWidget(Heading(self.route.short_name, 13, 600), 1)
        self.reset = Button("Reset", kind="flat", small=True)
        set_tooltip(self.reset, "Back to the figures of the catalogue")
        keep = self.reset.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(keep)
        self.reset.setHidden(self._figures.is_empty)
        self.reset.clicked.connect(self._on_reset)
        row.addWidget(self.reset)
        self._box.addLayout(row)

    def _on_reset(self) -> None:
        """Go back to the catalogue’s figures; the button goes, so a field takes the focus."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self._set(RouteFigures())

    def _add_hours(self) -> None:
        terms = [term for term in self.route.terms if term.kind == "term"]
        load, own = self._figures.hours_per_week, self._figures.own_hours_per_week
        self._add_load(LOAD, "Programme in term, a week", load, [t.hours_per_week for t in terms])
        own_usual = [term.own_hours_per_week for term in terms]
        self._add_load(OWN, "Left for own study in term, a week", own, own_usual)

    def _add_load(self, id_: str, words: str, mine: float | None, usual: list[float]) -> None:
        field = self._field(id_, words, MAX_WEEKLY_HOURS)
        field.show_value(max(usual, default=0.0) if mine is None else mine)
        low, high = min(usual, default=0.0), max(usual, default=0.0)
        origin = (
            "Your figure, for all terms"
            if mine is not None
            else ("Assumption" if low == high else f"Assumption, {low:g} to {high:g} h by term")
        )
        self._line(words, field, origin)

    def _add_optional(self, name: str, weeks: int) -> None:
        tick = QCheckBox(as_written(f"{name}, {count_text(weeks, 'week')}"))
        tick.setChecked(name in self._figures.optional)
        tick.toggled.connect(lambda on, name=name: self._take(name, on))
        self.ticks[name] = tick
        self._box.addWidget(tick)

    def _add_cost(self, cost: Cost) -> None:
        price = self._figures.costs.get(cost.id)
        mine = price is not None and price.amount is not None
        amount = price.amount if price is not None and price.amount is not None else cost.amount
        counted = cost.counted if price is None or price.counted is None else price.counted
        origin = "Your figure" if mine else self._origin(cost)
        self._priced(cost.id, cost.name, amount, cost.currency, cost.per, counted, origin)

    def _add_suggested(self, id_: str, price: Price) -> None:
        if any(cost.id == id_ for cost in self.route.costs):
            return
        held = self._figures.costs.get(id_)
        amount = held.amount if held is not None and held.amount is not None else 0.0
        counted = held is not None and held.counted is not False and amount > 0
        currency = next((cost.currency for cost in self.route.costs), CURRENCY)
        origin = "Your figure" if held else "Not counted until you enter it"
        self._priced(id_, price.name, amount, currency, price.per, counted, origin)

    def _priced(
        self,
        id_: str,
        name: str,
        amount: float,
        currency: str,
        per: str,
        counted: bool,
        origin: str,
    ) -> None:
        words = f"{name}, {currency} {'in all' if per == 'once' else 'a ' + per}"
        field = self._field(id_, words, MAX_AMOUNT)
        field.setSuffix("")
        field.show_value(amount)
        tick = QCheckBox()
        set_tooltip(tick, "Counted in the cost")
        tick.setChecked(counted)
        tick.toggled.connect(lambda on, id_=id_: self._count(id_, on))
        tick.setAccessibleName(f"Count {name}")
        self.ticks[id_] = tick
        self._line(words, field, origin, tick)

    def _field(self, id_: str, name: str, high: float) -> HoursField:
        field = HoursField(f"{self.route.short_name}: {name}", 0.0, high)
        grow_width(field, 104, 70)
        field.entered.connect(lambda value, id_=id_: self._enter(id_, value))
        self.fields[id_] = field
        return field

    def _line(
        self, words: str, field: HoursField, origin: str, tick: QCheckBox | None = None
    ) -> None:
        label = Label(words, 12, 400, "ink", wrap=True)
        label.setBuddy(field)
        row = QHBoxLayout()
        row.setSpacing(_APART)
        if tick is not None:
            tick.setFixedWidth(_TICK)
            row.addWidget(tick)
        row.addWidget(label, 1)
        row.addWidget(field)
        self._box.addLayout(row)
        below = QHBoxLayout()
        below.setContentsMargins(_TICK + _APART if tick is not None else 0, 0, 0, 5)
        below.addWidget(ElidedLabel(origin, 11, 400, "ink2"))
        self._box.addLayout(below)

    def _origin(self, cost: Cost) -> str:
        source = self._sources.get(cost.source or "")
        if cost.kind == "sourced" and source is not None:
            return source.title
        return f"Assumption. {cost.note}" if cost.note else "Assumption"

    def _enter(self, id_: str, value: float) -> None:
        if id_ == LOAD:
            self._set(replace(self._figures, hours_per_week=value))
        elif id_ == OWN:
            self._set(replace(self._figures, own_hours_per_week=value))
        else:
            held = self._figures.costs.get(id_) or SUGGESTED_COSTS.get(id_) or Price()
            self._price(id_, replace(held, amount=value))

    def _count(self, id_: str, on: bool) -> None:
        held = self._figures.costs.get(id_) or Price()
        if all(cost.id != id_ for cost in self.route.costs) and held.amount is None:
            self.fields[id_].setFocus(Qt.FocusReason.OtherFocusReason)
            self.fields[id_].selectAll()
        else:
            self._price(id_, replace(held, counted=on))

    def _take(self, name: str, on: bool) -> None:
        rest = tuple(each for each in self._figures.optional if each != name)
        self._set(replace(self._figures, optional=(*rest, name) if on else rest))

    def _price(self, id_: str, price: Price) -> None:
        self._set(replace(self._figures, costs={**self._figures.costs, id_: price}))

    def _set(self, figures: RouteFigures) -> None:
        self.edited.emit(SetRouteFigures(self.route.id, figures))
