"""Colours and size of text on screen: as the person chose, and as the desktop says."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.app.appearance.theme import apply_theme, theme_for
from planner.app.settings import (
    CONTRAST,
    THEME,
    THEME_SHOWN,
    ContrastChoice,
    Settings,
    ThemeChoice,
)
from planner.render.fonts import follow_system
from planner.render.theme import Theme


class Appearance(QObject):
    """Keeps `theme` true to the choices. `changed` carries the theme that is shown now."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = self._chosen()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast)
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            screen.logicalDotsPerInchChanged.connect(self._on_dots)

    @property
    def theme(self) -> Theme:
        """The theme that is on screen."""
        return self._theme

    def choose(self, choice: ThemeChoice) -> None:
        """Show other colours, and remember them."""
        self._settings.set(THEME, choice)
        self.show()

    def toggle_contrast(self) -> None:
        """Show high contrast, or the usual one, and remember it."""
        high = not self._theme.outlined
        self._settings.set(CONTRAST, ContrastChoice.HIGH if high else ContrastChoice.USUAL)
        self.show()

    def show(self) -> None:
        """Give everything the colours that are chosen now."""
        self._theme = self._chosen()
        self._settings.set(THEME_SHOWN, self._theme.name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self._theme)
        self.changed.emit(self._theme)

    def _chosen(self) -> Theme:
        return theme_for(self._settings.get(THEME), self._settings.get(CONTRAST))

    @Slot()
    def _on_scheme(self) -> None:
        if self._settings.get(THEME) is ThemeChoice.SYSTEM:
            self.show()

    @Slot()
    def _on_contrast(self) -> None:
        if self._settings.get(CONTRAST) is ContrastChoice.SYSTEM:
            self.show()

    @Slot()
    def _on_dots(self) -> None:
        follow_system()
        self.show()
