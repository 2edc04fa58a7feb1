"""Writing a file at once or not at all, the version before it kept."""

import contextlib
import errno
import os
import shutil
from pathlib import Path

from planner.atomic import real_path, replace_file, temporary_of
from planner.domain.problem import Problem

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
    target = real_path(path)
    return target.with_name(target.name + "~")


def write_atomic(path: Path, text: str) -> None:
    """Write `text` as UTF-8 to `path`; whoever reads it finds the whole old or the whole new one.

    Permissions and symbolic links are kept; the version before goes to `backup_of(path)`. A file
    that holds `text` already is left alone. Raises `SaveError`; the file is then as it was.
    """
    try:
        content = text.encode("utf-8")
        if not _holds(real_path(path), content):
            replace_file(path, content, _keep)
    except (OSError, ValueError) as error:
        raise SaveError(_problem(error, path)) from error


def _holds(target: Path, content: bytes) -> bool:
    try:
        same_size = target.is_file() and target.stat().st_size == len(content)
        return same_size and target.read_bytes() == content
    except OSError:
        return False


def _keep(target: Path, temporary: Path) -> None:
    _keep_owner(target, temporary)
    _back_up(target)


def _keep_owner(target: Path, temporary: Path) -> None:
    status = target.stat()
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        with contextlib.suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)


def _back_up(target: Path) -> None:
    """Keep the version before; that it cannot be kept is no reason not to save."""
    backup = backup_of(target)
    spare = temporary_of(target)
    try:
        try:
            os.link(target, spare)
        except OSError:  # file systems without hard links
            shutil.copy2(target, spare)
        spare.replace(backup)
    except OSError:
        with contextlib.suppress(OSError):
            spare.unlink()


def _problem(error: OSError | ValueError, path: Path) -> Problem:
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if known is not None:
        code, reason, hint = known
    else:
        said = getattr(error, "strerror", None) or str(error)
        code, reason, hint = "write", f"The system says: {said}.", "Save somewhere else."
    return Problem(code, f"The file was not saved. {reason}", hint, str(path))
