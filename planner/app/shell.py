"""What is on screen before there is anything on it: the grounds and lines of the window."""

from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.app.arrangement import arrangement_for
from planner.app.settings import (
    INSPECTOR_SHOWN,
    INSPECTOR_WIDTH,
    SIDEBAR_SHOWN,
    SIDEBAR_WIDTH,
    TEXT_PERCENT,
    THEME_SHOWN,
    Settings,
)
from planner.render.theme import ALL_THEMES, LIGHT, colour

MENU_BAR, TOOLBAR, STATUS_BAR = 28, 44, 26
"""Heights in pixels at 100 % text."""
LINE = 18
"""What of each of them grows with text."""


class Shell(QWidget):
    """The window without its contents, as wide and as high as it is: made in a millisecond.

    It is on screen while the rest of the program is still being loaded, with the colours and
    widths of last time, so that what comes then only fills it. With `plan` it is that of an open
    plan. Palettes paint it: the first `fillRect` of a process takes as long as all of this, as
    PySide makes the hundred enumerations of `Qt` for it.
    """

    def __init__(self, settings: Settings, plan: bool, parent: QWidget) -> None:
        super().__init__(parent)
        theme = ALL_THEMES.get(settings.get(THEME_SHOWN), LIGHT)
        self._text = settings.get(TEXT_PERCENT) / 100
        more = round(LINE * (self._text - 1))
        self._menu, self._head, self._foot = (
            height + more for height in (MENU_BAR, MENU_BAR + TOOLBAR + more, STATUS_BAR)
        )
        self._left = settings.get(SIDEBAR_WIDTH) if settings.get(SIDEBAR_SHOWN) else 0
        self._right = settings.get(INSPECTOR_WIDTH) if settings.get(INSPECTOR_SHOWN) else 0
        _give_ground(self, theme.window)
        roles = (theme.border, theme.panel, theme.canvas, theme.panel) if plan else (theme.canvas,)
        self._grounds = [_give_ground(QWidget(self), role) for role in roles]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the grounds: lines of one pixel show between those of a plan."""
        head, width, window = self._head, self.width(), self.window()
        room = arrangement_for(window.width(), window.height(), self._text)
        if len(self._grounds) == 1:
            self._grounds[0].setGeometry(0, self._menu, width, self.height() - self._menu)
            return
        lines, sidebar, canvas, inspector = self._grounds
        right = 0 if room.narrow or room.single else self._right
        left = 0 if room.single else self._left
        height = self.height() - head - self._foot
        middle = width - left - right
        lines.setGeometry(0, head - 1, width, height + 2)
        sidebar.setGeometry(0, head, left - 1, height)
        canvas.setGeometry(left, head, middle, height)
        inspector.setGeometry(left + middle + 1, head, right - 1, height)


def _give_ground(widget: QWidget, role: str) -> QWidget:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, colour(role))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
    return widget
