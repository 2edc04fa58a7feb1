"""Fields that report one value when the person is done with them, not one a keystroke."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QDoubleSpinBox,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from planner.domain.limits import MAX_HOURS
from planner.render.fonts import font
from planner.render.icons import icon
from planner.render.theme import Theme, colour
from planner.views.common.fields import limit_days
from planner.views.common.themed import Themed

REST_MS = 700
"""A value reached by arrows or wheel counts as entered after this rest."""

_LONG, _SHORT = "ddd d MMM yyyy", "d MMM yyyy"
_LONG_WIDTH = 152
_SECTIONS = QDateEdit.Section

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


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


class DateField(Themed, QDateEdit):
    """A day with a calendar. `entered` carries a new day once, when it stands."""

    entered = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reported = date.min
        self._typed_in = _SECTIONS.NoSection
        self.setLocale(ENGLISH)
        self.setDisplayFormat(_LONG)
        self.setCalendarPopup(True)
        self.setFont(font(12.5, 500))
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._calendar = _calendar()
        self.setCalendarWidget(self._calendar)
        limit_days(self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._report)
        self._calendar.clicked.connect(self._report)
        self.dateChanged.connect(self._rest.start)
        self.editingFinished.connect(self._report)

    @property
    def day(self) -> date:
        """The day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show `day`, or the nearest in range, without reporting it."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)
        self._reported = self.day
        self._rest.stop()

    def sizeHint(self) -> QSize:
        """Return room for a day with its weekday."""
        return QSize(150, 26)

    def minimumSizeHint(self) -> QSize:
        """Return room for the day without the year."""
        return QSize(112, 26)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the weekday out where it does not fit."""
        super().resizeEvent(event)
        self._fit_format()

    def set_theme(self, theme: Theme) -> None:
        """Colour the calendar’s weekday names and arrows."""
        super().set_theme(theme)
        head = QTextCharFormat()
        head.setForeground(colour(theme.ink3))
        head.setBackground(colour(theme.raised))
        self._calendar.setHeaderTextFormat(head)
        for name, picture in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(icon(picture, theme.ink2))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Leave the weekday out while a day may be typed; keys begin with the day of the month."""
        super().focusInEvent(event)
        self._fit_format()
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason):
            self.setSelectedSection(_SECTIONS.DaySection)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the weekday again."""
        super().focusOutEvent(event)
        self._fit_format()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A whole day can be typed: “5 Jan 2027”. A space goes on unless Qt has already."""
        if event.key() == Qt.Key.Key_Space:
            if self.currentSection() == self._typed_in:
                self.setSelectedSection(self.sectionAt(self.currentSectionIndex() + 1))
            self._typed_in = _SECTIONS.NoSection
            return
        if event.text().isalnum():
            if self.lineEdit().selectedText() == self.text():
                self.setSelectedSection(_SECTIONS.DaySection)
            self._typed_in = self.currentSection()
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leaves the field; the arrow keys go from day to month to year."""
        return QWidget.focusNextPrevChild(self, next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel unless the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fit_format(self) -> None:
        roomy = self.width() >= _LONG_WIDTH and not self.hasFocus()
        wanted = _LONG if roomy else _SHORT
        if wanted != self.displayFormat():
            self.setDisplayFormat(wanted)

    def _report(self) -> None:
        self._rest.stop()
        if self.day != self._reported:
            self._reported = self.day
            self.entered.emit(self.day)


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


def _calendar() -> QCalendarWidget:
    calendar = QCalendarWidget()
    calendar.setLocale(ENGLISH)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setGridVisible(False)
    calendar.setFont(font(12.5))
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
    return calendar
