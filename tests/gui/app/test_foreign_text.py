"""What others typed is text: no widget reads markup, pictures, shortcuts or addresses into it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QDesktopServices,
    QHelpEvent,
    QKeySequence,
    QTextDocument,
)
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.app.commands.context_menus import ContextMenus
from planner.app.views import VIEWS
from planner.app.window.main_window import MainWindow
from planner.views.common import as_written as plain
from planner.views.common.buttons import Button
from planner.views.common.labels import Label
from planner.views.common.opening import open_address, open_text
from tests.hostile_plan import hostile_plan

NAME = '<h1>R&D<img src="a.png"><a href="file:b">[*]</a>&lt;i>'
SHOWN = "R&D"
"""What a text holds that holds any of `NAME`; where markup was read, the rest of it is gone."""
OPEN_NOTHING = ("quit", "close", "open", "reveal")
PLANNER = Path(plain.__file__).parents[2]


def misread(root: QWidget) -> Iterator[str]:
    """Yield where `root` or a widget in it does not show a hostile text as it is written."""
    for widget in (root, *root.findChildren(QWidget)):
        place = f"{type(widget).__name__} {widget.objectName()}"
        yield from (f"{place}: {each}" for each in _misread(widget))


def _misread(widget: QWidget) -> Iterator[str]:
    yield from _tooltip(widget.toolTip())
    yield from (f"help: {each}" for each in _tooltip(widget.statusTip() or widget.whatsThis()))
    if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
        yield from _tooltip(QLabel.text(widget))
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        yield from _name(QLabel.text(widget))
    if isinstance(widget, QAbstractButton):
        yield from _name(QAbstractButton.text(widget))
    if isinstance(widget, QTextEdit) and widget.acceptRichText():
        yield "takes rich text"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model(), QModelIndex())
    for action in widget.actions():
        yield from _action(action)
    yield from _spoken(widget)


def _tooltip(text: str) -> Iterator[str]:
    """Yield what is wrong with `text` where Qt decides whether it is markup."""
    shown = text
    if Text.mightBeRichText(text):
        document = QTextDocument()
        document.setHtml(text)
        shown = document.toPlainText()
    if _is_hostile(text) and NAME not in shown:
        yield f"shows “{shown}” for “{text}”"


def _name(text: str) -> Iterator[str]:
    """Yield what is wrong with `text` where an ampersand makes a shortcut."""
    keys = QKeySequence.mnemonic(text).toString()
    if keys:
        yield f"has the shortcut {keys} in “{text}”"


def _action(action: QAction) -> Iterator[str]:
    yield from _name(action.text())
    yield from _tooltip(action.toolTip())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield from _tooltip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
        yield from _cells(model, index)


def _spoken(widget: QWidget) -> Iterator[str]:
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is None:
        return
    for part in (QAccessible.Text.Name, QAccessible.Text.Description):
        text = spoken.text(part)
        if _is_hostile(text) and NAME not in text:
            yield f"is told as “{text}”"


def _is_hostile(text: str) -> bool:
    return "href" in text or "a.png" in text or SHOWN in text or "RD" in text


def seen(window: MainWindow) -> list[str]:
    """Return what is misread in all windows and menus that are open."""
    QApplication.processEvents()
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert window in tops
    return [each for top in tops for each in misread(top)]


def close_what_is_open(window: MainWindow) -> None:
    """Close all menus, dialogs and popovers."""
    for each in QApplication.topLevelWidgets():
        if each is not window and each.isVisible():
            each.close()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    QApplication.processEvents()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a plan in which everything that can be typed is hostile."""
    path = tmp_path / "plan.yaml"
    path.write_text(hostile_plan(NAME), encoding="utf-8")
    return path


