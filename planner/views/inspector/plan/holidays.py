"""Public holidays: choosing a country, the row of those in the plan, what the plan outgrew."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planner.document.document import Preview
from planner.domain.formatting import count_text
from planner.domain.holidays import Holidays
from planner.domain.learner import CalendarRule, Learner, WeekHours
from planner.domain.limits import LAST_HOLIDAY_YEAR, MOST_HOLIDAY_YEARS
from planner.edits import AddHolidays, Edit, RemoveHoliday, RemoveHolidays
from planner.render.theme import Theme
from planner.storage.public_holidays import (
    UnknownRegion,
    countries,
    holidays_between,
    regions,
)
from planner.views.common.buttons import Button, IconButton
from planner.views.common.calendar_rules import RuleRow
from planner.views.common.fields import pad_spin_box
from planner.views.common.labels import ElidedLabel, Label
from planner.views.common.popover import Popover
from planner.views.common.text_size import give_face, grow_height
from planner.views.common.themed import theme_children
from planner.views.inspector.plan.assumptions import finish_sentence
from planner.views.inspector.shared.parts import clear
from planner.views.inspector.shared.picker import LIST_STYLE, PickerFilter

Evaluate = Callable[[Edit], Preview | None]


class HolidayPopover(Popover):
    """Asks for country, region and last year, and says what they do: `chosen` carries an edit.

    Holidays count from `first` on; `until` is the year that is offered as the last; what the
    `learner` has is preselected; `evaluate` returns what an edit would do, None if it would be
    rejected.
    """

    chosen = Signal(object)

    def __init__(
        self, first: date, until: int, learner: Learner, evaluate: Evaluate, host: QWidget
    ) -> None:
        super().__init__("Public holidays", host, 280)
        self._first, self._evaluate, self._week = first, evaluate, learner.hours
        self._edit: AddHolidays | None = None
        self._countries = countries()
        self._make_list()
        self.region, self.until = QComboBox(), QSpinBox()
        self.until.setRange(first.year, max(min(first.year + MOST_HOLIDAY_YEARS - 1,
                                                LAST_HOLIDAY_YEAR), first.year))  # fmt: skip
        self.until.setValue(until)
        pad_spin_box(self.until)
        for field, name in ((self.region, "Region"), (self.until, "Until the end of")):
            give_face(field, 12.5)
            grow_height(field, 26, 16)
            field.setAccessibleName(name)
            self.add_field(name, field)
        self.outcome = Label("", 12, 400, "ink", wrap=True)
        self.outcome.setMinimumHeight(48)
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.box.addWidget(self.outcome)
        self.add = self.add_buttons("Add holidays")
        self.add.clicked.connect(self._choose)
        self.list.currentRowChanged.connect(self._on_country)
        self.region.currentIndexChanged.connect(self._show_outcome)
        self.until.valueChanged.connect(self._show_outcome)
        self._select(next(iter(learner.holidays), None))
        self.filter.setFocus()

    def _make_list(self) -> None:
        self.filter = PickerFilter("Search countries")
        self.list = QListWidget()
        give_face(self.list, 12.5)
        self.list.setFixedHeight(138)
        self.list.setAccessibleName("Countries")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in (self.filter, self.list):
            self.box.addWidget(each)
        self.filter.textChanged.connect(self._fill)
        self.filter.moved.connect(self._move)
        self.filter.accepted.connect(self._choose)
        self.filter.escaped.connect(self.close)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self.list.setStyleSheet(LIST_STYLE.format(hover=theme.hover, sel=theme.sel))

    @property
    def country(self) -> str:
        """The code of the country that is chosen, "" if none matches."""
        if self.list.count() == 0:
            return ""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _select(self, held: Holidays | None) -> None:
        """Begin with what the plan has, else with the country of the system."""
        here = QLocale.territoryToCode(QLocale.system().territory())
        self._fill()
        wanted = held.country if held else here
        codes = [place.code for place in self._countries]
        self.list.setCurrentRow(codes.index(wanted) if wanted in codes else 0)
        self.list.scrollToItem(self.list.currentItem(), QListWidget.ScrollHint.PositionAtCenter)
        if held is not None:
            self.region.setCurrentIndex(max(self.region.findData(held.region), 0))

    def _fill(self) -> None:
        words = self.filter.text().casefold().split()
        with QSignalBlocker(self.list):
            self.list.clear()
            for place in self._countries:
                if all(word in f"{place.name} {place.code}".casefold() for word in words):
                    item = QListWidgetItem(place.name)
                    item.setData(Qt.ItemDataRole.UserRole, place.code)
                    self.list.addItem(item)
            self.list.setCurrentRow(0)
        self._on_country()

    def _move(self, steps: int) -> None:
        self.list.setCurrentRow(min(max(self.list.currentRow() + steps, 0), self.list.count() - 1))

    def _on_country(self) -> None:
        """Offer the regions of the country."""
        country = self.country
        with QSignalBlocker(self.region):
            self.region.clear()
            self.region.addItem("The whole country", country)
            for place in regions(country) if country else ():
                self.region.addItem(place.label, place.code)
        self.region.setEnabled(self.region.count() > 1)
        self._show_outcome()

    def _show_outcome(self) -> None:
        """Say how many days it is and what becomes of the finish."""
        self._edit = None
        text = "No country matches."
        if self.country:
            region = str(self.region.currentData())
            found = holidays_between(region, self._first, self.until.value(), self._week)
            edit = AddHolidays(found)
            preview = self._evaluate(edit)
            text = "The library knows no public holidays there in these years."
            if found.days and preview is not None:
                self._edit = edit
                days = count_text(len(found.days), "day") + " off"
                text = f"{days}. {finish_sentence(preview.before, preview.after)}"
        self.outcome.setText(text)
        self.add.setEnabled(self._edit is not None)

    def _choose(self) -> None:
        if self._edit is not None:
            edit = self._edit
            self.close()
            self.chosen.emit(edit)


class HolidayRow(QWidget):
    """The holidays of one country as one line that unfolds; `edited` carries an edit."""

    edited = Signal(object)

    def __init__(self, held: Holidays, today: date) -> None:
        super().__init__()
        self._held, self._today = held, today
        count = count_text(len(held.days), "day")
        self.fold = IconButton("chevron-right", f"{held.title}, {count}", 24, 13)
        self.fold.setCheckable(True)
        self.name = ElidedLabel(held.name or held.region, 12.5, 500, "ink")
        self.count = Label(count_text(len(held.days), "holiday"), 12, 400, "ink2")
        self.cross = IconButton("x", f"Remove {held.title[0].lower()}{held.title[1:]}", 24, 13)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.fold)
        line.addSpacing(-6)
        line.addWidget(self.name, 1)
        line.addWidget(self.count)
        line.addWidget(self.cross)
        self._days = QWidget()
        self._rows = QVBoxLayout(self._days)
        self._rows.setContentsMargins(24, 0, 0, 4)
        self._rows.setSpacing(0)
        self._days.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(line)
        box.addWidget(self._days)
        self.fold.toggled.connect(self._unfold)
        self.cross.clicked.connect(lambda: self.edited.emit(RemoveHolidays(held.region)))

    @property
    def rows(self) -> list[RuleRow]:
        """The lines of the days, none before it was unfolded."""
        return self._days.findChildren(RuleRow)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold where the line itself is clicked."""
        if event.position().y() < self.fold.height():
            self.fold.toggle()

    def _unfold(self, on: bool) -> None:
        self.fold.set_icon("chevron-down" if on else "chevron-right")
        if on and not self._rows.count():
            for place, (day, name) in enumerate(sorted(self._held.days.items())):
                row = RuleRow(place, CalendarRule(day, day, None, name), day < self._today)
                row.removed.connect(self._remove)
                self._rows.addWidget(row)
            theme_children(self._days, self.fold.theme)
        self._days.setVisible(on)

    def _remove(self, place: int) -> None:
        self.edited.emit(RemoveHoliday(self._held.region, sorted(self._held.days)[place]))


