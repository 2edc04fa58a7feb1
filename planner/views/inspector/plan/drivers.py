"""What moves the finish date most, as bars to both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.formatting import count_text, day_text, exact_hours_text, signed
from planner.render.fonts import font
from planner.render.theme import colour
from planner.scheduling.drivers import Driver, DriverKind
from planner.scheduling.schedule import Schedule
from planner.views.common.labels import Label
from planner.views.common.painting import paint_box, paint_text
from planner.views.common.themed import Themed
from planner.views.inspector.shared.parts import Section
from planner.views.inspector.shared.skill_facts import PlanFacts

MOST = 5
"""Drivers shown."""

_ROW, _BARS, _AXIS = 24, 152, 62
_LEFT, _RIGHT = 26, 54
"""Room of the longest bars beside the axis; the rest is for their numbers."""


@dataclass(frozen=True, slots=True)
class DriverRow:
    """A name and by how many days the finish comes earlier or later."""

    name: str
    earlier: int
    later: int


class DriversSection(Section):
    """The strongest drivers, and what an hour a week more does."""

    def __init__(self) -> None:
        super().__init__("What moves the finish date")
        assert self.head is not None
        head = self.head.layout()
        assert head is not None
        head.addWidget(Label("days", 12, 400, "ink3"))
        self.bars = DriverBars()
        self.more = Label("", 12, 400, "ink2", wrap=True)
        self.box.addWidget(self.bars)
        self.box.addWidget(self.more)

    def fill(self, view: PlanFacts) -> None:
        """Show the drivers; those of the plan before stay, lighter, until the next are known."""
        insight = view.insight
        is_open = bool(view.schedule.studied)
        found = insight.drivers if insight else ()
        self.setVisible(is_open and (insight is None or bool(found)))
        if insight is None:
            self.bars.show_rows((), False)
            self.more.setText("…")
            return
        is_current = insight.schedule is view.schedule
        shown = found[:MOST]
        self.bars.show_rows([_row(each, insight.schedule) for each in shown], is_current)
        self.more.setText(more_sentence(found, insight.schedule))
        self.more.set_role("ink2" if is_current else "ink3")
        self.more.setVisible(bool(self.more.text()))


class DriverBars(Themed, QWidget):
    """Bars to the left for days earlier, to the right for days later, on one scale."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[DriverRow, ...] = ()
        self._is_current = False
        self.setFixedHeight(MOST * _ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[DriverRow], is_current: bool) -> None:
        """Show `rows`; without any the room stays empty."""
        self.rows, self._is_current = tuple(rows), is_current
        self.setFixedHeight((len(rows) or MOST) * _ROW)
        told = [
            f"{row.name}: {count_text(row.earlier, 'day')} earlier, {row.later:,} later"
            for row in rows
        ]
        self.setAccessibleName(". ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bars and some of the name."""
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names, axis, bars and numbers."""
        if not self.rows:
            return
        earliest = max(max(row.earlier for row in self.rows), 1)
        latest = max(max(row.later for row in self.rows), 1)
        scale = min(_LEFT / earliest, _RIGHT / latest)
        with QPainter(self) as painter:
            painter.setOpacity(1.0 if self._is_current else 0.6)
            for place, row in enumerate(self.rows):
                self._paint_row(painter, row, place * _ROW, scale)

    def _paint_row(self, painter: QPainter, row: DriverRow, y: int, scale: float) -> None:
        theme, left = self.theme, self.width() - _BARS
        paint_text(painter, QRectF(0, y, left - 4, _ROW), row.name, font(12), theme.ink)
        axis = left + _AXIS
        painter.fillRect(QRectF(axis, y + 4, 1, 16), colour(theme.border2))
        face = font(10.5)
        width = row.earlier * scale
        if row.earlier:
            paint_box(painter, QRectF(axis - width, y + 8, width, 8), theme.good, None, 1.5)
            room = QRectF(left, y, _AXIS - width - 3, _ROW)
            right = Qt.AlignmentFlag.AlignRight
            paint_text(painter, room, signed(-row.earlier), face, theme.ink2, right)
        width = row.later * scale
        if row.later:
            paint_box(painter, QRectF(axis + 1, y + 8, width, 8), theme.warn, None, 1.5)
            x = axis + width + 4
            room = QRectF(x, y, self.width() - x, _ROW)
            paint_text(painter, room, signed(row.later), face, theme.ink2)


def _row(driver: Driver, schedule: Schedule) -> DriverRow:
    if driver.skill is None:
        name = f"Hours per week, ±{exact_hours_text(driver.step)}"
    else:
        name = schedule.label(driver.skill)
    return DriverRow(name, driver.earlier, driver.later)


def more_sentence(found: Sequence[Driver], schedule: Schedule) -> str:
    """Return what more hours a week do; "" if they do nothing."""
    more = next((each for each in found if each.kind is DriverKind.HOURS_PER_WEEK), None)
    if more is None or not more.earlier:
        return ""
    day = day_text(schedule.finish - timedelta(days=more.earlier))
    hours = "One more hour" if more.step == 1 else f"{exact_hours_text(more.step)} more"
    return f"{hours} a week brings the likely finish to {day}."
