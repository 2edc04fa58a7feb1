"""The last line of the window: what is left to do, what was done last, how far it is zoomed."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QSlider, QWidget

from planner.app.shell import LINE, STATUS_BAR
from planner.render.fonts import font
from planner.render.theme import colour
from planner.views.common.as_written import AsWritten
from planner.views.common.buttons import IconButton
from planner.views.common.labels import ElidedLabel, Label
from planner.views.common.painting import paint_box, paint_text, text_width
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed

ZOOM_STEPS = 100
MESSAGE_MS, COMPLAINT_MS = 8_000, 12_000
"""How long a message stays."""


class StatusBar(Themed, QWidget):
    """One line high. `zoom` is the slider from 0 to `ZOOM_STEPS`; `zoomed` its value by hand."""

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grow_height(self, STATUS_BAR, LINE)
        self.totals = Label("", 11.5, 400, "ink2")
        self.message = ElidedLabel("", 11.5, 400, "ink2")
        self.link = TextLink()
        self.zoom_out = IconButton("minus", "Zoom out (Ctrl+-)", 24, 13)
        self.zoom_in = IconButton("plus", "Zoom in (Ctrl++)", 24, 13)
        self.slider = ZoomSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, ZOOM_STEPS)
        self.slider.setFixedSize(96, 24)
        self.slider.setAccessibleName("Zoom")
        self.slider.valueChanged.connect(self.zoomed)
        self._run: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._clear)
        self.link.clicked.connect(self._on_link)
        self._lay_out()

    def say(self, text: str, link: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a message, with a link that calls `run`; read out to those who cannot see it."""
        self.message.set_role("ink2")
        self.message.setText(text)
        self.link.setText(link)
        self.link.setVisible(bool(link))
        self._run = run
        self._timer.start(MESSAGE_MS)
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.message, text))

    def complain(self, text: str) -> None:
        """Show why something was refused."""
        self.say(text)
        self._timer.start(COMPLAINT_MS)
        self.message.set_role("conflict")

    def set_totals(self, *facts: str) -> None:
        """Show the facts at the left."""
        self.totals.setText("     ".join(facts))

    def show_zoom(self, shown: bool) -> None:
        """Show or hide what zooms the timeline."""
        for each in (self.zoom_out, self.slider, self.zoom_in):
            each.setVisible(shown)

    def set_zoom(self, share: float) -> None:
        """Move the slider without `zoomed`; `share` is 0 (far) to 1 (near)."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(share * ZOOM_STEPS))
        self.slider.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and upper hairline."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.window))
            painter.fillRect(QRect(0, 0, self.width(), 1), colour(self.theme.border))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.totals)
        row.addSpacing(8)
        row.addStretch(1)
        row.addWidget(self.message)
        row.addWidget(self.link)
        row.addStretch(1)
        for each in (self.zoom_out, self.slider, self.zoom_in):
            row.addWidget(each)
        self.link.hide()

    def _clear(self) -> None:
        self.say("")

    def _on_link(self) -> None:
        run = self._run
        self.say("")
        if run is not None:
            run()


class ZoomSlider(Themed, QSlider):
    """A slider painted as in the design: the style sheet's circle is not round."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove and handle."""
        theme = self.theme
        middle = self.height() / 2
        span = max(self.maximum() - self.minimum(), 1)
        x = 5.5 + (self.width() - 11) * (self.value() - self.minimum()) / span
        lively = self.underMouse() or self.isSliderDown()
        with QPainter(self) as painter:
            groove = QRectF(2, middle - 1, self.width() - 4, 2)
            paint_box(painter, groove, theme.border2, None, 1)
            painter.setPen(QPen(colour(theme.ink if lively else theme.ink2), 1.2))
            painter.setBrush(colour(theme.raised))
            painter.drawEllipse(QPointF(x, middle), 4.9, 4.9)


class TextLink(Themed, AsWritten, QAbstractButton):
    """Underlined words that do something."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grow_height(self, 24, 16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(text)
        self.fit_text()

    def fit_text(self) -> None:
        """Take the room of the words."""
        self.setFixedWidth(max(text_width(self.text(), font(11.5)) + 4, 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and a quiet line below them."""
        with QPainter(self) as painter:
            paint_text(painter, self.rect().adjusted(2, 0, 0, 0), self.text(), font(11.5),
                       self.theme.ink)  # fmt: skip
            line = self.theme.ink if self.underMouse() else self.theme.border2
            painter.fillRect(QRect(2, 16, self.width() - 4, 1), colour(line))
