"""The first frame: an empty window in the colours and widths of last time, then its contents."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app import startup
from planner.app.settings import (
    INSPECTOR_SHOWN,
    SIDEBAR_SHOWN,
    SIDEBAR_WIDTH,
    THEME,
    THEME_SHOWN,
    Settings,
    ThemeChoice,
)
from planner.app.shell import Shell
from planner.app.window.main_window import MainWindow
from planner.render.theme import DARK, LIGHT, Theme, colour
from tests.gui.app.conftest import TODAY


def frame(qtbot: QtBot, settings: Settings, plan: bool = True) -> MainWindow:
    """An empty window, 1440 x 900, on screen."""
    window = MainWindow(settings, lambda: TODAY, lambda _: None, filled=False)
    window.setCentralWidget(Shell(settings, plan, window))
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    return window


def shell_of(window: MainWindow) -> QWidget:
    shell = window.centralWidget()
    assert isinstance(shell, Shell)
    return shell


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("sidebar", [True, False])
@pytest.mark.parametrize("inspector", [True, False])
@pytest.mark.parametrize("width", [1440, 1100])
def test_the_panes_come_where_their_grounds_were(
    qtbot: QtBot, plan_file: Path, sidebar: bool, inspector: bool, width: int
) -> None:
    settings = Settings()
    settings.set(SIDEBAR_SHOWN, sidebar)
    settings.set(INSPECTOR_SHOWN, inspector)
    settings.set(SIDEBAR_WIDTH, 280)
    window = frame(qtbot, settings)
    window.resize(width, 900)
    _, left, middle, right = (place(each) for each in shell_of(window).findChildren(QWidget))
    window.fill()
    window.contents.commands.files.open_path(plan_file)
    QApplication.processEvents()
    panes = window.contents.workspace.panes
    if sidebar:
        assert abs(place(panes.sidebar).right() - left.right()) <= 1
        assert place(panes.sidebar).top() == left.top()
    if window.contents.workspace.inspector_shown:
        assert abs(place(panes.inspector).left() - right.left()) <= 1
    assert abs(place(panes.timeline).width() - middle.width()) <= 2
    assert place(window.contents.workspace.status).top() == middle.bottom() + 1
    window.close()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_colours_are_those_of_last_time(qtbot: QtBot, theme: Theme) -> None:
    settings = Settings()
    settings.set(THEME, ThemeChoice(theme.name))
    first = MainWindow(settings, lambda: TODAY, lambda _: None)
    qtbot.addWidget(first)
    assert settings.get(THEME_SHOWN) == theme.name
    window = frame(qtbot, settings)
    picture = window.grab().toImage()
    assert picture.pixelColor(700, 40) == colour(theme.window)
    assert picture.pixelColor(20, 400) == colour(theme.panel)
    assert picture.pixelColor(700, 400) == colour(theme.canvas)


def test_a_window_that_is_not_filled_closes_without_a_word(qtbot: QtBot) -> None:
    window = frame(qtbot, Settings(), plan=False)
    assert window.close()


@pytest.fixture
def running(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], MainWindow]:
    """Runs the program up to its event loop."""

    def run(path: Path | None) -> MainWindow:
        before = set(QApplication.topLevelWidgets())
        monkeypatch.setattr(QApplication, "exec", staticmethod(lambda: 7))
        monkeypatch.setattr(startup, "today", lambda: TODAY)
        assert startup.run_window(path) == 7
        (window,) = (
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, MainWindow) and each not in before
        )
        qtbot.addWidget(window)
        return window

    return run


def test_the_program_opens_its_file(
    running: Callable[[Path | None], MainWindow], plan_file: Path
) -> None:
    window = running(plan_file)
    assert window.document is not None
    assert window.document.path == plan_file
    assert window.contents.pages.stack.shows_plan
    assert window.isVisible()
    window.close()


def test_without_a_file_it_opens_the_start_page(
    running: Callable[[Path | None], MainWindow],
) -> None:
    window = running(None)
    assert window.contents.pages.stack.page is window.contents.pages.start.page
    window.close()


def test_a_broken_file_shows_what_is_wrong(
    running: Callable[[Path | None], MainWindow], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: [", "utf-8")
    window = running(broken)
    assert window.document is None
    assert window.contents.pages.stack.page is window.contents.pages.broken.page
    window.close()


def test_the_empty_window_is_on_screen_before_the_rest_is_loaded(
    running: Callable[[Path | None], MainWindow],
    monkeypatch: pytest.MonkeyPatch,
    plan_file: Path,
) -> None:
    central: list[QWidget | None] = []

    def load(name: str) -> None:
        del name
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        handles = ((each, each.windowHandle()) for each in shown if each.isVisible())
        central.extend(each.centralWidget() for each, handle in handles if handle.isExposed())

    monkeypatch.setattr(startup, "import_module", load)
    window = running(plan_file)
    assert len(central) == len(startup.PARTS)
    assert type(central[0]) is Shell
    assert window.contents.pages.stack.shows_plan
    window.close()


def test_without_a_plan_only_the_menu_bar_stands_out(qtbot: QtBot) -> None:
    window = frame(qtbot, Settings(), plan=False)
    picture = window.grab().toImage()
    assert picture.pixelColor(700, 20) == colour(LIGHT.window)
    assert picture.pixelColor(700, 40) == colour(LIGHT.canvas)
    window.fill()
    window.contents.pages.start.show()
    assert window.menuBar().height() == 28
