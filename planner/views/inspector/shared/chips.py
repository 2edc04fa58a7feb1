"""Skills as chips that flow over lines; one may be removed by its cross or the Delete key."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.render.fonts import font
from planner.render.glyphs import GLYPH_OF_STATE, glyph_colour, paint_glyph
from planner.render.icons import icon
from planner.scheduling.states import State
from planner.views.common.as_written import AsWritten, add_action, set_tooltip
from planner.views.common.flow import FlowLayout
from planner.views.common.labels import Label
from planner.views.common.painting import (
    paint_box,
    paint_pixmap_icon,
    paint_text,
    size_of,
    text_width,
)
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed

HEIGHT = 24
CROSS = 18
"""Width of the zone of the cross at a chip's right end."""


@dataclass(frozen=True, slots=True)
class ChipData:
    """A skill in a list of needs or unlocks; `tip` says why the link is there."""

    skill: str
    name: str
    area: str
    state: State
    share: float = 0.0
    tip: str = ""
    removable: bool = False


class SkillChip(Themed, AsWritten, QAbstractButton):
    """A chip with a state glyph. `removed` is emitted for its cross, Delete, or its menu."""

    removed = Signal(str)
    picked = Signal(str)

    def __init__(self, data: ChipData) -> None:
        super().__init__()
        self.data = data
        self._on_cross = False
        self.setText(data.name)
        grow_height(self, HEIGHT, 16)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{data.name}, {data.state.label.lower()}")
        keys = "Delete removes the link." if data.removable else ""
        self.setAccessibleDescription(f"{data.tip} {keys}".strip())
        set_tooltip(self, data.tip)
        self.clicked.connect(self._on_click)

    def sizeHint(self) -> QSize:
        """Return the room for glyph, name and cross."""
        tail = CROSS if self.data.removable else 10
        return size_of(26 + text_width(self.text(), font(12)) + tail, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(min(self.sizeHint().width(), 72), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, glyph, name, and the cross when the chip is looked at."""
        theme, data = self.theme, self.data
        lively = self.underMouse() or self.isDown()
        with QPainter(self) as painter:
            line = theme.ink if self.hasFocus() else theme.border2
            paint_box(painter, self.rect(), theme.hover if lively else theme.raised, line, 12)
            place = QRectF(7, 5, 14, 14)
            ink = glyph_colour(data.state, data.area, theme)
            glyph = GLYPH_OF_STATE[data.state]
            paint_glyph(painter, glyph, place, ink, theme, data.share)
            tail = CROSS if data.removable else 8
            room = QRect(26, 0, self.width() - 26 - tail, HEIGHT)
            paint_text(painter, room, self.text(), font(12), theme.ink)
            if data.removable and (lively or self.hasFocus()):
                at = QPointF(self.width() - CROSS + 1, 6.0)
                cross = theme.ink if self._on_cross else theme.ink3
                paint_pixmap_icon(painter, self, "x", at, 12, cross, 2.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the cross from the rest."""
        super().mouseMoveEvent(event)
        on_cross = self._is_cross(event.position().x())
        if on_cross != self._on_cross:
            self._on_cross = on_cross
            set_tooltip(self, "Remove this link" if on_cross else self.data.tip)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the press was."""
        self._on_cross = self._is_cross(event.position().x())
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes."""
        self._on_cross = False
        if self.data.removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.data.skill)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self.data.skill)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to go there and to remove the link."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = add_action(menu, f"Go to {self.data.name}", icon("arrow-right", self.theme.ink2))
        go.triggered.connect(self._pick)
        if self.data.removable:
            cut = menu.addAction(icon("unlink", self.theme.ink2), "Remove this link")
            cut.triggered.connect(self._remove)
        menu.popup(event.globalPos())

    def _is_cross(self, x: float) -> bool:
        return self.data.removable and x >= self.width() - CROSS - 2

    def _on_click(self) -> None:
        if self._on_cross:
            self._remove()
        else:
            self._pick()

    def _pick(self) -> None:
        self.picked.emit(self.data.skill)

    def _remove(self) -> None:
        self.removed.emit(self.data.skill)


class ChipList(Themed, QWidget):
    """Chips that wrap, or a sentence when there is none."""

    picked = Signal(str)
    removed = Signal(str)

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._shown: tuple[ChipData, ...] | None = None
        self._empty = Label(empty, 12, 400, "ink2", wrap=True)
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._empty)
        box.addWidget(self._flow_box)

    def show_chips(self, chips: tuple[ChipData, ...]) -> None:
        """Show `chips`; those that stay the same are kept, with their focus."""
        if chips == self._shown:
            return
        self._shown = chips
        held = {chip.data: chip for chip in self._flow.widgets() if isinstance(chip, SkillChip)}
        self._flow.take_all()
        for data in chips:
            self._flow.addWidget(held.pop(data) if data in held else self._made(data))
        for chip in held.values():
            chip.hide()
            chip.deleteLater()
        self._empty.setVisible(not chips)
        self._flow_box.setVisible(bool(chips))

    def _made(self, data: ChipData) -> SkillChip:
        chip = SkillChip(data)
        chip.set_theme(self.theme)
        chip.picked.connect(self.picked)
        chip.removed.connect(self.removed)
        return chip
