"""The files of a catalogue and what all of them have in common: ids, references, quotes."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planner.domain.effort import LEVEL_BY_WORD, Level
from planner.domain.limits import is_key
from planner.domain.problem import Problem
from planner.domain.skill import Quote
from planner.storage.fields import Fields, Reader
from planner.storage.kinds import distinct
from planner.storage.yaml_reader import Node, YamlError, quoted, read_yaml

_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+")


@dataclass
class CatalogueFiles:
    """The folder of a catalogue: opens its files, keeps their problems and the ids they define.

    `places` says where something was defined, for problems that show only when all is read:
    the key is the kind of thing and its ids.
    """

    folder: Path
    readers: list[Reader] = field(default_factory=list)
    skills: Collection[str] = ()
    groups: Collection[str] = ()
    sources: Collection[str] = ()
    places: dict[tuple[str, ...], tuple[Reader, int]] = field(default_factory=dict)
    _opened: dict[tuple[str, ...], Fields] = field(default_factory=dict)

    def open(self, *parts: str) -> Fields:
        """Return the mapping in a file; one that cannot be read is reported and is empty."""
        if parts not in self._opened:
            self._opened[parts] = self._read(parts)
        return self._opened[parts]

    def _read(self, parts: tuple[str, ...]) -> Fields:
        path = self.folder.joinpath(*parts)
        reader = Reader(str(path))
        self.readers.append(reader)
        try:
            node = read_yaml(path)
        except YamlError as error:
            reader.problems.extend(error.problems)
            reader.failed = True
            node = Node({}, 1, 1, key_line=1)
        return reader.fields(node, "The file")

    def stems(self, *parts: str) -> list[str]:
        """Return the names without ending of the YAML files in a folder, sorted."""
        return sorted(path.stem for path in self.folder.joinpath(*parts).glob("*.yaml"))

    def mark(self, fields: Fields, *key: str) -> None:
        """Remember where `key` is defined."""
        self.places[key] = (fields.reader, fields.line)

    def error(self, key: tuple[str, ...], code: str, message: str, hint: str = "") -> None:
        """Report an error at the place of `key`."""
        reader, line = self.places[key]
        reader.error(line, code, message, hint)

    def warn(self, key: tuple[str, ...], code: str, message: str, hint: str = "") -> None:
        """Report a warning at the place of `key`."""
        reader, line = self.places[key]
        reader.warn(line, code, message, hint)

    @property
    def problems(self) -> list[Problem]:
        """All problems by file and line."""
        found = [problem for reader in self.readers for problem in reader.problems]
        return sorted(found, key=lambda problem: (problem.file or "", problem.line or 0))

    @property
    def failed(self) -> bool:
        """Whether any file has an error."""
        return any(reader.failed for reader in self.readers)


def entries(fields: Fields, what: str) -> Iterator[tuple[str, Fields]]:
    """Yield id and fields of a mapping from ids to mappings; odd ids are reported."""
    for id_, node in fields:
        if not is_key(id_):
            hint = "Use letters, digits and single hyphens: “linear-algebra”."
            fields.reader.error(node.key_line, "id", f"{quoted(id_)} cannot be an id.", hint)
        yield id_, fields.reader.fields(node, f"{what} “{id_}”")


def listed(fields: Fields, key: str, what: str) -> Iterator[Fields]:
    """Yield the fields of each mapping in a list."""
    for item in fields.items(key):
        yield fields.reader.fields(item, what)


def words(fields: Fields, key: str, allowed: Collection[str]) -> tuple[str, ...]:
    """Return the words of a list that are `allowed`; others and doubles are reported."""
    node = fields.take(key)
    return () if node is None else distinct(fields.reader, node, f"“{key}”", allowed)


def filled(fields: Fields, key: str) -> str:
    """Return text that must be there and not blank."""
    fields.require(key)
    text = fields.text(key)
    if fields.take(key) is not None and not text.strip():
        fields.reader.error(fields.line_of(key), "missing", f"“{key}” is empty.", "Fill it in.")
    return text


def level(fields: Fields) -> Level:
    """Return the level that must be given under `level`."""
    fields.require("level")
    return LEVEL_BY_WORD.get(fields.word("level", LEVEL_BY_WORD), Level.WORKING)


def link(fields: Fields, key: str) -> str:
    """Return a web address, "" if there is none; others than http(s) are reported."""
    address = fields.text(key)
    if address and not _WEB.fullmatch(address):
        message = f"{quoted(address)} is not a web address."
        hint = "Write it with https:// in front."
        fields.reader.error(fields.line_of(key), "url", message, hint)
    return address


def span(fields: Fields, key: str) -> tuple[float, float] | None:
    """Return the hours [low, high], None if they are missing or wrong."""
    items = fields.items(key)
    if fields.take(key) is None:
        return None
    hours = [fields.reader.number(item, f"An item of “{key}”", 0, 1e5) for item in items]
    known = [each for each in hours if each is not None]
    if len(items) != 2 or (len(known) == 2 and known[0] > known[1]):
        message = f"“{key}” must be two numbers, low and high."
        fields.reader.error(fields.line_of(key), "range", message, "Write [40, 80].")
    return (known[0], known[1]) if len(known) == 2 else None


def quotes(fields: Fields) -> tuple[Quote, ...]:
    """Return what stands under `article`: the article's words and where they stand in it."""
    found = []
    for each in listed(fields, "article", "A quote of the article"):
        row, phrase, section = (filled(each, key) for key in ("row", "phrase", "section"))
        found.append(Quote(row, phrase, section, each.text("note")))
        each.close()
    return tuple(found)
