"""The editor of an estimate: three points, the chances, and what keeping them would do."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.document.document import Preview
from planner.domain.effort import Effort
from planner.domain.formatting import (
    day_near,
    day_text,
    days_badge,
    hours_text,
    number_text,
    readable_hours,
)
from planner.edits import Edit, ResetEffort
from planner.scheduling.own_record import record_of
from planner.scheduling.workload import estimate_of
from planner.views.common.buttons import Button, IconButton
from planner.views.common.labels import Label, under_labels
from planner.views.common.popover import Popover
from planner.views.common.text_size import give_face, grow_height
from planner.views.common.value_fields import HoursField
from planner.views.inspector.estimate.curve_editor import EstimateCurve
from planner.views.inspector.estimate.effort_curve import Z80
from planner.views.inspector.estimate.parts import Delta, Deltas, Figures
from planner.views.inspector.shared.parts import Section
from planner.views.inspector.shared.skill_facts import SkillFacts, estimate_edit
from planner.views.inspector.shared.skill_sentences import guess_sentence, source_sentence

WIDTH = 336
FRAME_MS = 33
"""What keeping the estimate would do is worked out at most so often."""

POINTS = ("Optimistic", "Most likely", "Pessimistic")
_CHANCES = {"50%": 0.0, "80%": Z80, "95%": 1.6449}
"""Chances and their standard normal quantiles."""


class EstimatePopover(Popover):
    """Edits the three points of a skill. `kept` carries the edit; Esc and Cancel drop it.

    `evaluate` returns what an edit would do, None if it would be rejected.
    """

    kept = Signal(object)

    def __init__(
        self, view: SkillFacts, evaluate: Callable[[Edit], Preview | None], host: QWidget
    ) -> None:
        super().__init__(f"Estimate for {view.skill.label}", host, WIDTH)
        self._view, self._evaluate = view, evaluate
        self._effort, self._bias = view.estimate
        self._is_touched = self._is_reset = False
        self._typed = {0, 1, 2} if isinstance(view.plan.effort, Effort) else set[int]()
        self.curve = EstimateCurve()
        self.fields = tuple(HoursField(f"{name} hours", 0.1) for name in POINTS)
        self.basis = Label("", 11, 400, "ink2", wrap=True)
        self.figures, self.deltas = Figures(), Deltas(3)
        origin = "your estimate" if view.is_own else "catalogue"
        self.reset = Button(f"Reset to {origin}", kind="flat", small=True)
        self.reset.setVisible(not view.is_own or view.plan.effort is not None)
        self.cancel = Button("Cancel", small=True)
        self.keep = Button("Keep", kind="primary", small=True)
        self.main = self.keep
        self._soon = QTimer(self, interval=FRAME_MS, singleShot=True)
        self._soon.timeout.connect(self._show_outcome)
        self._lay_out()
        self._connect()
        self.curve.set_old(self._effort, self._bias, view.skill.area)
        self._show()
        self._show_outcome()
        self.fields[1].setFocus()
        self.fields[1].selectAll()

    @property
    def edit(self) -> Edit | None:
        """What would be kept, None if nothing was changed."""
        if not self._is_touched:
            return None
        if self._is_reset:
            return ResetEffort(self._view.id)
        return estimate_edit(self._view, self._effort.scaled(1 / self._view.factor))

    # -- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.box.setContentsMargins(1, 1, 1, 1)
        self.box.setSpacing(0)
        self.box.removeWidget(self.title)
        head, figures = Section(line=False), Section()
        keeping, record, buttons = Section("If you keep this"), self._record(), Section()
        head.box.setSpacing(2)
        head.box.addLayout(self._top())
        about = "Drag a point or type a number. Hours of focused study."
        head.box.addWidget(Label(about, 12, 400, "ink2", wrap=True))
        head.box.addSpacing(6)
        head.box.addWidget(self.curve)
        head.box.addLayout(self._columns())
        grow_height(self.basis, 30, 16)
        self.basis.setAlignment(Qt.AlignmentFlag.AlignTop)
        head.box.addSpacing(4)
        head.box.addWidget(self.basis)
        figures.box.addWidget(self.figures)
        keeping.box.setSpacing(4)
        keeping.box.addWidget(self.deltas)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reset)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        buttons.box.addLayout(row)
        for section in (head, figures, keeping, record, buttons):
            self.box.addWidget(section)

    def _top(self) -> QHBoxLayout:
        give_face(self.title, 15, 600)
        self.close_button = IconButton("x", "Close", 24, 16)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _columns(self) -> QHBoxLayout:
        row = QHBoxLayout()
        under_labels(row, POINTS, self.fields)
        return row

    def _record(self) -> Section:
        section = Section(f"Your record in {self._view.area_name}")
        section.box.addWidget(Label(record_in_area(self._view), 12, 400, "ink2", wrap=True))
        return section

    def _connect(self) -> None:
        for place, field in enumerate(self.fields):
            field.setProperty("place", place)
            field.entered.connect(self._on_entered)
            field.lineEdit().textEdited.connect(self._on_typed)
        self.curve.dragged.connect(self.set_point)
        self.reset.clicked.connect(self._reset)
        self.cancel.clicked.connect(self.close)
        self.close_button.clicked.connect(self.close)
        self.keep.clicked.connect(self._keep)

    # -- editing --------------------------------------------------------------------------

    def set_point(self, place: int, hours: float) -> None:
        """Set one point; the others give way, so that the three stay in order."""
        points = [self._effort.optimistic, self._effort.likely, self._effort.pessimistic]
        points[place] = hours
        points[:place] = [min(each, hours) for each in points[:place]]
        points[place + 1 :] = [max(each, hours) for each in points[place + 1 :]]
        self._effort, self._bias = Effort(*points), self._view.biases.own
        self._typed |= {each for each in range(3) if points[each] == hours}
        self._is_touched, self._is_reset = True, False
        self.curve.set_active(place)
        self._show()

    def _on_entered(self, hours: float) -> None:
        field = self.sender()
        if isinstance(field, HoursField):
            self.set_point(int(field.property("place")), hours)

    def _on_typed(self) -> None:
        """Show what is being typed as soon as the three points are in order."""
        places = [place for place, field in enumerate(self.fields) if field.hasFocus()]
        if not places:
            return
        place, field = places[0], self.fields[places[0]]
        hours = field.valueFromText(field.lineEdit().text())
        points = list(self.curve.points)
        points[place] = hours
        if points == sorted(points) and hours >= field.minimum() and hours <= field.maximum():
            self.set_point(place, hours)

    def _reset(self) -> None:
        view = self._view
        effort, self._bias = estimate_of(view.skill, replace(view.plan, effort=None), view.biases)
        self._effort = effort.scaled(view.factor)
        self._is_touched = view.plan.effort is not None
        self._is_reset = True
        self._typed.clear()
        self._show()

    def _keep(self) -> None:
        for field in self.fields:
            field.commit()
        edit = self.edit
        self.close()
        if edit is not None:
            self.kept.emit(edit)

    # -- showing --------------------------------------------------------------------------

    def _show(self) -> None:
        effort, bias = self._effort, self._bias
        self.curve.show_effort(effort, bias)
        for place, (field, hours) in enumerate(zip(self.fields, self.curve.points, strict=True)):
            field.show_value(hours if place in self._typed else readable_hours(hours))
        numbers = [each * bias for each in (effort.expected, *map(effort.at, _CHANCES.values()))]
        names = ("Expected", *_CHANCES)
        texts = [hours_text(hours) for hours in numbers]
        self.figures.show_figures(tuple(zip(names, texts, strict=True)))
        self.basis.setText(self._basis())
        if not self._soon.isActive():
            self._soon.start()

    def _basis(self) -> str:
        if self._is_touched and not self._is_reset:
            return guess_sentence(self._view)
        plan = replace(self._view.plan, effort=None) if self._is_reset else self._view.plan
        return source_sentence(self._view, plan)

    def _show_outcome(self) -> None:
        edit = self.edit
        preview = self._evaluate(edit) if edit is not None else None
        self.deltas.show_rows(deltas_of(self._view, preview))


def deltas_of(view: SkillFacts, preview: Preview | None) -> tuple[Delta, ...]:
    """Return effort, end and finish as they are and as they would be; no preview: no change."""
    before = view.schedule
    after = preview.after if preview else before
    old, new = before.tasks[view.id].hours, after.tasks[view.id].hours
    less = number_text(abs(new - old))
    badge = f"{'+' if new > old else '−'}{less} h" if less != "0" else ""
    rows = [Delta("Expected effort", hours_text(old), hours_text(new), badge, _sign(new - old))]
    days = [("Plan finish", before.finish, after.finish)]
    bars = before.by_id.get(view.id), after.by_id.get(view.id)
    if bars[0] is not None and bars[1] is not None:
        days.insert(0, ("Likely end", bars[0].finish, bars[1].finish))
    for name, was, will in days:
        moved = (will - was).days
        old_text = day_near(was, will) if moved else day_text(was)
        rows.append(
            Delta(name, old_text, day_text(will), days_badge(moved) if moved else "", moved)
        )
    return tuple(rows)


def _sign(difference: float) -> int:
    return 1 if difference > 0 else -1


def record_in_area(view: SkillFacts) -> str:
    """Return how long finished skills of the same area took."""
    tasks = view.schedule.tasks.values()
    record = record_of(task for task in tasks if task.skill.area == view.skill.area)
    if not record.skills:
        return "No finished skill with logged hours in this area yet."
    if record.skills == 1:
        return f"One finished skill; it took {record.mean:.2f} of the estimated hours."
    return f"Your {record.skills} finished skills took {record.mean:.2f} of the estimated hours."
