"""Roadmap files: load, save and the text between. The format is in schema/roadmap.schema.json."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.domain.graph import SkillGraph
from planner.domain.loops import Link, loops_of
from planner.domain.problem import Problem, Severity
from planner.domain.roadmap import Roadmap
from planner.domain.scope import chosen_members, effective_skills
from planner.storage.causes import with_causes
from planner.storage.comments import (
    Place,
    Swallowed,
    comments_of,
    head_of,
    line_end_of,
    may_swallow,
)
from planner.storage.decode import Decoded, decode
from planner.storage.fields import Reader
from planner.storage.remarks import settled
from planner.storage.save import SaveError, write_atomic
from planner.storage.tables.roadmap import ROADMAP
from planner.storage.upgrades import FORMAT
from planner.storage.yaml_reader import MAX_BYTES, YamlError, parse_yaml, quoted, read_text
from planner.storage.yaml_writer import Keyed, to_yaml

_MAX_NAMES = 10
_UNKNOWN = frozenset(
    f"unknown-{kind}" for kind in ("skill", "area", "group", "source", "term", "route")
)
"""What keeps no plan shut: it opens without. Only career and route taken have to be known."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A roadmap and what is odd about its file.

    Where `is_partial`, some of `problems` are errors: what they name is not known and was left out.
    Such a roadmap is never to be saved over its file unasked. All other problems are warnings that
    lose nothing.
    """

    roadmap: Roadmap
    problems: tuple[Problem, ...] = ()
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """The weakest link of a loop: the way to it in the file, its line, and what it says."""

    place: Place
    line: int
    text: str


class RoadmapFileError(Exception):
    """A roadmap file cannot be read or written as it is.

    `problems` (at least one) says why. `partial` is the roadmap without what was wrong, where
    enough is left for it to be of use: to be offered, never to be saved over `path` unasked.
    `cuts` are the links without which no skill would wait for itself.
    """

    def __init__(
        self,
        path: Path,
        problems: tuple[Problem, ...],
        partial: Roadmap | None = None,
        cuts: tuple[Cut, ...] = (),
    ) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.path = path
        self.problems = problems
        self.partial = partial
        self.cuts = cuts


def load(path: Path, catalogue: Catalogue) -> Loaded:
    """Return the roadmap in the file at `path`. Raises `RoadmapFileError`."""
    try:
        text = read_text(path)
    except YamlError as error:
        raise RoadmapFileError(path, error.problems) from None
    return loads(text, str(path), catalogue)


def loads(text: str, name: str, catalogue: Catalogue) -> Loaded:
    """Return the roadmap in `text`; `name` is the file's in messages. Raises `RoadmapFileError`."""
    try:
        root = parse_yaml(text, name)
    except YamlError as error:
        raise RoadmapFileError(Path(name), error.problems) from None
    reader = Reader(name)
    decoded = decode(root, reader, catalogue)
    roadmap = decoded.roadmap
    cuts: tuple[Cut, ...] = ()
    if roadmap is not None:
        roadmap = replace(roadmap, header=head_of(text)[0], source=text)
        if may_swallow(text):
            _tell_swallowed(comments_of(text).swallowed, reader)
        cuts = _loops(roadmap, decoded, reader, catalogue)
        roadmap = None if cuts else roadmap
    told = with_causes(reader.problems, text)
    problems = tuple(sorted(told, key=lambda problem: problem.line or math.inf))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    worse = any(problem.code not in _UNKNOWN for problem in errors)
    if roadmap is None or worse or (errors and not _stands_alone(roadmap, catalogue)):
        raise RoadmapFileError(Path(name), problems, roadmap, cuts)
    return Loaded(roadmap, problems, is_partial=bool(errors))


def _stands_alone(roadmap: Roadmap, catalogue: Catalogue) -> bool:
    """Return whether what is left of a file could be saved and opened."""
    try:
        return not loads(dumps(roadmap), "", catalogue).is_partial
    except RoadmapFileError:
        return False


def dumps(roadmap: Roadmap) -> str:
    """Return the text of the file of `roadmap`; `loads` gives an equal roadmap back.

    Hours are rounded to three decimals.
    """
    data = _data_of(roadmap)
    lines = roadmap.header.split("\n") if roadmap.header else []
    comments = comments_of(roadmap.source)
    if comments.remarks:
        found = settled(data, comments)
        text = to_yaml(found.data, found.spot)
        lines += found.lost
    else:
        text = to_yaml(data)
    text = text if lines else text.lstrip("\n")
    whole = "".join(f"{_comment(line)}\n" for line in lines) + text
    return whole.replace("\n", line_end_of(roadmap.source))


