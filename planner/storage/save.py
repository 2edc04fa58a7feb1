"""Writing a file at once or not at all, the version before it kept."""

import contextlib
import errno
import os
import secrets
import shutil
import time
from pathlib import Path

from planner.domain.problem import Problem

_LEFTOVER_AGE_S = 3600.0
_REASONS = {
    errno.ENOSPC: ("disk-full", "The disk is full.", "Free some space, or save somewhere else."),
    errno.EDQUOT: ("disk-full", "Your share of the disk is used up.", "Save somewhere else."),
    errno.EROFS: ("read-only", "The disk can only be read.", "Save somewhere else."),
    errno.ENOENT: ("folder-gone", "The folder is not there any more.", "Save somewhere else."),
    errno.ENOTDIR: ("folder-gone", "The folder is not a folder.", "Save somewhere else."),
    errno.EISDIR: ("file-folder", "There is a folder of this name.", "Choose another name."),
    errno.ENAMETOOLONG: ("file-name", "The name is too long.", "Choose a shorter one."),
    errno.EACCES: ("no-permission", "You may not write here.", "Save somewhere else."),
    errno.EPERM: ("no-permission", "You may not write here.", "Save somewhere else."),
}


class SaveError(Exception):
    """A file could not be written and is as it was; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def backup_of(path: Path) -> Path:
    """Return where the version before the last save of `path` is kept: `<name>~` beside it."""
    target = Path(os.path.realpath(path))
    return target.with_name(target.name + "~")


def write_atomic(path: Path, text: str) -> None:
    """Write `text` as UTF-8 to `path`; whoever reads it finds the whole old or the whole new one.

    Permissions and symbolic links are kept; the version before goes to `backup_of(path)`. A file
    that holds `text` already is left alone. Raises `SaveError`; the file is then as it was.
    """
    try:
        target = Path(os.path.realpath(path))
        content = text.encode("utf-8")
        if not _holds(target, content):
            _replace(target, content)
    except (OSError, ValueError) as error:
        raise SaveError(_problem(error, path)) from error


def _holds(target: Path, content: bytes) -> bool:
    try:
        same_size = target.is_file() and target.stat().st_size == len(content)
        return same_size and target.read_bytes() == content
    except OSError:
        return False


def _replace(target: Path, content: bytes) -> None:
    exists = target.exists()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected")
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        _write(temporary, content)
        if exists:
            shutil.copymode(target, temporary)
            _keep_owner(target, temporary)
            _back_up(target)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)
    _sweep(target)


def _write(temporary: Path, content: bytes) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _keep_owner(target: Path, temporary: Path) -> None:
    status = target.stat()
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        with contextlib.suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)


def _back_up(target: Path) -> None:
    """Keep the version before; that it cannot be kept is no reason not to save."""
    backup = backup_of(target)
    spare = backup.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            os.link(target, spare)
        except OSError:  # file systems without hard links
            shutil.copy2(target, spare)
        spare.replace(backup)
    except OSError:
        with contextlib.suppress(OSError):
            spare.unlink()


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
    """Remove temporary files of saves that were killed more than an hour ago."""
    with contextlib.suppress(OSError):
        for old in target.parent.iterdir():
            name = old.name
            ours = name.startswith(f".{target.name[:100]}.") and name.endswith(".tmp")
            if ours and time.time() - old.lstat().st_mtime > _LEFTOVER_AGE_S:
                old.unlink(missing_ok=True)


def _problem(error: OSError | ValueError, path: Path) -> Problem:
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if known is not None:
        code, reason, hint = known
    else:
        said = getattr(error, "strerror", None) or str(error)
        code, reason, hint = "write", f"The system says: {said}.", "Save somewhere else."
    return Problem(code, f"The file was not saved. {reason}", hint, str(path))
