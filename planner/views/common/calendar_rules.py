"""Dated rules of the calendar as lines that can be removed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.formatting import day_range, day_text, hours_text
from planner.domain.learner import CalendarRule
from planner.views.common.buttons import IconButton
from planner.views.common.labels import ElidedLabel, Label
from planner.views.common.text_size import grow_height


class RuleRow(QWidget):
    """A dated rule with a cross; `removed` carries its place in the calendar."""

    removed = Signal(int)

    def __init__(self, place: int, rule: CalendarRule, is_over: bool) -> None:
        super().__init__()
        self._place = place
        role = "ink3" if is_over else "ink"
        name = ElidedLabel(rule_name(rule), 12.5, 500, role)
        days = Label(rule_days(rule), 12, 400, "ink3" if is_over else "ink2")
        cross = IconButton("x", f"Remove {rule_name(rule)}, {rule_days(rule)}", 24, 13)
        cross.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(name, 1)
        row.addWidget(days)
        row.addWidget(cross)
        grow_height(self, 26, 16)

    def _remove(self) -> None:
        self.removed.emit(self._place)


def rule_name(rule: CalendarRule) -> str:
    """Return what a rule is called, with its hours if it is not a break."""
    if rule.hours is None:
        return rule.name or "Time off"
    week = rule.hours if isinstance(rule.hours, int | float) else sum(rule.hours)
    hours = f"{hours_text(week)} a week"
    return f"{rule.name}, {hours}" if rule.name else hours


def rule_days(rule: CalendarRule) -> str:
    """Return 3 to 23 Aug 2026, or from 3 May 2027 for what holds from then on."""
    if rule.is_open_ended and not rule.is_break:
        return f"from {day_text(rule.first)}"
    return day_range(rule.first, rule.last)
