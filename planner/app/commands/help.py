"""What the Help menu shows: shortcuts, about, and lists of problems."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner import __version__
from planner.app.actions.book import ActionBook
from planner.app.actions.row import ActionRow
from planner.app.desk import Desk
from planner.app.dialogs.dialog import Dialog
from planner.domain.problem import Problem
from planner.views.common.labels import Heading, KeyCap, Label

_AROUND_SHORTCUTS, _LEAST_SHORTCUTS = 200, 240
"""Pixels of the window that the list of shortcuts leaves free, and its least height."""
_BAR = 12
"""Room for the scroll bar."""

_MOUSE = (
    ("Ctrl + wheel", "Zoom around the pointer"),
    ("Shift + wheel", "Scroll sideways"),
    ("F", "Take its prerequisites first, in a drag"),
    ("Esc", "Stop the view, put back what is being dragged"),
)


class HelpCommands(QObject):
    """Dialogs that tell something. They are no higher than `host`."""

    def __init__(
        self, desk: Desk, book: ActionBook, host: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._book, self._host = desk, book, host

    def shortcuts(self) -> None:
        """Show all shortcuts, from the same table as the menus."""
        dialog = Dialog("Keyboard shortcuts", 760)
        groups: dict[str, list[ActionRow]] = {}
        for row in self._book.rows.values():
            if row.keys:
                groups.setdefault(row.menu.partition("/")[0], []).append(row)
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(40)
        left, right = QVBoxLayout(), QVBoxLayout()
        for place, (menu, rows) in enumerate(groups.items()):
            lines = [(_keys(row), row.text.rstrip("…")) for row in rows]
            (left if place < 3 else right).addLayout(_table(menu, lines))
        right.addLayout(_table("Canvas", list(_MOUSE)))
        for column in (left, right):
            column.setSpacing(18)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = _scrolled(inner)
        area.setMinimumWidth(inner.minimumSizeHint().width() + _BAR)
        most = max(self._host.height() - _AROUND_SHORTCUTS, _LEAST_SHORTCUTS)
        area.setFixedHeight(min(inner.sizeHint().height(), most))
        dialog.column.addWidget(area)
        dialog.say("Single letters work while the timeline or the outline has the focus.", "ink3")
        self._show(dialog)

    def about(self) -> None:
        """Say which program this is."""
        dialog = Dialog("Roadmap Planner", 440)
        dialog.say(f"Version {__version__}")
        dialog.say(
            "Plans the road from what you know to the job you want, week by week. Your plans are "
            "plain files on this computer; nothing is sent anywhere."
        )
        dialog.say(
            "MIT licence. Typeface Inter (OFL 1.1), icons Lucide (ISC), Qt for Python (LGPL 3).",
            "ink3",
        )
        self._show(dialog)

    def problems(self, problems: tuple[Problem, ...]) -> None:
        """List problems, with lines."""
        dialog = Dialog("What is odd about this file", 560)
        dialog.say("The plan is open and complete. Nothing was changed.")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        for problem in problems:
            place = f"Line {problem.line}: " if problem.line else ""
            text = f"{place}{problem.message} {problem.hint}".strip()
            column.addWidget(Label(text, 13, 400, "ink", wrap=True))
        column.addStretch(1)
        area = _scrolled(inner)
        area.setMinimumHeight(min(60 * len(problems) + 20, 320))
        dialog.column.addWidget(area)
        self._show(dialog)

    def _show(self, dialog: Dialog) -> None:
        button = dialog.add_button("Close", "primary")
        button.clicked.connect(dialog.accept)
        dialog.finish_layout()
        self._desk.ask(dialog)


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    return area


def _keys(row: ActionRow) -> str:
    return " or ".join(row.keys[:2]).replace("Return", "Enter")


def _table(title: str, lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Heading(title, 12, 600, "ink2"), 0, 0)
    for row, (keys, text) in enumerate(lines, start=1):
        grid.addWidget(Label(text), row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for place, part in enumerate(keys.split(" or ")):
            if place:
                caps.addWidget(Label("or", 11, 400, "ink3"))
            caps.addWidget(KeyCap(part))
        grid.addLayout(caps, row, 1, Qt.AlignmentFlag.AlignRight)
    return grid
