"""Fields that report one value when the person is done with them, not one a keystroke."""

import math

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QDoubleSpinBox, QPlainTextEdit, QSizePolicy, QWidget

from planner.domain.formatting import exact_hours_text
from planner.domain.limits import DECIMALS, MAX_HOURS
from planner.domain.typed_hours import UnreadableHours, read_hours
from planner.views.common.complaint import Complaint
from planner.views.common.text_size import give_face, grow_height
from planner.views.common.themed import Themed

_ACCEPTABLE = QValidator.State.Acceptable

REST_MS = 700
"""A value reached by arrows or wheel counts as entered after this rest."""

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
"""That of the United Kingdom writes Sept."""


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class HoursField(Themed, QDoubleSpinBox):
    """Hours, shown with at most one decimal. `entered` carries a new value once, when it stands.

    What is typed is read as `read_hours` reads it; what cannot be, and what is out of range, is
    answered with a sentence below the field.
    """

    entered = Signal(float)
    PLACES = 1
    """Decimals shown."""
    KEPT = DECIMALS
    """Decimals reported of what was typed."""

    def __init__(
        self, name: str, low: float = 0.0, high: float = MAX_HOURS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reported = 0.0
        self._typing = False
        self.complaint: Complaint | None = None
        self.setLocale(ENGLISH)
        self.setGroupSeparatorShown(False)
        self.setDecimals(self.KEPT)
        self.setRange(low, high)
        self.setSuffix(" h")
        give_face(self, 12.5, 500)
        grow_height(self, 26, 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._report)
        self.lineEdit().setTextMargins(5, 0, 0, 0)
        self.lineEdit().textEdited.connect(self._on_typed)
        self.valueChanged.connect(self._rest.start)
        self.editingFinished.connect(self._report)

    def show_value(self, value: float) -> None:
        """Show `value` without reporting it; a text being typed is left alone."""
        self._reported = round(value, self.PLACES)
        if not (self._typing and self.hasFocus()):
            self.blockSignals(True)
            self.setValue(self._reported)
            self.blockSignals(False)
            self._rest.stop()

    def sizeHint(self) -> QSize:
        """Return the width of the design; four digits fit."""
        return QSize(84, 26)

    def minimumSizeHint(self) -> QSize:
        """Return room for two digits."""
        return QSize(30, 26)

    def commit(self) -> bool:
        """Report what was typed so far; return whether it can be read. If not, the field says
        why."""
        if not self._is_readable():
            return False
        self.interpretText()
        self._report()
        return True

    def take(self, text: str) -> float:
        """Return what `text` stands for. Raises `UnreadableHours`."""
        return read_hours(self._bare(text))

    def textFromValue(self, value: float) -> str:
        """Write 30 and 1.5, never 30.0."""
        return f"{value:.{self.PLACES}f}".rstrip("0").removesuffix(".")

    def valueFromText(self, text: str) -> float:
        """Return what `text` stands for, the present value where it cannot be read."""
        try:
            return self.take(text)
        except ValueError:
            return self.value()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Accept what can be read; anything may be on the way there."""
        state = QValidator.State.Intermediate if self._complaint(text) else _ACCEPTABLE
        return state, text, pos

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what stood there before; Enter stays where nothing can be read."""
        self._be_content()
        if event.key() == Qt.Key.Key_Escape and self._typing:
            self._drop_typed()
            self.selectAll()
        elif event.key() not in _ENTER or self._is_readable():
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say what cannot be read, and show what stood there before."""
        if event.reason() not in _AWAY and not self._is_readable():
            self._drop_typed()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the complaint along."""
        super().hideEvent(event)
        self._be_content()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel unless the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _bare(self, text: str) -> str:
        """Return `text` without the unit that the field adds."""
        return text.strip().removesuffix(self.suffix().strip()).strip()

    def _complaint(self, text: str) -> str:
        """Return what is wrong with `text`, "" if nothing is."""
        try:
            value = self.take(text)
        except UnreadableHours as error:
            return str(error.problem)
        if self.minimum() <= value <= self.maximum():
            return ""
        low, high = map(exact_hours_text, (self.minimum(), self.maximum()))
        return f"{exact_hours_text(value)} is not from {low} to {high}."

    def _is_readable(self) -> bool:
        """Whether what stands there can be taken; the field says why not."""
        told = self._complaint(self.text()) if self._typing else ""
        if told:
            self.complaint = self.complaint or Complaint(self)
            self.complaint.set_theme(self.theme)
            self.complaint.say(told)
        return not told

    def _be_content(self) -> None:
        if self.complaint is not None:
            self.complaint.hide()

    def _drop_typed(self) -> None:
        """Show what stood there before."""
        self._typing = False
        self.lineEdit().setText(self.textFromValue(self._reported) + self.suffix())
        self.show_value(self._reported)

    def _on_typed(self) -> None:
        self._typing = True

    def _report(self) -> None:
        self._rest.stop()
        self._typing = False
        value = round(self.value(), self.KEPT)
        if value != self._reported:
            self._reported = value
            self.entered.emit(value)


class FactorField(HoursField):
    """A number with at most two decimals, a factor or a share."""

    PLACES = KEPT = 2

    def __init__(self, name: str, low: float, high: float, suffix: str = "") -> None:
        super().__init__(name, low, high)
        self.setSuffix(suffix)
        self.setSingleStep(0.05)

    def take(self, text: str) -> float:
        """Return the number, with a point or a comma. Raises `UnreadableHours`."""
        bare = self._bare(text)
        try:
            number = float(bare.replace(",", "."))
        except ValueError:
            raise UnreadableHours(bare) from None
        if not math.isfinite(number):
            raise UnreadableHours(bare)
        return number


class NoteField(QPlainTextEdit):
    """A note of several lines; `entered` carries the text when the focus leaves.

    `typed` carries it after every key, None once it is what was reported last.
    """

    entered = Signal(str)
    typed = Signal(object)

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reported = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        give_face(self, 12.5)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show `text` unless the person is writing something else."""
        if self.hasFocus() and self.toPlainText().strip() != self._reported:
            return
        self._reported = text
        if self.toPlainText().strip() != text:
            self.setPlainText(text)

    def drop(self) -> None:
        """Forget what is written."""
        self._reported = ""
        self.clear()

    def commit(self) -> None:
        """Report what was written, if it is new."""
        text = self.toPlainText().strip()
        self.document().setModified(False)
        if text != self._reported:
            self._reported = text
            self.entered.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report, except for the context menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _on_text(self) -> None:
        if self.hasFocus():
            text = self.toPlainText().strip()
            self.typed.emit(text if text != self._reported else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Grow with the text from three lines to twelve."""
        line = self.fontMetrics().lineSpacing()
        lines = min(max(int(self.document().size().height()), 3), 12)
        self.setFixedHeight(lines * line + 16)