class HolidayHint(QWidget):
    """Says that the plan has grown beyond the years looked up, and adds those that are missing."""

    edited = Signal(object)

    def __init__(self, held: Holidays, last: date, week: WeekHours) -> None:
        super().__init__()
        self._held, self._missing, self._week = held, held.years_missing(last), week
        text = f"Holidays of {held.name or held.region} are in the plan until {held.until}."
        self.label = Label(text, 12, 400, "warn", wrap=True)
        self.button = Button(f"Add {years_text(self._missing)}", "plus", small=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(6)
        box.addWidget(self.label)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._add)

    def _add(self) -> None:
        held, missing = self._held, self._missing
        try:
            first = date(missing[0], 1, 1)
            later = holidays_between(held.region, first, missing[-1], self._week)
        except UnknownRegion as error:
            self.label.setText(str(error.problem))
            return
        self.edited.emit(AddHolidays(held.extended(later)))


class HolidayList(QWidget):
    """The holidays of all countries in the plan; `edited` carries an edit."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_holidays(self, learner: Learner, today: date, last: date, theme: Theme) -> None:
        """List what the `learner` has; the plan is to be done by `last`. What was unfolded stays
        so."""
        shown = (learner.holidays, learner.hours, today, last.year)
        if shown == self._shown:
            return
        self._shown = shown
        unfolded = {row.fold.accessibleName().rpartition(",")[0] for row in self.rows
                    if row.fold.isChecked()}  # fmt: skip
        clear(self._box)
        for held in learner.holidays:
            row = HolidayRow(held, today)
            self._add(row)
            if held.years_missing(last):
                self._add(HolidayHint(held, last, learner.hours))
            row.fold.setChecked(held.title in unfolded)

    def _add(self, widget: HolidayRow | HolidayHint) -> None:
        widget.edited.connect(self.edited)
        self._box.addWidget(widget)

    @property
    def rows(self) -> list[HolidayRow]:
        """The rows, one a country."""
        items = (self._box.itemAt(place) for place in range(self._box.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, HolidayRow)]


def years_text(years: range) -> str:
    """Return 2030, 2030 and 2031, or 2030 to 2033."""
    if len(years) == 1:
        return str(years[0])
    return f"{years[0]} {'and' if len(years) == 2 else 'to'} {years[-1]}"
