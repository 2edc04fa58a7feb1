"""The pieces the inspector's pages are made of: sections, rows, quotations, scrolling."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.render.icons import paint_icon
from planner.render.theme import colour
from planner.views.common.buttons import Button
from planner.views.common.labels import ElidedLabel, Label, SectionHeader
from planner.views.common.painting import grown, paint_box
from planner.views.common.text_size import grow_width
from planner.views.common.themed import Themed

PADDING = 16
LABEL_WIDTH = 104
NARROW_LABEL = 88


class Section(Themed, QWidget):
    """A part of a page with a hairline above; `edited` carries an edit, `picked` a skill id.

    `typed` carries the edit that what is being typed would be, None if it would be none.
    """

    edited = Signal(object)
    typed = Signal(object)
    picked = Signal(str)

    def __init__(self, title: str = "", icon: str = "", tip: str = "", line: bool = True) -> None:
        super().__init__()
        self._line = line
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(PADDING, 12, PADDING, 12)
        self.box.setSpacing(8)
        self.head: SectionHeader | None = None
        if title:
            self.head = SectionHeader(title, icon, tip)
            self.box.addWidget(self.head)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline."""
        if self._line:
            with QPainter(self) as painter:
                painter.fillRect(QRect(0, 0, self.width(), 1), colour(self.theme.border))


class LabelledRow(Themed, QWidget):
    """A label of fixed width and what it names: a value, or a field in its place."""

    def __init__(
        self, name: str, field: QWidget | None = None, tail: QWidget | None = None,
        weight: int = 500,
    ) -> None:  # fmt: skip
        super().__init__()
        self.name = ElidedLabel(name, 12.5, 400, "ink2")
        grow_width(self.name, NARROW_LABEL)
        self.value = Label("", 12.5, weight, "ink", wrap=field is None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.name)
        row.addWidget(field or self.value, 1)
        if isinstance(field, Button):
            row.addStretch(100)
        if tail is not None:
            row.addWidget(tail)
        if field is not None:
            self.name.setBuddy(field)
        if field is None:
            top = Qt.AlignmentFlag.AlignTop
            for label in (self.name, self.value):
                label.setAlignment(top)
                label.setContentsMargins(0, 4, 0, 4)
        self.setMinimumHeight(24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the field more room in a narrow panel."""
        super().resizeEvent(event)
        fit_name(self.name, self.width())

    def say(self, value: str, name: str | None = None, role: str = "ink") -> None:
        """Show `value`, and another name if given; nothing to show hides the row."""
        if name is not None:
            self.name.setText(name)
        self.value.setText(value)
        self.value.set_role(role)
        self.setVisible(bool(value))


class Notice(Themed, QWidget):
    """A sentence on a coloured ground with an icon; `kind` is good, warn or neutral."""

    def __init__(self) -> None:
        super().__init__()
        self._kind, self._icon = "warn", "flag"
        self.label = Label("", 12, 400, "warn", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 8, 10, 8)
        box.addWidget(self.label)
        self.hide()

    def say(self, text: str, kind: str, icon: str = "flag") -> None:
        """Show `text`; "" hides it."""
        self._kind, self._icon = kind, icon
        self.label.setText(text)
        self.label.set_role(kind if kind != "neutral" else "ink2")
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon."""
        theme = self.theme
        with QPainter(self) as painter:
            plain = self._kind == "neutral"
            ground = theme.hover if plain else getattr(theme, f"{self._kind}_bg")
            ink = theme.ink2 if plain else getattr(theme, self._kind)
            paint_box(painter, self.rect(), ground, None, 6)
            place = QRectF(QPointF(10, 9), QPointF(24, 23))
            paint_icon(painter, self._icon, place, ink, 2.0)


def fit_name(name: ElidedLabel, width: int) -> None:
    """Give the name of a row that is `width` wide less room where the panel is narrow."""
    grow_width(name, LABEL_WIDTH if width >= grown(264) else NARROW_LABEL)


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Delete all widgets of `layout`."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
