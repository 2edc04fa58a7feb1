"""What can be done when the deadline is not safe, each with its dates and as one undo step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.formatting import chance_text, day_text, finish_text
from planner.edits import Edit
from planner.scheduling.forecast import SAFE
from planner.scheduling.schedule import Schedule
from planner.scheduling.ways_out import WayOut, WayOutKind
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.labels import Label
from planner.views.inspector.shared.insights import Option, name_of
from planner.views.inspector.shared.parts import Section
from planner.views.inspector.shared.skill_facts import PlanFacts

_WAITING = ("Extend the deadline", "Study more hours a week", "Leave out skills")
_ICONS = {
    WayOutKind.EXTEND: "flag",
    WayOutKind.ADD_HOURS: "timer",
    WayOutKind.DROP_SKILLS: "trash-2",
}
_MOST_NAMES = 4


class WaysSection(Section):
    """The ways out; hidden while the deadline is safe or there is none."""

    def __init__(self) -> None:
        super().__init__("Ways to a safe finish")
        self.rows = tuple(WayRow() for _ in WayOutKind)
        for row in self.rows:
            self.box.addWidget(row)
            row.taken.connect(self.edited)

    def fill(self, view: PlanFacts) -> None:
        """Show the ways; those of the plan before stay, disabled, until the next are known."""
        deadline, shown_forecast, insight = (
            view.schedule.roadmap.deadline,
            view.shown_forecast,
            view.insight,
        )
        behind = (
            deadline is not None
            and shown_forecast is not None
            and shown_forecast.forecast.chance_by(deadline) < SAFE
        )
        is_current = insight is not None and insight.schedule is view.schedule
        ways = insight.ways if insight is not None else ()
        self.setVisible(behind and (bool(ways) or not is_current))
        for place, row in enumerate(self.rows):
            if not ways:
                row.wait(_WAITING[place])
            elif place < len(ways):
                assert insight is not None
                row.show_way(ways[place], insight.schedule, is_current)
            row.setVisible(not ways or place < len(ways))


class WayRow(QWidget):
    """A button that names the change, and below what comes of it; `taken` carries the edit."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._edit: Edit | None = None
        self.button = Button("", "flag", small=True)
        self.about = Label("", 12, 400, "ink2", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.about)
        self.button.clicked.connect(self._take)

    def wait(self, words: str) -> None:
        """Show that this is being worked out."""
        self._edit = None
        self.button.setText(words)
        self.button.setEnabled(False)
        self.about.setText("…")

    def show_way(self, option: Option, schedule: Schedule, is_current: bool) -> None:
        """Show `option`; it can be taken if it is of the plan as it is now."""
        self._edit = option.edit
        self.button.set_icon(_ICONS[option.way.kind])
        self.button.setText(name_of(option.way))
        self.button.setEnabled(is_current)
        self.about.setText(outcome_sentence(option, schedule))
        self.about.set_role("ink2" if is_current else "ink3")
        set_tooltip(self.about, ", ".join(_names(option.way, schedule)))

    def _take(self) -> None:
        if self._edit is not None:
            self.taken.emit(self._edit)


def outcome_sentence(option: Option, schedule: Schedule) -> str:
    """Return the dates after a way, what it leaves out, and whether it is enough."""
    way = option.way
    if way.kind is WayOutKind.EXTEND:
        return f"{chance_text(way.chance)} chance. The plan stays as it is."
    text = f"Likely {finish_text(option.likely)}, safe {day_text(way.p80)}."
    if not way.is_enough:
        text += f" A chance of {chance_text(way.chance)}, not safe yet."
    names = _names(way, schedule)
    if not names:
        return text
    more = len(names) - _MOST_NAMES
    named = ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
    return f"{text} Without {named}."


def _names(way: WayOut, schedule: Schedule) -> list[str]:
    return [schedule.scope.skills[skill].label for skill in way.skills]
