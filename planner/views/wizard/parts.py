"""Parts of the page: a question, a coloured ground, a pill, the legend of the pictures."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.render.fonts import font
from planner.render.route_strip import SMALL, paint_diamond
from planner.render.theme import blend, colour
from planner.views.common.ground import Ground
from planner.views.common.labels import Heading, IconLabel, Label
from planner.views.common.painting import grown, paint_box, paint_text, size_of, text_width
from planner.views.common.themed import Themed

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Column(Ground):
    """A column on a surface role such as `canvas`."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)


class Question(QWidget):
    """A heading (`head`), a word at its right, and below what answers it."""

    def __init__(self, text: str, field: QWidget) -> None:
        super().__init__()
        self._said, self._strong = Label("", 12, 400, "ink2"), Label("", 14, 600)
        self.head = QHBoxLayout()
        self.head.addWidget(Heading(text, 14, 600, wrap=True), 1)
        self.head.addWidget(self._said)
        self.head.addWidget(self._strong)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 14, 0, 14)
        self.column.setSpacing(10)
        self.column.addLayout(self.head)
        self.column.addWidget(field)

    @property
    def said(self) -> str:
        """The word at the right."""
        return self._said.text() or self._strong.text()

    def say(self, text: str, strong: bool = False) -> None:
        """Show the word at the right."""
        self._said.setText("" if strong else text)
        self._strong.setText(text if strong else "")
        self._said.setVisible(not strong)
        self._strong.setVisible(strong)


class Pill(Themed, QWidget):
    """A word or two on a rounded ground; hidden while empty, with its height kept."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def say(self, text: str) -> None:
        """Show `text`; "" hides the pill."""
        self.text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the text."""
        return size_of(text_width(self.text, font(11.5, 600)) + 18, grown(20))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(40, grown(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and text."""
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), self.theme.sel, None, self.height() / 2)
            room = self.rect().adjusted(8, 0, -8, 0)
            paint_text(painter, room, self.text, font(11.5, 600), self.theme.ink, _CENTRE)


class MissingNotice(Themed, QWidget):
    """A sentence on what is missing; hidden while there is none."""

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("", 13, 500, "warn", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 17)
        row.setSpacing(10)
        row.addWidget(IconLabel("triangle-alert", 16, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Show `text`; "" hides the notice."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a warning, with room below it."""
        with QPainter(self) as painter:
            paint_box(painter, self.rect().adjusted(0, 0, 0, -8), self.theme.warn_bg, None, 8)


class RouteLegend(Themed, QWidget):
    """What the pictures of the routes consist of."""

    spoken_role = QAccessible.Role.Graphic

    _TEXTS = ("Programme", "Self-study", "Likely to safe finish")

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Legend: {', '.join(self._TEXTS)}")

    def sizeHint(self) -> QSize:
        """Return the room of marks and names."""
        return QSize(self._room(), grown(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three marks with their names."""
        theme, x, y = self.theme, 0, self.height() / 2
        with QPainter(self) as painter:
            for place, text in enumerate(self._TEXTS):
                if place < 2:
                    fill = theme.ink2 if place == 0 else theme.sel
                    line = None if place == 0 else theme.border2
                    paint_box(painter, QRectF(x, y - 5, 18, 10), fill, line, 3)
                else:
                    band = QRectF(x + 6, y - 3, 12, 6)
                    painter.fillRect(band, blend(theme.ink, theme.panel, 0.16))
                    painter.fillRect(QRectF(x + 17, y - 6, 1.5, 12), colour(theme.ink))
                    paint_diamond(painter, x + 6, y, SMALL.diamond, theme)
                width = text_width(text, font(12)) + 2
                paint_text(
                    painter, QRect(x + 24, 0, width, self.height()), text, font(12), theme.ink2
                )
                x += 24 + width + 14

    def _room(self) -> int:
        return sum(24 + text_width(text, font(12)) + 2 + 14 for text in self._TEXTS) - 14
