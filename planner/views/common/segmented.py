"""A row of choices of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from planner.render.fonts import font
from planner.views.common.as_written import AsWritten
from planner.views.common.painting import (
    paint_box,
    paint_pixmap_icon,
    paint_text,
    size_of,
    text_width,
)
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed


class SegmentedControl(Themed, QWidget):
    """Segments `(id, text, icon or "")`; `chosen` carries the id when the person picks one.

    The segment `menu_of` shows a down arrow: picked once more, it opens a menu.
    """

    spoken_role = QAccessible.Role.Grouping
    chosen = Signal(str)

    def __init__(
        self,
        items: Sequence[tuple[str, str, str]],
        small: bool = False,
        menu_of: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._segments: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for id_, text, icon in items:
            segment = _Segment(id_, text, icon, small, id_ == menu_of)
            segment.clicked.connect(self._on_clicked)
            self._segments[id_] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if items:
            self.set_current(items[0][0])

    @property
    def current(self) -> str:
        """The id of the segment that is on, "" if none."""
        return next((id_ for id_, each in self._segments.items() if each.isChecked()), "")

    def set_current(self, id_: str) -> None:
        """Switch a segment on, without `chosen`; an unknown id switches all off."""
        self._group.setExclusive(False)
        for each, segment in self._segments.items():
            segment.setChecked(each == id_)
            segment.setFocusPolicy(
                Qt.FocusPolicy.TabFocus if each == id_ else Qt.FocusPolicy.ClickFocus
            )
        self._group.setExclusive(True)

    def rename(self, id_: str, text: str, icon: str) -> None:
        """Give a segment other words and another icon."""
        self._segments[id_].rename(text, icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the trough."""
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), self.theme.sel, None, 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the choice."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        ids = list(self._segments)
        if step is None or not ids:
            super().keyPressEvent(event)
            return
        place = ids.index(self.current) if self.current else 0
        target = ids[(place + step) % len(ids)]
        self._segments[target].setFocus(Qt.FocusReason.TabFocusReason)
        self._segments[target].click()

    def _on_clicked(self) -> None:
        segment = self.sender()
        if isinstance(segment, _Segment):
            self.set_current(segment.id)
            self.chosen.emit(segment.id)


class _Segment(Themed, AsWritten, QAbstractButton):
    def __init__(self, id_: str, text: str, icon: str, small: bool, has_menu: bool) -> None:
        super().__init__()
        self.id = id_
        self._icon, self._small, self._has_menu = icon, small, has_menu
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        grow_height(self, 24 if small else 26, 16)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def rename(self, text: str, icon: str) -> None:
        self._icon = icon
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return size_of(self._content_width() + (18 if self._small else 24), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the control, not to the group of buttons."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        with QPainter(self) as painter:
            if self.isChecked():
                paint_box(painter, self.rect(), theme.raised, theme.border, 5)
            ink = theme.ink if self.isChecked() or self.underMouse() else theme.ink2
            x = (self.width() - self._content_width()) / 2
            if self._icon:
                at = QPointF(x, (self.height() - 15) / 2)
                paint_pixmap_icon(painter, self, self._icon, at, 15, ink, 1.75)
                x += 21
            face = font(12 if self._small else 12.5, 500)
            box = QRect(round(x), 0, self.width() - round(x), self.height())
            paint_text(painter, box, self.text(), face, ink)
            if self._has_menu:
                at = QPointF(x + text_width(self.text(), face) + 6, (self.height() - 13) / 2)
                paint_pixmap_icon(painter, self, "chevron-down", at, 13, theme.ink3, 2.0)

    def _content_width(self) -> float:
        face = font(12 if self._small else 12.5, 500)
        beside = (21 if self._icon else 0) + (19 if self._has_menu else 0)
        return text_width(self.text(), face) + beside
