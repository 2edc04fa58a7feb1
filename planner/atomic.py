"""Writing a file at once or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
import time
from collections.abc import Callable
from pathlib import Path

_LEFTOVER_AGE_S = 3600.0


def real_path(path: Path) -> Path:
    """Return the file that is written for `path`: symbolic links stay and are followed."""
    return Path(os.path.realpath(path))


def temporary_of(target: Path) -> Path:
    """Return a new name beside `target`, hidden, that `replace_file` sweeps up when it is old."""
    return target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}.tmp")


def replace_file(
    path: Path, content: bytes, before: Callable[[Path, Path], None] | None = None
) -> None:
    """Write `content` to `path`; whoever reads it finds the whole old or the whole new file.

    Symbolic links and permissions are kept. Where there was a file, `before` is called with it
    and the finished new one just before they change places. Raises `OSError`, or `ValueError`
    for a name no system takes; the file is then as it was.
    """
    target = real_path(path)
    exists = target.exists()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected")
    temporary = temporary_of(target)
    try:
        _write(temporary, content)
        if exists:
            shutil.copymode(target, temporary)
            if before is not None:
                before(target, temporary)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)
    _sweep(target)


def _prefix(target: Path) -> str:
    return f".{target.name[:100]}."


def _write(temporary: Path, content: bytes) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


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


def _sweep(target: Path) -> None:
    """Remove temporary files of writings that were killed more than an hour ago."""
    with contextlib.suppress(OSError):
        for old in target.parent.iterdir():
            ours = old.name.startswith(_prefix(target)) and old.name.endswith(".tmp")
            if ours and time.time() - old.lstat().st_mtime > _LEFTOVER_AGE_S:
                old.unlink(missing_ok=True)
