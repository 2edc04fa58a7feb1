"""Effort: the curve, the three points, what is logged, and what the hours rest on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from planner.document.document import Preview
from planner.domain.effort import Effort, Level
from planner.domain.formatting import capitalised, hours_text, readable_hours
from planner.domain.skill import Evidence
from planner.edits import Edit, MarkKnown, ResetEffort, SetLevel
from planner.scheduling.states import progress_of
from planner.scheduling.workload import Status
from planner.views.common.as_written import as_written, set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.labels import Label, under_labels
from planner.views.common.lines import ProgressLine
from planner.views.common.themed import theme_children
from planner.views.common.value_fields import HoursField
from planner.views.inspector.estimate.editor import EstimatePopover
from planner.views.inspector.estimate.effort_curve import EffortCurve
from planner.views.inspector.shared.parts import LabelledRow, Section, clear
from planner.views.inspector.shared.skill_facts import SkillFacts, estimate_edit
from planner.views.inspector.shared.skill_links import level_floor
from planner.views.inspector.shared.skill_sentences import basis_sentence, logged_sentence

_POINTS = ("Optimistic", "Most likely", "Pessimistic")


class EffortSection(Section):
    """The estimate of a skill. The fields are read together and are one undo step."""

    def __init__(self) -> None:
        super().__init__("Effort")
        self._view: SkillFacts | None = None
        self._shown = Effort(1, 2, 3)
        self.evaluate: Callable[[Edit], Preview | None] = lambda _: None
        self.expected = Label("", 12, 600, "ink")
        assert self.head is not None
        head = self.head.layout()
        assert head is not None
        head.addWidget(self.expected)
        self.curve = EffortCurve()
        self.fields = tuple(HoursField(f"{name} hours", 0.1) for name in _POINTS)
        self.level = Button("", small=True, chevron=True)
        self._level_row = LabelledRow("Level", self.level)
        self.level.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.logged = _Logged()
        self.basis = Label("", 12, 400, "ink2", wrap=True)
        self.reset = Button("Back to the catalogue’s hours", "rotate-ccw", "flat", small=True)
        self.evidence = _EvidenceList()
        self._lay_out()
        for place, field in enumerate(self.fields):
            field.setProperty("place", place)
            field.entered.connect(self._on_entered)
        self.curve.clicked.connect(self.open_estimate)
        self.level.clicked.connect(self._open_levels)
        self.reset.clicked.connect(self._reset)

    def _lay_out(self) -> None:
        self._points = QWidget()
        row = QHBoxLayout(self._points)
        row.setContentsMargins(0, 0, 0, 0)
        under_labels(row, _POINTS, self.fields)
        for widget in (self.curve, self._points, self.logged, self._level_row, self.basis):
            self.box.addWidget(widget)
        self.box.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.evidence)

    def fill(self, view: SkillFacts) -> None:
        """Show the estimate of a skill."""
        self._view = view
        effort, bias = view.estimate
        self._shown = effort
        self.curve.show_effort(effort, bias, view.skill.area)
        self._show_points()
        task = view.task
        taught = task is not None and task.factor <= 0 and task.course_hours > 0
        planned = task.course_hours if task and taught else view.expected
        words = "taught" if taught else "expected"
        self.expected.setText(f"{hours_text(planned)} {words}")
        self._points.setVisible(task is not None and not taught)
        self.curve.set_open(task is not None and not taught)
        self.curve.setVisible(not taught)
        self.logged.fill(view)
        self.basis.setText(basis_sentence(view))
        self.reset.setVisible(view.plan.effort is not None)
        origin = "your estimate" if view.is_own else "the catalogue’s hours"
        self.reset.setText(f"Back to {origin}")
        self.evidence.show_evidence(view.skill.evidence, view)
        self._fill_level(view)

    def _show_points(self) -> None:
        held, view = self._shown, self._view
        points = (held.optimistic, held.likely, held.pessimistic)
        is_typed = view is not None and isinstance(view.plan.effort, Effort)
        for field, hours in zip(self.fields, points, strict=True):
            field.show_value(hours if is_typed else readable_hours(hours))

    def commit(self) -> None:
        """Take what is being typed."""
        for field in self.fields:
            field.commit()

    def open_estimate(self) -> None:
        """Open the editor of the estimate; nothing happens where there is none to edit."""
        view = self._view
        if view is None or view.task is None or not self._points.isVisibleTo(self):
            return
        self.commit()
        popover = EstimatePopover(view, self.evaluate, self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.kept.connect(self.edited)
        popover.set_theme(self.curve.theme)
        popover.open_below(self.curve)

    def _fill_level(self, view: SkillFacts) -> None:
        level = view.task.level if view.task else view.known
        self._level_row.setVisible(level is not None)
        if level is not None:
            self._level_row.name.setText("Level" if view.task else "Known at level")
            self.level.setText(level.word.capitalize())
            set_tooltip(self.level, view.catalogue.level_meanings.get(level, ""))
            self.level.updateGeometry()

    def levels_menu(self) -> QMenu:
        """Return the menu of levels; those below what other skills ask for are disabled."""
        view = self._view
        assert view is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        floor, asker = level_floor(view)
        held = view.task.level if view.task else view.known
        for level in Level:
            meaning = view.catalogue.level_meanings.get(level, "")
            action = menu.addAction(level.word.capitalize())
            set_tooltip(action, capitalised(meaning))
            action.setCheckable(True)
            action.setChecked(level is held)
            action.setData(int(level))
            action.triggered.connect(self._on_level)
            if view.task and level < floor and asker:
                name = view.schedule.scope.skills[asker].label
                action.setEnabled(False)
                action.setText(as_written(f"{level.word.capitalize()} ({name} needs more)"))
        if view.task and view.plan.level is not None:
            menu.addSeparator()
            reset = menu.addAction("As far as the path asks")
            reset.setData(0)
            reset.triggered.connect(self._on_level)
        return menu

    def _open_levels(self) -> None:
        self.level.open_menu(self.levels_menu())

    def _on_level(self) -> None:
        action, view = self.sender(), self._view
        if not isinstance(action, QAction) or view is None:
            return
        level = Level(action.data()) if action.data() else None
        if view.task is None:
            self.edited.emit(MarkKnown(view.skill.id, level))
        else:
            self.edited.emit(SetLevel(view.skill.id, level))

    def _on_entered(self, hours: float) -> None:
        """Take one point; the others give way, so that the three stay in order."""
        field, view = self.sender(), self._view
        if not isinstance(field, HoursField) or view is None:
            return
        place = int(field.property("place"))
        points = [self._shown.optimistic, self._shown.likely, self._shown.pessimistic]
        points[place] = hours
        points[:place] = [min(each, hours) for each in points[:place]]
        points[place + 1 :] = [max(each, hours) for each in points[place + 1 :]]
        factor = view.factor
        edit = estimate_edit(view, Effort(*(each / factor for each in points)))
        self.edited.emit(edit)
        if self.evaluate(edit) is None:  # refused: what was typed does not stand
            self._show_points()

    def _reset(self) -> None:
        if self._view is not None:
            self.edited.emit(ResetEffort(self._view.id))


class _Logged(QWidget):
    """A progress line between two words."""

    def __init__(self) -> None:
        super().__init__()
        self.line = ProgressLine()
        self.text = Label("", 12, 400, "ink")
        self.rest = Label("", 11, 400, "ink2")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label("Logged", 12, 400, "ink2"))
        row.addWidget(self.line, 1)
        row.addWidget(self.text)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 0)
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(self.rest)

    def fill(self, view: SkillFacts) -> None:
        """Show hours logged of hours expected."""
        task = view.task
        self.setVisible(task is not None and (task.hours > 0 or task.plan.logged > 0))
        if task is None:
            return
        logged = task.plan.logged
        number = f"{logged:,.1f}".removesuffix(".0")
        self.text.setText(f"{number} of {hours_text(task.hours)}")
        done = task.status is Status.DONE and logged > 0
        share = 1.0 if done else 0.0 if logged <= 0 else progress_of(task)
        self.line.set_share(share, self.line.theme.area(view.skill.area).ink)
        rest = logged_sentence(view)
        self.rest.setText(rest)
        self.rest.setVisible(bool(rest))


class _EvidenceList(QWidget):
    """What sources say about the hours, behind a button."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Evidence, ...] | None = None
        self.button = Button("", "chevron-right", "flat", small=True)
        self.button.setCheckable(True)
        self._box = QWidget()
        self._lines = QVBoxLayout(self._box)
        self._lines.setContentsMargins(8, 0, 0, 4)
        self._lines.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._box)
        self._box.hide()
        self.button.toggled.connect(self._toggle)

    def show_evidence(self, evidence: tuple[Evidence, ...], view: SkillFacts) -> None:
        """Show what the hours rest on; nothing hides the list."""
        self.setVisible(bool(evidence))
        if evidence == self._shown:
            return
        self._shown = evidence
        self.button.setText(f"Evidence ({len(evidence)})")
        clear(self._lines)
        for each in evidence:
            source = view.catalogue.sources.get(each.source)
            self._lines.addWidget(Label(each.says, 12, 400, "ink", wrap=True))
            told = source.title if source else each.source
            about = Label(told, 11, 400, "ink2", wrap=True)
            set_tooltip(about, source.url or "" if source else "")
            self._lines.addWidget(about)
        theme_children(self._box, self.button.theme)

    def _toggle(self, on: bool) -> None:
        self.button.set_icon("chevron-down" if on else "chevron-right")
        self._box.setVisible(on)
