"""One look for the whole program: palette and style sheet from the roles of a theme."""

from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from planner.app.appearance.stylesheet import SHEET
from planner.app.settings import ContrastChoice, ThemeChoice
from planner.render.fonts import font, load_fonts, text_scale
from planner.render.theme import CONTRAST, DARK, LIGHT, THEMES, Theme, blend, colour
from planner.resources import resource
from planner.views.common.text_size import regrow

_CONTROL_ICONS = {
    "check": ("check", "on_ink"),
    "minus": ("minus", "on_ink"),
    "menu-check": ("check", "ink"),
    "chevron-down": ("chevron-down", "ink2"),
    "chevron-up": ("chevron-up", "ink2"),
    "chevron-right": ("chevron-right", "ink2"),
}
"""Pictures that the style sheet names: the icon and the role that colours it."""

BODY, NOTE = 13, 12
"""Sizes of text, in pixels at 100 %, where a widget chooses none, and of notes that come up."""
_APPLIED = "roadmapLook"
_folder: list[QTemporaryDir] = []


def theme_for(choice: ThemeChoice, contrast: ContrastChoice = ContrastChoice.USUAL) -> Theme:
    """Return the theme for a choice of colours and of contrast.

    `system` follows the desktop, light and of the usual contrast where it says nothing.
    """
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    theme = THEMES.get(choice, DARK if dark else LIGHT)
    high = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    if contrast is ContrastChoice.HIGH or (contrast is ContrastChoice.SYSTEM and high):
        return CONTRAST[theme.name]
    return theme


def prepare(app: QApplication) -> None:
    """Set style, typeface and icon once."""
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(font(BODY))
    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give all windows the colours of `theme` and text of the size there is now.

    In whatever order both change, everything looks as if it had been made now. What has them
    already is left alone.
    """
    wanted, had = [theme.name, text_scale()], app.property(_APPLIED)
    if wanted == had:
        return
    app.setProperty(_APPLIED, wanted)
    app.setFont(font(BODY))
    QToolTip.setFont(font(NOTE))
    app.setPalette(palette_of(theme))
    app.setStyleSheet(stylesheet_of(theme))
    if had is not None:
        regrow(app.allWidgets())


def palette_of(theme: Theme) -> QPalette:
    """Return the palette: every role that a widget without a style of its own may use."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window, role.WindowText: theme.ink, role.Base: theme.raised,
        role.AlternateBase: theme.panel, role.Text: theme.ink, role.Button: theme.raised,
        role.ButtonText: theme.ink, role.BrightText: theme.conflict, role.Highlight: theme.sel,
        role.HighlightedText: theme.ink, role.Link: theme.ink, role.LinkVisited: theme.ink2,
        role.ToolTipBase: theme.raised, role.ToolTipText: theme.ink, role.Accent: theme.ink,
        role.PlaceholderText: theme.ink3, role.Light: theme.raised, role.Midlight: theme.hover,
        role.Mid: theme.border2, role.Dark: theme.field, role.Shadow: theme.border2,
    }  # fmt: skip
    palette = QPalette()
    for each, hex_ in colours.items():
        palette.setColor(each, colour(hex_))
    faded = blend(theme.ink3, theme.window, 0.7)
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, faded)
    return palette


def stylesheet_of(theme: Theme) -> str:
    """Return the style sheet with the colours of `theme`."""
    roles = {name: value for name in _roles() if isinstance(value := getattr(theme, name), str)}
    faded = blend(theme.ink3, theme.window, 0.7).name()
    icons = f"controls:{theme.name}"
    _draw_control_icons(theme)
    return Template(SHEET).substitute(roles, faded=faded, icons=icons)


def _roles() -> tuple[str, ...]:
    return tuple(name for name in Theme.__annotations__ if name not in ("name", "areas"))


def _draw_control_icons(theme: Theme) -> None:
    """Write the icons of the style sheet, recoloured, where Qt finds them as `controls:`."""
    if not _folder:
        _folder.append(QTemporaryDir())
        QDir.setSearchPaths("controls", [_folder[0].path()])
    for name, (icon, role) in _CONTROL_ICONS.items():
        file = Path(_folder[0].path()) / f"{theme.name}-{name}.svg"
        if not file.exists():
            text = resource("icons", f"{icon}.svg").read_text(encoding="utf-8")
            text = text.replace("currentColor", getattr(theme, role))
            file.write_text(text.replace('stroke-width="2"', 'stroke-width="2.4"'), "utf-8")
