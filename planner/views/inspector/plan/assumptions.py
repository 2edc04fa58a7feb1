"""What the hours of the plan take for granted, each figure with what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.document.document import Preview
from planner.domain.assumptions import (
    PACE_SPREAD,
    RECORD_PACE_SPREAD,
    USUAL,
    Figure,
)
from planner.domain.formatting import day_text, factor_text, later_text
from planner.edits import Edit, ResetAssumptions, SetAssumption, UseRecord
from planner.edits.assumptions import RANGES
from planner.scheduling.own_record import biases_by, record_of
from planner.scheduling.record_texts import record_sentence
from planner.scheduling.schedule import Schedule
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button, IconButton
from planner.views.common.labels import Label
from planner.views.common.value_fields import FactorField
from planner.views.inspector.plan.finish import RECORD_SIZE
from planner.views.inspector.shared.insights import RecordOffer
from planner.views.inspector.shared.parts import LabelledRow, Section
from planner.views.inspector.shared.skill_facts import PlanFacts


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What an assumption is called and what it rests on."""

    figure: Figure
    name: str
    spoken: str
    suffix: str
    about: str


WORDS = (
    FigureWords(
        Figure.OWN_ESTIMATES, "Your estimates", "Factor on hours you estimated", " times",
        "Hours you estimate count that often. Your own record can set it.",
    ),
    FigureWords(
        Figure.CATALOGUE_HOURS, "Catalogue", "Factor on the catalogue’s hours", " times",
        "The catalogue’s hours count that often. Your own record can set it.",
    ),
    FigureWords(
        Figure.AWARE, "To aware", "Hours to aware", " times",
        "Of the hours to working. An assumption.",
    ),
    FigureWords(
        Figure.PROFICIENT, "To proficient", "Hours to proficient", " times",
        "Of the hours to working. An assumption.",
    ),
    FigureWords(
        Figure.PACE_SPREAD, "Pace spread", "Spread of the pace", "",
        "How far your pace strays for all skills at once (Trietsch et al. 2012); moves the safe "
        f"day. An assumption; {RECORD_PACE_SPREAD:g} from {RECORD_SIZE} finished skills on.",
    ),
)  # fmt: skip


class AssumptionsSection(Section):
    """The figures as fields, the learner's own record, and the way back to the usual."""

    def __init__(self) -> None:
        super().__init__("Assumptions")
        self.evaluate: Callable[[Edit], Preview | None] = lambda _: None
        self.record = RecordRow()
        self.rows = {each.figure: FigureRow(each) for each in WORDS}
        self.reset = Button("Back to the usual figures", "rotate-ccw", "flat", small=True)
        self.box.addWidget(self.record)
        for row in self.rows.values():
            self.box.addWidget(row)
            row.entered.connect(self._on_entered)
            row.tried.connect(self._on_tried)
        self.box.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.record.taken.connect(self.edited)
        self.reset.clicked.connect(self._reset)

    def fill(self, view: PlanFacts) -> None:
        """Show the figures of a plan."""
        held = view.schedule.roadmap.assumptions
        usual = usual_figures(view)
        for figure, row in self.rows.items():
            row.show_figure(held.given(figure), usual[figure])
        self.record.show_record(view)
        self.reset.setVisible(held != USUAL)

    def commit(self) -> None:
        """Take what is being typed."""
        for row in self.rows.values():
            row.field.commit()

    def _on_entered(self, figure: Figure, value: float | None) -> None:
        self.edited.emit(SetAssumption(figure, value))

    def _on_tried(self, figure: Figure, value: float | None) -> None:
        preview = self.evaluate(SetAssumption(figure, value))
        text = finish_sentence(preview.before, preview.after) if preview else ""
        self.rows[figure].say(text)

    def _reset(self) -> None:
        self.edited.emit(ResetAssumptions())


