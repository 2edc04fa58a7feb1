"""The tree of the sidebar: keyboard, selection by skill, what is open and where it is scrolled."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from planner.render.theme import Theme, colour
from planner.views.common.dragging import skill_in
from planner.views.common.themed import Themed
from planner.views.outline.delegate import ADD_WIDTH, MARGIN, OutlineDelegate
from planner.views.outline.model import OutlineModel
from planner.views.outline.tree_rows import AreaRow, Listed, SkillRow

Index = QModelIndex | QPersistentModelIndex


class OutlineTree(Themed, QTreeView):
    """A real tree view over an `OutlineModel`, so that screen readers see the whole plan.

    `chosen` carries the ids of skills the person selected, the current one first; `opened` a
    skill on Enter or a double click; `add_wanted` a catalogue skill whose plus was clicked;
    `menu_wanted` the row and where; `order_wanted` a skill, another of its area, and whether it
    shall be taken after that one or before, where `may_reorder` allows it; `order_hovered` the
    same while it is still dragged, and `order_left` when it is over no such place any more.
    """

    chosen = Signal(tuple)
    opened = Signal(str)
    add_wanted = Signal(str)
    menu_wanted = Signal(object, object)
    order_wanted = Signal(str, str, bool)
    order_hovered = Signal(str, str, bool)
    order_left = Signal()

    def __init__(self, model: OutlineModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = OutlineDelegate(self)
        self._closed: set[str] = set()
        self._is_filtered = False
        self._quiet = False
        self._place: tuple[str, bool] | None = None
        self.may_reorder = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._shape()
        model.rowsInserted.connect(self._on_rows_inserted)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def _shape(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setViewportMargins(0, 4, 0, 4)

    # -- from outside ---------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self._delegate.theme = theme
        self.viewport().update()

    def show_rows(self, areas: tuple[AreaRow, ...], is_filtered: bool = False) -> None:
        """Show `areas`; while filtered all of them are open, afterwards as before."""
        self._quiet = True
        self._model.show(areas)
        if is_filtered or is_filtered != self._is_filtered:
            self._is_filtered = is_filtered
            self._open_areas()
        self._quiet = False

    def mark(self, skills: Iterable[str]) -> None:
        """Select these skills without saying `chosen`; the first becomes visible."""
        wanted = tuple(skills)
        if wanted and set(wanted) == set(self.skills):
            return
        indexes = self._model.indexes_of(set(wanted))
        selection = QItemSelection()
        for index in indexes.values():
            selection.select(index, index)
        self._quiet = True
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        first = indexes.get(wanted[0]) if wanted else None
        if first is not None:
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, no_update)
            self.scrollTo(first, QAbstractItemView.ScrollHint.EnsureVisible)
        self._quiet = False

    @property
    def skills(self) -> tuple[str, ...]:
        """The selected skills, the current one first, then from top to bottom."""
        model = self.selectionModel()
        rows = [self._model.row_at(index) for index in model.selectedIndexes()]
        ids = [row.skill for row in rows if isinstance(row, SkillRow)]
        current = self._model.row_at(model.currentIndex())
        if isinstance(current, SkillRow) and current.skill in ids:
            ids.remove(current.skill)
            ids.insert(0, current.skill)
        return tuple(ids)

    # -- events ---------------------------------------------------------------------------

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The delegate paints the chevron."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a skill or toggles an area; Space too on areas."""
        self._set_ring(True)
        row = self._model.row_at(self.currentIndex())
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(row, AreaRow) and (enter or event.key() == Qt.Key.Key_Space):
            self._toggle(self.currentIndex())
        elif isinstance(row, SkillRow) and enter:
            self.opened.emit(row.skill)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on an area toggles it, one on a plus adds the skill."""
        self._set_ring(False)
        index = self.indexAt(event.position().toPoint())
        row = self._model.row_at(index)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and isinstance(row, AreaRow):
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, no_update)
            self._toggle(index)
        elif left and isinstance(row, SkillRow) and self._on_plus(row, event):
            self.add_wanted.emit(row.skill)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a skill; on an area it is a second click."""
        row = self._model.row_at(self.indexAt(event.position().toPoint()))
        if isinstance(row, SkillRow) and not self._on_plus(row, event):
            self.opened.emit(row.skill)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, at the pointer or at the current row."""
        index, place = self.indexAt(event.pos()), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            below = self.visualRect(index).bottomLeft()
            place = self.viewport().mapToGlobal(below)
        row = self._model.row_at(index)
        if row is not None:
            self.menu_wanted.emit(row, place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the focus ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus."""
        reason = event.reason()
        self._set_ring(reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))
        super().focusInEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take in a skill of this tree, to be taken before or after another."""
        if self.may_reorder and event.source() is self and skill_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show between which rows it would be taken."""
        skill = skill_in(event.mimeData())
        self._hold(skill, self._place_at(skill, event.position().toPoint()))
        if self._place is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The skill goes elsewhere."""
        del event
        self._hold("", None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the other order."""
        skill, place = skill_in(event.mimeData()), self._place
        self._hold(skill, None)
        if place is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.order_wanted.emit(skill, *place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line at which a dragged skill would be taken."""
        super().paintEvent(event)
        if self._place is None:
            return
        skill, after = self._place
        rect = self.visualRect(self._model.index_of(skill))
        y = rect.bottom() if after else rect.top()
        with QPainter(self.viewport()) as painter:
            painter.setPen(QPen(colour(self.theme.ink), 2))
            painter.drawLine(rect.left() + 22, y, rect.right() - 10, y)

    # -- inside ---------------------------------------------------------------------------

    def _set_ring(self, on: bool) -> None:
        if self._delegate.ring != on:
            self._delegate.ring = on
            self.viewport().update()

    def _on_plus(self, row: SkillRow, event: QMouseEvent) -> bool:
        edge = self.viewport().width() - MARGIN - ADD_WIDTH
        return row.state is Listed.ABSENT and event.position().x() >= edge

    def _place_at(self, skill: str, at: QPoint) -> tuple[str, bool] | None:
        """Return the row of its area at a point, and whether the point is in the lower half."""
        index = self.indexAt(at)
        row, own = self._model.row_at(index), self._model.row_at(self._model.index_of(skill))
        if not isinstance(row, SkillRow) or not isinstance(own, SkillRow):
            return None
        if row.area != own.area or row.skill == skill:
            return None
        return row.skill, at.y() > self.visualRect(index).center().y()

    def _hold(self, skill: str, place: tuple[str, bool] | None) -> None:
        """Show the place at which a dragged skill would be taken, and tell that it changed."""
        if place == self._place:
            return
        self._place = place
        self.viewport().update()
        if place is not None:
            self.order_hovered.emit(skill, *place)
        else:
            self.order_left.emit()

    def _toggle(self, index: QModelIndex) -> None:
        self.setExpanded(index, not self.isExpanded(index))

    def _on_selection(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.skills)

    def _on_expanded(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if isinstance(row, AreaRow) and not self._is_filtered:
            self._closed.discard(row.area)

    def _on_collapsed(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if isinstance(row, AreaRow) and not self._is_filtered:
            self._closed.add(row.area)

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            self._open_areas(range(first, last + 1))

    def _open_areas(self, places: Iterable[int] | None = None) -> None:
        for place in places if places is not None else range(self._model.rowCount()):
            index = self._model.index(place, 0)
            row = self._model.row_at(index)
            if isinstance(row, AreaRow):
                self.setExpanded(index, self._is_filtered or row.area not in self._closed)
