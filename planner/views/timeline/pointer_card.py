"""A card where the pointer is: why a drop came to nothing, or what else could be had."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.render.fonts import text_scale
from planner.views.common.buttons import Button
from planner.views.common.labels import KeyCap, Label
from planner.views.common.lines import Separator
from planner.views.common.painting import paint_box
from planner.views.common.themed import Themed

STAYS_MS = 8000
WIDTH = 292
_AWAY = 20.0
"""Pixels from the pointer to the card."""
_ASIDE = 6
_TIP = 24.0
"""How far right of its corner the card has the pointer."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says: what happens and why, then what else could be had and at which price."""

    title: str
    why: str = ""
    offer: str = ""
    price: str = ""
    aside: str = ""


class PointerCard(Themed, QWidget):
    """Lies over `host`. While something is dragged it lets the pointer through and names the key;
    once it is dropped it has buttons, and goes after `STAYS_MS` or with `put_away`."""

    spoken_role = QAccessible.Role.ToolTip

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.words: CardWords | None = None
        self._take: Callable[[], object] = lambda: None
        self._title = Label("", 13, 600, "ink", wrap=True)
        self._why = Label("", 12, 400, "ink2", wrap=True)
        self._offer, self._key = Label("", 12.5, 600, "ink", wrap=True), KeyCap("F")
        self._price = Label("", 12, 500, "ink", wrap=True)
        self._aside = Label("", 12, 400, "ink2", wrap=True)
        self._line = Separator()
        self.take = Button("", kind="primary", small=True)
        self.keep = Button("", small=True)
        self.take.clicked.connect(self._on_take)
        self.keep.clicked.connect(self.put_away)
        self._timer = QTimer(self, interval=STAYS_MS, singleShot=True)
        self._timer.timeout.connect(self.put_away)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 12)
        box.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(self._offer, 1)
        head.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 6, 0, 0)
        buttons.addWidget(self.take)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        for widget in (self._title, self._why, self._line):
            box.addWidget(widget)
        box.addLayout(head)
        box.addWidget(self._price)
        box.addWidget(self._aside)
        box.addLayout(buttons)
        self._box = box

    def show_while(self, words: CardWords, at: QPointF) -> None:
        """Show `words` at the pointer of a drag."""
        self._timer.stop()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._say(words, buttons=False)
        self._place(at)

    def show_after(
        self,
        words: CardWords,
        at: QPointF,
        keep: str = "",
        take: Callable[[], object] | None = None,
    ) -> None:
        """Show `words` where something was dropped; `keep` is what the other button says."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self._take = take or self.put_away
        self.take.setText(words.offer)
        self.keep.setText(keep)
        self._say(words, buttons=bool(keep))
        self._place(at)
        self._timer.start()

    def put_away(self) -> None:
        """Hide it."""
        self._timer.stop()
        self.words = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a raised card."""
        del event
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), self.theme.raised, self.theme.ink, 8, 1.25)

    def _say(self, words: CardWords, buttons: bool) -> None:
        if words != self.words or buttons is self.take.isHidden():
            self.words = words
            self._fill(words, buttons)

    def _fill(self, words: CardWords, buttons: bool) -> None:
        shown = (
            (self._title, words.title), (self._why, words.why),
            (self._offer, "" if buttons else words.offer), (self._price, words.price),
            (self._aside, words.aside),
        )  # fmt: skip
        for label, text in shown:
            label.setText(text)
            label.setVisible(bool(text))
        self._line.setVisible(bool(words.offer or words.price))
        self._key.setVisible(bool(words.offer) and not buttons)
        self.take.setVisible(buttons and bool(words.offer))
        self.keep.setVisible(buttons)
        self.setAccessibleName(" ".join(text for _, text in shown if text))
        for widget in (self, self.take, self.keep):
            widget.set_theme(self.theme)
        width = min(round(WIDTH * max(text_scale(), 1.0)), self._host.width() - 2 * _ASIDE)
        self.ensurePolished()
        self._box.activate()
        self.resize(width, self._box.totalHeightForWidth(width))

    def _place(self, at: QPointF) -> None:
        """Lie below the pointer, above it where there is no room."""
        host = self._host
        left = min(max(at.x() - _TIP, _ASIDE), host.width() - self.width() - _ASIDE)
        top = at.y() + _AWAY
        if top + self.height() > host.height() - _ASIDE:
            top = max(at.y() - _AWAY - self.height(), _ASIDE)
        self.move(round(left), round(top))
        if self.isHidden():
            self.show()
            self.raise_()

    def _on_take(self) -> None:
        take = self._take
        self.put_away()
        take()
