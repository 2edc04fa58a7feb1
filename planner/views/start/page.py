"""The start page: go on with the last plan, open another, begin from a sample or anew."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.render.theme import Theme
from planner.storage.byte_reader import is_file
from planner.views.common.accessible import in_order
from planner.views.common.buttons import Button
from planner.views.common.ground import Ground
from planner.views.common.labels import Heading, Label
from planner.views.common.notices import Banner
from planner.views.common.painting import paint_box
from planner.views.common.plan_summary import PlanSummary
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed, theme_children
from planner.views.start.last_plan_card import LastPlanCard
from planner.views.start.plan_cards import RecentRow, SampleCard
from planner.views.start.recovered import RecoveredPlan, RecoveredRow

CONTENT_WIDTH = 1120
SAMPLES_WIDTH = 400


class Recent(Protocol):
    """A remembered plan."""

    @property
    def path(self) -> Path: ...
    @property
    def title(self) -> str: ...
    @property
    def opened(self) -> datetime | None: ...


class StartPage(Themed, QScrollArea):
    """Signals say what the person wants; `show_plans` and `set_summary` fill it."""

    new_wanted = Signal()
    open_wanted = Signal()
    plan_wanted = Signal(Path)
    sample_wanted = Signal(Path)
    locate_wanted = Signal(Path)
    forget_wanted = Signal(Path)
    recover_wanted = Signal(str)
    discard_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.last_plan_card = LastPlanCard()
        self.last_plan_card.continued.connect(self._on_continue)
        self._rows: dict[Path, RecentRow] = {}
        self._cards: dict[Path, SampleCard] = {}
        self._recovered: list[RecoveredRow] = []
        self.notice = Banner()
        self._last: Path | None = None
        self._lay_out()

    @property
    def rows(self) -> tuple[RecentRow, ...]:
        """The lines of recent plans."""
        return tuple(self._rows.values())

    @property
    def cards(self) -> tuple[SampleCard, ...]:
        """The cards of the samples."""
        return tuple(self._cards.values())

    @property
    def recovered(self) -> tuple[RecoveredRow, ...]:
        """The lines of what crashes left."""
        return tuple(self._recovered)

    def show_recovered(self, plans: Iterable[RecoveredPlan]) -> None:
        """Offer what crashes left, above everything else."""
        for row in self._recovered:
            row.hide()
            row.deleteLater()
        self._recovered = [RecoveredRow(plan) for plan in plans]
        for row in self._recovered:
            row.opened.connect(self.recover_wanted)
            row.discarded.connect(self.discard_wanted)
            row.set_theme(self.theme)
            self._recovered_rows.addWidget(row)
        self._show_box()

    def show_notice(self, text: str) -> None:
        """Say above everything else what had to be left out or set aside; nothing for ""."""
        if text:
            self.notice.say("warn", text)
        else:
            self.notice.hide()
        self._show_box()

    def _show_box(self) -> None:
        self._recovered_box.setVisible(bool(self._recovered) or not self.notice.isHidden())

    def show_plans(
        self, recent: Iterable[Recent], samples: Iterable[Path], today: date
    ) -> list[Path]:
        """Show lines and cards without facts yet; return the files to read, most wanted first."""
        self._clear()
        plans = list(recent)
        self.last_plan_card.overview.today = today
        if plans and is_file(plans[0].path):
            self._last = plans[0].path
        for plan in plans:
            if plan.path != self._last:
                self._add_row(plan, today)
        for place, path in enumerate(samples):
            self._add_card(path, place, columns=1 if self._rows else 2)
        self.last_plan_card.hide()
        self._recent_title.setVisible(bool(self._rows))
        self._recent.setVisible(bool(self._rows))
        theme_children(self, self.theme)
        self._fit()
        first = [self._last] if self._last else []
        return [*first, *(p for p, row in self._rows.items() if row.exists), *self._cards]

    def set_summary(self, path: Path, summary: PlanSummary | None) -> None:
        """Fill in the facts of one file; None: it cannot be read."""
        if path == self._last:
            if summary is not None:
                self.last_plan_card.show_plan(summary)
            self.last_plan_card.setVisible(summary is not None)
        if path in self._rows:
            self._rows[path].set_summary(summary)
        if path in self._cards:
            self._cards[path].set_summary(summary)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self.setStyleSheet(f"QScrollArea {{ background: {theme.canvas}; }}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adapt margins and columns to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        side = max((width - CONTENT_WIDTH) // 2, 40)
        self._column.setContentsMargins(side, 18, side, 40)
        self._columns.setSpacing(56 if width > 1300 else 32)
        self._right.setFixedWidth(
            (SAMPLES_WIDTH if width > 1300 else 340) if self._rows else width - 2 * side
        )

    def _lay_out(self) -> None:
        page = Ground()
        self._column = QVBoxLayout(page)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._recovered_box = QWidget()
        self._recovered_rows = QVBoxLayout(self._recovered_box)
        self._recovered_rows.setContentsMargins(0, 0, 0, 24)
        self._recovered_rows.setSpacing(8)
        self._recovered_rows.addWidget(self.notice)
        self._recovered_box.hide()
        self._column.addWidget(self._recovered_box)
        self._column.addWidget(self.last_plan_card)
        self._column.addSpacing(32)
        self._columns = QHBoxLayout()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight)
        self._recent = QWidget()
        self._recent_rows = QVBoxLayout(self._recent)
        self._recent_rows.setContentsMargins(0, 0, 0, 0)
        self._recent_rows.setSpacing(0)
        self._recent_title = _heading("Recent plans")
        self._recent_rows.addWidget(self._recent_title)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(_heading("Sample roadmaps"))
        right.addSpacing(4)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        right.addLayout(self._grid)
        right.addSpacing(14)
        self._hint = _hint()
        right.addWidget(self._hint)
        right.addStretch(1)
        self._columns.addWidget(self._recent, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._columns)
        self._column.addStretch(1)
        self.setWidget(page)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_AppMark())
        row.addWidget(Heading("Roadmap Planner", 20, 600))
        row.addStretch(1)
        open_button = Button("Open…", "folder-open", key="Ctrl O")
        new_button = Button("New plan", "plus", "primary", key="Ctrl N")
        for button, signal in ((open_button, self.open_wanted), (new_button, self.new_wanted)):
            grow_height(button, 34, 16)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.setContentsMargins(0, 32, 0, 32)
        return row

    def _add_row(self, plan: Recent, today: date) -> None:
        row = RecentRow(plan.path, plan.title, plan.opened, today, is_file(plan.path))
        row.clicked.connect(self._on_row)
        row.located.connect(self.locate_wanted)
        row.forgotten.connect(self.forget_wanted)
        self._rows[plan.path] = row
        self._recent_rows.addWidget(row)

    def _add_card(self, path: Path, place: int, columns: int) -> None:
        card = SampleCard(path)
        card.clicked.connect(self._on_card)
        self._cards[path] = card
        self._grid.addWidget(card, place // columns, place % columns)
        in_order(card, self._hint)

    def _clear(self) -> None:
        for widget in (*self._rows.values(), *self._cards.values()):
            widget.hide()
            widget.deleteLater()
        self._rows, self._cards, self._last = {}, {}, None

    def _on_row(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow) and row.exists:
            self.plan_wanted.emit(row.path)

    def _on_card(self) -> None:
        card = self.sender()
        if isinstance(card, SampleCard):
            self.sample_wanted.emit(card.path)

    def _on_continue(self) -> None:
        if self._last is not None:
            self.plan_wanted.emit(self._last)


def _heading(text: str) -> Label:
    label = Heading(text, 14, 600)
    grow_height(label, 36, 16)
    return label


def _hint() -> Label:
    return Label("You can also drop a roadmap file anywhere in this window.", 12, 400, "ink2")


class _AppMark(Themed, QWidget):
    """The program's mark, its tile in the ink of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(34, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.ink, None, 8)
            for bar in (QRect(7, 9, 11, 4), QRect(12, 15, 13, 4), QRect(19, 21, 8, 4)):
                paint_box(painter, bar, theme.on_ink, None, 2)
