"""Buttons: icon buttons and text buttons with icon, key cap and chevron."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QWidget

from planner.render.fonts import font
from planner.render.theme import Theme
from planner.views.common.as_written import AsWritten, set_tooltip
from planner.views.common.painting import (
    paint_box,
    paint_pixmap_icon,
    paint_text,
    size_of,
    text_width,
)
from planner.views.common.text_size import give_face, grow_height
from planner.views.common.themed import Themed

DISABLED_OPACITY = 0.38


class IconButton(Themed, QAbstractButton):
    """A square button with an icon and, as it has no text, a tooltip that names it."""

    def __init__(
        self,
        icon: str,
        tip: str,
        size: int = 30,
        icon_size: int = 17,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._icon_size = icon, icon_size
        self.setFixedSize(size, size)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_tip(tip)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def set_tip(self, tip: str) -> None:
        """Change tooltip and accessible name."""
        set_tooltip(self, tip)
        self.setAccessibleName(tip)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon by state."""
        theme = self.theme
        with QPainter(self) as painter:
            if not self.isEnabled():
                painter.setOpacity(DISABLED_OPACITY)
            ground = _ground(self, theme)
            if ground:
                paint_box(painter, self.rect(), ground)
            ink = theme.ink if self.isChecked() or self.isDown() else theme.ink2
            inset = (self.width() - self._icon_size) / 2
            at = QPointF(inset, (self.height() - self._icon_size) / 2)
            stroke = 1.75 if self._icon_size >= 16 else 2.0
            paint_pixmap_icon(painter, self, self._icon, at, self._icon_size, ink, stroke)


class Button(Themed, AsWritten, QPushButton):
    """A text button. `kind` is plain, primary, danger or flat; `small` is 26 px high, else 30.

    `key` shows a shortcut in a small frame, `chevron` a down arrow (a menu opens). `glyph` paints
    into a box of 14 px in place of an icon: `glyph(painter, rect, theme)`.
    """

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: str = "plain",
        small: bool = False,
        key: str = "",
        chevron: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._icon, self._kind, self._small = icon, kind, small
        self._key, self._chevron = key, chevron
        self.glyph: Callable[[QPainter, QRect, Theme], None] | None = None
        grow_height(self, 26 if small else 30, 16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        give_face(self, *self._size)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def open_menu(self, menu: QMenu) -> None:
        """Open `menu` below the button."""
        menu.setMinimumWidth(min(self.width(), 200))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """Return the room for all parts."""
        return size_of(self._content_width() + 2 * self._padding(), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: buttons are not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, text, key cap and chevron from left to right, centred."""
        theme = self.theme
        with QPainter(self) as painter:
            if not self.isEnabled():
                painter.setOpacity(DISABLED_OPACITY)
            ink = self._paint_ground(painter, theme)
            x = (self.width() - self._content_width()) / 2
            x = self._paint_icon(painter, x, ink)
            width = text_width(self.text(), self._face())
            box = QRect(round(x), 0, width + 2, self.height())
            paint_text(painter, box, self.text(), self._face(), ink)
            self._paint_tail(painter, x + width + self._gap(), ink)

    def _paint_ground(self, painter: QPainter, theme: Theme) -> str:
        if self._kind in ("primary", "danger"):
            fill = theme.ink if self._kind == "primary" else theme.conflict
            if self.underMouse() or self.isDown():
                painter.setOpacity(painter.opacity() * (0.8 if self.isDown() else 0.88))
            paint_box(painter, self.rect(), fill)
            painter.setOpacity(1.0 if self.isEnabled() else DISABLED_OPACITY)
            return theme.on_ink
        ground = _ground(self, theme)
        if self._kind == "flat":
            if ground:
                paint_box(painter, self.rect(), ground)
            return theme.ink if ground else theme.ink2
        paint_box(painter, self.rect(), ground or theme.raised, theme.border2)
        return theme.ink

    def _paint_icon(self, painter: QPainter, x: float, ink: str) -> float:
        size = self._icon_size()
        at = QPointF(x, (self.height() - size) / 2)
        if self.glyph is not None:
            self.glyph(painter, QRect(round(x), round(at.y()), size, size), self.theme)
        elif self._icon:
            paint_pixmap_icon(painter, self, self._icon, at, size, ink, 1.75)
        else:
            return x
        return x + size + self._gap()

    def _paint_tail(self, painter: QPainter, x: float, ink: str) -> None:
        theme = self.theme
        if self._key:
            solid = self._kind == "primary"
            cap = QRect(round(x), (self.height() - 18) // 2, self._key_width(), 18)
            painter.setOpacity(0.75 if solid else 1.0)
            line = theme.on_ink if solid else theme.border2
            paint_box(painter, cap, None, line, 4)
            key_ink = theme.on_ink if solid else theme.ink3
            centre = Qt.AlignmentFlag.AlignHCenter
            paint_text(painter, cap, self._key, font(11), key_ink, centre)
        elif self._chevron:
            at = QPointF(x, (self.height() - 13) / 2)
            tone = ink if self._kind in ("primary", "danger") else theme.ink3
            paint_pixmap_icon(painter, self, "chevron-down", at, 13, tone, 2.0)

    def _content_width(self) -> float:
        width = float(text_width(self.text(), self._face()))
        if self._icon or self.glyph is not None:
            width += self._icon_size() + (self._gap() if self.text() else 0)
        if self._key:
            width += self._gap() + self._key_width()
        elif self._chevron:
            width += self._gap() + 13
        return width

    def _key_width(self) -> int:
        return text_width(self._key, font(11)) + 12

    def _face(self) -> QFont:
        return font(*self._size)

    @property
    def _size(self) -> tuple[float, int]:
        return 12 if self._small else 13, 500

    def _icon_size(self) -> int:
        return 14 if self._small else 15

    def _gap(self) -> int:
        return 5 if self._small else 7

    def _padding(self) -> int:
        if self._kind == "flat":
            return 8
        return 10 if self._small else 13

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover state."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Leave the hover state."""
        super().leaveEvent(event)
        self.update()


def _ground(button: QAbstractButton, theme: Theme) -> str | None:
    if button.isDown() or button.isChecked():
        return theme.sel
    if button.underMouse() and button.isEnabled():
        return theme.hover
    return None
