"""Contrast, size of text, reduced motion, find and filter: chosen in the menu and remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.app.appearance.theme import theme_for
from planner.app.settings import (
    CONTRAST,
    REDUCE_MOTION,
    TEXT_PERCENT,
    ContrastChoice,
    ThemeChoice,
)
from planner.app.window.main_window import MainWindow
from planner.document.skill_filter import SkillFilter
from planner.render.fonts import font, set_text_scale, text_scale
from planner.render.text import width
from planner.render.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST
from planner.views.common.motion import is_reduced, reduce_motion
from planner.views.outline.model import OutlineModel


@pytest.fixture
def usual_text() -> Iterator[None]:
    """Bring the size of text back for other tests."""
    yield
    set_text_scale(1.0)
    QApplication.setFont(font(13))


@pytest.fixture
def opened(window: MainWindow, plan_file: Path) -> MainWindow:
    """The window on the sample."""
    window.contents.commands.files.open_path(plan_file)
    return window


def trigger(window: MainWindow, id_: str) -> None:
    """Choose an action."""
    window.contents.book.actions[id_].trigger()


def test_high_contrast_is_a_choice_of_each_theme(opened: MainWindow) -> None:
    trigger(opened, "high-contrast")
    assert opened.contents.appearance.theme == LIGHT_CONTRAST
    assert opened.contents.book.actions["high-contrast"].isChecked()
    trigger(opened, "theme-dark")
    assert opened.contents.appearance.theme == DARK_CONTRAST
    assert opened.contents.desk.settings.get(CONTRAST) == "high"
    trigger(opened, "high-contrast")
    assert opened.contents.appearance.theme == DARK
    opened.grab()


def test_contrast_follows_the_choice(qapp: QApplication) -> None:
    assert theme_for(ThemeChoice.LIGHT, ContrastChoice.USUAL) == LIGHT
    assert theme_for(ThemeChoice.LIGHT, ContrastChoice.HIGH) == LIGHT_CONTRAST
    assert LIGHT_CONTRAST.outlined
    assert not LIGHT_CONTRAST.is_dark
    assert DARK_CONTRAST.is_dark
    for area in LIGHT_CONTRAST.areas.values():
        assert area.tint == LIGHT_CONTRAST.canvas


@pytest.mark.usefixtures("usual_text")
def test_text_grows_and_shrinks_again(opened: MainWindow) -> None:
    field = opened.contents.workspace.panes.sidebar.outline.filter
    before, words = field.fontMetrics().horizontalAdvance("Filter skills"), width("Calculus", 12)
    trigger(opened, "text-150")
    assert text_scale() == 1.5
    assert width("Calculus", 12) == pytest.approx(1.5 * words, rel=0.05)
    assert field.fontMetrics().horizontalAdvance("Filter skills") == pytest.approx(
        1.5 * before, rel=0.1
    )
    assert opened.contents.desk.settings.get(TEXT_PERCENT) == 150
    opened.grab()
    trigger(opened, "text-100")
    assert width("Calculus", 12) == words
    assert field.fontMetrics().horizontalAdvance("Filter skills") == pytest.approx(before, rel=0.1)


def test_reduced_motion_is_remembered(opened: MainWindow) -> None:
    reduce_motion(False)
    trigger(opened, "reduce-motion")
    assert is_reduced()
    assert opened.contents.desk.settings.get(REDUCE_MOTION)
    trigger(opened, "reduce-motion")
    assert not opened.contents.desk.settings.get(REDUCE_MOTION)


def test_hiding_what_is_done_shows_in_outline_and_menu(opened: MainWindow) -> None:
    document, outline = opened.document, opened.contents.workspace.panes.sidebar.outline
    assert document is not None
    trigger(opened, "hide-done")
    assert document.filter == SkillFilter(hide_done=True)
    assert opened.contents.book.actions["hide-done"].isChecked()
    shown = document.filter.shown(document.schedule, document.catalogue)
    model = outline.tree.model()
    assert isinstance(model, OutlineModel)
    for skill in document.schedule.tasks:
        assert model.index_of(skill).isValid() is (skill in shown)
    trigger(opened, "clear-filter")
    assert not document.filter.count
    assert not opened.contents.book.actions["clear-filter"].isEnabled()


def test_find_takes_the_focus(opened: MainWindow) -> None:
    trigger(opened, "find")
    find = opened.contents.workspace.panes.timeline.finder
    assert find.isVisible()
    assert opened.focusWidget() is find.field
    find.field.setText("statistics")
    document = opened.document
    assert document is not None
    assert "statistics" in document.selection[0]
    trigger(opened, "find-next")
    assert " of " in find.count.text()
