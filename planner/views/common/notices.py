"""Notices: a banner in the flow of a page, a toast over it. Nothing blinks, nothing blocks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.views.common.buttons import Button, IconButton
from planner.views.common.labels import Label
from planner.views.common.lines import BusyLine
from planner.views.common.painting import paint_box, paint_pixmap_icon
from planner.views.common.themed import Themed

_ICONS = {"good": "circle-check", "warn": "triangle-alert", "conflict": "circle-alert"}
TOAST_MS = 8000
_BESIDE = 8
"""Pixels between a banner and the edges of the page it lies over."""
ABOVE = 92
"""Pixels between the toast and the lower edge of its host: clear of status bar and overview."""


class Banner(Themed, QWidget):
    """A coloured line with an icon, one or two sentences and buttons; `kind` good, warn, conflict.

    Hidden until `say`. It lies over the foot of the page that `lie_over` names, so that nothing
    moves when it comes and goes.
    """

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "warn"
        self._label = Label("", 12.5, 400, "ink", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(36, 6, 8, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._label, 1)
        self._buttons: list[QWidget] = []
        self._close = IconButton("x", "Dismiss", 26, 14)
        self._close.clicked.connect(self.hide)
        self._row.addWidget(self._close)
        self._ground: QWidget | None = None
        self.hide()

    def lie_over(self, ground: QWidget) -> None:
        """Keep to the foot of `ground`, which is beside it or below it in the same window."""
        if self._ground is not ground:
            if self._ground is not None:
                self._ground.removeEventFilter(self)
            self._ground = ground
            ground.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the ground moves or is resized."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._place()
        return False

    def fit_text(self) -> None:
        """Take the room of the words."""
        self._place()

    def _place(self) -> None:
        ground, host = self._ground, self.parentWidget()
        if ground is None or host is None:
            return
        width = ground.width() - 2 * _BESIDE
        height = self._row.totalHeightForWidth(width)
        corner = ground.mapTo(host, ground.rect().bottomLeft())
        self.setGeometry(corner.x() + _BESIDE, corner.y() - height - _BESIDE, width, height)
        self.raise_()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, kind: str, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Show `text` and a button for each `(words, callback)`; a click also closes it."""
        self._kind = kind
        self._label.setText(text)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        for place, (words, callback) in enumerate(actions):
            button = Button(words, small=True)
            button.set_theme(self.theme)
            button.clicked.connect(self.hide)
            button.clicked.connect(callback)
            self._row.insertWidget(1 + place, button)
            self._buttons.append(button)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon."""
        theme = self.theme
        with QPainter(self) as painter:
            line = getattr(theme, self._kind)
            paint_box(painter, self.rect(), getattr(theme, f"{self._kind}_bg"), line, 8)
            at = QPointF(12.0, (self.height() - 16) / 2)
            ink = getattr(theme, self._kind)
            paint_pixmap_icon(painter, self, _ICONS[self._kind], at, 16, ink, 1.75)


class Toast(Themed, QWidget):
    """A notice over the lower edge of `host`, with up to two actions."""

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.label = Label("", 12.5, 500)
        self._progress = BusyLine()
        self._progress.setFixedWidth(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self._progress)
        self._buttons: list[Button] = []
        self._timer = QTimer(self, interval=TOAST_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        *actions: tuple[str, Callable[[], object]],
        stays: bool = False,
        busy: bool = False,
    ) -> None:
        """Show `text`; each action closes the toast, which else goes after `TOAST_MS`.

        One that `stays` does not go by itself; a `busy` one moves a line meanwhile.
        """
        self.label.setText(text)
        self._progress.setVisible(busy)
        self._set_buttons(actions)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        if stays:
            self._timer.stop()
        else:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the host is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a raised card."""
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), self.theme.raised, self.theme.border2, 8)

    def _set_buttons(self, actions: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        layout = self.layout()
        assert layout is not None
        for button in self._buttons:
            layout.removeWidget(button)
            button.deleteLater()
        self._buttons = [Button(words, kind="flat", small=True) for words, _ in actions]
        for button, (_, callback) in zip(self._buttons, actions, strict=True):
            button.set_theme(self.theme)
            button.clicked.connect(self.hide)
            button.clicked.connect(callback)
            layout.addWidget(button)

    def _place(self) -> None:
        self.adjustSize()
        x = (self._host.width() - self.width()) // 2
        self.move(max(x, 8), self._host.height() - self.height() - ABOVE)
