"""The table below the chart: one column a route, one row a question."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.render.theme import colour
from planner.views.common.scrolling import swap_widget
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed, theme_children
from planner.views.compare.cells import (
    CellView,
    RowTitle,
    TableRow,
    fix_label_width,
    label_width,
    row_height,
)

_BAR = 10
"""Width of the scroll bar: kept free above and below it, so that columns stay in line."""
_FOOT = 50


class RouteTable(Themed, QWidget):
    """A head that stays, rows that scroll, and a foot that stays.

    `asked` carries the cell whose figure is to be explained. A new table keeps the place it is
    scrolled to and the cell that has the focus.
    """

    spoken_role = QAccessible.Role.Grouping
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Routes side by side")
        self.head = _Strip(rule_on_top=False)
        self.foot = _Strip(rule_on_top=True)
        grow_height(self.foot, _FOOT, 18)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cells: list[CellView] = []
        self._head: list[CellView] = []
        self._shape: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)

    def show_rows(
        self, routes: Sequence[str], rows: Sequence[TableRow], current: int, foot: Sequence[QWidget]
    ) -> None:
        """Show `rows`, the first of them as the head; below each column its widget of `foot`.

        Cells are kept where routes and titles are the same as before.
        """
        blank = QWidget()
        fix_label_width(blank)
        self.foot.show_line(blank, [_Padded(widget) for widget in foot], current)
        self.foot.set_theme(self.theme)
        if self._fits(routes, rows, current):
            self._show_in_place(routes, rows)
        else:
            self._build(routes, rows, current)
        self._shape = _shape(routes, rows, current)

    def _fits(self, routes: Sequence[str], rows: Sequence[TableRow], current: int) -> bool:
        return self._shape == _shape(routes, rows, current)

    def _show_in_place(self, routes: Sequence[str], rows: Sequence[TableRow]) -> None:
        cells = [
            (cell, row, route)
            for row in rows
            for cell, route in zip(row.cells, routes, strict=True)
        ]
        for view, (cell, row, route) in zip((*self._head, *self.cells), cells, strict=True):
            if view.cell != cell:
                view.show_cell(cell, row, route)

    def _build(self, routes: Sequence[str], rows: Sequence[TableRow], current: int) -> None:
        held, place = self._focused(), self.area.verticalScrollBar().value()
        self._head = _cells(rows[0], routes)
        self.head.show_line(RowTitle(rows[0]), self._head, current)
        body = _TableBody(routes, rows[1:], current)
        self.cells = body.cells
        for view in self.cells:
            view.asked.connect(self._on_asked)
            view.stepped.connect(self._on_stepped)
        swap_widget(self.area, body)
        theme_children(self, self.theme)
        self.area.verticalScrollBar().setValue(place)
        if held is not None and held < len(self.cells):
            self.cells[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> int | None:
        return next((place for place, each in enumerate(self.cells) if each.hasFocus()), None)

    def _on_stepped(self, right: int, down: int) -> None:
        """Give the focus to the next cell that way that explains a figure."""
        columns, place = len(self._head), self._focused()
        while place is not None:
            column = place % columns + right
            place += right + down * columns
            if not (0 <= column < columns and 0 <= place < len(self.cells)):
                return
            if self.cells[place].cell.why:
                self.cells[place].setFocus(Qt.FocusReason.TabFocusReason)
                self.area.ensureWidgetVisible(self.cells[place])
                return

    def _on_asked(self) -> None:
        self.asked.emit(self.sender())


class _Columns(Themed, QWidget):
    """Paints the ground of the columns, the current one's a little darker, and their edges."""

    columns = 1
    current = -1

    def paint_columns(self, painter: QPainter, right: int) -> None:
        theme, first, height = self.theme, label_width(), self.height()
        painter.fillRect(self.rect(), colour(theme.canvas))
        width = right - first
        edges = [first + round(width * n / self.columns) for n in range(self.columns + 1)]
        if 0 <= self.current < self.columns:
            left, end = edges[self.current], edges[self.current + 1]
            painter.fillRect(QRect(left, 0, end - left, height), colour(theme.panel))
        for edge in edges[:-1]:
            painter.fillRect(QRect(edge, 0, 1, height), colour(theme.grid2))


class _Strip(_Columns):
    """Head or foot: a line of widgets above or below what scrolls."""

    def __init__(self, rule_on_top: bool) -> None:
        super().__init__()
        self._rule_on_top = rule_on_top
        self._held: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, _BAR, 0)

    def show_line(self, title: QWidget, widgets: Sequence[QWidget], current: int) -> None:
        """Show these widgets instead of those before."""
        self.columns, self.current = len(widgets), current
        box = self.layout()
        assert box is not None
        if self._held is not None:
            box.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = QWidget()
        self._held.setLayout(_line(title, widgets))
        box.addWidget(self._held)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint columns and a rule towards what scrolls."""
        with QPainter(self) as painter:
            self.paint_columns(painter, self.width() - _BAR)
            y = 0 if self._rule_on_top else self.height() - 1
            painter.fillRect(QRect(0, y, self.width(), 1), colour(self.theme.grid2))


class _TableBody(_Columns):
    """All rows that scroll."""

    def __init__(self, routes: Sequence[str], rows: Sequence[TableRow], current: int) -> None:
        super().__init__()
        self._rows, self.current, self.columns = rows, current, len(routes)
        self.cells: list[CellView] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        for row in rows:
            views = _cells(row, routes)
            self.cells += views
            column.addLayout(_line(RowTitle(row), views))
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint columns and the rows' rules."""
        theme, y = self.theme, 0
        with QPainter(self) as painter:
            self.paint_columns(painter, self.width())
            for row in self._rows:
                if row.rule and y:
                    ink = theme.border2 if row.top else theme.grid2
                    painter.fillRect(QRect(0, y, self.width(), 1), colour(ink))
                y += row_height(row)


def _cells(row: TableRow, routes: Sequence[str]) -> list[CellView]:
    return [CellView(cell, row, name) for cell, name in zip(row.cells, routes, strict=True)]


def _shape(routes: Sequence[str], rows: Sequence[TableRow], current: int) -> tuple[object, ...]:
    """What has to be the same for cells to be kept: routes, the current one, titles of rows."""
    return (*routes, current, *(row.title for row in rows))


def _line(title: QWidget, widgets: Sequence[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(title)
    for widget in widgets:
        line.addWidget(widget, 1)
    return line


class _Padded(QWidget):
    """A widget of the foot; a button whose words have no room keeps the first of them."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._button = widget if isinstance(widget, QAbstractButton) else None
        self._words = self._button.text() if self._button is not None else ""
        if self._button is not None:
            self._button.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = self._row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(widget)
        row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return no width: columns are as wide as those above."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words, or show them in full again."""
        super().resizeEvent(event)
        if self._button is not None:
            self._button.setText(self._words)
            if self._button.sizeHint().width() + 24 > self.width():
                self._button.setText(self._words.split()[0])
            self._row.activate()
