"""What makes the window easier on eyes and nerves: contrast, size of text, no motion."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from planner.app.settings import CONTRAST, REDUCE_MOTION, TEXT_PERCENT
from planner.app.theme import ContrastChoice
from planner.render.fonts import font, set_text_scale, text_scale
from planner.views.common.motion import reduce_motion
from planner.views.common.text_size import regrow

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow

TEXT_PERCENTS = (100, 115, 130, 150)


class ComfortCommands(QObject):
    """Contrast, size of text and motion of one window, remembered."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        settings = window.settings
        if settings.get(REDUCE_MOTION):
            reduce_motion(True)
        set_text_scale(_share(settings.get(TEXT_PERCENT)))
        _set_fonts()

    @property
    def text_percent(self) -> int:
        """The size of text that was chosen."""
        return self._window.settings.get(TEXT_PERCENT)

    def toggle_contrast(self) -> None:
        """Show high contrast, or the usual one."""
        high = not self._window.theme.outlined
        choice = ContrastChoice.HIGH if high else ContrastChoice.USUAL
        self._window.settings.set(CONTRAST, choice.value)
        self._window.apply_theme()

    def toggle_motion(self) -> None:
        """Let nothing move by itself, or follow the system again."""
        reduced = not self._window.settings.get(REDUCE_MOTION)
        self._window.settings.set(REDUCE_MOTION, reduced)
        reduce_motion(reduced)
        self._window.refresh()

    def text_100(self) -> None:
        """Show text in the usual size."""
        self._set_text(100)

    def text_115(self) -> None:
        """Show text a little larger."""
        self._set_text(115)

    def text_130(self) -> None:
        """Show text larger."""
        self._set_text(130)

    def text_150(self) -> None:
        """Show text half as large again."""
        self._set_text(150)

    def _set_text(self, percent: int) -> None:
        self._window.settings.set(TEXT_PERCENT, percent)
        before = text_scale()
        set_text_scale(_share(percent))
        factor = text_scale() / before
        if factor != 1.0:
            _set_fonts()
            for widget in QApplication.allWidgets():
                _resize_text(widget, factor)
            self._window.show_text_size()
        self._window.refresh()


def _set_fonts() -> None:
    """Give what chose no font that of the program, and notes that come up a smaller one."""
    QApplication.setFont(font(13))
    QToolTip.setFont(font(12))


def _share(percent: int) -> float:
    return min(max(percent, TEXT_PERCENTS[0]), TEXT_PERCENTS[-1]) / 100


def _resize_text(widget: QWidget, factor: float) -> None:
    """Give a widget that chose its font or a fixed size the same in another size."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
        face = widget.font()
        if face.pixelSize() > 0:
            face.setPixelSize(max(1, round(face.pixelSize() * factor)))
        else:
            face.setPointSizeF(face.pointSizeF() * factor)
        widget.setFont(face)
    regrow(widget)
    widget.updateGeometry()
    widget.update()
