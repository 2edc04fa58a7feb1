"""What is known with what was just named: offered, taken unless it is unticked."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from planner.domain.effort import Level
from planner.domain.skill import SkillId
from planner.views.common.labels import Label
from planner.views.common.themed import Themed


class ImpliedOffer(Themed, QWidget):
    """A ticked box with a question; hidden while there is nothing to ask.

    `answered` carries the skills with their levels, and whether they are known too.
    """

    answered = Signal(dict, bool)

    def __init__(self) -> None:
        super().__init__()
        self._asker: tuple[SkillId, ...] = ()
        self._implied: dict[SkillId, Level] = {}
        self.tick = QCheckBox()
        self.text = Label("", 12.5, 400, "ink", wrap=True)
        self.text.setBuddy(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addWidget(self.text, 1)
        self.tick.clicked.connect(self._on_tick)
        self.hide()

    def ask(self, askers: Iterable[SkillId], implied: Mapping[SkillId, Level], text: str) -> None:
        """Ask `text` about skills that count as known with `askers` until it is unticked; none
        hides it."""
        self._asker = tuple(askers)
        self._implied = dict(implied)
        self.tick.setChecked(True)
        self.tick.setAccessibleName(text)
        self.text.setText(text)
        self.setVisible(bool(implied))

    def forget_unless(self, known: Mapping[SkillId, Level]) -> None:
        """Hide it once the skill it was asked for is no longer `known`."""
        if not set(self._asker) <= set(known):
            self.ask((), {}, "")

    def _on_tick(self, on: bool) -> None:
        self.answered.emit(self._implied, on)
