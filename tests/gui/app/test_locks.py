"""Locks of every kind: a living window keeps its file, what nobody holds can be broken."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo

from planner.app.plan.locks import FileLock, lock_of
from planner.app.window.main_window import MainWindow
from planner.edits import SetTitle
from planner.views.common.buttons import Button

posix = pytest.mark.skipif(sys.platform == "win32", reason="files of Unix")


def qt_lock(process: int, host: str, machine: str = "") -> bytes:
    """Return what Qt writes into a lock."""
    return f"{process}\nplanner\n{host}\n{machine}\n\n".encode()


def _empty(place: Path) -> None:
    place.touch()


def _garbage(place: Path) -> None:
    place.write_bytes(b"\xff\x00 no lock\n" * 100)


def _zeros(place: Path) -> None:
    place.write_bytes(b"\0" * 4096)


def _negative(place: Path) -> None:
    place.write_bytes(qt_lock(-4711, QSysInfo.machineHostName()))


def _endless_number(place: Path) -> None:
    place.write_bytes(b"9" * 10_000)


def _huge(place: Path) -> None:
    place.write_bytes(b"x" * 100_000)


def _folder(place: Path) -> None:
    place.mkdir()


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _endless(place: Path) -> None:
    place.symlink_to("/dev/zero")


def _dangling(place: Path) -> None:
    place.symlink_to("nowhere/at/all")


def _other_host(place: Path) -> None:
    place.write_bytes(qt_lock(4711, "laptop"))


def _clone(place: Path) -> None:
    """The same name, and another machine: a system that was copied with its disk."""
    place.write_bytes(qt_lock(os.getpid(), QSysInfo.machineHostName(), "0" * 32))


def _number_given_again(place: Path) -> None:
    """The process of this number is younger than the lock: it was given to another program."""
    lock = FileLock(place)
    lock.take()
    content = place.read_bytes()
    lock.release()
    place.write_bytes(content)
    os.utime(place, (1_700_000_000, 1_700_000_000))


NOBODYS = [
    _empty, _garbage, _zeros, _negative, _endless_number, _huge, _other_host, _clone,
    pytest.param(_folder, marks=posix), pytest.param(_pipe, marks=posix),
    pytest.param(_endless, marks=posix), pytest.param(_dangling, marks=posix),
    pytest.param(
        _number_given_again,
        marks=pytest.mark.skipif(sys.platform != "linux", reason="/proc tells when it began"),
    ),
]  # fmt: skip


def press(window: MainWindow, words: str) -> None:
    buttons = window.contents.workspace.banner.findChildren(Button)
    next(button for button in reversed(buttons) if button.text() == words).click()


def banner(window: MainWindow) -> str:
    return window.contents.workspace.banner.text


def opened(window: MainWindow, path: Path) -> None:
    window.contents.commands.files.open_path(path)
    assert window.document is not None
    window.document.apply(SetTitle("Mine"))


@pytest.mark.parametrize("make", NOBODYS)
def test_what_nobody_holds_can_be_broken(
    window: MainWindow, plan_file: Path, make: Callable[[Path], None]
) -> None:
    make(lock_of(plan_file).place)
    opened(window, plan_file)
    assert "Until you decide it is only read here." in banner(window)
    assert not window.contents.commands.saving.save_to(plan_file)
    assert "title: Mine" not in plan_file.read_text("utf-8")
    assert window.document is not None
    window.document.undo()
    window.contents.commands.files.open_path(plan_file)
    press(window, "Open anyway")
    assert lock_of(plan_file).take() is not None, "it is ours now"
    assert window.document is not None
    window.document.apply(SetTitle("Mine"))
    assert window.contents.commands.saving.save_to(plan_file)
    assert "title: Mine" in plan_file.read_text("utf-8")
    window.contents.commands.files.close()
    assert not lock_of(plan_file).place.exists()


@pytest.mark.parametrize("make", NOBODYS)
def test_saving_offers_to_break_it_too(
    window: MainWindow, plan_file: Path, make: Callable[[Path], None]
) -> None:
    make(lock_of(plan_file).place)
    opened(window, plan_file)
    window.contents.book.run("save")
    assert "Nothing was saved." in banner(window)
    press(window, "Save anyway")
    assert "title: Mine" in plan_file.read_text("utf-8")
    assert window.document is not None
    assert window.document.is_saved


def test_it_is_said_whose_it_is_and_since_when(window: MainWindow, plan_file: Path) -> None:
    place = lock_of(plan_file).place
    _other_host(place)
    os.utime(place, (1_700_000_000, 1_700_000_000))
    opened(window, plan_file)
    assert "another window on laptop (process 4711) since " in banner(window)
    assert " Nov 2023, " in banner(window)


def test_a_lock_without_a_name_is_said_to_be_one(window: MainWindow, plan_file: Path) -> None:
    _empty(lock_of(plan_file).place)
    opened(window, plan_file)
    assert "names nobody, as a power cut leaves it" in banner(window)


def test_a_lock_of_a_living_window_cannot_be_broken(window: MainWindow, plan_file: Path) -> None:
    theirs = lock_of(plan_file)
    assert theirs.take() is None
    opened(window, plan_file)
    words = [each.text() for each in window.contents.workspace.banner.findChildren(Button)]
    assert "Open anyway" not in words
    assert not window.contents.commands.saving.save_to(plan_file)
    assert "Save anyway" not in [
        each.text()
        for each in window.contents.workspace.banner.findChildren(Button)
        if each.isVisibleTo(window)
    ]
    theirs.release()


def test_a_lock_that_another_window_took_meanwhile_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / ".plan.yaml.lock"
    place.touch()
    mine, theirs = FileLock(place), FileLock(place)
    holder = mine.take()
    assert holder is not None
    assert not holder.lives
    assert theirs.take() is not None
    assert theirs.seize() is None
    after = mine.seize()
    assert after is not None
    assert after.lives
    assert theirs.is_held


@pytest.mark.parametrize("name", ["x" * 250, "é" * 126, "漢" * 84])
def test_a_name_too_long_for_a_lock_is_said(window: MainWindow, plan_file: Path, name: str) -> None:
    path = plan_file.with_name(name)
    path.write_bytes(plan_file.read_bytes())
    opened(window, path)
    assert "too long for a lock" in banner(window)
    assert window.contents.commands.saving.save_to(path)
