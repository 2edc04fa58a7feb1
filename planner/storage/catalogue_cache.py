"""The shipped catalogue as it was last read, so that the next start need not read all its files.

The file in the user's cache folder is JSON below a line with two digests: of what it was made from,
and of itself. If either differs, if it cannot be read or written, the catalogue is read as ever.
Nothing is lost with it.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from planner import __version__
from planner.domain.career import Career, Requirement
from planner.domain.catalogue import Catalogue, Fact, Source
from planner.domain.effort import Effort, Level, LevelFactors
from planner.domain.route import Cost, Course, Gap, Route, RouteKind, Term
from planner.domain.skill import (
    Area,
    ChoiceGroup,
    Evidence,
    Origin,
    Prerequisite,
    Quote,
    Resource,
    Skill,
    SkillKind,
    Track,
)
from planner.storage.plain import PlainFormat

NAME = "catalogue.json"
MAX_BYTES = 8_000_000
_FOLDER = "roadmap-planner"
_CODE = ("storage", "domain")
_FORMAT = PlainFormat(
    (
        Area, Career, Catalogue, ChoiceGroup, Cost, Course, Effort, Evidence, Fact, Gap,
        LevelFactors, Prerequisite, Quote, Requirement, Resource, Route, Skill, Source, Term,
    ),
    (Level, Origin, RouteKind, SkillKind, Track),
)  # fmt: skip


def remembered(folder: Path, read: Callable[[], Catalogue]) -> Catalogue:
    """Return what `read` makes of the catalogue in `folder`, from the cache where that is it."""
    cache, key = cache_folder(), _key(folder)
    if cache is None or key is None:
        return read()
    known = _known(cache / NAME, key)
    if known is None:
        known = read()
        _keep(cache / NAME, key, known)
    return known


def cache_folder() -> Path | None:
    """Return the folder for what can be made again, None where the system names none."""
    places = {"win32": "LOCALAPPDATA", "darwin": ""}
    place = os.environ.get(places.get(sys.platform, "XDG_CACHE_HOME"), "")
    if Path(place).is_absolute():
        return Path(place, _FOLDER)
    with suppress(RuntimeError):
        home = Path.home()
        return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / _FOLDER
    return None


def _key(folder: Path) -> str | None:
    """Return a digest of all that the catalogue is made from: the files, and the code that reads
    them. None if they cannot be read, which reading them tells better."""
    digest = sha256(f"{__version__} {sys.version} {_FORMAT.shape}".encode())
    try:
        for path in sorted(folder.rglob("*.yaml")):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()} {len(content)} ".encode())
            digest.update(content)
        for line in _code():
            digest.update(line.encode())
    except OSError:
        return None
    return digest.hexdigest()


def _code() -> Iterator[str]:
    """Yield when each module was changed that has to do with it, where these are files."""
    package = Path(__file__).resolve().parent.parent
    for room in _CODE:
        if (package / room).is_dir():
            with os.scandir(package / room) as found:
                entries = sorted(found, key=lambda each: each.name)
            for each in entries:
                if each.name.endswith(".py"):
                    status = each.stat()
                    yield f"{each.name} {status.st_size} {status.st_mtime_ns} "


def _known(path: Path, key: str) -> Catalogue | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            head, content = stream.readline(200), stream.read(MAX_BYTES)
        if head.decode("ascii").split() != [key, sha256(content).hexdigest()]:
            return None
        found = _FORMAT.read(content.decode())
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    return found if isinstance(found, Catalogue) else None


def _keep(path: Path, key: str, catalogue: Catalogue) -> None:
    content = _FORMAT.write(catalogue).encode()
    head = f"{key} {sha256(content).hexdigest()}\n".encode("ascii")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=NAME, delete=False) as stream:
            made = Path(stream.name)
            try:
                stream.write(head + content)
                stream.close()
                made.replace(path)
            except OSError:
                made.unlink(missing_ok=True)
