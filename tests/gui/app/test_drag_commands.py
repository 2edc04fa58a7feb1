"""The keys of drags in the whole window: letters begin, Enter and Esc end, and what is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.scheduling.workload import Status

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(window: MainWindow, plan_file: Path) -> MainWindow:
    window.contents.commands.files.open_path(plan_file)
    window.activateWindow()
    window.contents.workspace.panes.timeline.canvas.setFocus()
    return window


def document(window: MainWindow) -> Document:
    assert window.document is not None
    return window.document


def waiting(window: MainWindow) -> list[str]:
    bars = document(window).schedule.activities
    return [bar.id for bar in bars if bar.status is Status.PLANNED and bar.pin is None]


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.contents.workspace.panes.timeline.canvas, key)


def test_m_and_arrows_and_enter_move(window: MainWindow) -> None:
    skill = waiting(window)[0]
    document(window).select([skill])
    press(window, KEY.Key_M, KEY.Key_Right, KEY.Key_Right, KEY.Key_Return)
    assert document(window).roadmap.plan(skill).pin is not None
    assert document(window).undo_stack.count() == 1
    assert document(window).undo_stack.undoText().startswith("Move ")


def test_while_a_bar_is_held_no_letter_does_anything_else(window: MainWindow) -> None:
    """P would pin, Del remove, Home go to the first bar."""
    skill = waiting(window)[0]
    document(window).select([skill])
    press(window, KEY.Key_M, KEY.Key_Right, KEY.Key_P, KEY.Key_Delete, KEY.Key_Home, KEY.Key_K)
    assert document(window).undo_stack.count() == 0
    assert document(window).selection == (skill,)
    press(window, KEY.Key_Escape)
    assert document(window).undo_stack.count() == 0
    assert document(window).preview_state is None
    press(window, KEY.Key_P)
    assert document(window).roadmap.plan(skill).pin is not None


def test_r_and_l_begin_too(window: MainWindow) -> None:
    skill = waiting(window)[0]
    document(window).select([skill])
    hours = document(window).schedule.by_id[skill].hours
    press(window, KEY.Key_R, KEY.Key_Right, KEY.Key_Return)
    assert document(window).schedule.by_id[skill].hours == pytest.approx(round(hours) + 1, abs=0.01)
    press(window, KEY.Key_L, KEY.Key_Escape)
    assert document(window).undo_stack.count() == 1


def test_u_lists_the_links_and_removes_the_chosen_one(window: MainWindow) -> None:
    held = document(window)
    scope = held.schedule.scope
    skill = next(id_ for id_ in waiting(window) if scope.needs(id_) and scope.unlocks(id_))
    need = scope.needs(skill)[0]
    held.select([skill])
    bar = held.schedule.by_id[skill]
    menu = window.contents.commands.bars.links_menu(held, bar)
    actions = [each for each in menu.actions() if not each.isSeparator()]
    assert len(actions) == len(scope.needs(skill)) + len(scope.unlocks(skill))
    name, needed = (scope.skills[each].label for each in (skill, need))
    assert actions[0].text().replace("&&", "&") == f"{name} no longer waits for {needed}"
    actions[0].trigger()
    assert need not in held.schedule.scope.needs(skill)
    assert held.undo_stack.undoText() == f"Unlink {needed} from {name}"
    menu.deleteLater()


def test_u_opens_the_menu_below_the_bar(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, canvas = document(window), window.contents.workspace.panes.timeline.canvas
    places: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _, place: places.append(place))
    skill = next(id_ for id_ in waiting(window) if held.schedule.scope.needs(id_))
    held.select([skill])
    press(window, KEY.Key_U)
    rect = canvas.scene().rect(skill)
    assert [canvas.viewport().mapFromGlobal(place).y() for place in places] == [
        round(rect.bottom())
    ]


def test_brackets_go_to_a_prerequisite_and_back_to_a_dependant(window: MainWindow) -> None:
    held = document(window)
    scope, bars = held.schedule.scope, held.schedule.by_id
    skill = next(id_ for id_ in waiting(window) if any(need in bars for need in scope.needs(id_)))
    held.select([skill])
    press(window, KEY.Key_BracketLeft)
    need = held.selection[0]
    assert need in scope.needs(skill)
    assert bars[need].finish == max(bars[n].finish for n in scope.needs(skill) if n in bars)
    press(window, KEY.Key_BracketRight)
    after = held.selection[0]
    assert after in scope.unlocks(need)
    assert bars[after].start == min(bars[n].start for n in scope.unlocks(need) if n in bars)


def test_alt_up_takes_it_before_the_one_above_in_its_area(window: MainWindow) -> None:
    held = document(window)
    bars = held.schedule.activities
    for skill in waiting(window):
        area = held.schedule.by_id[skill].skill.area
        same = [bar.id for bar in bars if bar.skill.area == area and bar.status is Status.PLANNED]
        place = same.index(skill)
        if place and same[place - 1] not in held.schedule.scope.needs(skill):
            break
    held.select([skill])
    canvas = window.contents.workspace.panes.timeline.canvas
    QTest.keyClick(canvas, KEY.Key_Up, ALT)
    order = held.roadmap.order
    assert order.index(skill) + 1 == order.index(same[place - 1])
    QTest.keyClick(canvas, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert skill not in held.roadmap.order


def test_z_and_page_keys_look_elsewhere(window: MainWindow) -> None:
    held, canvas = document(window), window.contents.workspace.panes.timeline.canvas
    skill = waiting(window)[3]
    held.select([skill])
    press(window, KEY.Key_Z)
    rect = canvas.scene().rect(skill)
    assert 0 <= rect.left() <= rect.right() <= canvas.viewport().width()
    left = canvas.scale.left
    press(window, KEY.Key_PageDown)
    assert canvas.scale.left > left
    press(window, KEY.Key_PageUp)
    assert canvas.scale.left == pytest.approx(left)


@pytest.mark.parametrize("action", ["move-keys", "resize-keys", "link-keys", "finish-day"])
def test_begun_from_the_menu_the_canvas_holds_it(window: MainWindow, action: str) -> None:
    document(window).select([waiting(window)[0]])
    canvas = window.contents.workspace.panes.timeline.canvas
    window.contents.workspace.panes.sidebar.outline.tree.setFocus()
    window.contents.book.actions[action].trigger()
    assert canvas.gestures.by_keys
    press(window, KEY.Key_Escape)
    assert not canvas.gestures.by_keys
    assert document(window).undo_stack.count() == 0


def test_begun_from_the_palette_the_canvas_holds_it(window: MainWindow) -> None:
    document(window).select([waiting(window)[0]])
    canvas = window.contents.workspace.panes.timeline.canvas
    window.contents.commands.search.open()
    palette = window.contents.palette
    QTest.keyClicks(palette.field, "move with the arrow")
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert canvas.gestures.by_keys
    press(window, KEY.Key_Right)
    assert canvas.scene().drag is not None
