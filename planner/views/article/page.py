"""“What an ML engineer does”: the article's facts, as the article's, with their caveats.

A person chooses a path here knowing what it is. Nothing on this page is used for a date.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.domain.career import Career
from planner.domain.catalogue import Catalogue, Fact
from planner.domain.formatting import count_text
from planner.render.theme import Theme, colour
from planner.views.article.article_facts import ComparisonTable, FactRow, Quotes
from planner.views.common.buttons import Button
from planner.views.common.ground import Ground
from planner.views.common.labels import Heading, Label
from planner.views.common.lines import Separator
from planner.views.common.painting import paint_box
from planner.views.common.themed import Themed

TITLE = "What an ML engineer does"
ABOUT = (
    "What the article says: How to Become a Machine Learning Engineer, by Ramya Shankar, hackr.io, "
    "last updated 23 April 2024. These are its statements, not ours; what has to be said beside "
    "one stands below it. None of them is used for a date of a plan."
)
_WIDTH = 880
_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Who that is", ("role",)),
    ("What is done at work", ("responsibility",)),
    ("What is paid, according to the article", ("salary",)),
    ("What other sources say about pay", ("salary-today",)),
    ("How long it takes, according to the article", ("duration",)),
    ("Demand", ("demand",)),
    ("What else it says", ("claim", "resource")),
    ("Where the article says two things", ("tension",)),
    ("What has changed since", ("dated",)),
    ("How the figures of the planner were made", ("method",)),
)


class ArticlePage(Themed, QWidget):
    """The facts by section. `left` when the person goes back."""

    left = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.rows: list[FactRow] = []
        self.careers: dict[str, CareerCard] = {}
        self.back = Button("Back", "arrow-left", "flat")
        self.back.clicked.connect(self.left)
        self._ground = Ground()
        self._column = QVBoxLayout(self._ground)
        self._column.setSpacing(0)
        self._fill()
        self._area = QScrollArea()
        self._area.setAccessibleName(TITLE)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(40, 13, 40, 13)
        head.setSpacing(14)
        head.addWidget(Heading(TITLE, 19, 600))
        head.addStretch(1)
        head.addWidget(self.back)
        whole.addLayout(head)
        whole.addWidget(Separator())
        whole.addWidget(self._area, 1)

    def show_career(self, career: str = "") -> None:
        """Bring the card of `career` into view; without one, the head of the page."""
        for id_, card in self.careers.items():
            card.mark(id_ == career)
        self.back.setFocus()
        if career in self.careers:
            QTimer.singleShot(0, self, self._show_marked)
        else:
            self._area.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self._area.setStyleSheet(f"QScrollArea {{ background: {theme.canvas}; }}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the head."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.canvas))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read."""
        super().resizeEvent(event)
        side = max((self.width() - _WIDTH) // 2, 40)
        self._column.setContentsMargins(side, 20, side, 48)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_marked(self) -> None:
        for card in self.careers.values():
            if card.is_marked:
                self._area.ensureWidgetVisible(card, 0, 80)

    def _fill(self) -> None:
        self._column.addWidget(Label(ABOUT, 13, 400, "ink2", wrap=True))
        for place, (title, kinds) in enumerate(_SECTIONS):
            facts = [fact for fact in self._catalogue.facts if fact.kind in kinds]
            if facts:
                self._add_section(title, facts)
            if place == 0:
                self._add_careers()
                self._add_comparison()
        self._column.addStretch(1)

    def _add_section(self, title: str, facts: Iterable[Fact]) -> None:
        self._heading(title)
        for place, fact in enumerate(facts):
            if place:
                self._column.addWidget(Separator(role="grid2"))
            row = FactRow(fact, self._catalogue.sources)
            self.rows.append(row)
            self._column.addWidget(row)

    def _add_careers(self) -> None:
        self._heading("The paths")
        for career in self._catalogue.careers.values():
            card = self.careers[career.id] = CareerCard(career, self._catalogue)
            self._column.addWidget(card)
            self._column.addSpacing(10)

    def _add_comparison(self) -> None:
        self._heading("Beside a data scientist")
        facts = [fact for fact in self._catalogue.facts if fact.kind == "comparison"]
        self.table = ComparisonTable(facts, self._catalogue.sources)
        self._column.addWidget(self.table)

    def _heading(self, text: str) -> None:
        self._column.addSpacing(26)
        self._column.addWidget(Heading(text, 15, 600))
        self._column.addSpacing(6)


class CareerCard(Themed, QWidget):
    """A path: the article's words for it, what it weighs most, and how it was read."""

    def __init__(self, career: Career, catalogue: Catalogue) -> None:
        super().__init__()
        self.career = career
        self.is_marked = False
        self.quotes = Quotes(career.quotes, career.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Heading(career.name, 14, 600), 1)
        head.addWidget(self.quotes.button)
        column.addLayout(head)
        says = f"{career.article_says[:1].upper()}{career.article_says[1:]}."
        column.addWidget(Label(says, 13, 400, "ink", wrap=True))
        column.addWidget(Label(_weight(career, catalogue), 12, 400, "ink2", wrap=True))
        if career.note:
            column.addWidget(Label(f"How it was read: {career.note}", 12, 400, "ink2", wrap=True))
        column.addWidget(self.quotes)

    def mark(self, on: bool) -> None:
        """Draw a thick frame around it, or a thin one."""
        self.is_marked = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        theme = self.theme
        line, width = (theme.ink, 2.0) if self.is_marked else (theme.border2, 1.0)
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.raised, line, 9, width)


def _weight(career: Career, catalogue: Catalogue) -> str:
    """Return how many skills a path takes, and which it asks for most of all."""
    top = max(requirement.level for requirement in career.requirements)
    most = [catalogue.skills[each.skill].label for each in career.requirements if each.level == top]
    count = count_text(len(career.requirements), "skill")
    return f"{count} in the planner’s reading. Asked for most: {', '.join(most)}."
