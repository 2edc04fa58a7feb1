"""The page for a file that cannot be opened: what is wrong, where, and how to go on."""

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.render.theme import Theme, colour
from planner.storage.byte_reader import is_file
from planner.views.common.buttons import Button
from planner.views.common.ground import Ground
from planner.views.common.labels import ElidedLabel, Heading, IconLabel, Label
from planner.views.common.painting import grown, paint_box, paint_pixmap_icon
from planner.views.common.themed import Themed
from planner.views.start.plan_cards import short_path
from planner.views.start.unreadable_file import UnreadableFile

_LINE = 22
_MOST_PROBLEMS = 8


class ErrorPage(Themed, QScrollArea):
    """Shows a `UnreadableFile`; the signals say how the person wants to go on."""

    retry_wanted = Signal()
    backup_wanted = Signal()
    rest_wanted = Signal()
    repair_wanted = Signal()
    editor_wanted = Signal()
    folder_wanted = Signal()
    copy_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, fault: UnreadableFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fault = fault
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = Ground()
        self._columns = QHBoxLayout(page)
        self._columns.addLayout(self._left(), 600)
        self._columns.addLayout(self._right(), 464)
        self.setWidget(page)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self.setStyleSheet(f"QScrollArea {{ background: {theme.canvas}; }}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adapt the margins to the window."""
        super().resizeEvent(event)
        side = max((self.viewport().width() - 1120) // 2, 40)
        top = min(max(self.viewport().height() // 6, 40), 148)
        self._columns.setContentsMargins(side, top, side, 40)
        self._columns.setSpacing(56 if side > 100 else 32)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(_Mark(), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Heading("This plan could not be opened", 20, 600, wrap=True))
        words.addWidget(Label("The file was not changed.", 13, 400, "ink2"))
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addSpacing(26)
        column.addWidget(Heading("What is wrong", 13, 600))
        column.addSpacing(8)
        for text in _problem_texts(self.fault):
            column.addWidget(Label(text, 13, 400, wrap=True))
            column.addSpacing(4)
        column.addSpacing(18)
        column.addWidget(Heading("Where", 13, 600))
        column.addSpacing(8)
        column.addLayout(self._place())
        if self.fault.lines:
            column.addSpacing(10)
            column.addWidget(CodeBox(self.fault))
        column.addSpacing(14)
        column.addLayout(self._tools())
        column.addStretch(1)
        return column

    def _place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("file", 15, "ink2"))
        middle = Qt.TextElideMode.ElideMiddle
        row.addWidget(ElidedLabel(short_path(self.fault.path), 13, 500, mode=middle))
        first = self.fault.problems[0]
        if first.line is not None:
            place = f"line {first.line}"
            place += f", column {first.column}" if first.column is not None else ""
            row.addWidget(Label(place, 13, 400, "ink2"))
        row.addStretch(1)
        return row

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        copy = Button("Copy details", "copy", small=True)
        copy.clicked.connect(self.copy_wanted)
        folder = Button("Show in folder", "folder-open", small=True)
        folder.clicked.connect(self.folder_wanted)
        row.addWidget(copy)
        row.addWidget(folder)
        row.addStretch(1)
        return row

    def _right(self) -> QVBoxLayout:
        fault = self.fault
        column = QVBoxLayout()
        column.setSpacing(10)
        title = Heading("How to go on", 14, 600)
        title.setContentsMargins(0, 2, 0, 2)
        column.addWidget(title)
        primary = True
        if fault.repair:
            button = Button("Repair and open", kind="primary")
            button.clicked.connect(self.repair_wanted)
            column.addWidget(_Option("Let it be repaired", fault.repair, [button], True))
            primary = False
        if fault.backup is not None:
            button = Button("Open backup", kind="primary" if primary else "plain")
            button.clicked.connect(self.backup_wanted)
            column.addWidget(_Option("Open the last backup", fault.backup.text, [button], primary))
            primary = False
        if fault.rest:
            button = Button("Open the rest", kind="primary" if primary else "plain")
            button.clicked.connect(self.rest_wanted)
            column.addWidget(_Option("Open what can be read", fault.rest, [button], primary))
            primary = False
        column.addWidget(self._fix_option(primary))
        back = Button("Back to start", "arrow-left", "flat")
        back.clicked.connect(self.back_wanted)
        column.addSpacing(6)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _fix_option(self, primary: bool) -> "_Option":
        again = Button("Try again", kind="primary" if primary else "plain")
        again.clicked.connect(self.retry_wanted)
        if not is_file(self.fault.path):
            return _Option("Put it back", "Bring the file back, then try again.", [again], primary)
        editor = Button("Open in editor")
        editor.clicked.connect(self.editor_wanted)
        first = self.fault.problems[0]
        where = f"Change line {first.line}, save" if first.line else "Change it, save"
        text = f"{where}, and try again."
        return _Option("Fix the file yourself", text, [editor, again], primary)


class CodeBox(Themed, QWidget):
    """Lines of the file in a fixed-width face; the wrong one tinted, its wrong word underlined."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, fault: UnreadableFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._mark = fault.lines, fault.mark
        self._bad = fault.problems[0].line
        self._face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._face.setPixelSize(grown(12))
        self.setFixedHeight(grown(_LINE) * len(self._lines) + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("\n".join(f"{number}: {text}" for number, text in self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all lines."""
        theme = self.theme
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.panel, theme.border, 6)
            painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
            painter.setFont(self._face)
            for row, (number, text) in enumerate(self._lines):
                self._paint_line(painter, 1 + row * grown(_LINE), number, text)

    def _paint_line(self, painter: QPainter, y: int, number: int, text: str) -> None:
        theme = self.theme
        if number == self._bad:
            room = QRect(1, y, self.width() - 2, grown(_LINE))
            painter.fillRect(room, colour(theme.conflict_bg))
        metrics = QFontMetricsF(self._face)
        base = y + (grown(_LINE) + metrics.ascent() - metrics.descent()) / 2
        painter.setPen(colour(theme.ink3))
        figures = str(number)
        painter.drawText(QPointF(grown(38) - metrics.horizontalAdvance(figures), base), figures)
        x = float(grown(56))
        for part, wrong in self._parts(number, text.expandtabs(4)):
            self._paint_part(painter, QPointF(x, base), part, wrong)
            x += metrics.horizontalAdvance(part)

    def _paint_part(self, painter: QPainter, at: QPointF, part: str, wrong: bool) -> None:
        face = QFont(self._face)
        face.setUnderline(wrong)
        painter.setFont(face)
        painter.setPen(colour(self.theme.conflict if wrong else self.theme.ink))
        painter.drawText(at, part)

    def _parts(self, number: int, text: str) -> list[tuple[str, bool]]:
        mark = self._mark
        if mark is None or mark.line != number:
            return [(text, False)]
        parts = (text[: mark.first], text[mark.first : mark.last], text[mark.last :])
        return list(zip(parts, (False, True, False), strict=True))


class _Option(Themed, QWidget):
    """A way to go on: what it is, what it means, and its button."""

    def __init__(self, title: str, text: str, buttons: list[Button], first: bool) -> None:
        super().__init__()
        self._first = first
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(Label(title, 13, 500))
        words.addWidget(Label(text, 12, 400, "ink2", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button)
        self.setMinimumHeight(78)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        line = theme.ink if self._first else theme.border2
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.raised, line, 9)


class _Mark(Themed, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.conflict_bg, None, 9)
            at = QPointF(9.0, 9.0)
            paint_pixmap_icon(painter, self, "file-warning", at, 18, theme.conflict, 1.75)


def _problem_texts(fault: UnreadableFile) -> list[str]:
    problems = fault.problems
    first = f"{problems[0].message} {problems[0].hint}".strip()
    texts = [first]
    for problem in problems[1:_MOST_PROBLEMS]:
        place = f"Line {problem.line}: " if problem.line else ""
        texts.append(f"{place}{problem.message} {problem.hint}".strip())
    if len(problems) > _MOST_PROBLEMS:
        texts.append(f"And {len(problems) - _MOST_PROBLEMS} more; copy the details to see all.")
    return texts
