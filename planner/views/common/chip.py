"""Rounded chips: a skill in a list of needs, a badge beside a date."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.render.fonts import font
from planner.render.theme import Theme
from planner.views.common.painting import (
    paint_box,
    paint_pixmap_icon,
    paint_text,
    size_of,
    text_width,
)
from planner.views.common.themed import Themed

GlyphPainter: TypeAlias = Callable[[QPainter, QRect, Theme], None]
"""Paints a state glyph into a box of 14 px."""


class Chip(Themed, QAbstractButton):
    """A clickable chip, 24 px high, with an icon or a glyph of its own before the text."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        glyph: GlyphPainter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._glyph = icon, glyph
        self.setText(text)
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the room for glyph and text."""
        return size_of(self._text_x() + text_width(self.text(), font(12)) + 10, 24)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; the text is elided."""
        return QSize(min(self.sizeHint().width(), 64), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, glyph and text."""
        theme = self.theme
        with QPainter(self) as painter:
            lively = self.underMouse() or self.isDown()
            ground = theme.hover if lively else theme.raised
            paint_box(painter, self.rect(), ground, theme.border2, 12)
            if self._glyph is not None:
                self._glyph(painter, QRect(7, 5, 14, 14), theme)
            elif self._icon:
                at = QPointF(7.0, 5.0)
                paint_pixmap_icon(painter, self, self._icon, at, 14, theme.ink2, 2.0)
            room = self.rect().adjusted(self._text_x(), 0, -8, 0)
            paint_text(painter, room, self.text(), font(12), theme.ink)

    def _text_x(self) -> int:
        return 27 if self._glyph is not None or self._icon else 9


class Badge(Themed, QWidget):
    """A small rounded mark such as +9 d; `kind` is good, warn, conflict or plain."""

    def __init__(self, text: str, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._kind = text, kind
        self._fit()

    def set_text(self, text: str, kind: str = "plain") -> None:
        """Show something else."""
        self._text, self._kind = text, kind
        self._fit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and text."""
        theme = self.theme
        plain = self._kind == "plain"
        ground = theme.sel if plain else getattr(theme, f"{self._kind}_bg")
        ink = theme.ink2 if plain else getattr(theme, self._kind)
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), ground, None, 9)
            centre = Qt.AlignmentFlag.AlignHCenter
            paint_text(painter, self.rect(), self._text, font(11, 600), ink, centre)

    def _fit(self) -> None:
        self.setAccessibleName(self._text)
        self.setFixedSize(text_width(self._text, font(11, 600)) + 14, 18)