@pytest.fixture
def opened(window: MainWindow, hostile: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Return the window with the hostile plan, and nothing that would leave it."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pytest.fail(f"opened {url}"))
    window.contents.commands.files.open_path(hostile)
    document = window.document
    assert document is not None
    assert document.roadmap.title == NAME
    return window


@pytest.mark.parametrize("selection", [(), ("own",), ("other",), ("python",), ("own", "python")])
def test_views_and_inspector_show_what_is_written(
    opened: MainWindow, selection: tuple[str, ...]
) -> None:
    assert opened.document is not None
    for view in VIEWS:
        opened.contents.workspace.show_view(view.id)
        opened.document.select(selection)
        assert seen(opened) == []


@pytest.mark.slow
def test_every_action_shows_what_is_written(opened: MainWindow) -> None:
    """Whatever it opens, or makes of the plan."""
    book, document = opened.contents.book, opened.document
    assert document is not None
    for id_ in book.actions:
        if id_ in OPEN_NOTHING:
            continue
        opened.contents.workspace.show_view(VIEWS[0].id)
        document.select(("own",))
        book.run(id_)
        assert seen(opened) == [], id_
        close_what_is_open(opened)
        assert opened.document is document, id_


@pytest.mark.parametrize("selection", [(), ("own",), ("other", "own")])
def test_menus_show_what_is_written(
    opened: MainWindow, selection: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened.document
    assert document is not None
    document.select(selection)
    menus = opened.findChild(ContextMenus)
    assert menus is not None
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # offscreen has no keyboard to grab
    menus.open_skill_menu(selection[0] if selection else "", QPoint(10, 10))
    menus.open_plan_menu()
    for menu in opened.findChildren(QMenu):
        menu.aboutToShow.emit()
        assert list(misread(menu)) == []


def test_a_name_is_whole_in_the_list_of_recent_plans(opened: MainWindow) -> None:
    menu = QMenu(opened)
    opened.contents.commands.lists.fill_recent(menu)
    assert NAME in menu.actions()[0].text().replace("&&", "&")
    assert list(misread(menu)) == []


def test_what_the_pointer_finds_on_the_timeline_is_text(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: told.append(text))
    canvas = opened.contents.workspace.panes.timeline.canvas
    scene = canvas.scene()
    for bar in scene.schedule.activities:
        if bar.skill.id in ("own", "other"):
            canvas.reveal(bar.id)
            at = canvas.scene().rect(bar.id).center().toPoint()
            event = QHelpEvent(QEvent.Type.ToolTip, at, canvas.viewport().mapToGlobal(at))
            QApplication.sendEvent(canvas.viewport(), event)
    assert len([text for text in told if _is_hostile(text)]) >= 2
    assert [each for text in told for each in _tooltip(text)] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [(NAME, NAME), ("a\n  b", "a\n  b"), ("a < b & c", "a < b & c"), ("<?xml a", "<?xml a"),
     ("&lt;", "&lt;"), ("x " * 100, "x " * 100), ("", "")],
)  # fmt: skip
def test_a_tooltip_is_what_was_typed(text: str, shown: str) -> None:
    made = plain.plain_tooltip(text)
    document = QTextDocument()
    if Text.mightBeRichText(made):
        document.setHtml(made)
        made = document.toPlainText()
    assert made == shown


def test_a_long_tooltip_is_broken_into_lines() -> None:
    assert Text.mightBeRichText(plain.plain_tooltip("word " * 40))
    assert plain.plain_tooltip("short") == "short"


def test_a_screen_reader_hears_the_words_of_a_tooltip(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    plain.set_tooltip(widget, NAME)
    assert widget.accessibleDescription() == NAME
    plain.set_tooltip(widget, "plain")
    assert (widget.accessibleDescription(), widget.toolTip()) == ("", "plain")
    widget.setAccessibleDescription("of its own")
    plain.set_tooltip(widget, NAME)
    assert widget.accessibleDescription() == "of its own"


def test_an_ampersand_is_one_everywhere(qtbot: QtBot) -> None:
    button, label, field = Button("Q&A & R&D"), Label("R&D &&"), QWidget()
    for each in (button, label, field):
        qtbot.addWidget(each)
    label.setBuddy(field)
    assert (button.text(), label.text()) == ("Q&A & R&D", "R&D &&")
    for widget, name in ((button, "Q&A & R&D"), (label, "R&D &&")):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) == name
    assert button.shortcut().isEmpty()
    assert list(_name(QLabel.text(label))) == []


def test_the_window_says_the_title_and_whether_it_is_saved(opened: MainWindow) -> None:
    """[*] in a title is not the mark of unsaved changes."""
    assert NAME.replace("[*]", "[*][*]") in opened.windowTitle()
    assert opened.windowTitle().count("[*]") == 3


def test_only_web_addresses_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for address in ("file:///etc/passwd", "javascript:alert(1)", "ssh://a", "smb://a/b", "a.png",
                    "data:text/html,x", "", "HTTP:", "http:///x", "mailto:", "vbscript:x",
                    "https://a b/", "\nhttps://a", "http://a\x00.b/", "jar:http://a!"):  # fmt: skip
        open_address(address)
    assert opened == []
    for address in ("https://a.org/?q=R&D", "HTTP://a.org", "mailto:me@a.org"):
        open_address(address)
    assert opened == ["https://a.org/?q=R&D", "http://a.org", "mailto:me@a.org"]


def test_tooltips_go_one_way_and_addresses_few() -> None:
    """A widget that sets its tooltip itself could carry out what is in a name."""
    ways: dict[str, set[str]] = {}
    for path in PLANNER.rglob("*.py"):
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute):
                ways.setdefault(each.func.attr, set()).add(path.name)
    assert ways["setToolTip"] == {"as_written.py"}
    assert ways["showText"] == {"canvas.py"}
    assert ways["openUrl"] == {"opening.py"}
    rich = {
        "setHtml",
        "insertHtml",
        "setMarkdown",
        "setWhatsThis",
        "setStatusTip",
        "setOpenExternalLinks",
    }
    assert rich & ways.keys() == set()


def test_a_file_that_cannot_be_read_is_shown_as_it_is_written(
    window: MainWindow, tmp_path: Path
) -> None:
    """Its name, its lines, and what is quoted from them."""
    path = tmp_path / "R&D<img src='a.png'> [*].yaml"
    path.write_text(f"format: 1\ntitle: '{NAME}'\n'{NAME}': 1\n", "utf-8")
    window.contents.commands.files.open_path(path)
    assert window.contents.pages.stack.page is not None
    assert [each for each in seen(window) if NAME not in each and path.name not in each] == []


def test_recent_plans_and_the_start_page_show_what_is_written(opened: MainWindow) -> None:
    opened.contents.commands.files.close()
    assert opened.document is None
    opened.contents.pages.start.show()
    assert seen(opened) == []


@pytest.mark.parametrize("ending", [".yaml", ".YML", ".bat", ".desktop", ".exe", ""])
def test_the_editor_gets_roadmap_files_only(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of others, which a desktop starts as programs, it shows the folder."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    path = tmp_path / f"plan{ending}"
    open_text(path)
    assert opened == [str(path if ending.lower() in (".yaml", ".yml") else tmp_path)]
