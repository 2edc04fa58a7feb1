"""A scrolled page whose bar takes no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget


class PageScroll(QScrollArea):
    """Scrolls a page; its thin bar lies over the padding, so that it never moves the page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.hide()
        real = self.verticalScrollBar()
        real.rangeChanged.connect(self._follow)
        real.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(real.setValue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the edge."""
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - 10, 0, 10, self.height())

    def _follow(self, low: int, high: int) -> None:
        real = self.verticalScrollBar()
        self._bar.setRange(low, high)
        self._bar.setPageStep(real.pageStep())
        self._bar.setSingleStep(24)
        self._bar.setValue(real.value())
        self._bar.setVisible(high > low)
        self._bar.raise_()


def swap_widget(area: QScrollArea, widget: QWidget) -> None:
    """Let `area` scroll `widget` instead of what it holds.

    Unlike `setWidget`, which deletes that at once: it may be in the middle of a signal.
    """
    old = area.takeWidget()
    if old is not None:
        old.hide()
        old.deleteLater()
    area.setWidget(widget)
