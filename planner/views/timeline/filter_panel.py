"""The panel below the header's filter button: which skills are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from planner.document.document import Document
from planner.document.skill_filter import FilterPart, SkillFilter
from planner.domain.formatting import count_text
from planner.domain.parts import skill_of_part
from planner.scheduling.states import State
from planner.views.common.as_written import as_written, set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.labels import Heading, Label
from planner.views.common.popover import Popover
from planner.views.common.segmented import SegmentedControl
from planner.views.common.text_size import give_face, grow_height

_STATES = (State.NEXT, State.IN_PROGRESS, State.LOCKED, State.DONE)
_MILESTONES = (
    (FilterPart.ALL, "All", ""),
    (FilterPart.ENTRY, "Entry level", ""),
    (FilterPart.LATER, "Later", ""),
)
_NEEDS = (
    (FilterPart.ALL, "All", ""),
    (FilterPart.MUST, "Needed", ""),
    (FilterPart.OPTIONAL, "Optional", ""),
)


class FilterPanel(Popover):
    """Shows a document's filter and changes it with every click."""

    def __init__(self, document: Document, host: QWidget) -> None:
        super().__init__("Show only", host, 316)
        self._document = document
        held = document.filter
        self.text = QLineEdit(held.text)
        give_face(self.text, 12.5)
        grow_height(self.text, 26, 16)
        self.text.setPlaceholderText("Words of the name")
        self.text.setAccessibleName("Words of the name")
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self._take)
        self.box.addWidget(self.text)
        present = {task.skill.area for task in document.schedule.tasks.values()}
        areas = {id_: area.name for id_, area in document.catalogue.areas.items() if id_ in present}
        self.areas = self._add_checks("Areas", areas, held.areas)
        states = {state.value: state.label for state in _STATES}
        self.states = self._add_checks("State", states, held.states)
        self.milestone = self._add_choice("Milestone", _MILESTONES, held.milestone)
        self.need = self._add_choice("Need", _NEEDS, held.need)
        self.hide_done = QCheckBox("Hide what is done")
        self.hide_done.setChecked(held.hide_done)
        self.hide_done.toggled.connect(self._take)
        self.box.addWidget(self.hide_done)
        self.found = Label("", 12, 400, "ink2")
        self.box.addWidget(self.found)
        self.clear = Button("Clear filter", kind="flat", small=True)
        self.clear.clicked.connect(self._clear)
        self.add_buttons("Close", self.clear).clicked.connect(self.close)
        self._tell()
        self.text.setFocus()

    def _add_checks(
        self, title: str, names: dict[str, str], on: frozenset[str]
    ) -> dict[str, QCheckBox]:
        self.box.addWidget(Heading(title, 11, 600, "ink2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        checks = {}
        for place, (id_, name) in enumerate(names.items()):
            check = checks[id_] = QCheckBox(as_written(name))
            check.setChecked(id_ in on)
            check.toggled.connect(self._take)
            grid.addWidget(check, place // 2, place % 2)
        self.box.addLayout(grid)
        return checks

    def _add_choice(
        self, title: str, items: tuple[tuple[FilterPart, str, str], ...], on: FilterPart
    ) -> SegmentedControl:
        self.box.addWidget(Heading(title, 11, 600, "ink2"))
        control = SegmentedControl(items, small=True)
        control.setAccessibleName(title)
        control.set_current(on)
        control.chosen.connect(self._take)
        self.box.addWidget(control)
        return control

    def _take(self) -> None:
        self._document.set_filter(
            SkillFilter(
                areas=_on(self.areas),
                states=_on(self.states),
                milestone=FilterPart(self.milestone.current),
                need=FilterPart(self.need.current),
                text=self.text.text(),
                hide_done=self.hide_done.isChecked(),
            )
        )
        self._tell()

    def _clear(self) -> None:
        self._document.set_filter(SkillFilter())
        self.close()

    def _tell(self) -> None:
        document = self._document
        self.found.setText(shown_text(document))
        self.clear.setEnabled(document.filter.count > 0)


class FilterChip(Button):
    """Tells how many skills the filter leaves; a click clears it."""

    cleared = Signal()

    def __init__(self) -> None:
        super().__init__("", "x", small=True)
        set_tooltip(self, "Clear the filter")
        self.clicked.connect(self.cleared)
        self.hide()

    def show_document(self, document: Document) -> None:
        """Show the filter of `document`; nothing where it has none."""
        text = shown_text(document)
        self.setText(text)
        self.setAccessibleName(f"{text}. Clear the filter")
        self.updateGeometry()


def shown_text(document: Document) -> str:
    """Return such as "12 of 60 skills shown"."""
    parts = document.filter.shown(document.schedule, document.catalogue)
    shown, total = len({skill_of_part(part) for part in parts}), document.schedule.skills
    return f"{shown} of {count_text(total, 'skill')} shown"


def _on(checks: dict[str, QCheckBox]) -> frozenset[str]:
    return frozenset(id_ for id_, check in checks.items() if check.isChecked())
