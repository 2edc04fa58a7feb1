"""Fields that report one value when the person is done with them, not one a keystroke."""

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QPlainTextEdit, QSizePolicy, QWidget

from planner.domain.limits import MAX_HOURS
from planner.render.fonts import font

REST_MS = 700
"""A value reached by arrows or wheel counts as entered after this rest."""

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
"""That of the United Kingdom writes Sept."""


class HoursField(QDoubleSpinBox):
    """Hours with at most one decimal. `entered` carries a new value once, when it stands."""

    entered = Signal(float)
    PLACES = 1
    """Decimals shown and reported."""

    def __init__(
        self, name: str, low: float = 0.0, high: float = MAX_HOURS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reported = 0.0
        self._typing = False
        self.setLocale(ENGLISH)
        self.setGroupSeparatorShown(False)
        self.setDecimals(2)
        self.setRange(low, high)
        self.setSuffix(" h")
        self.setFont(font(12.5, 500))
        self.setFixedHeight(26)
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

    def commit(self) -> None:
        """Report what was typed so far."""
        self.interpretText()
        self._report()

    def textFromValue(self, value: float) -> str:
        """Write 30 and 1.5, never 30.0."""
        return f"{value:.{self.PLACES}f}".rstrip("0").removesuffix(".")

    def valueFromText(self, text: str) -> float:
        """Read a decimal comma as well as a point."""
        try:
            return float(self._digits(text))
        except ValueError:
            return self.value()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Accept what `valueFromText` can read."""
        clean = self._digits(text)
        if clean in ("", "-", ".", "-."):
            return QValidator.State.Intermediate, text, pos
        try:
            value = float(clean)
        except ValueError:
            return QValidator.State.Invalid, text, pos
        inside = self.minimum() <= value <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return state, text, pos

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what stood there before."""
        if event.key() == Qt.Key.Key_Escape and self._typing:
            self._typing = False
            self.show_value(self._reported)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel unless the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _digits(self, text: str) -> str:
        """Return `text` without its unit, with a decimal point."""
        return text.replace(self.suffix().strip() or "h", "").replace(",", ".").strip()

    def _on_typed(self) -> None:
        self._typing = True

    def _report(self) -> None:
        self._rest.stop()
        self._typing = False
        value = round(self.value(), self.PLACES)
        if value != self._reported:
            self._reported = value
            self.entered.emit(value)


class FactorField(HoursField):
    """A number with at most two decimals, a factor or a share."""

    PLACES = 2

    def __init__(self, name: str, low: float, high: float, suffix: str = "") -> None:
        super().__init__(name, low, high)
        self.setSuffix(suffix)
        self.setSingleStep(0.05)


class NoteField(QPlainTextEdit):
    """A note of several lines; `entered` carries the text when the focus leaves."""

    entered = Signal(str)

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reported = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setFont(font(12.5))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Grow with the text from three lines to twelve."""
        line = self.fontMetrics().lineSpacing()
        lines = min(max(int(self.document().size().height()), 3), 12)
        self.setFixedHeight(lines * line + 16)
