"""Pages, themes, panels and broken files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app.settings import INSPECTOR_SHOWN
from planner.app.window.main_window import MainWindow
from planner.domain.problem import Problem
from planner.render.theme import DARK, LIGHT
from planner.storage.save import backup_of
from planner.views.common.buttons import Button
from planner.views.start.unreadable_file import Mark, mark_of


def test_theme_switches_live(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for id_, theme in (("theme-dark", DARK), ("theme-light", LIGHT)):
        window.contents.book.run(id_)
        assert app.palette().color(QPalette.ColorRole.Window).name().upper() == theme.window
        assert window.contents.workspace.panes.timeline.theme is theme
        assert window.contents.book.actions[id_].isChecked()


def test_start_page_reads_all_plans(
    window: MainWindow, plan_file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window.contents.commands.files.open_path(plan_file)
    gone = tmp_path / "gone.yaml"
    gone.write_bytes(plan_file.read_bytes())
    window.contents.commands.files.open_path(gone)
    window.contents.commands.files.open_path(plan_file)
    gone.unlink()
    window.contents.pages.start.show()
    start = window.contents.pages.start.page
    qtbot.waitUntil(lambda: all(card.toolTip() for card in start.cards), timeout=10_000)
    assert start.last_plan_card.title.text() == "Applied ML engineer"
    assert [row.exists for row in start.rows] == [False]
    start.rows[0].forgotten.emit(gone)
    assert [plan.path for plan in window.contents.commands.recent.plans()] == [plan_file]
    start.last_plan_card.button.click()
    assert window.document is not None


def test_sample_card_opens_copy(window: MainWindow) -> None:
    window.contents.pages.start.page.cards[0].click()
    assert window.document is not None
    assert window.document.path is None


def test_broken_file_shows_what_where_and_how(window: MainWindow, plan_file: Path) -> None:
    good = plan_file.read_text("utf-8")
    plan_file.write_text(good.replace("career: applied", "career: applyed"), "utf-8")
    window.contents.commands.files.open_path(plan_file)
    page = window.contents.pages.broken.page
    assert page is not None
    assert window.document is None
    fault = page.fault
    assert fault.problems[0].line == 4
    assert [number for number, _ in fault.lines] == [2, 3, 4, 5, 6]
    assert fault.mark is not None
    assert fault.lines[2][1][fault.mark.first : fault.mark.last] == "applyed-ml-engineer"
    plan_file.write_text(good, "utf-8")
    page.retry_wanted.emit()
    assert window.document is not None


def test_backup_is_offered(window: MainWindow, plan_file: Path) -> None:
    backup_of(plan_file).write_bytes(plan_file.read_bytes())
    plan_file.write_text("format: 1\ntitle: [", "utf-8")
    window.contents.commands.files.open_path(plan_file)
    page = window.contents.pages.broken.page
    assert page is not None
    assert page.fault.backup is not None
    page.backup_wanted.emit()
    assert window.document is not None
    assert window.document.path is None
    assert plan_file.read_text("utf-8").endswith("[")


@pytest.mark.parametrize("name", ["missing.yaml", "folder.yaml", "binary.yaml", "empty.yaml"])
def test_unreadable_files_get_the_page(window: MainWindow, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)))
    (tmp_path / "empty.yaml").touch()
    window.contents.commands.files.open_path(tmp_path / name)
    page = window.contents.pages.broken.page
    assert page is not None
    assert page.isVisible()
    assert not page.grab().isNull()
    page.back_wanted.emit()
    assert window.contents.pages.start.page.isVisible()


@pytest.mark.parametrize(
    ("problem", "text", "word"),
    [
        (Problem("x", "No.", column=9, line=1), "  hours: fifteen # h", "fifteen"),
        (Problem("x", "No.", column=9, line=1), "  hours: 'a b', c", "'a b'"),
        (Problem("x", "There is no skill “pyton”.", line=1), "  pyton:", "pyton"),
    ],
)
def test_mark_finds_the_wrong_word(problem: Problem, text: str, word: str) -> None:
    if problem.column is not None:
        problem = Problem("x", problem.message, line=1, column=text.index(word) + 1)
    mark = mark_of(problem, text)
    assert mark == Mark(1, text.index(word), text.index(word) + len(word))


def test_panels_toggle_and_are_remembered(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    workspace = window.contents.workspace
    window.contents.book.run("sidebar")
    assert not workspace.panes.sidebar.isVisible()
    assert not window.contents.book.actions["sidebar"].isChecked()
    window.contents.book.run("inspector")
    assert window.contents.desk.settings.get(INSPECTOR_SHOWN) is False


def test_inspector_makes_room_in_narrow_windows(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    inspector = window.contents.workspace.panes.inspector
    assert inspector.isVisible()
    window.resize(1024, 680)
    assert not inspector.isVisible()
    assert not window.contents.book.actions["inspector"].isChecked()
    window.contents.book.run("inspector")
    assert inspector.isVisible()
    assert window.width() == 1024
    window.resize(1440, 900)
    assert inspector.isVisible()
    assert window.contents.desk.settings.get(INSPECTOR_SHOWN) is True


def test_zoom_slider_follows_and_leads(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    slider = window.contents.workspace.status.slider
    window.contents.book.run("level-years")
    far = slider.value()
    window.contents.book.run("level-weeks")
    assert slider.value() > far
    slider.setValue(far)
    assert window.contents.workspace.panes.timeline.zoom_share == pytest.approx(far / 100, abs=0.01)


def test_panes_take_turns(window: MainWindow, plan_file: Path, qtbot: QtBot) -> None:
    window.contents.commands.files.open_path(plan_file)
    panes = window.contents.workspace.panes
    with qtbot.waitActive(window):
        window.activateWindow()
    panes.timeline.setFocus()
    held = []
    for _ in range(2):
        window.contents.book.run("next-pane")
        focus = QApplication.focusWidget()
        assert focus is not None
        held += [pane for pane in (panes.sidebar, panes.inspector) if pane.isAncestorOf(focus)]
    assert panes.sidebar in held


def test_tab_shows_a_ring_and_a_click_does_not(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.contents.pages.start.page.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.contents.ring.isVisible()
    assert window.contents.ring.geometry().contains(focus.mapTo(window, focus.rect().center()))
    window.contents.pages.start.page.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not window.contents.ring.isVisible()


def test_arrows_are_chosen_in_menu_and_header_alike(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    header = window.contents.workspace.panes.timeline.header
    chosen: list[str] = []
    header.arrows_chosen.connect(chosen.append)
    for mode in ("all", "off", "selection"):
        window.contents.book.run(f"arrows-{mode}")
        ticked = [m for m in ("off", "selection", "all")
                  if window.contents.book.actions[f"arrows-{m}"].isChecked()]  # fmt: skip
        assert ticked == [mode]
        assert any(b.text() == f"Arrows: {mode}" for b in header.findChildren(Button))
    assert chosen == ["all", "off", "selection"]


def test_messages_go_after_a_while(window: MainWindow, plan_file: Path, qtbot: QtBot) -> None:
    window.contents.commands.files.open_path(plan_file)
    status = window.contents.workspace.status
    status.say("Done.", "Undo", lambda: None)
    assert status._timer.interval() == 8_000
    status._timer.start(1)
    qtbot.waitUntil(lambda: not status.message.text())
    assert not status.link.isVisible()
    status.complain("No.")
    assert status._timer.interval() == 12_000


def test_no_folder_is_shown_for_a_plan_in_no_file(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_sample(plan_file)
    assert not window.contents.book.actions["reveal"].isEnabled()
    window.contents.commands.saving.save_to(plan_file)
    assert window.contents.book.actions["reveal"].isEnabled()
