"""How a theme reaches widgets: a mixin, and a walk over children."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.render.theme import LIGHT, Theme


class Themed:
    """Mixin for a widget that paints by theme roles.

    Put it before the Qt class. What has colours beside those it paints with, as icons or a style
    sheet, overrides `set_theme`, and what measures text when it is made `fit_text`; nobody has
    to for what lies inside.
    """

    theme: Theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`, here and in everything inside."""
        self.theme = theme
        if isinstance(self, QWidget):
            self.update()
            theme_children(self, theme)

    def fit_text(self) -> None:
        """Take sizes of its own making again, as after `resizeEvent`: text has another size."""
        if isinstance(self, QWidget):
            QCoreApplication.sendEvent(self, QResizeEvent(self.size(), self.size()))


def theme_children(parent: QObject, theme: Theme) -> None:
    """Give `theme` to the nearest `Themed` widgets below `parent`; those pass it on."""
    for child in parent.children():
        if isinstance(child, Themed):
            child.set_theme(theme)
        elif isinstance(child, QWidget):
            theme_children(child, theme)
