"""The table's cells: a figure, what it is made of, and how it was worked out."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.render.fonts import font
from planner.render.icons import paint_icon
from planner.render.text import elided
from planner.render.theme import Theme, colour
from planner.views.common.as_written import set_tooltip
from planner.views.common.painting import (
    grown,
    paint_box,
    paint_progress,
    paint_text,
    text_width,
)
from planner.views.common.text_size import grow_height, grow_width, with_text
from planner.views.common.themed import Themed

_STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip

_LABEL, _LABEL_TEXT = 208, 150
_LINE = 18
"""Pixels of a row that follow the size of text; all at 100 %."""
INSET = 17


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says. `share` draws a bar from 0 to 1 before the text, `tag` a mark behind it.

    `why` are the sentences that explain the figure, one a line; a cell without is no button.
    `size` is the text's in pixels.
    """

    text: str
    aside: str = ""
    tag: str = ""
    share: float | None = None
    why: tuple[str, ...] = ()
    size: float = 12.5
    weight: int = 500
    count: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of the table: a title, in the colour of an area where it is one, and its cells.

    `height` is in pixels at 100 %.
    """

    title: str
    cells: tuple[Cell, ...]
    height: int = 30
    area: str = ""
    icon: str = ""
    rule: bool = True
    weight: int = 400
    top: bool = False


def fix_label_width(widget: QWidget) -> None:
    """Make `widget` as wide as the titles."""
    grow_width(widget, _LABEL, _LABEL_TEXT)


def label_width() -> int:
    """Return the width of the titles."""
    return with_text(_LABEL, _LABEL_TEXT)


def row_height(row: TableRow) -> int:
    """Return the height of a row."""
    return with_text(row.height, _LINE)


class CellView(Themed, QAbstractButton):
    """A painted cell of a `route`. `asked` when the person asks how its figure came about."""

    asked = Signal()
    stepped = Signal(int, int)
    """Columns to the right and rows down that an arrow key asks for."""

    def __init__(self, cell: Cell, row: TableRow, route: str) -> None:
        super().__init__()
        grow_height(self, row.height, _LINE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)
        self.show_cell(cell, row, route)

    def show_cell(self, cell: Cell, row: TableRow, route: str) -> None:
        """Show another figure of the same height."""
        self.cell, self.row, self.route = cell, row, route
        set_tooltip(self, "")
        said = " ".join(part for part in (cell.count, cell.text, cell.aside, cell.tag) if part)
        self.setAccessibleName(f"{route}, {row.title}: {said}")
        self.setAccessibleDescription(" ".join(cell.why))
        focus, cursor = Qt.FocusPolicy, Qt.CursorShape
        self.setFocusPolicy(focus.StrongFocus if cell.why else focus.NoFocus)
        self.setCursor(cursor.PointingHandCursor if cell.why else cursor.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        """Return little: columns share the width."""
        return QSize(120, row_height(self.row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from figure to figure; Ctrl+C takes one along."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.accessibleName())
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(*step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the cell says from left to right."""
        with QPainter(self) as painter:
            if self.cell.why and (self.underMouse() or self.hasFocus()):
                painter.fillRect(self.rect(), colour(self.theme.hover))
            self._paint(painter, self.theme)

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        cell, x, room = self.cell, float(INSET), float(self.width() - 12)
        height = self.height()
        if cell.count:
            right = Qt.AlignmentFlag.AlignRight
            paint_text(painter, QRectF(x - 2, 0, grown(18), height), cell.count, font(12.5, 500),
                       theme.ink, right)  # fmt: skip
            x += grown(25)
        if cell.share is not None:
            bar = QRectF(x, height / 2 - 6, min(168.0, max(room - x - grown(190), 36.0)), 12)
            paint_progress(painter, bar, cell.share, theme.ink2, theme.sel)
            x = bar.right() + 9
        size = cell.size
        if text_width(cell.text, font(size, cell.weight)) > room - x:
            size = min(size, 12.5)
        tag = text_width(cell.tag, font(11, 600)) + 14 if cell.tag else 0
        if tag and text_width(cell.text, font(size, cell.weight)) > room - tag - x:
            tag = 0
            self._tip("", f"{cell.text}: {cell.tag}")
        x = self._write(painter, x, room - tag, cell.text, size, cell.weight, theme.ink)
        if cell.aside and room - tag - x > 40:
            ink = theme.ink2
            gap = 9 if cell.text else 0
            x = self._write(painter, x + gap, room - tag - 6, cell.aside, 12, 400, ink)
        if tag:
            pill = QRectF(x + 9, (height - grown(18)) / 2, tag, grown(18))
            if pill.right() <= self.width():
                paint_box(painter, pill, theme.good_bg, None, pill.height() / 2)
                centre = Qt.AlignmentFlag.AlignHCenter
                paint_text(painter, pill, cell.tag, font(11, 600), theme.good, centre)

    def _write(
        self, painter: QPainter, x: float, end: float, text: str, size: float, weight: int, ink: str
    ) -> float:
        shown = elided(text, size, weight, max(end - x, 0.0))
        self._tip(shown, text)
        paint_text(
            painter, QRectF(x, 0, end - x + 2, self.height()), shown, font(size, weight), ink
        )
        return x + text_width(shown, font(size, weight))

    def _on_clicked(self) -> None:
        if self.cell.why:
            self.asked.emit()

    def _tip(self, shown: str, text: str) -> None:
        if shown != text:
            set_tooltip(self, text)


class RowTitle(Themed, QAbstractButton):
    """The title of a row, with the icon of its area."""

    def __init__(self, row: TableRow) -> None:
        super().__init__()
        self._row = row
        fix_label_width(self)
        grow_height(self, row.height, _LINE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(row.title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and title."""
        row, x = self._row, 20
        ink = self.theme.area(row.area).ink if row.area else self.theme.ink2
        if row.weight > 400:
            ink = self.theme.ink
        with QPainter(self) as painter:
            if row.icon:
                place = QRectF(x, (self.height() - 15) / 2, 15, 15)
                paint_icon(painter, row.icon, place, ink, 1.75)
                x += 22
            face = font(12.5, max(row.weight, 500 if row.area else 400))
            room = QRect(x, 0, self.width() - x - 8, self.height())
            paint_text(painter, room, row.title, face, ink)
