"""The one way the program reads a file that others may have put there: ordinary, and no larger
than is asked for. Window and command line, files, locks, journals and settings go through it."""

import errno
import os
import stat
from pathlib import Path


class NotOrdinaryError(OSError):
    """There is a pipe, a device or a socket of that name: reading it may never end."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "not an ordinary file")


class TooLargeError(OSError):
    """The file is larger than what is read at most."""

    def __init__(self) -> None:
        super().__init__(errno.EFBIG, "too large")


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the content of the file at `path`, which has at most `limit` bytes.

    No more than that is read, however large it is. Raises `NotOrdinaryError`, `TooLargeError`,
    `IsADirectoryError` or another `OSError`, and `ValueError` for a name no system takes.
    """
    _check(path.stat(), limit)  # to open a pipe would wait for whoever writes to it
    with path.open("rb") as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise TooLargeError
    return content


def _check(status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise NotOrdinaryError
    if status.st_size > limit:
        raise TooLargeError


def is_file(path: Path) -> bool:
    """Whether there is an ordinary file `path`; what may not be looked at counts as none."""
    try:
        return path.is_file()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder `path`; what may not be looked at counts as none."""
    try:
        return path.is_dir()
    except OSError:
        return False
