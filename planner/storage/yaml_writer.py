"""Plain data to YAML that reads well and diffs well: block style, one item a line, no folding.

Written here and not by PyYAML, whose emitter folds long lines, cannot mix block and flow style
by choice, and quotes by the rules of YAML 1.1 alone. What is written is read back the same by
`yaml_reader` and by YAML 1.1 and 1.2 readers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from planner.storage.yaml_reader import resolve

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^\n]*")
_NEVER_PLAIN = re.compile(r": |:$| #|\s$|^\.\.\.|\t")
_FLOW_ONLY = re.compile(r"[,\[\]{}:]")
_LIKE_A_NUMBER = re.compile(r"[-+.0-9]\S*")
_YAML_1_1_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class Keyed(dict[str, object]):
    """A mapping whose keys have an `order`; `unsaid` are those that go without saying."""

    order: tuple[str, ...] = ()
    unsaid: Mapping[str, object] = MappingProxyType({})


class Flow(Keyed):
    """A mapping to be written on one line as {key: value}."""


@dataclass(slots=True)
class Spot:
    """What stands at a key, an item or the whole file, and within it."""

    above: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)
    inner: "dict[str | int, Spot]" = field(default_factory=dict)

    def comments(self) -> Iterator[str]:
        """Yield all comments here and within, blank lines left out."""
        said = [*self.above, self.beside.strip()]
        yield from filter(None, said)
        for each in self.inner.values():
            yield from each.comments()
        yield from (line.strip() for line in self.below if line)


_NOWHERE = Spot()
_BLANK = "\n"
"""A blank line that a person left, not one of a text."""


def to_yaml(data: Mapping[str, object], spot: Spot = _NOWHERE) -> str:
    """Return `data` (mappings, lists, scalars, dates) as a YAML document ending in a newline, with
    the comments of `spot` at its keys."""
    lines = [*_joined(_mapping(data, "", spot)), *spot.below] if data else ["{}"]
    return "\n".join(lines) + "\n"


def scalar(value: object, flow: bool = False) -> str:
    """Return a scalar on one line, quoted where it would be read as something else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    text = _SURROGATE.sub("\ufffd", str(value))
    if _is_plain(text, flow):
        return text
    if "\n" in text or _UNPRINTABLE.search(text):
        return _double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or _UNPRINTABLE.search(text) or _NEVER_PLAIN.search(text):
        return False
    if flow and _FLOW_ONLY.search(text):
        return False
    if text.lower() in _YAML_1_1_WORDS or _LIKE_A_NUMBER.fullmatch(text):
        return False
    return isinstance(resolve(text), str)


def _double_quoted(text: str) -> str:
    body = "".join(_ESCAPES.get(char, char) for char in text)
    return f'"{_UNPRINTABLE.sub(_escape, body)}"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}"


def _mapping(data: Mapping[str, object], indent: str, spot: Spot) -> Iterator[str]:
    for key, value in data.items():
        start = f"{indent}{scalar(key)}:"
        here = spot.inner.get(str(key)) if spot.inner else None
        if here is None:
            yield from _entry(start, value, indent, _NOWHERE)
        else:
            yield from _remarked(_entry(start, value, indent, here), here, indent)


def _remarked(lines: Iterator[str], spot: Spot, indent: str) -> Iterator[str]:
    yield from (f"{indent}{line}" if line else _BLANK for line in spot.above)
    yield f"{next(lines)}{spot.beside}"
    yield from lines
    yield from (f"{indent}{line}" if line else _BLANK for line in spot.below)


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """Yield `lines` without blank ones that would lengthen the text of a block before them."""
    last = "-"
    for line in lines:
        if line is not _BLANK:
            last = line
            yield line
        elif last:
            yield ""


def _entry(start: str, value: object, indent: str, spot: Spot) -> Iterator[str]:
    """Write `value` after `start`, which is a key with colon."""
    if isinstance(value, Mapping) and value and not isinstance(value, Flow):
        yield start
        yield from _mapping(value, indent + "  ", spot)
    elif isinstance(value, list | tuple) and value:
        yield start
        for place, item in enumerate(value):
            here = spot.inner.get(place)
            if here is None:
                yield from _item(item, indent, _NOWHERE)
            else:
                yield from _remarked(_item(item, indent, here), here, indent)
    elif isinstance(value, str) and _fits_a_block(value):
        yield f"{start} {_block_sign(value)}"
        lines = value.rstrip("\n").split("\n") + [""] * max(0, _tail(value) - 1)
        yield from (f"{indent}  {line}" if line else "" for line in lines)
    else:
        yield f"{start} {_inline(value)}"


def _item(item: object, indent: str, spot: Spot) -> Iterator[str]:
    if isinstance(item, Mapping) and item and not isinstance(item, Flow):
        lines = _mapping(item, indent + "  ", spot)
        yield f"{indent}- {next(lines).lstrip(' ')}"
        yield from lines
    else:
        yield f"{indent}- {_inline(item)}"


def _inline(value: object, flow: bool = False) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, True)}: {_inline(each, True)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(each, True) for each in value) + "]"
    return scalar(value, flow)


def _fits_a_block(text: str) -> bool:
    """Whether `text` has several lines and nothing that a block would change."""
    lines = text.rstrip("\n").split("\n")
    if "\n" not in text or lines[0][:1] in ("", " ", "\t"):
        return False
    if _UNPRINTABLE.search(text) or _SURROGATE.search(text):
        return False
    return all(line == line.rstrip() for line in lines)


def _block_sign(text: str) -> str:
    return ("|-", "|", "|+")[min(2, _tail(text))]


def _tail(text: str) -> int:
    return len(text) - len(text.rstrip("\n"))
