"""The dialog of a skill of the learner's own, new or to be changed."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from planner.app.dialogs.dialog import Dialog
from planner.document.document import Document, Preview
from planner.domain.effort import Effort
from planner.domain.formatting import day_text, factor_text, hours_text, later_text
from planner.domain.skill import Skill, SkillId
from planner.edits import AddOwnSkill, ChangeOwnSkill, Edit, EditRejected
from planner.edits.own_skills import new_id
from planner.scheduling.own_record import biases_by
from planner.views.common.buttons import Button
from planner.views.common.labels import Label, under_labels
from planner.views.common.text_size import grow_height
from planner.views.common.themed import theme_children
from planner.views.common.value_fields import HoursField
from planner.views.inspector.shared.chips import ChipList
from planner.views.inspector.shared.picker import SkillPicker, picker_rows
from planner.views.inspector.shared.skill_links import chip_of

WIDTH, FIELD = 520, 32
FIRST_HOURS = 20.0
"""Most likely hours of a new skill before any are typed."""

_POINTS = ("Optimistic", "Most likely", "Pessimistic")


class OwnSkillDialog(Dialog):
    """Asks for name, area, hours and prerequisites; `given` carries the edit.

    Without a `skill` of the learner's own it makes a new one, called `name` at first.
    """

    given = Signal(object)

    def __init__(self, document: Document, skill: Skill | None = None, name: str = "") -> None:
        super().__init__("Change skill" if skill else "New skill of your own", WIDTH)
        self._document, self._skill = document, skill
        graph = document.schedule.scope.graph
        self._held = tuple(graph.prerequisites(skill.id)) if skill else ()
        self._needs = list(self._held)
        self._follows = skill is None
        self._make_fields(skill, name)
        self._lay_out()
        self.add_button("Cancel").clicked.connect(self.reject)
        self.confirm = self.add_button("Save" if skill else "Add to the plan", "primary")
        self.confirm.clicked.connect(self._on_confirm)
        self.finish_layout()
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._soon = QTimer(self, interval=60, singleShot=True)
        self._soon.timeout.connect(self._show_outcome)
        self.finished.connect(self._soon.stop)
        self._connect()
        self._show_needs()
        self._show_outcome()
        self.name.setFocus()

    @property
    def edit(self) -> Edit:
        """What the answers describe."""
        name, area = self.name.text(), str(self.area.currentData())
        needs = tuple(self._needs)
        if self._skill is None:
            return AddOwnSkill(name, area, self.effort, needs)
        shown = self._shown_effort()
        effort = None if self.effort == _rounded(shown) else self.effort
        wanted = None if needs == self._held else needs
        changed = name.strip() != self._skill.name, area != self._skill.area
        return ChangeOwnSkill(
            self._skill.id, name if changed[0] else None, area if changed[1] else None,
            effort, wanted,
        )  # fmt: skip

    @property
    def effort(self) -> Effort:
        """The three points in the fields."""
        return Effort(*(field.value() for field in self.points))

    def event(self, event: QEvent) -> bool:
        """Be as high as the lines of chips and text need."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.setFixedSize(WIDTH, self.column.totalHeightForWidth(WIDTH))
        return done

    # -- building -------------------------------------------------------------------------

    def _make_fields(self, skill: Skill | None, name: str) -> None:
        self.name = QLineEdit(skill.name if skill else name)
        self.name.setPlaceholderText("Control theory basics")
        grow_height(self.name, FIELD, 16)
        self.area = QComboBox()
        grow_height(self.area, FIELD, 16)
        for area in self._document.catalogue.areas.values():
            self.area.addItem(area.name, area.id)
        if skill is not None:
            self.area.setCurrentIndex(max(self.area.findData(skill.area), 0))
        self.points = tuple(HoursField(f"{name} hours", 0.1) for name in _POINTS)
        self._show_effort(self._shown_effort())
        self.needs = ChipList("Nothing: it can begin at once.")
        self.add_need = Button("Add a prerequisite", "plus", small=True)
        self.outcome = Label("", 13, 500, wrap=True)
        self.outcome.setMinimumHeight(40)

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setColumnMinimumWidth(0, 96)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(10)
        for text, field in (("Name", self.name), ("Area", self.area)):
            field.setAccessibleName(text)
            self._label(text).setBuddy(field)
            self._grid.addWidget(field, self._grid.rowCount() - 1, 1)
        hours = QVBoxLayout()
        hours.setSpacing(4)
        hours.addLayout(self._columns())
        hours.addWidget(Label(self._hint(), 11, 400, "ink2", wrap=True))
        needs = QVBoxLayout()
        needs.setSpacing(6)
        needs.addWidget(self.needs)
        needs.addWidget(self.add_need, 0, Qt.AlignmentFlag.AlignLeft)
        for text, column in (("Hours", hours), ("Needs", needs)):
            self._label(text).setContentsMargins(0, 4, 0, 0)
            self._grid.addLayout(column, self._grid.rowCount() - 1, 1)
        self.column.addSpacing(4)
        self.column.addLayout(self._grid)
        self.column.addSpacing(10)
        self.column.addWidget(self.outcome)

    def _label(self, text: str) -> Label:
        """Begin a row of the form."""
        label = Label(text, 13, 400, "ink2")
        where = Qt.AlignmentFlag.AlignVCenter
        if text in ("Hours", "Needs"):
            where = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, self._grid.rowCount(), 0, where)
        return label

    def _hint(self) -> str:
        schedule = self._document.schedule
        share = biases_by(schedule.roadmap.assumptions, schedule.tasks).own
        text = "" if share == 1.0 else f"Planned are {factor_text(share)} times as many."
        if self._skill is not None:
            return text
        return f"One number is enough: the others follow the most likely hours. {text}".rstrip()

    def _columns(self) -> QHBoxLayout:
        row = QHBoxLayout()
        under_labels(row, _POINTS, self.points)
        return row

    def _connect(self) -> None:
        self.name.textChanged.connect(self._soon.start)
        self.area.currentIndexChanged.connect(self._soon.start)
        for place, field in enumerate(self.points):
            field.setProperty("place", place)
            field.valueChanged.connect(self._on_value)
            field.lineEdit().textEdited.connect(self._on_typed)
        self.needs.removed.connect(self._remove_need)
        self.add_need.clicked.connect(self.open_picker)

    # -- hours ----------------------------------------------------------------------------

    def _shown_effort(self) -> Effort:
        """Return the three points the dialog opens with."""
        if self._skill is None:
            return Effort.around(FIRST_HOURS)
        planned = self._document.roadmap.plan(self._skill.id).effort
        return planned if isinstance(planned, Effort) else self._skill.effort

    def _show_effort(self, effort: Effort) -> None:
        points = (effort.optimistic, effort.likely, effort.pessimistic)
        for field, hours in zip(self.points, points, strict=True):
            field.show_value(hours)

    def _on_typed(self) -> None:
        """Follow the most likely hours while they are being typed."""
        field = self.points[1]
        if self._follows and field.hasFocus():
            self._follow(field.valueFromText(field.lineEdit().text()))

    def _on_value(self, hours: float) -> None:
        """Take one point; the others follow it, or give way to stay in order."""
        place = int(self.sender().property("place"))
        if place != 1:
            self._follows = False
        if self._follows:
            self._follow(hours)
        else:
            for each, field in enumerate(self.points):
                low = each < place and field.value() > hours
                if low or (each > place and field.value() < hours):
                    field.show_value(hours)
        self._soon.start()

    def _follow(self, likely: float) -> None:
        usual = Effort.around(max(likely, 0.1))
        self.points[0].show_value(max(usual.optimistic, 0.1))
        self.points[2].show_value(usual.pessimistic)

    # -- prerequisites --------------------------------------------------------------------

    def open_picker(self) -> None:
        """Ask which skill comes first."""
        schedule = self._document.schedule
        out = set(self._needs)
        if self._skill is not None:
            out |= {self._skill.id, *schedule.scope.graph.descendants(self._skill.id)}
        rows = picker_rows(schedule, self._document.catalogue, out)
        picker = SkillPicker("It needs", rows, self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.chosen.connect(self._add_need)
        picker.set_theme(self.theme)
        picker.open_below(self.add_need)

    def _add_need(self, skill: SkillId) -> None:
        self._needs.append(skill)
        self._show_needs()
        self.add_need.setFocus()

    def _remove_need(self, skill: SkillId) -> None:
        self._needs.remove(skill)
        self._show_needs()
        self.add_need.setFocus()

    def _show_needs(self) -> None:
        schedule = self._document.schedule
        self.needs.show_chips(tuple(chip_of(s, schedule, removable=True) for s in self._needs))
        theme_children(self.needs, self.theme)
        self._soon.start()

    # -- outcome --------------------------------------------------------------------------

    def _show_outcome(self) -> None:
        if not self.name.text().strip():
            self._say("Give it a name.", "ink2", False)
            return
        try:
            preview = self._document.evaluate(self.edit)
        except EditRejected as error:
            self._say(f"{error.problem.message} {error.problem.hint}".strip(), "warn", False)
            return
        self._say(self._outcome(preview), "ink", True)

    def _say(self, text: str, role: str, can_confirm: bool) -> None:
        self.outcome.setText(text)
        self.outcome.set_role(role)
        self.confirm.setEnabled(can_confirm)

    def _outcome(self, preview: Preview) -> str:
        before, after = preview.before, preview.after
        document = self._document
        id_ = (
            self._skill.id
            if self._skill
            else new_id(self.name.text(), document.roadmap, document.catalogue)
        )
        bar = after.by_id.get(id_)
        text = "It is not in the plan."
        if bar is not None:
            hours = hours_text(after.tasks[id_].hours)
            text = f"{hours} of study, {day_text(bar.start)} to {day_text(bar.finish)}."
        days = (after.finish - before.finish).days
        if not days:
            return f"{text}\nThe plan still ends on {day_text(after.finish)}."
        return f"{text}\nThe plan ends on {day_text(after.finish)}, {later_text(days)}."

    def _on_confirm(self) -> None:
        for field in self.points:
            field.commit()
        self._show_outcome()
        if self.confirm.isEnabled():
            edit = self.edit
            self.accept()
            self.given.emit(edit)


def _rounded(effort: Effort) -> Effort:
    """Return `effort` as the fields show it."""
    points = (effort.optimistic, effort.likely, effort.pessimistic)
    return Effort(*(max(round(hours, HoursField.PLACES), 0.1) for hours in points))
