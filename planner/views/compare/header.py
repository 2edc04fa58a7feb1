"""The line above the comparison: for whom it holds, which routes, and what the marks mean."""

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.render.fonts import font
from planner.render.route_strip import paint_diamond
from planner.render.theme import blend, colour
from planner.views.common.buttons import Button
from planner.views.common.ground import Ground
from planner.views.common.labels import ElidedLabel
from planner.views.common.painting import grown, paint_box, paint_text, size_of, text_width
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed


class CompareHeader(Ground):
    """40 px high. `routes` opens the choice of routes, `assumptions` the figures behind them."""

    def __init__(self) -> None:
        super().__init__(line=True)
        grow_height(self, 40, 16)
        self.about = ElidedLabel("", 12, 400, "ink")
        self.about.spoken_role = QAccessible.Role.Heading
        self.routes = Button("Routes", "list-checks", small=True, chevron=True)
        self.assumptions = Button("Assumptions", "sliders-horizontal", small=True)
        self.assumptions.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self.about)
        row.addWidget(self.routes)
        row.addWidget(self.assumptions)
        row.addStretch(1)
        row.addWidget(Legend())


class Legend(Themed, QWidget):
    """What the marks of the chart mean."""

    spoken_role = QAccessible.Role.Graphic

    _ITEMS = (("Programme", 24), ("Self-study", 24), ("Entry level", 18), ("Likely to safe", 36))

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Dark: programme. Light: self-study. Ring: entry level. "
                               "Diamond: likely finish, with a band to the safe one.")  # fmt: skip

    def sizeHint(self) -> QSize:
        """Return the room of all items."""
        return size_of(sum(mark + _room(text) for text, mark in self._ITEMS), grown(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a mark and its word, one after another."""
        x = 0
        with QPainter(self) as painter:
            for place, (text, mark) in enumerate(self._ITEMS):
                self._paint_mark(painter, place, x)
                box = QRect(x + mark, 0, _room(text), self.height())
                paint_text(painter, box, text, font(12), self.theme.ink2)
                x += mark + _room(text)

    def _paint_mark(self, painter: QPainter, place: int, x: int) -> None:
        theme, middle = self.theme, self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place == 0:
            paint_box(painter, QRectF(x, middle - 5, 18, 10), theme.ink2, None, 3)
        elif place == 1:
            paint_box(painter, QRectF(x, middle - 5, 18, 10), theme.sel, theme.border2, 3)
        elif place == 2:
            painter.setPen(QPen(colour(theme.ink), 1.75))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x + 1, middle - 4.5, 9, 9))
        else:
            band = QRectF(x + 7, middle - 4, 18, 8)
            painter.fillRect(band, blend(theme.ink, theme.canvas, 0.16))
            painter.setPen(QPen(colour(theme.ink), 1.5))
            painter.drawLine(QLineF(band.right(), middle - 7, band.right(), middle + 7))
            paint_diamond(painter, x + 7, middle, 6, theme)


def _room(text: str) -> int:
    return text_width(text, font(12)) + 14
