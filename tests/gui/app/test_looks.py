"""Text size, colours and contrast in any order give the picture of a fresh start."""

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app.settings import (
    CONTRAST,
    TEXT_PERCENT,
    THEME,
    ContrastChoice,
    Settings,
    ThemeChoice,
)
from planner.app.views import ViewId
from planner.app.window.main_window import MainWindow
from planner.render.fonts import set_text_scale
from tests.gui.app.conftest import TODAY

_TRIES = 40
Look = tuple[ThemeChoice, ContrastChoice, int]
LOOKS: tuple[Look, ...] = tuple(
    product(
        (ThemeChoice.LIGHT, ThemeChoice.DARK),
        (ContrastChoice.USUAL, ContrastChoice.HIGH),
        (100, 150, 200),
    )
)


@pytest.fixture(autouse=True)
def usual_text() -> Iterator[None]:
    """Bring the size of text back for other tests."""
    yield
    set_text_scale(1.0)


def fresh(look: Look, plan: Path, page: str) -> MainWindow:
    """Return a window as the program makes it when it starts with these settings."""
    settings = Settings()
    theme, contrast, percent = look
    settings.set(THEME, theme)
    settings.set(CONTRAST, contrast)
    settings.set(TEXT_PERCENT, percent)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet("")
    app.setProperty("roadmapLook", None)
    window = MainWindow(settings, lambda: TODAY, lambda _: None)
    window.resize(1100, 640)
    window.show()
    if page == "new":
        window.contents.book.actions["new"].trigger()
    elif page != "start":
        window.contents.commands.files.open_path(plan)
    if page == "compare":
        window.contents.workspace.show_view(ViewId.COMPARE)
    elif page == "skill":
        document = window.document
        assert document is not None
        document.select((document.schedule.activities[2].id,))
        window.contents.workspace.show_inspector(True)
    return window


def picture(window: MainWindow) -> QImage:
    """Return what is seen when all has taken its place, without the blinking cursor."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    before, shown = QImage(), _grab(window)
    for _ in range(_TRIES):
        if shown == before:
            return shown
        QTest.qWait(1)
        before, shown = shown, _grab(window)
    raise AssertionError("the window never comes to rest")


def _grab(window: MainWindow) -> QImage:
    for _ in range(3):
        QApplication.processEvents()
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def choose(window: MainWindow, look: Look) -> None:
    """Choose another look by the menus, one thing after the other."""
    actions = window.contents.book.actions
    theme, contrast, percent = look
    actions[f"theme-{theme}"].trigger()
    if window.contents.appearance.theme.outlined != (contrast is ContrastChoice.HIGH):
        actions["high-contrast"].trigger()
    actions[f"text-{percent}"].trigger()


def end(window: MainWindow) -> None:
    if window.document is not None:
        window.document.undo_stack.setClean()
        window.contents.desk.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def circuit(count: int) -> list[int]:
    """Return places that go from each of `count` to each other one once."""
    ways = {a: [b for b in range(count) if b != a] for a in range(count)}
    open_, done = [0], list[int]()
    while open_:
        if ways[open_[-1]]:
            open_.append(ways[open_[-1]].pop())
        else:
            done.append(open_.pop())
    return done[::-1]


def test_the_circuit_goes_from_each_to_each() -> None:
    steps = list(zip(circuit(4), circuit(4)[1:], strict=False))
    assert len(steps) == len(set(steps)) == 4 * 3


@pytest.mark.parametrize("page", ["plan", "compare"])
def test_any_order_of_switches_looks_as_a_fresh_start(
    qtbot: QtBot, plan_file: Path, page: str
) -> None:
    looks = LOOKS if page == "plan" else (LOOKS[0], LOOKS[2], LOOKS[4], LOOKS[11])
    expected = []
    for look in looks:
        window = fresh(look, plan_file, page)
        expected.append(picture(window))
        end(window)
    places = circuit(len(looks))
    window = fresh(looks[places[0]], plan_file, page)
    wrong = []
    for before, now in pairwise(places):
        choose(window, looks[now])
        if picture(window) != expected[now]:
            wrong.append((looks[before], looks[now]))
    end(window)
    assert not wrong
