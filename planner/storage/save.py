"""Writing a file at once or not at all, the version before it kept."""

import contextlib
import errno
import os
import shutil
from pathlib import Path

from planner.atomic import real_path, replace_file, temporary_file, temporary_of
from planner.domain.problem import Problem, Severity
from planner.storage.byte_reader import read_bytes

_REASONS = {
    errno.ENOSPC: ("disk-full", "The disk is full.", "Free some space, or save somewhere else."),
    errno.EDQUOT: ("disk-full", "Your share of the disk is used up.", "Save somewhere else."),
    errno.EROFS: ("read-only", "The disk can only be read.", "Save somewhere else."),
    errno.ENOENT: ("folder-gone", "The folder is not there any more.", "Save somewhere else."),
    errno.ENOTDIR: ("folder-gone", "The folder is not a folder.", "Save somewhere else."),
    errno.EISDIR: ("file-folder", "There is a folder of this name.", "Choose another name."),
    errno.ENAMETOOLONG: ("file-name", "The name is too long.", "Choose a shorter one."),
    errno.ENODEV: ("file-special", "That is not an ordinary file.", "Choose another name."),
    errno.EACCES: ("no-permission", "You may not write here.", "Save somewhere else."),
    errno.EPERM: ("no-permission", "You may not write here.", "Save somewhere else."),
}


class SaveError(Exception):
    """A file could not be written and is as it was; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def reason_of(error: OSError | ValueError) -> tuple[str, str, str]:
    """Return a code, why a file could not be written, and how to go on."""
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if known is not None:
        return known
    said = getattr(error, "strerror", None) or str(error)
    return "write", f"The system says: {said}.", "Save somewhere else."


def backup_of(path: Path) -> Path:
    """Return where the version before the last save of `path` is kept: `<name>~` beside it."""
    target = real_path(path)
    return target.with_name(target.name + "~")


def write_atomic(path: Path, text: str) -> tuple[Problem, ...]:
    """Write `text` as UTF-8 to `path`; whoever reads it finds the whole old or the whole new one.

    Permissions, extended attributes and symbolic links are kept; the version before goes to
    `backup_of(path)`. What could not be kept is returned as warnings. A file that holds `text`
    already is left alone. Raises `SaveError`; the file is then as it was.
    """
    said: list[Problem] = []
    try:
        content = text.encode("utf-8")
        if not _holds(real_path(path), content):
            lost = replace_file(path, content, lambda old, new: said.extend(_keep(old, new)))
            said.extend(_attribute_lost(path, name) for name in lost)
    except (OSError, ValueError) as error:
        raise SaveError(_problem(error, path)) from error
    return tuple(said)


def _holds(target: Path, content: bytes) -> bool:
    try:
        return read_bytes(target, len(content)) == content
    except OSError:
        return False


def _keep(target: Path, temporary: Path) -> list[Problem]:
    _keep_owner(target, temporary)
    linked = _has_other_names(target)
    said = _back_up(target)
    if linked:
        said.append(
            _warning(
                "hard-link",
                f"{target.name} had another name too (a hard link), which keeps the version "
                "before.",
                "Save there as well, if it is to follow.",
                target,
            )
        )
    return said


def _keep_owner(target: Path, temporary: Path) -> None:
    status = target.stat()
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        with contextlib.suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)


def _has_other_names(target: Path) -> bool:
    """Whether `target` has names besides its own, its backup's and those of killed savings."""
    status = target.stat()
    if status.st_nlink < 2:
        return False
    ours = 0
    for other in target.parent.iterdir():
        with contextlib.suppress(OSError):
            hidden = other.name.startswith(".") and other.name.endswith(".tmp")
            if other == backup_of(target) or hidden or other == target:
                ours += os.path.samestat(other.lstat(), status)
    return status.st_nlink > ours


def _back_up(target: Path) -> list[Problem]:
    """Keep the version before; that it cannot be kept is said, and no reason not to save."""
    try:
        _link_or_copy(target, backup_of(target))
    except OSError as error:
        reason = reason_of(error)[1]
        message = f"The version before was not kept. {reason}"
        return [_warning("no-backup", message, "The plan itself is saved.", target)]
    return []


def _link_or_copy(target: Path, backup: Path) -> None:
    spare = temporary_of(target)
    try:
        os.link(target, spare)
    except OSError:  # file systems without hard links
        with temporary_file(target, b"") as copy:
            shutil.copy2(target, copy)
            copy.replace(backup)
        return
    try:
        spare.replace(backup)
    finally:
        with contextlib.suppress(OSError):
            spare.unlink()  # two names of one file do not replace each other


def _attribute_lost(path: Path, name: str) -> Problem:
    message = f"The attribute “{name}” of the file could not be kept."
    return _warning("attribute", message, "", path)


def _warning(code: str, message: str, hint: str, path: Path) -> Problem:
    return Problem(code, message, hint, str(path), severity=Severity.WARNING)


def _problem(error: OSError | ValueError, path: Path) -> Problem:
    code, reason, hint = reason_of(error)
    return Problem(code, f"The file was not saved. {reason}", hint, str(path))