class FigureRow(QWidget):
    """One figure: its field, what it rests on, and what the value being typed would do.

    `entered` and `tried` carry the figure and the value, None where it is the usual one.
    """

    entered = Signal(object, object)
    tried = Signal(object, object)

    def __init__(self, words: FigureWords) -> None:
        super().__init__()
        self._figure, self._usual = words.figure, 0.0
        self.field = FactorField(words.spoken, *RANGES[words.figure], words.suffix)
        self.reset = IconButton("rotate-ccw", f"{words.spoken}: back to the usual", 24, 13)
        self.about = Label(words.about, 11, 400, "ink2", wrap=True)
        self.outcome = Label("", 12, 500, "ink", wrap=True)
        self.field.setAccessibleDescription(words.about)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 2)
        box.setSpacing(3)
        box.addWidget(LabelledRow(words.name, self.field, self.reset))
        box.addWidget(self.about)
        box.addWidget(self.outcome)
        self.outcome.hide()
        keep = self.reset.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(keep)
        self.field.entered.connect(self._on_entered)
        self.field.valueChanged.connect(self._try)
        self.field.lineEdit().textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self._hush)
        self.reset.clicked.connect(self._reset)

    def show_figure(self, value: float | None, usual: float) -> None:
        """Show the figure of the plan, `usual` where it has none of its own."""
        self._usual = usual
        self.field.show_value(usual if value is None else value)
        self.reset.setVisible(value is not None)
        set_tooltip(self.reset, f"Back to {factor_text(usual)}")
        if not self.field.hasFocus():
            self._hush()

    def say(self, text: str) -> None:
        """Show what the value in the field would do."""
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))

    def _hush(self) -> None:
        self.say("")

    def _own(self, value: float) -> float | None:
        return None if abs(value - self._usual) < 0.005 else value

    def _on_entered(self, value: float) -> None:
        self.entered.emit(self._figure, self._own(value))

    def _on_typed(self, text: str) -> None:
        self._try(self.field.valueFromText(text))

    def _try(self, value: float) -> None:
        low, high = RANGES[self._figure]
        if low <= value <= high:
            self.tried.emit(self._figure, self._own(round(value, self.field.PLACES)))
        else:
            self.say(f"From {low:g} to {high:g}.")

    def _reset(self) -> None:
        self.entered.emit(self._figure, None)


class RecordRow(QWidget):
    """What finished skills took of the estimated hours, to be applied or no longer; `taken` carries
    the edit."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offer: RecordOffer | None = None
        self._edit: UseRecord | None = None
        self.text = Label("", 12.5, 400, "ink", wrap=True)
        self.outcome = Label("", 12, 400, "ink2", wrap=True)
        self.button = Button("Apply to what is left", "check", small=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(4)
        box.addWidget(self.text)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.outcome)
        self.button.clicked.connect(self._take)

    def show_record(self, view: PlanFacts) -> None:
        """Show the record; it can be applied once its outcome is known."""
        record = record_of(view.schedule.tasks.values())
        in_use = view.schedule.roadmap.assumptions.record
        self.text.setText(record_sentence(record, in_use))
        self.setVisible(record.skills > 0 or in_use)
        insight = view.insight
        is_current = insight is not None and insight.schedule is view.schedule
        self._offer = insight.offer if insight is not None and is_current else None
        self._edit = UseRecord(on=False) if in_use else UseRecord() if self._offer else None
        self.button.setText("No longer count by it" if in_use else "Apply to what is left")
        self.button.setVisible(self._edit is not None)
        self.outcome.setVisible(self._offer is not None)
        if self._offer is not None:
            likely = moved_text(view.schedule.finish, self._offer.likely)
            self.outcome.setText(f"Likely {likely}, safe {day_text(self._offer.safe)}.")

    def _take(self) -> None:
        if self._edit is not None:
            self.taken.emit(self._edit)


def usual_figures(view: PlanFacts) -> dict[Figure, float]:
    """Return the figure that holds where the roadmap gives none."""
    factors, shown_forecast, held = (
        view.catalogue.level_factors,
        view.shown_forecast,
        view.schedule.roadmap,
    )
    none_given = replace(held.assumptions, own_estimates=None, catalogue_hours=None)
    usual = biases_by(none_given, view.schedule.tasks)
    has_record = shown_forecast is not None and shown_forecast.forecast.record.is_used
    return {
        Figure.OWN_ESTIMATES: usual.own,
        Figure.CATALOGUE_HOURS: usual.catalogue,
        Figure.AWARE: factors.aware,
        Figure.PROFICIENT: factors.proficient,
        Figure.PACE_SPREAD: RECORD_PACE_SPREAD if has_record else PACE_SPREAD,
    }


def moved_text(before: date, after: date) -> str:
    """Return the day after a change and by how much it differs."""
    days = (after - before).days
    if not days:
        return f"{day_text(after)} as now"
    return f"{day_text(after)}, {later_text(days)}"


def finish_sentence(before: Schedule, after: Schedule) -> str:
    """Return the likely finish with the figure that is being typed."""
    return f"Likely finish {moved_text(before.finish, after.finish)}."
