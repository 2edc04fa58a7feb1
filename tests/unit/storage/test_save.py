"""Saving: the whole old or the whole new file, whatever happens in between."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from planner import atomic
from planner.storage.save import SaveError, backup_of, write_atomic

posix = pytest.mark.skipif(sys.platform == "win32", reason="files of Unix")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text("old\n", "utf-8")
    return path


def fails(number: int) -> Callable[..., NoReturn]:
    """Return a function that fails like the operating system does."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    write_atomic(path, "é\n")
    assert path.read_bytes() == b"\xc3\xa9\n"
    assert names(tmp_path) == ["plan.yaml"]


def test_the_version_before_is_kept(plan: Path) -> None:
    for text in ("new\n", "newer\n", "newer\n"):
        write_atomic(plan, text)
    assert plan.read_text("utf-8") == "newer\n"
    assert backup_of(plan).read_text("utf-8") == "new\n"
    assert names(plan.parent) == ["plan.yaml", "plan.yaml~"]


def test_the_backup_is_copied_where_links_are_not_possible(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", fails(errno.EPERM))
    write_atomic(plan, "new\n")
    assert backup_of(plan).read_text("utf-8") == "old\n"


def test_permissions_are_kept(plan: Path) -> None:
    plan.chmod(0o640)
    write_atomic(plan, "new\n")
    assert plan.stat().st_mode & 0o777 == 0o640


def test_symbolic_links_are_kept(plan: Path) -> None:
    (plan.parent / "desk").mkdir()
    link = plan.parent / "desk" / "link.yaml"
    link.symlink_to("../plan.yaml")
    write_atomic(link, "new\n")
    assert link.is_symlink()
    assert plan.read_text("utf-8") == "new\n"
    assert backup_of(link) == Path(os.path.realpath(plan)).with_name("plan.yaml~")
    assert names(link.parent) == ["link.yaml"]


class Killed(BaseException):
    """The process ends; nothing after it runs."""


@pytest.mark.parametrize("step", ["fsync", "chmod", "link", "replace"])
def test_killed_at_any_step(step: str, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> NoReturn:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Path if step == "replace" else os, step, die)
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(Killed):
            write_atomic(plan, "new\n")
    assert plan.read_text("utf-8") == "old\n"
    write_atomic(plan, "new\n")
    assert plan.read_text("utf-8") == "new\n"


def leftover(plan: Path, word: str, age: float) -> Path:
    """Return what a killed saving left `age` seconds ago."""
    path = plan.with_name(f".plan.yaml.{word}.tmp")
    path.touch()
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_leftovers_of_killed_saves_are_removed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leftover(plan, "1111", 4000)
    leftover(plan, "2222", 60)
    monkeypatch.setattr(atomic, "YOUNG_S", -1.0)
    write_atomic(plan, "new\n")
    assert names(plan.parent) == ["plan.yaml", "plan.yaml~"]


@posix
def test_what_another_process_is_writing_stays(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "YOUNG_S", -1.0)
    with atomic.temporary_file(plan, b"theirs") as theirs:
        write_atomic(plan, "new\n")
        assert theirs.read_bytes() == b"theirs"
    assert names(plan.parent) == ["plan.yaml", "plan.yaml~"]


def test_two_savings_at_once_leave_nothing_hidden(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one has made its backup and not yet replaced the file: two names of one file."""
    os.link(plan, backup_of(plan))
    write_atomic(plan, "new\n")
    assert names(plan.parent) == ["plan.yaml", "plan.yaml~"]
    assert backup_of(plan).read_text("utf-8") == "old\n"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes of Linux")
def test_extended_attributes_are_kept_or_said(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.setxattr(plan, "user.tag", b"study")
    assert write_atomic(plan, "new\n") == ()
    assert os.getxattr(plan, "user.tag") == b"study"
    monkeypatch.setattr(os, "setxattr", fails(errno.ENOTSUP))
    (said,) = write_atomic(plan, "newer\n")
    assert "“user.tag”" in said.message
    assert plan.read_text("utf-8") == "newer\n"


def test_a_hard_link_is_said(plan: Path) -> None:
    other = plan.with_name("other.yaml")
    os.link(plan, other)
    (said,) = write_atomic(plan, "new\n")
    assert "another name too (a hard link)" in said.message
    assert other.read_text("utf-8") == "old\n"
    assert write_atomic(plan, "newer\n") == ()


@pytest.mark.parametrize("name", ["é" * 127 + "y", "x" * 255, "漢" * 85])
def test_a_name_too_long_for_a_backup_is_said(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert write_atomic(path, "old\n") == ()
    (said,) = write_atomic(path, "new\n")
    assert said.message == "The version before was not kept. The name is too long."
    assert path.read_text("utf-8") == "new\n"
    assert names(tmp_path) == [name]


@posix
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/null")])
def test_pipes_and_devices_are_not_replaced(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "plan.yaml"
    make(path)
    with pytest.raises(SaveError, match="That is not an ordinary file"):
        write_atomic(path, "new\n")
    assert not path.is_file()
    assert names(tmp_path) == ["plan.yaml"]


@posix
def test_a_private_file_is_private_at_any_moment(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.chmod(0o600)
    seen = []
    copymode = shutil.copymode

    def spy(source: Path, target: Path) -> None:
        seen.append(target.stat().st_mode & 0o777)
        copymode(source, target)

    monkeypatch.setattr(shutil, "copymode", spy)
    write_atomic(plan, "new\n")
    assert seen == [0o600]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "The disk is full. Free some space, or save somewhere else."),
        (errno.EROFS, "The disk can only be read."),
        (errno.EACCES, "You may not write here."),
        (errno.EIO, "The system says: Input/output error."),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "open"])
def test_the_system_refuses(
    number: int, says: str, step: str, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, step, fails(number))
        with pytest.raises(SaveError) as caught:
            write_atomic(plan, "new\n")
    assert str(caught.value).startswith(f"{plan}: The file was not saved. {says}")
    assert plan.read_text("utf-8") == "old\n"
    assert names(plan.parent) == ["plan.yaml"]


def test_the_folder_is_gone(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="The folder is not there any more"):
        write_atomic(tmp_path / "gone" / "plan.yaml", "new\n")


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="There is a folder of this name"):
        write_atomic(tmp_path, "new\n")


def test_names_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="The name is too long"):
        write_atomic(tmp_path / ("x" * 300), "new\n")
    with pytest.raises(SaveError, match="was not saved"):
        write_atomic(tmp_path / "a\0b", "new\n")


def test_a_write_protected_file(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SaveError, match="You may not write here"):
        write_atomic(plan, "new\n")
