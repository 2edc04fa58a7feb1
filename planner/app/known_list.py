"""Ticking off what somebody knows already: skills below their areas, with a filter."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.skill import SkillId
from planner.views.common.fields import FilterField

_ID = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class KnownList(QWidget):
    """The skills of a career, to be ticked; ticking an area ticks all of it."""

    changed = Signal()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._items: dict[SkillId, QTreeWidgetItem] = {}
        self._areas: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.filter = FilterField("Find a skill")
        self.filter.textChanged.connect(self._on_filter)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("What you know already")
        self.tree.setFixedHeight(132)
        self.tree.itemChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.filter)
        column.addWidget(self.tree)

    @property
    def known(self) -> Mapping[SkillId, Level]:
        """What is ticked; it counts as known well enough to work with."""
        ticked = (id_ for id_, item in self._items.items() if item.checkState(0) == _CHECKED)
        return dict.fromkeys(ticked, Level.WORKING)

    def show_skills(self, ids: Iterable[SkillId]) -> None:
        """Offer these skills by area; what was ticked stays so."""
        wanted, ticked = set(ids), self.known
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items, self._areas = {}, []
        for area in self._catalogue.areas.values():
            skills = [s for s in self._catalogue.skills.values() if s.area == area.id]
            skills = [skill for skill in skills if skill.id in wanted]
            if skills:
                parent = QTreeWidgetItem(self.tree, [area.name])
                parent.setFlags(parent.flags() | Qt.ItemFlag.ItemIsAutoTristate)
                parent.setCheckState(0, _UNCHECKED)
                self._areas.append((parent, []))
                for skill in skills:
                    item = self._items[skill.id] = QTreeWidgetItem(parent, [skill.label])
                    self._areas[-1][1].append(item)
                    item.setToolTip(0, skill.name)
                    item.setCheckState(0, _CHECKED if skill.id in ticked else _UNCHECKED)
        self.tree.blockSignals(False)
        self._on_filter(self.filter.text())

    def tick(self, skill: SkillId) -> None:
        """Tick one skill."""
        self._items[skill].setCheckState(0, _CHECKED)

    def _on_filter(self, text: str) -> None:
        words = text.casefold().split()
        for area, items in self._areas:
            found = False
            for item in items:
                says = f"{item.text(0)} {item.toolTip(0)} {area.text(0)}".casefold()
                hidden = not all(word in says for word in words)
                item.setHidden(hidden)
                found = found or not hidden
            area.setHidden(not found)
            area.setExpanded(bool(words))
