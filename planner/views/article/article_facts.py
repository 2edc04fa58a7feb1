"""Facts of the article: the statement, what has to be said beside it, and its quote on a click."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.catalogue import Fact, Source
from planner.domain.formatting import money_text
from planner.domain.skill import Quote
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.labels import Heading, IconLabel, Label
from planner.views.common.lines import Separator
from planner.views.common.quotation import Quotation
from planner.views.common.themed import Themed, theme_children

_TOP = Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft


class Quotes(Themed, QWidget):
    """The article's words, made and shown when `button` is pressed; it is hidden without any."""

    def __init__(self, quotes: Iterable[Quote], of: str) -> None:
        super().__init__()
        self.quotes = tuple(quotes)
        self.button = Button("Quote", "chevron-right", "flat", small=True)
        set_tooltip(self.button, "In the article’s words")
        self.button.setAccessibleName(f"In the article’s words: {of}")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        if not self.quotes:
            self.button.hide()  # showing it here would open a window of its own
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 4)
        self._column.setSpacing(8)
        self.hide()

    def _on_toggled(self, on: bool) -> None:
        if not self._column.count():
            for quote in self.quotes:
                place = f"Article, {quote.section}"
                self._column.addWidget(Quotation(quote.phrase, place, quote.note))
            theme_children(self, self.theme)
        self.button.set_icon("chevron-down" if on else "chevron-right")
        self.setVisible(on)


class FactRow(Themed, QWidget):
    """One fact. Its caveat stands right below it, in sight without a click."""

    def __init__(self, fact: Fact, sources: Mapping[str, Source]) -> None:
        super().__init__()
        self.fact = fact
        self.quotes = Quotes(fact.quotes, fact.name or fact.text)
        words = QVBoxLayout()
        words.setSpacing(3)
        if fact.name:
            head = QHBoxLayout()
            head.setSpacing(10)
            head.addWidget(Heading(fact.name, 13, 600))
            if fact.amount is not None:
                head.addWidget(Label(amount_text(fact), 13, 600))
            head.addStretch(1)
            words.addLayout(head)
        words.addWidget(Label(fact.text, 13, 400, "ink", wrap=True))
        for icon, role, text in _beside(fact, sources):
            words.addLayout(_remark(icon, role, text))
        words.addWidget(self.quotes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.quotes.button, 0, _TOP)


class ComparisonTable(Themed, QWidget):
    """The data scientist and the ML engineer side by side, one aspect a row."""

    def __init__(self, facts: Iterable[Fact], sources: Mapping[str, Source]) -> None:
        super().__init__()
        self.quotes: list[Quotes] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        for column, (name, share) in enumerate(
            (("", 3), ("Machine learning engineer", 5), ("Data scientist", 5))
        ):
            self._grid.addWidget(Label(name, 12, 600, "ink2"), 0, column)
            self._grid.setColumnStretch(column, share)
        for fact in facts:
            self._add(fact, sources)

    def _add(self, fact: Fact, sources: Mapping[str, Source]) -> None:
        grid, row = self._grid, self._grid.rowCount()
        grid.addWidget(Separator(role="grid2"), row, 0, 1, 3)
        quotes = Quotes(fact.quotes, fact.name)
        self.quotes.append(quotes)
        name = QVBoxLayout()
        name.addWidget(Label(fact.name, 12.5, 600, "ink", wrap=True))
        name.addWidget(quotes.button, 0, _LEFT)
        name.addStretch(1)
        grid.addLayout(name, row + 1, 0)
        for column, text in ((1, fact.text), (2, fact.contrast)):
            grid.addWidget(Label(text, 12.5, 400, "ink", wrap=True), row + 1, column, _TOP)
        below = QVBoxLayout()
        below.setSpacing(3)
        for icon, role, text in _beside(fact, sources):
            below.addLayout(_remark(icon, role, text))
        below.addWidget(quotes)
        grid.addLayout(below, row + 2, 1, 1, 2)


def amount_text(fact: Fact) -> str:
    """Return “$146,085 a year”; "" without an amount."""
    if fact.amount is None:
        return ""
    currency, _, per = fact.unit.partition("/")
    return f"{money_text(fact.amount, currency)}{f' a {per}' if per else ''}"


def _beside(fact: Fact, sources: Mapping[str, Source]) -> list[tuple[str, str, str]]:
    """Return what is said beside a fact: icon, colour role and words."""
    said = []
    if fact.caveat:
        said.append(("triangle-alert", "warn", fact.caveat))
    if fact.handling:
        said.append(("info", "ink2", f"What the planner does: {fact.handling}"))
    if fact.sources:
        titles = "; ".join(sources[id_].title for id_ in fact.sources)
        said.append(("book-open", "ink2", f"Source: {titles}"))
    return said


def _remark(icon: str, role: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconLabel(icon, 14, role), 0, _TOP)
    row.addWidget(Label(text, 12, 400, role, wrap=True), 1)
    return row
