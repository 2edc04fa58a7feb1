"""Where bundled files are found: in the installed package, or in the checkout beside it."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    packed = _PACKAGE / "_data"
    return packed if packed.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`."""
    return _root().joinpath("resources", *parts)


def samples() -> Path:
    """Return the folder of sample roadmaps."""
    return _root() / "roadmaps"
