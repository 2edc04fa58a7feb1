"""The form for a route of one's own: terms with their hours, courses with what they teach."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.domain.problem import Problem
from planner.domain.route import Route, RouteKind
from planner.domain.skill import Skill, SkillId
from planner.views.common.as_written import as_window_title
from planner.views.common.buttons import Button
from planner.views.common.fields import offer_completions
from planner.views.common.labels import Label
from planner.views.common.text_size import grow_height
from planner.views.inspector.route.rows import (
    COURSE_COLUMNS,
    COURSES,
    HEAD,
    NUMBERS,
    TERM_COLUMNS,
    TERMS,
    RowError,
    Rows,
    route_from,
    rows_of,
)
from planner.views.inspector.route.text_model import TextModel

_KINDS = {
    RouteKind.BOOTCAMP: "Bootcamp or course",
    RouteKind.BACHELORS: "Bachelor’s degree",
    RouteKind.MASTERS: "Master’s degree",
    RouteKind.SELF_STUDY: "Self-study",
}


class RouteEditor(QDialog):
    """`made` carries the route when it is confirmed and `check` finds nothing wrong with it."""

    made = Signal(object)

    def __init__(
        self,
        title: str,
        route: Route,
        skills: Mapping[SkillId, Skill],
        verb: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._route, self._skills = route, skills
        self.check: Callable[[Route], Problem | None] = _nothing_wrong
        self.setWindowTitle(as_window_title(title))
        self.resize(720, 620)
        self.finished.connect(self.deleteLater)
        self.name, self.kind, self.intakes = QLineEdit(), QComboBox(), QLineEdit()
        names = sorted(skill.name for skill in skills.values())
        self.terms = Table("Terms", TERM_COLUMNS)
        self.courses = Table("Courses", COURSE_COLUMNS, {2: names})
        self.error = Label("", 12.5, 500, "warn", wrap=True)
        self.error.hide()
        self.confirm = Button(verb, kind="primary")
        self._lay_out()
        self._fill(rows_of(route, skills))
        self.confirm.clicked.connect(self._on_confirm)
        self.name.setFocus()
        self.name.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(Label(self.windowTitle(), 16, 600))
        for kind in RouteKind:
            self.kind.addItem(_KINDS[kind], kind)
        self.intakes.setPlaceholderText("Any Monday; or month-day, such as 01-08, 09-01")
        form = QFormLayout()
        for words, field in (("Name", self.name), ("Kind", self.kind), ("Intakes", self.intakes)):
            field.setAccessibleName(words)
            grow_height(field, 28, 16)
            form.addRow(words, field)
        column.addLayout(form)
        hint = "Weeks count from the intake. Own hours are the most left for study of your own."
        self._add_table(column, self.terms, hint, "Add term")
        hint = "One line a skill. 100 % means that nothing of it is left to study by yourself."
        self._add_table(column, self.courses, hint, "Add course")
        column.addWidget(self.error)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = Button("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.confirm.setAutoDefault(False)
        row.addWidget(cancel)
        row.addWidget(self.confirm)
        column.addLayout(row)

    def _add_table(self, column: QVBoxLayout, table: "Table", hint: str, words: str) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(table.accessibleName(), 13, 600))
        head.addStretch(1)
        add, remove = Button(words, "plus", small=True), Button("Remove line", small=True)
        for button, action in ((add, table.add_line), (remove, table.remove_line)):
            button.setAutoDefault(False)
            button.clicked.connect(action)
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(Label(hint, 11.5, 400, "ink2", wrap=True))
        column.addWidget(table, 2 if table is self.courses else 1)

    def _fill(self, rows: Rows) -> None:
        self.name.setText(rows.name)
        self.kind.setCurrentIndex(list(RouteKind).index(rows.kind))
        self.intakes.setText(rows.intakes)
        self.terms.held.fill(rows.terms)
        self.courses.held.fill(rows.courses)

    def rows(self) -> Rows:
        """Return what is typed."""
        kind = RouteKind(self.kind.currentData())
        name, intakes = self.name.text(), self.intakes.text()
        return Rows(name, kind, intakes, self.terms.held.lines(), self.courses.held.lines())

    def _on_confirm(self) -> None:
        try:
            route = route_from(self.rows(), self._route, self._skills)
        except RowError as error:
            self._show(str(error))
            self._go_to(error)
            return
        problem = self.check(route)
        if problem is not None:
            self._show(f"{problem.message} {problem.hint}".rstrip())
            return
        self.made.emit(route)
        self.accept()

    def _show(self, text: str) -> None:
        self.error.setText(text)
        self.error.show()

    def _go_to(self, error: RowError) -> None:
        if error.table == HEAD:
            (self.name, self.intakes)[error.column].setFocus()
            return
        table = {TERMS: self.terms, COURSES: self.courses}[error.table]
        table.go_to(error.row, error.column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm by Ctrl+Return; Return alone stays with the tables."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._on_confirm()
            return
        super().keyPressEvent(event)


def _nothing_wrong(route: Route) -> Problem | None:
    del route
    return None


class Table(QTableView):
    """Lines of text. Typing or F2 edits a cell."""

    def __init__(
        self, name: str, columns: Sequence[str], words: Mapping[int, Sequence[str]] | None = None
    ) -> None:
        super().__init__()
        self.held = TextModel(columns, self)
        self.setModel(self.held)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setMinimumHeight(110)
        header = self.horizontalHeader()
        header.setSectionResizeMode(header.ResizeMode.Stretch)
        for column, title in enumerate(columns):
            if title in NUMBERS:
                header.setSectionResizeMode(column, header.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, known in (words or {}).items():
            self.setItemDelegateForColumn(column, _Completing(known, self))

    def go_to(self, row: int, column: int) -> None:
        """Put the focus on a cell."""
        self.setFocus()
        self.setCurrentIndex(self.held.index(row, column))

    def add_line(self) -> None:
        """Add a line after the last and go there."""
        self.held.add()
        self.go_to(self.held.rowCount() - 1, 0)

    def remove_line(self) -> None:
        """Remove the line with the current cell."""
        if self.currentIndex().isValid():
            self.held.remove(self.currentIndex().row())


class _Completing(QStyledItemDelegate):
    """Offers known words while a cell is typed."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = list(words)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        del option, index
        field = QLineEdit(parent)
        offer_completions(field, self._words)
        return field
