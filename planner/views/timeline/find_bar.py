"""Find in the plan: a line below the canvas, and from match to match."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.document.document import Document
from planner.render.theme import colour
from planner.scheduling.schedule import Activity
from planner.views.common.buttons import IconButton
from planner.views.common.labels import Label
from planner.views.common.text_size import give_face, grow_height
from planner.views.common.themed import Themed

FIELD, HEIGHT = 300, 40


class FindBar(Themed, QWidget):
    """Selects the bars whose names hold what is typed, one after the other.

    `found` carries the id of the match to bring into view, `closed` that the field was left.
    """

    found = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._matches: tuple[str, ...] = ()
        self.field = QLineEdit()
        give_face(self.field, 12.5)
        grow_height(self.field, 28, 16)
        self.field.setMaximumWidth(FIELD)
        self.field.setPlaceholderText("Find a skill in the plan")
        self.field.setAccessibleName("Find a skill in the plan")
        self.field.textChanged.connect(self._search)
        self.count = Label("", 12, 400, "ink2")
        before = IconButton("chevron-up", "Previous match (Shift+F3)", 26, 15)
        after = IconButton("chevron-down", "Next match (F3)", 26, 15)
        leave = IconButton("x", "Close (Esc)", 26, 15)
        before.clicked.connect(self.previous)
        after.clicked.connect(self.next)
        leave.clicked.connect(self.shut)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 100)
        for each in (before, after, self.count):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(leave)
        grow_height(self, HEIGHT, 16)
        self.hide()

    def set_document(self, document: Document) -> None:
        """Search another roadmap."""
        self._document = document
        self.field.clear()
        self._matches = ()
        self.hide()

    def open(self) -> None:
        """Show the field, ready to type over what was sought last."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def shut(self) -> None:
        """Hide the field."""
        self.hide()
        self.closed.emit()

    def next(self) -> None:
        """Go to the next match."""
        self._go(1)

    def previous(self) -> None:
        """Go to the match before."""
        self._go(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc closes."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and a hairline above."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(self.theme.canvas))
            painter.fillRect(0, 0, self.width(), 1, colour(self.theme.border))

    def _search(self) -> None:
        if self._document is None:
            return
        words = self.field.text().casefold().split()
        bars = self._document.schedule.activities if words else ()
        self._matches = tuple(bar.id for bar in bars if _holds(bar, words))
        if self._matches and self._here() is None:
            self._show(0)
        self._tell()

    def _go(self, step: int) -> None:
        self._search()
        if self._matches:
            here = self._here()
            start = (-1 if step > 0 else 0) if here is None else here
            self._show((start + step) % len(self._matches))
            self._tell()

    def _here(self) -> int | None:
        selection = self._document.selection[:1] if self._document else ()
        return next((self._matches.index(id_) for id_ in selection if id_ in self._matches), None)

    def _show(self, place: int) -> None:
        if self._document is not None:
            self._document.select([self._matches[place]])
            self.found.emit(self._matches[place])

    def _tell(self) -> None:
        here = self._here()
        if not self.field.text().strip():
            self.count.setText("")
        elif not self._matches:
            self.count.setText("None")
        else:
            place = "" if here is None else f"{here + 1} of "
            self.count.setText(f"{place}{len(self._matches)}")


def _holds(bar: Activity, words: list[str]) -> bool:
    name = f"{bar.name} {bar.skill.short_name}".casefold()
    return all(word in name for word in words)
