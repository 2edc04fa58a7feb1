"""Writing a file at once or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform != "win32":  # what is being written cannot be removed there anyway
    import fcntl

_LEFTOVER_AGE_S = 3600.0
_ENDING = ".tmp"


def real_path(path: Path) -> Path:
    """Return the file that is written for `path`: symbolic links stay and are followed."""
    return Path(os.path.realpath(path))


def temporary_of(target: Path) -> Path:
    """Return a new name beside `target`, hidden, that `sweep` removes when nobody writes it."""
    return target.with_name(f"{_prefix(target.name)}{secrets.token_hex(4)}{_ENDING}")


def replace_file(
    path: Path, content: bytes, before: Callable[[Path, Path], None] | None = None
) -> tuple[str, ...]:
    """Write `content` to `path`; whoever reads it finds the whole old or the whole new file.

    Symbolic links, permissions and extended attributes are kept; the names of attributes that could
    not be are returned. Where there was a file, `before` is called with it and the finished new one
    just before they change places. Raises `OSError`, or `ValueError` for a name no system takes;
    the file is then as it was.
    """
    target = real_path(path)
    exists = _may_be_replaced(target)
    lost: tuple[str, ...] = ()
    with temporary_file(target, content, 0o600 if exists else 0o666) as temporary:
        if exists:
            shutil.copymode(target, temporary)
            lost = _copy_attributes(target, temporary)
            if before is not None:
                before(target, temporary)
        temporary.replace(target)
    _sync_folder(target.parent)
    sweep(target.parent, target.name)
    return lost


@contextlib.contextmanager
def temporary_file(target: Path, content: bytes, mode: int = 0o600) -> Iterator[Path]:
    """Hold a file of `content` beside `target`, on the disk; it goes if it was not moved away."""
    temporary = temporary_of(target)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as stream:
            _claim(descriptor)
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
            if sys.platform == "win32":
                stream.close()  # no open file can be moved there
            yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def sweep(folder: Path, name: str = "") -> None:
    """Remove what killed writings of the file `name` left in `folder`; "" means any of ours."""
    target = folder / name
    with contextlib.suppress(OSError):
        for old in folder.iterdir():
            ours = old.name.startswith(_prefix(name) if name else ".")
            if ours and old.name.endswith(_ENDING) and _is_left(old, target):
                with contextlib.suppress(OSError):
                    old.unlink()


def _may_be_replaced(target: Path) -> bool:
    """Return whether there is a file `target`. Raises `OSError` if it must stay as it is."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENODEV, "not an ordinary file")
    if not os.access(target, os.W_OK):
        if _is_on_read_only_disk(target):
            raise OSError(errno.EROFS, "read-only disk")
        raise PermissionError(errno.EACCES, "write-protected")
    return True


def _is_on_read_only_disk(target: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(target).f_flag & os.ST_RDONLY)


def _copy_attributes(source: Path, target: Path) -> tuple[str, ...]:
    """Give `target` the extended attributes of `source`; return those that it cannot have."""
    if not hasattr(os, "listxattr"):
        return ()
    try:
        names = os.listxattr(source)
    except OSError:  # file systems without them
        return ()
    return tuple(name for name in names if not _is_given(name, source, target))


def _is_given(name: str, source: Path, target: Path) -> bool:
    try:
        os.setxattr(target, name, os.getxattr(source, name))
    except OSError:
        return name.startswith(("security.", "trusted."))  # the system sets its own
    return True


def _prefix(name: str) -> str:
    """Return how temporary files of `name` begin; 255 bytes are the most that a name may have."""
    start = name.encode("utf-8", "surrogateescape")[:100].decode("utf-8", "ignore")
    return f".{start}."


def _claim(descriptor: int) -> None:
    """Let `_is_left` see that somebody writes this file, until it is closed or the process ends."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # file systems without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_left(old: Path, target: Path) -> bool:
    """Whether nobody writes `old` any more."""
    status = old.lstat()
    if not stat.S_ISREG(status.st_mode):
        return False
    if time.time() - status.st_mtime > _LEFTOVER_AGE_S:
        return True
    return not _is_young(status) and not _is_same(old, target) and not _is_claimed(old)


def _is_claimed(file: Path) -> bool:
    """Whether somebody writes `file`, or that cannot be told."""
    if sys.platform == "win32":
        return True
    try:
        descriptor = os.open(file, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(descriptor)
    except OSError:
        return True
    return False


def _is_young(status: os.stat_result) -> bool:
    """Whether it may just be coming into being: made, and not claimed yet."""
    return time.time() - status.st_ctime < YOUNG_S


YOUNG_S = 2.0


def _is_same(old: Path, target: Path) -> bool:
    """Whether `old` is a second name of `target`, made to become its backup in a moment."""
    return target.exists() and old.samefile(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can do so."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
