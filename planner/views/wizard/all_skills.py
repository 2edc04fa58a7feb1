"""All skills of a role by area, each with its level; an area can be taken as a whole."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.skill import SkillId
from planner.views.common.buttons import Button
from planner.views.common.labels import ElidedLabel, Heading
from planner.views.common.segmented import SegmentedControl
from planner.views.common.themed import Themed, theme_children

_NOT = "0"
_LEVELS = (
    (_NOT, "Not yet", ""),
    *((str(int(level)), level.word.capitalize(), "") for level in Level),
)


class AllSkills(Themed, QWidget):
    """`entered` carries the whole mapping of what is known when it changed."""

    entered = Signal(dict)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._known: dict[SkillId, Level] = {}
        self._asked: tuple[SkillId, ...] = ()
        self._areas: dict[str, list[SkillId]] = {}
        self._takers: dict[str, Button] = {}
        self.levels: dict[SkillId, SegmentedControl] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)

    def show_known(self, known: Mapping[SkillId, Level], asked: Iterable[SkillId]) -> None:
        """Show the levels of what is known, of the skills that are `asked` for."""
        self._known = dict(known)
        asked = tuple(asked)
        if asked != self._asked:
            self._asked = asked
            self._build()
        for id_, control in self.levels.items():
            control.set_current(str(int(known.get(id_, 0))))
        for area, skills in self._areas.items():
            whole = all(id_ in known for id_ in skills)
            name = self._catalogue.areas[area].name
            self._takers[area].setText("None of this area" if whole else "All of this area")
            self._takers[area].setAccessibleName(f"{self._takers[area].text()}: {name}")

    def taker(self, area: str) -> Button:
        """Return the button that takes, or drops, a whole area."""
        return self._takers[area]

    def _build(self) -> None:
        for child in self.findChildren(QWidget):
            child.hide()
            child.deleteLater()
        self.levels, self._areas, self._takers = {}, {}, {}
        row = self._grid.rowCount()
        for area in self._catalogue.areas.values():
            skills = [s for s in self._asked if self._catalogue.skills[s].area == area.id]
            if skills:
                self._areas[area.id] = skills
                row = self._add_area(area.id, row)
        theme_children(self, self.theme)

    def _add_area(self, area: str, row: int) -> int:
        taker = Button("All of this area", kind="flat", small=True)
        taker.setProperty("area", area)
        taker.clicked.connect(self._on_area)
        self._takers[area] = taker
        self._grid.addWidget(Heading(self._catalogue.areas[area].name, 12.5, 600), row, 0)
        self._grid.addWidget(taker, row, 1, Qt.AlignmentFlag.AlignRight)
        for id_ in self._areas[area]:
            row += 1
            skill = self._catalogue.skills[id_]
            control = SegmentedControl(_LEVELS, small=True)
            control.setAccessibleName(f"How well you know {skill.label}")
            control.setProperty("skill", id_)
            control.chosen.connect(self._on_level)
            self.levels[id_] = control
            self._grid.addWidget(ElidedLabel(skill.name, 12.5), row, 0)
            self._grid.addWidget(control, row, 1)
        return row + 1

    def _on_level(self, level: str) -> None:
        skill = str(self.sender().property("skill"))
        known = dict(self._known)
        known.pop(skill, None)
        if level != _NOT:
            known[skill] = Level(int(level))
        self.entered.emit(known)

    def _on_area(self) -> None:
        skills = self._areas[str(self.sender().property("area"))]
        known = dict(self._known)
        if all(id_ in known for id_ in skills):
            for id_ in skills:
                del known[id_]
        else:
            known |= {id_: Level.WORKING for id_ in skills if id_ not in known}
        self.entered.emit(known)
