"""One reader with a limit: what never ends or is too large is refused at once."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.storage.byte_reader import (
    NotOrdinaryError,
    TooLargeError,
    is_file,
    is_folder,
    read_bytes,
)
from planner.storage.yaml_reader import MAX_BYTES, YamlError, read_text

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of Unix")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


def _large(path: Path) -> None:
    """Three gigabytes that take no room."""
    path.touch()
    os.truncate(path, 3 * 2**30)


KINDS: list[tuple[Callable[[Path], None], type[OSError], str]] = [
    (_fifo, NotOrdinaryError, "This is not an ordinary file."),
    (_endless, NotOrdinaryError, "This is not an ordinary file."),
    (_terminal, NotOrdinaryError, "This is not an ordinary file."),
    (_large, TooLargeError, "The file is larger than 8 MB."),
    (Path.mkdir, IsADirectoryError, "This is a folder."),
]


@posix
@pytest.mark.parametrize(("make", "error", "said"), KINDS)
def test_what_is_no_file_of_ours_is_refused_at_once(
    tmp_path: Path, make: Callable[[Path], None], error: type[OSError], said: str
) -> None:
    path = tmp_path / "plan.yaml"
    make(path)
    with pytest.raises(error):
        read_bytes(path, MAX_BYTES)
    with pytest.raises(YamlError, match=said):
        read_text(path)


@pytest.mark.parametrize(("size", "fits"), [(0, True), (9, True), (10, True), (11, False)])
def test_the_limit_is_what_may_be_read(tmp_path: Path, size: int, fits: bool) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * size)
    if fits:
        assert read_bytes(path, 10) == b"x" * size
    else:
        with pytest.raises(TooLargeError):
            read_bytes(path, 10)


@posix
def test_a_file_that_says_it_is_empty_is_read_no_further_than_the_limit() -> None:
    with pytest.raises(TooLargeError):
        read_bytes(Path("/proc/self/smaps" if sys.platform == "linux" else "/etc/services"), 100)


def test_names_no_system_takes_are_no_files(tmp_path: Path) -> None:
    for name in ("a\0b", "x" * 5000, "x" * 300):
        assert not is_file(tmp_path / name)
        assert not is_folder(tmp_path / name)
    assert is_folder(tmp_path)
