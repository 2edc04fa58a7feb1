"""A small searchable list of skills to choose one from."""

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from planner.domain.catalogue import Catalogue
from planner.domain.skill import SkillId
from planner.render.theme import Theme
from planner.scheduling.schedule import Schedule
from planner.views.common.as_written import set_tooltip
from planner.views.common.fields import FilterField
from planner.views.common.labels import Label
from planner.views.common.popover import Popover
from planner.views.common.text_size import give_face

LIST_STYLE = """QListWidget {{ background: transparent; }}
QListWidget::item {{ min-height: 26px; padding: 0 6px; border-radius: 5px; }}
QListWidget::item:hover {{ background: {hover}; }}
QListWidget::item:selected {{ background: {sel}; }}"""

_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class SkillPicker(Popover):
    """Rows are `(id, name, area name)`; `chosen` carries an id. Typing filters, Enter takes."""

    chosen = Signal(str)

    def __init__(self, title: str, rows: Sequence[tuple[str, str, str]], host: QWidget) -> None:
        super().__init__(title, host, 280)
        self._rows = rows
        self.filter = PickerFilter("Search skills")
        self.list = QListWidget()
        give_face(self.list, 12.5)
        self.list.setFixedHeight(216)
        self.list.setAccessibleName("Skills")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = Label("No skill matches.", 12, 400, "ink2")
        for each in (self.filter, self.list, self._none):
            self.box.addWidget(each)
        self.filter.textChanged.connect(self._fill)
        self.filter.moved.connect(self._move)
        self.filter.accepted.connect(self._accept)
        self.filter.escaped.connect(self.close)
        self.list.itemClicked.connect(self._take)
        self._fill()
        self.filter.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self.list.setStyleSheet(LIST_STYLE.format(hover=theme.hover, sel=theme.sel))

    def _fill(self) -> None:
        words = self.filter.text().casefold().split()
        self.list.clear()
        for id_, name, area in self._rows:
            if all(word in f"{name} {area}".casefold() for word in words):
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, id_)
                set_tooltip(item, area)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(self.list.count() == 0)

    def _move(self, steps: int) -> None:
        row = min(max(self.list.currentRow() + steps, 0), self.list.count() - 1)
        self.list.setCurrentRow(row)

    def _accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.close()
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def picker_rows(
    schedule: Schedule, catalogue: Catalogue, without: Container[SkillId]
) -> list[tuple[str, str, str]]:
    """Return the rows of all skills but `without`, those of the plan first."""
    areas = catalogue.areas
    free = [skill for skill in schedule.scope.skills.values() if skill.id not in without]
    free.sort(key=lambda skill: skill.id not in schedule.tasks)
    return [
        (each.id, each.label, areas[each.area].name if each.area in areas else each.area)
        for each in free
    ]


class PickerFilter(FilterField):
    """Arrows move in the list, Enter takes its current row."""

    moved = Signal(int)
    accepted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            page = 8 if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) else 1
            down = key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
            self.moved.emit(page if down else -page)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)
