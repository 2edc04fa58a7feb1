"""The focus ring: 2 px ink, 2 px outside the widget that got the focus by keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from planner.views.common.painting import paint_box
from planner.views.common.themed import Themed

_OUT = 4
_FOLLOWED = (QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class FocusRing(Themed, QWidget):
    """One overlay for a window; canvases and lists show their own mark.

    The window calls `expect_keys` in `focusNextPrevChild`: after a click nothing is shown.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._host = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keys = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def expect_keys(self) -> None:
        """Show the ring around what gets the focus next, as a key moves it."""
        self._by_keys = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget that has the focus, also where its panel is scrolled."""
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), None, self.theme.ink, 9, 2)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        by_keys, self._by_keys = self._by_keys, False
        for each in filter(isValid, self._watched):
            each.removeEventFilter(self)
        suits = (
            by_keys
            and now is not None
            and now.window() is self._host
            and not isinstance(now, QAbstractScrollArea)
        )
        self._target = now if suits else None
        self._watched = self._line_of(self._target)
        for each in self._watched:
            each.installEventFilter(self)
        self._place()

    def _line_of(self, target: QWidget | None) -> list[QWidget]:
        """Return `target` and what it lies in, below the window: scrolling moves a panel only."""
        line: list[QWidget] = []
        while target is not None and target is not self._host:
            line.append(target)
            target = target.parentWidget()
        return line

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible() or target.visibleRegion().isEmpty():
            self.hide()
            return
        place = QRect(target.mapTo(self._host, QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-_OUT, -_OUT, _OUT, _OUT))
        self.show()
        self.raise_()
