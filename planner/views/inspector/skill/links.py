"""What a skill needs and what it unlocks."""

from PySide6.QtCore import Qt

from planner.domain.parts import skill_of_part
from planner.edits import AddPrerequisite, RemovePrerequisite
from planner.views.common.labels import SectionHeader
from planner.views.inspector.shared.chips import ChipList
from planner.views.inspector.shared.parts import Section
from planner.views.inspector.shared.picker import SkillPicker, picker_rows
from planner.views.inspector.shared.skill_facts import SkillFacts
from planner.views.inspector.shared.skill_links import needs_of, unlocks_of


class LinkSection(Section):
    """Chips of prerequisites, which can be added and removed, and of dependants."""

    def __init__(self) -> None:
        super().__init__("Needs", "plus", "Add a prerequisite")
        self._view: SkillFacts | None = None
        self.needs = ChipList("Nothing: it can begin at once.")
        self.unlocks = ChipList("Nothing in this plan waits for it.")
        self.box.addWidget(self.needs)
        self.box.addSpacing(6)
        self.box.addWidget(SectionHeader("Unlocks"))
        self.box.addWidget(self.unlocks)
        assert self.head is not None
        assert self.head.button is not None
        self.plus = self.head.button
        self.plus.clicked.connect(self.open_picker)
        for chips in (self.needs, self.unlocks):
            chips.picked.connect(self.picked)
        self.needs.removed.connect(self._remove)

    def fill(self, view: SkillFacts) -> None:
        """Show the links of a skill."""
        self._view = view
        self.needs.show_chips(needs_of(view))
        self.unlocks.show_chips(unlocks_of(view))

    def candidates(self) -> list[tuple[str, str, str]]:
        """Return what can become a prerequisite: nothing that would close a loop.

        Skills of the plan come first.
        """
        view = self._view
        if view is None:
            return []
        scope = view.schedule.scope
        skill = view.skill.id
        out = {skill, *scope.graph.prerequisites(skill), *scope.graph.descendants(skill)}
        return picker_rows(view.schedule, view.catalogue, out)

    def open_picker(self) -> None:
        """Ask which skill comes first."""
        view = self._view
        if view is None:
            return
        picker = SkillPicker(f"{view.label} needs", self.candidates(), self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.chosen.connect(self._add)
        picker.set_theme(self.theme)
        picker.open_below(self.plus)

    def _add(self, need: str) -> None:
        if self._view is not None:
            self.edited.emit(AddPrerequisite(self._view.skill.id, need))

    def _remove(self, need: str) -> None:
        if self._view is not None:
            self.edited.emit(RemovePrerequisite(self._view.skill.id, skill_of_part(need)))
