"""The card that explains a refused link: which skills the loop would go through."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planner.document.document import Document
from planner.domain.skill import Skill, SkillId
from planner.edits import AddPrerequisite, RemovePrerequisite
from planner.views.common.area_tile import AreaTile
from planner.views.common.as_written import add_action
from planner.views.common.buttons import Button
from planner.views.common.labels import ElidedLabel, IconLabel, Label
from planner.views.common.lines import Separator
from planner.views.common.popover import Popover

WIDTH = 400
_MOST = 9
"""Skills of a loop that are listed; of longer ones those in the middle are counted."""


class LoopCard(Popover):
    """Lists `chain`: each skill comes before the next, and the link would lead from last to first.

    `broken` carries the edit that makes the link, and the one that takes another away for it.
    """

    broken = Signal(object, object)

    def __init__(self, document: Document, chain: tuple[SkillId, ...], host: QWidget) -> None:
        super().__init__("This link would make a loop", host, WIDTH)
        self._skills = document.schedule.scope.skills
        self._areas = document.catalogue.areas
        self._chain = chain
        first, last = self._skills[chain[0]], self._skills[chain[-1]]
        words = f"{first.label} already comes before {last.label}, so it cannot also wait for it."
        self.box.addWidget(Label(f"{words} Nothing was changed.", 12.5, 400, "ink", wrap=True))
        self.box.addWidget(Separator())
        for place, id_ in enumerate(chain):
            if len(chain) <= _MOST or place < _MOST - 2 or place == len(chain) - 1:
                self._add_row(self._skills[id_], place == len(chain) - 1)
            elif place == _MOST - 2:
                self.box.addWidget(Label(f"and {len(chain) - _MOST + 1} more", 12, 400, "ink2"))
        self._add_back(first)
        self.other = Button("Break another link…", small=True)
        self.other.clicked.connect(self._open_links)
        self.add_buttons("OK", self.other).clicked.connect(self.close)

    def open_in(self, corner: QPoint) -> None:
        """Open with its upper right corner at a point of the screen."""
        self.ensurePolished()
        self.resize(self.width(), self.box.totalHeightForWidth(self.width()))
        self.move(max(corner.x() - self.width(), 4), corner.y())
        self.show()

    def menu_of_links(self) -> QMenu:
        """Return a new menu of the links that make the chain."""
        menu = QMenu(self)
        for before, after in pairwise(self._chain):
            names = [self._skills[each].label for each in (after, before)]
            action = add_action(menu, f"{names[0]} no longer waits for {names[1]}")
            action.setData((after, before))
        menu.triggered.connect(lambda action: self._break(*action.data()))
        return menu

    def _add_row(self, skill: Skill, is_last: bool) -> None:
        area = self._areas.get(skill.area)
        tile = AreaTile()
        tile.show_area(skill.area, area.icon if area else "book-open")
        row = QHBoxLayout()
        row.setSpacing(9)
        row.addWidget(tile)
        row.addWidget(ElidedLabel(skill.label, 13, 500), 1)
        if is_last:
            row.addWidget(IconLabel("ban", 14, "conflict"))
            row.addWidget(Label("refused", 12.5, 500, "conflict"))
        else:
            row.addWidget(Label("comes before", 12, 400, "ink2"))
        self.box.addLayout(row)

    def _add_back(self, first: Skill) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(11)
        row.addWidget(IconLabel("corner-left-up", 14, "ink2"))
        row.addWidget(ElidedLabel(f"back to {first.label}", 12.5, 400, "ink2"), 1)
        self.box.addLayout(row)

    def _open_links(self) -> None:
        menu = self.menu_of_links()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.other.mapToGlobal(self.other.rect().bottomLeft()))

    def _break(self, waits: SkillId, need: SkillId) -> None:
        self.close()
        made = AddPrerequisite(self._chain[0], self._chain[-1])
        self.broken.emit(made, RemovePrerequisite(waits, need))
