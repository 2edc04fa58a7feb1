"""The comments and blank lines of a file, each with the key or item at which it stands.

What is not a scalar is looked through: between two scalars there is nothing but space, signs of
structure and comments. It is done on the parser's events, for files that have any, and only when
they are written: reading does not wait for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

import yaml

from planner.storage.json_text import is_json
from planner.storage.yaml_reader import Node, events_of, node_of, resolve

Place: TypeAlias = tuple[str | int, ...]
"""The way to a key or an item of a list, from the outermost on; () is the file as a whole."""

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_ANY = re.compile(r"#|[\r\n][ \t]*\r?\n")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n\x85\u2028\u2029]*)")
_KEEPS_ALL = re.compile(r"[|>][0-9]?\+")
_LAST_BREAK = re.compile("(?:\r\n|[\n\r\x85\u2028\u2029])$(?!\n)")
_MAY_SWALLOW = re.compile(r"[^\s#][ \t]+#\w")
_GLUED = re.compile(r"#\w")
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_BEGINNINGS = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)


@dataclass(frozen=True, slots=True)
class Remark:
    """Comments at one place: lines `above` and `below` it ("" is a blank one), and what stands
    `beside` it on its first line, with the space before it."""

    above: tuple[str, ...] = ()
    beside: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Swallowed:
    """Text behind a “#” without a space, which may have been meant as a part of the value."""

    line: int
    text: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Comments:
    """The remarks of a file by place.

    `lists` are the lists that hold remarks as plain data, to find their items again; `bare` the
    places with remarks that held nothing.
    """

    remarks: Mapping[Place, Remark] = field(default_factory=dict)
    lists: Mapping[Place, tuple[object, ...]] = field(default_factory=dict)
    bare: frozenset[Place] = frozenset()
    swallowed: tuple[Swallowed, ...] = ()


@dataclass(slots=True, eq=False)
class _Entry:
    """A key or an item; `column` (0-based) is that of the key, or of the “-” of the item."""

    parent: "_Entry | None"
    key: str | int
    column: int
    in_flow: bool

    @property
    def place(self) -> Place:
        """The way to it."""
        return (*(self.parent.place if self.parent else ()), self.key)

    @property
    def line_up(self) -> "list[_Entry]":
        """It and what it is in, the innermost first."""
        found, each = [], self
        while each is not None:
            found.append(each)
            each = each.parent  # type: ignore[assignment]
        return found


@dataclass(slots=True, eq=False)
class _Piece:
    """A scalar: from `start` to `end` in the text, for `entry`; `new` is what begins with it."""

    start: int
    end: int
    entry: _Entry
    new: _Entry | None
    event: Any = None


@dataclass(slots=True)
class _Frame:
    """An open list or mapping."""

    entry: _Entry | None
    is_list: bool
    in_flow: bool
    column: int
    start: int
    key: _Entry | None = None
    count: int = 0


@dataclass(slots=True)
class _Lines:
    """Remarks of one place while they are collected."""

    above: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)


@lru_cache(maxsize=4)
def comments_of(text: str) -> Comments:
    """Return the comments below the head of `text`, which can be read."""
    _, body = head_of(text)
    if not _ANY.search(text, body) or (text.lstrip()[:1] == "{" and is_json(text)):
        return Comments()
    events = list(events_of(text))
    collector = _Collector()
    collector.run(text, body, list(_pieces(events, text)))
    remarks = {
        place: Remark(tuple(lines.above), lines.beside, tuple(lines.below))
        for place, lines in collector.found.items()
    }
    lists, bare = _held_at(remarks, node_of(events))
    return Comments(remarks, lists, bare, tuple(collector.swallowed))


def may_swallow(text: str) -> bool:
    """Return whether a “#” without a space behind it stands anywhere behind a value."""
    return (" #" in text or "\t#" in text) and _MAY_SWALLOW.search(text) is not None


def line_end_of(text: str) -> str:
    """Return how most lines of `text` end."""
    windows, all_ = text.count("\r\n"), text.count("\n")
    if all_ == 0 and "\r" in text:
        return "\r"
    return "\r\n" if 2 * windows > all_ else "\n"


