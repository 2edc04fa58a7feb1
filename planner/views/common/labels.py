"""Text: labels by role, elided labels, section headers, key caps."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner.render.fonts import font, typeset
from planner.render.theme import blend, colour
from planner.views.common.as_written import as_written, set_tooltip
from planner.views.common.buttons import IconButton
from planner.views.common.painting import (
    paint_box,
    paint_pixmap_icon,
    paint_text,
    size_of,
    text_width,
)
from planner.views.common.text_size import give_face, grow_height, with_text
from planner.views.common.themed import Themed


class Label(Themed, QLabel):
    """Text in a size (pixels), weight and colour role such as `ink2`."""

    spoken_role: QAccessible.Role | None = None

    def __init__(
        self,
        text: str = "",
        size: float = 13,
        weight: int = 400,
        role: str = "ink",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        give_face(self, size, weight)
        self.setWordWrap(wrap)

    def set_role(self, role: str) -> None:
        """Change the colour role."""
        self._role = role
        self.update()

    def setBuddy(self, field: QWidget) -> None:
        """Name `field`; an ampersand in the text makes no shortcut to it."""
        text = self.text()
        super().setBuddy(field)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(as_written(text) if self.buddy() is not None else text)

    def text(self) -> str:
        """Return what it shows."""
        text = super().text()
        return text.replace("&&", "&") if self.buddy() is not None else text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text in its role; a palette would be lost when a style sheet is set."""
        lines = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag(0)
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(self._ink())
            painter.drawText(
                self.contentsRect(), int(self.alignment() | lines), typeset(self.text())
            )

    def _ink(self) -> QColor:
        ink = colour(getattr(self.theme, self._role))
        return ink if self.isEnabled() else blend(ink.name(), self.theme.window, 0.5)


class Heading(Label):
    """A label that names what stands below it: people who cannot see go from one to the next."""

    spoken_role = QAccessible.Role.Heading


class ElidedLabel(Label):
    """A one-line label that is cut with an ellipsis and then shows its whole text as tooltip."""

    def __init__(
        self,
        text: str = "",
        size: float = 13,
        weight: int = 400,
        role: str = "ink",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, size, weight, role, parent=parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show `text`, elided where needed."""
        super().setText(text)
        self._tip()

    def sizeHint(self) -> QSize:
        """Return the room the whole text takes."""
        return size_of(text_width(self.text(), self.font()) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(min(self.sizeHint().width(), 24), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide whether a tooltip is needed."""
        super().resizeEvent(event)
        self._tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the elided text."""
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(self._ink())
            room = self.contentsRect()
            text = typeset(self.text())
            shown = QFontMetricsF(self.font()).elidedText(text, self._mode, room.width())
            painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)

    def _tip(self) -> None:
        cut = text_width(self.text(), self.font()) > self.width()
        set_tooltip(self, self.text() if cut else "")


class IconLabel(Themed, QWidget):
    """A bundled icon in a colour role, beside text that says the same."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(
        self, icon: str, size: int = 15, role: str = "ink2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._role = icon, role
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        with QPainter(self) as painter:
            ink = getattr(self.theme, self._role)
            paint_pixmap_icon(painter, self, self._icon, QPointF(0, 0), self.width(), ink, 1.75)


class SectionHeader(Themed, QWidget):
    """A small heading of a panel, with an optional icon button at its right (`button`)."""

    def __init__(
        self, text: str, icon: str = "", tip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = Heading(text, 12, 600, "ink2")
        self.button = IconButton(icon, tip, 24, 14) if icon else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        if self.button is not None:
            row.addWidget(self.button)
        grow_height(self, 24 if icon else 16)


class KeyCap(Themed, QWidget):
    """A shortcut such as Ctrl K in a small frame."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.fit_text()

    def fit_text(self) -> None:
        """Take the room of the text."""
        self.setFixedSize(text_width(self._text, font(11)) + 12, with_text(18, 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame and text."""
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), self.theme.raised, self.theme.border2, 4)
            centre = Qt.AlignmentFlag.AlignHCenter
            paint_text(painter, self.rect(), self._text, font(11), self.theme.ink3, centre)


def under_labels(row: QHBoxLayout, names: Sequence[str], fields: Sequence[QWidget]) -> None:
    """Fill `row` with columns of the same width: a small label and its field below."""
    row.setSpacing(8)
    for name, field in zip(names, fields, strict=True):
        column = QVBoxLayout()
        column.setSpacing(3)
        label = Label(name, 11, 400, "ink2")
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        row.addLayout(column, 1)
