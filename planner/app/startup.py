"""From the command line to the window: an empty one at once, then what is in it."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QLibraryInfo,
    QThreadPool,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from planner import __version__
from planner.app.ending import EndingSignals
from planner.app.settings import APPLICATION, ORGANISATION, Settings
from planner.app.shell import Shell
from planner.app.window.main_window import PROGRAM, MainWindow
from planner.domain.clock import today

_ALWAYS_THERE = "offscreen"
"""The platform that needs no display; Qt falls back to the last of a list, and else aborts."""
PARTS = (
    "planner.domain.catalogue",
    "planner.domain.roadmap",
    "planner.storage.yaml_reader",
    "planner.storage.catalogue",
    "planner.scheduling.schedule",
    "planner.edits",
    "planner.storage.roadmap_file",
    "planner.document.document",
    "planner.render.timeline.painter",
    "planner.views.timeline.canvas",
    "planner.views.timeline.view",
    "planner.views.outline.sidebar",
    "planner.views.inspector.inspector",
    "planner.app.workspace.workspace",
    "planner.app.commands.files",
    "planner.app.window.make",
)
"""What a window is filled with, in steps of about ten milliseconds: each brings what it needs."""


class NoDisplay(Exception):
    """None of the platforms that were to be tried shows windows here."""


def run_window(
    path: Path | None, argv: Sequence[str] | None = None, platforms: Sequence[str] = ()
) -> int:
    """Show the window on `path`, or on the start page, until it is closed; return the exit code.

    A file that cannot be opened shows why. `platforms` are Qt's names, tried in turn; () leaves the
    choice to Qt, which aborts the program where it finds no display. Raises `NoDisplay`.
    """
    app = _on_display(list(argv or sys.argv[:1]), platforms) if platforms else _application(argv)
    settings = Settings()
    window = MainWindow(settings, today, filled=False)
    window.setCentralWidget(Shell(settings, path is not None, window))
    window.setWindowTitle(PROGRAM)
    window.show()
    signals = EndingSignals(window)
    _load(app)
    if not signals.code:
        _fill(app, window, path)
    signals.came.connect(window.end)
    code = app.exec() if not signals.code else 0
    _finish_work()
    return signals.code or code


def _fill(app: QApplication, window: MainWindow, path: Path | None) -> None:
    from planner.app.appearance.theme import prepare
    from planner.app.garbage_collector import freeze_what_is_loaded

    prepare(app)
    window.fill()
    if path is not None:
        window.contents.commands.files.open_path(path)
    else:
        window.contents.pages.start.show()
    freeze_what_is_loaded()


def _on_display(argv: list[str], platforms: Sequence[str]) -> QApplication:
    """Return the application on the first platform that works, in silence about those before."""
    usual = qInstallMessageHandler(lambda *_: None)
    app = _application([*argv, "-platform", ";".join([*platforms, _ALWAYS_THERE])])
    qInstallMessageHandler(usual)
    if app.platformName() == _ALWAYS_THERE and _ALWAYS_THERE not in platforms:
        raise NoDisplay(", ".join(platforms))
    return app


def missing_library(platform: str) -> str:
    """Return the first shared library that a platform of Qt's cannot load, "" if it lacks none."""
    from ctypes import CDLL

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    plugin = folder / f"libq{platform}.so"
    try:
        if plugin.exists():
            CDLL(str(plugin))
    except OSError as error:
        return str(error).split(":")[0]
    return ""


def make_application(argv: Sequence[str] | None = None) -> QApplication:
    """Return the application with names, style, typeface and icon; the one there is, if any."""
    from planner.app.appearance.theme import prepare

    app = _application(argv)
    prepare(app)
    return app


def _application(argv: Sequence[str] | None) -> QApplication:
    from planner.views.common.accessible import speak

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv or sys.argv[:1]))
    QCoreApplication.setOrganizationName(ORGANISATION)
    QCoreApplication.setApplicationName(PROGRAM)  # assistive technology calls it by this
    QCoreApplication.setApplicationVersion(__version__)
    app.setApplicationDisplayName(PROGRAM)
    app.setDesktopFileName(APPLICATION)
    speak()
    return app


def _load(app: QApplication) -> None:
    """Import the rest of the program; the empty window is painted meanwhile.

    What is typed and clicked waits until there is something to take it, and so does closing.
    """
    for name in PARTS:
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        import_module(name)


def _finish_work() -> None:
    """Let forecasts that have begun end, unseen: they tell objects that Qt deletes at the end."""
    pool = QThreadPool.globalInstance()
    pool.clear()
    pool.waitForDone()