def head_of(text: str) -> tuple[str, int]:
    """Return the comments and blank lines at the head ("" without comments), and where they end."""
    lines, at = [], 0
    while at < len(text):
        found = LINE_BREAK.search(text, at)
        line = text[at : found.start() if found else len(text)]
        if line.startswith(("---", "%")):
            _, sign, said = line.partition(" #")
            lines += [f"#{said}".rstrip()] if sign else []
        elif line.strip() and not line.lstrip().startswith("#"):
            break
        else:
            lines.append(line.rstrip())
        at = found.end() if found else len(text)
    return ("\n".join(lines), at) if any(lines) else ("", at)


def _held_at(
    remarks: Mapping[Place, Remark], root: Node | None
) -> tuple[dict[Place, tuple[object, ...]], frozenset[Place]]:
    """Return the lists on the way to `remarks`, and which of the places hold nothing."""
    lists: dict[Place, tuple[object, ...]] = {}
    bare = set()
    for place in remarks:
        node: Node | None = root
        for depth, step in enumerate(place):
            if node is not None and isinstance(step, int) and place[:depth] not in lists:
                lists[place[:depth]] = tuple(item.data() for item in node.items)
            if node is not None:
                node = node.items[step] if isinstance(step, int) else node.entries.get(step)
        if node is not None and node.value in (None, [], {}):
            bare.add(place)
    return lists, frozenset(bare)


def _pieces(events: Iterable[Any], text: str) -> Iterator[_Piece]:
    """Yield the scalars and empty collections of `text` in their order."""
    stack: list[_Frame] = []
    waiting: _Entry | None = None
    for event in events:
        kind = type(event)
        if kind in _ENDS:
            frame = stack.pop()
            if frame.entry is not None and not frame.count:
                yield _Piece(frame.start, event.end_mark.index, frame.entry, waiting, None)
                waiting = None
        if kind not in _BEGINNINGS:
            continue
        entry, is_new = _next_entry(stack[-1], event) if stack else (None, False)
        waiting = waiting or (entry if is_new else None)
        mark = event.start_mark
        if kind is yaml.ScalarEvent:
            if entry is not None:
                yield _Piece(mark.index, _end_of(event, text), entry, waiting, event)
            waiting = None
        else:
            is_list = kind is yaml.SequenceStartEvent
            stack.append(_Frame(entry, is_list, event.flow_style, mark.column, mark.index))


def _next_entry(frame: _Frame, event: Any) -> tuple[_Entry, bool]:
    """Return the entry that `event` is part of, and whether that begins here."""
    frame.count += 1
    if frame.is_list:
        return _Entry(frame.entry, frame.count - 1, frame.column, frame.in_flow), True
    if frame.key is not None:
        entry, frame.key = frame.key, None
        return entry, False
    column = event.start_mark.column
    frame.key = _Entry(frame.entry, getattr(event, "value", ""), column, frame.in_flow)
    return frame.key, True


def _end_of(event: Any, text: str) -> int:
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in ("|", ">"):
        return int(end)
    held = text[start:end]
    if _KEEPS_ALL.match(held):
        return int(start) + len(_LAST_BREAK.sub("", held))
    return int(start) + len(held.rstrip())


def _after_signs(signs: str, here: _Entry | None, opened: int) -> tuple[_Entry | None, int]:
    """Return where one is behind `signs`, and how many brackets were opened without a value yet."""
    for char in signs:
        if char in "[{":
            opened += 1
        elif char in "]}" and opened:
            opened -= 1
        elif char in "]}" and here is not None:
            here = here.parent
    return here, opened


