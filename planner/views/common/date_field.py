"""A field for a day: typed as one reads it, stepped by arrow keys, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QSizePolicy, QToolButton, QWidget

from planner.domain.typed_days import UnreadableDay, read_day
from planner.render.icons import icon
from planner.render.theme import Theme, colour
from planner.views.common.complaint import Complaint
from planner.views.common.fields import limit_days
from planner.views.common.text_size import give_face, grow_height
from planner.views.common.themed import Themed
from planner.views.common.value_fields import ENGLISH, REST_MS

_LONG, _SHORT = "ddd d MMM yyyy", "d MMM yyyy"
_LONG_WIDTH = 152
_SECTIONS = QDateEdit.Section
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ERASE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class DateField(Themed, QDateEdit):
    """A day with a calendar. `entered` carries a new day once, when it stands.

    Arrow keys go by its sections, as Qt does it. Who types writes plain text instead, which is
    read as a whole when it stands: Qt would refuse each key that does not fit the day shown.
    """

    entered = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = False
        self._beside = ("", "")
        self._later: date | None = None
        self._checks: QValidator | None = None
        self.complaint: Complaint | None = None
        self.setLocale(ENGLISH)
        self.setDisplayFormat(_LONG)
        self.setCalendarPopup(True)
        give_face(self, 12.5, 500)
        grow_height(self, 26, 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._calendar = _calendar()
        self.setCalendarWidget(self._calendar)
        limit_days(self)
        self._reported = self.day
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._report)
        self._calendar.clicked.connect(self._report)
        self.dateChanged.connect(self._rest.start)
        self.editingFinished.connect(self._report)

    @property
    def day(self) -> date:
        """The day that stands: what is being typed does not yet."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show `day`, or the nearest in range, without reporting it; while a text is being typed,
        once that is given up."""
        if self._typing:
            self._later = day
            return
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)
        self._reported = self.day
        self._rest.stop()

    def commit(self) -> bool:
        """Take what is being typed; return whether it can be read. If not, the field says why."""
        if not self._take_typed():
            return False
        self._report()
        return True

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

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the complaint along."""
        super().hideEvent(event)
        self._be_content()

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
        by_mouse = event.reason() in (Qt.FocusReason.MouseFocusReason, *_AWAY)
        if not by_mouse and not self._typing:
            self.setSelectedSection(_SECTIONS.DaySection)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed, and show the weekday again; another window leaves it as it is."""
        if self._typing and event.reason() in _AWAY:
            self.lineEdit().event(event)  # Qt’s field would show its day instead
            return
        if not self._take_typed():
            self._drop_typed()
        super().focusOutEvent(event)
        self._fit_format()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits begin a text; Enter takes it, Esc brings back the day."""
        self._be_content()
        if not self._typing and not self._begin(event):
            if event.key() != Qt.Key.Key_Space:
                super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._drop_typed()
            self.setSelectedSection(_SECTIONS.DaySection)
        elif event.key() in _ENTER:
            if self._take_typed():
                super().keyPressEvent(event)
        elif event.key() in _STEPS:
            super().keyPressEvent(event)
        else:
            self.lineEdit().event(event)

    def stepBy(self, steps: int) -> None:
        """Go on from what was typed."""
        if self._take_typed():
            super().stepBy(steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the calendar on what was typed."""
        if self._take_typed():
            super().mousePressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leaves the field; the arrow keys go from day to month to year."""
        return QWidget.focusNextPrevChild(self, next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel unless the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _begin(self, event: QKeyEvent) -> bool:
        """Begin a text with a key that writes or erases; return whether this one does.

        The day shown gives way as a whole, or the month to a letter and the year to a digit where
        the person is at them.
        """
        written = event.text() if not event.modifiers() & _COMMANDS else ""
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        if not (written.isalnum() or pastes or event.key() in _ERASE):
            return False
        field, section = self.lineEdit(), self.currentSection()
        field.blockSignals(True)
        self._checks = field.validator()
        field.setValidator(None)  # type: ignore[arg-type]
        self._typing, self._beside = True, ("", "")
        is_part = (written.isalpha() and section is _SECTIONS.MonthSection) or (
            written.isdecimal() and section is _SECTIONS.YearSection
        )
        if is_part:
            before, part, after = field.text().partition(self.sectionText(section))
            field.setSelection(len(before), len(part))
            self._beside = (before, after)
        elif written.isalnum() or pastes:
            field.selectAll()
        return True

    def _read_typed(self) -> date:
        """Return the day that the text names: as a whole, or what was typed for a part of it."""
        text, (before, after) = self.lineEdit().text(), self._beside
        try:
            return read_day(text, self.day)
        except UnreadableDay as error:
            part = text.removeprefix(before).removesuffix(after)
            try:
                return read_day(part, self.day)
            except UnreadableDay:
                raise error from None

    def _take_typed(self) -> bool:
        """Show the day that was typed; where it cannot be read, say so and return False."""
        if not self._typing:
            return True
        try:
            day = self._read_typed()
        except UnreadableDay as error:
            self._complain(str(error.problem))
            return False
        self._drop_typed()
        self.setDate(QDate(day.year, day.month, day.day))
        return True

    def _drop_typed(self) -> None:
        """Show the day that stands."""
        if self._typing:
            self._typing = False
            field = self.lineEdit()
            field.setText(self.textFromDateTime(self.dateTime()))
            field.setValidator(self._checks)  # type: ignore[arg-type]
            field.blockSignals(False)
            later, self._later = self._later, None
            if later is not None:
                self.show_day(later)

    def _complain(self, text: str) -> None:
        if self.complaint is None:
            self.complaint = Complaint(self)
        self.complaint.set_theme(self.theme)
        self.complaint.say(text)

    def _be_content(self) -> None:
        if self.complaint is not None:
            self.complaint.hide()

    def _fit_format(self) -> None:
        if self._typing:
            return
        roomy = self.width() >= _LONG_WIDTH and not self.hasFocus()
        wanted = _LONG if roomy else _SHORT
        if wanted != self.displayFormat():
            self.setDisplayFormat(wanted)

    def _report(self) -> None:
        self._rest.stop()
        if self.day != self._reported:
            self._reported = self.day
            self.entered.emit(self.day)


def _calendar() -> QCalendarWidget:
    calendar = QCalendarWidget()
    calendar.setLocale(ENGLISH)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setGridVisible(False)
    give_face(calendar, 12.5)
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
    return calendar
