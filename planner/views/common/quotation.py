"""Words of the article, with where they stand."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.render.theme import colour
from planner.views.common.labels import Label
from planner.views.common.themed import Themed


class Quotation(Themed, QWidget):
    """Words of the article with a line at their left, and below where they stand."""

    def __init__(self, words: str, source: str, note: str = "") -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 0, 0, 0)
        box.setSpacing(3)
        said = Label(f"“{words}”", 12.5, 400, "ink", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(said)
        box.addWidget(Label(source, 11, 400, "ink2", wrap=True))
        if note:
            box.addWidget(Label(note, 11, 400, "ink2", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        with QPainter(self) as painter:
            painter.fillRect(QRect(0, 0, 2, self.height()), colour(self.theme.border2))
