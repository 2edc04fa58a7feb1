"""Saving: the whole old or the whole new file, whatever happens in between."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from planner.storage.save import SaveError, backup_of, write_atomic


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


def test_leftovers_of_killed_saves_are_removed_after_an_hour(plan: Path) -> None:
    old, new = (plan.with_name(f".plan.yaml.{word}.tmp") for word in ("1111", "2222"))
    for path in (old, new):
        path.touch()
    os.utime(old, (time.time() - 4000,) * 2)
    write_atomic(plan, "new\n")
    assert names(plan.parent) == [new.name, "plan.yaml", "plan.yaml~"]


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
