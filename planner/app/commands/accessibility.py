"""What makes the window easier on eyes and nerves: size of text, no motion."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from planner.app.desk import Desk
from planner.app.settings import REDUCE_MOTION, TEXT_PERCENT, Settings
from planner.app.workspace.workspace import Workspace
from planner.render.fonts import font, set_text_scale, text_scale
from planner.views.common.motion import reduce_motion
from planner.views.common.text_size import regrow

TEXT_PERCENTS = (100, 115, 130, 150)


def restore_text_and_motion(settings: Settings) -> None:
    """Set size of text and motion as they were chosen; before any widget measures text."""
    if settings.get(REDUCE_MOTION):
        reduce_motion(True)
    set_text_scale(_share(settings.get(TEXT_PERCENT)))
    _set_fonts()


class AccessibilityCommands(QObject):
    """Size of text and motion, remembered."""

    def __init__(self, desk: Desk, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace

    def toggle_motion(self) -> None:
        """Let nothing move by itself, or follow the system again."""
        settings = self._desk.settings
        reduced = not settings.get(REDUCE_MOTION)
        settings.set(REDUCE_MOTION, reduced)
        reduce_motion(reduced)
        self._desk.tell_change()

    def set_text(self, percent: int) -> None:
        """Show text in another size, one of `TEXT_PERCENTS`."""
        self._desk.settings.set(TEXT_PERCENT, percent)
        before = text_scale()
        set_text_scale(_share(percent))
        factor = text_scale() / before
        if factor != 1.0:
            _set_fonts()
            for widget in QApplication.allWidgets():
                _resize_text(widget, factor)
            self._workspace.fit_text()
        self._desk.tell_change()


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
