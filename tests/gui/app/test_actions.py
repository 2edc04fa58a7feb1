"""One table feeds menus, shortcuts and palette; undo names its step."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from planner.app.actions.row import ActionRow
from planner.app.dialogs.dialog import AskText, Dialog
from planner.app.dialogs.palette import PaletteLine, matching
from planner.app.window.main_window import MainWindow
from planner.domain.effort import Level
from planner.edits import SetTitle
from planner.scheduling.workload import Status


@pytest.fixture
def open_window(window: MainWindow, plan_file: Path) -> MainWindow:
    window.contents.commands.files.open_path(plan_file)
    return window


@pytest.fixture
def rows(window: MainWindow) -> tuple[ActionRow, ...]:
    return tuple(window.contents.book.rows.values())


def planned(window: MainWindow) -> list[str]:
    assert window.document is not None
    bars = window.document.schedule.activities
    return [bar.id for bar in bars if bar.status is Status.PLANNED and bar.pin is None]


def names(entries: list[PaletteLine]) -> list[str]:
    return [entry.title for entry in entries]


def test_ids_and_keys_are_unique(rows: tuple[ActionRow, ...]) -> None:
    assert max(Counter(row.id for row in rows).values()) == 1
    keys = Counter(QKeySequence(keys).toString() for row in rows for keys in row.keys)
    assert max(keys.values()) == 1
    assert "" not in keys


def test_single_letters_hold_in_panes_only(rows: tuple[ActionRow, ...]) -> None:
    for row in rows:
        if any(len(keys) == 1 for keys in row.keys):
            assert row.held_in, row.id


def test_start_page_offers_only_what_works(window: MainWindow) -> None:
    offered = {id_ for id_, action in window.contents.book.actions.items() if action.isEnabled()}
    assert {"new", "open", "palette", "theme-dark", "quit"} <= offered
    assert offered.isdisjoint({"save", "undo", "pin", "export", "today"})


def test_menus_hold_every_action_once(window: MainWindow) -> None:
    found: Counter[str] = Counter()

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            below = action.menu()
            if isinstance(below, QMenu):
                walk(below)
            elif not action.isSeparator():
                found[str(action.data())] += 1

    for action in window.menuBar().actions():
        below = action.menu()
        assert isinstance(below, QMenu)
        walk(below)
    assert set(found) == set(window.contents.book.rows)
    assert max(found.values()) == 1


def test_undo_and_redo_name_the_step(open_window: MainWindow) -> None:
    window = open_window
    assert window.document is not None
    window.document.apply(SetTitle("Maths & more"))
    undo, redo = (window.contents.book.actions[id_] for id_ in ("undo", "redo"))
    assert undo.text() == "Undo Rename to “Maths && more”"
    assert not redo.isEnabled()
    undo.trigger()
    assert redo.text() == "Redo Rename to “Maths && more”"
    assert undo.text() == "Undo"
    assert window.contents.workspace.status.message.text() == "Undone: Rename to “Maths & more”"
    window.contents.workspace.status.link.click()
    assert window.document.roadmap.title == "Maths & more"


def test_pin_toggles_selection_in_one_step(open_window: MainWindow) -> None:
    window, document = open_window, open_window.document
    assert document is not None
    ids = planned(window)[:3]
    document.select(ids)
    window.contents.book.run("pin")
    assert all(document.schedule.by_id[id_].pin for id_ in ids)
    assert document.undo_stack.count() == 1
    assert window.contents.book.actions["pin"].text() == "Unpin"
    assert "Pin 3 skills" in window.contents.workspace.status.message.text()
    window.contents.book.run("pin")
    assert not any(document.schedule.by_id[id_].pin for id_ in ids)


@pytest.mark.parametrize("action", ["known", "started", "done", "remove"])
def test_marking_is_undone_in_one_step(open_window: MainWindow, action: str) -> None:
    document = open_window.document
    assert document is not None
    before = document.roadmap
    document.select(planned(open_window)[:2])
    open_window.contents.book.run(action)
    assert document.roadmap != before
    open_window.contents.book.run("undo")
    assert document.roadmap == before


def test_known_uses_level_of_plan(open_window: MainWindow) -> None:
    document = open_window.document
    assert document is not None
    id_ = planned(open_window)[0]
    level = document.schedule.by_id[id_].level
    document.select([id_])
    open_window.contents.book.run("known")
    assert document.roadmap.learner.known[id_] is Level(level)


def test_rejection_is_shown(open_window: MainWindow) -> None:
    assert open_window.document is not None
    open_window.document.apply(SetTitle("  "))
    assert "needs a name" in open_window.contents.workspace.status.message.text()


def test_rename(open_window: MainWindow) -> None:
    open_window.contents.book.run("rename")
    dialog = open_window.findChild(AskText)
    assert isinstance(dialog, AskText)
    dialog.field.setText("")
    assert not dialog.confirm.isEnabled()
    dialog.field.setText("Another")
    dialog.confirm.click()
    assert open_window.contents.workspace.toolbar.title.title == "Another"


def test_palette_filters_and_runs(open_window: MainWindow) -> None:
    window, palette = open_window, open_window.contents.palette
    window.contents.book.run("palette")
    QTest.keyClicks(palette.field, "dark")
    assert palette.model.line(palette.list.currentIndex()).title == "Dark"  # type: ignore[union-attr]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.contents.appearance.theme.name == "dark"


def test_palette_finds_and_selects_skill(open_window: MainWindow) -> None:
    window, palette = open_window, open_window.contents.palette
    window.contents.book.run("palette")
    QTest.keyClicks(palette.field, "bayes")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.document is not None
    (chosen,) = window.document.selection
    assert "Bayes" in window.document.schedule.by_id[chosen].skill.name


def test_palette_moves_by_keys_and_escapes(open_window: MainWindow) -> None:
    palette = open_window.contents.palette
    open_window.contents.book.run("palette")
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    QTest.keyClicks(palette.field, "zzzz")
    assert palette.nothing.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_palette_ranks_titles_that_begin_so() -> None:
    entries = [
        PaletteLine("Reopen", "File", lambda: None),
        PaletteLine("Save", "File", lambda: None, words="open"),
        PaletteLine("Open…", "File", lambda: None),
        PaletteLine("Just open", "", lambda: None),
    ]
    assert names(matching(entries, "open")) == ["Open…", "Just open", "Reopen", "Save"]
    assert names(matching(entries, "file open")) == ["Open…", "Reopen", "Save"]
    assert matching(entries, "nothing") == []


def test_add_skill_offers_what_is_missing(open_window: MainWindow) -> None:
    window, document = open_window, open_window.document
    assert document is not None
    window.contents.book.run("add-skill")
    entry = window.contents.palette.model.line(window.contents.palette.list.currentIndex())
    assert entry is not None
    QTest.keyClick(window.contents.palette.field, Qt.Key.Key_Return)
    assert document.undo_stack.undoText() == f"Add {entry.title}"
    assert document.selection


def test_help_dialogs_open(window: MainWindow) -> None:
    for id_ in ("shortcuts", "about"):
        window.contents.book.run(id_)
    assert len(window.findChildren(Dialog)) == 2


def test_the_list_of_shortcuts_is_no_higher_than_the_window(window: MainWindow) -> None:
    window.resize(1024, 680)
    window.contents.book.run("shortcuts")
    dialog = window.findChildren(Dialog)[-1]
    assert dialog.sizeHint().height() <= window.height()
