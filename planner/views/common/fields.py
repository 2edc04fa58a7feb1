"""Fields: a filter with an icon, and the search box of the toolbar."""

from PySide6.QtCore import QDate, QPointF, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCompleter,
    QDateEdit,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from planner.domain.limits import FIRST_DAY, LAST_DAY
from planner.render.fonts import font
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import IconButton
from planner.views.common.painting import paint_box, paint_pixmap_icon, paint_text, text_width
from planner.views.common.text_size import give_face, grow_height
from planner.views.common.themed import Themed

_COMPLETIONS_SHOWN = 8


def offer_completions(field: QLineEdit, words: QStringListModel | list[str]) -> QCompleter:
    """Offer those of `words` that hold what is typed into `field`, whatever its case."""
    completer = QCompleter(words, field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setMaxVisibleItems(_COMPLETIONS_SHOWN)
    popup = completer.popup()
    assert popup is not None, "made with the completer"
    if popup is not None:
        popup.setObjectName("completions")
        popup.setItemDelegate(QStyledItemDelegate(popup))
    field.setCompleter(completer)
    return completer


def pad_spin_box(spin: QAbstractSpinBox) -> None:
    """Give the text of a spin box the left margin that style sheets cannot give it."""
    field = spin.findChild(QLineEdit)
    if field is not None:
        field.setTextMargins(5, 0, 0, 0)


def limit_days(field: QDateEdit) -> None:
    """Let a date field take the days that a roadmap may name, and no others."""
    first, last = (QDate(day.year, day.month, day.day) for day in (FIRST_DAY, LAST_DAY))
    field.setDateRange(first, last)


class FilterField(Themed, QLineEdit):
    """A line edit with an icon at its left and a button that clears it; Esc clears it too."""

    escaped = Signal()

    def __init__(
        self, placeholder: str, icon: str = "search", height: int = 26,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon = icon
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        give_face(self, 12.5)
        grow_height(self, height, 16)
        self.setTextMargins(20, 0, 20, 0)
        self.clear_button = IconButton("x", "Clear", 18, 12, parent=self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.hide()
        self.clear_button.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, and leaves an empty field."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.escaped.emit()
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon over the field."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            at = QPointF(8.0, (self.height() - 14) / 2)
            paint_pixmap_icon(painter, self, self._icon, at, 14, self.theme.ink3, 2.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        self.clear_button.move(self.width() - 22, (self.height() - 18) // 2)

    def _on_text(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))


class SearchField(Themed, QAbstractButton):
    """What looks like a search field and opens one: the command palette's box in the toolbar."""

    def __init__(self, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setText(text)
        self.setAccessibleName(text)
        set_tooltip(self, f"{text} ({key.replace(' ', '+')})")
        grow_height(self, 30, 16)
        self.setMinimumWidth(200)
        self.setMaximumWidth(264)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(264, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, icon, text and key cap."""
        theme = self.theme
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.raised, theme.field)
            paint_pixmap_icon(painter, self, "search", QPointF(10.0, 7.5), 15, theme.ink3, 1.75)
            width = text_width(self._key, font(11)) + 12
            cap = QRect(self.width() - width - 6, 6, width, 18)
            paint_box(painter, cap, theme.raised, theme.border2, 4)
            centre = Qt.AlignmentFlag.AlignHCenter
            paint_text(painter, cap, self._key, font(11), theme.ink3, centre)
            room = QRect(33, 0, cap.left() - 39, self.height())
            paint_text(painter, room, self.text(), font(12.5), theme.ink3)
