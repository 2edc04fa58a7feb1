"""When the plan will be done: likely and safe, the curve, the deadline, the milestones."""

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.formatting import chance_text, day_text
from planner.render.finish_curve import HEIGHT, FinishCurve, finish_curve, paint_finish_curve
from planner.scheduling.date_reasons import too_few_hours
from planner.scheduling.forecast import SAFE, Forecast, SpreadRecord
from planner.scheduling.schedule import MilestoneId, Schedule
from planner.views.common.labels import ElidedLabel, Label
from planner.views.common.text_size import grow_height, grow_width
from planner.views.common.themed import Themed
from planner.views.inspector.shared.parts import LABEL_WIDTH, Notice, Section, fit_name
from planner.views.inspector.shared.skill_facts import PlanFacts, ShownForecast

RECORD_SIZE = 20
"""Finished skills from which on the record is worth a sentence."""

_COLUMN = 88


class FinishSection(Section):
    """Likely and safe finish together, always."""

    def __init__(self) -> None:
        super().__init__("Finish forecast")
        self.finish, self.safe = Label("", 16, 600, "ink"), Label("", 16, 600, "ink")
        self.curve = FinishCurveView()
        self.notice = Notice()
        heading = MilestoneRow("")
        heading.show_heading()
        self.milestones = (MilestoneRow("Entry level"), MilestoneRow("Path complete"))
        self.lack = Label("", 12, 400, "warn", wrap=True)
        self.record = Label("", 12, 400, "ink2", wrap=True)
        dates = QHBoxLayout()
        dates.setSpacing(20)
        for name, label in (("Likely (50%)", self.finish), ("Safe (80%)", self.safe)):
            column = QVBoxLayout()
            column.setSpacing(1)
            column.addWidget(Label(name, 11, 400, "ink2"))
            column.addWidget(label)
            dates.addLayout(column)
        dates.addStretch(1)
        self.box.addLayout(dates)
        self.box.addWidget(self.curve)
        self.box.addWidget(self.notice)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for row in (heading, *self.milestones):
            rows.addWidget(row)
        self.box.addLayout(rows)
        self.box.addWidget(self.lack)
        self.box.addWidget(self.record)

    def fill(self, view: PlanFacts) -> None:
        """Show dates, curve, deadline and record."""
        schedule, shown_forecast = view.schedule, view.shown_forecast
        self.finish.setText(day_text(schedule.finish))
        role = shown_forecast.role if shown_forecast else "ink3"
        self.safe.setText(day_text(shown_forecast.forecast.finish.p80) if shown_forecast else "…")
        self.safe.set_role(role)
        deadline = schedule.roadmap.deadline
        self.curve.show_finish(shown_forecast, schedule.finish, deadline)
        self.notice.say(*deadline_notice(deadline, shown_forecast))
        self.lack.setText(lack_text(schedule))
        self.lack.setVisible(bool(self.lack.text()))
        reached = {milestone.id: milestone for milestone in schedule.milestones}
        for row, id_ in zip(self.milestones, MilestoneId, strict=True):
            milestone = reached.get(id_)
            row.setVisible(milestone is not None)
            if milestone is not None:
                found = shown_forecast.forecast.milestones.get(id_) if shown_forecast else None
                row.say(milestone.label, milestone.day, found.p80 if found else None, role)
        text = spread_record_sentence(shown_forecast.forecast.record) if shown_forecast else ""
        self.record.setText(text)
        self.record.setVisible(bool(text))


def lack_text(schedule: Schedule) -> str:
    """Return what the plan lacks: hours to end at all, and what entry level asks for; "" if
    nothing."""
    if few := too_few_hours(schedule):
        return " ".join(few)
    names = [schedule.scope.skills[skill].label for skill in schedule.milestones[0].without]
    if not names:
        return ""
    return f"Entry level asks for more than this plan holds: {', '.join(names)}."


class MilestoneRow(Themed, QWidget):
    """A milestone with its likely and its safe day in columns."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = ElidedLabel(name, 12.5, 400, "ink2")
        self.value, self.safe = Label("", 12.5, 500, "ink"), Label("", 12.5, 400, "ink")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for label, width in ((self.name, LABEL_WIDTH), (self.value, _COLUMN)):
            grow_width(label, width)
            row.addWidget(label)
        row.addWidget(self.safe, 1)
        grow_height(self, 24, 14)

    def show_heading(self) -> None:
        """Say what the columns are."""
        self.value, self.safe = self._heading(self.value), self._heading(self.safe)
        self.value.setText("Likely")
        self.safe.setText("Safe")
        grow_height(self, 18, 14)

    def _heading(self, label: Label) -> Label:
        made = Label("", 11, 400, "ink2")
        if label is self.value:
            grow_width(made, _COLUMN)
        row = self.layout()
        assert row is not None
        row.replaceWidget(label, made)
        label.deleteLater()
        return made

    def say(self, name: str, likely: date | None, safe: date | None, role: str) -> None:
        """Show both days; a milestone without one is behind."""
        self.name.setText(name)
        self.value.setText(day_text(likely) if likely else "reached")
        self.safe.setText((day_text(safe) if safe else "…") if likely else "")
        self.safe.set_role(role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the days more room in a narrow panel."""
        super().resizeEvent(event)
        fit_name(self.name, self.width())


class FinishCurveView(Themed, QWidget):
    """The curve of the finish. It is worked out once a forecast, and lighter when out of date."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self.curve: FinishCurve | None = None
        self._key: tuple[Forecast | None, date, date | None] = (None, date.min, None)
        self._is_current = False
        self.setAccessibleName("Finish curve")
        grow_height(self, HEIGHT, 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_finish(
        self, shown_forecast: ShownForecast | None, likely: date, deadline: date | None
    ) -> None:
        """Show a forecast. Until the first the room stays empty; a certain finish takes none."""
        forecast = shown_forecast.forecast if shown_forecast else None
        self._is_current = shown_forecast is not None and shown_forecast.is_current
        old, *days = self._key
        if forecast is not old or (self._is_current and days != [likely, deadline]):
            self._key = (forecast, likely, deadline)
            self.curve = finish_curve(forecast, likely, deadline) if forecast else None
        self.setVisible(forecast is None or self.curve is not None)
        if forecast is not None:
            safe = day_text(forecast.finish.p80)
            self.setAccessibleName(f"Finish curve: likely {day_text(likely)}, safe {safe}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the curve."""
        if self.curve is not None:
            ink = self.theme.ink if self._is_current else self.theme.ink3
            with QPainter(self) as painter:
                paint_finish_curve(painter, QRectF(self.rect()), self.curve, self.theme, ink)


def deadline_notice(deadline: date | None, shown_forecast: ShownForecast | None) -> tuple[str, str]:
    """Return the sentence on the deadline and its kind; "" without a deadline."""
    if deadline is None:
        return "", "neutral"
    text = f"Deadline {day_text(deadline)}"
    if shown_forecast is None:
        return f"{text}: …", "neutral"
    chance = shown_forecast.forecast.chance_by(deadline)
    return f"{text}: {chance_text(chance)} chance", "good" if chance >= SAFE else "warn"


def spread_record_sentence(record: SpreadRecord) -> str:
    """Return how long finished skills took; "" while there are few."""
    if record.skills < RECORD_SIZE:
        return ""
    return f"Your finished skills took {record.ratio:.2f} of the estimated hours."