class _Collector:
    """Goes through what stands between the pieces and gives each comment a place."""

    def __init__(self) -> None:
        self.found: dict[Place, _Lines] = {}
        self.swallowed: list[Swallowed] = []

    def run(self, text: str, body: int, pieces: list[_Piece]) -> None:
        """Take in all of `text` from `body` on."""
        if not pieces:
            return
        self._between(None, text[body : pieces[0].start], pieces[0])
        for one, other in pairwise(pieces):
            self._head_of_block(one, text)
            gap = text[one.end : other.start]
            if gap != ": ":
                self._between(one, gap, other)
        last = pieces[-1]
        self._head_of_block(last, text)
        self._between(last, text[last.end :], None)

    def _at(self, entry: _Entry | None) -> _Lines:
        return self.found.setdefault(entry.place if entry else (), _Lines())

    def _head_of_block(self, piece: _Piece, text: str) -> None:
        if piece.event is not None and piece.event.style in ("|", ">"):
            head = _BLOCK_HEAD.match(text, piece.start)
            if head:
                self._put_beside(piece.entry, head[1])

    def _put_beside(self, entry: _Entry, comment: str) -> None:
        lines = self._at(entry)
        if lines.beside:
            lines.above.append(comment.strip())
        else:
            lines.beside = comment.rstrip()

    def _between(self, before: _Piece | None, gap: str, after: _Piece | None) -> None:
        """Place the comments and blank lines of the `gap` between two pieces."""
        if "#" not in gap and (len(gap) < 2 or not _ANY.search(gap)):
            return
        lines = LINE_BREAK.split(gap)
        here = before.entry if before else None
        blanks: list[str] = []
        opened = 0
        for number, line in enumerate(lines):
            signs, sharp, said = line.partition("#")
            here, opened = _after_signs(signs, here, opened)
            comment = f"#{said}".rstrip() if sharp else ""
            is_alone = not signs.strip() and (number > 0 or before is None)
            if comment and is_alone:
                rest = lines[number + 1 :]
                target, indent = self._target(len(signs), here, after, rest)
                target += [*blanks, indent + comment]
                blanks = []
            elif comment and number == 0 and before is not None:
                self._look_at(before, signs, comment)
            if comment and not is_alone:
                blanks = self._beside(signs, comment, here, after, blanks)
            elif not comment and is_alone and number < len(lines) - 1:
                blanks.append("")
        if blanks and after and after.new and not after.new.in_flow and before:
            self._at(after.new).above += blanks

    def _beside(
        self, signs: str, comment: str, here: _Entry | None, after: _Piece | None, blanks: list[str]
    ) -> list[str]:
        """Place a comment that stands behind something; return the `blanks` that are still left."""
        if after is not None and (signs.rstrip().endswith("-") or here is None):
            self._at(after.new or after.entry).above += [*blanks, comment]
            return []
        if here is None:
            self._at(None).below.append(comment)
        else:
            self._put_beside(here, (signs[len(signs.rstrip()) :] or "  ") + comment)
        return []

    def _target(
        self, column: int, here: _Entry | None, after: _Piece | None, rest: list[str]
    ) -> tuple[list[str], str]:
        """Return the lines to which a comment goes that stands alone in its line, and how much
        further in than these it stands."""
        signs = "".join(line.partition("#")[0] for line in rest).lstrip(" \t,")
        if signs.startswith(("]", "}")) and here is not None:
            return self._at(here).below, ""
        if after is not None and (after.new is None or after.new.in_flow):
            return self._at(after.new or after.entry).above, ""
        next_column = after.new.column if after is not None and after.new is not None else -1
        if column > max(next_column, 0) and here is not None:
            around = after.new.line_up if after is not None and after.new is not None else []
            for each in here.line_up:
                if not each.in_flow and each.column <= column:
                    if each in around:
                        break
                    return self._at(each).below, " " * (column - each.column)
        return (self._at(after.new).above if after is not None else self._at(None).below), ""

    def _look_at(self, before: _Piece, signs: str, comment: str) -> None:
        event = before.event
        if event is None or event.style or signs.strip() or not _GLUED.match(comment):
            return
        if before.new is not None and isinstance(before.entry.key, str):
            return  # a key, whose value comes in the lines below
        value = resolve(event.value)
        if value is None or isinstance(value, str):
            key, line = str(before.entry.key), event.end_mark.line + 1
            self.swallowed.append(Swallowed(line, comment, key, event.value))
