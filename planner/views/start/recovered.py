"""What a crash left: a line that offers it, above the recent plans."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.views.common.buttons import Button
from planner.views.common.labels import ElidedLabel, IconLabel
from planner.views.common.painting import paint_box
from planner.views.common.themed import Themed
from planner.views.start.plan_cards import short_path


@dataclass(frozen=True, slots=True)
class RecoveredPlan:
    """A line: what it is, the file it belongs to (None: none yet) and how it differs from it."""

    id: str
    title: str
    path: Path | None
    differs: str


class RecoveredRow(Themed, QWidget):
    """Offers one plan; `opened` and `discarded` carry its id."""

    opened = Signal(str)
    discarded = Signal(str)

    def __init__(self, plan: RecoveredPlan) -> None:
        super().__init__()
        self.plan = plan
        self.setAccessibleName(plan.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.open = Button("Open", small=True)
        self.open.setAccessibleName(f"Open. {plan.title}")
        self.discard = Button("Discard…", kind="flat", small=True)
        self.discard.setAccessibleName(f"Discard. {plan.title}")
        self.open.clicked.connect(self._on_open)
        self.discard.clicked.connect(self._on_discard)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(plan.title, 13.5, 500))
        place = short_path(plan.path) if plan.path is not None else ""
        below = ElidedLabel("   ".join(filter(None, (place, plan.differs))), 12, 400, "ink2")
        below.setVisible(bool(below.text()))
        words.addWidget(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel("history", 18, "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.discard)
        row.addWidget(self.open)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a warning."""
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), self.theme.warn_bg, None, 9)

    def _on_open(self) -> None:
        self.opened.emit(self.plan.id)

    def _on_discard(self) -> None:
        self.discarded.emit(self.plan.id)