def _data_of(roadmap: Roadmap) -> Keyed:
    written = ROADMAP.write(roadmap)
    data = Keyed({"format": FORMAT, **written})
    data.order, data.unsaid = ("format", *written.order), written.unsaid
    return data


def _json_of(roadmap: Roadmap) -> str:
    import json

    return json.dumps(_plain(_data_of(roadmap)), indent=2, ensure_ascii=False) + "\n"


def _plain(value: object) -> object:
    """Return `value` as JSON knows it: days are text, as keys too."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def save(roadmap: Roadmap, path: Path, catalogue: Catalogue | None = None) -> tuple[Problem, ...]:
    """Write `roadmap` to `path` at once or not at all, and return what is worth a warning.

    See `write_atomic`. It is JSON where the name ends so: other programs expect it there. What
    `load` would not open again is not written; without the catalogue only size and syntax are
    tried. Raises `RoadmapFileError`; the file is then as it was.
    """
    text = _json_of(roadmap) if path.suffix.lower() == ".json" else dumps(roadmap)
    _check_opens_again(text, path, catalogue)
    try:
        return write_atomic(path, text)
    except SaveError as error:
        raise RoadmapFileError(path, (error.problem,)) from error


def _check_opens_again(text: str, path: Path, catalogue: Catalogue | None) -> None:
    """Raise `RoadmapFileError` if a file of `text` could not be opened."""
    reason, hint = "", "Take back what was changed last."
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        reason = f"It is larger than {MAX_BYTES / 1e6:g} MB."
        hint = "Shorten what was pasted into notes or titles."
    else:
        try:
            if catalogue is not None:
                loaded = loads(text, str(path), catalogue)
                reason = loaded.problems[0].message if loaded.is_partial else ""
            else:
                parse_yaml(text, str(path))
        except (RoadmapFileError, YamlError) as error:
            reason = error.problems[0].message
    if reason:
        message = f"The file was not saved, as it could not be opened again. {reason}"
        raise RoadmapFileError(path, (Problem("not-opened-again", message, hint, str(path)),))


def _comment(line: str) -> str:
    return line if line.lstrip().startswith("#") or not line.strip() else f"# {line}"


def _tell_swallowed(found: Iterable[Swallowed], reader: Reader) -> None:
    for each in found:
        value = f"is {quoted(each.value)}" if each.value else "has no value"
        message = f"{quoted(each.text)} is read as a comment: “{each.key}” {value}."
        hint = "If it belongs to the text, put the whole in quotes; if not, a space behind the “#”."
        reader.warn(each.line, "comment", message, hint)


def _loops(
    roadmap: Roadmap, decoded: Decoded, reader: Reader, catalogue: Catalogue
) -> tuple[Cut, ...]:
    """Report all loops of prerequisites, each with its weakest link, and return these links.

    The weakest is one of the person’s own at the lowest level, of several the last in the file.
    """
    if not decoded.links:
        return ()  # the catalogue itself has none, whatever is chosen
    skills, links = effective_skills(roadmap, catalogue), decoded.links
    graph = SkillGraph(skills, chosen_members(catalogue.groups, roadmap.learner))
    if graph.is_without_loops:
        return ()

    def weakness(link: Link) -> tuple[int, int] | None:
        place, (need, skill) = links.get(link), link
        return None if place is None else (-graph.prerequisites(skill)[need].level, place.line)

    cuts = []
    for loop in loops_of(graph.needs, weakness):
        names = " → ".join(_shortened([skills[skill].label for skill in loop.skills]))
        message = f"These skills wait for one another: {names}."
        if loop.cut is None:
            reader.error(1, "cycle", message, "Take one of the prerequisites out.")
            continue
        need, skill = (skills[each].label for each in loop.cut)
        text, place = f"“{skill}” needs “{need}”", links[loop.cut]
        hint = f"The weakest link is that {text}: take it out, or let “planner check --fix” do so."
        reader.error(place.line, "cycle", message, hint)
        cuts.append(Cut(place.way, place.line, text))
    return tuple(cuts)


def _shortened(names: list[str]) -> list[str]:
    left_out = len(names) - _MAX_NAMES
    if left_out <= 1:
        return names
    half = _MAX_NAMES // 2
    return [*names[:half], f"… {left_out} more …", *names[-half:]]
