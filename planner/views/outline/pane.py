"""A filter field over a tree, and a word where no row matches."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.views.common.buttons import Button
from planner.views.common.fields import FilterField
from planner.views.common.labels import Label
from planner.views.common.themed import Themed
from planner.views.outline.model import OutlineModel
from planner.views.outline.tree import OutlineTree
from planner.views.outline.tree_rows import AreaRow, SkillRow, filtered


class _Filter(FilterField):
    """Arrow down and Enter go on to the tree."""

    went_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        onward = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in onward:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


class TreePane(Themed, QWidget):
    """One tab of the sidebar."""

    def __init__(
        self,
        name: str,
        placeholder: str,
        describe: Callable[[SkillRow], str],
        tip: Callable[[SkillRow], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._areas: tuple[AreaRow, ...] = ()
        self.filter = _Filter(placeholder, "list-filter")
        self.model = OutlineModel(describe, tip, self)
        self.tree = OutlineTree(self.model, name)
        self._nothing = _Nothing()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._nothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(10, 8, 10, 2)
        head.addWidget(self.filter)
        box.addLayout(head)
        box.addWidget(self._stack, 1)
        self.filter.textChanged.connect(self._show)
        self.filter.went_on.connect(self._enter_tree)
        self._nothing.button.clicked.connect(self.filter.clear)

    def show_rows(self, areas: tuple[AreaRow, ...]) -> None:
        """Show `areas` through the filter."""
        self._areas = areas
        self._show()

    def begin_anew(self) -> None:
        """Forget what was sought and how far was scrolled."""
        self.filter.clear()
        self.tree.scrollToTop()

    def _show(self) -> None:
        text = self.filter.text().strip()
        shown = filtered(self._areas, text)
        self.tree.show_rows(shown, bool(text))
        nothing = bool(text) and not shown
        self._nothing.label.setText(f"No skill matches “{text}”." if nothing else "")
        self._stack.setCurrentWidget(self._nothing if nothing else self.tree)

    def _enter_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        first = self.model.index(0, 0)
        if self.filter.text() and self.model.rowCount(first):
            self.tree.setCurrentIndex(self.model.index(0, 0, first))


class _Nothing(Themed, QWidget):
    """Says that the filter leaves nothing and offers to clear it."""

    def __init__(self) -> None:
        super().__init__()
        self.label = Label("", 12.5, 400, "ink2", wrap=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button("Clear the filter", small=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 32, 16, 16)
        box.setSpacing(10)
        box.addWidget(self.label)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
