"""The tree's model: areas, and skills below them, updated row by row."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planner.domain.formatting import count_text
from planner.views.common.as_written import plain_tooltip
from planner.views.common.dragging import SKILL_MIME, mime_of
from planner.views.outline.tree_rows import AreaRow, SkillRow

ROW_ROLE = Qt.ItemDataRole.UserRole
"""Gives the `AreaRow` or `SkillRow` itself."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class OutlineModel(QAbstractItemModel):
    """Holds `AreaRow`s. Indexes carry integers only: 0 for an area, else the area's number.

    The number of an area never changes, so that an index stays right when areas come and go.
    `describe` gives the sentence for screen readers, `tip` the tooltip of a skill.
    """

    def __init__(
        self,
        describe: Callable[[SkillRow], str],
        tip: Callable[[SkillRow], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._describe, self._tip = describe, tip
        self._areas: list[AreaRow] = []
        self._skills: list[list[SkillRow]] = []
        self._numbers: dict[str, int] = {}
        self._place: dict[int, int] = {}

    # -- what the tree asks ---------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of areas, or of skills in one."""
        if not parent.isValid():
            return len(self._areas)
        return len(self._skills[parent.row()]) if parent.internalId() == 0 else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Everything stands in one column, painted by the delegate."""
        return 1

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        return self.createIndex(row, column, self._numbers[self._areas[parent.row()].area])

    def parent(self, child: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Return the area of a skill."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        place = self._place.get(child.internalId())
        return QModelIndex() if place is None else self.createIndex(place, 0, 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Skills can be selected, areas only opened and closed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == 0:
            return Qt.ItemFlag.ItemIsEnabled
        leaf = Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsDragEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | leaf

    def mimeTypes(self) -> list[str]:
        """A skill is dragged by its id."""
        return [SKILL_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what a drag of the first of `indexes` carries."""
        rows = [self.row_at(index) for index in indexes]
        return mime_of(next((row.skill for row in rows if isinstance(row, SkillRow)), ""))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the row itself, or the words for tooltip and screen reader."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(row) if isinstance(row, SkillRow) else _area_text(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, SkillRow):
            return plain_tooltip(self._tip(row))
        return None

    # -- rows and ids ---------------------------------------------------------------------

    def row_at(self, index: Index) -> AreaRow | SkillRow | None:
        """Return the row behind `index`."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._areas[index.row()] if index.row() < len(self._areas) else None
        place = self._place.get(index.internalId())
        if place is None or index.row() >= len(self._skills[place]):
            return None
        return self._skills[place][index.row()]

    def index_of(self, skill: str) -> QModelIndex:
        """Return the index of a skill, an invalid one if it is not shown."""
        for place, rows in enumerate(self._skills):
            for row, each in enumerate(rows):
                if each.skill == skill:
                    return self.createIndex(row, 0, self._numbers[self._areas[place].area])
        return QModelIndex()

    def indexes_of(self, skills: set[str]) -> dict[str, QModelIndex]:
        """Return the indexes of those of `skills` that are shown."""
        return {
            each.skill: self.createIndex(row, 0, self._numbers[self._areas[place].area])
            for place, rows in enumerate(self._skills)
            for row, each in enumerate(rows)
            if each.skill in skills
        }

    # -- updating -------------------------------------------------------------------------

    def show(self, areas: tuple[AreaRow, ...]) -> None:
        """Show `areas`: only rows that differ are announced, added, removed or moved."""
        self._drop_areas({area.area for area in areas})
        for place, area in enumerate(areas):
            if place >= len(self._areas) or self._areas[place].area != area.area:
                self._insert_area(place, area)
            else:
                self._update_area(place, area)

    def _drop_areas(self, stay: set[str]) -> None:
        for place in reversed(range(len(self._areas))):
            if self._areas[place].area not in stay:
                self._remove_area(place)

    def _remove_area(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._areas[place], self._skills[place]
        self._renumber()
        self.endRemoveRows()

    def _insert_area(self, place: int, area: AreaRow) -> None:
        held = next((i for i, each in enumerate(self._areas) if each.area == area.area), None)
        if held is not None:
            self._remove_area(held)
        self.beginInsertRows(QModelIndex(), place, place)
        self._areas.insert(place, area)
        self._skills.insert(place, list(area.skills))
        self._numbers.setdefault(area.area, len(self._numbers) + 1)
        self._renumber()
        self.endInsertRows()

    def _renumber(self) -> None:
        self._place = {self._numbers[a.area]: i for i, a in enumerate(self._areas)}

    def _update_area(self, place: int, area: AreaRow) -> None:
        head = self.createIndex(place, 0, 0)
        if self._heading(self._areas[place]) != self._heading(area):
            self._areas[place] = area
            self.dataChanged.emit(head, head)
        self._areas[place] = area
        rows = self._skills[place]
        if rows == list(area.skills):
            return
        self._remove_rows(head, rows, {row.skill for row in area.skills})
        self._append_rows(head, rows, area.skills)
        self._reorder(head, rows, area.skills)
        self._replace(head, rows, area.skills)

    @staticmethod
    def _heading(area: AreaRow) -> tuple[object, ...]:
        return area.name, area.icon, area.share, len(area.skills)

    def _remove_rows(self, head: QModelIndex, rows: list[SkillRow], stay: set[str]) -> None:
        """Remove from the end, neighbours together."""
        last = len(rows) - 1
        while last >= 0:
            if rows[last].skill in stay:
                last -= 1
                continue
            first = last
            while first > 0 and rows[first - 1].skill not in stay:
                first -= 1
            self.beginRemoveRows(head, first, last)
            del rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _append_rows(
        self, head: QModelIndex, rows: list[SkillRow], target: tuple[SkillRow, ...]
    ) -> None:
        held = {row.skill for row in rows}
        new = [row for row in target if row.skill not in held]
        if new:
            self.beginInsertRows(head, len(rows), len(rows) + len(new) - 1)
            rows.extend(new)
            self.endInsertRows()

    def _reorder(
        self, head: QModelIndex, rows: list[SkillRow], target: tuple[SkillRow, ...]
    ) -> None:
        order = {row.skill: place for place, row in enumerate(target)}
        places = [order[row.skill] for row in rows]
        if places == sorted(places):
            return
        self.layoutAboutToBeChanged.emit()
        number = self._numbers[self._areas[head.row()].area]
        old = [each for each in self.persistentIndexList() if each.internalId() == number]
        new = [self.createIndex(places[each.row()], 0, number) for each in old]
        rows.sort(key=lambda row: order[row.skill])
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _replace(
        self, head: QModelIndex, rows: list[SkillRow], target: tuple[SkillRow, ...]
    ) -> None:
        number = self._numbers[self._areas[head.row()].area]
        for place, row in enumerate(target):
            if rows[place] != row:
                rows[place] = row
                index = self.createIndex(place, 0, number)
                self.dataChanged.emit(index, index)


def _area_text(area: AreaRow) -> str:
    text = f"{area.name}, {count_text(len(area.skills), 'skill')}"
    return text if area.share is None else f"{text}, {area.share:.0%} done"
