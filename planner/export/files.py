"""Exported files: written at once or not at all, with a sentence when they cannot be."""

import errno
from pathlib import Path

from planner.atomic import replace_file
from planner.domain.problem import Problem

_REASONS = {
    errno.ENOSPC: ("disk-full", "The disk is full.", "Free some space, or write somewhere else."),
    errno.EROFS: ("read-only", "The disk can only be read.", "Write somewhere else."),
    errno.ENOENT: ("folder-gone", "The folder does not exist.", "Make it, or write elsewhere."),
    errno.ENOTDIR: ("folder-gone", "The folder is a file.", "Write somewhere else."),
    errno.EISDIR: ("file-folder", "There is a folder of this name.", "Choose another name."),
    errno.ENAMETOOLONG: ("file-name", "The name is too long.", "Choose a shorter one."),
    errno.ENODEV: ("file-special", "That is not an ordinary file.", "Choose another name."),
    errno.EACCES: ("no-permission", "You may not write here.", "Write somewhere else."),
    errno.EPERM: ("no-permission", "You may not write here.", "Write somewhere else."),
}


class ExportError(Exception):
    """Nothing was exported and a file of that name is as it was; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`; whoever reads it finds the whole old or the whole new file.

    Symbolic links and permissions are kept. Raises `ExportError`.
    """
    try:
        replace_file(path, content)
    except (OSError, ValueError) as error:
        raise ExportError(_problem(error, path)) from error


def _problem(error: OSError | ValueError, path: Path) -> Problem:
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if known is None:
        said = getattr(error, "strerror", None) or str(error)
        known = ("write", f"The system says: {said}.", "Write somewhere else.")
    code, reason, hint = known
    return Problem(code, f"The file was not written. {reason}", hint, str(path))
