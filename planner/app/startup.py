"""From the command line to the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from planner import __version__
from planner.app.collector import spare_what_is_loaded
from planner.app.main_window import PROGRAM, MainWindow
from planner.app.settings import APPLICATION, ORGANISATION, THEME, Settings
from planner.app.theme import ThemeChoice, prepare
from planner.domain.clock import today
from planner.resources import resource


def run_window(
    path: Path | None, argv: Sequence[str] | None = None, theme: str | None = None
) -> int:
    """Show the window on `path`, or on the start page, until it is closed; return the exit code.

    `theme` (system, light or dark) is remembered. A file that cannot be opened shows why.
    """
    app = make_application(argv)
    settings = Settings()
    if theme in tuple(ThemeChoice):
        settings.set(THEME, str(theme))
    window = MainWindow(settings, today)
    if path is not None:
        window.files.open_path(path)
    window.show()
    spare_what_is_loaded()
    return app.exec()


def make_application(argv: Sequence[str] | None = None) -> QApplication:
    """Return the application with names, style, typeface and icon; the one there is, if any."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv or sys.argv[:1]))
    QCoreApplication.setOrganizationName(ORGANISATION)
    QCoreApplication.setApplicationName(APPLICATION)
    QCoreApplication.setApplicationVersion(__version__)
    app.setApplicationDisplayName(PROGRAM)
    app.setDesktopFileName(APPLICATION)
    prepare(app)
    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    return app
