"""Safe low-level reading of YAML: nodes that know their line, within limits, nothing executed.

Only the plain part of YAML is accepted: mappings with scalar keys, sequences and scalars. Anchors,
aliases, tags and several documents are refused with the line. Scalars are resolved by our own
rules (see `resolve`), because YAML 1.1 takes `no` for false and fails on 2026-02-30. It is all
done on the parser's event stream, so limits act before memory or time is spent.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from planner.domain.problem import Problem
from planner.storage.byte_reader import NotOrdinaryError, TooLargeError, read_bytes

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same events, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_BYTES = 8_000_000
MAX_DEPTH = 40
MAX_NODES = 400_000
MAX_KEY = 100
MAX_SHOWN = 60
"""Longest piece of a file, in characters, that a message quotes."""

Scalar: TypeAlias = bool | int | float | date | str | None

_KEYWORDS: dict[str, Scalar] = {"": None, "~": None, "true": True, "false": False}
_KEYWORDS |= dict.fromkeys(("null", "Null", "NULL"))
_KEYWORDS |= {"True": True, "TRUE": True, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,299})")
_FLOAT = re.compile(
    r"[-+]?(?:(?:0|[1-9][0-9]{0,299})(?:\.[0-9]{0,300})?|\.[0-9]{1,300})(?:[eE][-+]?[0-9]{1,9})?"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMERIC_START = frozenset("0123456789-+.")


class YamlError(Exception):
    """The text cannot be read as YAML; `problems` (at least one) says where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(slots=True)
