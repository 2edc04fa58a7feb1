"""Every page as assistive technology is told of it: names, groups, headings, order."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from planner.app.views import ViewId
from planner.app.window.main_window import MainWindow
from tests.gui.spoken import children, everything, name_of, outline_of, told_of

GOLDEN = Path(__file__).parents[2] / "golden" / "spoken"
Role = QAccessible.Role


def _plan(window: MainWindow, path: Path) -> None:
    window.contents.commands.files.open_path(path)


def _skill(window: MainWindow, path: Path) -> None:
    _plan(window, path)
    _select(window, 5, 6)


def _several(window: MainWindow, path: Path) -> None:
    _plan(window, path)
    _select(window, 5, 8)


def _compare(window: MainWindow, path: Path) -> None:
    _plan(window, path)
    window.contents.workspace.show_view(ViewId.COMPARE)


def _wizard(window: MainWindow, path: Path) -> None:
    del path
    window.contents.pages.sides.new_roadmap()


def _article(window: MainWindow, path: Path) -> None:
    _plan(window, path)
    document = window.document
    assert document is not None
    window.contents.pages.sides.about_role(document.roadmap.career)


def _broken(window: MainWindow, path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("start:", "strat:", 1), "utf-8")
    _plan(window, path)


def _start(window: MainWindow, path: Path) -> None:
    del window, path


PAGES: dict[str, Callable[[MainWindow, Path], None]] = {
    "start": _start,
    "plan": _plan,
    "skill": _skill,
    "several": _several,
    "compare": _compare,
    "new-plan": _wizard,
    "article": _article,
    "broken-file": _broken,
}

pages = pytest.mark.parametrize("page", PAGES)


def _select(window: MainWindow, first: int, last: int) -> None:
    document = window.document
    assert document is not None
    document.select([bar.id for bar in document.schedule.activities[first:last]])


def _shown(window: MainWindow, page: str, path: Path) -> QAccessibleInterface:
    PAGES[page](window, path)
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    return told_of(window)


@pages
def test_what_is_told_of_a_page(window: MainWindow, plan_file: Path, page: str) -> None:
    told = "\n".join(outline_of(_shown(window, page, plan_file))) + "\n"
    told = told.replace(str(plan_file.parent), "…")
    golden = GOLDEN / f"{page}.txt"
    if os.environ.get("REGENERATE_GOLDEN"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


@pages
def test_what_takes_the_focus_has_a_name(window: MainWindow, plan_file: Path, page: str) -> None:
    told = _shown(window, page, plan_file)
    fields = [each for each in everything(told) if each.state().focusable]
    nameless = [type(each.object()).__name__ for each in fields if not name_of(each)]
    assert fields
    assert not [each for each in nameless if not each.endswith("Page")]


@pages
def test_choices_stand_in_a_group_with_a_name(
    window: MainWindow, plan_file: Path, page: str
) -> None:
    for each in everything(_shown(window, page, plan_file)):
        if each.role() is Role.RadioButton:
            group = each.parent()
            assert group.role() is Role.Grouping, name_of(each)
            assert name_of(group), name_of(each)


@pages
def test_a_page_has_headings(window: MainWindow, plan_file: Path, page: str) -> None:
    told = everything(_shown(window, page, plan_file))
    assert [name_of(each) for each in told if each.role() is Role.Heading]


@pages
def test_the_order_is_that_of_the_screen(window: MainWindow, plan_file: Path, page: str) -> None:
    wrong = [
        f"“{name_of(first)}” is told before “{name_of(second)}”"
        for each in everything(_shown(window, page, plan_file))
        if each.role() not in (Role.List, Role.Tree, Role.Table)
        for first, second in _out_of_order(each)
    ]
    assert not wrong


def _out_of_order(
    told: QAccessibleInterface,
) -> list[tuple[QAccessibleInterface, QAccessibleInterface]]:
    """Return pairs of siblings of which the first lies below the second, or right of it."""
    shown = [
        each
        for each in children(told)
        if not each.rect().isEmpty() and each.role() is not Role.Grip
    ]
    return [
        (first, second)
        for place, first in enumerate(shown)
        for second in shown[place + 1 :]
        if _lies_after(first, second)
    ]


def _lies_after(first: QAccessibleInterface, second: QAccessibleInterface) -> bool:
    one, two = first.rect(), second.rect()
    in_a_row = min(one.bottom(), two.bottom()) - max(one.top(), two.top()) > 3
    in_a_column = min(one.right(), two.right()) - max(one.left(), two.left()) > 3
    if in_a_row:
        return one.left() >= two.right() and one.top() >= two.top() - 8
    return in_a_column and one.top() >= two.bottom() - 3


def test_the_program_is_called_by_its_name(qapp: QApplication) -> None:
    assert qapp.applicationName() == "Roadmap Planner"
