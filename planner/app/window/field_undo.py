"""Undo and Redo belong to the window, unless text is being typed in the focused field."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_KEYS = tuple(QKeySequence(keys) for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"))
_TAKES_OVER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIELDS = (QDoubleSpinBox, QDateTimeEdit, QLineEdit, QPlainTextEdit)


def is_being_typed(field: QWidget) -> bool:
    """Whether `field` holds text that was typed and has not been taken over yet."""
    if isinstance(field, QDoubleSpinBox):
        return field.cleanText() != field.textFromValue(field.value())
    if isinstance(field, QDateTimeEdit):
        return field.text() != field.textFromDateTime(field.dateTime())
    if isinstance(field, QLineEdit):
        return field.isModified()
    return isinstance(field, QPlainTextEdit) and field.document().isModified()


class FieldUndo(QObject):
    """Keeps the fields of `window` from claiming the keys of Undo and Redo for good.

    It listens to the focused field only: a filter on the application would slow each event.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Undo and Redo to the window when nothing is being typed."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if _is_step(event) and not is_being_typed(watched):
                event.ignore()
                return True
        elif isinstance(watched, QLineEdit) and event.key() in _TAKES_OVER:
            watched.setModified(False)
        return False

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS) and new.window() is self._window:
            new.installEventFilter(self)


def _is_step(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) in _KEYS