class Node:
    """A scalar, sequence or mapping and its place (1-based). Read only.

    `value` is a resolved scalar, a list of nodes, or a dict from key to node. `text` is a
    scalar's own spelling. `key_line` is the line of the key that holds this node, else `line`.
    """

    value: "Scalar | list[Node] | dict[str, Node]"
    line: int
    column: int
    text: str = ""
    key_line: int = 0

    @property
    def items(self) -> "list[Node]":
        """The nodes of a sequence; [] for anything else."""
        return self.value if isinstance(self.value, list) else []

    @property
    def entries(self) -> "dict[str, Node]":
        """The keys and nodes of a mapping; {} for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def kind(self) -> str:
        """What it is, in words for messages: “a list”, “the number 3”, “the text “x””."""
        value = self.value
        if isinstance(value, list):
            return "a list"
        if isinstance(value, dict):
            return "a mapping of keys to values"
        if value is None:
            return "empty"
        return quoted(self.text)

    def data(self) -> object:
        """Return plain lists, dicts and scalars without places."""
        if isinstance(self.value, list):
            return [item.data() for item in self.value]
        if isinstance(self.value, dict):
            return {key: node.data() for key, node in self.value.items()}
        return self.value


def quoted(text: str) -> str:
    """Return `text` on one line, in quotes, cut where it is too long for a message."""
    if len(text) <= MAX_SHOWN and text.isprintable() and "  " not in text:
        return f"“{text}”"
    line = " ".join(text[: MAX_SHOWN * 2].split())
    shown = "".join(char if char.isprintable() else "�" for char in line)
    cut = len(shown) > MAX_SHOWN or len(text) > MAX_SHOWN * 2
    return f"“{shown[:MAX_SHOWN]}…”" if cut else f"“{shown}”"


def resolve(text: str) -> Scalar:
    """Return what an unquoted scalar means.

    Null, true and false, whole and decimal numbers that are finite, and days as YYYY-MM-DD that
    exist; all else, such as `yes`, 0x1F, 12:30, .nan, 1e400 and 2026-02-30, is text.
    """
    if text in _KEYWORDS:
        return _KEYWORDS[text]
    if text[0] not in _NUMERIC_START:
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if abs(number) != float("inf") else text
    return text


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """Return the text of the file at `path`, at most `limit` bytes of UTF-8.

    Raises `YamlError` if there is no such file, it may not be read, is too big or is not text.
    """
    name = str(path)
    try:
        content = read_bytes(path, limit)
    except IsADirectoryError:
        message, hint = "This is a folder.", "Choose a file in it."
        raise _failure(name, "file-folder", message, hint) from None
    except NotOrdinaryError:
        raise _failure(name, "file-special", "This is not an ordinary file.") from None
    except TooLargeError:
        message = f"The file is larger than {limit / 1e6:g} MB."
        hint = "Check that it is the right file."
        raise _failure(name, "file-size", message, hint) from None
    except FileNotFoundError:
        hint = "Check the name, or whether the file was moved."
        raise _failure(name, "file-missing", "There is no such file.", hint) from None
    except PermissionError:
        hint = "Ask its owner for access, or copy it to a folder of your own."
        raise _failure(name, "file-permission", "The file may not be read.", hint) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _failure(name, "file-read", f"The file cannot be read: {reason}.") from None
    return _decoded(content, name)


def read_yaml(path: Path, limit: int = MAX_BYTES) -> Node:
    """Return the YAML in the file at `path`. Raises `YamlError`; see `read_text`, `parse_yaml`."""
    return parse_yaml(read_text(path, limit), str(path))


def parse_yaml(text: str, file_name: str) -> Node:
    """Return the one document in `text`; `file_name` is only for messages.

    Raises `YamlError`: for broken syntax with the first problem, for duplicate keys with all.
    """
    builder = _Builder()
    if text.lstrip()[:1] == "{":
        from planner.storage.json_text import as_yaml

        text = as_yaml(text)
    try:
        _build(text, builder)
    except _Refused as refused:
        builder.problems.append(refused.problem)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        message = "A character here is not valid text."
        builder.problems.append(Problem("yaml-character", message, "Delete it.", line=line))
    except yaml.YAMLError as error:
        from planner.storage.yaml_errors import explain_yaml_error

        builder.problems.append(_refused_before(error, text) or explain_yaml_error(error, text))
    if builder.problems:
        raise YamlError(tuple(replace(each, file=file_name) for each in builder.problems))
    if builder.root is None or builder.root.value is None:
        raise _failure(file_name, "yaml-empty", "There is nothing in this file.", line=1)
    return builder.root


def events_of(text: str) -> Iterator[Any]:
    """Yield the parser's events of `text`. Raises `yaml.YAMLError`."""
    loader: Any = _Loader(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


def node_of(events: Iterable[Any]) -> Node | None:
    """Return the node that `events` of a text that can be read make."""
    builder = _Builder()
    builder.run(events)
    return builder.root


def _build(text: str, builder: "_Builder") -> None:
    loader: Any = _Loader(text)
    try:
        builder.run(iter(loader.get_event, None))
    finally:
        loader.dispose()


def _refused_before(error: yaml.YAMLError, text: str) -> Problem | None:
    """Return what our rules refuse in the text before `error`, None if it is the first fault.

    A parser looks ahead, and newer ones have limits of their own: without this, what they say of a
    place further on would depend on the version.
    """
    mark = getattr(error, "problem_mark", None)
    try:
        _build(text[: mark.index] if mark is not None else "", _Builder())
    except _Refused as refused:
        return refused.problem
    except yaml.YAMLError:
        return None
    return None


def _failure(file: str, code: str, message: str, hint: str = "", line: int = 0) -> YamlError:
    return YamlError((Problem(code, message, hint, file, line or None),))


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "The file is UTF-16 text."
        raise _failure(name, "file-encoding", message, "Save it as UTF-8.", 1)
    at = content.find(b"\0")
    if at >= 0:
        line = content.count(b"\n", 0, at) + 1
        message = "This is not a text file."
        raise _failure(name, "file-binary", message, "Check that it is the right file.", line)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "A character here is not UTF-8 text."
        raise _failure(name, "file-encoding", message, "Save the file as UTF-8.", line) from None


class _Refused(Exception):
    """YAML that is well formed and still not accepted; nothing after it is looked at."""

    def __init__(self, event: Any, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        mark = event.start_mark
        self.problem = Problem(code, message, hint, None, mark.line + 1, mark.column + 1)


class _Builder:
    """Makes nodes of parser events without recursion."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._stack: list[Node] = []
        self._keys: list[tuple[str, int, int] | None] = []
        self._left = MAX_NODES

    def run(self, events: Iterable[Any]) -> None:
        """Take in all events. Raises `_Refused` or the parser's own error."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
                self._keys.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise _alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                hint = "Keep each in a file of its own."
                raise _Refused(event, "yaml-documents", "A second document begins here.", hint)

    def _scalar(self, event: Any) -> None:
        self._check(event)
        text, mark = event.value, event.start_mark
        if self._stack and isinstance(self._stack[-1].value, dict) and self._keys[-1] is None:
            if len(text) > MAX_KEY:
                message = f"A key is longer than {MAX_KEY} characters."
                raise _Refused(event, "yaml-key", message)
            self._keys[-1] = (text, mark.line + 1, mark.column + 1)
            return
        value = resolve(text) if event.implicit[0] else text
        self._place(Node(value, mark.line + 1, mark.column + 1, text), event)

    def _open(self, event: Any) -> None:
        self._check(event)
        if len(self._stack) >= MAX_DEPTH:
            message = f"The file is nested more than {MAX_DEPTH} levels deep."
            raise _Refused(event, "yaml-depth", message)
        mark = event.start_mark
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = Node({} if mapping else [], mark.line + 1, mark.column + 1)
        self._place(node, event)
        self._stack.append(node)
        self._keys.append(None)

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            raise _alias(event)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"The tag {quoted(tag)} is not used in these files."
            raise _Refused(event, "yaml-tag", message, "Leave it out, or quote the text.")
        self._left -= 1
        if self._left < 0:
            message = f"The file holds more than {MAX_NODES:,} values."
            raise _Refused(event, "yaml-size", message, "Check that it is the right file.")

    def _place(self, node: Node, event: Any) -> None:
        node.key_line = node.line
        if not self._stack:
            self.root = node
            return
        holder = self._stack[-1].value
        if isinstance(holder, list):
            holder.append(node)
        elif isinstance(holder, dict):
            self._put(holder, node, event)

    def _put(self, holder: dict[str, Node], node: Node, event: Any) -> None:
        key = self._keys[-1]
        if key is None:
            hint = "Use a word as the key, or put the text in quotes."
            raise _Refused(event, "yaml-key", "A list or mapping stands in place of a key.", hint)
        self._keys[-1] = None
        name, node.key_line, column = key
        if name not in holder:
            holder[name] = node
        elif len(self.problems) < 20:
            first = holder[name].key_line
            message = f"{quoted(name)} is given twice; it stands in line {first} already."
            hint = "Keep one of the two."
            self.problems.append(
                Problem("yaml-duplicate", message, hint, None, node.key_line, column)
            )


def _alias(event: Any) -> _Refused:
    sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
    message = f"Anchors and aliases such as {quoted(sign + event.anchor)} are not used here."
    hint = "Write the value out; if it is text, put it in quotes."
    return _Refused(event, "yaml-alias", message, hint)
