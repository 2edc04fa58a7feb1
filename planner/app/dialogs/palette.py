"""The command palette: one list of everything that can be done or found, by typing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.render.fonts import font
from planner.render.icons import paint_icon
from planner.render.theme import Theme
from planner.views.common.fields import FilterField
from planner.views.common.labels import Label
from planner.views.common.painting import paint_box, paint_text, text_width
from planner.views.common.text_size import give_face
from planner.views.common.themed import Themed

GlyphPainter: TypeAlias = Callable[[QPainter, QRectF, Theme], None]
Index: TypeAlias = QModelIndex | QPersistentModelIndex

WIDTH = 560
ROW = 34
MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class PaletteLine:
    """A line of the palette. `words` are searched too but not shown; `run` is what Enter does."""

    title: str
    detail: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    glyph: GlyphPainter | None = None
    words: str = ""


def matching(lines: Iterable[PaletteLine], text: str) -> list[PaletteLine]:
    """Return the lines that hold every word of `text`, the best first.

    A title that begins with a word counts more than one with it further on, and that more than
    one with it inside a word; last comes what holds it in its detail only.
    """
    wanted = text.casefold().split()
    if not wanted:
        return list(lines)
    ranked = []
    for place, line in enumerate(lines):
        title = line.title.casefold()
        searched = f"{title} {line.detail.casefold()} {line.words.casefold()}"
        if all(word in searched for word in wanted):
            ranked.append((sum(_rank(title, word) for word in wanted), place, line))
    return [line for _, _, line in sorted(ranked, key=lambda each: each[:2])]


def _rank(title: str, word: str) -> int:
    if title.startswith(word):
        return 0
    if any(part.startswith(word) for part in title.split()):
        return 1
    return 2 if word in title else 3


class CommandPalette(Themed, QFrame):
    """A list over the window; typing filters, arrows move, Enter runs, Esc closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._host = window
        self.setObjectName("popover")
        self._lines: tuple[PaletteLine, ...] = ()
        self._before: QWidget | None = None
        self.field = FilterField("Search or run a command", height=36)
        give_face(self.field, 14)
        self.list = QListView()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = LineModel(self)
        self.list.setModel(self.model)
        self._delegate = _RowPainter(self.list)
        self.list.setItemDelegate(self._delegate)
        self.nothing = Label("Nothing found. Try fewer letters.", 13, 400, "ink3")
        self.nothing.setContentsMargins(14, 8, 8, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for each in (self.field, self.list, self.nothing):
            column.addWidget(each)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._run_index)
        self.list.entered.connect(self.list.setCurrentIndex)
        window.installEventFilter(self)
        self.hide()

    def open_with(self, lines: Iterable[PaletteLine], placeholder: str) -> None:
        """Show `lines` with an empty field that has the focus."""
        self._lines = tuple(lines)
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        self.field.clear()
        self._filter("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Close and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None

    def run_current(self) -> None:
        """Close, then do what the marked line says."""
        self._run_index(self.list.currentIndex())

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self._delegate.theme = theme
        self.list.setStyleSheet(f"QListView {{ background: {theme.raised}; }}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field move the list; focus elsewhere closes; a resize keeps it in place."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._on_key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            if self.isVisible() and self.window().isActiveWindow():
                self._before = None
                self.hide()
        elif watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_ROWS - 1,
            Qt.Key.Key_PageUp: 1 - MOST_ROWS,
        }  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run_current()
        elif key == Qt.Key.Key_Escape:
            self.shut()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass
        elif (step := steps.get(Qt.Key(key))) is not None:
            self._move(step)
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        count = self.model.rowCount()
        if not count:
            return
        row = self.list.currentIndex().row() + step
        row = row % count if abs(step) == 1 else min(max(row, 0), count - 1)
        self.list.setCurrentIndex(self.model.index(row))

    def _filter(self, text: str) -> None:
        found = matching(self._lines, text)
        self.model.show_lines(found)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.list.setFixedHeight(min(len(found), MOST_ROWS) * ROW)
        self._place()

    def _run_index(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is not None:
            self.shut()
            line.run()

    def _place(self) -> None:
        host = self._host
        width = min(WIDTH, host.width() - 32)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((host.width() - width) // 2, 76)


class LineModel(QAbstractListModel):
    """The lines that match."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PaletteLine] = []

    def show_lines(self, lines: list[PaletteLine]) -> None:
        """Replace all."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> PaletteLine | None:
        """Return the line of an index."""
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many match."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title; with its detail for screen readers."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.title, line.detail, line.keys) if part)
        return None


class _RowPainter(QStyledItemDelegate):
    theme: Theme = Themed.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        line = model.line(index) if isinstance(model, LineModel) else None
        if line is None:
            return
        theme = self.theme
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        marked = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if marked:
            paint_box(painter, row.adjusted(0, 1, 0, -1), theme.sel, None, 6)
        quiet = theme.ink2 if marked else theme.ink3
        box = QRectF(row.left() + 11, row.center().y() - 6.5, 15, 15)
        if line.glyph is not None:
            line.glyph(painter, box, theme)
        elif line.icon:
            paint_icon(painter, line.icon, box, theme.ink2)
        right = row.right() - 10
        if line.keys:
            right = self._paint_keys(painter, line.keys, right, row)
        title_width = text_width(line.title, font(13, 500))
        room = QRect(row.left() + 38, row.top(), right - row.left() - 38, row.height())
        paint_text(painter, room, line.title, font(13, 500), theme.ink)
        room.setLeft(min(room.left() + title_width + 10, right))
        paint_text(painter, room, line.detail, font(12), quiet)
        painter.restore()

    def _paint_keys(self, painter: QPainter, keys: str, right: int, row: QRect) -> int:
        width = text_width(keys, font(11)) + 12
        cap = QRect(right - width, row.center().y() - 8, width, 18)
        paint_box(painter, cap, self.theme.raised, self.theme.border2, 4)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, cap, keys, font(11), self.theme.ink2, centre)
        return right - width - 8
