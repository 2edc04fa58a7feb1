"""Small dialogs. The desk has them opened; they answer by signal, and none blocks the program."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from planner.render.fonts import font
from planner.views.common.as_written import as_window_title
from planner.views.common.buttons import Button
from planner.views.common.focus_ring import FocusRing
from planner.views.common.labels import Heading, Label
from planner.views.common.painting import text_width
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed

PROGRAM = "Roadmap Planner"
_FRAME_BUTTONS = 120
_WIDEST = 720
"""Pixels: what a frame needs beside its title, and how wide a long title makes a dialog."""


class Dialog(Themed, QDialog):
    """A titled column with a row of buttons at its end, deleted when it closes."""

    def __init__(self, title: str, width: int = 440) -> None:
        super().__init__()
        self.setWindowTitle(as_window_title(title))
        self._least = width
        self.fit_text()
        self.finished.connect(self.deleteLater)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(8)
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        self.heading = Heading(title, 16, 600, wrap=True)
        self.column.addWidget(self.heading)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addStretch(1)
        self._ring = FocusRing(self)

    def fit_text(self) -> None:
        """Be as wide as the title in the frame, which names the program too, and the text ask."""
        framed = text_width(f"{self.windowTitle()} – {PROGRAM}", font(13, 600)) + _FRAME_BUTTONS
        self.setMinimumWidth(max(self._least, min(framed, _WIDEST)))

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus by Tab, with a ring around what has it."""
        self._ring.expect_keys()
        return super().focusNextPrevChild(next)

    def say(self, text: str, role: str = "ink2") -> Label:
        """Add a paragraph."""
        label = Label(text, 13, 400, role, wrap=True)
        self.column.addWidget(label)
        return label

    def add_button(self, words: str, kind: str = "plain") -> Button:
        """Add a button to the last row; a primary one is what Enter does."""
        button = Button(words, kind=kind)
        button.setDefault(kind == "primary")
        self.row.addWidget(button)
        return button

    def finish_layout(self) -> None:
        """Call when everything has been added."""
        self.column.addSpacing(12)
        self.column.addLayout(self.row)


class Ask(Dialog):
    """A question with answers named by their result; `answered` carries the id of one, or ""."""

    answered = Signal(str)

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(title)
        self.buttons: dict[str, Button] = {}
        self._answer = ""
        self.say(text)
        for id_, words, kind in answers:
            button = self.add_button(words, kind)
            button.setObjectName(id_)
            button.clicked.connect(self._on_clicked)
            self.buttons[id_] = button
        self.finish_layout()
        self.finished.connect(self._on_finished)

    def _on_clicked(self) -> None:
        self._answer = self.sender().objectName()
        self.accept()

    def _on_finished(self) -> None:
        self.answered.emit(self._answer)


class AskText(Dialog):
    """One line of text; `given` carries it when it was confirmed and is not empty."""

    given = Signal(str)

    def __init__(self, title: str, text: str, verb: str) -> None:
        super().__init__(title)
        self.field = QLineEdit(text)
        self.field.setAccessibleName(title)
        grow_height(self.field, 32, 16)
        self.field.selectAll()
        self.field.textChanged.connect(self._on_text)
        self.column.addWidget(self.field)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.confirm = self.add_button(verb, "primary")
        self.confirm.clicked.connect(self._on_confirm)
        self.finish_layout()
        self.field.setFocus()

    def _on_text(self, text: str) -> None:
        self.confirm.setEnabled(bool(text.strip()))

    def _on_confirm(self) -> None:
        text = self.field.text().strip()
        self.accept()
        if text:
            self.given.emit(text)
